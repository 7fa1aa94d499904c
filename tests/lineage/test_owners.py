from __future__ import annotations

import pytest
from django.contrib.auth.models import Group

from apps.accounts import services as accounts
from apps.audit.models import Entry
from apps.core import areas
from apps.core.areas import Area, NodeKind
from apps.core.refusals import Forbidden, NotFound
from apps.lineage import nodes, owners, services
from apps.lineage.models import Node, NodeOwner
from apps.lineage.services.owners import NotAMember, OwnersOfOthers, TooManyOwners
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from tests.factories.cast import TEST, Cast

pytestmark = pytest.mark.django_db

ORDERS = nodes.dataset("s3://lake", "orders")
TOTAL = nodes.column(ORDERS, "total")


def node(cast: Cast, ref: nodes.Ref) -> Node:
    services.replace_edges(tenant=cast.tenant, origin="test", edges=[], nodes=[ref])
    return Node.objects.get(pk=ref.node_id(cast.tenant.pk))


def test_name_owners__person__answers_and_is_recorded(acme: Cast) -> None:
    orders = node(acme, ORDERS)
    services.name_owners(node=orders, people=[acme.approver], by=acme.author)
    assert owners.of([orders]) == {orders.pk: {acme.approver.pk}}
    entry = Entry.objects.filter(log_id=acme.tenant.pk).order_by("-seq")[0]
    assert entry.action == "lineage.owners.named"


def test_name_owners__same_again__records_nothing(acme: Cast) -> None:
    orders = node(acme, ORDERS)
    for _ in range(2):
        services.name_owners(node=orders, people=[acme.approver, acme.author], by=acme.author)
    assert Entry.objects.filter(action="lineage.owners.named").count() == 1


def test_owners_of__column__are_those_of_its_dataset_unless_named(acme: Cast) -> None:
    total = node(acme, TOTAL)
    services.name_owners(node=Node.objects.get(field=""), people=[acme.approver], by=acme.author)
    assert owners.of([total])[total.pk] == {acme.approver.pk}
    with pytest.raises(OwnersOfOthers):
        services.name_owners(node=total, people=[acme.author], by=acme.author)
    services.name_owners(node=total, people=[acme.colleague], by=acme.tenant_admin)
    assert owners.of([total])[total.pk] == {acme.colleague.pk}


def test_owners_of__group__are_its_active_people(acme: Cast) -> None:
    orders = node(acme, ORDERS)
    group = Group.objects.create(name="acme-data")
    acme.colleague.groups.add(group)
    acme.viewer.groups.add(group)
    acme.viewer.is_active = False
    acme.viewer.save()
    tenants.assign_role(tenant=acme.tenant, group=group, role=Role.VIEWER, by=TEST)
    services.name_owners(node=orders, groups=[group], by=acme.author)
    assert owners.of([orders]) == {orders.pk: {acme.colleague.pk}}


def test_owners_of__nobody_named__are_whom_the_kind_names(acme: Cast) -> None:
    view = node(acme, nodes.feature_view("shop", "stats"))
    kind = NodeKind(
        "feature_view",
        "View",
        "x",
        owners=lambda found: {one.pk: frozenset({acme.author.pk}) for one in found},
    )
    known = areas.every()
    areas.register(Area(name="zz", nodes=[kind]))
    try:
        assert owners.of([view]) == {view.pk: {acme.author.pk}}
        with pytest.raises(OwnersOfOthers, match="acme-author answers for this"):
            services.name_owners(node=view, people=[acme.colleague], by=acme.colleague)
        services.name_owners(node=view, people=[acme.approver], by=acme.author)
        assert owners.of([view]) == {view.pk: {acme.approver.pk}}
    finally:
        areas.forget("zz")
    assert areas.every() == known


def test_name_owners__somebody_of_another_tenant__is_refused(acme: Cast, globex: Cast) -> None:
    orders = node(acme, ORDERS)
    with pytest.raises(NotAMember):
        services.name_owners(node=orders, people=[globex.author], by=acme.author)
    with pytest.raises(NotAMember):
        services.name_owners(node=orders, groups=[Group.objects.create(name="elsewhere")], by=acme.author)
    assert owners.of([orders]) == {}


def test_name_owners__too_many__is_refused(acme: Cast) -> None:
    orders = node(acme, ORDERS)
    groups = [Group.objects.create(name=f"g{number}") for number in range(21)]
    with pytest.raises(TooManyOwners):
        services.name_owners(node=orders, groups=groups, by=acme.author)


def test_name_owners__viewer_or_outsider__is_refused_and_an_administrator_is_not(
    acme: Cast, globex: Cast
) -> None:
    orders = node(acme, ORDERS)
    with pytest.raises(Forbidden):
        services.name_owners(node=orders, people=[acme.viewer], by=acme.viewer)
    with pytest.raises(NotFound):
        services.name_owners(node=orders, people=[], by=globex.author)
    services.name_owners(node=orders, people=[acme.viewer], by=acme.tenant_admin)
    assert owners.of([orders])


def test_name_owners__of_what_others_answer_for__is_refused_with_whom_to_ask(acme: Cast) -> None:
    orders = node(acme, ORDERS)
    services.name_owners(node=orders, people=[acme.author, acme.approver], by=acme.author)
    for people in ([acme.colleague], [], [acme.author, acme.approver, acme.colleague]):
        with pytest.raises(OwnersOfOthers) as refused:
            services.name_owners(node=orders, people=people, by=acme.colleague)
    assert refused.value.code == "owners_of_others"
    assert refused.value.sentence == (
        "acme-approver, acme-author answer for this. Ask one of them or an administrator of the tenant to name owners."
    )
    assert owners.of([orders]) == {orders.pk: {acme.author.pk, acme.approver.pk}}
    services.name_owners(node=orders, people=[acme.approver], by=acme.author)
    with pytest.raises(OwnersOfOthers, match="Ask acme-approver or an administrator"):
        services.name_owners(node=orders, people=[acme.author], by=acme.author)
    services.name_owners(node=orders, people=[acme.author], by=acme.tenant_admin)
    assert owners.of([orders]) == {orders.pk: {acme.author.pk}}


def test_name_owners__answered_for_from_elsewhere__names_nobody_of_there(acme: Cast, globex: Cast) -> None:
    orders = node(acme, ORDERS)
    NodeOwner.objects.create(node=orders, user=globex.author, named_by=globex.author)
    with pytest.raises(OwnersOfOthers) as refused:
        services.name_owners(node=orders, people=[acme.author], by=acme.author)
    assert refused.value.sentence == (
        "Somebody outside this tenant answers for this. Ask an administrator of the tenant to name owners."
    )


def test_name_owners__by_a_service_account__is_as_by_whom_it_belongs_to(acme: Cast) -> None:
    orders = node(acme, ORDERS)
    robots = {}
    for person in (acme.author, acme.colleague):
        name = f"{person.username}-robot"
        robots[person] = accounts.create_service_account(username=name, owner=person, by=TEST)
        tenants.assign_role(tenant=acme.tenant, user=robots[person], role=Role.CONTRIBUTOR, by=TEST)
    services.name_owners(node=orders, people=[acme.author], by=robots[acme.author])
    with pytest.raises(OwnersOfOthers):
        services.name_owners(node=orders, people=[acme.colleague], by=robots[acme.colleague])
    services.name_owners(node=orders, people=[acme.approver], by=robots[acme.author])
    assert owners.of([orders]) == {orders.pk: {acme.approver.pk}}
