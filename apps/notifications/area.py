"""What notifications add to the portal."""

from apps.audit import events
from apps.audit.outbox import Consumer
from apps.core.areas import AdminGroup, Area, Check, Encrypted, Panel, Shortcut, StateLabel, TenantTab
from apps.notifications import health, services, tasks
from apps.notifications.events import EVENTS
from apps.notifications.models import Webhook
from apps.notifications.models.webhooks import PURPOSE

AREA = Area(
    name="notifications",
    urls="",
    tenant_tabs=[
        TenantTab("webhooks", "Webhooks", "notifications:webhooks", order=10, for_administrators=True)
    ],
    panels=[
        Panel("frame.topbar", "notifications/_bell.html", lambda reader, _: {}),
        Panel("accounts.me", "notifications/_preferences_link.html", lambda reader, _: {}),
    ],
    shortcuts=[
        Shortcut("Notifications", "notifications:list", "bell", words="unread notices"),
        Shortcut("Notification preferences", "notifications:preferences", "adjustments", words="mail digest"),
    ],
    states={
        "active": StateLabel("Active", "circle-check", "ok"),
        "disabled": StateLabel("Disabled", "ban", "bad"),
        "waiting": StateLabel("Waiting", "clock", "busy"),
        "delivered": StateLabel("Delivered", "circle-check", "ok"),
        "failed": StateLabel("Failed", "alert-triangle", "bad"),
    },
    checks=[
        Check("Webhooks", health.deliveries, order=52),
        Check("Mail", health.mail, order=54),
    ],
    encrypted=[
        Encrypted(
            "Addresses and secrets of webhooks",
            Webhook,
            ("encrypted_url", "encrypted_secret", "encrypted_old_secret"),
            PURPOSE,
        )
    ],
    events=EVENTS,
    consumers=[
        Consumer("notifications.notices", services.tell, events.texts),
        Consumer("notifications.webhooks", services.collect, events.texts),
    ],
    schedules=tasks.SCHEDULES,
    queue="notifications",
    admin=[
        AdminGroup(
            "Notifications",
            {
                "notifications.webhook": "",
                "notifications.delivery": "deliveries to webhooks",
                "notifications.notice": "",
            },
            order=35,
        )
    ],
)
