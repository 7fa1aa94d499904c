"""Bad input to the REST API: each answer is a problem with a stable code, and nothing is written."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings

from apps.approvals.models import ChangeRequest, Vote
from apps.rollouts.models import Rollout
from tests.contracts.routes import ROUTES, Door, cells
from tests.contracts.stage import (
    CONTRIBUTOR,
    OPERATOR,
    REVIEWER,
    TENANT_ADMIN,
    VIEWER,
    Stage,
    snapshot,
    text_of,
)

MEMBERS = {"type", "title", "status", "code", "detail"}
PLAN = [{"weight": 20, "seconds": 60}]
HUGE = 10**400
PLACE = "https://93.184.216.34/registry.db"
# A DELETE says all by its address: no body of one is looked at.
# Of a file all is read as it is: tests/data_contracts/test_api.py, tests/catalog/test_backstage.py.
FILES = {"api-1:put_contract", "api-1:lint_contract", "api-1:import_backstage"}
WRITES = [
    (name, method)
    for name, method in cells(Door.API, writes=True)
    if method != "DELETE" and name not in FILES
]
# Definitions are read as YAML, which is refused by its lines.
YAML = {"api-1:put_definitions"}
# One event or a list of them, as OpenLineage has it.
EVENTS = {"api-1:send_events", "lineage:openlineage"}
NO_EVENTS = {"lineage_no_events", "lineage_event_invalid", "lineage_batch_refused"}
# Texts that no column, no path and no number may choke on.
ODD_TEXTS = [
    "\x00",
    "a\x00b",
    "\ud800",
    "\u202e",
    "😀",
    "x" * 100_000,
    "%00",
    "../..",
    "' OR 1=1 --",
    "{{7*7}}",
    "１",
    " ",
]
ODD_VALUES: list[Any] = [
    None, True, False, 0, -1, 1.5, 1e308, HUGE, -HUGE, 2**31, 2**63, 2**64,
    [], [[]], {}, {"$gt": ""}, [None], "", "1", *ODD_TEXTS,
]  # fmt: skip


def check(answer: Any, *statuses: int) -> str:
    """Fail unless an answer is a complete problem with one of `statuses`; it returns the code."""
    where = f"{answer.request['REQUEST_METHOD']} {answer.request['PATH_INFO']}: {text_of(answer)[:300]}"
    assert answer.status_code in statuses, where
    assert answer["Content-Type"] == "application/problem+json", where
    body = answer.json()
    assert body.keys() >= MEMBERS, where
    assert body["status"] == answer.status_code, where
    assert body["type"] == f"urn:platform-portal:problem:{body['code']}", where
    assert body["code"].replace("_", "").isalnum(), where
    assert body["code"] == body["code"].lower(), where
    assert body["detail"].strip(), where
    return str(body["code"])


@pytest.fixture
def unchanged(stage: Stage) -> Iterator[None]:
    """Fail a test that leaves anything but the trail changed."""
    before = snapshot()
    yield
    assert snapshot() == before


def promotion(**changes: Any) -> dict[str, Any]:
    """Return a body that would open a request: a new version of a model without an open one."""
    return {
        "tenant": "acme",
        "model": "ranking",
        "version": 1,
        "alias": "champion",
        "plan": PLAN,
        "reason": "Better.",
        **changes,
    }


def ballot(stage: Stage, **changes: Any) -> dict[str, Any]:
    return {"digest": stage.target.digest, "decision": "approve", "reason": "", **changes}


def send(stage: Stage, name: str, body: Any, role: str = "", **more: Any) -> Any:
    """Send a body to a route of the API as somebody who may call it."""
    (method,) = ROUTES[name].methods.keys() - {"GET"}
    allowed = ROUTES[name].methods[method].people
    known = (one for one in (REVIEWER, CONTRIBUTOR, TENANT_ADMIN, OPERATOR) if one in allowed)
    return stage.call(role or next(known), method, ROUTES[name].path(stage.target), body, **more)


MALFORMED = [
    b"", b"{", b"nonsense", b"[1", b'{"tenant": }', b"\xff\xfe", b'{"a": "\xff"}', b"{'tenant': 'acme'}", b"NaN",
    b'{"a": 1} {"b": 2}', b"[" * 100_000, b'{"a":' * 50_000, b"\x00",
]  # fmt: skip
# Valid JSON that is no object, and JSON that only some readers take.
NO_OBJECT = [
    b"[]",
    b'"text"',
    b"1",
    b"true",
    b'[{"tenant": "acme"}]',
    b"NaN",
    b'{"reason": NaN}',
    b'{"reason": "a", "reason": "b"}',
]


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("name", ["api-1:create_change_request", "api-1:vote"])
def test_body__not_json__is_a_problem(stage: Stage, name: str) -> None:
    for raw in MALFORMED:
        assert check(send(stage, name, raw), 400) in ("malformed_json", "invalid"), raw[:50]


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("name", "method"), WRITES)
def test_body__no_object__is_a_problem_on_every_route(stage: Stage, name: str, method: str) -> None:
    for raw in (b"{", b"\xff", *NO_OBJECT):
        if name in YAML:
            assert check(send(stage, name, raw), 422) in ("invalid_yaml", "invalid_definitions"), raw
        elif name in EVENTS and raw in NO_OBJECT[:5]:
            assert check(send(stage, name, raw), 422) in NO_EVENTS, raw
        else:
            assert check(send(stage, name, raw), 400) == "malformed_json", raw


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("field", ["tenant", "model", "version", "alias", "plan"])
def test_promotion__each_odd_value__is_refused(stage: Stage, field: str) -> None:
    for value in ODD_VALUES:
        if (field, value) == ("version", 1):
            continue
        check(send(stage, "api-1:create_change_request", promotion(**{field: value})), 400, 404, 409)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("missing", ["tenant", "model", "version", "plan"])
def test_promotion__without_a_needed_field__is_invalid_and_named(stage: Stage, missing: str) -> None:
    body = promotion()
    del body[missing]
    answer = send(stage, "api-1:create_change_request", body)
    assert check(answer, 400) == "invalid"
    assert list(answer.json()["errors"]) == [missing]


BAD_PLANS: list[Any] = [
    [{"weight": 50, "seconds": 60}, {"weight": 20, "seconds": 60}],  # falls
    [{"weight": 20, "seconds": 60}, {"weight": 20, "seconds": 60}],  # does not rise
    [{"weight": 0, "seconds": 60}],
    [{"weight": 101, "seconds": 60}],
    [{"weight": 20, "seconds": 0}],
    [{"weight": 20, "seconds": 604_801}],
    [{"weight": 20, "seconds": HUGE}],
    [{"weight": "20", "seconds": 60}],
    [{"weight": 20.5, "seconds": 60}],
    [{"weight": True, "seconds": 60}],
    [{"weight": None, "seconds": 60}],
    [{"weight": 20}],
    [{"seconds": 60}],
    [{"weight": 20, "seconds": 60, "state": "done"}],
    [{"weight": n, "seconds": 1} for n in range(1, 22)],
    [[20, 60]],
    [20],
    {"weight": 20, "seconds": 60},
    "20% for 60s",
]


@pytest.mark.usefixtures("unchanged")
def test_promotion__plan_that_is_none__says_so(stage: Stage) -> None:
    for plan in BAD_PLANS:
        answer = send(stage, "api-1:create_change_request", promotion(plan=plan))
        assert check(answer, 400) == "invalid_plan", plan


BAD_CRITERIA: list[Any] = [
    [], "strict", 1, {"alpha": "0.05"}, {"alpha": True}, {"alpha": None}, {"alpha": HUGE}, {"nonsense": 1},
    {"alpha": -1}, {"alpha": 2}, {"hold_seconds": -5}, {"": 1}, {"alpha": [0.05]}, {"\x00": 1},
]  # fmt: skip


@pytest.mark.usefixtures("unchanged")
def test_promotion__criteria_that_are_none__say_so(stage: Stage) -> None:
    for criteria in BAD_CRITERIA:
        answer = send(stage, "api-1:create_change_request", promotion(criteria=criteria))
        assert check(answer, 400) == "invalid_criteria", criteria


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999"])
def test_numbers__that_are_none__are_refused_wherever_they_stand(stage: Stage, number: bytes) -> None:
    text = json.dumps(promotion(criteria={"alpha": "HERE"})).encode()
    plan = json.dumps(promotion(plan=[{"weight": "HERE", "seconds": 60}])).encode()
    version = json.dumps(promotion(version="HERE")).encode()
    for raw in (text, plan, version):
        body = raw.replace(b'"HERE"', number)
        code = check(send(stage, "api-1:create_change_request", body), 400)
        assert code in ("malformed_json", "invalid", "invalid_plan", "invalid_criteria")


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    "reason", ["a\x00b", "\u202eevil", "\ud800", "x" * 2001, "x" * 100_000, None, 1, [], {}]
)
def test_texts__that_cannot_be_shown__are_refused_on_every_route(stage: Stage, reason: Any) -> None:
    # Longer than any description may be.
    text = reason * 3 if isinstance(reason, str) and len(reason) > 2000 else reason
    bodies = {
        "api-1:create_change_request": promotion(reason=reason),
        "api-1:vote": ballot(stage, reason=reason),
        "api-1:withdraw": {"reason": reason},
        "api-1:abort_rollout": {"reason": reason},
        "api-1:create_model": {"tenant": "acme", "name": "brand-new", "description": text},
        "api-1:update_model": {"description": text},
        "api-1:update_version": {"description": text},
        "api-1:set_model_tag": {"value": text},
        "api-1:set_version_tag": {"value": text},
        "api-1:create_tenant": {"slug": "initech", "name": reason},
        "api-1:update_tenant": {"name": reason},
        "api-1:add_member": {"name": reason, "role": "viewer"},
        "api-1:create_connection": {"kind": "http", "name": reason, "address": "https://93.184.216.34/"},
        "api-1:update_connection": {"address": reason, "username": "\x00"},
        "api-1:create_feed": {"tenant": "acme", "name": reason},
        "api-1:set_version_inputs": {"features": [reason]},
        "api-1:set_owners": {"people": [reason]},
        "api-1:create_mapping": {"tenant": "acme", "namespace": "unresolved:x", "to_namespace": reason},
        "api-1:create_store": {"tenant": "acme", "name": reason, "source": "url", "location": PLACE},
        "api-1:update_store": {"location": reason, "name": "\x00"},
        "api-1:set_feature_view_state": {"state": reason},
        "api-1:start_check": {"check": reason},
        "api-1:put_check": {"path": reason, "connection": "\x00"},
    }
    without_texts = {"api-1:probe_connection", "api-1:set_alias", "api-1:change_member", "api-1:start_sync"}
    # Its digest is compared alone.
    without_texts.add("api-1:acknowledge")
    assert bodies.keys() | without_texts | YAML | EVENTS == {name for name, _ in WRITES}
    # These look for somebody or something of that name.
    unknown = {"api-1:set_owners": "owner_not_in_tenant", "api-1:start_check": "not_found"}
    for name, body in bodies.items():
        codes = {"invalid", "invalid_text", "malformed_json", "invalid_check", unknown.get(name)}
        assert check(send(stage, name, body), 400, 404) in codes, name


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("field", ["digest", "decision"])
def test_vote__each_odd_value__is_refused(stage: Stage, field: str) -> None:
    for value in ODD_VALUES:
        check(send(stage, "api-1:vote", ballot(stage, **{field: value})), 400, 409)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("digest", ["sha256:" + "0" * 64, "nonsense", "", "SHA256:" + "0" * 64])
def test_vote__on_other_content__is_stale_and_names_the_current(stage: Stage, digest: str) -> None:
    answer = send(stage, "api-1:vote", ballot(stage, digest=digest))
    assert check(answer, 409) == "stale_digest"
    assert answer.json()["digest"] == stage.target.digest


@pytest.mark.usefixtures("unchanged")
def test_vote__by_whom_it_may_not_count__is_forbidden_with_its_reason(stage: Stage) -> None:
    assert check(send(stage, "api-1:vote", ballot(stage), CONTRIBUTOR), 403) == "own_request"
    assert check(send(stage, "api-1:vote", ballot(stage), VIEWER), 403) == "forbidden"
    assert check(send(stage, "api-1:vote", ballot(stage), OPERATOR), 403) == "forbidden"


@pytest.mark.usefixtures("unchanged")
def test_states__in_which_it_cannot_be_done__are_conflicts(stage: Stage) -> None:
    rejected, finished = stage.acme.rejected_request, stage.acme.finished_rollout
    votes = f"/api/v1/change-requests/{rejected.pk}/votes"
    answer = stage.call(REVIEWER, "POST", votes, {"digest": rejected.digest, "decision": "approve"})
    assert check(answer, 409) == "request_closed"
    answer = stage.call(CONTRIBUTOR, "POST", f"/api/v1/change-requests/{rejected.pk}/withdraw", {})
    assert check(answer, 409) == "request_closed"
    answer = stage.call(CONTRIBUTOR, "POST", f"/api/v1/rollouts/{finished.pk}/abort", {})
    assert check(answer, 409) == "rollout_finished"
    answer = send(stage, "api-1:create_change_request", promotion(model="churn"))
    assert check(answer, 409) == "request_exists"
    answer = send(stage, "api-1:create_change_request", promotion(model="fraud"))
    assert check(answer, 409) == "already_serving"
    answer = send(stage, "api-1:create_change_request", promotion(alias="challenger"))
    assert check(answer, 409) == "alias_not_protected"


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    "changes",
    [{"tenant": "globex"}, {"tenant": "nowhere"}, {"model": "nobody"}, {"version": 99}, {"model": "RANKING"}],
)
def test_promotion__of_what_is_not_there__is_not_found(stage: Stage, changes: dict[str, Any]) -> None:
    assert check(send(stage, "api-1:create_change_request", promotion(**changes)), 404) == "not_found"


# What a body may not decide, whatever it says.
INJECTED = {
    "id": "00000000-0000-0000-0000-000000000001", "pk": 1, "number": 77, "state": "applied", "digest": "sha256:0",
    "quorum": 0, "approvals": 9, "revision": 9, "requester": "operator", "requester_id": 1, "by": "operator",
    "tenant_id": 1, "permit": 1, "permit_id": 1, "execution_id": 1, "rollout_id": 1, "approved_by": ["x"],
    "is_staff": True, "is_superuser": True, "permissions": ["*"], "groups": ["operators"], "created_at": "1999-01-01",
    "expires_at": "2999-01-01", "decided_at": "1999-01-01", "action": "other", "target": "alias:x", "value": "version:x",
    "document": {}, "policy": {"allow": True}, "exclusions": [], "voter": "operator", "__proto__": {"x": 1},
}  # fmt: skip


def test_fields__that_nobody_asked_for__decide_nothing(stage: Stage) -> None:
    name = "api-1:create_change_request"
    query = "?state=applied&quorum=0&is_staff=1&tenant=globex"
    path = ROUTES[name].path(stage.target) + query
    answer = stage.call(CONTRIBUTOR, "POST", path, {**INJECTED, **promotion()})
    assert answer.status_code == 201
    opened = ChangeRequest.objects.get(pk=answer.json()["id"])
    assert str(opened.pk) != INJECTED["id"]
    assert opened.number == stage.acme.open_request.number + 1
    assert (opened.state, opened.quorum, opened.revision, opened.execution_id) == ("in_review", 2, 1, None)
    assert opened.requester == stage.people[CONTRIBUTOR]
    assert opened.tenant == stage.world.acme.tenant
    assert opened.kind == "promotion"
    assert opened.created_at.year > 2000
    assert not Rollout.objects.filter(change_request=opened).exists()
    path = ROUTES["api-1:vote"].path(stage.target) + query
    answer = stage.call(REVIEWER, "POST", path, {**INJECTED, **ballot(stage)})
    assert (answer.status_code, answer.json()["state"], answer.json()["approvals"]) == (200, "in_review", 1)
    assert Vote.objects.filter(change_request=stage.target.request).get().voter == stage.people[REVIEWER]


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(("name", "method"), WRITES)
def test_body__over_the_limit__is_refused(stage: Stage, name: str, method: str) -> None:
    raw = b'{"reason": "' + b"x" * settings.MAX_JSON_BYTES + b'"}'
    assert check(send(stage, name, raw), 413) == "body_too_large"


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize(
    "type_", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "a/b"]
)
def test_body__of_another_type__writes_nothing_as_a_form(stage: Stage, type_: str) -> None:
    for raw in (b"tenant=acme&model=ranking&version=1", b"--x\r\n\r\n--x--"):
        client = stage.program(CONTRIBUTOR)
        answer = client.generic("POST", "/api/v1/change-requests", raw, content_type=type_)
        assert answer.status_code in (400, 415)
        assert answer["Content-Type"] == "application/problem+json"


NOWHERE = [
    "nowhere",
    "change-requests/",
    "change-requests/1",
    "change-requests/not-an-id",
    "change-requests/%00",
    "rollouts/0",
    "rollouts/00000000-0000-0000-0000-00000000000g",
    "",
    "../v1/me",
    "rollouts/..%2f..",
    "me/",
    "openapi.json/",
    "docs",
    "change-requests/00000000-0000-0000-0000-000000000000/approve",
]


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_path__that_leads_nowhere__is_a_problem(stage: Stage, method: str) -> None:
    for path in NOWHERE:
        assert check(stage.call(CONTRIBUTOR, method, f"/api/v1/{path}"), 404) == "not_found", path


@pytest.mark.usefixtures("unchanged")
def test_method__that_is_not_served__is_a_problem(stage: Stage) -> None:
    served: dict[str, set[str]] = {}
    for name, _ in cells(Door.API):
        path = ROUTES[name].path(stage.target).partition("?")[0]
        served.setdefault(path, set()).update(ROUTES[name].methods)
    for path, methods in served.items():
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"} - methods:
            answer = stage.call(CONTRIBUTOR, method, path)
            assert set(answer["Allow"].replace(" ", "").split(",")) - {"HEAD", "OPTIONS"} == methods, path
            assert check(answer, 405) == "method_not_allowed", (path, method)


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("kind", ["change-requests", "rollouts"])
@pytest.mark.parametrize("field", ["tenant", "state", "cursor", "limit"])
def test_query__each_odd_value__is_a_problem_or_a_page(stage: Stage, kind: str, field: str) -> None:
    odd = [
        "\x00",
        "x" * 5000,
        "-1",
        "0",
        "51",
        "1e9",
        "NaN",
        "٣",
        "1.5",
        "null",
        "[]",
        "' OR 1=1 --",
        "\ud800",
        "fraud",
    ]
    cursors = [
        "AAAA", "====", "é", "MDAwMS0wMS0wMVQwMDowMDowMCsyMzo1OXxh",
        # The first and the last moment, in zones that put them outside of time.
        *(_cursor(moment) for moment in ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-01-01", "x")),
    ]  # fmt: skip
    for value in odd + (cursors if field == "cursor" else []):
        query = {field: value.encode("utf-8", "surrogatepass")}
        answer = stage.call(VIEWER, "GET", f"/api/v1/{kind}", query)
        if answer.status_code != 200:
            check(answer, 400, 404)
        else:
            assert answer.json().keys() == {"items", "next_cursor"}


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("path", ["/models/", "/approvals/", "/rollouts/", "/models/acme/churn/request/"])
def test_pages__each_odd_value_in_the_query__are_shown_or_refused(stage: Stage, path: str) -> None:
    fields = ("tenant", "q", "show", "state", "version", "alias", "part", "digest")
    queries = [dict.fromkeys(fields, value) for value in ("\x00", "x" * 5000, "-1", "[]", "9" * 50, "\ud800")]
    queries += [
        {"cursor": value}
        for value in (
            "\x00",
            "é",
            "\ud800",
            *(
                _cursor(m)
                for m in ("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-01-01", "x")
            ),
        )
    ]
    for query in queries:
        sent = {field: value.encode("utf-8", "surrogatepass") for field, value in query.items()}
        answer = stage.page(CONTRIBUTOR, "GET", path, sent)
        assert answer.status_code in (200, 400, 404), query


@pytest.mark.usefixtures("unchanged")
def test_query__parameter_given_twice__is_answered(stage: Stage) -> None:
    for kind in ("change-requests", "rollouts"):
        answer = stage.call(VIEWER, "GET", f"/api/v1/{kind}?limit=1&limit=2&tenant=acme&tenant=globex")
        assert answer.status_code in (200, 400, 404)
        assert "globex" not in text_of(answer)


def _cursor(moment: str) -> str:
    raw = f"{moment}|00000000-0000-0000-0000-000000000001".encode()
    return base64.urlsafe_b64encode(raw).decode()
