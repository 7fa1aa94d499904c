"""Where webhooks may lead, and what is kept of the answers: public places over https, private ones as opened for the tenant."""

from __future__ import annotations

from typing import Any

import pytest

from apps.core import outbound
from apps.core.outbound import OutboundRefused, Response
from apps.notifications import services
from apps.notifications.choices import EXCERPT_LENGTH
from apps.notifications.models import Attempt, Webhook
from tests.connections.places import open_place
from tests.factories.cast import World
from tests.notifications.receiver import Receiver

pytestmark = pytest.mark.django_db
PUBLIC = "hooks.example.com"


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every host be known and public."""
    monkeypatch.setattr(outbound, "check_url", lambda url, allowed: None)


@pytest.mark.usefixtures("known")
def test_address__over_plain_http__is_refused_unless_operators_opened_it(told: World, settings: Any) -> None:
    by = told.acme.tenant_admin

    def make(name: str, url: str) -> Webhook:
        return services.create_webhook(tenant=told.acme.tenant, name=name, url=url, by=by)[0]

    # What operators opened for the platform itself is no tenant's.
    settings.OUTBOUND_ALLOW = [f"{PUBLIC}:80"]
    open_place(told.acme.tenant, 8080, PUBLIC)
    with pytest.raises(OutboundRefused, match="https") as refused:
        make("plain", f"http://{PUBLIC}/hook")
    assert refused.value.code == "outbound_refused"
    with pytest.raises(OutboundRefused):
        make("of another port's neighbour", f"http://other.{PUBLIC}:8080/hook")
    webhook = make("encrypted", f"https://{PUBLIC}/hook")
    with pytest.raises(OutboundRefused):
        services.update_webhook(webhook=webhook, by=by, url=f"http://{PUBLIC}/hook")
    webhook.refresh_from_db()
    assert webhook.url == f"https://{PUBLIC}/hook"
    assert make("opened", f"http://{PUBLIC}:8080/hook").place == f"http://{PUBLIC}"


def test_answer__of_a_private_place__is_not_kept(told: World, receiver: Receiver) -> None:
    by = told.acme.tenant_admin
    webhook, _ = services.create_webhook(tenant=told.acme.tenant, name="inside", url=receiver.url, by=by)
    receiver.statuses, receiver.answer = [500], b"password of the neighbour"
    services.send_test(webhook=webhook, by=by)
    assert services.send(webhook.pk) == 1
    kept = Attempt.objects.get()
    assert (kept.status, kept.error, kept.excerpt) == (500, "", "")


@pytest.mark.usefixtures("known")
def test_answer__of_a_public_place__is_kept_in_part(told: World, monkeypatch: pytest.MonkeyPatch) -> None:
    by = told.acme.tenant_admin
    url = f"https://{PUBLIC}/hook"
    webhook, _ = services.create_webhook(tenant=told.acme.tenant, name="outside", url=url, by=by)
    answer = Response(503, body=b"down for maintenance" + b"." * EXCERPT_LENGTH)
    monkeypatch.setattr(outbound, "request", lambda *args, **kwargs: answer)
    services.send_test(webhook=webhook, by=by)
    assert services.send(webhook.pk) == 1
    kept = Attempt.objects.get()
    assert kept.excerpt.startswith("down for maintenance.")
    assert len(kept.excerpt) == EXCERPT_LENGTH
