"""What people of the demo are told, and where a tenant's events go."""

from __future__ import annotations

from collections.abc import Callable

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.audit import outbox
from apps.audit.events import EventKind
from apps.core.actors import System
from apps.core.outbound import OutboundFailed, OutboundRefused
from apps.notifications import services
from apps.notifications.choices import Format, Mail
from apps.notifications.models import Notice, Preference, Webhook
from apps.tenants.models import Tenant

BY = System("demo")
DOMAIN = "example.com"
# What each of these chose on the page of preferences; the others left it as it was.
CHOSEN = {
    "reviewer-1": {EventKind.REVIEWS: (True, Mail.DAILY)},
    "contributor": {EventKind.REQUESTS: (True, Mail.AT_ONCE), EventKind.ROLLOUTS: (True, Mail.DAILY)},
    "product": {EventKind.REVIEWS: (False, Mail.NEVER)},
}
# An address of nobody: the webhook was disabled before anything was sent to it.
WEBHOOK, ADDRESS = "Channel of the ML platform", "https://hooks.slack.com/services/T000/B000/demo"
WHY = "Disabled by an administrator. The channel was archived."

Say = Callable[[str], None]


def begin() -> None:
    """Let the consumers of the outbox begin, so that people are told of all that the demo does from now on."""
    outbox.deliver()


def fill(slugs: list[str], *, say: Say) -> None:
    """Let people choose how they are told, read some of their notices, and give each tenant a webhook."""
    for slug in slugs:
        for title, wishes in CHOSEN.items():
            person = User.objects.filter(username=f"{slug}-{title}").first()
            if person is None or Preference.objects.filter(person=person).exists():
                continue
            accounts.set_address(user=person, address=f"{person.username}@{DOMAIN}", by=BY)
            services.set_preferences(by=person, wishes=wishes)
        _webhook(Tenant.objects.get(slug=slug), say=say)
    while not outbox.deliver():
        pass
    notices = Notice.objects.filter(person__username__regex=f"^({'|'.join(slugs)})-").order_by("-pk")
    newest = {notice.person_id: notice.pk for notice in reversed(notices)}
    for notice in notices.select_related("person"):
        # Everybody has seen all but the latest.
        if notice.pk != newest[notice.person_id]:
            services.mark_read(notice=notice, by=notice.person)
    say(f"{notices.count()} notices tell people what happened.")


def _webhook(tenant: Tenant, *, say: Say) -> None:
    if Webhook.objects.filter(tenant=tenant).exists():
        return
    try:
        webhook, _ = services.create_webhook(
            tenant=tenant, name=WEBHOOK, url=ADDRESS, format=Format.SLACK, by=BY
        )
    except (OutboundRefused, OutboundFailed):
        say(f"{tenant.slug} has no webhook: the address of Slack is not known here.")
        return
    services.disable(webhook=webhook, by=BY, reason=WHY)
