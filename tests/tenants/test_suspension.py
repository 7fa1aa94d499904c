"""The states of a tenant: who moves it where, and what its people may do there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apps.audit.models import Log
from apps.core.refusals import Forbidden, Invalid, NotFound
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import TRANSITIONS, Permission, Role, Status
from apps.tenants.models import Tenant
from tests.factories.cast import TEST, Cast, World

pytestmark = pytest.mark.django_db

STEPS: dict[str, tuple[Callable[..., Any], Status]] = {
    "suspend": (lambda t, by: tenants.suspend(tenant=t, reason="Why.", by=by), Status.SUSPENDED),
    "resume": (lambda t, by: tenants.resume(tenant=t, by=by), Status.ACTIVE),
    "archive": (lambda t, by: tenants.archive(tenant=t, reason="Why.", by=by), Status.ARCHIVED),
    "restore": (lambda t, by: tenants.restore(tenant=t, by=by), Status.SUSPENDED),
}
ALLOWED = {
    ("suspend", Status.ACTIVE),
    ("resume", Status.SUSPENDED),
    ("archive", Status.SUSPENDED),
    ("restore", Status.ARCHIVED),
}


@pytest.mark.parametrize("before", Status)
@pytest.mark.parametrize("step", STEPS)
def test_step__from_each_status__leads_where_the_table_says(world: World, step: str, before: Status) -> None:
    tenant = world.acme.tenant
    Tenant.objects.filter(pk=tenant.pk).update(status=before)
    act, after = STEPS[step]
    if (step, before) in ALLOWED:
        assert after in TRANSITIONS[before]
        assert act(tenant, world.operator).status == after
    else:
        with pytest.raises(tenants.WrongStatus, match=before.label.lower()):
            act(tenant, world.operator)
        tenant.refresh_from_db()
        assert tenant.status == before


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OPERATOR])
def test_step__by_anybody_but_an_operator__is_refused(world: World, step: str, role: Role) -> None:
    person = world.acme.member("x", role)
    with pytest.raises(Forbidden) as refused:
        STEPS[step][0](world.acme.tenant, person)
    assert refused.value.audit is not None


def test_suspend__reason__is_kept_and_goes_when_it_ends(world: World) -> None:
    tenant = tenants.suspend(tenant=world.acme.tenant, reason="  Unpaid. ", by=world.operator)
    assert tenant.status_reason == "Unpaid."
    assert tenants.resume(tenant=tenant, by=world.operator).status_reason == ""


@pytest.mark.parametrize("reason", ["", "  ", "a\x00", "x" * 301, "\u202ex"])
def test_suspend__reason_that_says_nothing__is_refused(world: World, reason: str) -> None:
    with pytest.raises(Invalid):
        tenants.suspend(tenant=world.acme.tenant, reason=reason, by=TEST)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OPERATOR])
def test_suspended__each_role__reads_and_stops_rollouts_and_nothing_else(acme: Cast, role: Role) -> None:
    person = acme.member("x", role)
    held = {perm for perm in Permission if access.can(person, acme.tenant, perm)}
    tenants.suspend(tenant=acme.tenant, reason="Why.", by=TEST)
    for permission in Permission:
        if permission in held & access.SAFE:
            access.require(person, acme.tenant, permission)
        else:
            refusal = access.TenantSuspended if permission in held else Forbidden
            with pytest.raises(refusal) as refused:
                access.require(person, acme.tenant, permission)
            assert refused.value.code == ("tenant_suspended" if permission in held else "forbidden")
    with pytest.raises(access.TenantSuspended):
        access.require_active(person, acme.tenant)


def test_archived__its_people__see_nothing_and_operators_read(world: World) -> None:
    acme = world.acme
    person = acme.author
    Tenant.objects.filter(pk=acme.tenant.pk).update(status=Status.ARCHIVED)
    with pytest.raises(NotFound):
        access.require(person, acme.tenant)
    access.require(world.operator, acme.tenant)
    with pytest.raises(access.TenantSuspended):
        access.require(world.operator, acme.tenant, Permission.ADMINISTER)
    tenants.restore(tenant=acme.tenant, by=world.operator)
    access.require(person, acme.tenant)


def test_step__each__is_one_entry_of_the_tenants_trail(world: World) -> None:
    tenant = world.acme.tenant
    size = Log.objects.get(log_id=tenant.pk).size
    for step in ("suspend", "archive", "restore", "resume"):
        STEPS[step][0](tenant, world.operator)
    assert Log.objects.get(log_id=tenant.pk).size == size + 4
