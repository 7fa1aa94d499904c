from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from apps.core import areas
from apps.lineage import nodes, services
from apps.lineage.models import DatasetMapping, Job, Node, NodeOwner
from tests.factories.cast import Cast
from tests.lineage.sending import NAMESPACE, event, facet, made_of, send, table

pytestmark = pytest.mark.django_db

CLEAN = nodes.dataset(NAMESPACE, "clean")
LOST = nodes.dataset("unresolved:postgres", "shop/orders")


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def fill(cast: Cast) -> str:
    """Tell of one job, and return the address of the dataset that it makes."""
    clean = table(
        "clean",
        "total",
        columnLineage=made_of(total="orders.amount"),
        documentation=facet(description="Orders without tests"),
        symlinks=facet(identifiers=[{"namespace": "hive://h", "name": "db.clean", "type": "TABLE"}]),
    )
    send(cast, event(inputs=[table("orders", "amount")], outputs=[clean]))
    return reverse("lineage:dataset-detail", args=[CLEAN.node_id(cast.tenant.pk)])


def test_dataset__page__shows_columns_producers_runs_and_names(acme: Cast) -> None:
    page = browser(acme.viewer).get(fill(acme)).content.decode()
    for text in ("total", "orders", "daily", "Orders without tests", "db.clean", "Complete"):
        assert text in page, text
    assert "Name owners" not in page
    assert "Map that name" not in page


def test_dataset__symlink__is_mapped_by_one_form(acme: Cast) -> None:
    client = browser(acme.author)
    page = client.get(fill(acme)).context["page"]
    (link,) = page.symlinks
    opened = client.get(link["url"])
    assert opened.status_code == 200
    assert parse_qs(urlsplit(link["url"]).query)["to_name"] == ["clean"]
    form = {"tenant": "acme", **opened.context["form"].initial}
    assert client.post(urlsplit(link["url"]).path, form).status_code == 302
    assert str(DatasetMapping.objects.get()) == "hive://h/db.clean"


def test_dataset__owners_form__names_and_refuses(acme: Cast, globex: Cast) -> None:
    address = fill(acme)
    client = browser(acme.author)
    form = {
        "tenant": "acme",
        "people": f"{acme.approver.username}, {acme.author.username}",
        "etag": client.get(address).context["page"].owners_form["etag"].value(),
    }
    assert client.post(f"{address}owners/", form).status_code == 302
    assert {row.user for row in NodeOwner.objects.all()} == {acme.approver, acme.author}
    assert acme.approver.username in client.get(address).content.decode()
    stale = client.post(f"{address}owners/", form | {"people": ""})
    assert stale.status_code == 409
    form["etag"] = client.get(address).context["page"].owners_form["etag"].value()
    for name in (globex.author.username, "nobody-at-all"):
        refused = client.post(f"{address}owners/", form | {"people": name})
        assert refused.status_code == 400
        assert "owner_not_in_tenant" in refused.content.decode()


def test_dataset__that_others_answer_for__has_no_form_and_takes_none(acme: Cast) -> None:
    address = fill(acme)
    node = Node.objects.get(pk=CLEAN.node_id(acme.tenant.pk))
    assert "Name owners" in browser(acme.colleague).get(address).content.decode()
    services.name_owners(node=node, people=[acme.approver], by=acme.author)
    for person in (acme.author, acme.colleague, acme.approver):
        client = browser(person)
        assert "Name owners" not in client.get(address).content.decode()
        sent = client.post(f"{address}owners/", {"tenant": "acme", "people": person.username})
        assert sent.status_code == 403
    assert NodeOwner.objects.get().user == acme.approver
    assert "Name owners" in browser(acme.tenant_admin).get(address).content.decode()


def test_unresolved__page__says_why_and_who_mentions_it_and_leads_to_the_form(acme: Cast) -> None:
    view = nodes.feature_view("shop", "order_stats")
    services.replace_edges(
        tenant=acme.tenant, origin="t", edges=[nodes.Edge(LOST, view)], unresolved={LOST: "It says no host."}
    )
    client = browser(acme.author)
    page = client.get("/lineage/unresolved/")
    text = page.content.decode()
    assert "It says no host." in text
    assert "order_stats" in text
    (row,) = page.context["page"].rows
    form = {"tenant": "acme", **client.get(row.map_url).context["form"].initial}
    form |= {"to_namespace": NAMESPACE, "to_name": "orders"}
    assert client.post(urlsplit(row.map_url).path, form).status_code == 302
    assert "Every dataset is placed" in client.get("/lineage/unresolved/").content.decode()
    assert "shop/orders" in client.get("/lineage/mappings/").content.decode()
    mapping = DatasetMapping.objects.get()
    assert client.post(f"/lineage/mappings/{mapping.pk}/remove/", {"tenant": "acme"}).status_code == 302
    assert Node.objects.unresolved().exists()


def test_mapping_form__refused__keeps_what_was_typed(acme: Cast) -> None:
    form = {"tenant": "acme", "namespace": "a", "name": "b", "to_namespace": "a", "to_name": "b"}
    answer = browser(acme.author).post("/lineage/acme/mappings/new/", form)
    assert answer.status_code == 400
    assert 'value="b"' in answer.content.decode()


def test_jobs__page__shows_the_last_run_and_what_it_reads(acme: Cast) -> None:
    fill(acme)
    client = browser(acme.viewer)
    assert "daily" in client.get("/lineage/jobs/").content.decode()
    page = client.get(f"/lineage/jobs/{Job.objects.get().pk}/").content.decode()
    assert "orders" in page
    assert "clean" in page


@pytest.mark.parametrize(
    "path", ["/lineage/", "/lineage/jobs/", "/lineage/unresolved/", "/lineage/mappings/"]
)
def test_lists__empty_and_searched__say_what_comes_here(acme: Cast, path: str) -> None:
    client = browser(acme.viewer)
    assert client.get(path).status_code == 200
    assert "matches" in client.get(path, {"q": "zzz"}).content.decode()


def test_pages__names_with_markup__are_text(acme: Cast) -> None:
    odd = "<script>alert(1)</script>"
    send(acme, event(job=odd, inputs=[table(odd)], outputs=[table(odd + "2", odd)]))
    client = browser(acme.viewer)
    pk = nodes.dataset(NAMESPACE, odd + "2").node_id(acme.tenant.pk)
    for path in (
        "/lineage/",
        "/lineage/jobs/",
        f"/lineage/datasets/{pk}/",
        f"/lineage/jobs/{Job.objects.get().pk}/",
    ):
        assert "<script>alert" not in client.get(path).content.decode()


def test_node_kinds__each_of_the_lineages_own__has_its_page(acme: Cast, globex: Cast) -> None:
    fill(acme)
    send(acme, event(job="reader", run="r2", inputs=[table("clean")]))
    kinds = areas.node_kinds()
    for kind in ("dataset", "column", "consumer"):
        rows = list(Node.objects.filter(kind=kind))
        found = kinds[kind].urls(rows, acme.viewer)
        assert found.keys() == {row.pk for row in rows}
        client = browser(acme.viewer)
        assert {client.get(url).status_code for url in found.values()} == {200}
        assert kinds[kind].urls(rows, globex.viewer) == {}
