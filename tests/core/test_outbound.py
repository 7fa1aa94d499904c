"""The one way out, against real servers on the loopback that hold nothing back."""

from __future__ import annotations

import gzip
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
import requests
from django.core.exceptions import ImproperlyConfigured

from apps.core import outbound
from apps.core.outbound import OutboundFailed, OutboundRefused, names
from tests.core.certificates import authority, certificate
from tests.core.neighbours import PUBLIC, Answer, Neighbour, leads_to, plain, refused


@pytest.fixture(scope="module")
def served() -> Iterator[Neighbour]:
    neighbour = Neighbour()
    yield neighbour
    neighbour.close()


@pytest.fixture
def neighbour(served: Neighbour, settings: Any) -> Neighbour:
    """Return a neighbour that answers plainly, opened by name and port."""
    served.answer, served.seen = plain, []
    settings.OUTBOUND_ALLOW = [f"127.0.0.1:{served.port}", f"mlflow.test:{served.port}"]
    return served


@pytest.fixture
def url(neighbour: Neighbour) -> str:
    return f"http://127.0.0.1:{neighbour.port}"


# The operators' list


def test_list__host_and_port__open_exactly_that_place(url: str, neighbour: Neighbour) -> None:
    assert outbound.request("GET", f"{url}/a?b=c").body == b"hello"
    refused(f"http://localhost:{neighbour.port}/", names.system)
    refused("http://127.0.0.1/")
    refused(f"http://127.1:{neighbour.port}/")
    refused(f"http://[::ffff:127.0.0.1]:{neighbour.port}/")
    refused(f"http://example.com:{neighbour.port}/", leads_to("127.0.0.1"))


def test_list__port__is_open_for_public_hosts(neighbour: Neighbour) -> None:
    outbound.check_url(f"http://example.com:{neighbour.port}/", resolve=leads_to(*PUBLIC))


@pytest.mark.parametrize(
    "found", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "fe80::1%eth0", "fd00:ec2::254"]
)
def test_list__name_that_leads_to_no_neighbour__is_refused(neighbour: Neighbour, found: str) -> None:
    refused(f"http://mlflow.test:{neighbour.port}/", leads_to(found))


def test_list__the_portal_itself__stays_closed(settings: Any) -> None:
    settings.PORTAL_URL = "http://127.0.0.1:8123"
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    settings.OUTBOUND_ALLOW = ["127.0.0.1:8123", "localhost:8123", "127.0.0.1:8124"]
    refused("http://127.0.0.1:8123/mlflow/acme/")
    refused("http://localhost:8123/", leads_to("127.0.0.1"))
    outbound.check_url("http://127.0.0.1:8124/")


@pytest.mark.parametrize("entry", ["127.0.0.1", "http://127.0.0.1:80", "127.0.0.1:x", ":80", "*:80"])
def test_list__entry_that_is_no_place__is_said_to_the_operator(settings: Any, entry: str) -> None:
    settings.OUTBOUND_ALLOW = [entry]
    with pytest.raises(ImproperlyConfigured, match="PORTAL_OUTBOUND_ALLOW"):
        outbound.check_url("http://example.com/")


# The call


def test_request__json__arrives_with_the_portals_headers_only(
    url: str, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login ann password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    for _ in range(2):
        answer = outbound.request("POST", f"{url}/hook", headers={"X-Key": "k"}, json={"a": 1})
    assert answer.status == 200
    assert answer.json() == {"a": 1}
    assert "set-cookie" not in answer.headers
    method, path, headers = neighbour.seen[-1]
    assert (method, path, headers["x-key"]) == ("POST", "/hook", "k")
    assert headers["host"] == f"127.0.0.1:{neighbour.port}"
    assert headers["user-agent"].startswith("platform-portal/")
    assert not {"authorization", "cookie", "proxy-authorization"} & headers.keys()


@pytest.mark.parametrize(
    "name", ["Host", "cookie", "Transfer-Encoding", "Content-Length", "Proxy-Authorization"]
)
def test_request__header_of_the_connection__is_a_fault_of_the_caller(url: str, name: str) -> None:
    with pytest.raises(ValueError, match=name.lower()):
        outbound.request("GET", url, headers={name: "x"})


def test_request__header_with_a_line_break__is_not_sent(url: str, neighbour: Neighbour) -> None:
    with pytest.raises(OutboundFailed):
        outbound.request("GET", url, headers={"X-Key": "k\r\nX-Injected: 1"})
    assert neighbour.seen == []


def test_request__status_of_failure__is_returned(url: str, neighbour: Neighbour) -> None:
    neighbour.answer = lambda handler: handler.send_error(503)
    assert outbound.request("GET", url).status == 503


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 300, 304])
def test_request__redirect__is_not_followed(url: str, neighbour: Neighbour, status: int) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Location", f"{url}/second")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    neighbour.answer = answer
    with pytest.raises(OutboundFailed):
        outbound.request("GET", f"{url}/first")
    assert [path for _, path, _ in neighbour.seen] == ["/first"]


def test_request__host_that_leads_elsewhere_the_second_time__is_asked_for_once(neighbour: Neighbour) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int, seconds: float) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.9"]

    where = f"http://mlflow.test:{neighbour.port}/"
    assert outbound.request("GET", where, resolve=rebinding).status == 200
    assert asked == ["mlflow.test"]
    assert neighbour.seen[0][2]["host"] == f"mlflow.test:{neighbour.port}"


def test_request__host_that_was_public_when_saved__is_refused_where_it_leads_inside(
    neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([PUBLIC, ["127.0.0.1"]])
    where = f"http://rebound.test:{neighbour.port}/"
    outbound.check_url(where, resolve=lambda host, port, seconds: next(answers))
    with pytest.raises(OutboundRefused):
        outbound.request("GET", where, resolve=lambda host, port, seconds: next(answers))
    assert neighbour.seen == []


def test_request__first_address_is_dead__the_next_one_is_tried(neighbour: Neighbour) -> None:
    where = f"http://mlflow.test:{neighbour.port}/"
    assert outbound.request("GET", where, resolve=leads_to("127.0.0.9", "127.0.0.1")).status == 200


# Bounds


def took(act: Callable[[], object]) -> float:
    """Return the seconds after which an act failed as calls fail."""
    start = time.monotonic()
    with pytest.raises(OutboundFailed) as caught:
        act()
    assert (caught.value.code, caught.value.sentence) == ("outbound_failed", OutboundFailed.sentence)
    return time.monotonic() - start


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b".")
        time.sleep(0.05)


def _drip_of_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(1000):
        handler.wfile.write(b"X-%d: 1\r\n" % number)
        time.sleep(0.05)


def _drip_of_beginnings(handler: BaseHTTPRequestHandler) -> None:
    while True:
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        time.sleep(0.05)


@pytest.mark.parametrize("answer", [_drip, _drip_of_headers, _drip_of_beginnings])
def test_request__answer_in_drips__ends_in_time(url: str, neighbour: Neighbour, answer: Answer) -> None:
    neighbour.answer = answer
    assert took(lambda: outbound.request("GET", url, timeout=0.4)) < 1.5


def test_request__nobody_reads_its_body__ends_in_time(settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        settings.OUTBOUND_ALLOW = [f"127.0.0.1:{deaf.getsockname()[1]}"]
        where = f"http://{settings.OUTBOUND_ALLOW[0]}/"
        assert took(lambda: outbound.request("POST", where, content=b"x" * 20_000_000, timeout=0.4)) < 1.5
        assert took(lambda: outbound.request("GET", where.replace("http", "https"), timeout=0.4)) < 1.5


def test_request__lookup_that_hangs__ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    held = threading.Event()

    def hang(host: str, port: int) -> list[str]:
        held.wait(10)
        return []

    monkeypatch.setattr(names, "_addresses", hang)
    try:
        start = time.monotonic()
        with pytest.raises(OutboundRefused):
            outbound.request("GET", "http://slow.example/", timeout=0.2)
        assert time.monotonic() - start < 1.5
    finally:
        held.set()


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def _endless_chunks(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    while True:
        handler.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")


def _packed(body: bytes, encoding: str = "gzip") -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", encoding)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


BOMB = gzip.compress(bytes(50_000_000))


@pytest.mark.parametrize(
    "answer",
    [
        _endless,
        _endless_chunks,
        _packed(BOMB),
        _packed(gzip.compress(BOMB), "gzip, gzip"),
        _packed(b"x", "br"),
        _packed(b"no gzip at all"),
        _packed(gzip.compress(b"cut off")[:-4]),
    ],
)
def test_request__answer_too_large_or_badly_packed__is_refused(
    url: str, neighbour: Neighbour, answer: Answer
) -> None:
    neighbour.answer = answer
    assert took(lambda: outbound.request("GET", url, max_bytes=100_000, timeout=5)) < 4


def test_request__answer_of_exactly_the_limit__is_returned(url: str, neighbour: Neighbour) -> None:
    for body in (b"x" * 1000, bytes(1000)):
        neighbour.answer = _packed(gzip.compress(body))
        answer = outbound.request("GET", url, max_bytes=1000)
        assert answer.body == body
        assert "content-encoding" not in answer.headers
        with pytest.raises(OutboundFailed):
            outbound.request("GET", url, max_bytes=999)


def test_request__failures_of_every_kind__are_told_alike_and_logged_apart(
    url: str, neighbour: Neighbour, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    settings.OUTBOUND_ALLOW = [*settings.OUTBOUND_ALLOW, f"127.0.0.1:{port}"]
    neighbour.answer = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")
    with caplog.at_level(logging.WARNING):
        took(lambda: outbound.request("GET", f"http://127.0.0.1:{port}/?key=secret"))
        took(lambda: outbound.request("GET", f"{url}/?key=secret"))
        took(lambda: outbound.request("GET", f"{url.replace('http', 'https')}/?key=secret"))
    lines = [line.getMessage() for line in caplog.records]
    assert len(set(lines)) == 3
    assert "secret" not in caplog.text


# TLS


@pytest.fixture(scope="module")
def encrypted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Neighbour, str, list[str | None]]]:
    """Run a server whose certificate is for good.test, with its authority and the names asked for."""
    folder = tmp_path_factory.mktemp("tls")
    ca = authority(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate(ca, "good.test"))
    asked: list[str | None] = []
    context.sni_callback = lambda connection, name, context: asked.append(name)
    neighbour = Neighbour(context)
    yield neighbour, str(ca.path), asked
    neighbour.close()


def test_request__encrypted__name_is_asked_for_and_checked(
    encrypted: tuple[Neighbour, str, list[str | None]], settings: Any
) -> None:
    neighbour, ca, asked = encrypted
    settings.OUTBOUND_ALLOW = [
        f"{host}:{neighbour.port}" for host in ("good.test", "wrong.test", "127.0.0.1")
    ]
    good, wrong, bare = (f"https://{place}/" for place in settings.OUTBOUND_ALLOW)
    loopback = leads_to("127.0.0.1")

    settings.OUTBOUND_CA_FILE = ""
    took(lambda: outbound.request("GET", good, resolve=loopback))
    settings.OUTBOUND_CA_FILE = ca
    asked.clear()
    assert outbound.request("GET", good, resolve=loopback).body == b"hello"
    assert asked == ["good.test"]
    assert neighbour.seen[-1][2]["host"] == f"good.test:{neighbour.port}"
    took(lambda: outbound.request("GET", wrong, resolve=loopback))
    took(lambda: outbound.request("GET", bare))
    assert len(neighbour.seen) == 1


# For libraries


def test_session__call__obeys_the_same_rules(
    url: str, neighbour: Neighbour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with outbound.requests_session(timeout=0.5, max_bytes=1000) as session:
        for _ in range(2):
            answer = session.post(f"{url}/token", data={"code": "1"}, headers={"Accept": "application/json"})
            assert (answer.status_code, answer.text) == (200, "code=1")
        assert neighbour.seen[-1][2]["content-type"] == "application/x-www-form-urlencoded"
        assert "cookie" not in neighbour.seen[-1][2]
        assert not session.cookies
        for bad in (
            "http://127.0.0.1/",
            "http://127.1/",
            "http://169.254.169.254/",
            "http://a:b@example.com/",
        ):
            with pytest.raises(requests.ConnectionError, match="does not call this address"):
                session.get(bad)
        for answer in (_drip, _endless, _packed(BOMB)):
            neighbour.answer = answer
            with pytest.raises(requests.RequestException, match="no usable answer"):
                session.get(url, timeout=60, verify=False, proxies={"http": "http://127.0.0.1:1"})
        with pytest.raises(requests.RequestException):
            session.get("file:///etc/passwd")


def test_session__redirect__is_not_followed(url: str, neighbour: Neighbour) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", f"{url}/second")
        handler.end_headers()

    neighbour.answer = answer
    with outbound.requests_session() as session, pytest.raises(requests.RequestException):
        session.get(f"{url}/first")
    assert [path for _, path, _ in neighbour.seen] == ["/first"]
