"""Model servers: which one takes a version, and what each of their answers means."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from apps.rollouts import model_servers
from apps.rollouts.model_servers import Failed, ModelServer, NotReady, Ready, ServedVersion
from platform_portal.local.ports import free_port

BLUE, GREEN = ModelServer("blue", "127.0.0.1", 8003), ModelServer("green", "127.0.0.1", 8004)
VERSION = ServedVersion(tenant="acme", model="fraud score", number=7)
Answer = tuple[int, dict[str, str], bytes]


class Stub:
    """A model server whose answers a test decides; it remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, str | None, Any]] = []
        self.shown: list[str | None] = []
        self.answer: Callable[[str], Answer] = lambda method: (200, {}, b"{}")
        stub = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def reply(self) -> None:
                raw = self.rfile.read(int(self.headers.get("content-length") or 0))
                body = json.loads(raw) if raw else None
                stub.asked.append((self.command, self.path, self.headers.get("x-portal-tenant"), body))
                stub.shown.append(self.headers.get(model_servers.COMMAND_HEADER))
                status, headers, content = stub.answer(self.command)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    self.wfile.write(content)
                except (BrokenPipeError, ConnectionResetError):
                    return

            do_GET = do_POST = reply

            def log_message(self, format: str, *args: Any) -> None:
                """Keep quiet."""

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.server = ModelServer("blue", "127.0.0.1", int(self.http.server_address[1]))
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def stub() -> Iterator[Stub]:
    started = Stub()
    yield started
    started.http.shutdown()
    started.http.server_close()


def prepare(stub: Stub) -> Ready | NotReady | Failed:
    return model_servers.prepare(VERSION, servers=(stub.server,))


def test_parse_servers__two__reads_them() -> None:
    assert model_servers.parse_servers("blue=127.0.0.1:8003, green=127.0.0.1:8004") == (BLUE, GREEN)
    assert model_servers.parse_servers("") == ()
    assert model_servers.parse_servers("six=[::1]:80")[0].url == "http://[::1]:80"


@pytest.mark.parametrize(
    "text", ["blue", "blue=", "=h:1", "blue=h", "blue=h:x", "blue=h:0", "blue=h:65536", "a=h:1,a=h:2"]
)
def test_parse_servers__malformed__is_an_error(text: str) -> None:
    with pytest.raises(ValueError):
        model_servers.parse_servers(text)


@pytest.mark.parametrize("number", range(1, 6))
def test_choose__champion_on_one_server__candidate_goes_to_another(number: int) -> None:
    version = ServedVersion("acme", "m", number)
    assert model_servers.choose(version, avoid=BLUE.address, servers=(BLUE, GREEN)) == GREEN
    assert model_servers.choose(version, avoid=GREEN.address, servers=(BLUE, GREEN)) == BLUE


def test_choose__only_the_champions_server__takes_it() -> None:
    assert model_servers.choose(VERSION, avoid=BLUE.address, servers=(BLUE,)) == BLUE


def test_choose__nothing_to_avoid__is_always_the_same() -> None:
    assert model_servers.address_of(VERSION, servers=(BLUE, GREEN)) == model_servers.address_of(
        VERSION, servers=(BLUE, GREEN)
    )


def test_settings__servers_named__are_taken(settings: Any) -> None:
    settings.MODEL_SERVERS = "blue=127.0.0.1:8003"
    assert model_servers.configured_servers() == (BLUE,)
    assert model_servers.is_configured(("127.0.0.1", 8003))
    assert not model_servers.is_configured(("127.0.0.1", 8004))


def test_prepare__no_server_configured__is_not_ready_and_says_what_to_do(settings: Any) -> None:
    settings.MODEL_SERVERS = ""
    found = model_servers.prepare(VERSION)
    assert isinstance(found, NotReady)
    assert "MODEL_SERVERS" in found.reason


def test_prepare__command__shows_the_portals_token(stub: Stub, settings: Any) -> None:
    settings.MODEL_SERVER_TOKEN = "of-the-portal"
    prepare(stub)
    assert stub.shown == ["of-the-portal", "of-the-portal"]


def test_prepare__server_loads_it__is_ready_there(stub: Stub) -> None:
    assert prepare(stub) == Ready("127.0.0.1", stub.server.port, "blue")
    assert stub.asked == [
        (
            "POST",
            "/v2/repository/models/fraud%20score/load",
            "acme",
            {"parameters": {"tenant": "acme", "version": "7"}},
        ),
        ("GET", "/v2/models/fraud%20score/versions/7/ready", "acme", None),
    ]


@pytest.mark.parametrize("status", [400, 404, 422])
def test_prepare__server_refuses_the_version__has_failed_with_its_words(stub: Stub, status: int) -> None:
    stub.answer = lambda method: (status, {}, b'{"error": "no model.skops\x00\n in it"}')
    found = prepare(stub)
    assert isinstance(found, Failed)
    assert found.reason == f'Model server blue answered {status}: {{"error": "no model.skops in it"}}'


@pytest.mark.parametrize("status", [408, 409, 425, 429, 500, 502, 503])
def test_prepare__server_is_busy_or_failing__is_not_ready(stub: Stub, status: int) -> None:
    stub.answer = lambda method: (status, {}, b"")
    assert prepare(stub) == NotReady(f"Model server blue answered {status}")


@pytest.mark.parametrize("status", [400, 404, 503])
def test_prepare__loaded_but_not_ready_yet__is_not_ready(stub: Stub, status: int) -> None:
    stub.answer = lambda method: (200 if method == "POST" else status, {}, b"")
    assert isinstance(prepare(stub), NotReady)


def test_prepare__answered_with_a_redirect__is_not_followed(stub: Stub) -> None:
    stub.answer = lambda method: (302, {"location": f"http://127.0.0.1:{stub.server.port}/elsewhere"}, b"")
    assert isinstance(prepare(stub), Failed)
    assert len(stub.asked) == 1


def test_prepare__endless_answer__is_cut(stub: Stub) -> None:
    stub.answer = lambda method: (400, {}, b"x" * 5_000_000)
    found = prepare(stub)
    assert isinstance(found, Failed)
    assert len(found.reason) < 400


def test_prepare__nobody_listens__is_not_ready() -> None:
    found = model_servers.prepare(VERSION, servers=(ModelServer("blue", "127.0.0.1", free_port()),))
    assert isinstance(found, NotReady)
    assert "cannot be reached" in found.reason


def test_prepare__server_hangs__gives_up_in_time(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_servers, "TIMEOUT", 0.2)

    def hang(method: str) -> Answer:
        time.sleep(1)
        return 200, {}, b""

    stub.answer = hang
    started = time.monotonic()
    found = prepare(stub)
    assert isinstance(found, NotReady)
    assert "did not answer" in found.reason
    assert time.monotonic() - started < 1


def test_prepare__proxy_variables_are_set__are_not_obeyed(
    stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.delenv("NO_PROXY", raising=False)
    assert isinstance(prepare(stub), Ready)
