"""Who is told of a breach: whoever answers for the contract, and for what reads its data, however it reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from apps.accounts.models import User
from apps.audit import outbox
from apps.audit.choices import Action
from apps.audit.events import EventKind
from apps.contracts import datasets
from apps.contracts.models import CheckPlan
from apps.contracts.odcs import shapes
from apps.lineage import nodes
from apps.lineage import services as lineage
from apps.lineage.models import Node
from apps.lineage.nodes import Edge, Ref
from apps.notifications.models import Notice
from tests.contract_checks import promised
from tests.factories.cast import Cast, World
from tests.factories.data import make_service, make_view

pytestmark = pytest.mark.django_db
DOCUMENT: dict[str, Any] = {
    **promised.ORDERS,
    "servers": [{"server": "prod", "type": "postgres", "host": "db", "port": 5432, "database": "shop", "schema": "public"}],
}  # fmt: skip
ORDERS = nodes.dataset("postgres://db:5432", "shop.public.orders")


@pytest.fixture
def plan(tmp_path: Path, settings: Any, world: World) -> CheckPlan:
    """Return a check of acme's contract on a dataset, whose data breaks it; what happens from here on is told."""
    acme = world.acme
    settings.DATA_ROOTS = [str(tmp_path)]
    promised.write(tmp_path, acme.tenant, promised.BREACHED)
    made = promised.contract(acme.tenant, acme.author, document=DOCUMENT)
    described = datasets.described(shapes.of(DOCUMENT))
    assert [one.ref for one in described] == [ORDERS]
    lineage.replace_edges(
        tenant=acme.tenant, origin=f"contracts:{made.pk}", edges=datasets.edges("orders", described)
    )
    outbox.deliver()
    outbox.deliver()
    return promised.plan(made, acme.author)


def feed(cast: Cast, *edges: Edge, origin: str = "test") -> None:
    lineage.replace_edges(tenant=cast.tenant, origin=origin, edges=edges)


def own(cast: Cast, ref: Ref, *people: User) -> None:
    node = Node.objects.get(pk=ref.node_id(cast.tenant.pk))
    lineage.name_owners(node=node, people=people, by=cast.tenant_admin)


def told(action: str = Action.CONTRACTS_CHECK_BREACHED) -> set[str]:
    outbox.deliver()
    return set(Notice.objects.filter(action=action).values_list("person__username", flat=True))


def test_breach__view_that_reads_the_dataset__is_told_to_its_owner(world: World, plan: CheckPlan) -> None:
    acme = world.acme
    make_view(acme, "totals", features=["total"], reads=ORDERS)
    own(acme, nodes.feature_view("feast_demo", "totals"), acme.product)
    promised.run(plan, acme.author)
    assert told() == {"acme-author", "acme-product"}
    notice = Notice.objects.get(person=acme.product, action=Action.CONTRACTS_CHECK_BREACHED)
    assert (notice.kind, notice.tenant) == (EventKind.DATA, acme.tenant)
    assert notice.sentence == "The data of acme orders in Acme breaks its contract, as the check daily found."
    assert notice.path == "/contracts/acme/orders/checks/"


def test_breach__what_hangs_on_a_column__further_down_or_on_the_contract__is_told_to_each_owner(
    world: World, plan: CheckPlan
) -> None:
    acme = world.acme
    by_column, by_contract = nodes.consumer("airflow", "report"), nodes.consumer("airflow", "audit")
    elsewhere = nodes.dataset("s3://lake", "orders")
    view = make_view(acme, "stats", features=["total"], reads=elsewhere)
    make_service(acme, [view], "inputs")
    version = nodes.version("0190a5b0-0000-7000-8000-000000000001")
    feed(
        acme,
        Edge(nodes.column(ORDERS, "total"), by_column),
        Edge(nodes.contract("orders"), by_contract),
        Edge(ORDERS, elsewhere),
        Edge(nodes.feature_service("feast_demo", "inputs"), version),
    )
    own(acme, by_column, acme.product)
    own(acme, by_contract, acme.support)
    own(acme, nodes.feature_service("feast_demo", "inputs"), acme.risk_reviewer)
    own(acme, version, acme.approver)
    promised.run(plan, acme.author)
    assert told() == {
        "acme-author",
        "acme-product",
        "acme-support",
        "acme-risk",
        "acme-approver",
    }


def test_breach__of_one_dataset__is_not_told_to_owners_of_others_nor_to_outsiders(
    world: World, plan: CheckPlan
) -> None:
    acme, globex = world.acme, world.globex
    make_view(acme, "other", reads=nodes.dataset("postgres://db:5432", "shop.public.customers"))
    own(acme, nodes.feature_view("feast_demo", "other"), acme.viewer)
    # The same names in the look-alike tenant, and a definition that names somebody of elsewhere.
    make_view(globex, "totals", features=["total"], reads=ORDERS)
    own(globex, nodes.feature_view("feast_demo", "totals"), globex.author)
    view = make_view(acme, "totals", features=["total"], reads=ORDERS)
    view.owner = world.outsider.username
    view.save()
    promised.run(plan, acme.author)
    assert told() == {"acme-author"}


def test_recovery__is_told_to_those_who_were_told_of_the_breach(
    tmp_path: Path, world: World, plan: CheckPlan
) -> None:
    acme = world.acme
    make_view(acme, "totals", features=["total"], reads=ORDERS)
    own(acme, nodes.feature_view("feast_demo", "totals"), acme.product)
    promised.run(plan, acme.author)
    promised.write(tmp_path, acme.tenant, promised.KEPT)
    promised.run(plan, acme.author)
    assert told() == told(Action.CONTRACTS_CHECK_RECOVERED) == {"acme-author", "acme-product"}
