"""Background work: sessions that are over leave the table."""

from __future__ import annotations

from django.core.management import call_command

from platform_portal.celery import app


@app.task(name="accounts.clear_sessions")
def clear_sessions() -> None:
    """This function will delete the sessions whose end has passed."""
    call_command("clearsessions")
