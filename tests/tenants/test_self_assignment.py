"""Nobody joins a group or takes a role by oneself; every tenant in which a group counts reads who came and went."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from apps.accounts import services as accounts
from apps.audit import chain
from apps.audit.models import Entry
from apps.core import clock
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import GroupPlacement, Membership, Tenant
from apps.tenants.recent_grants import NEW_FOR
from apps.tenants.services import groups
from tests.factories.cast import TEST, Cast, World, make_person, with_access
from tests.factories.forms import opened
from tests.operations.operating import browser_of, page_of
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db


def reviewers_of(tenant: Tenant) -> Group:
    group = groups.create_group(name=f"{tenant.name} reviewers", by=TEST)
    tenants.assign_role(tenant=tenant, group=group, role=Role.REVIEWER, by=TEST)
    return group


def trail(tenant: Tenant | None, action: str) -> list[Entry]:
    log_id = chain.log_of(tenant.pk if tenant else None)
    return list(Entry.objects.filter(log_id=log_id, action=action).order_by("seq"))


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_group__joined_by_an_operator_in_the_admin__is_refused_and_opens_nothing(world: World) -> None:
    group = reviewers_of(world.acme.tenant)
    client = browser_of(world.operator)
    page = page_of(Group, "change", group.pk)
    both = [str(world.operator.pk), str(world.acme.viewer.pk)]
    answer = client.post(page, opened(client, page) | {"people": both})
    assert answer.status_code in (200, 403)
    assert "You cannot assign a role to yourself" in answer.content.decode()
    assert not group.user_set.exists()
    (denied,) = [entry for entry in trail(None, "tenants.group.joined") if entry.outcome == "denied"]
    assert denied.reason == "self_assigned"
    made = client.post(page_of(Group, "add"), {"name": "Mine", "people": [str(world.operator.pk)]})
    assert made.status_code in (200, 403)
    assert not Group.objects.filter(name="Mine").exists()
    assert signed_in(world.operator).get(f"/tenants/{world.acme.tenant.slug}/").status_code != 200


def test_role__taken_by_an_operator_in_the_admin__is_refused(world: World) -> None:
    client = browser_of(world.operator)
    form = {"tenant": str(world.acme.tenant.pk), "role": Role.REVIEWER, "user": str(world.operator.pk)}
    assert client.post(page_of(Membership, "add"), form).status_code in (200, 403)
    assert not Membership.objects.filter(user=world.operator).exists()


@pytest.mark.parametrize("who", ["operator", "tenant_admin"])
def test_role__taken_on_the_members_page__is_refused(world: World, who: str) -> None:
    person = world.operator if who == "operator" else world.acme.tenant_admin
    client = signed_in(person)
    if who == "operator":
        with_access(client)
    slug = world.acme.tenant.slug
    before = Membership.objects.count()
    group = groups.create_group(name="Ours", by=TEST, people=[person])
    for kind, name in (("person", person.username), ("group", group.name)):
        form = {"tenant": slug, "kind": kind, "name": name, "role": Role.REVIEWER}
        answer = client.post(f"/tenants/{slug}/members/", form)
        assert answer.status_code == 403
        assert b"self_assigned" in answer.content
    assert Membership.objects.count() == before
    assert (
        len([e for e in trail(world.acme.tenant, "tenants.role.assigned") if e.reason == "self_assigned"])
        == 2
    )


def test_role__taken_by_a_service_account_for_who_answers_for_it__is_refused(acme: Cast) -> None:
    robot = accounts.create_service_account(username="robot", owner=acme.author, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.TENANT_ADMIN, by=TEST)
    with pytest.raises(tenants.SelfAssigned):
        tenants.assign_role(tenant=acme.tenant, user=acme.author, role=Role.REVIEWER, by=robot)


def test_own_role__taken_away__offers_no_way_back(acme: Cast) -> None:
    tenants.assign_role(tenant=acme.tenant, user=acme.tenant_admin, role=Role.VIEWER, by=TEST)
    held = Membership.objects.get(user=acme.tenant_admin, role=Role.VIEWER)
    client = signed_in(acme.tenant_admin)
    form = {"tenant": acme.tenant.slug, "membership": str(held.pk)}
    answer = client.post(reverse("tenants:member-remove", args=[acme.tenant.slug]), form, follow=True)
    assert answer.status_code == 200
    assert b"Undo" not in answer.content


def test_share__of_an_operator_to_oneself__is_refused(world: World) -> None:
    model = make_model(world.acme)
    with pytest.raises(tenants.SelfAssigned):
        tenants.share(obj=model, user=world.operator, by=world.operator)
    assert access.shared_ids(world.operator, model.SHARES) == frozenset()


def test_group__changed__is_read_in_every_tenant_in_which_it_holds_a_role(world: World) -> None:
    acme, globex = world.acme.tenant, world.globex.tenant
    group = reviewers_of(acme)
    newcomer, other = make_person("newcomer"), make_person("other")
    groups.change_people(group=group, joining=[newcomer, other], by=world.operator)
    tenants.assign_role(tenant=globex, group=group, role=Role.VIEWER, by=TEST)
    groups.change_people(group=group, leaving=[newcomer], by=world.operator)
    groups.rename_group(group=group, name="Risk board", by=world.operator)
    for action, counts in (
        ("tenants.group.joined", (2, 2, 0)),
        ("tenants.group.left", (1, 1, 1)),
        ("tenants.group.renamed", (1, 1, 1)),
    ):
        assert tuple(len(trail(where, action)) for where in (None, acme, globex)) == counts, action
    (left,) = trail(globex, "tenants.group.left")
    assert (left.actor_id, left.object_id) == (str(world.operator.pk), str(newcomer.pk))
    assert left.data == {"group": group.pk}
    assert list(GroupPlacement.objects.values_list("person__username", flat=True)) == ["other"]


def test_group__changed_by_the_provider__is_read_in_every_tenant_too(world: World) -> None:
    acme = world.acme.tenant
    group, person = reviewers_of(acme), make_person("newcomer")
    claim = accounts.map_group(provider="main", value="idp", group=group, by=world.operator)
    accounts.sync_groups(user=person, provider="main", values=["idp"])
    accounts.sync_groups(user=person, provider="main", values=[])
    accounts.unmap_group(claim=claim, by=world.operator)
    for what in ("mapped", "joined", "left", "unmapped"):
        (entry,) = trail(acme, f"accounts.group.{what}")
        (same,) = trail(None, f"accounts.group.{what}")
        assert (entry.object_id, entry.data) == (same.object_id, same.data)
    assert not GroupPlacement.objects.exists()
    assert not trail(world.globex.tenant, "accounts.group.joined")


def test_group__joined_through_a_value_that_one_mapped__is_not(world: World) -> None:
    group, operator, other = reviewers_of(world.acme.tenant), world.operator, make_person("other")
    claim = accounts.map_group(provider="main", value="everybody", group=group, by=operator)
    for person in (operator, other):
        accounts.sync_groups(user=person, provider="main", values=["everybody"])
    assert list(group.user_set.all()) == [other]
    accounts.unmap_group(claim=claim, by=operator)
    accounts.map_group(provider="main", value="everybody", group=group, by=TEST)
    accounts.sync_groups(user=operator, provider="main", values=["everybody"])
    assert operator in group.user_set.all()


def test_members__given_a_role_by_an_administrator_whom_an_operator_just_made__are_marked_too(
    world: World,
) -> None:
    tenant = world.acme.tenant
    puppet, reviewer, later = (make_person(name) for name in ("puppet", "reviewer", "later"))
    tenants.assign_role(tenant=tenant, user=puppet, role=Role.TENANT_ADMIN, by=world.operator)
    assert tenants.assign_role(tenant=tenant, user=reviewer, role=Role.REVIEWER, by=puppet).is_by_operator
    Membership.objects.filter(user=puppet).update(created_at=clock.now() - NEW_FOR)
    assert not tenants.assign_role(tenant=tenant, user=later, role=Role.REVIEWER, by=puppet).is_by_operator


def test_members__whom_an_operator_brought_in_within_a_day__are_marked(world: World) -> None:
    tenant, admin = world.acme.tenant, world.acme.tenant_admin
    group = reviewers_of(tenant)
    brought, placed, own = (make_person(name) for name in ("brought", "placed", "of-our-own"))
    tenants.assign_role(tenant=tenant, user=brought, role=Role.REVIEWER, by=world.operator)
    groups.change_people(group=group, joining=[placed], by=world.operator)
    tenants.assign_role(tenant=tenant, user=own, role=Role.REVIEWER, by=admin)
    page = signed_in(admin).get(f"/tenants/{tenant.slug}/members/").context["page"]
    people = {one.username: [role.is_new for role in one.roles] for one in page.people}
    assert (people["brought"], people["of-our-own"]) == ([True], [False])
    assert [(one.name, one.newly_placed) for one in page.groups] == [(group.name, ["placed"])]
    text = signed_in(admin).get(f"/tenants/{tenant.slug}/members/").content.decode()
    assert text.count("new, by an operator") == 1
    assert "added by an operator within the last day: placed" in text
    for rows in (Membership.objects.all(), GroupPlacement.objects.all()):
        for row in rows:
            type(row).objects.filter(pk=row.pk).update(created_at=row.created_at - NEW_FOR)
    text = signed_in(admin).get(f"/tenants/{tenant.slug}/members/").content.decode()
    assert "by an operator" not in text
