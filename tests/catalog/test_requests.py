"""What breaks by a request, read from its document, and shown on its page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from apps.catalog import panels
from apps.catalog.request_changes import of_request
from apps.lineage import nodes
from apps.lineage import services as lineage
from tests.catalog.test_impact import STATS, fed, make_contract
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db
__all__ = ["fed"]


def request(cast: Cast, kind: str, **content: Any) -> Any:
    return SimpleNamespace(kind=kind, tenant=cast.tenant, tenant_id=cast.tenant.pk, content=content)


def hits(cast: Cast, asked: Any, person: Any = None) -> set[tuple[str, int, bool]]:
    shown = panels.request_impact(asked, person or cast.viewer)
    assert shown is not None
    return {(hit.model, hit.version, hit.is_served) for hit in shown["result"].impact.versions}


@pytest.fixture
def described(acme: Cast, fed: Any) -> None:
    contract = make_contract(acme)
    lineage.replace_edges(
        tenant=acme.tenant,
        origin=f"contracts:{contract.pk}",
        edges=[nodes.Edge(STATS, nodes.contract("orders"), is_by_columns=True)],
    )


@pytest.mark.usefixtures("described")
def test_request__that_drops_a_column_of_a_contract__shows_exactly_who_reads_it(
    acme: Cast,
) -> None:
    asked = request(
        acme,
        "contract_change",
        target={"contract": "orders"},
        before={"state": "active"},
        after={"state": "active"},
        changes=[
            {
                "class": "breaking",
                "object": "driver_stats",
                "property": "trip_count",
                "message": "trip_count is removed.",
            },
            {"class": "documentation", "object": "driver_stats", "property": "acc_rate", "message": "…"},
        ],
    )
    assert hits(acme, asked) == {("acme-eta", 1, True), ("acme-fraud", 1, False)}
    shown = panels.request_impact(asked, acme.viewer)
    assert shown is not None
    assert shown["result"].breaks == ("trip_count is removed.",)


@pytest.mark.usefixtures("described")
def test_request__that_retires_a_contract__shows_everybody_who_reads_its_data(acme: Cast) -> None:
    asked = request(
        acme,
        "contract_change",
        target={"contract": "orders"},
        before={"state": "active"},
        after={"state": "retired"},
        changes=[],
    )
    assert len(hits(acme, asked)) == 3


@pytest.mark.usefixtures("described")
def test_request__that_breaks_nothing__shows_nothing(acme: Cast) -> None:
    same = {"state": "active"}
    documented = request(
        acme,
        "contract_change",
        target={"contract": "orders"},
        before=same,
        after=same,
        changes=[{"class": "documentation"}],
    )
    assert of_request(documented) is None
    assert of_request(request(acme, "promotion")) is None
    assert (
        of_request(
            request(acme, "contract_change", target={"contract": "nobody"}, changes=[{"class": "breaking"}])
        )
        is None
    )


def test_request__that_removes_a_feature__shows_who_reads_that_feature(acme: Cast, fed: Any) -> None:
    before = {
        "features": [{"name": "trip_count", "dtype": "Int64"}, {"name": "acc_rate", "dtype": "Float32"}]
    }
    after = {"features": [{"name": "trip_count", "dtype": "Int64"}]}
    asked = request(
        acme,
        "feature_change",
        project={"name": "feast_demo"},
        is_breaking=True,
        changes=[{"kind": "view", "name": "driver_stats", "act": "change", "before": before, "after": after}],
    )
    assert hits(acme, asked) == {("acme-eta", 2, False), ("acme-fraud", 1, False)}


def test_request__that_removes_a_view_or_adds_one__shows_the_removed_one_only(acme: Cast, fed: Any) -> None:
    removed = {
        "kind": "view",
        "name": "driver_stats",
        "act": "remove",
        "before": {"features": []},
        "after": None,
    }
    added = {"kind": "view", "name": "new", "act": "add", "before": None, "after": {"features": []}}
    asked = request(acme, "feature_change", project={"name": "feast_demo"}, changes=[removed, added])
    assert len(hits(acme, asked)) == 3
    assert (
        of_request(request(acme, "feature_change", project={"name": "feast_demo"}, changes=[added])) is None
    )
