"""Whether the portal can do its work: what each part that it cannot do without answers right now."""

from __future__ import annotations

from django.db import DatabaseError

from apps.core import areas
from apps.core import health as core_health
from apps.core.areas import Check, Health, Level
from apps.operations.bounded_calls import BoundedCaller, NoAnswer

_asker = BoundedCaller("readiness-database")


def report() -> dict[str, Health]:
    """Ask the required health checks, at most for a few seconds."""
    required = [check for check in areas.checks() if check.is_required]
    stored = [check for check in required if check.needs_database]
    unknown = {check.name: Health(Level.FAIL, "unknown without the database") for check in stored}

    def ask_postgres() -> dict[str, Health]:
        database = core_health.database()
        found = _ask(stored) if database.level is Level.OK else unknown
        return {"Database": database, **found}

    seconds = core_health.SECONDS
    try:
        found = _asker.ask(ask_postgres, seconds=seconds)
    except NoAnswer:
        found = {"Database": Health(Level.FAIL, f"gave no answer within {seconds} s"), **unknown}
    except DatabaseError:
        found = {"Database": Health(Level.FAIL, "answers, and cannot be read"), **unknown}
    return {**found, **_ask([check for check in required if not check.needs_database])}


def _ask(checks: list[Check]) -> dict[str, Health]:
    return {check.name: check.ask() for check in checks}
