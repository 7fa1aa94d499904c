from __future__ import annotations

import http.client
import itertools
import json
import socket

import pytest

from demo import training
from demo.model_server import store as store_module
from demo.model_server.registry import Reference
from demo.model_server.server import COMMAND_HEADER, listen
from tests.demo.conftest import COMMAND_TOKEN

ROUTED = {"x-portal-tenant": "acme", "x-portal-model": "churn", "x-portal-version": "2"}
LOAD = "/v2/repository/models/churn/load"
VERSION_2 = {"parameters": {"tenant": "acme", "version": "2"}}
PORTAL = {COMMAND_HEADER: COMMAND_TOKEN}
REQUEST = next(training.traffic("churn"))


def ask(server, method, path, document=None, headers=None, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    try:
        content = body if body is not None else json.dumps(document) if document is not None else None
        connection.request(method, path, content, headers or {})
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def family_request():
    return next(one for one in training.traffic("churn") if one["inputs"][3]["data"] == ["family"])


def test_health__of_a_running_server__is_live_and_ready(server):
    assert ask(server, "GET", "/v2/health/live") == (200, {"live": True})
    assert ask(server, "GET", "/v2/health/ready") == (200, {"ready": True})
    assert ask(server, "GET", "/v2")[1]["name"] == "test"


def test_infer__with_the_routers_headers__loads_lazily_and_answers(server, registry):
    status, answer = ask(server, "POST", "/v2/models/churn/infer", {**REQUEST, "id": "r1"}, ROUTED)

    assert status == 200
    assert (answer["model_name"], answer["model_version"], answer["id"]) == ("churn", "2", "r1")
    assert answer["outputs"][0]["data"] in ([0], [1])
    ask(server, "POST", "/v2/models/churn/infer", REQUEST, ROUTED)
    assert registry.asked == [Reference("acme", "churn", "2")]


def test_infer__where_router_and_path_differ__is_404_and_never_follows_the_path(server, registry):
    for path in ("/v2/models/demand/infer", "/v2/models/churn/versions/1/infer"):
        assert ask(server, "POST", path, REQUEST, ROUTED)[0] == 404
    assert registry.asked == []


@pytest.mark.parametrize("missing", ROUTED)
def test_infer__without_one_of_the_routers_headers__is_400_whatever_path_and_body_say(
    server, registry, missing
):
    headers = {name: value for name, value in ROUTED.items() if name != missing}
    body = {**REQUEST, "parameters": {"tenant": "acme", "model": "churn", "version": "1"}}

    assert ask(server, "POST", "/v2/models/churn/versions/1/infer", body, headers)[0] == 400
    assert ask(server, "GET", "/v2/models/churn/versions/1", headers=headers)[0] == 400
    assert registry.asked == []


def test_infer__of_another_tenant__does_not_reach_this_ones_model(server):
    status, answer = ask(
        server, "POST", "/v2/models/churn/infer", REQUEST, {**ROUTED, "x-portal-tenant": "globex"}
    )

    assert status == 503
    assert "globex/churn" in answer["error"]


def test_infer__of_a_model_that_raises__is_500_and_its_neighbours_go_on(server):
    headers = {**ROUTED, "x-portal-version": "3"}
    status, answer = ask(server, "POST", "/v2/models/churn/infer", family_request(), headers)

    assert status == 500
    assert "unknown categories" in answer["error"]
    assert ask(server, "POST", "/v2/models/churn/infer", family_request(), ROUTED)[0] == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"inputs": []}', b'{"inputs": [{"name": "x"}]}'])
def test_infer__of_a_malformed_request__is_400(server, body):
    status, answer = ask(server, "POST", "/v2/models/churn/infer", headers=ROUTED, body=body)

    assert status == 400
    assert set(answer) == {"error"}


def test_infer__with_a_version_that_is_no_number__is_400(server):
    assert (
        ask(server, "POST", "/v2/models/churn/infer", REQUEST, {**ROUTED, "x-portal-version": "../1"})[0]
        == 400
    )


def test_infer__of_more_than_the_limit__is_413(server):
    headers = {**ROUTED, "Content-Length": str(9 * 1024 * 1024)}

    assert ask(server, "POST", "/v2/models/churn/infer", headers=headers, body=b"{}")[0] == 413


def test_infer__sent_in_chunks__is_read_whole(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    text = json.dumps(REQUEST).encode()
    pieces = (text[start : start + 50] for start in range(0, len(text), 50))
    connection.request("POST", "/v2/models/churn/infer", pieces, ROUTED, encode_chunked=True)
    assert connection.getresponse().status == 200
    connection.close()


def test_connection__used_again__answers_each_request(server):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    for request in itertools.islice(training.traffic("churn"), 20):
        connection.request("POST", "/v2/models/churn/infer", json.dumps(request), ROUTED)
        response = connection.getresponse()
        response.read()
        assert response.status == 200
        assert not response.will_close
    connection.close()


def test_connection__with_broken_chunks__is_answered_and_closed(server):
    with socket.create_connection(server.server_address, timeout=10) as raw:
        raw.sendall(
            b"POST /v2/models/churn/infer HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
        )
        answer = b""
        while piece := raw.recv(4096):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 400 ")


def test_load__of_a_version__makes_it_ready(server):
    ready = "/v2/models/churn/versions/2/ready"
    assert ask(server, "GET", ready, headers=ROUTED)[0] == 503

    assert ask(server, "POST", LOAD, VERSION_2, PORTAL) == (
        200,
        {"name": "churn", "version": "2", "ready": True},
    )
    assert ask(server, "GET", ready, headers=ROUTED) == (200, {"name": "churn", "ready": True})


@pytest.mark.parametrize(
    "headers",
    [
        {},
        ROUTED,
        {COMMAND_HEADER: ""},
        {COMMAND_HEADER: "guessed"},
        {COMMAND_HEADER: COMMAND_TOKEN + "x"},
        {COMMAND_HEADER: COMMAND_TOKEN.upper()},
        {COMMAND_HEADER: "\xe9"},
        {"Authorization": f"Bearer {COMMAND_TOKEN}"},
    ],
)
@pytest.mark.parametrize("version", ["2", "99"])
def test_load__without_the_portals_token__is_403_and_tells_no_versions_apart(
    server, registry, headers, version
):
    document = {"parameters": {"tenant": "acme", "version": version}}

    assert ask(server, "POST", LOAD, document, headers)[0] == 403
    assert registry.asked == []


def test_server__without_a_token_for_commands__does_not_start(registry):
    with pytest.raises(ValueError, match="needs the token"):
        listen(
            ("127.0.0.1", 0), store_module.Store(registry), name="x", command_token="", is_ready=lambda: True
        )


@pytest.mark.parametrize("body", [b"", b"{}", b'{"parameters": {"tenant": "acme"}}', b'{"parameters": 3}'])
def test_load__that_names_no_version__is_400(server, body):
    assert ask(server, "POST", LOAD, headers=PORTAL, body=body)[0] == 400


def test_load__of_an_unknown_version__is_404(server):
    parameters = {"tenant": "acme", "version": "99"}

    status, answer = ask(server, "POST", LOAD, {"parameters": parameters}, PORTAL)

    assert status == 404
    assert "acme/churn version 99" in answer["error"]


def test_load__of_files_that_are_no_model__is_final_and_tells_the_reason(server, registry, tmp_path):
    registry.folders[Reference("acme", "churn", "4")] = tmp_path
    parameters = {"tenant": "acme", "version": "4"}

    status, answer = ask(server, "POST", LOAD, {"parameters": parameters}, PORTAL)

    assert status == 422
    assert "no model.skops" in answer["error"]
    assert (
        ask(server, "POST", "/v2/models/churn/infer", REQUEST, {**ROUTED, "x-portal-version": "4"})[0] == 500
    )


def test_load__while_the_portal_is_away__is_503_and_works_once_it_is_back(server, registry):
    registry.away = "this server has no credentials for the registry yet"
    load = ("POST", LOAD, VERSION_2, PORTAL)
    status, answer = ask(server, *load)
    assert (status, answer["error"]) == (503, registry.away)

    registry.away = None

    assert ask(server, *load)[0] == 200


def test_failed_load__under_traffic__asks_the_registry_once_in_a_while(server, registry, monkeypatch):
    registry.away = "away"
    for _ in range(5):
        assert ask(server, "POST", "/v2/models/churn/infer", REQUEST, ROUTED)[0] == 503
    assert len(registry.asked) == 1

    monkeypatch.setattr(store_module, "FAILURE_SECONDS", 0.0)
    registry.away = None
    assert ask(server, "POST", "/v2/models/churn/infer", REQUEST, ROUTED)[0] == 200


def test_models__beyond_the_limit__the_least_used_is_forgotten(server, registry):
    for version in ("1", "2", "3"):
        ask(server, "POST", "/v2/models/churn/infer", REQUEST, {**ROUTED, "x-portal-version": version})

    assert registry.forgotten == [Reference("acme", "churn", "1")]
    assert (
        ask(server, "POST", "/v2/models/churn/infer", REQUEST, {**ROUTED, "x-portal-version": "1"})[0] == 200
    )


def test_metadata__of_a_version__names_its_inputs(server):
    status, answer = ask(server, "GET", "/v2/models/churn", headers=ROUTED)

    assert status == 200
    assert answer["versions"] == ["2"]
    assert [one["name"] for one in answer["inputs"]] == [column.name for column in training.CHURN.columns]


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("GET", "/v2/models"), ("POST", "/v2/models/churn"), ("GET", "/v2/models/churn/infer")],
)
def test_address__that_is_none__is_404(server, method, path):
    assert ask(server, method, path, headers=ROUTED)[0] == 404
