"""Two tenants that look alike: nothing of one is seen, counted, named or changed from the other."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from apps.audit.models import RefusalCount
from tests.contracts.crawl import walk, walk_api, walk_mlflow
from tests.contracts.routes import ROUTES, Door, cells, twins
from tests.contracts.stage import (
    CONTRIBUTOR,
    MEMBERS,
    NEIGHBOUR,
    OPERATOR,
    REVIEWER,
    VIEWER,
    Stage,
    denials_since,
    snapshot,
    target_of,
    text_of,
    trail_length,
    without_id,
    without_names,
)
from tests.factories.objects import KINDS, ask, make_model, make_version, start

MEMBERS_OF_ACME = (VIEWER, CONTRIBUTOR, REVIEWER)
# What only pages show, or only machines are told.
NOT_ON_PAGES: frozenset[str] = frozenset()


def browser_of(stage: Stage, role: str) -> Callable[[], Client]:
    return lambda: stage.browser(role)


def seen_on_pages(stage: Stage, role: str) -> dict[str, str]:
    """Return what a person is shown on every page that links lead to, all of it of the own tenant."""
    seen = {}
    for path, answer in walk(browser_of(stage, role)):
        assert answer.status_code in (200, 286), path
        assert "globex" not in text_of(answer).lower(), path
        for form in re.findall(r'<form [^>]*method="post".*?</form>', text_of(answer), re.DOTALL):
            # Forms about oneself are of no tenant; every other one says where it was opened.
            is_own = 'action="/accounts/' in form or 'action="/notifications/' in form
            assert is_own or 'name="tenant" value="acme"' in form, (path, form)
        seen[f"{path} {'part' if 'HTTP_HX_REQUEST' in answer.request else 'page'}"] = text_of(answer)
    shown = "".join(seen.values())
    missed = {kind for kind in KINDS if f"ACME-SECRET-{kind}" not in shown}
    assert missed == NOT_ON_PAGES
    return seen


@pytest.mark.parametrize("role", [VIEWER, CONTRIBUTOR])
def test_pages__all_that_links_lead_to__answer_and_show_nothing_of_the_other_tenant(
    stage: Stage, role: str
) -> None:
    assert seen_on_pages(stage, role)


def test_forms__opened_in_the_other_tenant__are_refused_and_recorded(stage: Stage) -> None:
    forms = [
        (name, method)
        for name, method in cells(Door.PAGE, writes=True)
        if ROUTES[name].methods[method].names_objects
    ]
    assert len(forms) > 15
    before = snapshot()
    for name, method in forms:
        cell, length = ROUTES[name].methods[method], trail_length()
        # Many attempts of one kind are counted; each of these is told by itself.
        RefusalCount.objects.all().delete()
        form = {**cell.body(stage.target), "tenant": "globex"}
        answer = stage.page(min(cell.people & MEMBERS), method, ROUTES[name].path(stage.target), form)
        assert answer.status_code == 409, name
        assert "tenant_mismatch" in text_of(answer), name
        assert [entry.reason for entry in denials_since(length)] == ["tenant_mismatch"], name
    assert snapshot() == before


@pytest.mark.parametrize("role", MEMBERS_OF_ACME)
def test_machines__all_that_can_be_read__is_of_the_own_tenant(stage: Stage, role: str) -> None:
    program = stage.program(role)
    read_of = 0
    for path, answer in (*walk_api(program), *walk_mlflow(program, "acme")):
        assert answer.status_code in (200, 400), path
        assert "globex" not in text_of(answer).lower(), path
        read_of += "ACME-SECRET" in text_of(answer)
    assert read_of > 20


@pytest.mark.parametrize("role", [REVIEWER])
def test_pages__more_happens_in_the_other_tenant__show_the_same_and_nothing_of_it(
    stage: Stage, role: str
) -> None:
    before = seen_on_pages(stage, role)
    model = make_model(stage.world.globex, "newest")
    start(stage.world.globex, ask(stage.world.globex, make_version(stage.world.globex, model)))
    ask(stage.world.globex, make_version(stage.world.globex, model))
    after = seen_on_pages(stage, role)
    assert before.keys() == after.keys()
    for page, text in before.items():
        assert without_names(text, stage.unknown) == without_names(after[page], stage.unknown), page


@pytest.mark.parametrize(
    "path", ["/models/?tenant={}", "/models/?q={}", "/approvals/?tenant={}", "/approvals/?q={}&show=open",
             "/rollouts/?tenant={}", "/rollouts/?q={}", "/api/v1/change-requests?tenant={}",
             "/api/v1/rollouts?tenant={}"],
)  # fmt: skip
def test_filters__of_the_other_tenant__answer_like_a_name_nobody_has(stage: Stage, path: str) -> None:
    send = stage.call if path.startswith("/api/") else stage.page
    answers = []
    for name in ("globex", "nobody", "GLOBEX-SECRET-request-reason", "NOBODYS-SECRET-request-reason"):
        answer = send(VIEWER, "GET", path.format(name))
        said = re.sub(re.escape(name), "NAME", text_of(answer), flags=re.IGNORECASE)
        answers.append((answer.status_code, without_names(said, stage.unknown)))
    assert answers[0] == answers[1]
    assert answers[2] == answers[3]


def test_cursors__of_the_other_tenant__lead_to_the_own_rows_or_nowhere(stage: Stage) -> None:
    theirs = stage.program(NEIGHBOUR)
    for kind in ("change-requests", "rollouts"):
        cursor = theirs.get(f"/api/v1/{kind}", {"limit": 1}).json()["next_cursor"]
        assert cursor
        answer = stage.call(VIEWER, "GET", f"/api/v1/{kind}", {"cursor": cursor})
        assert answer.status_code in (200, 400)
        assert "globex" not in text_of(answer).lower()
    search = "api/2.0/mlflow/registered-models/search"
    token = theirs.get(f"/mlflow/globex/{search}", {"max_results": 1}).json()["next_page_token"]
    answer = stage.call(VIEWER, "GET", f"/mlflow/acme/{search}", {"max_results": 1, "page_token": token})
    assert answer.status_code == 400


SEARCHES = [
    "name = 'fraud'",
    "name LIKE '%'",
    "name ILIKE '%GLOBEX%'",
    "tags.`GLOBEX-SECRET-model-tag-key` = 'GLOBEX-SECRET-model-tag-value'",
    "run_id = 'GLOBEX-SECRET-run'",
    "source_path LIKE '%'",
]


@pytest.mark.parametrize("kind", ["registered-models", "model-versions"])
@pytest.mark.parametrize("condition", SEARCHES)
def test_mlflow_search__any_condition__finds_the_own_tenants_only(
    stage: Stage, kind: str, condition: str
) -> None:
    answer = stage.call(
        VIEWER,
        "GET",
        f"/mlflow/acme/api/2.0/mlflow/{kind}/search",
        {"filter": condition, "max_results": 1000},
    )
    assert answer.status_code in (200, 400)
    if answer.status_code == 200:
        assert "globex" not in text_of(answer).lower()


def test_acts__on_the_other_tenants_objects__answer_like_a_random_id_and_change_nothing(stage: Stage) -> None:
    theirs = target_of(stage.globex)
    before = snapshot()
    for name, method in cells(Door.PAGE, Door.API, Door.MLFLOW):
        cell, route = ROUTES[name].methods[method], ROUTES[name]
        if twins(name) or not cell.names_objects:
            continue
        send = stage.page if route.door is Door.PAGE else stage.call
        # Whoever may do it at home: the others are strangers there and here, as in test_routes.py.
        role = min(cell.people & MEMBERS - {OPERATOR} or {CONTRIBUTOR})
        told = []
        for target in (theirs, stage.unknown):
            answer = send(role, method, route.path(target), cell.body(target))
            assert answer.status_code == 404, (name, role)
            told.append(without_names(text_of(answer), target))
        assert told[0] == told[1], (name, role)
    assert snapshot() == before


def test_bodies__that_name_the_other_tenants_objects__answer_like_unknown_names(stage: Stage) -> None:
    """What exists in the other tenant only, asked for in the own one: a model, a version, files, a source."""
    globex = stage.world.globex
    only_theirs = make_version(globex, make_model(globex, "theirs"))
    more = make_version(globex, stage.globex.fraud)
    assert more.number > stage.acme.fraud.versions.count()
    plan = [{"weight": 20, "seconds": 60}]

    def promotion(model: str, version: int) -> dict[str, Any]:
        return {"tenant": "acme", "model": model, "version": version, "plan": plan}

    wire = "/mlflow/acme/api/2.0/mlflow"
    pairs: list[tuple[str, str, Any, Any]] = [
        ("POST", "/api/v1/change-requests", promotion("theirs", 1), promotion("nobody", 1)),
        ("POST", "/api/v1/change-requests", promotion("fraud", more.number), promotion("fraud", 99)),
    ]
    for name in ("theirs", "nobody"):
        assert name != "theirs" or only_theirs.model.name == name
    for method, act, more_fields in (
        ("GET", "registered-models/get", {}),
        ("PATCH", "registered-models/update", {"description": "d"}),
        ("POST", "registered-models/set-tag", {"key": "k", "value": "v"}),
        ("POST", "registered-models/alias", {"alias": "a", "version": "1"}),
        ("GET", "registered-models/alias", {"alias": "champion"}),
        ("DELETE", "registered-models/alias", {"alias": "champion"}),
        ("POST", "registered-models/rename", {"new_name": "x"}),
        ("GET", "model-versions/get", {"version": "1"}),
        ("GET", "model-versions/get-download-uri", {"version": "1"}),
        ("POST", "model-versions/create", {"source": "mlflow-artifacts:/loose"}),
        ("POST", "model-versions/transition-stage", {"version": "1", "stage": "Production"}),
    ):
        bodies = [{"name": name, **more_fields} for name in ("theirs", "nobody")]
        pairs.append((method, f"{wire}/{act}", *bodies))
    for source in ("models:/{}/1", "mlflow-artifacts:/{}/1"):
        bodies = [{"name": "churn", "source": source.format(name)} for name in ("theirs", "nobody")]
        pairs.append(("POST", f"{wire}/model-versions/create", *bodies))
    for path in (
        "mlflow-artifacts/artifacts/{}/1/metrics.json",
        "mlflow-artifacts/artifacts/.versions/{}/1/metrics.json",
    ):
        pairs.append(("GET", f"/mlflow/acme/api/2.0/{path}", "theirs", "nobody"))
    before = snapshot()
    for method, path, theirs, unknown in pairs:
        told = []
        for body in (theirs, unknown):
            address = path.format(body) if isinstance(body, str) else path
            answer = stage.call(CONTRIBUTOR, method, address, {} if isinstance(body, str) else body)
            assert answer.status_code in (400, 404), (method, address, text_of(answer))
            said = re.sub(r"theirs|nobody|version=\d+", "NAME", without_id(text_of(answer)))
            told.append((answer.status_code, said))
        assert told[0] == told[1], (method, path)
    assert snapshot() == before


def test_links__random_ids__are_not_there(stage: Stage) -> None:
    for path in (f"/approvals/{uuid.uuid4()}/", f"/rollouts/{uuid.uuid4()}/", "/models/acme/nobody/"):
        for role in MEMBERS_OF_ACME:
            assert stage.page(role, "GET", path).status_code == 404
