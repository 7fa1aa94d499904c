from apps.notifications.models.notices import Notice, NoticeQuerySet, Preference
from apps.notifications.models.webhooks import Attempt, Delivery, Webhook, WebhookQuerySet

__all__ = ["Attempt", "Delivery", "Notice", "NoticeQuerySet", "Preference", "Webhook", "WebhookQuerySet"]
