"""What administrators are told of their webhooks."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry
from apps.notifications.models import Webhook
from apps.tenants import grants
from apps.tenants.choices import Permission


def _webhook(entry: Entry) -> Webhook | None:
    return Webhook.objects.filter(pk=entry.object_id).select_related("tenant").first()


def _page(it: Webhook) -> str:
    return reverse("notifications:webhook", args=[it.tenant.slug, it.pk])


def _administrators(entry: Entry, it: Webhook) -> Iterable[UUID]:
    return grants.holders(it.tenant_id, Permission.ADMINISTER).values_list("pk", flat=True)


EVENTS = {
    Action.NOTIFICATIONS_WEBHOOK_DISABLED: EventText(
        EventKind.TENANT,
        "Webhook disabled",
        "Nothing is sent to the webhook {it.name} of {it.tenant.name} any more. {it.disabled_reason}",
        _webhook,
        _page,
        _administrators,
    ),
}
