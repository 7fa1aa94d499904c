"""Background work: sessions and kept forms that are over leave their tables."""

from __future__ import annotations

from django.core.management import call_command

from apps.accounts import services
from apps.core.areas import Every
from platform_portal.celery import app


@app.task(name="accounts.clear_sessions")
def clear_sessions() -> None:
    """Delete the sessions, and the forms kept for those who sign in again, whose end has passed."""
    call_command("clearsessions")
    services.clear_forms()


SCHEDULES = (Every("accounts.clear_sessions", seconds=3600),)
