"""Health checks of what everything stands on: Postgres, its migrations and rules, Redis and the queue of jobs."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from apps.core import clock, rotation, sql_rules
from apps.core.areas import Health, Level
from apps.core.choices import JobState
from apps.core.models import Job

# For each of Postgres and Redis: who asks whether the portal is ready does not wait long either.
SECONDS = 2
QUEUE_SLOW = dt.timedelta(seconds=30)
QUEUE_STUCK = dt.timedelta(minutes=5)


def database() -> Health:
    """Return whether Postgres answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return Health(Level.FAIL, "does not answer", "Start Postgres; nothing works without it.")
    return Health(Level.OK, "answers")


def redis() -> Health:
    """Return whether Redis answers."""
    # A heavy library, of which most of the portal's processes need nothing.
    from redis import Redis, RedisError

    client = Redis.from_url(settings.REDIS_URL, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)
    try:
        client.ping()
    except RedisError:
        return Health(
            Level.FAIL,
            "does not answer; rollouts go on, jobs wait",
            "Start it. Jobs wait in the database and go on by themselves.",
        )
    finally:
        client.close()
    return Health(Level.OK, "answers")


def migrations() -> Health:
    """Return whether every migration is applied."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not missing:
        return Health(Level.OK, "all are applied")
    named = ", ".join(f"{one.app_label}.{one.name}" for one, _ in missing[:3])
    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
    return Health(Level.FAIL, f"not applied: {named}{more}", "Run manage.py migrate, then restart.")


def rules() -> Health:
    """Return whether the database's rules are those of the SQL files."""
    found = sql_rules.differences(connection)
    if not found:
        return Health(Level.OK, "triggers, grants and functions are as their files say")
    more = f", and {len(found) - 1} more" if len(found) > 1 else ""
    return Health(Level.FAIL, f"{found[0]}{more}", "Run manage.py migrate: it applies the files again.")


def queue() -> Health:
    """Return how long the oldest job waits."""
    waiting = Job.objects.filter(state=JobState.QUEUED).order_by("due_at").first()
    if waiting is None:
        return Health(Level.OK, "no job waits")
    age = clock.now() - waiting.due_at
    detail = f"the oldest job waits for {short(age)}"
    if age <= QUEUE_SLOW:
        return Health(Level.OK, detail)
    todo = "See that a worker runs and reads the queue “default”."
    return Health(Level.FAIL if age > QUEUE_STUCK else Level.WARN, detail, todo)


def short(age: dt.timedelta) -> str:
    """Return an age as a health check says it: 90 s, 5 min, 3 h."""
    seconds = max(int(age.total_seconds()), 0)
    if seconds < 120:
        return f"{seconds} s"
    return f"{seconds // 60} min" if seconds < 7200 else f"{seconds // 3600} h"


def encryption() -> Health:
    """Return whether everything that is kept encrypted is under the newest key."""
    found = rotation.counts()
    older, unreadable = sum(one.older for one in found), sum(one.unreadable for one in found)
    if unreadable:
        return Health(
            Level.FAIL,
            f"{unreadable} secret{'s' if unreadable != 1 else ''} under a key that is not known",
            "Put the key back (SECRET_KEY_FALLBACKS, PORTAL_ENCRYPTION_KEYS), or have the secrets given anew.",
        )
    if older:
        return Health(
            Level.WARN,
            f"{older} secret{'s' if older != 1 else ''} under an older key",
            "Run manage.py rotate_encryption, then remove the older key.",
        )
    return Health(Level.OK, "every secret is under the newest key")
