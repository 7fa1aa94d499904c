"""Sending to webhooks: what the outbox hands over becomes a delivery, and a delivery is tried until it arrives.

One worker at a time sends to a webhook: it takes a lease, calls outside of any transaction, and writes down what came of
it. A worker that dies after the call leaves the lease to run out, and the next sends the same message under the same id.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from apps.audit import events
from apps.audit.models import Entry
from apps.connections import services as connections
from apps.core import clock, faults, jobs, outbound
from apps.core.actors import System
from apps.core.outbound.addresses import read_url
from apps.core.refusals import Refused
from apps.notifications import bodies, signing
from apps.notifications.choices import EXCERPT_LENGTH, JITTER, KEPT, LADDER, DeliveryState
from apps.notifications.models import Attempt, Delivery, Webhook
from apps.notifications.services.webhooks import SEND, shut
from apps.tenants.models import Tenant

SENDER = System("webhooks")
# Longer than a call may take.
LEASE = dt.timedelta(seconds=60)
CALL_SECONDS = 10.0
ANSWER_BYTES = 16 * 1024
# Well inside the limit that Celery sets for a task, together with one call.
ROUND_SECONDS = 8.0
SWEPT_AT_ONCE = 100
GONE = 410


@dataclass(frozen=True)
class Answer:
    """What came of a call: a status, or the reason why there is none."""

    milliseconds: int
    status: int | None = None
    error: str = ""
    excerpt: str = ""

    @property
    def is_success(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


@transaction.atomic
def collect(entry: Entry) -> int:
    """Make a delivery of an event for each webhook that wants it, and return how many: the outbox calls it."""
    if entry.tenant_id is None:
        return 0
    webhooks = list(Webhook.objects.wanting(entry.tenant_id, entry.action))
    rendered = events.tell(entry) if webhooks else None
    if rendered is None:
        return 0
    tenant = Tenant.objects.get(pk=entry.tenant_id)
    message = bodies.message_of(entry, rendered, tenant)
    Delivery.objects.bulk_create(
        (
            Delivery(
                webhook=webhook,
                event_id=entry.event_id,
                action=entry.action,
                body=bodies.body(message, webhook.format),
                due_at=clock.now(),
            )
            for webhook in webhooks
        ),
        ignore_conflicts=True,
    )
    for webhook in webhooks:
        jobs.enqueue(SEND, webhook_id=str(webhook.pk))
    return len(webhooks)


def sweep() -> int:
    """Ask for workers where a delivery is due; return for how many webhooks."""
    found = list(Webhook.objects.due(clock.now()).values_list("pk", flat=True)[:SWEPT_AT_ONCE])
    for pk in found:
        jobs.enqueue(SEND, webhook_id=str(pk))
    return len(found)


def send(webhook_id: UUID, *, seconds: float = ROUND_SECONDS) -> int:
    """Send a webhook what is due, one after the other, and return how many calls were made."""
    until = time.monotonic() + seconds
    calls = 0
    while time.monotonic() < until:
        delivery = _claim(webhook_id)
        if delivery is None:
            return calls
        answer = _call(delivery)
        faults.point("notifications.webhook.sent")
        _settle(delivery, answer)
        calls += 1
    jobs.enqueue(SEND, webhook_id=str(webhook_id))
    return calls


def prune() -> int:
    """Forget deliveries that ended long ago, with their tries; return how many."""
    old = Delivery.objects.filter(finished_at__lt=clock.now() - KEPT)
    pks = list(old.values_list("pk", flat=True)[:5000])
    deleted, _ = Delivery.objects.filter(pk__in=pks).delete()
    return len(pks) if deleted else 0


@transaction.atomic
def _claim(webhook_id: UUID) -> Delivery | None:
    """Take the lease of a webhook and return what to send next, counted as a try."""
    moment = clock.now()
    webhook = (
        Webhook.objects.active()
        .select_for_update(skip_locked=True, of=("self",), no_key=True)
        .filter(Q(busy_until__isnull=True) | Q(busy_until__lte=moment), pk=webhook_id)
        .first()
    )
    if webhook is None:
        return None
    waiting = webhook.deliveries.filter(state=DeliveryState.WAITING, due_at__lte=moment)
    delivery = waiting.order_by("due_at", "created_at", "id").first()
    if delivery is None:
        return None
    webhook.busy_until = moment + LEASE
    webhook.save(update_fields=["busy_until"])
    delivery.attempts += 1
    delivery.save(update_fields=["attempts"])
    delivery.webhook = webhook
    return delivery


def _call(delivery: Delivery) -> Answer:
    webhook = delivery.webhook
    moment = clock.now()
    headers = signing.headers(
        webhook.secrets(moment),
        message_id=delivery.message_id,
        timestamp=int(moment.timestamp()),
        body=delivery.body,
    )
    began = time.monotonic()
    try:
        url = webhook.url
        allowed = connections.places_of(webhook.tenant_id)
        is_private = read_url(url, allowed).is_listed
        response = outbound.request(
            "POST",
            url,
            headers={"Content-Type": "application/json; charset=utf-8", **headers},
            content=delivery.body.encode(),
            timeout=CALL_SECONDS,
            max_bytes=ANSWER_BYTES,
            allowed=allowed,
        )
    except Refused as refused:
        return Answer(_since(began), error=refused.code)
    if is_private:
        # What stands there is the operators' affair: they opened it to be called, not to be read.
        return Answer(_since(began), status=response.status)
    excerpt = response.body[: EXCERPT_LENGTH * 4].decode("utf-8", "replace").replace("\x00", "")
    return Answer(_since(began), status=response.status, excerpt=excerpt[:EXCERPT_LENGTH])


@transaction.atomic
def _settle(delivery: Delivery, answer: Answer) -> None:
    """Write down what came of a call, and give the lease back. Whoever took it over meanwhile is left alone."""
    webhook = (
        Webhook.objects.select_for_update(of=("self",), no_key=True)
        .select_related("tenant")
        .filter(pk=delivery.webhook_id)
        .first()
    )
    if webhook is None or webhook.busy_until != delivery.webhook.busy_until:
        return
    moment = clock.now()
    webhook.busy_until = None
    webhook.save(update_fields=["busy_until"])
    Attempt.objects.create(
        delivery=delivery,
        number=delivery.attempts,
        at=moment,
        milliseconds=answer.milliseconds,
        status=answer.status,
        error=answer.error,
        excerpt=answer.excerpt,
    )
    rows = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.WAITING)
    is_last = delivery.attempts >= len(LADDER)
    if answer.is_success:
        rows.update(state=DeliveryState.DELIVERED, finished_at=moment)
    elif answer.status == GONE or is_last:
        rows.update(state=DeliveryState.FAILED, finished_at=moment)
        if webhook.is_active:
            gone = "The receiver said that it is gone for good (410)."
            spent = f"The last of {len(LADDER)} tries of a delivery failed."
            shut(webhook, by=SENDER, reason=gone if answer.status == GONE else spent)
    else:
        rows.update(due_at=moment + wait_after(delivery.attempts))


def wait_after(attempts: int) -> dt.timedelta:
    """Return how long after so many tries the next one comes: the ladder's step, and a little chance."""
    return LADDER[attempts] * (1 + random.uniform(-JITTER, JITTER))  # noqa: S311 - spreads load


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1000)
