import pytest

from apps.accounts.models import User
from apps.core import access
from apps.core.errors import Forbidden, NotFound
from apps.tenants import services as tenants
from apps.tenants.choices import ROLE_PERMISSIONS, Permission, Role
from apps.tenants.models import Tenant
from tests.factories.cast import TEST

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.OPERATOR])
def test_tenant_ids__each_role__gives_exactly_its_permissions_in_its_tenant(world, role):
    tenants.assign_role(tenant=world.acme.tenant, user=world.outsider, role=role, by=TEST)
    for permission in Permission:
        expected = {world.acme.tenant.pk} if permission in ROLE_PERMISSIONS[role] else set()
        assert access.tenant_ids(world.outsider, permission) == expected, permission


def test_require__outsider__is_told_nothing_exists(world):
    with pytest.raises(NotFound):
        access.require(world.globex.author, world.acme.tenant, Permission.VIEW)


def test_require__insider_without_permission__is_forbidden(world):
    with pytest.raises(Forbidden):
        access.require(world.acme.viewer, world.acme.tenant, Permission.VOTE)


@pytest.mark.parametrize("lookup", [{"slug": "globex"}, {"slug": "no-such-tenant"}, {"pk": "not-a-uuid"}])
def test_get_or_404__other_tenant_unknown_and_malformed__answer_alike(world, lookup):
    with pytest.raises(NotFound) as refused:
        access.get_or_404(Tenant.objects.all(), user=world.acme.author, **lookup)
    assert refused.value.sentence == NotFound.sentence


def test_tenant_ids__operator__sees_every_tenant_and_votes_in_none(world):
    both = {world.acme.tenant.pk, world.globex.tenant.pk}
    assert access.tenant_ids(world.operator, Permission.VIEW) == both
    assert access.tenant_ids(world.operator, Permission.VOTE) == frozenset()


def test_tenant_ids__superuser__has_no_exemption(world):
    User.objects.filter(pk=world.outsider.pk).update(is_superuser=True, is_staff=True)
    assert access.tenant_ids(User.objects.get(pk=world.outsider.pk)) == frozenset()


def test_tenant_ids__inactive_person__has_none(world):
    world.acme.author.is_active = False
    assert access.tenant_ids(world.acme.author) == frozenset()


def test_tenant_ids__role_removed__takes_effect_at_once(world):
    tenants.remove_role(tenant=world.acme.tenant, user=world.acme.author, role=Role.CONTRIBUTOR, by=TEST)
    assert access.tenant_ids(world.acme.author) == frozenset()


def test_tenant_ids__token_bound_to_a_tenant__narrows_its_owner(world):
    tenants.assign_role(tenant=world.globex.tenant, user=world.acme.author, role=Role.VIEWER, by=TEST)
    _, raw = tenants.issue_token(user=world.acme.author, tenant=world.globex.tenant, name="ci", by=TEST)
    owner = tenants.authenticate_token(raw).user
    assert access.tenant_ids(owner) == {world.globex.tenant.pk}


def test_tenant_ids__within_one_request__is_read_once(world, django_assert_num_queries):
    author = world.acme.author
    with access.remembered(), django_assert_num_queries(1):
        for permission in Permission:
            access.tenant_ids(author, permission)
