"""Background work: refused attempts that were counted are written down."""

from __future__ import annotations

from apps.audit import services
from platform_portal.celery import app


@app.task(name="audit.record_counted")
def record_counted() -> None:
    """Record how often refused attempts were made again."""
    services.record_counted()
