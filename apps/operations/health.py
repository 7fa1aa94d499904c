"""Whether the portal can do its work: what each part that it needs answers right now."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection

from apps.core import clock
from apps.operations.asking import Asker, NoAnswer
from apps.rollouts.models import ReconcilerHeartbeat

MISSED_ROUNDS = 3
# A round talks to Envoy and to the model servers; a fast interval must not make a slow round look dead.
LEAST_PATIENCE = dt.timedelta(seconds=15)
# For each of Postgres and Redis: who asks whether the portal is ready does not wait long either.
SECONDS = 2

_asker = Asker("readiness-database")


@dataclass(frozen=True)
class Check:
    """One part and its answer. `detail` names no host, user or secret."""

    name: str
    ok: bool
    detail: str


def checks() -> list[Check]:
    """Ask every part that the portal needs, at most for a few seconds."""
    unknown = Check("reconciler", False, "unknown without the database")

    def ask_postgres() -> tuple[Check, Check]:
        database = ask_database()
        return database, ask_reconciler() if database.ok else unknown

    try:
        database, reconciler = _asker.ask(ask_postgres, seconds=SECONDS)
    except NoAnswer:
        database, reconciler = Check("database", False, f"gave no answer within {SECONDS} s"), unknown
    except DatabaseError:
        database, reconciler = Check("database", False, "answers, and cannot be read"), unknown
    return [database, ask_redis(), reconciler]


def ask_database() -> Check:
    """Return whether Postgres answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Check("database", False, "does not answer")
    return Check("database", True, "answers")


def ask_redis() -> Check:
    """Return whether Redis answers."""
    # A heavy library, of which most of the portal's processes need nothing.
    import redis

    client = redis.Redis.from_url(settings.REDIS_URL, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)
    try:
        client.ping()
    except redis.RedisError:
        return Check("redis", False, "does not answer; rollouts go on, jobs wait")
    finally:
        client.close()
    return Check("redis", True, "answers")


def ask_reconciler() -> Check:
    """Return whether the reconciler did a round lately."""
    newest = ReconcilerHeartbeat.objects.order_by("-beaten_at").first()
    if newest is None:
        return Check("reconciler", False, "has never finished a round")
    age = clock.now() - newest.beaten_at
    patience = max(MISSED_ROUNDS * dt.timedelta(seconds=newest.interval_seconds), LEAST_PATIENCE)
    return Check("reconciler", age <= patience, f"last round {max(age.total_seconds(), 0):.0f} s ago")
