import datetime as dt

import pytest

from apps.core import clock
from apps.core.errors import Refused
from apps.tenants import services as tenants
from apps.tenants.choices import Role, Status
from apps.tenants.models import ApiToken, Membership, Tenant
from tests.factories.cast import TEST, token_of

pytestmark = pytest.mark.django_db


def test_create_tenant__slug_in_use__is_refused(world):
    with pytest.raises(tenants.SlugTaken):
        tenants.create_tenant(slug="acme", name="Another", by=TEST)
    assert Tenant.objects.filter(slug="acme").count() == 1


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
