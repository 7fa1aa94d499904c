"""What clients of a real Envoy meet on the routes that the file router wrote: shares, paths, headers and limits."""

from __future__ import annotations

import json
import uuid

import pytest

from apps.rollouts.routers import envoy_bootstrap
from apps.rollouts.routers.base import RouteState
from tests.rollouts.envoy import Backend, Envoy, Route


@pytest.mark.parametrize(("weight", "expected"), [(0, {"1": 200}), (100, {"2": 200})])
def test_split__all_or_nothing__is_exact(
    envoy: Envoy, route: Route, weight: int, expected: dict[str, int]
) -> None:
    envoy.router.apply(route.at(weight, 1))
    assert envoy.send(route.ready, 200) == expected


def test_split__ten_percent__is_within_binomial_bounds(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 1))
    share = envoy.send(route.ready, 1500)["2"] / 1500
    assert 0.1 - 4 * 0.00775 < share < 0.1 + 4 * 0.00775


def test_apply__back_to_zero__no_request_reaches_the_candidate_any_more(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(100, 1))
    assert envoy.send(route.ready, 5) == {"2": 5}
    envoy.router.apply(route.at(0, 2))
    assert envoy.send(route.ready, 100) == {"1": 100}


def test_route__no_version_at_all__answers_503_json(envoy: Envoy, route: Route) -> None:
    state = route.at(0, 1, baseline=None, candidate=None)
    envoy.router.apply(state)
    assert envoy.router.observe(state.route_key).shows(state)
    with envoy.client() as client:
        answers = [client.get(route.ready), client.post(route.path)]
    for answer in answers:
        assert (answer.status_code, answer.json()["code"]) == (503, "no_version")
        assert answer.headers["content-type"] == "application/json"


def test_route__candidate_without_champion__rest_is_answered_503(envoy: Envoy, route: Route) -> None:
    state = route.at(50, 1, baseline=None)
    envoy.router.apply(state)
    assert envoy.router.observe(state.route_key).shows(state)
    with envoy.client() as client:
        seen = [client.get(route.ready).status_code for _ in range(100)]
    assert set(seen) == {200, 503}
    assert 20 < seen.count(200) < 80


def test_route__unknown_path__answers_404_json(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 1))
    for path in ("/", "/acme", f"{route.ready}x", route.ready.upper()):
        answer = envoy.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_rewrite__paths_of_inference__reach_the_server_without_prefix(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 1))
    model = f"/v2/models/{route.model}"
    expected = {
        ("POST", route.path): f"{model}/infer",
        ("POST", f"{route.path}?a=1"): f"{model}/infer?a=1",
        ("POST", f"{route.path}{model}/infer"): f"{model}/infer",
        ("GET", f"{route.path}{model}"): model,
        ("GET", f"{route.path}//v2/./models/{route.model}/ready"): f"{model}/ready",
    }
    found = {
        (method, path): json.loads(envoy.raw(path, method=method)[2])["path"] for method, path in expected
    }
    assert found == expected


def test_rewrite__name_with_space_and_percent__is_one_segment(envoy: Envoy, servers: list[Backend]) -> None:
    state = RouteState("acme", "50% fraud", servers[0].target(str(uuid.uuid4()), 3), None, 0, 1)
    envoy.router.apply(state)
    told = json.loads(envoy.raw("/acme/50%25%20fraud", method="POST")[2])
    assert told["path"] == "/v2/models/50%25%20fraud/infer"
    assert dict(told["headers"])["x-portal-model"] == "50%25%20fraud"
    assert envoy.router.observe("acme/50% fraud").shows(state)


def test_headers__client_sends_portal_headers__server_sees_only_ours(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 1))
    status, fields, body = envoy.raw(
        route.ready,
        "x-portal-tenant: globex",
        "X-Portal-Tenant: globex",
        "X-PORTAL-VERSION: 99",
        "x-portal-role: admin",
        "x_portal_tenant: globex",
        "x-envoy-retry-on: 5xx",
        "x-envoy-upstream-rq-timeout-ms: 1",
    )
    sent = [(name.lower(), value) for name, value in json.loads(body)["headers"]]
    ours = [(name, value) for name, value in sent if "portal" in name.replace("_", "-")]
    assert status == 200
    assert sorted(ours) == [
        ("x-portal-model", route.model),
        ("x-portal-tenant", "acme"),
        ("x-portal-version", "1"),
    ]
    assert not [name for name, _ in sent if name.startswith("x-envoy-") and "external" not in name]
    assert fields["x-served-version"] == "1"


@pytest.mark.parametrize(
    "escape",
    [
        "/x/../../../{to}",
        "/x/../../{to}/y",
        "/..%2f..%2f{to}/y",
        "/..%2F{to}",
        "/%2e%2e/%2e%2e/{to}/y",
        "/..%5c..%5c{to}",
        "/..\\..\\{to}",
        "/.%2e/.%2e/{to}",
        "/..;/..;/{to}",
        "/%252e%252e/%252e%252e/{to}/y",
        "/./..//../{to}/y",
    ],
)
def test_paths__dressed_up_way_out__never_reaches_another_tenant_as_this_one(
    envoy: Envoy, servers: list[Backend], escape: str
) -> None:
    mine, other = Route(servers), Route(servers, tenant="globex")
    envoy.router.apply(mine.at(0, 1))
    envoy.router.apply(other.at(0, 1))
    path = mine.path + escape.format(to=other.path.strip("/"))
    status, _, body = envoy.raw(path, method="POST")
    if status == 200:
        # It was tidied up and is plainly the other tenant's route.
        told = json.loads(body)
        assert dict(told["headers"])["x-portal-tenant"] == "globex"
        assert told["path"] == f"/v2/models/{other.model}/infer"
    else:
        assert status in (400, 404)


def test_requests__larger_than_the_limit__are_refused_and_not_forwarded(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 1))
    with envoy.client() as client:
        answer = client.post(route.path, content=b"x" * (envoy_bootstrap.MAX_REQUEST_BYTES + 1))
        assert answer.status_code == 413
        assert client.post(route.path, content=b"x" * 1_000_000).status_code == 200
