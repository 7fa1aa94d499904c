"""Background work: bytes that nothing names leave the store, and pins find what they name."""

from __future__ import annotations

from apps.core import clock
from apps.core.areas import Every
from apps.registry import services
from platform_portal.celery import app


# Over a large store a round takes longer than other tasks; it stays below the broker's patience.
@app.task(name="registry.sweep_store", soft_time_limit=90, time_limit=100)
def sweep_store() -> None:
    """Look through this hour's part of every tenant's store."""
    services.sweep_store(part=clock.now().hour)


@app.task(name="registry.resolve_pins")
def resolve_pins() -> None:
    """Look up again what versions name and the portal did not know yet."""
    services.resolve_pins()


SCHEDULES = (Every("registry.sweep_store", seconds=3600), Every("registry.resolve_pins", seconds=30))
