"""What every answer carries, whatever it is: the headers that keep browsers and caches in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import ProgrammingError
from django.http import HttpRequest, HttpResponse

from apps.core import access
from tests.contracts.routes import OF_ONESELF, ROUTES, Door, cells, existing_routes, twins
from tests.contracts.stage import ANONYMOUS, CONTRIBUTOR, NEIGHBOUR, OPERATOR, VIEWER, Stage, read, text_of
from tests.contracts.test_routes import admin_paths

HTMX = {"HX-Request": "true"}
NAMES = sorted(name for name in ROUTES if not twins(name))
# What a fault says to itself, and nobody else may read.
INSIDE = 'SELECT "secret" FROM "tenants_tenant" in /srv/portal/apps/secret.py'
TELLTALE = re.compile(
    r'Traceback|File "|SELECT |INSERT INTO|psycopg|\.py\b|site-packages|/srv/|RuntimeError|Error at'
)


def policy_of(text: str) -> dict[str, list[str]]:
    """This function will read a content security policy."""
    parts = (part.split() for part in text.split(";") if part.strip())
    return {words[0]: words[1:] for words in parts}


def check(answer: Any) -> None:
    """This function will fail where an answer lacks what every answer has, or tells what none may."""
    where = f"{answer.request['REQUEST_METHOD']} {answer.request['PATH_INFO']} {answer.status_code}"
    wanted = {
        name: [str(value) for value in values]
        for name, values in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
    }
    assert policy_of(answer["Content-Security-Policy"]) == wanted, where
    assert answer["X-Content-Type-Options"] == "nosniff", where
    assert answer["X-Frame-Options"] == "DENY", where
    assert answer["Referrer-Policy"] == "same-origin", where
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin", where
    caching = {part.strip() for part in answer["Cache-Control"].split(",")}
    assert {"no-store", "private"} <= caching, where
    assert "public" not in caching, where
    assert re.fullmatch(r"[0-9a-f]{32}", answer["X-Request-ID"]), where
    assert "Server" not in answer, where
    assert "X-Powered-By" not in answer, where
    if answer.status_code >= 400:
        assert not TELLTALE.search(text_of(answer)), where
    for cookie in answer.cookies.values():
        if cookie["max-age"] == 0:
            # It takes a cookie away.
            continue
        assert cookie["httponly"], where
        assert cookie["samesite"] == "Lax", where


def answers(stage: Stage, name: str) -> Iterator[Any]:
    """This function will ask a route in every way that has its own kind of answer."""
    route = ROUTES[name]
    send = stage.page if route.door in (Door.PAGE, Door.PUBLIC) else stage.call
    path = route.path(stage.target)
    for method, cell in route.methods.items():
        for role in (ANONYMOUS, CONTRIBUTOR, VIEWER, NEIGHBOUR):
            yield send(role, method, path, cell.body(stage.target))
    yield send(CONTRIBUTOR, "TRACE", path)
    if "GET" in route.methods and route.door is Door.PAGE:
        yield stage.page(CONTRIBUTOR, "GET", path, headers=HTMX)
        yield stage.page(CONTRIBUTOR, "GET", f"{path}?part=live", headers=HTMX)
        yield stage.page(NEIGHBOUR, "GET", path, headers=HTMX)


@pytest.mark.parametrize("name", NAMES)
def test_headers__every_answer_of_a_route__are_complete(stage: Stage, name: str) -> None:
    seen = set()
    for answer in answers(stage, name):
        check(answer)
        seen.add(answer["X-Request-ID"])
    assert len(seen) > 3


@pytest.mark.parametrize(
    "path", ["/nowhere", "/models/acme", "/api/v1/nowhere", "/admin/nowhere/", "/%00", "/static/none.js"]
)
@pytest.mark.parametrize("role", [ANONYMOUS, VIEWER])
def test_headers__address_that_leads_nowhere__are_complete(stage: Stage, path: str, role: str) -> None:
    answer = stage.page(role, "GET", path)
    assert answer.status_code in (301, 302, 404)
    check(answer)


def test_headers__admin__are_complete(stage: Stage) -> None:
    for path in ("/admin/", "/admin/approvals/vote/", "/admin/approvals/vote/add/", "/admin/login/"):
        for role in (ANONYMOUS, VIEWER, OPERATOR):
            check(stage.page(role, "GET", path))


def test_headers__every_view_of_the_admin__are_complete(stage: Stage) -> None:
    paths = admin_paths()
    assert len(paths) > 100
    for _, path in paths:
        check(stage.page(ANONYMOUS, "GET", path))
        check(stage.page(VIEWER, "POST", path))


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
    check(answer)
    answer = stage.page(
        VIEWER,
        "POST",
        f"/approvals/{stage.target.request}/comment/",
        {"text": "x" * (settings.MAX_JSON_BYTES + 1)},
    )
    assert answer.status_code in (400, 413)
    check(answer)
    answer = read(stage.browser(VIEWER).get("/", headers={"Host": "evil example"}))
    assert answer.status_code == 400
    check(answer)


@pytest.mark.parametrize("name", [name for name in NAMES if ROUTES[name].door is Door.PAGE])
@pytest.mark.parametrize("fault", [RuntimeError(INSIDE), ProgrammingError(INSIDE)], ids=["fault", "database"])
def test_headers__view_fails__page_tells_only_the_id(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, name: str, fault: Exception
) -> None:
    def fail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        raise fault

    monkeypatch.setattr(dict(existing_routes())[name], "callback", fail)
    for headers in ({}, HTMX):
        answer = stage.page(VIEWER, "GET", ROUTES[name].path(stage.target), headers=headers)
        assert answer.status_code == 500
        assert answer["Content-Type"].startswith("text/html")
        assert answer["X-Request-ID"] in text_of(answer)
        assert ("<html" in text_of(answer)) != bool(headers)
        check(answer)


@pytest.mark.parametrize(("name", "method"), [cell for cell in cells(*Door) if not twins(cell[0])])
def test_headers__what_all_rests_on_fails__answer_tells_nothing(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, name: str, method: str
) -> None:
    def fail(*args: Any, **kwargs: Any) -> frozenset[Any]:
        raise RuntimeError(INSIDE)

    monkeypatch.setattr(access, "tenant_ids", fail)
    route = ROUTES[name]
    send = stage.page if route.door in (Door.PAGE, Door.PUBLIC) else stage.call
    answer = send(CONTRIBUTOR, method, route.path(stage.target), route.methods[method].body(stage.target))
    if route.door is not Door.PUBLIC and name not in OF_ONESELF:
        assert answer.status_code == 500
        assert answer["X-Request-ID"] in text_of(answer)
        if route.door is Door.API:
            assert answer["Content-Type"] == "application/problem+json"
            assert answer.json()["code"] == "internal_error"
        if route.door is Door.MLFLOW:
            assert answer.json()["error_code"] == "INTERNAL_ERROR"
    check(answer)


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
    check(answer)
