"""Pages of contracts: what they show, and the form by which one is published."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from apps.accounts.models import User
from apps.contracts import services
from apps.contracts.models import Contract
from apps.lineage import nodes
from tests.data_contracts.texts import orders, without_customer
from tests.factories.cast import Cast, World
from tests.factories.forms import opened

pytestmark = pytest.mark.django_db

PUBLISH = "/contracts/+publish/acme/"
HTMX = {"HX-Request": "true"}


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def publish(cast: Cast, content: bytes) -> services.Published:
    return services.publish(tenant=cast.tenant, contract_id=None, content=content, by=cast.author)


def page(answer: Any) -> str:
    assert answer.status_code == 200, answer.content
    text: str = answer.content.decode()
    return text


def test_list__of_two_tenants__shows_ones_own(world: World) -> None:
    for cast in (world.acme, world.globex):
        publish(cast, orders(id=f"orders-{cast.tenant.slug}"))
    text = page(browser(world.acme.viewer).get("/contracts/"))

    assert "orders-acme" in text
    assert "orders-globex" not in text
    assert "No data contracts yet" in page(browser(world.outsider).get("/contracts/"))
    assert browser(world.acme.viewer).get("/contracts/globex/orders-globex/").status_code == 404


def test_list__filtered__shows_what_matches(acme: Cast) -> None:
    publish(acme, orders(status="draft"))
    client = browser(acme.viewer)

    assert "/contracts/acme/orders/" in page(client.get("/contracts/?state=draft&domain=SALES&q=ord"))
    assert '/contracts/acme/orders/"' in page(client.get(f"/contracts/?owner={acme.author.username}"))
    for query in ("state=active", "domain=hr", "q=zzz", "owner=nobody", "breached=on"):
        assert "No contract matches" in page(client.get(f"/contracts/?{query}")), query


def test_page__of_a_contract__shows_what_it_promises(acme: Cast) -> None:
    publish(acme, orders(new="dataProduct => dataProdukt"))
    text = page(browser(acme.viewer).get("/contracts/acme/orders/"))

    for said in (
        "order_id",
        "primary key",
        "minimum 0",
        "few_nulls: less than 5",
        "retention",
        "shop.public.orders",
        "db.example.com",
    ):
        assert said in text, said
    assert "The standard does not know dataProdukt here." in text
    assert "Publish a version" not in text
    assert "Publish a version" in page(browser(acme.author).get("/contracts/acme/orders/"))


def test_page__with_a_breaking_change_in_review__leads_to_the_request(acme: Cast) -> None:
    publish(acme, orders())
    request = publish(acme, without_customer()).change_request
    assert request is not None

    assert f"/approvals/{request.pk}/" in page(browser(acme.viewer).get("/contracts/acme/orders/"))
    review = page(browser(acme.viewer).get(f"/approvals/{request.pk}/"))
    assert "customer was removed." in review
    assert "Nobody is known to read what this changes" in review
    assert "is-removed" in review


def test_pages__of_a_contract__lead_to_each_other(acme: Cast) -> None:
    publish(acme, orders())
    request = publish(acme, without_customer(version="2.0.0")).change_request
    assert request is not None
    client = browser(acme.viewer)
    contract, review = "/contracts/acme/orders/", f"/approvals/{request.pk}/"
    dataset = nodes.dataset("postgres://db.example.com:5432", "shop.public.orders").node_id(acme.tenant.pk)

    assert f'href="/lineage/datasets/{dataset}/"' in page(client.get(contract))
    assert f'href="{contract}"' in page(client.get(f"/lineage/datasets/{dataset}/"))
    asked = page(client.get(f"{contract}versions/2/"))
    assert f'href="{review}"' in asked
    assert "not published" in asked
    assert f'href="{contract}compare/?to=2"' in asked
    assert f'href="{contract}"' in page(client.get(review))
    first = page(client.get(f"{contract}versions/1/"))
    assert review not in first
    assert "compare/" not in first


def test_version__line_by_line_and_as_a_file__is_what_was_sent(acme: Cast) -> None:
    content = orders(new="dataProduct => dataProdukt").replace(b"\n", b"\r\n")
    publish(acme, content)
    client = browser(acme.viewer)
    text = page(client.get("/contracts/acme/orders/versions/1/"))
    sent = client.get("/contracts/acme/orders/versions/1/file")

    assert 'id="L3"' in text
    assert "is-warned" in text
    assert sent.content == content
    assert sent["Content-Disposition"].startswith("attachment")
    assert client.get("/contracts/acme/orders/versions/9/").status_code == 404


def test_comparison__of_two_versions__classes_the_changes(acme: Cast) -> None:
    publish(acme, orders(status="draft"))
    client = browser(acme.viewer)
    assert "One version so far" in page(client.get("/contracts/acme/orders/compare/"))
    publish(acme, without_customer(status="draft", version="1.0.1"))
    text = page(client.get("/contracts/acme/orders/compare/"))

    assert "customer was removed." in text
    assert "should be at least <strong>2.0.0</strong>" in text
    assert "Nothing changed" in page(client.get("/contracts/acme/orders/compare/?from=1&to=1"))
    assert client.get("/contracts/acme/orders/compare/?from=99").status_code == 404
    assert client.get("/contracts/acme/orders/compare/?from=x").status_code == 404


def test_form__checked__says_what_would_happen_and_keeps_nothing(acme: Cast) -> None:
    client = browser(acme.author)
    new = client.post(PUBLISH, {"text": orders().decode(), "check": "1"}, headers=HTMX)
    bad = client.post(
        PUBLISH, {"text": "apiVersion: v9.9.9\nkind: DataContract\n", "check": "1"}, headers=HTMX
    )
    empty = client.post(PUBLISH, {"text": " ", "check": "1"}, headers=HTMX)

    assert "A new contract, active." in page(new)
    assert "change, and the file says" not in page(new)
    assert "<html" not in new.content.decode()
    assert "v9.9.9" in page(bad)
    assert "Choose a file, or paste one." in page(empty)
    assert not Contract.objects.exists()


def test_form__of_a_breaking_change__says_so_before_and_leads_to_the_request(acme: Cast) -> None:
    publish(acme, orders())
    client = browser(acme.author)
    checked = page(client.post(PUBLISH, {"text": without_customer().decode(), "check": "1"}, headers=HTMX))
    sent = client.post(PUBLISH, {"text": without_customer().decode(), "reason": "Unused."})

    assert "Publishing opens a change request" in checked
    assert "customer was removed." in checked
    assert sent.status_code == 302
    assert sent["Location"].startswith("/approvals/")


def test_form__with_a_file__publishes_its_bytes(acme: Cast) -> None:
    content = orders().replace(b"\n", b"\r\n")
    sent = browser(acme.author).post(PUBLISH, {"file": SimpleUploadedFile("a.yaml", content)})

    assert (sent.status_code, sent["Location"]) == (302, "/contracts/acme/orders/")
    assert bytes(Contract.objects.get().current.content) == content


def test_form__refused__keeps_what_was_typed_and_says_why(acme: Cast) -> None:
    answer = browser(acme.author).post(
        PUBLISH, {"text": "apiVersion: v3.1.0\nkind: DataContract\nname: mine\n"}
    )

    assert answer.status_code == 422
    # Beside the form, or below it on a phone, stands what is wrong: this leads there.
    assert 'id="not-published"' in answer.content.decode()
    assert "name: mine" in answer.content.decode()
    assert "The contract has no id." in answer.content.decode()


def test_form__opened_from_a_contract__is_refused_once_somebody_was_first(acme: Cast) -> None:
    publish(acme, orders(status="draft"))
    client = browser(acme.author)
    form = opened(client, f"{PUBLISH}?contract=orders", action=PUBLISH)
    publish(acme, orders(status="draft", version="1.1.0"))
    sent = {**form, "text": orders(status="draft", version="1.2.0").decode()}
    refused = client.post(PUBLISH, sent)

    assert refused.status_code == 409
    assert "changed_meanwhile" in refused.content.decode()
    assert bytes(Contract.objects.get().current.content) == orders(status="draft", version="1.1.0")


def test_form__for_whom_it_is_not__is_refused(world: World) -> None:
    assert browser(world.acme.viewer).get(PUBLISH).status_code == 403
    assert browser(world.globex.author).get(PUBLISH).status_code == 404
