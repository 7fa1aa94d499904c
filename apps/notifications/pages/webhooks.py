"""The webhooks of a tenant, and what was sent to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from apps.accounts.models import User
from apps.audit.choices import Action
from apps.core import clock
from apps.core.refusals import NotFound, Refused
from apps.notifications import services
from apps.notifications.choices import TEST_EVENT, DeliveryState
from apps.notifications.forms import ReplayForm, WebhookForm
from apps.notifications.models import Attempt, Delivery, Webhook
from apps.notifications.pages.notices import cut
from apps.tenants.models import Tenant
from apps.tenants.pages.frame import Frame, frame

# The name under which a new secret waits for its page.
MADE = "webhook"


@dataclass(frozen=True)
class WebhookRow:
    webhook: Webhook
    events: str
    last: Delivery | None


@dataclass(frozen=True)
class WebhooksPage:
    frame: Frame
    rows: list[WebhookRow]
    form: WebhookForm
    refused: Refused | None


@dataclass(frozen=True)
class DeliveryRow:
    delivery: Delivery
    text: str
    tries: list[Attempt]
    can_replay: bool


@dataclass(frozen=True)
class WebhookPage:
    """A webhook. `secret` is a new one, on this page alone."""

    frame: Frame
    webhook: Webhook
    form: WebhookForm
    replay_form: ReplayForm
    rows: list[DeliveryRow]
    next_cursor: str
    secret: str
    old_secret_is_valid: bool
    refused: Refused | None


def webhooks_page(
    user: User, tenant: Tenant, *, form: WebhookForm | None = None, refused: Refused | None = None
) -> WebhooksPage:
    """Gather the webhooks of a tenant."""
    webhooks = list(Webhook.objects.filter(tenant=tenant))
    newest = (
        Delivery.objects.filter(webhook__in=webhooks).order_by("webhook_id", "-id").distinct("webhook_id")
    )
    last = {one.webhook_id: one for one in newest}
    return WebhooksPage(
        frame=frame(user, tenant, "webhooks"),
        rows=[
            WebhookRow(one, f"{len(one.actions)} chosen" if one.actions else "all", last.get(one.pk))
            for one in webhooks
        ],
        form=form or WebhookForm(),
        refused=refused,
    )


def webhook_page(
    user: User,
    webhook: Webhook,
    query: Any,
    *,
    form: WebhookForm | None = None,
    replay_form: ReplayForm | None = None,
    refused: Refused | None = None,
    made: dict[str, Any] | None = None,
) -> WebhookPage:
    """Gather a webhook and the deliveries to it. Raises `BadCursor`."""
    tries = Prefetch("tries", queryset=Attempt.objects.order_by("-id"))
    found, next_cursor = cut(webhook.deliveries.prefetch_related(tries), query.get("cursor", ""))
    moment = clock.now()
    return WebhookPage(
        frame=frame(user, webhook.tenant, "webhooks"),
        webhook=webhook,
        form=form or webhook_form(webhook),
        replay_form=replay_form or ReplayForm(),
        rows=[
            DeliveryRow(
                delivery=one,
                text=_text(one.action),
                tries=list(one.tries.all()),
                can_replay=webhook.is_active
                and one.state != DeliveryState.WAITING
                and one.action != TEST_EVENT,
            )
            for one in found
        ],
        next_cursor=next_cursor,
        secret=str(made["secret"]) if made and made["webhook"] == str(webhook.pk) else "",
        old_secret_is_valid=webhook.old_secret_until is not None and webhook.old_secret_until > moment,
        refused=refused,
    )


def webhook_form(webhook: Webhook, data: Any = None) -> WebhookForm:
    """Return the form that edits a webhook."""
    return WebhookForm(data, webhook=webhook, etag=services.webhook_etag(webhook))


def webhook_of(tenant: Tenant, pk: UUID) -> Webhook:
    """Return a webhook of a tenant. Raises `NotFound`."""
    webhook = Webhook.objects.filter(tenant=tenant, pk=pk).select_related("tenant").first()
    if webhook is None:
        raise NotFound()
    return webhook


def delivery_of(webhook: Webhook, pk: UUID) -> Delivery:
    """Return a delivery to a webhook. Raises `NotFound`."""
    delivery = webhook.deliveries.filter(pk=pk).first()
    if delivery is None:
        raise NotFound()
    return delivery


def _text(action: str) -> str:
    return str(Action(action).label) if action in Action.values else action
