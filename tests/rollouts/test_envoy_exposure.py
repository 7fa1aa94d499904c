"""What an anonymous caller of a real Envoy can reach of a model server: inference on that model, nothing else."""

from __future__ import annotations

import json

import pytest

from tests.rollouts.envoy import Backend, Envoy, Route

# Where a model server takes commands, or tells more than one model's callers need.
CLOSED = [
    ("POST", "/v2/repository/models/{model}/load"),
    ("POST", "/v2/repository/models/{model}/unload"),
    ("POST", "/v2/repository/models/other/load"),
    ("POST", "/v2/repository/index"),
    ("GET", "/v2/repository/index"),
    ("GET", "/v2"),
    ("GET", "/v2/health/live"),
    ("GET", "/v2/health/ready"),
    ("GET", "/v2/models"),
    ("GET", "/v2/models/stats"),
    ("GET", "/v2/models/other"),
    ("GET", "/v2/models/other/ready"),
    ("POST", "/v2/models/other/infer"),
    ("GET", "/v2/models/{model}/versions/1"),
    ("GET", "/v2/models/{model}/versions/1/ready"),
    ("POST", "/v2/models/{model}/versions/1/infer"),
    ("GET", "/v2/models/{model}/config"),
    ("POST", "/v2/models/{model}/trace/setting"),
    ("POST", "/v2/systemsharedmemory/region/x/register"),
    ("GET", "/v2/logging"),
    ("GET", "/metrics"),
    ("GET", "/"),
]
# Ways to dress a command up as something that is let through.
DRESSED = [
    ("POST", "/v2/models/{model}/../../repository/models/{model}/load"),
    ("POST", "/v2/models/{model}/infer/../../../repository/models/{model}/load"),
    ("POST", "/v2/models/{model}/infer/%2e%2e/%2E%2E/%2e./repository/models/{model}/load"),
    ("POST", "/v2/models/{model}/infer%2f..%2f..%2f..%2frepository/models/{model}/load"),
    ("POST", "/v2/models/{model}/infer%5c..%5crepository"),
    ("POST", "/v2/models/{model}/infer\\..\\..\\repository"),
    ("POST", "//v2//repository//models//{model}//load"),
    ("POST", "/./v2/./repository/./models/{model}/load"),
    ("POST", "/v2/%72epository/models/{model}/load"),
    ("POST", "/v2%2frepository%2fmodels%2f{model}%2fload"),
    ("POST", "/v2/repository/models/{model}/load/"),
    ("POST", "/v2/repository/models/{model}/load?x=/v2/models/{model}/infer"),
    ("POST", "/v2/repository/models/{model}/load#/v2/models/{model}/infer"),
    ("POST", "/v2/repository;x=y/models/{model}/load"),
    ("POST", "/V2/REPOSITORY/models/{model}/LOAD"),
    ("POST", "/v2/models/{model}/infer/"),
    ("POST", "/v2/models/{model}/infer/load"),
    ("POST", "/v2/models/{model}/INFER"),
    ("POST", "/v2/models/{model}/ready"),
    ("POST", "/v2/models/{model}"),
    ("GET", "/v2/models/{model}/infer"),
    ("PUT", "/v2/models/{model}/infer"),
    ("DELETE", "/v2/models/{model}"),
    ("HEAD", "/v2/models/{model}"),
    ("PATCH", "/v2/models/{model}/ready"),
    ("TRACE", "/v2/models/{model}/ready"),
    ("OPTIONS", "/v2/models/{model}/infer"),
    ("LOAD", "/v2/models/{model}/infer"),
    ("post", "/v2/models/{model}/infer"),
    ("GET", ""),
]


@pytest.mark.parametrize(("method", "path"), CLOSED + DRESSED)
def test_route__whatever_is_not_inference_on_its_model__reaches_no_server(
    envoy: Envoy, route: Route, servers: list[Backend], method: str, path: str
) -> None:
    envoy.router.apply(route.at(50, 1))
    before = [len(server.asked) for server in servers]
    status, _, body = envoy.raw(route.path + path.format(model=route.model), method=method)
    assert status in ((400, 404) if (method, path) in DRESSED else (404,))
    if status == 404 and method != "HEAD":
        assert json.loads(body)["code"] == "not_found"
    assert [len(server.asked) for server in servers] == before


@pytest.mark.parametrize(
    "headers",
    [
        ["x-http-method-override: POST"],
        ["x-http-method: LOAD"],
        ["x-original-url: /v2/repository/models/m/load"],
        ["x-rewrite-url: /v2/repository/models/m/load"],
        ["x-envoy-original-path: /v2/repository/models/m/load"],
        ["x-forwarded-prefix: /v2/repository"],
        ["x-portal-command: guessed", "X-Portal-Command: guessed", "x_portal_command: guessed"],
        ["connection: x-portal-tenant, x-portal-model, x-portal-version"],
        ["x-portal-model: other", "x-portal-tenant: globex", "x-portal-version: 9"],
    ],
)
def test_route__headers_of_the_caller__change_neither_command_nor_model(
    envoy: Envoy, route: Route, headers: list[str]
) -> None:
    envoy.router.apply(route.at(0, 1))
    _, _, body = envoy.raw(route.path, *headers, method="POST")
    told = json.loads(body)
    ours = sorted((name.lower(), value) for name, value in told["headers"] if "portal" in name.lower())
    assert (told["method"], told["path"]) == ("POST", f"/v2/models/{route.model}/infer")
    assert ours == [
        ("x-portal-model", route.model),
        ("x-portal-tenant", route.tenant),
        ("x-portal-version", "1"),
    ]


def test_route__absolute_address_of_a_command__reaches_no_server(
    envoy: Envoy, route: Route, servers: list[Backend]
) -> None:
    envoy.router.apply(route.at(0, 1))
    before = len(servers[0].asked)
    for address in (
        f"http://127.0.0.1:{servers[0].port}/v2/repository/models/{route.model}/load",
        f"http://portal.example{route.path}/v2/repository/models/{route.model}/load",
    ):
        assert envoy.raw(address, method="POST")[0] == 404
    assert len(servers[0].asked) == before


def test_observe__entries_of_an_earlier_release__are_written_anew(envoy: Envoy, route: Route) -> None:
    state = route.at(10, 3)
    envoy.router.apply(state)
    document = json.loads(envoy.routes_path.read_text())
    host = document["resources"][0]["virtual_hosts"][0]
    mine = [one for one in host["routes"] if one["match"].get("path") == route.path]
    wide = {**mine[0], "match": {"prefix": f"{route.path}/"}}
    others = [one for one in host["routes"] if route.path not in json.dumps(one["match"])]
    host["routes"] = [*mine, wide, *others]
    earlier = envoy.routes_path.with_name("earlier")
    earlier.write_text(json.dumps(document))
    earlier.rename(envoy.routes_path)

    assert not envoy.router.observe(state.route_key).settled
    envoy.router.apply(state)
    envoy.await_shown(state)
    assert envoy.raw(f"{route.path}/v2/repository/models/{route.model}/load", method="POST")[0] == 404
