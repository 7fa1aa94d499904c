import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core import clock
from apps.core.refusals import Forbidden, Invalid, NotFound, Refused
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import ROLE_PERMISSIONS, Permission, Role, Status
from apps.tenants.models import ApiToken, Membership, Tenant
from apps.tenants.services import groups
from apps.tenants.services.members import CannotOperate
from tests.factories.cast import TEST, token_of

pytestmark = pytest.mark.django_db


def test_create_tenant__slug_in_use__is_refused(world):
    with pytest.raises(tenants.SlugTaken):
        tenants.create_tenant(slug="acme", name="Another", by=TEST)
    assert Tenant.objects.filter(slug="acme").count() == 1


def test_create__name_that_another_request_took_meanwhile__is_refused(world, monkeypatch):
    groups.create_group(name="risk", by=TEST)
    # Both looked while it was free.
    monkeypatch.setattr(QuerySet, "exists", lambda rows: False)
    with pytest.raises(tenants.SlugTaken):
        tenants.create_tenant(slug="acme", name="Another", by=TEST)
    with pytest.raises(groups.GroupNameTaken):
        groups.create_group(name="risk", by=TEST)


def test_create_tenant__unknown_time_zone__is_refused(db):
    with pytest.raises(tenants.UnknownTimeZone):
        tenants.create_tenant(slug="initech", name="Initech", time_zone="Mars/Olympus", by=TEST)


def test_assign_role__twice__is_one_membership(world):
    for _ in range(2):
        tenants.assign_role(tenant=world.acme.tenant, user=world.outsider, role=Role.VIEWER, by=TEST)
    assert Membership.objects.filter(user=world.outsider).count() == 1


def test_assign_role__operator_in_a_tenant__is_refused(world):
    with pytest.raises(Refused) as refused:
        tenants.assign_role(tenant=world.acme.tenant, user=world.outsider, role=Role.OPERATOR, by=TEST)
    assert refused.value.code == "role_is_platform_wide"


def test_remove_role__another_role_left__keeps_what_that_role_gives(world):
    person = world.acme.author
    tenants.assign_role(tenant=world.acme.tenant, user=person, role=Role.REVIEWER, by=TEST)
    tenants.remove_role(tenant=world.acme.tenant, user=person, role=Role.CONTRIBUTOR, by=TEST)
    held = set(person.memberships.values_list("role", flat=True))
    assert held == {Role.REVIEWER}


def test_issue_token__secret__is_never_stored(world):
    token, raw = tenants.issue_token(user=world.acme.author, name="laptop", by=TEST)
    stored = ApiToken.objects.filter(pk=token.pk).values().get()
    assert raw not in str(stored)
    assert tenants.authenticate_token(raw).user == world.acme.author


@pytest.mark.parametrize("raw", ["", "pp_", "pp_unknown", "Bearer x", "pp_" + "a" * 500, "pp_\x00"])
def test_authenticate_token__unknown_secret__is_nobody(world, raw):
    assert tenants.authenticate_token(raw) is None


def test_authenticate_token__revoked_or_expired_or_owner_inactive__is_nobody(world):
    revoked, revoked_raw = tenants.issue_token(user=world.acme.author, name="a", by=TEST)
    tenants.revoke_token(token=revoked, by=TEST)
    past = clock.now() - dt.timedelta(seconds=1)
    _, expired_raw = tenants.issue_token(user=world.acme.author, name="b", expires_at=past, by=TEST)
    idle_raw = token_of(world.acme.viewer)
    world.acme.viewer.is_active = False
    world.acme.viewer.save()
    assert [tenants.authenticate_token(raw) for raw in (revoked_raw, expired_raw, idle_raw)] == [None] * 3


def test_authenticate_token__its_tenant_archived__is_nobody_and_not_wider(world):
    _, raw = tenants.issue_token(user=world.acme.author, tenant=world.acme.tenant, name="ci", by=TEST)
    Tenant.objects.filter(pk=world.acme.tenant.pk).update(status=Status.ARCHIVED)
    assert tenants.authenticate_token(raw) is None


# Group roles and grants


def test_assign_role__to_a_group__is_of_those_who_are_in_it_now(world):
    group = Group.objects.create(name="quants")
    tenants.assign_role(tenant=world.acme.tenant, group=group, role=Role.REVIEWER, by=world.acme.tenant_admin)
    assert not access.can(world.outsider, world.acme.tenant, Permission.VOTE)
    world.outsider.groups.add(group)
    assert access.can(world.outsider, world.acme.tenant, Permission.VOTE)
    assert not access.can(world.outsider, world.globex.tenant)
    tenants.remove_role(tenant=world.acme.tenant, group=group, role=Role.REVIEWER, by=world.acme.tenant_admin)
    assert not access.can(world.outsider, world.acme.tenant)


def test_assign_role__to_the_operators__is_refused(world):
    assert world.operator
    group = Group.objects.get(name="operators")
    with pytest.raises(tenants.NotAssignable):
        tenants.assign_role(tenant=world.acme.tenant, group=group, role=Role.VIEWER, by=TEST)


def test_assign_role__by_who_does_not_administer__is_refused(world):
    for person in (world.acme.author, world.acme.approver, world.acme.viewer, world.acme.support):
        with pytest.raises(Forbidden):
            tenants.assign_role(tenant=world.acme.tenant, user=person, role=Role.TENANT_ADMIN, by=person)
    with pytest.raises(NotFound):
        tenants.assign_role(
            tenant=world.acme.tenant, user=world.outsider, role=Role.VIEWER, by=world.globex.tenant_admin
        )


def test_sync_all_grants__what_a_role_may_do_changed__follows_it(world, monkeypatch):
    acme = world.acme
    group = Group.objects.create(name="quants")
    world.outsider.groups.add(group)
    tenants.assign_role(tenant=acme.tenant, group=group, role=Role.VIEWER, by=TEST)
    viewer = acme.viewer
    today = dict(ROLE_PERMISSIONS)
    for held in ({Permission.VIEW, Permission.REGISTER}, {Permission.VIEW}):
        monkeypatch.setitem(ROLE_PERMISSIONS, Role.VIEWER, frozenset(held))
        tenants.sync_all_grants()
        for person in (viewer, world.outsider):
            assert {p for p in Permission if access.can(person, acme.tenant, p)} == held
    monkeypatch.setitem(ROLE_PERMISSIONS, Role.VIEWER, today[Role.VIEWER])
    tenants.sync_all_grants()
    assert access.can(viewer, acme.tenant, Permission.COMMENT)


def test_end_operator__the_last_one__is_refused(world):
    with pytest.raises(accounts.LastOperator):
        tenants.end_operator(user=world.operator, by=TEST)
    tenants.make_operator(user=world.outsider, by=world.operator)
    tenants.end_operator(user=world.operator, by=world.outsider)
    person = User.objects.get(pk=world.operator.pk)
    assert not person.is_staff
    assert access.tenant_ids(person) == frozenset()


def test_end_operator__only_flags_would_be_left__is_refused(world):
    User.objects.filter(pk=world.outsider.pk).update(is_staff=True, is_superuser=True)
    for act in (tenants.end_operator, accounts.deactivate):
        with pytest.raises(accounts.LastOperator):
            act(user=world.operator, by=TEST)


def test_make_operator__who_cannot_be_one__is_refused(world):
    robot = accounts.create_service_account(username="robot", owner=world.acme.author, by=TEST)
    accounts.deactivate(user=world.acme.viewer, by=TEST)
    for account in (robot, world.acme.viewer):
        with pytest.raises(CannotOperate):
            tenants.make_operator(user=account, by=world.operator)
        assert not User.objects.filter(pk=account.pk, is_staff=True).exists()


# Settings


@pytest.mark.parametrize(
    "changes",
    [
        {"slug": "other"}, {"status": "active"}, {"id": 1}, {"name": ""}, {"name": "a\u200bb"}, {"name": "a\nb"},
        {"time_zone": "Mars"}, {"time_zone": None}, {"protected_aliases": []}, {"protected_aliases": "champion"},
        {"protected_aliases": ["champion", "a b"]}, {"protected_aliases": ["champion", 1]}, {"protected_aliases": [["champion"]]},
        {"tiers": {"other": "high"}}, {"tiers": {"champion": "extreme"}}, {"tiers": []},
        {"business_hours": {}}, {"business_hours": {"days": [7], "start": "09:00", "end": "17:00"}},
        {"business_hours": {"days": [0], "start": "17:00", "end": "09:00"}},
        {"business_hours": {"days": [0, 0], "start": "09:00", "end": "17:00"}},
        {"business_hours": {"days": [0], "start": "9:00", "end": "17:00"}},
        {"upstream_tracking_url": "ftp://example.org"}, {"upstream_tracking_url": "http://127.0.0.1:5000"},
        {"upstream_tracking_url": "http://user:pw@example.org"},
    ],
    ids=str,
)  # fmt: skip
def test_update_settings__what_is_none__is_refused_and_changes_nothing(world, changes):
    before = Tenant.objects.filter(pk=world.acme.tenant.pk).values().get()
    with pytest.raises(Refused):
        tenants.update_settings(tenant=world.acme.tenant, by=world.acme.tenant_admin, **changes)
    assert Tenant.objects.filter(pk=world.acme.tenant.pk).values().get() == before


def test_update_settings__alias_no_longer_protected__is_refused(world):
    admin = world.acme.tenant_admin
    tenants.update_settings(tenant=world.acme.tenant, protected_aliases=["champion", "gold"], by=admin)
    for kept in (["champion"], ["gold"], ["silver"]):
        with pytest.raises(tenants.AliasStaysProtected):
            tenants.update_settings(tenant=world.acme.tenant, protected_aliases=kept, by=admin)
    tenants.update_settings(
        tenant=world.acme.tenant,
        protected_aliases=["CHAMPION", "Gold", "silver"],
        tiers={"gold": "high"},
        by=admin,
    )


@pytest.mark.parametrize("aliases", [[], ["gold"], ["champion2"]])
def test_database__protected_alias_taken_away__is_refused(world, aliases):
    with pytest.raises(IntegrityError, match="stays protected"), transaction.atomic():
        Tenant.objects.filter(pk=world.acme.tenant.pk).update(protected_aliases=aliases)


# Names and their twins


@pytest.mark.parametrize(
    "slug",
    ["Acme", "ACME", "acmé", "acme\u0301", "аcme", "ａｃｍｅ", "a", "-acme", "acme-", "9acme", "acme\n", "acme\x00",
     "acme corp", "acme\u200b", "new", "x" * 51, ""],
)  # fmt: skip
def test_create_tenant__slug_that_is_not_plain__is_refused(world, slug):
    with pytest.raises(Invalid):
        tenants.create_tenant(slug=slug, name="Twin", by=TEST)


@pytest.mark.parametrize(
    "name", ["", " ", "\u202eemca", "a\u200bcme", "a\x00", "a\nb", "\ufeffAcme", "a\u2028b"]
)
def test_create_tenant__name_that_is_not_seen_as_it_is__is_refused(db, name):
    with pytest.raises(Invalid):
        tenants.create_tenant(slug="initech", name=name, by=TEST)


@pytest.mark.parametrize(
    ("first", "twin"), [("quants", "Quants"), ("caf\u00e9", "cafe\u0301"), ("quants", " quants "), ("x", "X")]
)
def test_create_group__twin_of_another__is_refused(world, first, twin):
    groups.create_group(name=first, by=world.operator)
    with pytest.raises(Refused):
        groups.create_group(name=twin, by=world.operator)


@pytest.mark.parametrize("name", ["", "\u202eq", "q\u200b", "q\x00", "operators", "OPERATORS"])
def test_create_group__name_that_misleads__is_refused(world, name):
    with pytest.raises(Refused):
        groups.create_group(name=name, by=world.operator)
