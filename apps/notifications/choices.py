from __future__ import annotations

import datetime as dt

from django.db import models

from apps.audit.events import EventKind


class Mail(models.TextChoices):
    """Whether a notice is mailed, and when."""

    NEVER = "never", "No mail"
    AT_ONCE = "at_once", "At once"
    DAILY = "daily", "Once a day"


# Quiet: the bell shows everything, and mail comes only where somebody else may have your account.
DEFAULT_MAIL: dict[EventKind, Mail] = {EventKind.SECURITY: Mail.AT_ONCE}


class Format(models.TextChoices):
    """What the receiver of a webhook understands."""

    STANDARD = "standard", "Standard Webhooks"
    SLACK = "slack", "Slack"
    TEAMS = "teams", "Microsoft Teams"


class WebhookState(models.TextChoices):
    ACTIVE = "active", "Active"
    DISABLED = "disabled", "Disabled"


class DeliveryState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    DELIVERED = "delivered", "Delivered"
    FAILED = "failed", "Failed"


# The ladder of Standard Webhooks: how long after a try the next one comes.
LADDER = (
    dt.timedelta(seconds=0),
    dt.timedelta(seconds=5),
    dt.timedelta(minutes=5),
    dt.timedelta(minutes=30),
    dt.timedelta(hours=2),
    dt.timedelta(hours=5),
    dt.timedelta(hours=10),
    dt.timedelta(hours=14),
    dt.timedelta(hours=20),
    dt.timedelta(hours=24),
)
# So much of a wait is left to chance, so that what failed together does not come back together.
JITTER = 0.1
ROTATION = dt.timedelta(hours=24)
KEPT = dt.timedelta(days=30)
NAME_LENGTH = 100
EXCERPT_LENGTH = 500
MOST_WEBHOOKS = 20
MOST_REPLAYED = 1000
TEST_EVENT = "notifications.webhook.tested"
