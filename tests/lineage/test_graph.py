from __future__ import annotations

import itertools
import random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.refusals import Invalid
from apps.lineage import graph, nodes, services
from apps.lineage.models import Edge as EdgeRow
from apps.lineage.models import Node
from apps.lineage.nodes import Edge, Ref
from tests.factories.cast import Cast
from tests.lineage import walks

pytestmark = pytest.mark.django_db

RAW = nodes.dataset("postgres://db:5432", "shop.public.orders")
CLEAN = nodes.dataset("s3://lake", "orders")
VIEW = nodes.feature_view("shop", "order_stats")
SERVICE = nodes.feature_service("shop", "churn_inputs")
VERSION = nodes.version("0190a5b0-0000-7000-8000-000000000001", "churn 3")


def names(walk: graph.Walk) -> set[Ref]:
    return {node.ref for node in walk.nodes.values()}


def store(cast: Cast, edges: list[Edge], origin: str = "test:1", **more: Any) -> None:
    services.replace_edges(tenant=cast.tenant, origin=origin, edges=edges, **more)


def by_columns() -> list[Edge]:
    return [
        Edge(RAW, CLEAN, is_by_columns=True),
        Edge(nodes.column(RAW, "amount"), nodes.column(CLEAN, "total")),
        Edge(nodes.column(RAW, "email"), nodes.column(CLEAN, "contact")),
        Edge(CLEAN, VIEW, is_by_columns=True),
        Edge(nodes.column(CLEAN, "total"), nodes.feature(VIEW, "mean_total")),
        Edge(VIEW, SERVICE, is_by_columns=True),
        Edge(nodes.feature(VIEW, "mean_total"), SERVICE),
        Edge(SERVICE, VERSION),
    ]


def test_downstream__column_that_nobody_reads__reaches_no_version(acme: Cast) -> None:
    store(acme, by_columns())
    walk = graph.downstream(acme.tenant, [nodes.column(RAW, "email")])
    assert names(walk) == {nodes.column(RAW, "email"), nodes.column(CLEAN, "contact")}


def test_downstream__column__names_the_way_to_the_version(acme: Cast) -> None:
    store(acme, by_columns())
    walk = graph.downstream(acme.tenant, [nodes.column(RAW, "amount")])
    way = [node.ref for node, _ in walk.path(VERSION.node_id(acme.tenant.pk))]
    assert way == [
        nodes.column(RAW, "amount"),
        nodes.column(CLEAN, "total"),
        nodes.feature(VIEW, "mean_total"),
        SERVICE,
        VERSION,
    ]


def test_downstream__what_is_not_told_by_column__counts_as_affected(acme: Cast) -> None:
    store(acme, [*by_columns(), Edge(CLEAN, nodes.dataset("s3://lake", "copy"))])
    walk = graph.downstream(acme.tenant, [nodes.column(RAW, "email")])
    assert nodes.dataset("s3://lake", "copy") in names(walk)
    way = [node.ref for node, _ in walk.path(nodes.dataset("s3://lake", "copy").node_id(acme.tenant.pk))]
    assert way[-2] == nodes.column(CLEAN, "contact")


def test_downstream__whole__reaches_everything_of_its_columns(acme: Cast) -> None:
    store(acme, by_columns())
    assert names(graph.downstream(acme.tenant, [RAW])) >= {
        nodes.column(RAW, "email"),
        nodes.column(CLEAN, "contact"),
        VERSION,
    }


def test_upstream__version__names_what_it_was_fed_with(acme: Cast) -> None:
    store(acme, by_columns())
    found = names(graph.upstream(acme.tenant, [VERSION]))
    assert nodes.column(RAW, "amount") in found


def test_walk__cycle__ends(acme: Cast) -> None:
    store(acme, [Edge(RAW, CLEAN), Edge(CLEAN, RAW), Edge(RAW, RAW)])
    walk = graph.downstream(acme.tenant, [RAW])
    assert names(walk) == {RAW, CLEAN}
    assert not walk.is_cut


def test_walk__beyond_its_limit__says_that_it_is_cut(acme: Cast) -> None:
    store(acme, [Edge(RAW, nodes.dataset("s3://lake", f"t{number}")) for number in range(20)])
    walk = graph.downstream(acme.tenant, [RAW], limit=5)
    assert (len(walk.nodes), walk.is_cut) == (5, True)
    assert not graph.downstream(acme.tenant, [RAW], limit=21).is_cut


def test_walk__longer_than_its_steps__says_that_it_is_cut(acme: Cast) -> None:
    line = [nodes.dataset("s3://lake", f"t{number}") for number in range(graph.WALK_STEPS + 3)]
    store(acme, [Edge(one, other) for one, other in itertools.pairwise(line)])
    assert graph.downstream(acme.tenant, [line[0]]).is_cut


def test_walk__name_that_is_no_node__is_said(acme: Cast) -> None:
    store(acme, [Edge(RAW, CLEAN)])
    assert graph.downstream(acme.tenant, [RAW, SERVICE]).unknown == (SERVICE,)


def test_walk__same_names_in_another_tenant__stays_in_its_own(acme: Cast, globex: Cast) -> None:
    store(acme, [Edge(RAW, CLEAN)])
    store(globex, [Edge(RAW, VIEW)])
    assert names(graph.downstream(acme.tenant, [RAW])) == {RAW, CLEAN}
    assert names(graph.downstream(globex.tenant, [RAW])) == {RAW, VIEW}


def test_walk__wide_step__asks_as_often_as_a_narrow_one(acme: Cast) -> None:
    narrow = [Edge(RAW, CLEAN), Edge(CLEAN, VIEW)]
    store(acme, narrow)
    with CaptureQueriesContext(connection) as few:
        graph.downstream(acme.tenant, [RAW])
    store(acme, narrow + [Edge(RAW, nodes.dataset("s3://lake", f"t{number}")) for number in range(50)])
    with CaptureQueriesContext(connection) as many:
        graph.downstream(acme.tenant, [RAW])
    assert len(few) == len(many)


def test_neighbourhood__node__holds_both_sides_and_the_edges_between(acme: Cast) -> None:
    store(acme, by_columns())
    around = graph.neighbourhood(acme.tenant, VIEW, hops=1, with_parts=False)
    assert {node.ref: around.hops[pk] for pk, node in around.nodes.items()} == {
        CLEAN: -1,
        VIEW: 0,
        SERVICE: 1,
    }
    assert len(around.edges) == 2
    assert not around.is_cut


def test_neighbourhood__more_than_its_limit__keeps_the_nearest_and_says_so(acme: Cast) -> None:
    store(acme, [Edge(RAW, nodes.dataset("s3://lake", f"t{number}")) for number in range(20)])
    around = graph.neighbourhood(acme.tenant, RAW, limit=8)
    assert (len(around.nodes), around.is_cut) == (8, True)
    assert RAW in {node.ref for node in around.nodes.values()}


def test_neighbourhood__unknown_name__is_empty(acme: Cast) -> None:
    assert graph.neighbourhood(acme.tenant, RAW).node is None


def random_graph(chance: random.Random, space: str) -> tuple[list[Edge], list[Ref]]:
    """Make some wholes with parts, and edges between any of them, told by column or not, cycles among them."""
    wholes = [nodes.dataset(space, f"d{number}") for number in range(chance.randint(2, 6))]
    wholes += [nodes.feature_view(space, f"v{number}") for number in range(chance.randint(0, 3))]
    ends = [nodes.version(f"{space}-{number}") for number in range(3)]
    ends.append(nodes.feature_service(space, "inputs"))
    parts = [whole.part(f"c{number}") for whole in wholes for number in range(chance.randint(0, 3))]
    everything = [*wholes, *parts, *ends]
    pairs = {(chance.choice(everything), chance.choice(everything)) for _ in range(chance.randint(1, 25))}
    edges = [Edge(one, other, is_by_columns=chance.random() < 0.4) for one, other in sorted(pairs)]
    return edges, everything


@pytest.mark.parametrize("block", range(10))
def test_walk__thousand_random_graphs__reach_what_an_independent_walk_reaches(acme: Cast, block: int) -> None:
    chance = random.Random(7_041 + block)
    # Stored together, and apart from each other, so that a walk that strays is seen, too.
    graphs = [random_graph(chance, f"g{number}") for number in range(100)]
    store(
        acme,
        [edge for edges, _ in graphs for edge in edges],
        nodes=[ref for _, refs in graphs for ref in refs],
    )
    for edges, everything in graphs:
        starts = chance.sample(everything, chance.randint(1, 2))
        assert names(graph.downstream(acme.tenant, starts)) == walks.affected(edges, everything, starts)
        turned = walks.reversed_edges(edges)
        assert names(graph.upstream(acme.tenant, starts)) == walks.affected(turned, everything, starts)


def test_replace_edges__again__keeps_what_stays_and_drops_what_went(acme: Cast) -> None:
    store(acme, [Edge(RAW, CLEAN), Edge(CLEAN, VIEW)])
    kept = EdgeRow.objects.get(source_id=RAW.node_id(acme.tenant.pk))
    store(acme, [Edge(RAW, CLEAN, via="daily"), Edge(RAW, VIEW)])
    assert set(EdgeRow.objects.values_list("source__name", "target__name")) == {
        (RAW.name, CLEAN.name),
        (RAW.name, VIEW.name),
    }
    kept.refresh_from_db()
    assert kept.via == "daily"


def test_replace_edges__another_origin__is_left_alone(acme: Cast) -> None:
    store(acme, [Edge(RAW, CLEAN)], origin="one")
    store(acme, [Edge(RAW, CLEAN)], origin="two")
    store(acme, [], origin="one")
    assert EdgeRow.objects.get().origin == "two"
    services.remove_origin(tenant=acme.tenant, origin="two")
    assert not EdgeRow.objects.exists()


def test_replace_edges__said_twice__is_by_columns_only_where_both_say_so(acme: Cast) -> None:
    store(acme, [Edge(RAW, CLEAN, is_by_columns=True), Edge(RAW, CLEAN)])
    assert EdgeRow.objects.get().is_by_columns is False


def test_replace_edges__labels__are_what_people_read(acme: Cast) -> None:
    store(acme, [Edge(SERVICE, VERSION)], labels={VERSION: "churn 3"})
    assert str(Node.objects.get(kind="version")) == "churn 3"
    store(acme, [Edge(SERVICE, VERSION)], labels={VERSION: "churn-model 3"})
    assert str(Node.objects.get(kind="version")) == "churn-model 3"


@pytest.mark.parametrize(
    "ref",
    [
        nodes.dataset("s3://lake", ""),
        nodes.dataset("s3://lake", "a\x00b"),
        nodes.dataset("s3://lake", "\ud800"),
        nodes.dataset("s3://lake", "x" * 2001),
        nodes.dataset("x" * 1001, "a"),
        nodes.column(CLEAN, ""),
    ],
    ids=["no name", "nul", "surrogate", "long name", "long namespace", "column without a field"],
)
def test_replace_edges__name_that_cannot_be_stored__is_refused(acme: Cast, ref: Ref) -> None:
    with pytest.raises(Invalid) as refused:
        store(acme, [Edge(RAW, ref)])
    assert refused.value.code == "invalid_node"
    assert not EdgeRow.objects.exists()


def test_node_id__parts_that_read_alike_when_joined__differ() -> None:
    tenant = UUID(int=1)
    ids = {nodes.dataset("a", "b/c").node_id(tenant), nodes.dataset("a/b", "c").node_id(tenant)}
    assert len(ids) == 2


def test_beyond__some_nodes__names_those_that_lead_to_others(acme: Cast, globex: Cast) -> None:
    store(acme, by_columns())
    store(globex, by_columns())

    def ids(*refs: Ref) -> list[UUID]:
        return [ref.node_id(acme.tenant.pk) for ref in refs]

    fed, feeds = graph.beyond(acme.tenant, ids(CLEAN, VIEW))
    assert (fed, feeds) == (frozenset(ids(CLEAN)), frozenset(ids(VIEW)))
    # Their columns and features count as themselves.
    assert graph.beyond(acme.tenant, ids(RAW, CLEAN, VIEW, SERVICE, VERSION)) == (frozenset(), frozenset())
    assert graph.beyond(globex.tenant, ids(CLEAN, VIEW)) == (frozenset(), frozenset())
    assert graph.beyond(acme.tenant, []) == (frozenset(), frozenset())


def test_neighbourhood__with_many_on_one_side__shows_both(acme: Cast) -> None:
    into = [nodes.dataset("s3://raw", f"z{number}") for number in range(3)]
    made = [nodes.dataset("s3://made", f"a{number:02}") for number in range(20)]
    store(acme, [*(Edge(one, CLEAN) for one in into), *(Edge(CLEAN, one) for one in made)])
    found = graph.neighbourhood(acme.tenant, CLEAN, hops=1, limit=10)
    assert found.is_cut
    assert {node.ref for node in found.nodes.values()} == {CLEAN, *into, *made[:6]}
