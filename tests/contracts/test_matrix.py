"""Every kind of object through every door with every verb, for everybody.

The cells are those of tests/contracts/routes.py: a new route is tried here by itself. Who simply is somebody, and did not
come to be who they are, is tried at the same cells by test_routes.py: AS_THEY_ARE.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import resolve

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.core import clock
from apps.registry.models import ModelGroupShare, ModelUserShare
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.choices import TENANT_ROLES, Role
from apps.tenants.models import ApiToken, Membership
from tests.contracts.routes import NOT_OFFERED, ROUTES, Cell, Door, cells, twins
from tests.contracts.stage import (
    CONTRIBUTOR,
    MEMBERS,
    NEIGHBOUR,
    OPERATOR,
    OUTSIDER,
    SIGNED_IN,
    VIEWER,
    Stage,
    Target,
    snapshot,
    text_of,
    undone,
    without_names,
)
from tests.contracts.test_routes import ONCE
from tests.factories.cast import TEST, make_person, token_of

SUBJECT = "subject"
MACHINES = (Door.API, Door.MLFLOW)
# What a route is about, by its name; the first that fits.
KINDS = {
    "file": re.compile(r"artifacts"),
    "version": re.compile(r"version"),
    "request": re.compile(r"change_request|^approvals:|^api-1:(vote|withdraw)$|promotion"),
    "rollout": re.compile(r"rollout"),
    "model": re.compile(r"model"),
    "other": re.compile(r""),
}


def kind_of(name: str) -> str:
    return next(kind for kind, pattern in KINDS.items() if pattern.search(name))


def members_of(cell: Cell) -> frozenset[str]:
    return (cell.people & MEMBERS) - {OPERATOR}


@dataclass(frozen=True)
class Expected:
    """An answer: its status, the code or a piece of what it says, and whether nobody can tell it from no object."""

    status: int
    says: str = ""
    like_none: bool = False


GONE = Expected(404, like_none=True)
SENT_AWAY = Expected(401, "unauthenticated")
TO_SIGN_IN = Expected(302)
SUSPENDED = Expected(403, access.TenantSuspended.sentence)


def fine(cell: Cell) -> Expected:
    return Expected(cell.ok)


def allowed(cell: Cell, role: str) -> Expected:
    return fine(cell) if role in cell.people else Expected(403)


def lost(cell: Cell, door: Door) -> Expected:
    """Return what strangers are answered: nothing is there, and lists are empty."""
    if cell.names_objects:
        return GONE
    return fine(cell) if SUBJECT_OF_ALL & cell.people else Expected(403)


def stopped(cell: Cell, door: Door) -> Expected:
    """Return what members of a suspended tenant are answered: they read, and change nothing."""
    if cell.while_suspended is not None:
        return Expected(cell.while_suspended)
    if cell.is_stopped_by_suspension and cell.ok != NOT_OFFERED:
        return SUSPENDED
    return fine(cell)


def closed(cell: Cell, door: Door) -> Expected:
    """Return what the bearer of a token is answered that is none any more."""
    return TO_SIGN_IN if door is Door.PAGE else SENT_AWAY


SUBJECT_OF_ALL = frozenset({OUTSIDER})


# Who tries, and how they came to be who they are. Each arranges the stage and names the role that tries a cell.


def _any_member(stage: Stage) -> Callable[[Cell], str]:
    return lambda cell: min(members_of(cell) or cell.people & MEMBERS)


def _suspended(stage: Stage) -> Callable[[Cell], str]:
    tenants.suspend(tenant=stage.world.acme.tenant, by=TEST, reason="Unpaid.")
    return _any_member(stage)


def _archived(stage: Stage) -> Callable[[Cell], str]:
    tenants.suspend(tenant=stage.world.acme.tenant, by=TEST, reason="Unpaid.")
    tenants.archive(tenant=stage.world.acme.tenant, by=TEST, reason="Over.")
    return lambda cell: min(members_of(cell) or {VIEWER})


def _archived_seen_by_an_operator(stage: Stage) -> Callable[[Cell], str]:
    _archived(stage)
    return lambda cell: OPERATOR


def _member_without_a_role(stage: Stage) -> Callable[[Cell], str]:
    page, program = f"/approvals/{stage.target.request}/", "/mlflow/acme/api/3.0/mlflow/server-info"
    assert stage.page(VIEWER, "GET", page).status_code == 200
    assert stage.call(VIEWER, "GET", program).status_code == 200
    for row in Membership.objects.filter(tenant=stage.world.acme.tenant).select_related("user", "group"):
        tenants.remove_role(
            tenant=stage.world.acme.tenant, user=row.user, group=row.group, role=Role(row.role), by=TEST
        )
    return lambda cell: min(members_of(cell) or {VIEWER})


def _contributor(stage: Stage, change: Callable[[ApiToken], Any]) -> Callable[[Cell], str]:
    token, raw = tenants.issue_token(user=stage.people[CONTRIBUTOR], name="ends", by=TEST)
    stage.enter(SUBJECT, stage.people[CONTRIBUTOR], raw)
    assert stage.call(SUBJECT, "GET", "/api/v1/me").status_code == 200
    change(token)
    return lambda cell: SUBJECT


def _revoked(stage: Stage) -> Callable[[Cell], str]:
    return _contributor(stage, lambda token: tenants.revoke_token(token=token, by=TEST))


def _expired(stage: Stage) -> Callable[[Cell], str]:
    return _contributor(
        stage, lambda token: ApiToken.objects.filter(pk=token.pk).update(expires_at=clock.now())
    )


def _deactivated(stage: Stage) -> Callable[[Cell], str]:
    return _contributor(stage, lambda token: accounts.deactivate(user=token.user, by=TEST))


def _service_of_a_deactivated(stage: Stage) -> Callable[[Cell], str]:
    owner = make_person("leaver")
    account = accounts.create_service_account(username="robot", owner=owner, by=TEST)
    tenants.assign_role(tenant=stage.world.acme.tenant, user=account, role=Role.CONTRIBUTOR, by=TEST)
    stage.enter(SUBJECT, account)
    assert stage.call(SUBJECT, "GET", "/api/v1/me").status_code == 200
    accounts.deactivate(user=owner, by=TEST)
    return lambda cell: SUBJECT


def _bound_elsewhere(stage: Stage) -> Callable[[Cell], str]:
    person = make_person("both")
    for cast in (stage.world.acme, stage.world.globex):
        for role in TENANT_ROLES:
            tenants.assign_role(tenant=cast.tenant, user=person, role=role, by=TEST)
    stage.enter(SUBJECT, person, token_of(person, tenant=stage.world.globex.tenant))
    return lambda cell: SUBJECT


def _shown_one_model(stage: Stage) -> Callable[[Cell], str]:
    until = clock.now() + dt.timedelta(days=1)
    tenants.share(obj=stage.acme.fraud, user=stage.people[OUTSIDER], expires_at=until, by=TEST)
    return lambda cell: OUTSIDER


def _shown_one_model_in_a_group(stage: Stage) -> Callable[[Cell], str]:
    group = Group.objects.create(name="auditors")
    stage.people[OUTSIDER].groups.add(group)
    tenants.share(obj=stage.acme.fraud, group=group, by=TEST)
    return lambda cell: OUTSIDER


def _was_shown_one_model(stage: Stage) -> Callable[[Cell], str]:
    _shown_one_model(stage)
    _shown_one_model_in_a_group(stage)
    for table in (ModelUserShare, ModelGroupShare):
        assert table.objects.update(expires_at=clock.now()) == 1
    return lambda cell: OUTSIDER


def _shown_a_model_of_an_archived_tenant(stage: Stage) -> Callable[[Cell], str]:
    _shown_one_model(stage)
    _archived(stage)
    return lambda cell: OUTSIDER


@dataclass(frozen=True)
class Subject:
    arrange: Callable[[Stage], Callable[[Cell], str]]
    expect: Callable[[Cell, Door], Expected]
    doors: tuple[Door, ...] = (Door.PAGE, *MACHINES)
    sees: frozenset[str] = frozenset()
    """Routes that are open to this one although `expect` says otherwise."""


# test_routes.py tries each cell as every role, and as these strangers with nobody's objects besides.
AS_THEY_ARE = {"owner": CONTRIBUTOR, "viewer": VIEWER, "outsider": OUTSIDER, "neighbour": NEIGHBOUR}
SHARED = frozenset({"registry:model-detail", "registry:version-detail"})
SUBJECTS = {
    "suspended tenant": Subject(_suspended, stopped),
    "archived tenant": Subject(_archived, lost),
    "archived tenant, operator": Subject(
        _archived_seen_by_an_operator,
        lambda cell, door: stopped(cell, door) if OPERATOR in cell.people else Expected(403),
    ),
    "role removed": Subject(_member_without_a_role, lost),
    "revoked token": Subject(_revoked, closed, MACHINES),
    "expired token": Subject(_expired, closed, MACHINES),
    "owner deactivated": Subject(_deactivated, closed),
    "owner of the service account deactivated": Subject(_service_of_a_deactivated, closed, MACHINES),
    "token bound to another tenant": Subject(_bound_elsewhere, lost, MACHINES),
    "one model shared": Subject(_shown_one_model, lost, sees=SHARED),
    "one model shared with a group": Subject(_shown_one_model_in_a_group, lost, sees=SHARED),
    "share expired": Subject(_was_shown_one_model, lost),
    "share in an archived tenant": Subject(_shown_a_model_of_an_archived_tenant, lost),
}


def cells_of(kind: str, doors: Iterable[Door]) -> list[tuple[str, str]]:
    return [(name, method) for name, method in cells(*doors) if kind_of(name) == kind and not twins(name)]


def send(stage: Stage, role: str, name: str, method: str, target: Target) -> Any:
    route = ROUTES[name]
    by = stage.page if route.door is Door.PAGE else stage.call
    return by(role, method, route.path(target), route.methods[method].body(target))


@pytest.fixture(scope="module")
def told_of_none() -> dict[tuple[Any, str, str], Any]:
    """Keep what people were told about nobody's objects, for the tests that ask as the same people."""
    return {}


def heard(answer: Any, target: Target, other: Target) -> tuple[int, str, frozenset[str]]:
    """Return what an answer tells about objects, whatever their names.

    Both names are taken from it: the own name of who asks may hold that of the tenant.
    """
    said = without_names(without_names(text_of(answer), target), other)
    return answer.status_code, said, frozenset(answer.headers)


@pytest.mark.parametrize("who", SUBJECTS)
def test_matrix__each_object_door_and_verb__answers_as_told(
    stage: Stage, told_of_none: dict[tuple[Any, str, str], Any], who: str
) -> None:
    subject = SUBJECTS[who]
    role_for = subject.arrange(stage)
    before, asked_here = snapshot(), set()
    for name, method in (cell for kind in KINDS for cell in cells_of(kind, subject.doors)):
        cell, door = ROUTES[name].methods[method], ROUTES[name].door
        expected = fine(cell) if name in subject.sees else subject.expect(cell, door)
        role = role_for(cell)
        # What is refused writes nothing, and what only reads neither: there is nothing to undo then.
        with undone() if cell.writes and expected.status < 400 else nullcontext():
            answer = send(stage, role, name, method, stage.target)
        if method != "GET" and expected.status >= 400:
            assert snapshot() == before, (name, method, role)
        assert answer.status_code == expected.status, (name, method, role, text_of(answer)[:300])
        assert expected.says in text_of(answer), (name, method, role)
        if expected.like_none:
            found = heard(answer, stage.target, stage.unknown)
            known = stage.people[role].pk, name, method
            # Asked again by the same person, as one to whom something else happened, it is mostly the same: the first
            # of each door and verb shows whether it is, and so does every answer that differs from what is known.
            if (door, method) not in asked_here or told_of_none.get(known) != found:
                asked_here.add((door, method))
                none = send(stage, role, name, method, stage.unknown)
                told_of_none[known] = heard(none, stage.target, stage.unknown)
            assert found == told_of_none[known], (name, method, role)
        if subject.expect is lost and name not in subject.sees and "shared" not in who:
            assert "acme-secret" not in text_of(answer).lower(), (name, method, role)
    assert snapshot() == before


def test_matrix__all_of_it__is_counted(record_property: Any) -> None:
    everywhere = [cell for kind in KINDS for cell in cells_of(kind, (Door.PAGE, *MACHINES))]
    assert sorted(everywhere) == sorted(ONCE)
    assert set(AS_THEY_ARE.values()) <= SIGNED_IN
    tried = sum(len(cells_of(kind, one.doors)) for one in SUBJECTS.values() for kind in KINDS)
    tried += len(AS_THEY_ARE) * len(everywhere)
    assert tried > 500
    record_property(
        "contract",
        f"{tried} combinations of {len(SUBJECTS | AS_THEY_ARE)} subjects with objects, doors and verbs",
    )


def test_share__of_one_model__shows_it_and_its_versions_and_nothing_else_of_the_tenant(stage: Stage) -> None:
    _shown_one_model(stage)
    told = text_of(stage.page(OUTSIDER, "GET", "/models/"))
    assert "/models/acme/fraud/" in told
    for other in ("churn", "ranking"):
        assert f"/models/acme/{other}/" not in told
        assert stage.page(OUTSIDER, "GET", f"/models/acme/{other}/").status_code == 404
        assert stage.page(OUTSIDER, "GET", f"/models/acme/{other}/versions/1/").status_code == 404
    assert stage.page(OUTSIDER, "GET", "/models/acme/fraud/versions/1/").status_code == 200
    # What hangs on the model and is not of it: requests, rollouts, the form that asks for a promotion.
    for path in ("/approvals/", "/approvals/?show=open", "/rollouts/", "/api/v1/rollouts"):
        send_by = stage.call if path.startswith("/api/") else stage.page
        assert "fraud" not in text_of(send_by(OUTSIDER, "GET", path)), path
    form = {"version": "2", "alias": "champion", "plan": "fast", "reason": "Better."}
    for method, body in (("GET", {}), ("POST", form), ("POST", {"version": "x"})):
        answer = stage.page(OUTSIDER, method, "/models/acme/fraud/request/", body)
        assert answer.status_code == 404, (method, body)
    assert stage.call(OUTSIDER, "GET", "/api/v1/me").json()["tenants"] == []


def test_share__withdrawn__is_gone_on_the_next_request(stage: Stage) -> None:
    _shown_one_model(stage)
    assert stage.page(OUTSIDER, "GET", "/models/acme/fraud/").status_code == 200
    tenants.unshare(obj=stage.acme.fraud, user=stage.people[OUTSIDER], by=TEST)
    assert stage.page(OUTSIDER, "GET", "/models/acme/fraud/").status_code == 404


def test_suspension__while_a_rollout_moves__abort_works(stage: Stage) -> None:
    _suspended(stage)
    path = f"/api/v1/rollouts/{stage.target.rollout}/abort"
    assert stage.call(CONTRIBUTOR, "POST", path, {}).status_code == 200
    stage.acme.rollout.refresh_from_db()
    assert stage.acme.rollout.abort_requested_at is not None


def test_pages__of_a_suspended_tenant__say_so_and_offer_only_what_still_works(stage: Stage) -> None:
    _suspended(stage)
    t = stage.target
    paths = [f"/approvals/{t.request}/", f"/rollouts/{t.rollout}/", f"/models/{t.tenant}/{t.model}/",
             f"/models/{t.tenant}/{t.model}/versions/{t.version}/", f"/tenants/{t.tenant}/",
             *(f"/tenants/{t.tenant}/{page}/" for page in ("members", "accounts", "shares", "tokens", "settings")),
             f"/tenants/{t.tenant}/shares/model/{t.model}/"]  # fmt: skip
    offered: set[tuple[str, str]] = set()
    for role in sorted(MEMBERS):
        for path in paths:
            answer = stage.page(role, "GET", path)
            if answer.status_code == 403:
                continue
            assert answer.status_code == 200, (role, path)
            assert "Acme is suspended" in text_of(answer), (role, path)
            assert "Reason: Unpaid." in text_of(answer), (role, path)
            # A form without a button only shows what is.
            forms = [
                re.findall(r' action="([^"]+)"', form)[0]
                for form in re.findall(r'<form [^>]*method="post".*?</form>', text_of(answer), re.DOTALL)
                if "<button" in form
            ]
            links = re.findall(
                r'<a [^>]*href="(/(?:approvals|rollouts|models|tenants)/[^"?#]*)', text_of(answer)
            )
            for method, addresses in (("POST", forms), ("GET", links)):
                for address in addresses:
                    name = resolve(address).view_name
                    if name in ROUTES:
                        cell = ROUTES[name].methods[method]
                        works = cell.while_suspended is not None or not cell.is_stopped_by_suspension
                        assert works, (role, path, name)
                        offered.add((role, name))
    assert {(role, "rollouts:abort") for role in (CONTRIBUTOR, OPERATOR)} <= offered
    assert (OPERATOR, "tenants:status") in offered


def test_service_account__of_an_active_owner__does_what_its_role_allows(stage: Stage) -> None:
    account: User = accounts.create_service_account(username="robot", owner=stage.people[VIEWER], by=TEST)
    tenants.assign_role(tenant=stage.world.acme.tenant, user=account, role=Role.CONTRIBUTOR, by=TEST)
    stage.enter(SUBJECT, account)
    for name, method in cells(*MACHINES):
        cell = ROUTES[name].methods[method]
        if not twins(name) and (CONTRIBUTOR not in cell.people or cell.may != frozenset({CONTRIBUTOR})):
            with undone():
                answer = send(stage, SUBJECT, name, method, stage.target)
            assert answer.status_code == allowed(cell, CONTRIBUTOR).status, (name, method)
