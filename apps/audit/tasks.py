"""Background work: refused attempts that were counted are written down, and consumers read the outbox."""

from __future__ import annotations

from uuid import UUID

from apps.audit import outbox, services
from apps.core import jobs
from apps.core.areas import Every
from platform_portal.celery import app


@app.task(name="audit.record_counted")
def record_counted() -> None:
    """Record how often refused attempts were made again."""
    services.record_counted()


@app.task(name=outbox.TASK)
def deliver(log_id: str | None = None) -> None:
    """Hand the consumers of the outbox what waits for them, of one chain or of all."""
    if not outbox.deliver(log_id=None if log_id is None else UUID(log_id)):
        jobs.enqueue(outbox.TASK)


SCHEDULES = (Every(outbox.TASK, seconds=5), Every("audit.record_counted", seconds=60))
