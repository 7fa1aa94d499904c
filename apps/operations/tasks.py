"""Background work of operations: one sign of life."""

from __future__ import annotations

from apps.core.areas import Every
from apps.operations import services
from platform_portal.celery import app


@app.task(name="operations.beat")
def beat() -> None:
    """Show that beat sends and a worker receives."""
    services.beat()


SCHEDULES = (Every("operations.beat", seconds=15),)
