"""Background work: owners of tokens are told before these expire."""

from __future__ import annotations

from apps.core.areas import Every
from apps.tenants import services
from platform_portal.celery import app


@app.task(name="tenants.announce_expiring")
def announce_expiring() -> None:
    """Record which tokens expire soon."""
    services.announce_expiring()


SCHEDULES = (Every("tenants.announce_expiring", seconds=3600),)
