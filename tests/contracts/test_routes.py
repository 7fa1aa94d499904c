"""Every route declares who may call it, and every declared cell is tried by everybody."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.contrib import admin
from django.db.models import Model
from django.forms import model_to_dict
from django.urls import NoReverseMatch, reverse

from apps.core.admin import ReadOnlyAdmin
from tests.contracts.routes import (
    ADMIN_OF_OTHERS,
    ADMIN_PREFIX,
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
    read,
    snapshot,
    text_of,
    undone,
    without_names,
)

# The stage is built once: all its tests run where it stands.
pytestmark = pytest.mark.xdist_group("contracts-routes")

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
GUARDED = (Door.PAGE, Door.API, Door.MLFLOW)
# Routes made twice by the same code are tried without a token at both addresses, and by people at one.
ONCE = [(name, method) for name, method in cells(*GUARDED) if not twins(name)]


def send(stage: Stage, role: str, name: str, method: str, target: Target, **more: Any) -> Any:
    """This function will send the request of a cell as somebody."""
    route = ROUTES[name]
    cell = route.methods.get(method, Cell())
    by = stage.call if route.door in (Door.API, Door.MLFLOW) else stage.page
    return by(role, method, route.path(target), cell.body(target), **more)


def unnamed(route: Route) -> str:
    return route.path(Target("T", "M", 1, "F", "R", "O", "D"))


def test_routes__all_that_exist__are_declared_and_no_others() -> None:
    existing = {name for name, _ in existing_routes() if not name.startswith(ADMIN_PREFIX)}
    assert existing - ROUTES.keys() == set(), "declare who may call these in tests/contracts/routes.py"
    assert ROUTES.keys() - existing == set(), "these are declared and do not exist"


def test_rest_operations__all_that_exist__are_declared_and_no_others() -> None:
    declared = {(name, method) for name, method in cells(Door.API)}
    assert rest_operations() == declared


@pytest.mark.parametrize(("name", "method"), cells(*GUARDED))
def test_route__not_signed_in__is_sent_away_and_changes_nothing(stage: Stage, name: str, method: str) -> None:
    before = snapshot()
    answers = [send(stage, ANONYMOUS, name, method, target) for target in (stage.target, stage.unknown)]
    if ROUTES[name].door is Door.PAGE:
        assert [answer.status_code for answer in answers] == [302, 302]
        assert all(answer["Location"].startswith("/accounts/login/?next=/") for answer in answers)
    else:
        assert [answer.status_code for answer in answers] == [401, 401]
        assert "Bearer" in answers[0]["WWW-Authenticate"]
        said = [text_of(answer) for answer in answers]
        assert said[0] == said[1]
        assert json.loads(said[0])["code"] == "unauthenticated"
    assert snapshot() == before


@pytest.mark.parametrize(("name", "method"), ONCE)
def test_route__member__gets_what_the_role_allows(stage: Stage, name: str, method: str) -> None:
    cell = ROUTES[name].methods[method]
    before = snapshot()
    found = {role: send(stage, role, name, method, stage.target).status_code for role in MEMBERS - cell.may}
    assert snapshot() == before
    for role in MEMBERS & cell.may:
        with undone():
            found[role] = send(stage, role, name, method, stage.target).status_code
    assert found == {role: cell.ok if role in cell.may else 403 for role in MEMBERS}
    if not cell.writes:
        assert snapshot() == before


@pytest.mark.parametrize(("name", "method"), ONCE)
def test_route__stranger__cannot_tell_the_tenants_objects_from_none(
    stage: Stage, name: str, method: str
) -> None:
    cell = ROUTES[name].methods[method]
    before = snapshot()
    for role in sorted(STRANGERS):
        ours, none = (send(stage, role, name, method, target) for target in (stage.target, stage.unknown))
        expected = 404 if cell.names_objects else cell.ok
        assert (ours.status_code, none.status_code) == (expected, expected)
        if cell.names_objects:
            bodies = without_names(text_of(ours), stage.target), without_names(text_of(none), stage.unknown)
            assert bodies[0] == bodies[1]
            assert set(ours.headers) == set(none.headers)
        else:
            assert "acme" not in text_of(ours).lower()
    assert snapshot() == before


@pytest.mark.parametrize("name", sorted({name for name, _ in ONCE}))
def test_route__other_methods__are_refused_and_change_nothing(stage: Stage, name: str) -> None:
    route = ROUTES[name]
    served = {m for r in ROUTES.values() if unnamed(r) == unnamed(route) for m in r.methods}
    before = snapshot()
    for method in sorted(METHODS - served):
        for role in (REVIEWER, CONTRIBUTOR):
            answer = send(stage, role, name, method, stage.target)
            assert answer.status_code == 405, method
            assert answer["Allow"]
    assert snapshot() == before


@pytest.mark.parametrize(
    "name", [name for name, method in ONCE if method == "POST" and ROUTES[name].methods[method].writes]
)
def test_route__method_override__has_no_effect(stage: Stage, name: str) -> None:
    before = snapshot()
    path = ROUTES[name].path(stage.target)
    send_by = stage.page if ROUTES[name].door is Door.PAGE else stage.call
    for role in (REVIEWER, CONTRIBUTOR):
        send_by(role, "GET", f"{path}?_method=POST", headers={"X-HTTP-Method-Override": "POST"})
        send_by(role, "HEAD", f"{path}?_method=POST", headers={"X-Method-Override": "POST"})
    assert snapshot() == before


@pytest.mark.parametrize(("name", "method"), cells(Door.PAGE, writes=True))
def test_page__form_of_another_site__is_refused(stage: Stage, name: str, method: str) -> None:
    before = snapshot()
    cell = ROUTES[name].methods[method]
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {}):
        browser = stage.browser(next(iter(cell.may)), enforce_csrf_checks=True, headers=headers)
        answer = read(browser.post(ROUTES[name].path(stage.target), cell.body(stage.target)))
        assert answer.status_code == 403
        assert "csrf_failed" in text_of(answer)
    assert snapshot() == before


@pytest.mark.parametrize(("name", "method"), cells(Door.API, Door.MLFLOW))
def test_machine_route__session_of_a_person__means_nothing(stage: Stage, name: str, method: str) -> None:
    before = snapshot()
    route = ROUTES[name]
    body = route.methods[method].body(stage.target)
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    browser = stage.browser(CONTRIBUTOR)
    answer = read(browser.generic(method, route.path(stage.target), raw, content_type="application/json"))
    assert answer.status_code == 401
    assert snapshot() == before


@pytest.mark.parametrize(("name", "method"), cells(Door.PUBLIC))
def test_public_route__anybody__is_answered_and_told_nothing_of_tenants(
    stage: Stage, name: str, method: str
) -> None:
    for role in (ANONYMOUS, *sorted(SIGNED_IN)):
        with undone():
            ours, none = (send(stage, role, name, method, target) for target in (stage.target, stage.unknown))
            assert ours.status_code == none.status_code
            assert ours.status_code in (200, 302, 404) or name == "operations:readyz"
            if role == ANONYMOUS:
                assert not re.search("acme|globex|fraud", text_of(ours), re.IGNORECASE)


def admin_paths() -> list[tuple[str, str]]:
    """This function will return the name and a path of each view of the admin."""
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


def test_admin__operator__sees_lists_and_adds_nothing(stage: Stage) -> None:
    before = snapshot()
    for name, path in admin_paths():
        if name.endswith(("_changelist", ":index", ":app_list")):
            assert stage.page(OPERATOR, "GET", path).status_code in (200, 403), name
        if name.endswith(("_add", "_change", "_delete")) and name != "admin:password_change":
            # An id that is not there leads back to the list with a message.
            assert stage.page(OPERATOR, "POST", path, {"post": "yes"}).status_code in (302, 403), name
    assert snapshot() == before


@pytest.mark.parametrize("model", sorted(admin.site._registry, key=lambda m: m._meta.label))
def test_admin__operator__cannot_change_any_object(stage: Stage, model: type[Model]) -> None:
    found = model._default_manager.order_by("pk").first()
    if found is None:
        return
    label = model._meta.label_lower.replace(".", "_")
    before = snapshot(), model_to_dict(found)
    change, delete = (reverse(f"admin:{label}_{act}", args=[found.pk]) for act in ("change", "delete"))
    assert stage.page(OPERATOR, "GET", change).status_code == 200
    for path, form in ((change, {"state": "applied", "name": "x"}), (delete, {"post": "yes"})):
        assert stage.page(OPERATOR, "POST", path, form).status_code == 403
    assert (snapshot(), model_to_dict(model._default_manager.get(pk=found.pk))) == before


def test_admin__models_of_the_portal__are_read_only_even_for_a_superuser(stage: Stage) -> None:
    registered = {
        model._meta.label_lower: admin.site.get_model_admin(model) for model in admin.site._registry
    }
    writable = {label for label, one in registered.items() if not isinstance(one, ReadOnlyAdmin)}
    assert writable == ADMIN_OF_OTHERS
    own = {m for m in admin.site._registry if m.__module__.startswith("apps.")}
    assert own
    assert all(isinstance(admin.site.get_model_admin(m), ReadOnlyAdmin) for m in own)
