"""Webhooks against a real receiver on the loopback: signed, tried again, replayed, rotated, disabled."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from apps.audit import outbox
from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.connections.models import AllowedPlace
from apps.core import faults
from apps.core.areas import Level
from apps.core.jobs import messages
from apps.core.outbound import OutboundRefused
from apps.core.refusals import Forbidden, NotFound
from apps.notifications import bodies, health, services, tasks
from apps.notifications.choices import KEPT, LADDER, MOST_WEBHOOKS, DeliveryState
from apps.notifications.models import Attempt, Delivery, Notice, Webhook
from apps.notifications.services import deliveries
from apps.tenants import access
from apps.tenants import services as tenants
from tests.approvals.fakes import Dial, ask
from tests.factories.beside import Beside
from tests.factories.cast import TEST, Cast, World
from tests.factories.objects import make_model, make_version
from tests.notifications.receiver import Receiver, verifies

pytestmark = pytest.mark.django_db


def make(cast: Cast, receiver: Receiver, **changes: Any) -> tuple[Webhook, str]:
    values = {"name": "pager", "url": receiver.url, "by": cast.tenant_admin, **changes}
    return services.create_webhook(tenant=cast.tenant, **values)


def run(webhook: Webhook) -> int:
    """Let the consumers read, and a worker send."""
    outbox.deliver()
    return services.send(webhook.pk)


@pytest.fixture(autouse=True)
def no_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliveries, "JITTER", 0.0)


def test_event__in_the_tenant__arrives_signed_with_its_id(
    told: World, receiver: Receiver, dial: Dial
) -> None:
    webhook, secret = make(told.acme, receiver)
    request = ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    ask(dial, tenant=told.globex.tenant, by=told.globex.author)
    assert run(webhook) == 1
    (call,) = receiver.calls
    assert verifies(call, secret)
    entry = Entry.objects.get(log_id=told.acme.tenant.pk, action=Action.APPROVALS_REQUEST_OPENED)
    assert call.id == f"msg_{entry.event_id.replace('-', '')}"
    assert call.json["type"] == "approvals.request.opened"
    assert call.json["timestamp"] == entry.document["occurred_at"]
    data = call.json["data"]
    assert (data["event_id"], data["tenant"]) == (entry.event_id, "acme")
    assert data["url"] == f"https://portal.example.com/approvals/{request.pk}/"
    assert "globex" not in call.body.decode().lower()
    (log,) = Attempt.objects.all()
    assert (log.status, log.error, log.number) == (204, "", 1)


def test_event__of_another_type__is_not_sent(told: World, receiver: Receiver, dial: Dial) -> None:
    webhook, _ = make(told.acme, receiver, actions=[str(Action.REGISTRY_VERSION_REGISTERED)])
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    make_version(told.acme, make_model(told.acme, "fraud"))
    run(webhook)
    assert [call.json["type"] for call in receiver.calls] == ["registry.version.registered"]


def test_event__handed_over_twice__is_one_delivery(told: World, receiver: Receiver, dial: Dial) -> None:
    make(told.acme, receiver)
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    services.collect(Entry.objects.get(action=Action.APPROVALS_REQUEST_OPENED))
    assert Delivery.objects.count() == 1


def test_receiver__that_fails__is_tried_by_the_ladder_and_then_disabled_with_a_notice(
    told: World, receiver: Receiver, dial: Dial, moment: list[dt.datetime]
) -> None:
    webhook, _ = make(told.acme, receiver)
    receiver.statuses = [500]
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    began = moment[0]
    assert run(webhook) == 1
    waits = []
    for step in LADDER[1:]:
        moment[0] += step - dt.timedelta(seconds=1)
        assert services.send(webhook.pk) == 0, "not before its time"
        moment[0] += dt.timedelta(seconds=1)
        waits.append(services.send(webhook.pk))
    assert waits == [1] * 9
    assert moment[0] - began == sum(LADDER, dt.timedelta())
    assert len({call.id for call in receiver.calls}) == 1
    assert len({call.headers["webhook-timestamp"] for call in receiver.calls}) == 10
    webhook.refresh_from_db()
    assert not webhook.is_active
    assert Delivery.objects.get().state == DeliveryState.FAILED
    outbox.deliver()
    notice = Notice.objects.get(action=Action.NOTIFICATIONS_WEBHOOK_DISABLED)
    assert notice.person == told.acme.tenant_admin
    assert "pager" in notice.sentence
    assert services.send(webhook.pk) == 0


def test_receiver__back_after_failures__gets_it_under_the_same_id(
    told: World, receiver: Receiver, dial: Dial, moment: list[dt.datetime]
) -> None:
    webhook, _ = make(told.acme, receiver)
    receiver.statuses = [503, 200]
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    run(webhook)
    moment[0] += LADDER[1]
    services.send(webhook.pk)
    assert len(receiver.calls) == 2
    assert receiver.calls[0].id == receiver.calls[1].id
    assert receiver.calls[0].body == receiver.calls[1].body
    assert Delivery.objects.get().state == DeliveryState.DELIVERED


def test_receiver__that_is_gone__is_disabled_at_once(told: World, receiver: Receiver, dial: Dial) -> None:
    webhook, _ = make(told.acme, receiver)
    receiver.statuses = [410]
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    assert run(webhook) == 1
    webhook.refresh_from_db()
    assert "410" in webhook.disabled_reason
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.FAILED}


def test_waits__with_chance__stay_near_the_ladder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deliveries, "JITTER", 0.1)
    found = {deliveries.wait_after(3) for _ in range(50)}
    assert len(found) > 10
    assert all(dt.timedelta(minutes=27) <= one <= dt.timedelta(minutes=33) for one in found)


def test_receiver__inside_the_network__is_called_by_nobody(
    told: World, receiver: Receiver, dial: Dial, settings: Any
) -> None:
    webhook, _ = make(told.acme, receiver)
    AllowedPlace.objects.filter(tenant=told.acme.tenant).delete()
    # What is open for the platform itself, or for another tenant, is not open for this one.
    settings.OUTBOUND_ALLOW = [f"127.0.0.1:{receiver.port}"]
    assert AllowedPlace.objects.filter(tenant=told.globex.tenant, port=receiver.port).exists()
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    run(webhook)
    assert receiver.calls == []
    assert Attempt.objects.get().error == "outbound_refused"
    with pytest.raises(OutboundRefused):
        make(told.acme, receiver, name="other")


def test_secret__replaced__signs_with_both_for_a_day(
    told: World, receiver: Receiver, moment: list[dt.datetime]
) -> None:
    webhook, old = make(told.acme, receiver)
    new = services.rotate_secret(webhook=webhook, by=told.acme.tenant_admin)
    services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    services.send(webhook.pk)
    assert verifies(receiver.calls[0], old)
    assert verifies(receiver.calls[0], new)
    moment[0] += dt.timedelta(hours=24, seconds=1)
    services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    services.send(webhook.pk)
    assert not verifies(receiver.calls[1], old)
    assert verifies(receiver.calls[1], new)


def test_address_and_secret__in_the_database__are_encrypted(told: World, receiver: Receiver) -> None:
    webhook, secret = make(told.acme, receiver)
    stored = str(Webhook.objects.filter(pk=webhook.pk).values().get())
    assert secret not in stored
    assert "s3cret-path" not in stored
    assert webhook.url == receiver.url


def test_replay__of_one__arrives_under_the_same_id(told: World, receiver: Receiver, dial: Dial) -> None:
    webhook, secret = make(told.acme, receiver)
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    run(webhook)
    services.replay(delivery=Delivery.objects.get(), by=told.acme.tenant_admin)
    services.send(webhook.pk)
    first, second = receiver.calls
    assert (first.id, first.body) == (second.id, second.body)
    assert verifies(second, secret)


def test_replay__since_a_moment__sends_what_happened_while_it_was_disabled(
    told: World, receiver: Receiver, dial: Dial
) -> None:
    webhook, _ = make(told.acme, receiver, actions=[str(Action.APPROVALS_REQUEST_OPENED)])
    services.disable(webhook=webhook, by=told.acme.tenant_admin)
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    ask(dial, tenant=told.globex.tenant, by=told.globex.author)
    outbox.deliver()
    with pytest.raises(services.WebhookDisabled):
        services.replay_since(webhook=webhook, since=webhook.created_at, by=told.acme.tenant_admin)
    services.enable(webhook=webhook, by=told.acme.tenant_admin)
    sent = services.replay_since(webhook=webhook, since=webhook.created_at, by=told.acme.tenant_admin)
    assert sent == 1
    services.send(webhook.pk)
    assert [call.json["data"]["tenant"] for call in receiver.calls] == ["acme"]


def test_replay__of_too_much__is_refused(
    told: World, receiver: Receiver, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.notifications.services.webhooks.MOST_REPLAYED", 1)
    webhook, _ = make(told.acme, receiver)
    for _ in range(2):
        ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    with pytest.raises(services.TooMuchToReplay):
        services.replay_since(webhook=webhook, since=webhook.created_at, by=told.acme.tenant_admin)


@pytest.mark.parametrize("format", ["slack", "teams"])
def test_chat__message__has_its_shape_and_a_deep_link(
    told: World, receiver: Receiver, dial: Dial, format: str
) -> None:
    webhook, _ = make(told.acme, receiver, format=format)
    request = ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    run(webhook)
    sent = receiver.calls[0].json
    link = f"https://portal.example.com/approvals/{request.pk}/"
    if format == "slack":
        assert sent["text"].startswith("Review requested: acme-author asks")
        assert sent["blocks"][1]["elements"][0]["url"] == link
    else:
        (card,) = sent["attachments"]
        assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
        assert card["content"]["actions"][0]["url"] == link


def test_chat__text_of_a_person__is_no_markup(told: World) -> None:
    message = bodies.Message(
        action="a",
        at="",
        event_id="",
        tenant="acme",
        tenant_name="<!channel>",
        title="T",
        sentence="<https://evil.example|click> [x](https://evil.example)",
        url="https://portal.example.com/",
    )
    assert "<!channel>" not in bodies.body(message, "slack")
    assert "<https" not in bodies.body(message, "slack")
    assert "[x](" not in bodies.body(message, "teams")


def test_slack__bare_address_and_mention_of_a_person__stay_text() -> None:
    message = bodies.Message(
        action="a", at="", event_id="", tenant="acme", tenant_name="@channel", title="T",
        sentence="See https://evil.example and ask @here", url="https://portal.example.com/",
    )  # fmt: skip
    sent = json.loads(bodies.body(message, "slack"))
    texts = [block["text"] for block in sent["blocks"] if "text" in block]
    assert [(one["type"], one["verbatim"]) for one in texts] == [("mrkdwn", True)]


def test_webhooks__of_another_tenant_or_role__are_out_of_reach(told: World, receiver: Receiver) -> None:
    webhook, _ = make(told.acme, receiver)
    for act in (services.rotate_secret, services.send_test, services.disable, services.remove_webhook):
        with pytest.raises(NotFound):
            act(webhook=webhook, by=told.globex.tenant_admin)
        with pytest.raises(Forbidden):
            act(webhook=webhook, by=told.acme.author)
    with pytest.raises(Forbidden):
        make(told.acme, receiver, by=told.acme.author, name="mine")


def test_webhooks__more_than_allowed_and_same_name__are_refused(
    told: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(told.acme, receiver)
    with pytest.raises(Exception, match="of this name"):
        make(told.acme, receiver)
    assert MOST_WEBHOOKS == 20
    monkeypatch.setattr("apps.notifications.services.webhooks.MOST_WEBHOOKS", 1)
    with pytest.raises(services.TooManyWebhooks):
        make(told.acme, receiver, name="another")
    with pytest.raises(services.BadEventType):
        make(told.globex, receiver, actions=["no.such.event"])
    with pytest.raises(services.BadEventType):
        make(told.globex, receiver, actions=[str(Action.ACCOUNTS_PASSWORD_SET)])


def test_tenant__suspended__changes_no_webhook(told: World, receiver: Receiver, dial: Dial) -> None:
    webhook, _ = make(told.acme, receiver)
    off, _ = make(told.acme, receiver, name="off")
    by = told.acme.tenant_admin
    services.disable(webhook=off, by=by)
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    run(webhook)
    sent = Delivery.objects.latest("id")
    tenants.suspend(tenant=told.acme.tenant, reason="Unpaid.", by=TEST)
    acts: list[Callable[[], object]] = [
        lambda: make(told.acme, receiver, name="another"),
        lambda: services.update_webhook(webhook=webhook, by=by, name="renamed"),
        lambda: services.rotate_secret(webhook=webhook, by=by),
        lambda: services.send_test(webhook=webhook, by=by),
        lambda: services.replay(delivery=sent, by=by),
        lambda: services.replay_since(webhook=webhook, since=webhook.created_at, by=by),
        lambda: services.enable(webhook=off, by=by),
    ]
    for act in acts:
        with pytest.raises(access.TenantSuspended):
            act()


def test_tenant__suspended__still_stops_its_webhooks(told: World, receiver: Receiver) -> None:
    webhook, _ = make(told.acme, receiver)
    tenants.suspend(tenant=told.acme.tenant, reason="Unpaid.", by=TEST)
    for act in (services.disable, services.remove_webhook):
        with pytest.raises(Forbidden):
            act(webhook=webhook, by=told.acme.author)
    services.disable(webhook=webhook, by=told.acme.tenant_admin)
    webhook.refresh_from_db()
    assert not webhook.is_active
    services.remove_webhook(webhook=webhook, by=told.acme.tenant_admin)
    assert not Webhook.objects.exists()


@pytest.mark.parametrize("is_archived", [False, True], ids=["suspended", "archived"])
def test_tenant__suspended_or_archived__is_sent_nothing(
    told: World, receiver: Receiver, dial: Dial, moment: list[dt.datetime], is_archived: bool
) -> None:
    webhook, _ = make(told.acme, receiver)
    services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    tenants.suspend(tenant=told.acme.tenant, reason="Unpaid.", by=TEST)
    if is_archived:
        tenants.archive(tenant=told.acme.tenant, reason="Gone.", by=TEST)
    assert run(webhook) == 0
    assert Delivery.objects.count() == 1, "only what waited before"
    assert services.sweep() == 0
    assert receiver.calls == []
    moment[0] += dt.timedelta(hours=1)
    assert health.deliveries().level == Level.OK, "what is held back is not late"
    if is_archived:
        return
    tenants.resume(tenant=told.acme.tenant, by=TEST)
    assert services.send(webhook.pk) == 1, "what waited goes on"


@pytest.mark.django_db(transaction=True)
def test_worker__dies_after_the_call__sends_again_under_the_same_id(
    told: World,
    receiver: Receiver,
    moment: list[dt.datetime],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    webhook, _ = make(told.acme, receiver)
    services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    monkeypatch.setattr(faults, "_spent", set())
    monkeypatch.setenv("PORTAL_FAULTS", "notifications.webhook.sent=raise")
    with pytest.raises(faults.InjectedFault):
        services.send(webhook.pk)
    assert services.send(webhook.pk) == 0, "the lease of the dead worker still holds"
    moment[0] += deliveries.LEASE
    assert services.send(webhook.pk) == 1
    assert len(receiver.calls) == 2
    assert receiver.calls[0].id == receiver.calls[1].id


@pytest.mark.django_db(transaction=True)
def test_workers__two_at_once__call_once(told: World, receiver: Receiver) -> None:
    webhook, _ = make(told.acme, receiver)
    for _ in range(5):
        services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    workers = [Beside(lambda: services.send(webhook.pk)) for _ in range(3)]
    for one in workers:
        one.end()
    services.send(webhook.pk)
    assert len(receiver.calls) == 5
    assert len({call.id for call in receiver.calls}) == 5


@pytest.mark.django_db(transaction=True)
def test_redis__away__then_back__everything_arrives(
    told: World, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook, _ = make(told.acme, receiver)

    def unreachable(*args: object, **kwargs: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as away:
        away.setattr("celery.app.base.Celery.send_task", unreachable)
        services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    sent: list[dict[str, str]] = []
    monkeypatch.setattr(messages, "_send", lambda name, ids: sent.append(ids))
    tasks.sweep()
    assert sent == [{"webhook_id": str(webhook.pk)}]
    tasks.send(**sent[0])
    assert len(receiver.calls) == 1


def test_prune__after_thirty_days__forgets_what_ended(
    told: World, receiver: Receiver, moment: list[dt.datetime]
) -> None:
    webhook, _ = make(told.acme, receiver)
    services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    services.send(webhook.pk)
    services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    moment[0] += KEPT + dt.timedelta(seconds=1)
    tasks.prune()
    (left,) = Delivery.objects.all()
    assert left.state == DeliveryState.WAITING


def test_update__with_an_old_tag__is_refused(told: World, receiver: Receiver) -> None:
    from apps.core.etags import ChangedMeanwhile

    webhook, _ = make(told.acme, receiver)
    tag = services.webhook_etag(webhook)
    changed = services.update_webhook(webhook=webhook, by=told.acme.tenant_admin, if_match=tag, name="new")
    assert changed.name == "new"
    assert changed.url == receiver.url
    with pytest.raises(ChangedMeanwhile):
        services.update_webhook(webhook=webhook, by=told.acme.tenant_admin, if_match=tag, name="newer")


def test_delivery__to_a_webhook_removed_meanwhile__is_nothing(told: World, receiver: Receiver) -> None:
    webhook, _ = make(told.acme, receiver)
    services.send_test(webhook=webhook, by=told.acme.tenant_admin)
    services.remove_webhook(webhook=webhook, by=told.acme.tenant_admin)
    assert services.send(uuid.UUID(int=webhook.pk.int)) == 0
    with transaction.atomic():
        assert not Delivery.objects.exists()
