"""Background work: mail, and what is sent to webhooks. Each task is a hint: the rows say what is due."""

from __future__ import annotations

from uuid import UUID

from apps.core.areas import Every
from apps.notifications import services
from apps.notifications.services.webhooks import SEND
from platform_portal.celery import app


@app.task(name="notifications.mail")
def mail() -> None:
    """Send the mail that is due."""
    services.send_mail()


@app.task(name=SEND)
def send(webhook_id: str) -> None:
    """Send a webhook what is due."""
    services.send(UUID(webhook_id))


@app.task(name="notifications.sweep")
def sweep() -> None:
    """Ask for workers where something is due at a webhook."""
    services.sweep()


@app.task(name="notifications.prune")
def prune() -> None:
    """Forget old deliveries."""
    services.prune()


SCHEDULES = (
    Every("notifications.mail", seconds=30),
    Every("notifications.sweep", seconds=5),
    Every("notifications.prune", seconds=3600),
)
