"""Every route declares who may call it, and every declared cell is tried by everybody."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from functools import cache
from itertools import cycle, pairwise
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.forms import model_to_dict
from django.test import Client
from django.urls import NoReverseMatch, reverse

from apps.audit.models import Entry
from apps.core.admin import OperatorAdmin, ReadOnlyAdmin, ServiceAdmin
from apps.tenants.api_auth import ANY_TOKEN
from apps.tenants.choices import SCOPE_IMPLIES, Permission, Scope
from tests.contracts.routes import (
    ADMIN_PREFIX,
    ADMIN_THROUGH_SERVICES,
    ROUTES,
    Cell,
    Door,
    Route,
    cells,
    existing_routes,
    rest_operations,
    twins,
)
from tests.contracts.stage import (
    ANONYMOUS,
    CONTRIBUTOR,
    MEMBERS,
    OPERATOR,
    REVIEWER,
    SIGNED_IN,
    STRANGERS,
    Stage,
    Target,
    denials_since,
    members_in_turn,
    read,
    snapshot,
    text_of,
    trail_length,
    undone,
    without_id,
    without_names,
)

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
GUARDED = (Door.PAGE, Door.API, Door.MLFLOW)
# Routes made twice by the same code are tried without a token at both addresses, and by people at one.
ONCE = [(name, method) for name, method in cells(*GUARDED) if not twins(name)]
# Roles that hold the very same take turns, cell by cell; where votes are cast, a policy may tell them apart.
TRIED = {
    (name, method): (
        MEMBERS if ROUTES[name].methods[method].perm == Permission.VOTE else members_in_turn(turn)
    )
    for turn, (method, name) in enumerate(sorted((method, name) for name, method in ONCE))
}
SCOPED = [
    (name, method)
    for name, method in cells(Door.API, Door.MLFLOW)
    if not twins(name) and ROUTES[name].methods[method].scope != ANY_TOKEN
]


def send(stage: Stage, role: str, name: str, method: str, target: Target, **more: Any) -> Any:
    """Send the request of a cell as somebody."""
    route = ROUTES[name]
    cell = route.methods.get(method, Cell())
    by = stage.call if route.door in (Door.API, Door.MLFLOW) else stage.page
    return by(role, method, route.path(target), cell.body(target), **more)


def unnamed(route: Route, word: str = "") -> str:
    return route.path(Target(f"T{word}", "M", 1, "F", f"R{word}", f"O{word}", "D"))


def address(route: Route) -> str:
    """Return where a route answers, whatever its query asks for."""
    return unnamed(route).partition("?")[0]


def names_a_target(name: str, method: str) -> bool:
    """Return whether a request says whose objects it is about: all others are the same for any target."""
    cell = ROUTES[name].methods[method]
    bodies = [cell.body(Target(f"T{word}", "M", 1, "F", f"R{word}", f"O{word}", "D")) for word in ("", "x")]
    return bodies[0] != bodies[1] or unnamed(ROUTES[name]) != unnamed(ROUTES[name], "x")


def targets(stage: Stage, name: str, method: str) -> list[Target]:
    """Return what a request is sent about: the tenant's objects and nobody's, if that makes two."""
    return [stage.target, stage.unknown] if names_a_target(name, method) else [stage.target]


def test_routes__all_that_exist__are_declared_and_no_others() -> None:
    existing = {name for name, _ in existing_routes() if not name.startswith(ADMIN_PREFIX)}
    assert existing - ROUTES.keys() == set(), "declare who may call these in tests/contracts/routes.py"
    assert ROUTES.keys() - existing == set(), "these are declared and do not exist"


def test_rest_operations__all_that_exist__are_declared_and_no_others() -> None:
    # The address of stock OpenLineage clients is outside of the API, and answers as it does.
    declared = {(name, method) for name, method in cells(Door.API) if name.startswith("api-1:")}
    assert rest_operations() == declared


def test_machine_routes__all__declare_their_scope() -> None:
    for name, method in cells(Door.API, Door.MLFLOW):
        scope = ROUTES[name].methods[method].scope
        assert scope is not None, f"say in tests/contracts/routes.py which scope a token must carry: {name}"
        assert scope == ANY_TOKEN or scope in Scope.values, (name, method)


def test_machine_routes__token_of_every_other_scope__is_refused_and_changes_nothing(stage: Stage) -> None:
    for name, method in SCOPED:
        cell = ROUTES[name].methods[method]
        others = [scope for scope in Scope if cell.scope not in (scope, SCOPE_IMPLIES.get(scope))]
        with undone():
            role = stage.carry(min(cell.people & MEMBERS), others)
            before, length = snapshot(), trail_length()
            answer = send(stage, role, name, method, stage.target)
            assert answer.status_code == 403, (name, method)
            assert json.loads(text_of(answer))["code"] == "token_scope", (name, method)
            assert str(cell.scope) in text_of(answer), (name, method)
            assert snapshot() == before, (name, method)
            check_denied_once(stage, role, length)


def test_machine_routes__token_of_their_scope_alone__gets_through(stage: Stage) -> None:
    for name, method in SCOPED:
        cell = ROUTES[name].methods[method]
        with undone():
            # Operators last: who carries another name gives no reason.
            person = min(cell.people & MEMBERS, key=lambda role: (role == OPERATOR, role))
            role = stage.carry(person, [str(cell.scope)])
            assert send(stage, role, name, method, stage.target).status_code == cell.ok, (name, method)


def test_routes__all_that_are_declared__are_counted(record_property: Any) -> None:
    guarded, machine = cells(*GUARDED), cells(Door.API, Door.MLFLOW)
    # What names nobody's objects is the same request for theirs and for nobody's.
    pairs = sum(2 if names_a_target(name, method) else 1 for name, method in ONCE)
    tried = {
        "cells x roles": sum(len(roles | {ANONYMOUS}) for roles in TRIED.values()),
        "cells x strangers x (theirs, nobody's)": pairs * len(STRANGERS),
        "cells x tokens (other scopes, its scope)": len(SCOPED) * 2,
        "admin views x visitors": len(admin_paths()) * 3,
    }
    assert min(tried.values()) > 50
    sums = ", ".join(f"{count} {what}" for what, count in tried.items())
    record_property(
        "contract",
        f"{len(list(existing_routes()))} routes, {len(guarded)} guarded cells ({len(machine)} for tokens), "
        f"{sum(tried.values())} combinations tried: {sums}",
    )


@pytest.mark.parametrize("door", GUARDED)
def test_routes__not_signed_in__are_sent_away_and_change_nothing(stage: Stage, door: Door) -> None:
    before = snapshot()
    for name, method in cells(door):
        answers = [send(stage, ANONYMOUS, name, method, target) for target in targets(stage, name, method)]
        if door is Door.PAGE:
            assert {answer.status_code for answer in answers} == {302}, (name, method)
            assert all(answer["Location"].startswith("/accounts/login/?next=/") for answer in answers), name
        else:
            assert {answer.status_code for answer in answers} == {401}, (name, method)
            assert "Bearer" in answers[0]["WWW-Authenticate"], (name, method)
            (said,) = {without_id(text_of(answer)) for answer in answers}
            assert json.loads(said)["code"] == "unauthenticated", (name, method)
        assert snapshot() == before, (name, method)


@pytest.mark.parametrize(("name", "method"), ONCE)
def test_route__member__gets_what_the_role_allows(stage: Stage, name: str, method: str) -> None:
    cell, tried = ROUTES[name].methods[method], TRIED[name, method]
    before, found = snapshot(), {}
    for role in sorted(tried - cell.people):
        length = trail_length()
        found[role] = send(stage, role, name, method, stage.target).status_code
        check_denied_once(stage, role, length)
    assert snapshot() == before
    for role in sorted(tried & cell.people):
        # What only reads leaves nothing to undo: the last line shows it.
        with undone() if cell.writes else nullcontext():
            length = trail_length()
            found[role] = send(stage, role, name, method, stage.target).status_code
            assert denials_since(length) == [], role
    assert found == {role: cell.ok if role in cell.people else 403 for role in tried}
    if not cell.writes:
        assert snapshot() == before


def check_denied_once(stage: Stage, role: str, length: int) -> None:
    """Fail unless exactly one refused attempt was recorded, of the one who made it."""
    (denied,) = denials_since(length)
    assert denied.actor == str(stage.people[role].pk)
    assert denied.reason
    others = "globex" if role in MEMBERS else "acme"
    assert others not in denied.text.lower()


@pytest.mark.parametrize(("name", "method"), ONCE)
def test_route__stranger__cannot_tell_the_tenants_objects_from_none(
    stage: Stage, name: str, method: str
) -> None:
    cell = ROUTES[name].methods[method]
    before = snapshot()
    for role in sorted(STRANGERS):
        lengths, answers = [trail_length()], []
        for target in targets(stage, name, method):
            answers.append(send(stage, role, name, method, target))
            lengths.append(trail_length())
        ours, none = answers[0], answers[-1]
        through = role in cell.people
        expected = 404 if cell.names_objects else cell.ok if through else 403
        assert (ours.status_code, none.status_code) == (expected, expected)
        if cell.names_objects or not through:
            # Asking for what exists and for what does not is one attempt each, told in the same words.
            assert {after - before for before, after in pairwise(lengths)} == {1}
            for denied in denials_since(lengths[0]):
                assert denied.actor == str(stage.people[role].pk)
                assert "acme" not in denied.text.lower()
        if cell.names_objects:
            bodies = without_names(text_of(ours), stage.target), without_names(text_of(none), stage.unknown)
            assert bodies[0] == bodies[1]
            assert set(ours.headers) == set(none.headers)
            assert "acme-secret" not in text_of(ours).lower()
        else:
            assert "acme" not in text_of(ours).lower()
    assert snapshot() == before


@pytest.mark.parametrize("door", GUARDED)
def test_routes__operator_in_no_access_session__is_asked_why_whether_there_is_something_or_not(
    stage: Stage, door: Door
) -> None:
    at_rest = "operator in no access session"
    stage.enter(at_rest, stage.people[OPERATOR])
    before = snapshot()
    for name, method in [(name, method) for name, method in ONCE if ROUTES[name].door is door]:
        cell = ROUTES[name].methods[method]
        if cell.perm == Permission.OPERATE:
            # Acts on the platform: tests/contracts/test_operator_access.py.
            continue
        lengths, said = [trail_length()], set()
        for target in targets(stage, name, method):
            with undone():
                answer = send(stage, at_rest, name, method, target)
                lengths.append(trail_length())
                told = [denied.reason for denied in denials_since(lengths[0])]
            if not cell.names_objects:
                assert answer.status_code == cell.ok, name
                assert "acme" not in text_of(answer).lower(), name
                continue
            assert told == ["reason_required"], (name, method)
            if door is Door.PAGE and method == "GET":
                assert (answer.status_code, text_of(answer)) == (302, ""), name
                assert answer["Location"].startswith("/admin/operator-access/?next=%2F"), name
            else:
                assert answer.status_code == 403, (name, method)
                assert "reason_required" in text_of(answer), (name, method)
            said.add(without_names(text_of(answer), target))
        assert len(said) <= 1, (name, method)
    assert snapshot() == before


@pytest.mark.parametrize("door", GUARDED)
def test_routes__other_methods__are_refused_and_change_nothing(stage: Stage, door: Door) -> None:
    served: dict[str, set[str]] = {}
    for route in ROUTES.values():
        served.setdefault(address(route), set()).update(route.methods)
    before = snapshot()
    for name in sorted({name for name, _ in ONCE if ROUTES[name].door is door}):
        for method, role in zip(
            sorted(METHODS - served[address(ROUTES[name])]), cycle((REVIEWER, CONTRIBUTOR)), strict=False
        ):
            answer = send(stage, role, name, method, stage.target)
            assert answer.status_code == 405, (name, method)
            assert answer["Allow"], (name, method)
        assert snapshot() == before, name


def test_routes__method_override__has_no_effect(stage: Stage) -> None:
    before = snapshot()
    for name in [name for name, method in ONCE if method == "POST" and ROUTES[name].methods[method].writes]:
        path = ROUTES[name].path(stage.target)
        send_by = stage.page if ROUTES[name].door is Door.PAGE else stage.call
        # Whoever may do it: nobody else would, whatever the method.
        role = min(ROUTES[name].methods["POST"].people & MEMBERS)
        send_by(role, "GET", f"{path}?_method=POST", headers={"X-HTTP-Method-Override": "POST"})
        send_by(role, "HEAD", f"{path}?_method=POST", headers={"X-Method-Override": "POST"})
        assert snapshot() == before, name


def test_pages__form_of_another_site__is_refused(stage: Stage) -> None:
    before = snapshot()
    for name, method in cells(Door.PAGE, writes=True):
        cell = ROUTES[name].methods[method]
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {}):
            browser = stage.browser(min(cell.people), enforce_csrf_checks=True, headers=headers)
            answer = read(browser.post(ROUTES[name].path(stage.target), cell.body(stage.target)))
            assert answer.status_code == 403, (name, headers)
            assert "csrf_failed" in text_of(answer), (name, headers)
        assert snapshot() == before, name


def test_machine_routes__session_of_a_person__means_nothing(stage: Stage) -> None:
    before = snapshot()
    for name, method in cells(Door.API, Door.MLFLOW):
        route = ROUTES[name]
        body = route.methods[method].body(stage.target)
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        browser = stage.browser(CONTRIBUTOR)
        answer = read(browser.generic(method, route.path(stage.target), raw, content_type="application/json"))
        assert answer.status_code == 401, (name, method)
    assert snapshot() == before


@pytest.mark.parametrize(("name", "method"), cells(Door.PUBLIC))
def test_public_route__anybody__is_answered_and_told_nothing_of_tenants(
    stage: Stage, name: str, method: str
) -> None:
    for role in (ANONYMOUS, *sorted(SIGNED_IN)):
        with undone():
            answers = [send(stage, role, name, method, target) for target in targets(stage, name, method)]
            ours, none = answers[0], answers[-1]
            assert ours.status_code == none.status_code
            assert ours.status_code in (200, 302, 404) or name == "operations:readyz"
            if role == ANONYMOUS:
                assert not re.search("acme|globex|fraud", text_of(ours), re.IGNORECASE)


@cache
def admin_paths() -> list[tuple[str, str]]:
    """Return the name and a path of each view of the admin."""
    found = []
    for name, _ in existing_routes():
        if not name.startswith(ADMIN_PREFIX):
            continue
        for arguments in ([], ["1"], ["1", "1"], ["registry"]):
            try:
                found.append((name, reverse(name, args=arguments)))
                break
            except NoReverseMatch:
                continue
    return found


# Whoever may not enter is shown the door by these.
ADMIN_DOORS = {"admin:login", "admin:logout"}


def test_admin__every_view__is_for_staff_only(stage: Stage) -> None:
    paths = [(name, path) for name, path in admin_paths() if name not in ADMIN_DOORS]
    assert len(paths) > 100
    before = snapshot()
    for name, path in paths:
        for role, method in ((ANONYMOUS, "GET"), (REVIEWER, "GET"), (REVIEWER, "POST")):
            answer = stage.page(role, method, path)
            assert answer.status_code in (302, 403), (name, role, method)
            if answer.status_code == 302:
                assert answer["Location"].startswith(("/admin/login/", "/accounts/login/")), (name, role)
    for role in sorted(SIGNED_IN - {OPERATOR}):
        assert stage.page(role, "GET", "/admin/").status_code in (302, 403)
    assert snapshot() == before


def test_admin__operator__sees_lists_and_empty_forms_change_nothing(stage: Stage) -> None:
    before = snapshot()
    for name, path in admin_paths():
        if name.endswith(("_changelist", ":index", ":health", ":switches")):
            assert stage.page(OPERATOR, "GET", path).status_code == 200, name
        if name.endswith(("_add", "_change", "_delete")) and name != "admin:password_change":
            answer = stage.page(OPERATOR, "POST", path, {"post": "yes"})
            # An id that is not there leads back with a message; a form without its fields is shown again.
            assert answer.status_code in (200, 302, 403), name
        if name.endswith("_act"):
            assert stage.page(OPERATOR, "POST", path, {"ids": "1", "go": "yes"}).status_code == 404, name
    assert snapshot() == before


@pytest.mark.parametrize("model", sorted(admin.site._registry, key=lambda m: m._meta.label))
def test_admin__operator__changes_no_object_but_through_a_service(stage: Stage, model: type[Model]) -> None:
    found = model._default_manager.order_by("pk").first()
    if found is None:
        return
    shown = admin.site.get_model_admin(model)
    label = model._meta.label_lower.replace(".", "_")
    key = getattr(found, "key", found.pk)
    before = snapshot(), model_to_dict(found)
    change, delete = (reverse(f"admin:{label}_{act}", args=[key]) for act in ("change", "delete"))
    assert stage.page(OPERATOR, "GET", change).status_code == 200
    attempts = (
        (change, {"state": "applied", "name": "x"}, "update"),
        (delete, {"post": "yes"}, "remove"),
    )
    for path, form, act in attempts:
        with undone():
            written = Entry.objects.exclude(action="operations.admin.viewed").count()
            answer = stage.page(OPERATOR, "POST", path, form)
            if not (isinstance(shown, ServiceAdmin) and shown._defines(act)):
                assert answer.status_code == 403
            still = model._default_manager.filter(pk=found.pk).first()
            if (snapshot(), still and model_to_dict(still)) != before:
                assert isinstance(shown, ServiceAdmin)
                assert Entry.objects.exclude(action="operations.admin.viewed").count() > written


def test_admin__each_model__is_read_only_or_written_through_services(stage: Stage) -> None:
    registered = {
        model._meta.label_lower: admin.site.get_model_admin(model) for model in admin.site._registry
    }
    through = {label for label, one in registered.items() if isinstance(one, ServiceAdmin)}
    assert through == ADMIN_THROUGH_SERVICES
    assert {label for label, one in registered.items() if isinstance(one, ReadOnlyAdmin)} == (
        registered.keys() - through
    )
    # What writes is written once: no page has a way past it.
    once = (
        "changeform_view",
        "delete_model",
        "delete_queryset",
        "delete_view",
        "get_actions",
        "has_module_permission",
        "has_view_permission",
        "save_form",
        "save_model",
        "save_related",
    )
    for label, one in registered.items():
        kind = ServiceAdmin if label in through else ReadOnlyAdmin
        assert isinstance(one, OperatorAdmin), label
        assert not one.list_editable, label
        for name in once:
            assert getattr(type(one), name) is getattr(kind, name), (label, name)
        if label not in through:
            for name in ("has_add_permission", "has_change_permission", "has_delete_permission"):
                assert getattr(type(one), name) is getattr(ReadOnlyAdmin, name), (label, name)


def test_admin__operator_who_did_not_say_why__sees_nothing_of_tenants(stage: Stage) -> None:
    browser = Client(raise_request_exception=False)
    browser.force_login(stage.people[OPERATOR])
    for model in sorted(admin.site._registry, key=lambda m: m._meta.label):
        path = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")
        answer = read(browser.get(path))
        if answer.status_code == 302:
            assert answer["Location"].startswith("/admin/operator-access/"), path
        else:
            said = text_of(answer)
            assert answer.status_code == 200
            # People are the platform's, and so are their names.
            assert not re.search("SECRET-(?!person)|churn|fraud", said), path
