"""Pages of the catalog, and what it adds to the pages of others."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from apps.lineage import nodes
from apps.registry import services as registry
from apps.registry.models import ModelVersion
from tests.catalog.test_impact import STATS, fed, pinned
from tests.factories.cast import Cast
from tests.factories.data import change_view, make_view
from tests.factories.objects import ask
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db
__all__ = ["fed"]


def browser(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(person: Any, path: str, **query: Any) -> str:
    answer = browser(person).get(path, query)
    assert answer.status_code == 200, answer.content[:2000]
    return answer.content.decode()


def node_of(cast: Cast, ref: nodes.Ref) -> str:
    return str(ref.node_id(cast.tenant.pk))


def test_pages__with_things_in_them__show_them(acme: Cast, globex: Cast, fed: Any) -> None:
    person = acme.viewer
    found = page(person, "/catalog/")
    for name in ("acme-eta", "driver_stats", "driver_service", "rides.public.driver_stats", "acme-eta@blue"):
        assert name in found, name
    assert "acme-author" in found
    assert "globex" not in found
    narrowed = page(person, "/catalog/", kind="dataset", q="driver")
    assert "rides.public.driver_stats" in narrowed
    assert "acme-eta" not in narrowed
    owned = page(person, "/catalog/", owner="acme-author", state="served")
    assert "acme-eta" in owned
    assert "acme-fraud" not in owned
    assert "Nothing matches" in page(person, "/catalog/", q="no such thing")

    start = page(person, "/catalog/graph/")
    assert "Nothing chosen yet" in start
    hits = page(person, "/catalog/graph/", q="driver")
    view = node_of(acme, nodes.feature_view("feast_demo", "driver_stats"))
    assert f"node={view}" in hits
    graph = page(person, "/catalog/graph/", node=view, depth="3", columns="1")
    assert "<svg" in graph
    assert "acme-eta version 1" in graph
    assert "acme-eta@blue" in graph
    assert "style=" not in graph.split('<svg class="graph"')[1].split("</svg>")[0]
    assert "open its page" in graph

    asked = page(person, "/catalog/impact/", q="driver")
    assert "node=" in asked
    dataset = node_of(acme, STATS)
    broken = page(person, "/catalog/impact/", node=dataset, part=["trip_count"])
    assert "1 served route" in broken
    assert "acme-eta version 1" in broken
    assert "acme-eta version 2" not in broken
    assert 'value="trip_count" checked' in broken

    version = fed[0]
    shown = page(person, f"/models/acme/{version.model.name}/versions/1/")
    assert "Inputs" in shown
    assert "feast_demo/driver_stats:trip_count" in shown
    assert 'class="graph"' in shown
    inputs = page(person, f"/models/acme/{version.model.name}/versions/1/inputs/")
    assert "Save the inputs" not in inputs
    form = page(acme.author, f"/models/acme/{version.model.name}/versions/1/inputs/")
    assert "Save the inputs" in form
    backstage = page(person, "/tenants/acme/backstage/")
    assert "backstage.yaml?tenant=acme" in backstage
    assert "Make the address" in page(acme.author, "/tenants/acme/backstage/")

    for path in ("/catalog/graph/", "/catalog/impact/"):
        assert browser(globex.author).get(path, {"node": view}).status_code == 404
        assert browser(person).get(path, {"node": "nonsense"}).status_code == 404


def test_catalog__routes__say_who_answers_for_them_and_are_found_by_it(acme: Cast, fed: Any) -> None:
    person, model = acme.viewer, fed[0].model
    path = {"kind": "route", "q": "acme-eta@"}
    registered = page(person, "/catalog/", **path, owner=model.created_by.username)
    assert "acme-eta@blue" in registered
    registry.name_model_owners(model=model, people=[acme.support, acme.product], by=acme.author)
    assert "acme-product, acme-support" in page(person, "/catalog/", **path)
    for owner, is_theirs in (
        ("ACME-support", True),
        ("acme-product", True),
        (model.created_by.username, False),
    ):
        assert ("acme-eta@blue" in page(person, "/catalog/", **path, owner=owner)) is is_theirs, owner


def test_catalog__more_owners_than_a_cell_holds__counts_the_others(acme: Cast, fed: Any) -> None:
    owners = [acme.support, acme.product, acme.viewer, acme.approver]
    registry.name_model_owners(model=fed[0].model, people=owners, by=acme.author)
    assert "acme-approver, acme-product, acme-support and 1 more" in page(
        acme.viewer, "/catalog/", q="acme-eta", kind="model"
    )


def test_graph__of_wholes__takes_parts_for_them_and_says_where_more_leads(acme: Cast, fed: Any) -> None:
    dataset = node_of(acme, STATS)
    wholes = page(acme.viewer, "/catalog/graph/", node=dataset, depth="1", columns="0")
    drawn = wholes.split('<svg class="graph"')[1].split("</svg>")[0]
    assert "graph-feature_view" in drawn
    assert "graph-column" not in drawn
    assert "graph-feature " not in drawn
    # A step further stands the service, which is not drawn.
    assert drawn.count("graph-more") == 1
    assert "feeds more than is drawn" in drawn
    assert "A dot at its side" in wholes
    parts = page(acme.viewer, "/catalog/graph/", node=dataset, depth="1", columns="1")
    assert "graph-column" in parts
    up = page(acme.viewer, "/catalog/graph/", node=dataset, depth="1", columns="0", direction="up")
    assert "graph-more" not in up


def test_inputs_page__find_add_and_save__pins(acme: Cast) -> None:
    version = make_version(acme, make_model(acme))
    make_view(acme)
    client = browser(acme.author)
    path = f"/models/acme/{version.model.name}/versions/1/inputs/"
    form = {
        "tenant": "acme",
        "features": "typed_already",
        "contracts": "",
        "etag": registry.inputs_etag(version),
    }
    found = client.post(path, {**form, "q": "driver", "find": "1"}).content.decode()
    assert 'value="features feast_demo/driver_stats"' in found
    assert "typed_already" in found
    added = client.post(
        path, {**form, "q": "driver", "add": "features feast_demo/driver_stats"}
    ).content.decode()
    assert "typed_already\nfeast_demo/driver_stats" in added
    assert not version.pins.exists()
    answer = client.post(path, {**form, "features": "feast_demo/driver_stats\ntyped_already"})
    assert answer.status_code == 302
    assert [pin.is_resolved for pin in version.pins.all()] == [True, False]
    for stale in (form["etag"], ""):
        kept = client.post(path, {**form, "etag": stale, "features": "of_mine"})
        assert kept.status_code == 409
        assert "of_mine" in kept.content.decode()
        assert "typed_already" in kept.content.decode()
    refused = client.post(path, {**form, "etag": registry.inputs_etag(version), "features": "a/b/c"})
    assert refused.status_code == 400
    assert "bad_pin" in refused.content.decode()


def test_promotion__whose_inputs_moved__says_so_and_makes_a_new_revision(acme: Cast) -> None:
    view = make_view(acme)
    model = make_model(acme)
    plain = make_version(acme, model)
    bare = ask(acme, plain)
    assert "inputs" not in bare.content["candidate"]
    version: ModelVersion = pinned(acme, make_model(acme, "acme-eta"), "driver_stats")
    request = ask(acme, version)
    assert request.content["candidate"]["inputs"] == [
        {
            "kind": "feature_view",
            "name": "feast_demo/driver_stats",
            "version": "",
            "digest": view.digest,
            "now": {"version": "", "digest": view.digest, "state": "active"},
        }
    ]
    shown = page(acme.viewer, f"/approvals/{request.pk}/")
    assert "What the candidate was trained on" in shown
    assert "nothing moved" not in shown
    change_view(view)
    drifted = page(acme.viewer, f"/approvals/{request.pk}/")
    assert "The content changed after this was requested" in drifted
    assert "The definition changed since." in drifted
