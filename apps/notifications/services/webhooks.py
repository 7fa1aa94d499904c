"""Webhooks of a tenant: made, changed and removed by whoever administers it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from apps.audit import events
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.connections import services as connections
from apps.core import clock, etags, jobs, outbound, text
from apps.core.actors import Actor
from apps.core.encryption import cipher_for
from apps.core.outbound.addresses import OutboundRefused, read_url
from apps.core.refusals import Conflict, Invalid
from apps.notifications import bodies, signing
from apps.notifications.choices import (
    MOST_REPLAYED,
    MOST_WEBHOOKS,
    NAME_LENGTH,
    ROTATION,
    TEST_EVENT,
    DeliveryState,
    Format,
    WebhookState,
)
from apps.notifications.models import Delivery, Webhook
from apps.notifications.models.webhooks import PURPOSE
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

SEND = "notifications.send"


class BadEventType(Invalid):
    code = "unknown_event_type"
    sentence = "There is no such type of events. Choose from the list."


class TooManyWebhooks(Conflict):
    code = "too_many_webhooks"
    sentence = f"A tenant has at most {MOST_WEBHOOKS} webhooks. Remove one first."


class NameTaken(Conflict):
    code = "webhook_name_taken"
    sentence = "The tenant has a webhook of this name. Choose another name."


class WebhookDisabled(Conflict):
    code = "webhook_disabled"
    sentence = "This webhook is disabled, and nothing is sent to it. Enable it first."


class PlainHttp(OutboundRefused):
    sentence = (
        "A webhook is called over https, so that nobody reads along on the way. Give an https address; for one over "
        "http inside your network ask an operator to allow it."
    )


class TooMuchWaiting(Conflict):
    code = "too_much_waiting"
    sentence = (
        f"{MOST_REPLAYED} deliveries or more still wait for this webhook. Send again when they have arrived; what is not "
        "wanted any more ends by disabling the webhook."
    )


class TooMuchToReplay(Conflict):
    code = "too_much_to_replay"
    sentence = f"More than {MOST_REPLAYED} events happened since then. Choose a later moment."


@transaction.atomic
def create_webhook(
    *,
    tenant: Tenant,
    name: str,
    url: str,
    by: Actor,
    format: str = Format.STANDARD,
    actions: Iterable[str] = (),
) -> tuple[Webhook, str]:
    """Make a webhook and return it with its secret, which is shown this once. No actions means all.

    Raises `Invalid`, `BadEventType`, `NameTaken`, `TooManyWebhooks`, `OutboundRefused`, `NotFound` and `Forbidden`.
    """
    access.require(by, tenant, Permission.ADMINISTER)
    # Whoever makes two at once is counted one after the other.
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    if Webhook.objects.filter(tenant=tenant).count() >= MOST_WEBHOOKS:
        raise TooManyWebhooks()
    secret = signing.new_secret()
    webhook = Webhook(tenant=tenant, format=_format(format), encrypted_secret=_encrypted(secret))
    _set_name(webhook, name)
    _set_url(webhook, url)
    webhook.actions = _actions(actions)
    webhook.save(force_insert=True)
    _record(Action.NOTIFICATIONS_WEBHOOK_CREATED, webhook, by, format=webhook.format)
    return webhook, secret


@transaction.atomic
def update_webhook(*, webhook: Webhook, by: Actor, if_match: str | None = None, **changes: Any) -> Webhook:
    """Change name, format, actions or url of a webhook: those of `changes`. An empty url leaves it as it is.

    Raises what `create_webhook` raises, and `ChangedMeanwhile`.
    """
    locked = _lock(webhook, by)
    etags.require_match(if_match, _shown(locked))
    if "name" in changes:
        _set_name(locked, changes["name"])
    if "format" in changes:
        locked.format = _format(changes["format"])
    if "actions" in changes:
        locked.actions = _actions(changes["actions"])
    if changes.get("url"):
        _set_url(locked, changes["url"])
    locked.updated_at = clock.now()
    locked.save()
    _record(Action.NOTIFICATIONS_WEBHOOK_CHANGED, locked, by, fields=sorted(changes))
    return locked


@transaction.atomic
def remove_webhook(*, webhook: Webhook, by: Actor) -> None:
    """Remove a webhook and the log of what was sent to it, also where the tenant is suspended."""
    locked = _lock_to_stop(webhook, by)
    _record(Action.NOTIFICATIONS_WEBHOOK_REMOVED, locked, by)
    locked.delete()


@transaction.atomic
def rotate_secret(*, webhook: Webhook, by: Actor) -> str:
    """Give a webhook a new secret and return it, this once. For 24 hours messages are signed with the old one, too."""
    locked = _lock(webhook, by)
    secret = signing.new_secret()
    locked.encrypted_old_secret, locked.encrypted_secret = locked.encrypted_secret, _encrypted(secret)
    locked.old_secret_until = clock.now() + ROTATION
    locked.updated_at = clock.now()
    locked.save()
    _record(Action.NOTIFICATIONS_WEBHOOK_ROTATED, locked, by)
    return secret


@transaction.atomic
def enable(*, webhook: Webhook, by: Actor) -> Webhook:
    """Send to a webhook again. What happened meanwhile is sent by `replay_since`. Raises `Conflict` if it is active."""
    locked = _lock(webhook, by)
    if locked.is_active:
        raise Conflict("This webhook is active already.")
    locked.state, locked.disabled_reason, locked.disabled_at = WebhookState.ACTIVE, "", None
    locked.updated_at = clock.now()
    locked.save()
    _record(Action.NOTIFICATIONS_WEBHOOK_ENABLED, locked, by)
    return locked


@transaction.atomic
def disable(*, webhook: Webhook, by: Actor, reason: str = "Disabled by an administrator.") -> Webhook:
    """Send nothing more to a webhook; what waits has failed. It is possible where the tenant is suspended, too.

    Raises `WebhookDisabled` if it is so already.
    """
    locked = _lock_to_stop(webhook, by)
    if not locked.is_active:
        raise WebhookDisabled("This webhook is disabled already.")
    shut(locked, by=by, reason=reason)
    return locked


def shut(locked: Webhook, *, by: Actor, reason: str) -> None:
    """Disable a locked webhook."""
    moment = clock.now()
    locked.state, locked.disabled_reason, locked.disabled_at = WebhookState.DISABLED, reason, moment
    locked.updated_at = moment
    locked.save()
    waiting = locked.deliveries.filter(state=DeliveryState.WAITING)
    waiting.update(state=DeliveryState.FAILED, finished_at=moment)
    _record(Action.NOTIFICATIONS_WEBHOOK_DISABLED, locked, by)


@transaction.atomic
def send_test(*, webhook: Webhook, by: Actor) -> Delivery:
    """Send a webhook a message that says only that it works. Raises `WebhookDisabled`."""
    locked = _lock_active(webhook, by)
    moment = clock.now()
    event_id = uuid.uuid4()
    message = bodies.Message(
        action=TEST_EVENT,
        at=f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}",
        event_id=str(event_id),
        tenant=locked.tenant.slug,
        tenant_name=locked.tenant.name,
        title="This webhook works",
        sentence="Somebody who administers the tenant sent this test from the portal.",
        url=bodies.address(f"/tenants/{locked.tenant.slug}/webhooks/"),
        object_type="notifications.webhook",
        object_id=str(locked.pk),
    )
    made = Delivery.objects.create(
        webhook=locked,
        event_id=event_id,
        action=TEST_EVENT,
        body=bodies.body(message, locked.format),
        due_at=moment,
    )
    _nudge(locked)
    _record(Action.NOTIFICATIONS_WEBHOOK_TESTED, locked, by)
    return made


@transaction.atomic
def replay(*, delivery: Delivery, by: Actor) -> Delivery:
    """Send an event once more, with the same id. Raises `WebhookDisabled` and `TooMuchWaiting`."""
    locked = _lock_active(delivery.webhook, by)
    _require_room(locked)
    made = Delivery.objects.create(
        webhook=locked,
        event_id=delivery.event_id,
        action=delivery.action,
        body=delivery.body,
        is_replay=True,
        due_at=clock.now(),
    )
    _nudge(locked)
    _record(Action.NOTIFICATIONS_WEBHOOK_REPLAYED, locked, by, events=1)
    return made


@transaction.atomic
def replay_since(*, webhook: Webhook, since: dt.datetime, by: Actor) -> int:
    """Send everything that happened since a moment, oldest first, each under its own id; return how much it is.

    It reads the trail, so what happened while the webhook was disabled is sent as well. Raises `TooMuchToReplay`,
    `TooMuchWaiting` and `WebhookDisabled`.
    """
    locked = _lock_active(webhook, by)
    _require_room(locked)
    wanted = set(locked.actions or events.texts())
    entries = (
        Entry.objects.for_tenant(locked.tenant_id)
        .filter(recorded_at__gte=since, action__in=wanted)
        .order_by("epoch", "seq")[: MOST_REPLAYED + 1]
    )
    found = [entry for entry in entries if entry.outcome != "denied"]
    if len(found) > MOST_REPLAYED:
        raise TooMuchToReplay()
    made = [
        Delivery(
            webhook=locked,
            event_id=entry.event_id,
            action=entry.action,
            body=bodies.body(bodies.message_of(entry, rendered, locked.tenant), locked.format),
            is_replay=True,
            due_at=clock.now(),
        )
        for entry in found
        if (rendered := events.tell(entry)) is not None
    ]
    Delivery.objects.bulk_create(made)
    if made:
        _nudge(locked)
    _record(Action.NOTIFICATIONS_WEBHOOK_REPLAYED, locked, by, events=len(made))
    return len(made)


def webhook_etag(webhook: Webhook) -> str:
    """Return the entity tag of what a form edits of a webhook."""
    return etags.of(_shown(webhook))


def _shown(webhook: Webhook) -> dict[str, Any]:
    return {
        "name": webhook.name,
        "format": webhook.format,
        "actions": sorted(webhook.actions),
        "url": webhook.encrypted_url,
    }


def _lock(webhook: Webhook, by: Actor) -> Webhook:
    access.require(by, webhook.tenant_id, Permission.ADMINISTER)
    return _locked(webhook)


def _lock_to_stop(webhook: Webhook, by: Actor) -> Webhook:
    # A suspension takes from nobody the way to shut what leads outside.
    access.require_held(by, webhook.tenant_id, Permission.ADMINISTER)
    return _locked(webhook)


def _locked(webhook: Webhook) -> Webhook:
    rows = Webhook.objects.select_for_update(of=("self",), no_key=True).select_related("tenant")
    return rows.get(pk=webhook.pk)


def _lock_active(webhook: Webhook, by: Actor) -> Webhook:
    locked = _lock(webhook, by)
    if not locked.is_active:
        raise WebhookDisabled()
    return locked


def _require_room(locked: Webhook) -> None:
    """Return quietly unless so much waits for a webhook that nothing is sent again. Raises `TooMuchWaiting`."""
    waiting = locked.deliveries.filter(state=DeliveryState.WAITING).order_by()
    if waiting[:MOST_REPLAYED].count() >= MOST_REPLAYED:
        raise TooMuchWaiting()


def _set_name(webhook: Webhook, name: str) -> None:
    webhook.name = text.clean_name(name, field="name", max_length=NAME_LENGTH)
    twins = Webhook.objects.filter(tenant_id=webhook.tenant_id, name=webhook.name).exclude(pk=webhook.pk)
    if twins.exists():
        raise NameTaken()


def _set_url(webhook: Webhook, url: str) -> None:
    allowed = connections.places_of(webhook.tenant_id)
    outbound.check_url(url, allowed=allowed)
    target = read_url(url, allowed)
    if target.scheme != "https" and not target.is_listed:
        raise PlainHttp("plain http")
    # The rest of an address may be as good as a password.
    webhook.place = f"{target.scheme}://{target.host}"
    webhook.encrypted_url = _encrypted(url)


def _format(format: str) -> Format:
    if format not in Format.values:
        raise Invalid("Choose a format from the list.", errors={"format": ["Choose a format from the list."]})
    return Format(format)


def _actions(actions: Iterable[str]) -> list[str]:
    chosen = sorted(set(actions))
    if not set(chosen) <= set(events.of_tenants()):
        raise BadEventType(errors={"actions": [BadEventType.sentence]})
    return chosen


def _encrypted(value: str) -> str:
    return cipher_for(PURPOSE).encrypt(value.encode()).decode()


def _nudge(webhook: Webhook) -> None:
    jobs.enqueue(SEND, webhook_id=str(webhook.pk))


def _record(action: Action, webhook: Webhook, by: Actor, **data: Any) -> None:
    audit.record(
        action,
        tenant_id=webhook.tenant_id,
        by=by,
        obj=("notifications.webhook", str(webhook.pk)),
        data=data,
    )
