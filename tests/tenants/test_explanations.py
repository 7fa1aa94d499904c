"""Whatever role and state: the explanation is the decision, and says what makes it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core import clock
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import (
    ROLE_PERMISSIONS,
    ROLE_TEXTS,
    SCOPE_IMPLIES,
    SCOPE_PERMISSIONS,
    TENANT_ROLES,
    Permission,
    Quota,
    Role,
    Scope,
    Status,
)
from apps.tenants.explanations import explain, matrix
from apps.tenants.models import Tenant
from tests.factories.cast import TEST, Cast, World, make_person
from tests.registry.pushing import make_model, make_version

pytestmark = pytest.mark.django_db

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "roles.md"


def everybody(acme: Cast, world: World) -> Iterator[tuple[str, User]]:
    """Return one person for each way to hold something in a tenant, or not."""
    for role in TENANT_ROLES:
        person = make_person(f"as-{role}")
        tenants.assign_role(tenant=acme.tenant, user=person, role=role, by=TEST)
        yield f"{role}, own", person
        group = Group.objects.create(name=f"all-{role}")
        tenants.assign_role(tenant=acme.tenant, group=group, role=role, by=TEST)
        person = make_person(f"through-{role}")
        person.groups.add(group)
        yield f"{role}, through a group", person
    yield "operator", world.operator
    yield "stranger", world.outsider
    former = make_person("former")
    former.groups.add(Group.objects.get(name="operators"))
    yield "in the group of operators and no staff", former
    root = make_person("root")
    root.is_staff = root.is_superuser = True
    root.save()
    yield "superuser", root
    left = make_person("left")
    tenants.assign_role(tenant=acme.tenant, user=left, role=Role.REVIEWER, by=TEST)
    accounts.deactivate(user=left, by=TEST)
    yield "deactivated", left
    robot = accounts.create_service_account(username="robot", owner=acme.author, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.REVIEWER, by=TEST)
    yield "service account", robot


def test_explain__every_role_permission_and_status__is_what_the_gate_says(acme: Cast, world: World) -> None:
    people = dict(everybody(acme, world))
    compared = 0
    for status in Status:
        Tenant.objects.filter(pk=acme.tenant.pk).update(status=status)
        tenant = Tenant.objects.get(pk=acme.tenant.pk)
        at_once = matrix(tenant, people.values())
        for name, person in people.items():
            for permission in Permission:
                where = (status, name, permission)
                allowed = access.can(person, tenant, permission)
                answer = explain(user=person, tenant=tenant, permission=permission)
                assert answer.allowed == allowed, where
                assert (permission in at_once[person.pk]) == allowed, where
                # A yes has a reason and nothing in its way; a no says what is.
                assert bool(answer.because) >= allowed, where
                assert bool(answer.obstacles) != allowed, where
                compared += 1
    assert compared == len(Status) * len(people) * len(Permission)
    assert compared >= 400


def test_matrix__many_people__costs_three_queries(acme: Cast, django_assert_num_queries: Any) -> None:
    people = acme.everybody()
    with django_assert_num_queries(3):
        matrix(acme.tenant, people)


def test_explain__share_of_a_model__is_the_reason_while_it_lasts(acme: Cast, world: World) -> None:
    model = make_model(acme)
    version = make_version(acme, model)
    other = make_model(acme, "churn")

    def seen(obj: Any) -> bool:
        return explain(user=world.outsider, tenant=acme.tenant, permission=Permission.VIEW, obj=obj).allowed

    assert not seen(model)
    tenants.share(obj=model, user=world.outsider, expires_at=clock.now() + dt.timedelta(hours=1), by=TEST)
    assert (seen(model), seen(version), seen(other)) == (True, True, False)
    why = explain(user=world.outsider, tenant=acme.tenant, permission=Permission.VIEW, obj=model)
    assert "is shared until" in why.because[0]
    refused = explain(user=world.outsider, tenant=acme.tenant, permission=Permission.REGISTER, obj=model)
    assert not refused.allowed
    tenants.unshare(obj=model, user=world.outsider, by=TEST)
    assert not seen(model)


def test_explain__service_account__never_votes(acme: Cast) -> None:
    robot = accounts.create_service_account(username="robot", owner=acme.author, by=TEST)
    tenants.assign_role(tenant=acme.tenant, user=robot, role=Role.REVIEWER, by=TEST)
    answer = explain(user=robot, tenant=acme.tenant, permission=Permission.VOTE)
    assert not answer.allowed
    assert answer.obstacles == ["Service accounts do not vote."]
    assert Permission.VOTE not in matrix(acme.tenant, [robot])[robot.pk]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "part"])
@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("person", "Nobody named wrong is a member of Acme, or has something of it shared with them."),
        ("model", "There is no model named wrong in Acme."),
    ],
)
def test_explainer__wrong_name__is_said_once_beside_its_field(
    acme: Cast, client: Client, headers: dict[str, str], field: str, sentence: str
) -> None:
    client.force_login(acme.tenant_admin)
    question = {"permission": Permission.VIEW.value, field: "wrong"}
    text = client.get("/tenants/acme/access/", question, headers=headers).content.decode()
    (told,) = re.findall(rf'<ul class="field-errors" id="id_{field}_errors">(.+?)</ul>', text)
    assert sentence in told
    assert text.count(sentence) == 1
    assert 'role="note"' not in text


# ---- the reference in docs ---------------------------------------------------------------------------------------


def table(title: str) -> list[list[str]]:
    """Return the cells of the table under a heading of the reference."""
    part = REFERENCE.read_text().split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")][2:]
    return [[re.sub(r"[`*]", "", cell).strip() for cell in line.strip("|").split("|")] for line in lines]


def test_reference__roles__are_those_of_the_code() -> None:
    written = {row[0]: (row[1], row[2], {one.strip() for one in row[3].split(",")}) for row in table("Roles")}
    assert written == {
        role.value: (role.label, ROLE_TEXTS[role], {str(one) for one in ROLE_PERMISSIONS[role]})
        for role in Role
    }


def test_reference__permissions__are_those_of_the_code() -> None:
    written = {row[0]: (row[1], row[2] == "yes") for row in table("Permissions")}
    assert written == {one.value: (one.label, one in access.SAFE) for one in Permission}


def test_reference__scopes__are_those_of_the_code() -> None:
    written = {
        row[0]: (row[1], row[2], {one.strip() for one in row[3].split(",")}) for row in table("Scopes")
    }
    assert written == {
        scope.value: (
            scope.label,
            str(SCOPE_IMPLIES.get(scope, "–")),
            {str(one) for one in SCOPE_PERMISSIONS[scope]},
        )
        for scope in Scope
    }


def test_reference__quotas__are_those_of_the_code() -> None:
    assert {row[0]: row[1] for row in table("Quotas")} == {quota.value: quota.label for quota in Quota}
