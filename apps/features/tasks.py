"""Background work: syncs that are due."""

from __future__ import annotations

from apps.core.areas import Every
from apps.features import services
from platform_portal.celery import app


@app.task(name="features.sync_due")
def sync_due() -> None:
    """Start the syncs that are due, and end those whose job is gone."""
    services.settle()
    services.start_due()


SCHEDULES = (Every("features.sync_due", seconds=60),)
