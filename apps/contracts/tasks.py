"""Background work of checks. Each task is a hint: what is due stands in the database."""

from __future__ import annotations

from apps.contracts.services import check_runs
from apps.core.areas import Every
from platform_portal.celery import app


@app.task(name="contracts.start_due_checks")
def start_due_checks() -> None:
    """Begin the checks whose time has come."""
    check_runs.start_due()


@app.task(name="contracts.forget_old_checks")
def forget_old_checks() -> None:
    """Delete runs of checks that are too old."""
    check_runs.forget_old()


SCHEDULES = (
    Every("contracts.start_due_checks", seconds=30),
    Every("contracts.forget_old_checks", seconds=3600),
)
