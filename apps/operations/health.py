"""Health checks: those of beat, the workers and the front, and the report over all that areas declare."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from celery import current_app
from django.conf import settings
from django.db import DatabaseError
from kombu.exceptions import OperationalError

from apps.core import areas, clock, unix_http
from apps.core import health as core_health
from apps.core.areas import Check, Health, Level
from apps.core.health import short
from apps.operations.choices import BEAT
from apps.operations.models import Heartbeat

BEAT_LATE = dt.timedelta(seconds=60)
FRONT_CROWDED = 0.8
# As the front's configuration sets them; apps do not import what wires them together.
FRONT_MAX_CONNECTIONS = 2_000
_FRONT_CONNECTIONS = "/stats?format=json&filter=^http.front.downstream_cx_active$"


@dataclass(frozen=True)
class Result:
    """A health check and what it found."""

    name: str
    health: Health


def report(*, quick: bool = False) -> list[Result]:
    """Ask every health check; `quick` leaves out those that may keep one waiting."""
    database = core_health.database()
    wanted = [
        check
        for check in areas.checks()
        if not (quick and check.is_slow)
        # Of what is read from a database that does not answer nothing can be said.
        and (database.level is Level.OK or not check.needs_database)
    ]
    return [Result("Database", database), *(Result(check.name, _ask(check)) for check in wanted)]


def beat() -> Health:
    """Return whether beat sends and a worker receives."""
    row = Heartbeat.objects.filter(name=BEAT).first()
    todo = "See that one beat and a worker run: beat sends this, a worker writes it down."
    if row is None:
        return Health(Level.FAIL, "has never been heard", todo)
    age = clock.now() - row.beaten_at
    detail = f"was heard {short(age)} ago"
    return Health(Level.FAIL, detail, todo) if age > BEAT_LATE else Health(Level.OK, detail)


def workers() -> Health:
    """Return how many workers answer."""
    from redis import RedisError

    try:
        answers = current_app.control.ping(timeout=0.7)
    except (OperationalError, RedisError, OSError):
        return Health(Level.FAIL, "cannot be asked while Redis is away", "Start Redis.")
    if not answers:
        return Health(Level.FAIL, "none answers", "Start a Celery worker; jobs wait until then.")
    count = len(answers)
    return Health(Level.OK, f"{count} {'answers' if count == 1 else 'answer'}")


def front() -> Health:
    """Return how many connections the Envoy before the web server holds."""
    if not settings.FRONT_ADMIN_SOCKET:
        return Health(
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
        return Health(Level.FAIL, "does not answer", "Start it again: callers reach nothing without it.")
    count = sum(int(one["value"]) for one in shown)
    detail = f"holds {count:,} of {FRONT_MAX_CONNECTIONS:,} connections"
    if count > FRONT_CROWDED * FRONT_MAX_CONNECTIONS:
        return Health(Level.WARN, detail, "See who opens so many, and limit them where they come in.")
    return Health(Level.OK, detail)


def _ask(check: Check) -> Health:
    try:
        return check.ask()
    except (DatabaseError, OSError) as error:
        return Health(
            Level.FAIL, f"cannot be asked ({type(error).__name__})", "Read the log of the web server."
        )
