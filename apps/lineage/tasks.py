"""Background work: events that are old enough are deleted."""

from __future__ import annotations

from apps.core.areas import Every
from apps.lineage import services
from platform_portal.celery import app


@app.task(name="lineage.prune_events")
def prune_events() -> None:
    """Delete a batch of events that were kept long enough."""
    services.prune_events()


SCHEDULES = (Every("lineage.prune_events", seconds=600),)
