"""How the parts of the portal are right now, and what an operator does about each that is not well."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import Any

import django
from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from kombu.exceptions import OperationalError

from apps.audit import outbox
from apps.audit.models import Log
from apps.core import clock, sizes, sql_rules, unix_http
from apps.core.choices import JobState
from apps.core.models import Job
from apps.operations import health
from apps.operations.choices import BEAT
from apps.operations.models import Heartbeat, TrailEntry
from apps.rollouts.routers.base import RouterUnavailable
from apps.rollouts.routers.envoy_client import EnvoyAdmin

BEAT_LATE = dt.timedelta(seconds=60)
QUEUE_SLOW = dt.timedelta(seconds=30)
QUEUE_STUCK = dt.timedelta(minutes=5)
OUTBOX_SLOW = dt.timedelta(seconds=60)
CHECKPOINT_LATE = dt.timedelta(minutes=5)
FRONT_CROWDED = 0.8
# As the front's configuration sets them; apps do not import what wires them together.
FRONT_MAX_CONNECTIONS = 2_000
_FRONT_CONNECTIONS = "/stats?format=json&filter=^http.front.downstream_cx_active$"
FULL_WARNS = 0.15
FULL_FAILS = 0.05
LIBRARIES = ("celery", "django-allauth", "django-guardian", "django-ninja", "psycopg", "cryptography")


class Level(StrEnum):
    """How well a part is, from good to bad."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True)
class Part:
    """A part, how it is, and what to do about it. No text names a host, a user or a secret."""

    name: str
    level: Level
    detail: str
    todo: str = ""


def parts(*, quick: bool = False) -> list[Part]:
    """Ask every part; `quick` leaves out those that may keep one waiting."""
    database = _database()
    found = [database, _redis()]
    if database.level is Level.FAIL:
        # Nothing that is read from it can be said.
        return [*found, _storage()]
    asked: list[Callable[[], Part]] = [
        _migrations,
        _rules,
        _queue,
        _outbox,
        _beat,
        _reconciler,
        _checkpoints,
        _storage,
    ]
    if not quick:
        asked += [_worker, _envoy, _front]
    return found + [_answer(ask) for ask in asked]


def versions() -> list[tuple[str, str]]:
    """Return what runs here, by name."""
    found = [
        ("Platform Portal", settings.PORTAL_VERSION),
        ("Python", platform.python_version()),
        ("Django", django.get_version()),
        ("PostgreSQL", _postgres_version()),
        ("Redis or Valkey", _redis_version()),
    ]
    return found + [(name, metadata.version(name)) for name in LIBRARIES]


def _answer(ask: Callable[[], Part]) -> Part:
    try:
        return ask()
    except (DatabaseError, OSError) as error:
        name = ask.__name__.strip("_").capitalize()
        return Part(
            name, Level.FAIL, f"cannot be asked ({type(error).__name__})", "Read the log of the web server."
        )


def _database() -> Part:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Part("Database", Level.FAIL, "does not answer", "Start Postgres; nothing works without it.")
    return Part("Database", Level.OK, "answers")


def _redis() -> Part:
    found = health.ask_redis()
    if found.ok:
        return Part("Redis", Level.OK, "answers")
    return Part(
        "Redis", Level.FAIL, found.detail, "Start it. Jobs wait in the database and go on by themselves."
    )


def _migrations() -> Part:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not missing:
        return Part("Migrations", Level.OK, "all are applied")
    named = ", ".join(f"{one.app_label}.{one.name}" for one, _ in missing[:3])
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    return Part(
        "Migrations", Level.FAIL, f"not applied: {named}{more}", "Run manage.py migrate, then restart."
    )


def _rules() -> Part:
    found = sql_rules.differences(connection)
    if not found:
        return Part("Rules", Level.OK, "triggers, grants and functions are as their files say")
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return Part(
        "Rules", Level.FAIL, f"{found[0]}{more}", "Run manage.py migrate: it applies the files again."
    )


def _queue() -> Part:
    waiting = Job.objects.filter(state=JobState.QUEUED).order_by("due_at").first()
    if waiting is None:
        return Part("Queue", Level.OK, "no job waits")
    age = clock.now() - waiting.due_at
    detail = f"the oldest job waits for {_said(age)}"
    todo = "See that a worker runs and reads the queue “default”."
    if age > QUEUE_STUCK:
        return Part("Queue", Level.FAIL, detail, todo)
    return Part(
        "Queue", Level.WARN if age > QUEUE_SLOW else Level.OK, detail, todo if age > QUEUE_SLOW else ""
    )


def _outbox() -> Part:
    lags = outbox.lags()
    stuck = [lag.consumer for lag in lags if lag.stuck]
    if stuck:
        return Part(
            "Outbox",
            Level.FAIL,
            f"stuck on an event: {', '.join(stuck)}",
            "Read the worker's log. It tries again by itself; an event that can never succeed is skipped in the"
            " admin, under consumer positions.",
        )
    age = dt.timedelta(seconds=max((lag.seconds for lag in lags), default=0.0))
    if age > OUTBOX_SLOW:
        return Part(
            "Outbox",
            Level.WARN,
            f"the oldest event waits for {_said(age)}",
            "See that a worker and beat run: beat asks every few seconds for what no message named.",
        )
    return Part("Outbox", Level.OK, "every consumer is up to date")


def _beat() -> Part:
    row = Heartbeat.objects.filter(name=BEAT).first()
    todo = "See that one beat and a worker run: beat sends this, a worker writes it down."
    if row is None:
        return Part("Beat", Level.FAIL, "has never been heard", todo)
    age = clock.now() - row.beaten_at
    return Part(
        "Beat",
        Level.FAIL if age > BEAT_LATE else Level.OK,
        f"was heard {_said(age)} ago",
        todo if age > BEAT_LATE else "",
    )


def _reconciler() -> Part:
    found = health.ask_reconciler()
    todo = "" if found.ok else "Start manage.py rollout_reconciler; traffic stays as it is meanwhile."
    return Part("Reconciler", Level.OK if found.ok else Level.FAIL, found.detail, todo)


def _worker() -> Part:
    import redis

    try:
        answers = current_app.control.ping(timeout=0.7)
    except (OperationalError, redis.RedisError, OSError):
        return Part("Workers", Level.FAIL, "cannot be asked while Redis is away", "Start Redis.")
    if not answers:
        return Part("Workers", Level.FAIL, "none answers", "Start a Celery worker; jobs wait until then.")
    count = len(answers)
    return Part("Workers", Level.OK, f"{count} {'answers' if count == 1 else 'answer'}")


def _envoy() -> Part:
    if not settings.ENVOY_ADMIN_URL:
        return Part("Envoy", Level.WARN, "is not configured", "Set ENVOY_ADMIN_URL to move traffic.")
    try:
        state = EnvoyAdmin(settings.ENVOY_ADMIN_URL).get_json("/server_info", {}).get("state")
    except RouterUnavailable:
        return Part("Envoy", Level.FAIL, "does not answer", "Start it; rollouts stand still until it does.")
    if state != "LIVE":
        return Part("Envoy", Level.WARN, f"says {state}", "Wait a moment, then read its log.")
    return Part("Envoy", Level.OK, "is live")


def _front() -> Part:
    if not settings.FRONT_ADMIN_SOCKET:
        return Part(
            "Front",
            Level.WARN,
            "is not configured",
            "Put one before the web server, which slow callers stop otherwise, and set FRONT_ADMIN_SOCKET.",
        )
    try:
        status, body = unix_http.get(settings.FRONT_ADMIN_SOCKET, _FRONT_CONNECTIONS, timeout=2)
        shown = json.loads(body)["stats"] if status == 200 else []
    except (OSError, ValueError, KeyError):
        shown = []
    if not shown:
        return Part(
            "Front", Level.FAIL, "does not answer", "Start it again: callers reach nothing without it."
        )
    count = sum(int(one["value"]) for one in shown)
    detail = f"holds {count:,} of {FRONT_MAX_CONNECTIONS:,} connections"
    if count > FRONT_CROWDED * FRONT_MAX_CONNECTIONS:
        return Part("Front", Level.WARN, detail, "See who opens so many, and limit them where they come in.")
    return Part("Front", Level.OK, detail)


def _storage() -> Part:
    store: Any = settings.STORAGES["artifacts"]
    folder = Path(store["OPTIONS"]["location"])
    # It is made with the first file.
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if not os.access(there, os.W_OK):
        return Part(
            "Storage", Level.FAIL, "cannot be written", "Mount the volume of the artifacts for writing."
        )
    disk = shutil.disk_usage(there)
    free = disk.free / disk.total
    detail = f"{sizes.rounded(disk.free)} free ({free:.0%})"
    todo = "Free or add space: uploads are refused when it is full."
    if free < FULL_WARNS:
        return Part("Storage", Level.FAIL if free < FULL_FAILS else Level.WARN, detail, todo)
    return Part("Storage", Level.OK, detail)


def _checkpoints() -> Part:
    name = "Audit checkpoints"
    if not Log.objects.exists():
        return Part(name, Level.OK, "there is nothing to sign yet")
    folder = Path(settings.AUDIT_CHECKPOINT_DIR)
    times = [path.stat().st_mtime for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    todo = "See that manage.py audit_signer runs, and read its log: it refuses what does not verify."
    if not times:
        return Part(name, Level.FAIL, "nothing was ever signed", todo)
    newest = dt.datetime.fromtimestamp(max(times), dt.UTC)
    entry = TrailEntry.objects.order_by("-recorded_at").values_list("recorded_at", flat=True).first()
    detail = f"the newest is {_said(clock.now() - newest)} old"
    if entry is not None and entry > newest and clock.now() - entry > CHECKPOINT_LATE:
        return Part(name, Level.FAIL, f"{detail}; later entries are not signed", todo)
    return Part(name, Level.OK, detail)


def _postgres_version() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            row = cursor.fetchone()
            return str(row[0]) if row else "unknown"
    except DatabaseError:
        return "does not answer"


def _redis_version() -> str:
    import redis

    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)
    try:
        info = client.info("server")
    except redis.RedisError:
        return "does not answer"
    finally:
        client.close()
    assert isinstance(info, dict)
    return str(info.get("valkey_version") or info.get("redis_version") or "unknown")


def _said(age: dt.timedelta) -> str:
    seconds = max(int(age.total_seconds()), 0)
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7200 else f"{seconds // 3600} h"
