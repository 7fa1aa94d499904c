"""Health checks of notifications: whether what is due is sent."""

from __future__ import annotations

import datetime as dt

from apps.core import clock
from apps.core.areas import Health, Level
from apps.core.health import short
from apps.notifications.choices import DeliveryState
from apps.notifications.models import Delivery, Notice, Webhook

LATE = dt.timedelta(minutes=5)


def deliveries() -> Health:
    """Return whether webhooks are called when something is due; receivers that fail are their tenant's affair."""
    waiting = Delivery.objects.filter(
        state=DeliveryState.WAITING, webhook__in=Webhook.objects.active(), due_at__lte=clock.now()
    )
    oldest = waiting.order_by("due_at").values_list("due_at", flat=True).first()
    return _level(oldest, "delivery", "See that a worker runs and reads the queue “notifications”.")


def mail() -> Health:
    """Return whether mail goes out."""
    oldest = (
        Notice.objects.due(clock.now()).order_by("mail_due_at").values_list("mail_due_at", flat=True).first()
    )
    failing = Notice.objects.filter(mail_due_at__isnull=False, mail_failures__gt=2).exists()
    if failing:
        return Health(
            Level.FAIL, "the mail server takes none", "Look at PORTAL_SMTP_URL and the worker's log."
        )
    return _level(oldest, "mail", "See that a worker runs and reads the queue “notifications”.")


def _level(oldest: dt.datetime | None, what: str, todo: str) -> Health:
    if oldest is None or clock.now() - oldest <= LATE:
        return Health(Level.OK, f"no {what} is late")
    return Health(Level.WARN, f"the oldest {what} is late by {short(clock.now() - oldest)}", todo)
