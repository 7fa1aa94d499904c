"""The pages of webhooks: for administrators, secrets shown once, refusals on the page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from apps.audit import outbox
from apps.audit.choices import Action
from apps.core import clock, outbound
from apps.core.encryption import cipher_for
from apps.core.outbound import Response
from apps.notifications import services
from apps.notifications.models import Delivery, Webhook
from apps.notifications.models.webhooks import PURPOSE
from apps.tenants import services as tenants
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import TEST, World
from tests.notifications.receiver import Receiver

pytestmark = pytest.mark.django_db
LIST = "/tenants/acme/webhooks/"


@pytest.fixture
def admin(told: World) -> Client:
    client = Client()
    client.force_login(told.acme.tenant_admin)
    return client


def form(receiver: Receiver, **changes: Any) -> dict[str, Any]:
    return {"tenant": "acme", "name": "pager", "url": receiver.url, "format": "standard", **changes}


def make(admin: Client, receiver: Receiver) -> Webhook:
    assert admin.post(LIST, form(receiver)).status_code == 302
    return Webhook.objects.get()


def test_list__empty__says_what_a_webhook_is_for(admin: Client) -> None:
    page = admin.get(LIST).content.decode()
    assert "No webhooks" in page
    assert 'href="/tenants/acme/webhooks/"' in admin.get("/tenants/acme/").content.decode()


def test_list__as_a_contributor__is_forbidden_and_no_tab(told: World) -> None:
    client = Client()
    client.force_login(told.acme.author)
    assert client.get(LIST).status_code == 403
    assert "webhooks" not in client.get("/tenants/acme/").content.decode()


def test_create__shows_the_secret_once_and_the_address_never(admin: Client, receiver: Receiver) -> None:
    answer = admin.post(LIST, form(receiver))
    page = admin.get(answer["Location"]).content.decode()
    assert "whsec_" in page
    assert "s3cret-path" not in page
    again = admin.get(answer["Location"]).content.decode()
    assert "whsec_" not in again
    assert "pager" in admin.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"url": "http://10.0.0.1/"}, 400, "does not call this address"),
        ({"url": ""}, 400, "required"),
        ({"name": ""}, 400, "required"),
        ({"actions": ["no.such"]}, 400, "no.such"),
        ({"format": "telegram"}, 400, "telegram"),
    ],
)
def test_create__what_cannot_be__is_said_on_the_page(
    admin: Client, receiver: Receiver, changes: dict[str, Any], status: int, said: str
) -> None:
    answer = admin.post(LIST, form(receiver, **changes))
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert not Webhook.objects.exists()


def test_test_button__then_the_log__shows_status_and_excerpt(
    admin: Client, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    webhook = make(admin, receiver)
    answer = Response(418, body=b"I am a <b>teapot</b>")
    monkeypatch.setattr(outbound, "request", lambda *args, **kwargs: answer)
    Webhook.objects.update(
        encrypted_url=cipher_for(PURPOSE).encrypt(b"https://hooks.example.com/hook").decode()
    )
    here = f"{LIST}{webhook.pk}/"
    assert admin.post(f"{here}test/", {"tenant": "acme"})["Location"] == here
    services.send(webhook.pk)
    page = admin.get(here).content.decode()
    assert "418" in page
    assert "I am a &lt;b&gt;teapot" in page


def test_acts__each__do_what_they_say(admin: Client, receiver: Receiver) -> None:
    webhook = make(admin, receiver)
    here = f"{LIST}{webhook.pk}/"

    def act(name: str, **values: str) -> int:
        return admin.post(f"{here}{name}/", {"tenant": "acme", **values}).status_code

    assert act("rotate") == 302
    assert "whsec_" in admin.get(here).content.decode()
    assert act("disable") == 302
    assert act("disable") == 409
    assert act("test") == 409
    assert act("since", since="2026-01-01T00:00") == 409
    assert act("enable") == 302
    assert act("enable") == 409
    assert act("since", since="soon") == 400
    assert act("explode") == 404
    assert act("remove") == 302
    assert admin.get(here).status_code == 404


def test_change__keeps_the_address_where_none_is_given(admin: Client, receiver: Receiver) -> None:
    webhook = make(admin, receiver)
    here = f"{LIST}{webhook.pk}/"
    etag = services.webhook_etag(webhook)
    values = form(receiver, name="renamed", url="", actions=[Action.REGISTRY_ALIAS_SET], etag=etag)
    assert admin.post(here, values).status_code == 302
    webhook.refresh_from_db()
    assert (webhook.name, webhook.url) == ("renamed", receiver.url)
    assert webhook.actions == [Action.REGISTRY_ALIAS_SET]
    assert admin.post(here, values).status_code == 409, "the form is of before"


def test_replay__buttons__send_again(admin: Client, told: World, receiver: Receiver, dial: Dial) -> None:
    webhook = make(admin, receiver)
    ask(dial, tenant=told.acme.tenant, by=told.acme.author)
    outbox.deliver()
    services.send(webhook.pk)
    (sent,) = Delivery.objects.all()
    here = f"{LIST}{webhook.pk}/"
    assert admin.post(f"{here}deliveries/{sent.pk}/replay/", {"tenant": "acme"}).status_code == 302
    since = (clock.now() - dt.timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    assert admin.post(f"{here}since/", {"tenant": "acme", "since": since}).status_code == 302
    services.send(webhook.pk)
    assert len({call.id for call in receiver.calls if call.json["type"] == "approvals.request.opened"}) == 1
    assert len(receiver.calls) > 2


def test_webhook__of_the_other_tenant__is_not_found(admin: Client, told: World, receiver: Receiver) -> None:
    webhook = make(admin, receiver)
    other = Client()
    other.force_login(told.globex.tenant_admin)
    assert other.get(f"{LIST}{webhook.pk}/").status_code == 404
    assert other.get(f"/tenants/globex/webhooks/{webhook.pk}/").status_code == 404
    assert other.post(f"/tenants/globex/webhooks/{webhook.pk}/remove/").status_code == 404
    assert Webhook.objects.exists()


def test_page__of_a_suspended_tenant__offers_to_stop_only(
    admin: Client, told: World, receiver: Receiver
) -> None:
    webhook = make(admin, receiver)
    here = f"{LIST}{webhook.pk}/"
    tenants.suspend(tenant=told.acme.tenant, reason="Unpaid.", by=TEST)
    page = admin.get(here).content.decode()
    assert {act for act in ("test", "disable", "rotate", "remove", "since") if f"{here}{act}/" in page} == {
        "disable",
        "remove",
    }
    assert admin.post(f"{here}disable/", {"tenant": "acme"}).status_code == 302
    assert f"{here}enable/" not in admin.get(here).content.decode()
    assert admin.post(f"{here}remove/", {"tenant": "acme"}).status_code == 302
