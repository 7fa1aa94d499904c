import pytest

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core.refusals import Forbidden, NotFound
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import ROLE_PERMISSIONS, Permission, Role, Status
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


def test_tenant_ids__service_account_with_the_role__reads_and_never_votes(world):
    robot = accounts.create_service_account(username="robot", owner=world.acme.author, by=TEST)
    tenants.assign_role(tenant=world.acme.tenant, user=robot, role=Role.REVIEWER, by=TEST)
    assert access.tenant_ids(robot, Permission.ABORT) == {world.acme.tenant.pk}
    assert access.tenant_ids(robot, Permission.VOTE) == frozenset()
    assert not access.holds(robot, world.acme.tenant, Permission.VOTE)


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


@pytest.mark.parametrize("status", Status)
def test_tenant_ids__operator__reads_every_tenant_and_changes_active_ones_only(world, status):
    Tenant.objects.filter(pk=world.acme.tenant.pk).update(status=status)
    for permission in Permission:
        held = permission in ROLE_PERMISSIONS[Role.OPERATOR]
        expected = held and (status == Status.ACTIVE or permission in access.SAFE)
        assert access.can(world.operator, world.acme.tenant, permission) == expected, permission


def test_require_platform__everybody_but_operators__is_forbidden(world):
    for person in (*world.acme.everybody(), world.outsider):
        with pytest.raises(Forbidden) as refused:
            access.require_platform(person, Permission.OPERATE)
        assert refused.value.audit["by"] == person
    access.require_platform(world.operator, Permission.OPERATE)
    access.require_platform(TEST, Permission.OPERATE)


def test_require_platform__group_without_the_flag_or_flag_without_the_group__is_not_enough(world):
    assert world.operator
    User.objects.filter(pk=world.operator.pk).update(is_staff=False)
    User.objects.filter(pk=world.outsider.pk).update(is_staff=True)
    for person in (world.operator, world.outsider):
        with pytest.raises(Forbidden):
            access.require_platform(User.objects.get(pk=person.pk), Permission.OPERATE)


def test_require__refusals__name_who_tried_and_no_foreign_tenant(world):
    with pytest.raises(NotFound) as refused:
        access.require(world.outsider, world.acme.tenant, Permission.VOTE)
    assert refused.value.audit["by"] == world.outsider
    # The platform's trail, not the tenant's: who is outside writes nothing there.
    assert refused.value.audit["tenant_id"] is None
    with pytest.raises(Forbidden) as refused:
        access.require(world.acme.viewer, world.acme.tenant, Permission.VOTE)
    assert refused.value.audit["tenant_id"] == world.acme.tenant.pk


def test_get_or_404__text_that_no_database_holds__is_not_found(world):
    with pytest.raises(NotFound):
        access.get_or_404(Tenant.objects.all(), user=world.acme.author, slug="acme\x00")


def test_remembered__role_taken_away_in_between__holds_for_the_block_only(world):
    author = world.acme.author
    with access.remembered():
        assert access.can(author, world.acme.tenant)
        tenants.remove_role(tenant=world.acme.tenant, user=author, role=Role.CONTRIBUTOR, by=TEST)
        assert access.can(author, world.acme.tenant)
        with access.remembered():
            assert not access.can(author, world.acme.tenant)
    assert not access.can(author, world.acme.tenant)
