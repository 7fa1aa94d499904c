"""Every write of notifications: notices, preferences, mail, webhooks and what is sent to them."""

from apps.notifications.services.deliveries import collect, prune, send, sweep
from apps.notifications.services.mailing import send_mail
from apps.notifications.services.notices import mark_all_read, mark_read, mark_unread, set_preferences, tell
from apps.notifications.services.webhooks import (
    BadEventType,
    TooManyWebhooks,
    TooMuchToReplay,
    TooMuchWaiting,
    WebhookDisabled,
    create_webhook,
    disable,
    enable,
    remove_webhook,
    replay,
    replay_since,
    rotate_secret,
    send_test,
    update_webhook,
    webhook_etag,
)

__all__ = [
    "BadEventType",
    "TooManyWebhooks",
    "TooMuchToReplay",
    "TooMuchWaiting",
    "WebhookDisabled",
    "collect",
    "create_webhook",
    "disable",
    "enable",
    "mark_all_read",
    "mark_read",
    "mark_unread",
    "prune",
    "remove_webhook",
    "replay",
    "replay_since",
    "rotate_secret",
    "send",
    "send_mail",
    "send_test",
    "set_preferences",
    "sweep",
    "tell",
    "update_webhook",
    "webhook_etag",
]
