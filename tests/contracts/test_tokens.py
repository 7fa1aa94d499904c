"""Tokens and roles: what one opens, and that nothing is open any more where it has ended."""

from __future__ import annotations

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.core import clock
from apps.tenants import services as tenants
from apps.tenants.choices import Role, Scope, Status
from apps.tenants.models import Tenant
from tests.contracts.crawl import walk_api, walk_mlflow
from tests.contracts.routes import ROUTES, Door, cells, twins
from tests.contracts.stage import (
    OPERATOR,
    REVIEWER,
    VIEWER,
    Caller,
    Stage,
    snapshot,
    target_of,
    text_of,
    undone,
    without_names,
)
from tests.factories.cast import SAID, TEST


def program_with(token: str) -> Client:
    return Caller(headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def both(stage: Stage) -> User:
    """Return a person who reviews and contributes in both tenants."""
    person = stage.world.outsider
    for cast in (stage.world.acme, stage.world.globex):
        for role in (Role.CONTRIBUTOR, Role.REVIEWER):
            tenants.assign_role(tenant=cast.tenant, user=person, role=role, by=TEST)
    return person


def bound_program(person: User, tenant: Tenant) -> Client:
    return program_with(tenants.issue_token(user=person, tenant=tenant, name="bound", by=TEST)[1])


def test_bound_token__person_of_both_tenants__reaches_its_tenant_only(stage: Stage, both: User) -> None:
    free = program_with(tenants.issue_token(user=both, name="free", by=TEST)[1])
    assert {t["slug"] for t in free.get("/api/v1/me").json()["tenants"]} == {"acme", "globex"}
    bound = bound_program(both, stage.world.acme.tenant)
    assert [t["slug"] for t in bound.get("/api/v1/me").json()["tenants"]] == ["acme"]
    for path, answer in (*walk_api(bound), *walk_mlflow(bound, "acme")):
        assert answer.status_code in (200, 400), path
        assert "globex" not in text_of(answer).lower(), path


@pytest.mark.parametrize("role", ["both", OPERATOR])
def test_bound_token__every_route_of_the_other_tenant__is_not_there(
    stage: Stage, both: User, role: str
) -> None:
    person = both if role == "both" else stage.people[OPERATOR]
    stage.tokens["bound"] = tenants.issue_token(
        user=person, tenant=stage.world.acme.tenant, name="bound", scopes=tuple(Scope), by=TEST
    )[1]
    theirs = target_of(stage.globex)
    before = snapshot()
    for name, method in cells(Door.API, Door.MLFLOW):
        cell, route = ROUTES[name].methods[method], ROUTES[name]
        if cell.names_objects and not twins(name):
            answers = [
                # An operator says why, which opens the token's tenant and no other.
                stage.call("bound", method, route.path(t), cell.body(t), headers=SAID)
                for t in (theirs, stage.unknown)
            ]
            assert [answer.status_code for answer in answers] == [404, 404], name
            assert without_names(text_of(answers[0]), theirs) == without_names(
                text_of(answers[1]), stage.unknown
            )
    assert snapshot() == before


def use(token: str) -> tuple[int, int]:
    """Return what a token is answered by the REST API and on the MLflow wire."""
    program = program_with(token)
    wire = "/mlflow/acme/api/2.0/mlflow/registered-models/search"
    return program.get("/api/v1/me").status_code, program.get(wire).status_code


def test_token__that_has_ended__is_refused_at_every_door(stage: Stage) -> None:
    viewer, tenant = stage.people[VIEWER], stage.world.acme.tenant
    token, raw = tenants.issue_token(user=viewer, tenant=tenant, name="t", by=TEST)
    assert use(raw) == (200, 200)
    with undone():
        tenants.revoke_token(token=token, by=TEST)
        assert use(raw) == (401, 401)
    with undone():
        type(token).objects.filter(pk=token.pk).update(expires_at=clock.now())
        assert use(raw) == (401, 401)
    with undone():
        User.objects.filter(pk=viewer.pk).update(is_active=False)
        assert use(raw) == (401, 401)
    with undone():
        Tenant.objects.filter(pk=tenant.pk).update(status=Status.ARCHIVED)
        assert use(raw) == (401, 401)
    with undone():
        # It is bound to a tenant that its owner left, and falls back to nothing wider.
        tenants.remove_role(tenant=tenant, user=viewer, role=Role.VIEWER, by=TEST)
        assert use(raw) == (401, 401)


@pytest.mark.parametrize("raw", ["", "pp_", "pp_" + "x" * 43, "x" * 5000, "pp_\x00", "pp_é", "' OR 1=1 --"])
def test_token__nobodys__is_refused_at_every_door(stage: Stage, raw: str) -> None:
    for scheme in ("Bearer", "bearer", "Basic", "Token", ""):
        value = f"{scheme} {raw}".strip().encode("latin-1", "replace").decode("latin-1")
        program = Caller(headers={"Authorization": value})
        assert program.get("/api/v1/me").status_code == 401
        assert program.get("/mlflow/acme/api/3.0/mlflow/server-info").status_code == 401


def test_role__taken_away__page_is_gone_on_the_next_request(stage: Stage) -> None:
    path = f"/approvals/{stage.target.request}/"
    assert stage.page(VIEWER, "GET", path).status_code == 200
    tenants.remove_role(tenant=stage.world.acme.tenant, user=stage.people[VIEWER], role=Role.VIEWER, by=TEST)
    assert stage.page(VIEWER, "GET", path).status_code == 404
    User.objects.filter(pk=stage.people[REVIEWER].pk).update(is_active=False)
    assert stage.page(REVIEWER, "GET", path).status_code == 302
