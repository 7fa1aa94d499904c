"""What every answer carries, whatever it is: the headers that keep browsers and caches in their place.

The stage looks at the headers of each answer that it gives (tests/contracts/headers.py): those to everybody at every route in
test_routes.py, of every subject in test_matrix.py, and those that are asked for here because no other test does.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.db import ProgrammingError
from django.http import HttpRequest, HttpResponse

from apps.tenants import access
from tests.contracts.headers import check, policy_of
from tests.contracts.routes import OF_ONESELF, ROUTES, Door, cells, existing_routes, twins
from tests.contracts.stage import (
    ANONYMOUS,
    CONTRIBUTOR,
    NEIGHBOUR,
    OPERATOR,
    VIEWER,
    Caller,
    Stage,
    read,
    text_of,
)

HTMX = {"HX-Request": "true"}
NAMES = sorted(name for name in ROUTES if not twins(name))
INSIDE = 'SELECT "secret" FROM "tenants_tenant" in /srv/portal/apps/secret.py'


@pytest.mark.parametrize(
    "missing", ["Content-Security-Policy", "Cache-Control", "X-Request-ID", "Referrer-Policy"]
)
def test_headers__one_is_missing__stage_notices(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    real = stage.browser(ANONYMOUS).handler

    def without(environ: dict[str, Any]) -> HttpResponse:
        answer = real(environ)
        del answer.headers[missing]
        return answer

    monkeypatch.setattr(Caller, "_handlers", {False: without})
    with pytest.raises((AssertionError, KeyError)):
        stage.page(ANONYMOUS, "GET", "/accounts/login/")


@pytest.mark.parametrize("door", Door)
def test_headers__ways_to_ask_that_no_other_test_takes__are_complete(stage: Stage, door: Door) -> None:
    send = stage.page if door in (Door.PAGE, Door.PUBLIC) else stage.call
    for name in NAMES:
        route = ROUTES[name]
        if route.door is door:
            path = route.path(stage.target)
            send(CONTRIBUTOR, "TRACE", path)
            if "GET" in route.methods and door is Door.PAGE:
                stage.page(CONTRIBUTOR, "GET", path, headers=HTMX)
                stage.page(CONTRIBUTOR, "GET", f"{path}?part=live", headers=HTMX)
                stage.page(NEIGHBOUR, "GET", path, headers=HTMX)


@pytest.mark.parametrize(
    "path", ["/nowhere", "/models/acme", "/api/v1/nowhere", "/admin/nowhere/", "/%00", "/static/none.js"]
)
@pytest.mark.parametrize("role", [ANONYMOUS, VIEWER])
def test_headers__address_that_leads_nowhere__are_complete(stage: Stage, path: str, role: str) -> None:
    assert stage.page(role, "GET", path).status_code in (301, 302, 404)


def test_headers__admin__are_complete(stage: Stage) -> None:
    for path in (
        "/admin/",
        "/admin/approvals/vote/",
        "/admin/approvals/vote/add/",
        "/admin/login/",
        "/admin/logout/",
    ):
        for role in (ANONYMOUS, VIEWER, OPERATOR):
            stage.page(role, "GET", path)


def test_headers__refused_form__are_complete(stage: Stage) -> None:
    for headers in ({}, HTMX):
        browser = stage.browser(CONTRIBUTOR, enforce_csrf_checks=True, headers=headers)
        answer = read(browser.post(f"/approvals/{stage.target.request}/withdraw/"))
        assert answer.status_code == 403
        check(answer)


def test_headers__request_that_cannot_be_read__are_complete(stage: Stage) -> None:
    many = {f"field{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    answer = stage.page(VIEWER, "POST", f"/approvals/{stage.target.request}/comment/", many)
    assert answer.status_code == 400
    answer = stage.page(
        VIEWER,
        "POST",
        f"/approvals/{stage.target.request}/comment/",
        {"text": "x" * (settings.MAX_JSON_BYTES + 1)},
    )
    assert answer.status_code in (400, 413)
    answer = read(stage.browser(VIEWER).get("/", headers={"Host": "evil example"}))
    assert answer.status_code == 400
    check(answer)


@pytest.mark.parametrize("fault", [RuntimeError(INSIDE), ProgrammingError(INSIDE)], ids=["fault", "database"])
def test_headers__view_fails__page_tells_only_the_id(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def fail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        raise fault

    views = dict(existing_routes())
    for name in [name for name in NAMES if ROUTES[name].door is Door.PAGE]:
        monkeypatch.setattr(views[name], "callback", fail)
        for headers in ({}, HTMX):
            answer = stage.page(VIEWER, "GET", ROUTES[name].path(stage.target), headers=headers)
            assert answer.status_code == 500, name
            assert answer["Content-Type"].startswith("text/html"), name
            assert answer["X-Request-ID"] in text_of(answer), name
            assert ("<html" in text_of(answer)) != bool(headers), name


@pytest.mark.parametrize("door", Door)
def test_headers__what_all_rests_on_fails__answer_tells_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, door: Door
) -> None:
    def fail(*args: Any, **kwargs: Any) -> frozenset[Any]:
        raise RuntimeError(INSIDE)

    monkeypatch.setattr(access, "_held", fail)
    send = stage.page if door in (Door.PAGE, Door.PUBLIC) else stage.call
    for name, method in cells(door):
        if twins(name):
            continue
        route = ROUTES[name]
        answer = send(CONTRIBUTOR, method, route.path(stage.target), route.methods[method].body(stage.target))
        if door is Door.PUBLIC or name in OF_ONESELF:
            continue
        if not route.methods[method].names_objects and CONTRIBUTOR not in route.methods[method].people:
            # Refused before anybody asks what it rests on.
            assert answer.status_code == 403, (name, method)
            continue
        assert answer.status_code == 500, (name, method)
        assert answer["X-Request-ID"] in text_of(answer), (name, method)
        if door is Door.API:
            assert answer["Content-Type"] == "application/problem+json", (name, method)
            assert answer.json()["code"] == "internal_error", (name, method)
        if door is Door.MLFLOW:
            assert answer.json()["error_code"] == "INTERNAL_ERROR", (name, method)


def test_headers__static_file__is_cached_and_not_sniffed(stage: Stage) -> None:
    answer = read(stage.browser(ANONYMOUS).get("/static/js/portal.js"))
    assert answer.status_code == 200
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"].startswith("text/javascript")
    assert "no-store" not in answer["Cache-Control"]
    assert policy_of(answer["Content-Security-Policy"])["default-src"] == ["'none'"]


def test_headers__download__is_never_shown_by_a_browser(stage: Stage) -> None:
    path = "mlflow_api:artifacts"
    answer = stage.call(VIEWER, "GET", f"{ROUTES[path].path(stage.target)}/loose/file.txt")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
