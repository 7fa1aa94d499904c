"""Two tenants that look alike: nothing of one is seen, counted, named or changed from the other."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.core import clock
from apps.registry import services as registry
from apps.tenants import services as tenants
from apps.tenants.choices import Role, Status
from apps.tenants.models import Tenant
from tests.contracts.crawl import Page, links_of, walk, walk_api, walk_mlflow
from tests.contracts.routes import ROUTES, Door, cells, twins
from tests.contracts.stage import (
    CONTRIBUTOR,
    MEMBERS,
    NEIGHBOUR,
    OPERATOR,
    REVIEWER,
    VIEWER,
    Caller,
    Stage,
    denials_since,
    read,
    snapshot,
    target_of,
    text_of,
    trail_length,
    undone,
    without_names,
)
from tests.factories.cast import SAID, TEST, make_cast
from tests.factories.objects import KINDS, ask, make_model, make_objects, make_version, start

MEMBERS_OF_ACME = (VIEWER, CONTRIBUTOR, REVIEWER)
# What only pages show, or only machines are told.
NOT_ON_PAGES: frozenset[str] = frozenset()


def browser_of(stage: Stage, role: str) -> Callable[[], Client]:
    return lambda: stage.browser(role)


def program_with(token: str) -> Client:
    return Caller(headers={"Authorization": f"Bearer {token}"})


def seen_on_pages(stage: Stage, role: str) -> dict[str, str]:
    """This function will return what a person is shown on every page that links lead to, all of it of the own tenant."""
    seen = {}
    for path, answer in walk(browser_of(stage, role)):
        assert answer.status_code in (200, 286), path
        assert "globex" not in text_of(answer).lower(), path
        for form in re.findall(r'<form [^>]*method="post".*?</form>', text_of(answer), re.DOTALL):
            # Forms about oneself are of no tenant; every other one says where it was opened.
            assert 'action="/accounts/' in form or 'name="tenant" value="acme"' in form, (path, form)
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
            said = re.sub(r"theirs|nobody|version=\d+", "NAME", text_of(answer))
            told.append((answer.status_code, said))
        assert told[0] == told[1], (method, path)
    assert snapshot() == before


# Tokens


@pytest.fixture
def both(stage: Stage) -> User:
    """This function will return a person who reviews and contributes in both tenants."""
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
        user=person, tenant=stage.world.acme.tenant, name="bound", by=TEST
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
    """This function will return what a token is answered by the REST API and on the MLflow wire."""
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


# Markup

MARKUP = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>{{7*7}}{% now "Y" %}${7*7}javascript:alert(3)"""


def marked(kind: str) -> str:
    return f"{kind}{MARKUP}"


def test_markup__in_every_text__is_shown_as_text_on_every_page(stage: Stage) -> None:
    cast = make_cast("initech")
    Tenant.objects.filter(pk=cast.tenant.pk).update(name=marked("tenant")[:100])
    objects = make_objects(cast, marked)
    registry.describe_model(model=objects.churn, description=marked("model-description"), by=cast.author)
    seen: set[str] = set()
    for person in (cast.approver, cast.colleague):
        client = Client()
        client.force_login(person)
        session = client.cookies["sessionid"].value

        def browser(session: str = session) -> Client:
            fresh = Caller()
            fresh.cookies["sessionid"] = session
            return fresh

        for path, answer in walk(browser):
            assert answer.status_code in (200, 286), path
            page = Page(text_of(answer))
            assert page.dangers == [], path
            assert "49{%" not in text_of(answer), path
            seen |= {kind for kind in KINDS if page.shows(f"{kind}<script>alert(1)</script>")}
            # A path holds less; what is left of the mark is shown as it stands.
            if page.shows("{{77}}{ now Y }${77}javascript"):
                seen.add("file")
    assert KINDS - seen == set()


def test_markup__in_addresses_and_forms__is_shown_as_text(stage: Stage) -> None:
    request = stage.target.request
    answers = [
        stage.page(
            VIEWER,
            "GET",
            path,
            {"q": MARKUP, "tenant": MARKUP, "show": MARKUP, "state": MARKUP, "cursor": MARKUP},
        )
        for path in ("/models/", "/approvals/", "/rollouts/")
    ]
    form = {
        "decision": "reject",
        "reason": MARKUP + "x" * 3000,
        "digest": "nothing",
        "text": MARKUP + "x" * 3000,
    }
    answers += [
        stage.page(role, "POST", f"/approvals/{request}/{act}/", form, headers=headers)
        for role in (REVIEWER, CONTRIBUTOR)
        for act in ("vote", "comment", "withdraw")
        for headers in ({}, {"HX-Request": "true"})
    ]
    answers += [
        stage.page(
            CONTRIBUTOR,
            "POST",
            "/models/acme/churn/request/",
            dict.fromkeys(("version", "alias", "plan", "reason", "weight_1"), MARKUP),
        ),
        stage.page(CONTRIBUTOR, "GET", "/models/acme/churn/request/", {"version": MARKUP, "alias": MARKUP}),
        stage.page(
            CONTRIBUTOR, "POST", f"/rollouts/{stage.target.rollout}/abort/", {"reason": MARKUP + "x" * 3000}
        ),
        stage.page(VIEWER, "GET", "/nowhere/<script>alert(1)</script>/"),
        stage.page("anonymous", "POST", "/accounts/login/", {"login": MARKUP, "password": MARKUP}),
    ]
    for answer in answers:
        assert answer.status_code < 500, answer.request
        assert Page(text_of(answer)).dangers == [], answer.request


def test_markup__in_the_admin__is_shown_as_text(stage: Stage) -> None:
    cast = make_cast("initech")
    make_objects(cast, marked)
    seen = 0
    for path in ("approvals/changerequest", "approvals/comment", "approvals/vote", "registry/registeredmodel",
                 "registry/modelversion", "registry/artifact", "accounts/user", "rollouts/rollout"):  # fmt: skip
        listed = stage.page(OPERATOR, "GET", f"/admin/{path}/")
        assert listed.status_code == 200, path
        shown = text_of(listed)
        # In the order of the list: the newest come first.
        links = sorted((link for link in links_of(shown) if link.endswith("/change/")), key=shown.index)
        assert links, path
        for address in (f"/admin/{path}/", *links[:4]):
            text = text_of(stage.page(OPERATOR, "GET", address))
            assert "<script>alert" not in text, address
            assert "<img src=x" not in text, address
            seen += "&lt;script&gt;alert(1)" in text
    assert seen > 3


@pytest.mark.parametrize(
    "place",
    [
        "//evil.example/",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "//user@evil.example",
    ],
)
def test_login__next_of_another_place__stays_here(stage: Stage, place: str) -> None:
    form = {"login": "acme-viewer", "password": "correct horse battery staple", "next": place}
    answer = read(Client().post(f"/accounts/login/?next={place}", form))
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    answer = stage.page(VIEWER, "POST", f"/accounts/logout/?next={place}", {"next": place})
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/")
    assert "evil" not in json.dumps(dict(answer.headers))


def test_links__random_ids__are_not_there(stage: Stage) -> None:
    for path in (f"/approvals/{uuid.uuid4()}/", f"/rollouts/{uuid.uuid4()}/", "/models/acme/nobody/"):
        for role in MEMBERS_OF_ACME:
            assert stage.page(role, "GET", path).status_code == 404
