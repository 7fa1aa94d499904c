"""Promotions and rollouts over REST."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.rollouts.models import Rollout
from tests.factories.cast import SAID, Cast, World, token_of
from tests.rollouts.stage import QUICK_PLAN, make_rollout, make_version

BASE = "/api/v1"


class Api:
    """A client of the REST API that acts for one person."""

    def __init__(self, user: User) -> None:
        said = SAID if user.is_staff else {}
        self._client = Client(
            headers={"authorization": f"Bearer {token_of(user)}", "X-Request-ID": "0" * 32, **said}
        )

    def get(self, path: str, **query: Any) -> Any:
        return self._client.get(f"{BASE}{path}", query)

    def post(self, path: str, body: object = None) -> Any:
        return self._client.post(f"{BASE}{path}", body, content_type="application/json")


def wish(cast: Cast, **changes: object) -> dict[str, object]:
    return {
        "tenant": cast.tenant.slug,
        "model": "fraud",
        "version": 1,
        "alias": "champion",
        "plan": QUICK_PLAN,
        "reason": "Better.",
        **changes,
    }


def test_create__complete__answers_201_with_digest_and_url(acme: Cast) -> None:
    make_version(acme)
    answer = Api(acme.colleague).post("/change-requests", wish(acme))
    body = answer.json()
    assert answer.status_code == 201, body
    opened = ChangeRequest.objects.get(pk=body["id"])
    assert (body["state"], body["digest"], body["rollout_id"]) == ("in_review", opened.digest, None)
    assert body["url"].endswith(f"/approvals/{opened.pk}/")
    assert (body["tenant"], body["model"], body["version"], body["alias"]) == ("acme", "fraud", 1, "champion")
    assert body["policy"] == {"allow": True, "reasons": []}


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"plan": [{"weight": 50, "seconds": 1}, {"weight": 20, "seconds": 1}]}, 400, "invalid_plan"),
        ({"plan": [{"weight": "50", "seconds": 1}]}, 400, "invalid_plan"),
        ({"plan": [{"weight": True, "seconds": 1}]}, 400, "invalid_plan"),
        ({"plan": None}, 400, "invalid_plan"),
        ({"plan": {"weight": 50}}, 400, "invalid_plan"),
        ({"criteria": {"alpha": "0.5"}}, 400, "invalid_criteria"),
        ({"version": "1"}, 400, "invalid"),
        ({"version": True}, 400, "invalid"),
        ({"version": 10**30}, 404, "not_found"),
        ({"version": 2}, 404, "not_found"),
        ({"model": "other"}, 404, "not_found"),
        ({"model": "nul\x00"}, 404, "not_found"),
        ({"tenant": "nowhere"}, 404, "not_found"),
        ({"alias": "blue"}, 409, "alias_not_protected"),
    ],
)
def test_create__not_possible__is_a_problem_and_changes_nothing(
    acme: Cast, changes: dict[str, object], status: int, code: str
) -> None:
    make_version(acme)
    answer = Api(acme.colleague).post("/change-requests", wish(acme, **changes))
    assert (answer.status_code, answer.json()["code"]) == (status, code), answer.json()
    assert answer["content-type"] == "application/problem+json"
    assert not ChangeRequest.objects.exists()


def test_create__another_tenant__answers_like_one_that_does_not_exist(world: World) -> None:
    make_version(world.globex)
    api = Api(world.acme.colleague)
    foreign = api.post("/change-requests", wish(world.globex))
    unknown = api.post("/change-requests", wish(world.globex, tenant="nowhere"))
    assert foreign.status_code == unknown.status_code == 404
    assert foreign.json() == unknown.json()


def test_create__viewer_and_no_token__are_refused(acme: Cast) -> None:
    make_version(acme)
    assert Api(acme.viewer).post("/change-requests", wish(acme)).status_code == 403
    anonymous = Client().post(f"{BASE}/change-requests", wish(acme), content_type="application/json")
    assert (anonymous.status_code, anonymous.json()["code"]) == (401, "unauthenticated")


def test_get__running_rollout__tells_state_weight_verdict_and_reason(acme: Cast) -> None:
    rollout = make_rollout(acme, make_version(acme))
    body = Api(acme.viewer).get(f"/rollouts/{rollout.pk}").json()
    assert (body["state"], body["weight"], body["verdict"]) == ("pending", 0, "")
    assert body["reason"]
    assert (body["step"], body["steps"]) == (1, 1)
    assert (body["tenant"], body["model"], body["version"], body["baseline_version"]) == (
        "acme",
        "fraud",
        1,
        None,
    )
    assert body["change_request_id"] == str(rollout.change_request_id)
    assert body["url"].endswith(f"/rollouts/{rollout.pk}/")
    assert body["created_at"].endswith("Z")


def test_get__another_tenants_and_unknown__are_the_same_answer(world: World) -> None:
    rollout = make_rollout(world.globex, make_version(world.globex))
    api = Api(world.acme.approver)
    for path in ("", "/abort"):
        call = api.post if path else api.get
        foreign, unknown = call(f"/rollouts/{rollout.pk}{path}"), call(f"/rollouts/{uuid.uuid4()}{path}")
        assert foreign.status_code == unknown.status_code == 404
        assert foreign.json() == unknown.json()
    assert Rollout.objects.get().abort_requested_at is None


def test_list__two_tenants_alike__shows_ones_own_page_by_page(world: World) -> None:
    for cast in (world.acme, world.globex):
        for model in ("fraud", "churn"):
            make_rollout(cast, make_version(cast, model))
    api = Api(world.acme.viewer)
    first = api.get("/rollouts", limit=1).json()
    second = api.get("/rollouts", limit=1, cursor=first["next_cursor"]).json()
    shown = [item for page in (first, second) for item in page["items"]]
    assert [item["model"] for item in shown] == ["churn", "fraud"]
    assert {item["tenant"] for item in shown} == {"acme"}
    assert second["next_cursor"] is None
    assert len(Api(world.operator).get("/rollouts").json()["items"]) == 4
    assert api.get("/rollouts", tenant="globex").status_code == 404


@pytest.mark.parametrize(
    ("query", "code"),
    [({"cursor": "x"}, "invalid_cursor"), ({"state": "x"}, "invalid"), ({"limit": 0}, "invalid")],
)
def test_list__bad_query__is_a_problem(acme: Cast, query: dict[str, object], code: str) -> None:
    answer = Api(acme.viewer).get("/rollouts", **query)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_abort__viewer__is_forbidden(acme: Cast) -> None:
    rollout = make_rollout(acme, make_version(acme))
    answer = Api(acme.viewer).post(f"/rollouts/{rollout.pk}/abort", {"reason": "No."})
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")


def test_abort__operator_without_body__is_accepted(world: World) -> None:
    rollout = make_rollout(world.acme, make_version(world.acme))
    answer = Api(world.operator).post(f"/rollouts/{rollout.pk}/abort")
    assert answer.status_code == 200, answer.json()
    assert Rollout.objects.get().abort_requested_by == world.operator


def test_openapi__routes_of_rollouts__are_described(db: None) -> None:
    paths = Client().get(f"{BASE}/openapi.json").json()["paths"]
    assert "post" in paths["/api/v1/change-requests"]
    assert {"/api/v1/rollouts", "/api/v1/rollouts/{pk}", "/api/v1/rollouts/{pk}/abort"} <= set(paths)
