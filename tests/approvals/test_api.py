from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.approvals import services
from apps.approvals.models import ChangeRequest, Vote
from apps.audit.models import Entry
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import Cast, World, token_of

pytestmark = pytest.mark.django_db

BASE = "/api/v1/change-requests"


class Caller:
    """A program with the token of `user`."""

    def __init__(self, user: User) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {token_of(user)}"})

    def get(self, path: str = "", **query: object) -> tuple[int, Any]:
        response = self.client.get(f"{BASE}{path}", query)
        return response.status_code, response.json()

    def post(self, path: str, body: object) -> tuple[int, Any]:
        text = body if isinstance(body, str) else json.dumps(body)
        response = self.client.post(f"{BASE}{path}", text, content_type="application/json")
        return response.status_code, response.json()


def ballot(request: ChangeRequest, decision: str = "approve", **changes: object) -> dict[str, object]:
    return {"digest": request.digest, "decision": decision, "reason": "", **changes}


def test_get__member__has_every_promised_field(acme: Cast, request_of_author: ChangeRequest) -> None:
    status, body = Caller(acme.viewer).get(f"/{request_of_author.pk}")
    assert status == 200
    assert body["id"] == str(request_of_author.pk)
    assert (body["state"], body["digest"]) == ("in_review", request_of_author.digest)
    assert (body["tenant"], body["kind"], body["title"]) == ("acme", "test-dial", "Turn the dial to 2")
    assert (body["number"], body["revision"], body["quorum"], body["approvals"]) == (1, 1, 2, 0)
    assert (body["execution_id"], body["to"]) == (None, 2)
    assert body["policy"] == {"allow": True, "reasons": []}
    assert body["url"].endswith(f"/approvals/{request_of_author.pk}/")
    assert body["url"].startswith("http")
    assert body["created_at"].endswith("Z")


def test_get__other_tenants_and_random_id__same_answer(
    world: World, request_of_author: ChangeRequest
) -> None:
    caller = Caller(world.globex.approver)
    answers = []
    for pk in (request_of_author.pk, uuid.uuid4()):
        answers.append(caller.get(f"/{pk}"))
        answers.append(caller.post(f"/{pk}/votes", ballot(request_of_author)))
        answers.append(caller.post(f"/{pk}/withdraw", {}))
    assert {status for status, _ in answers} == {404}
    bodies = [{name: value for name, value in body.items() if name != "request_id"} for _, body in answers]
    assert len({json.dumps(body, sort_keys=True) for body in bodies}) == 1
    assert answers[0][1]["code"] == "not_found"


def test_get__not_an_id__is_a_problem(acme: Cast) -> None:
    status, body = Caller(acme.viewer).get("/not-an-id")
    assert (status, body["code"]) == (404, "not_found")


def test_list__filters_and_pages(acme: Cast, globex: Cast, dial: Dial) -> None:
    mine = [ask(dial, tenant=acme.tenant, by=acme.author) for _ in range(5)]
    ask(dial, tenant=globex.tenant, by=globex.author)
    services.withdraw(change_request=mine[0], by=acme.author)
    caller = Caller(acme.viewer)
    seen, cursor = [], ""
    while True:
        _, body = caller.get(limit=2, cursor=cursor)
        seen += [item["id"] for item in body["items"]]
        cursor = body["next_cursor"] or ""
        if not cursor:
            break
    assert seen == [str(r.pk) for r in reversed(mine)]
    assert len(caller.get(state="withdrawn")[1]["items"]) == 1
    assert len(caller.get(tenant="acme", state="in_review")[1]["items"]) == 4
    assert caller.get(state="nonsense")[1]["code"] == "invalid"
    assert caller.get(cursor="nonsense")[1]["code"] == "invalid_cursor"
    assert caller.get(tenant="globex")[0] == caller.get(tenant="nowhere")[0] == 404
    assert caller.get(limit=1000)[0] == 400


def test_votes__two_reviewers__start_the_change(acme: Cast, request_of_author: ChangeRequest) -> None:
    path = f"/{request_of_author.pk}/votes"
    status, body = Caller(acme.approver).post(path, ballot(request_of_author))
    assert (status, body["state"], body["approvals"]) == (200, "in_review", 1)
    status, body = Caller(acme.approver).post(path, ballot(request_of_author))
    assert (status, body["approvals"]) == (200, 1)
    status, body = Caller(acme.second_approver).post(path, ballot(request_of_author))
    assert (status, body["state"]) == (200, "executing")
    assert body["execution_id"]
    status, body = Caller(acme.third_approver).post(path, ballot(request_of_author))
    assert (status, body["code"]) == (409, "request_closed")


def test_votes__each_refusal__has_its_code_and_one_denied_entry(acme: Cast, dial: Dial) -> None:
    dial.excluded = {acme.approver: "You uploaded this version."}
    request = ask(dial, tenant=acme.tenant, by=acme.author)
    path = f"/{request.pk}/votes"
    cases = [
        (acme.author, ballot(request), 403, "own_request"),
        (acme.approver, ballot(request), 403, "excluded_participant"),
        (acme.viewer, ballot(request), 403, "forbidden"),
        (acme.second_approver, ballot(request, digest="sha256:" + "0" * 64), 409, "stale_digest"),
        (acme.second_approver, ballot(request, "reject"), 400, "reason_required"),
        (acme.second_approver, ballot(request, "abstain"), 400, "unknown_decision"),
        (acme.second_approver, ballot(request, reason="a\x00b"), 400, "invalid_text"),
        (acme.second_approver, ballot(request, reason="x" * 3000), 400, "invalid_text"),
    ]
    for user, body, status, code in cases:
        got = Caller(user).post(path, body)
        assert (got[0], got[1]["code"]) == (status, code)
    history = Entry.objects.history(request.tenant_id, obj=("approvals.request", str(request.pk)))
    reasons = [entry.reason for entry in reversed(history) if entry.outcome == "denied"]
    assert reasons == [code for *_, code in cases]
    assert not Vote.objects.exists()


def test_votes__stale__names_the_current_digest(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    dial.at = 9
    status, body = Caller(acme.approver).post(f"/{request_of_author.pk}/votes", ballot(request_of_author))
    request_of_author.refresh_from_db()
    assert (status, body["code"]) == (409, "stale_digest")
    assert (body["digest"], body["revision"]) == (request_of_author.digest, 2)


@pytest.mark.parametrize(
    "body", ["", "{", "[]", "null", '"x"', '{"digest": 1, "decision": "approve"}', '{"digest": "x"}', "{}"]
)
def test_votes__malformed_body__is_a_clear_error(
    acme: Cast, request_of_author: ChangeRequest, body: str
) -> None:
    status, answer = Caller(acme.approver).post(f"/{request_of_author.pk}/votes", body)
    assert status == 400
    assert answer["code"] in {"malformed_json", "invalid"}
    assert not Vote.objects.exists()


def test_votes__session_cookie_alone__means_nothing(acme: Cast, request_of_author: ChangeRequest) -> None:
    browser = Client()
    browser.force_login(acme.approver)
    response = browser.post(
        f"{BASE}/{request_of_author.pk}/votes",
        json.dumps(ballot(request_of_author)),
        content_type="application/json",
    )
    assert response.status_code == 401
    assert not Vote.objects.exists()


def test_withdraw__requester_with_or_without_body__closes(
    acme: Cast, dial: Dial, request_of_author: ChangeRequest
) -> None:
    assert Caller(acme.approver).post(f"/{request_of_author.pk}/withdraw", {})[1]["code"] == "not_requester"
    assert Caller(acme.author).post(f"/{request_of_author.pk}/withdraw", "")[1]["state"] == "withdrawn"
    other = ask(dial, tenant=acme.tenant, by=acme.author)
    status, body = Caller(acme.author).post(f"/{other.pk}/withdraw", {"reason": "No need."})
    assert (status, body["state"]) == (200, "withdrawn")


def test_wrong_method__changes_nothing(acme: Cast, request_of_author: ChangeRequest) -> None:
    caller = Caller(acme.approver)
    for method in ("get", "put", "delete", "patch"):
        assert getattr(caller.client, method)(f"{BASE}/{request_of_author.pk}/votes").status_code == 405
