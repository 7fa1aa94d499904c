from __future__ import annotations

import pytest

from apps.audit.models import Entry
from apps.core.refusals import Forbidden, Invalid, NotFound
from apps.lineage import graph, nodes, services
from apps.lineage.models import DatasetMapping, Edge, Node
from apps.lineage.nodes import Edge as EdgeValue
from apps.lineage.services.mappings import MappingExists, MappingLoops
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db

LOST = nodes.dataset("unresolved:postgres", "shop/orders")
ORDERS = nodes.dataset("postgres://db:5432", "shop.public.orders")
VIEW = nodes.feature_view("shop", "stats")


def say(cast: Cast, *edges: EdgeValue) -> None:
    services.replace_edges(
        tenant=cast.tenant, origin="test", edges=edges, unresolved={LOST: "The server says no host."}
    )


def reached(cast: Cast, ref: nodes.Ref) -> set[nodes.Ref]:
    return {node.ref for node in graph.downstream(cast.tenant, [ref]).reached()}


def map_it(cast: Cast) -> DatasetMapping:
    return services.create_mapping(
        tenant=cast.tenant,
        namespace=LOST.namespace,
        name=LOST.name,
        to_namespace=ORDERS.namespace,
        to_name=ORDERS.name,
        by=cast.author,
    )


def test_unresolved__dataset__is_walked_all_the_same(acme: Cast) -> None:
    say(acme, EdgeValue(LOST, VIEW))
    assert [node.reason for node in Node.objects.unresolved()] == ["The server says no host."]
    assert reached(acme, LOST) == {VIEW}


def test_create_mapping__of_what_has_edges__moves_them(acme: Cast) -> None:
    say(
        acme,
        EdgeValue(LOST, VIEW, is_by_columns=True),
        EdgeValue(nodes.column(LOST, "a"), nodes.feature(VIEW, "a")),
    )
    map_it(acme)
    assert not Node.objects.unresolved().exists()
    assert reached(acme, nodes.column(ORDERS, "a")) == {nodes.feature(VIEW, "a")}
    assert reached(acme, LOST) == reached(acme, ORDERS)
    assert Entry.objects.filter(action="lineage.mapping.created").exists()


def test_create_mapping__before_the_name_is_said__holds_for_it(acme: Cast) -> None:
    map_it(acme)
    say(acme, EdgeValue(nodes.column(LOST, "a"), VIEW))
    assert reached(acme, nodes.column(ORDERS, "a")) == {VIEW}
    assert services.resolve(acme.tenant, nodes.column(LOST, "a")) == nodes.column(ORDERS, "a")


def test_remove_mapping__puts_the_edges_back(acme: Cast) -> None:
    say(acme, EdgeValue(LOST, VIEW))
    services.remove_mapping(mapping=map_it(acme), by=acme.author)
    assert reached(acme, ORDERS) == set()
    assert reached(acme, LOST) == {VIEW}
    assert Edge.objects.get().source.ref == LOST


def test_create_mapping__of_a_namespace__holds_for_each_of_its_datasets(acme: Cast) -> None:
    other = nodes.dataset("postgres://replica:5432", "shop.public.orders")
    say(acme, EdgeValue(other, VIEW))
    services.create_mapping(
        tenant=acme.tenant, namespace=other.namespace, to_namespace=ORDERS.namespace, by=acme.author
    )
    assert reached(acme, ORDERS) == {VIEW}


def test_create_mapping__in_a_row__leads_to_the_end(acme: Cast) -> None:
    say(acme, EdgeValue(LOST, VIEW))
    map_it(acme)
    last = services.create_mapping(
        tenant=acme.tenant,
        namespace=ORDERS.namespace,
        to_namespace="postgres://primary:5432",
        by=acme.author,
    )
    end = nodes.dataset("postgres://primary:5432", ORDERS.name)
    assert reached(acme, end) == {VIEW}
    services.remove_mapping(mapping=last, by=acme.author)
    assert reached(acme, ORDERS) == {VIEW}


def test_create_mapping__that_leads_back__is_refused(acme: Cast) -> None:
    map_it(acme)
    with pytest.raises(MappingLoops):
        services.create_mapping(
            tenant=acme.tenant,
            namespace=ORDERS.namespace,
            name=ORDERS.name,
            to_namespace=LOST.namespace,
            to_name=LOST.name,
            by=acme.author,
        )


def test_create_mapping__twice_or_half__is_refused(acme: Cast) -> None:
    map_it(acme)
    with pytest.raises(MappingExists):
        map_it(acme)
    with pytest.raises(Invalid):
        services.create_mapping(tenant=acme.tenant, namespace="a", name="b", to_namespace="c", by=acme.author)
    with pytest.raises(Invalid):
        services.create_mapping(
            tenant=acme.tenant, namespace="a", to_namespace="c", to_name="d", by=acme.author
        )


def test_create_mapping__viewer_or_outsider__is_refused(acme: Cast, globex: Cast) -> None:
    values = {"tenant": acme.tenant, "namespace": "a", "to_namespace": "b"}
    with pytest.raises(Forbidden):
        services.create_mapping(**values, by=acme.viewer)
    with pytest.raises(NotFound):
        services.create_mapping(**values, by=globex.author)


def test_mapping__of_another_tenant__holds_there_alone(acme: Cast, globex: Cast) -> None:
    map_it(globex)
    say(acme, EdgeValue(LOST, VIEW))
    assert reached(acme, ORDERS) == set()
