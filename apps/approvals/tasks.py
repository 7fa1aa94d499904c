"""Background work: what is overdue is closed whether anybody looks or not."""

from __future__ import annotations

from apps.approvals import services
from apps.core.areas import Every
from platform_portal.celery import app


@app.task(name="approvals.expire")
def expire() -> None:
    """Close a batch of requests whose time is over."""
    services.expire_overdue()


SCHEDULES = (Every("approvals.expire", seconds=60),)
