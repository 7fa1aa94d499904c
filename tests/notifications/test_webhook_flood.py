"""No webhook is flooded: what waits is bounded before anything is sent again."""

from __future__ import annotations

import pytest

from apps.notifications import services
from apps.notifications.models import Delivery
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import World
from tests.notifications.receiver import Receiver

pytestmark = pytest.mark.django_db


def test_replay__while_as_much_waits__is_refused(
    told: World, receiver: Receiver, dial: Dial, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.notifications.services.webhooks.MOST_REPLAYED", 2)
    by = told.acme.tenant_admin
    webhook, _ = services.create_webhook(tenant=told.acme.tenant, name="pager", url=receiver.url, by=by)
    other, _ = services.create_webhook(tenant=told.acme.tenant, name="other", url=receiver.url, by=by)
    services.send_test(webhook=webhook, by=by)
    services.send(webhook.pk)
    sent = Delivery.objects.get()
    for _ in range(2):
        services.send_test(webhook=other, by=by)
    services.replay(delivery=sent, by=by)
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    since = Delivery.objects.latest("id").created_at
    assert services.replay_since(webhook=webhook, since=since, by=by) >= 1, "one waits, and there is room"
    before = Delivery.objects.count()
    with pytest.raises(services.TooMuchWaiting):
        services.replay(delivery=sent, by=by)
    with pytest.raises(services.TooMuchWaiting):
        services.replay_since(webhook=webhook, since=since, by=by)
    assert Delivery.objects.count() == before
    services.send(webhook.pk)
    services.replay(delivery=sent, by=by)
