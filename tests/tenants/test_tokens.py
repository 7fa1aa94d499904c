"""Tokens: made by whom they act for, never wider than their owner, gone when anything of that ends."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import pytest
from django.contrib.auth.models import Group

from apps.accounts import services as accounts
from apps.core import clock
from apps.core.refusals import Invalid, NotFound
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import SCOPE_IMPLIES, SCOPE_PERMISSIONS, Permission, Role, Scope
from apps.tenants.models import ApiToken
from apps.tenants.services import tokens
from apps.tenants.services.tokens import LAST_USE_RESOLUTION
from tests.factories.cast import TEST, Cast, World, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("scopes", [[], ["models:rea"], ["models:read", "*"], ["MODELS:READ"], [""]])
def test_issue_token__scopes_that_are_none__are_refused(acme: Cast, scopes: list[str]) -> None:
    with pytest.raises(tenants.UnknownScope):
        tenants.issue_token(user=acme.author, name="t", scopes=scopes, by=acme.author)
    assert not ApiToken.objects.exists()


def test_issue_token__without_an_end__has_one(acme: Cast) -> None:
    token, _ = tenants.issue_token(user=acme.author, name="t", by=acme.author)
    assert dt.timedelta(days=89) < token.expires_at - clock.now() < dt.timedelta(days=91)


def test_issue_token__for_ever__is_refused(acme: Cast) -> None:
    with pytest.raises(tenants.BadExpiry):
        tenants.issue_token(
            user=acme.author, name="t", expires_at=clock.now() + dt.timedelta(days=367), by=acme.author
        )


@pytest.mark.parametrize("name", ["", " ", "a\x00", "\u202ea", "a\u200bb", "a\nb", "a\u2060", "x" * 101])
def test_issue_token__name_that_cannot_be_shown__is_refused(acme: Cast, name: str) -> None:
    with pytest.raises(Invalid):
        tenants.issue_token(user=acme.author, name=name, by=acme.author)


def test_issue_token__for_somebody_else__is_refused_and_says_who_tried(world: World) -> None:
    for by in (world.acme.tenant_admin, world.operator, world.globex.author):
        with pytest.raises(tenants.NotYourAccount) as refused:
            tenants.issue_token(user=world.acme.author, name="t", by=by)
        assert refused.value.audit is not None


def test_issue_token__of_a_service_account__by_its_owner_only(acme: Cast) -> None:
    robot = accounts.create_service_account(username="robot", owner=acme.author, by=TEST)
    tenants.issue_token(user=robot, name="t", by=acme.author)
    with pytest.raises(tenants.NotYourAccount):
        tenants.issue_token(user=robot, name="t", by=acme.colleague)


def test_issue_token__bound_to_a_tenant_of_others__is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        tenants.issue_token(
            user=world.acme.author, name="t", tenant=world.globex.tenant, by=world.acme.author
        )


def test_issue_token__of_an_account_in_a_tenant_that_its_owner_left__is_refused(world: World) -> None:
    acme, globex, owner = world.acme.tenant, world.globex.tenant, world.acme.author
    robot = accounts.create_service_account(username="robot", owner=owner, by=TEST)
    for tenant in (acme, globex):
        tenants.assign_role(tenant=tenant, user=robot, role=Role.VIEWER, by=TEST)
    for tenant in (globex, None):
        with pytest.raises(tenants.OwnerHasLeft):
            tenants.issue_token(user=robot, name="key", tenant=tenant, by=owner)
    tenants.issue_token(user=robot, name="here", tenant=acme, by=owner)
    assert robot.api_tokens.count() == 1


def test_issue_token__with_a_token__is_refused(acme: Cast) -> None:
    _, raw = tenants.issue_token(user=acme.author, name="narrow", scopes=["models:read"], by=acme.author)
    narrow = tenants.authenticate_token(raw)
    assert narrow is not None
    with pytest.raises(tenants.NotYourAccount):
        tenants.issue_token(user=narrow.user, name="wide", by=narrow.user)
    assert narrow.user.api_tokens.count() == 1


@pytest.mark.parametrize("scope", Scope)
def test_token__each_scope__allows_its_permissions_and_no_others(acme: Cast, scope: Scope) -> None:
    everything = make_person("everything")
    for role in Role:
        if role is not Role.OPERATOR:
            tenants.assign_role(tenant=acme.tenant, user=everything, role=role, by=TEST)
    _, raw = tenants.issue_token(user=everything, name="t", scopes=[scope], by=everything)
    token = tenants.authenticate_token(raw)
    assert token is not None
    assert token.all_scopes == {scope, SCOPE_IMPLIES.get(scope, scope)}
    for permission in Permission:
        assert access.can(token.user, acme.tenant, permission) == (
            # Held on the whole platform only.
            permission in SCOPE_PERMISSIONS[scope] - {Permission.OPERATE}
        )


def test_token__of_every_scope__is_not_wider_than_its_owner(acme: Cast) -> None:
    _, raw = tenants.issue_token(user=acme.viewer, name="t", by=acme.viewer)
    token = tenants.authenticate_token(raw)
    assert token is not None
    assert access.tenant_ids(token.user, Permission.REGISTER) == frozenset()


def test_token__of_an_operator__is_no_operator_in_what_scopes_do_not_name(world: World) -> None:
    _, raw = tenants.issue_token(user=world.operator, name="t", by=world.operator)
    token = tenants.authenticate_token(raw)
    assert token is not None
    assert Permission.OPERATE not in access.platform_permissions(token.user)
    assert not access.can(token.user, world.acme.tenant, Permission.ADMINISTER)


def test_token__bound_one_whose_owner_left__is_nobody_and_the_free_one_narrower(world: World) -> None:
    person = world.acme.author
    tenants.assign_role(tenant=world.globex.tenant, user=person, role=Role.VIEWER, by=TEST)
    _, bound = tenants.issue_token(user=person, name="b", tenant=world.acme.tenant, by=person)
    _, free = tenants.issue_token(user=person, name="f", by=person)
    tenants.remove_role(tenant=world.acme.tenant, user=person, role=Role.CONTRIBUTOR, by=TEST)
    assert tenants.authenticate_token(bound) is None
    token = tenants.authenticate_token(free)
    assert token is not None
    assert access.tenant_ids(token.user) == {world.globex.tenant.pk}


def test_token__person_who_answers_for_the_account_left__opens_nothing_there(
    world: World, django_assert_num_queries: Any
) -> None:
    acme, globex, owner, _ = world.acme.tenant, world.globex.tenant, world.acme.author, world.operator
    group = Group.objects.create(name="quants")
    tenants.assign_role(tenant=globex, group=group, role=Role.VIEWER, by=TEST)
    owner.groups.add(group)
    robot = accounts.create_service_account(username="robot", owner=owner, by=TEST)
    for tenant in (acme, globex):
        tenants.assign_role(tenant=tenant, user=robot, role=Role.VIEWER, by=TEST)
    bound = {
        tenant: tenants.issue_token(user=robot, name=tenant.slug, tenant=tenant, by=owner)[1]
        for tenant in (acme, globex)
    }
    _, free = tenants.issue_token(user=robot, name="free", by=owner)

    def seen() -> tuple[bool, bool, set[Any]]:
        token = tenants.authenticate_token(free)
        assert token is not None
        works = [tenants.authenticate_token(raw) is not None for raw in bound.values()]
        return works[0], works[1], set(access.tenant_ids(token.user))

    assert seen() == (True, True, {acme.pk, globex.pk})
    tenants.remove_role(tenant=acme, user=owner, role=Role.CONTRIBUTOR, by=TEST)
    assert seen() == (False, True, {globex.pk})
    owner.groups.remove(group)
    assert seen() == (False, False, set())
    # Whoever operates the platform answers for accounts in every tenant.
    tenants.make_operator(user=owner, by=TEST)
    assert seen() == (True, True, {acme.pk, globex.pk})
    tenants.end_operator(user=owner, by=TEST)
    tenants.assign_role(tenant=acme, user=owner, role=Role.VIEWER, by=TEST)
    # The token with its owner and who answers for it, and the grants of the account: as of any token.
    with django_assert_num_queries(2), access.remembered():
        assert tenants.authenticate_token(bound[acme]) is not None


def test_token__owner_of_the_service_account_deactivated__is_nobody(acme: Cast) -> None:
    robot = accounts.create_service_account(username="robot", owner=acme.author, by=TEST)
    _, raw = tenants.issue_token(user=robot, name="t", by=acme.author)
    assert tenants.authenticate_token(raw) is not None
    accounts.deactivate(user=acme.author, by=TEST)
    assert tenants.authenticate_token(raw) is None


def test_token__last_use__is_noted_once_a_minute(acme: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "LAST_USE_RESOLUTION", LAST_USE_RESOLUTION)
    token, raw = tenants.issue_token(user=acme.author, name="t", by=acme.author)
    seen: list[Any] = []
    start = clock.now()
    for seconds in (0, 30, 90):
        monkeypatch.setattr(clock, "now", lambda seconds=seconds: start + dt.timedelta(seconds=seconds))
        tenants.authenticate_token(raw)
        token.refresh_from_db()
        seen.append((token.last_used_at - start).total_seconds())
    assert seen == [0, 0, 90]


def test_revoke_token__by_each__only_those_who_answer_for_it(world: World) -> None:
    acme = world.acme
    robot = accounts.create_service_account(username="robot", owner=acme.author, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.VIEWER, by=TEST)
    may = {
        "bound": {acme.author, robot, world.operator, acme.tenant_admin},
        "free": {acme.author, robot, world.operator},
    }
    everybody = [*acme.everybody(), robot, world.operator, world.outsider, world.globex.tenant_admin]
    for kind, tenant in (("bound", acme.tenant), ("free", None)):
        for person in everybody:
            token, _ = tenants.issue_token(user=robot, tenant=tenant, name=str(uuid.uuid4()), by=TEST)
            if person in may[kind]:
                tenants.revoke_token(token=token, by=person)
            else:
                with pytest.raises(tenants.NotYourAccount) as refused:
                    tenants.revoke_token(token=token, by=person)
                assert refused.value.audit is not None
                assert refused.value.audit["action"] == "tenants.token.revoked"
            token.refresh_from_db()
            assert (token.revoked_at is not None) == (person in may[kind]), (kind, person)
