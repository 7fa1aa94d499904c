"""The front before gunicorn: slow and greedy callers, callers that come back, and what it hands on and keeps back."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psutil
import pytest
from django.conf import settings as django_settings
from django.db import connection

from apps.core.areas import Level
from apps.operations import health
from platform_portal import front, web_server
from tests.served import Served, served
from tests.slow import KINDS, SlowCallers

# Far more than either should take, and far less than a thread of the portal once waited for a slow caller.
ANSWERED_SECONDS = 10.0
REPLACED_SECONDS = 90.0
CONNECTIONS = 200
PAGES = ("/healthz", "/accounts/login/")


@pytest.fixture(scope="module")
def portal(django_db_setup: None) -> Iterator[Served]:
    """Run the portal on the test's database."""
    base, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    environment = {
        "DATABASE_URL": f"{base}/{connection.settings_dict['NAME']}",
        "SECRET_KEY": str(django_settings.SECRET_KEY),
    }
    with served(environment) as running:
        yield running


@pytest.fixture(scope="module")
def echo() -> Iterator[Served]:
    """Run an application that tells what reached it."""
    with served({}, application="tests.local.echo:application", ready="/") as running:
        yield running


def told(echo: Served, head: str, body: bytes = b"") -> dict[str, Any]:
    """Send a request exactly as written and return what the application behind the front saw of it."""
    status, content = raw(echo, head, body)
    assert status == 200, content
    found: dict[str, Any] = json.loads(content)
    return found


def raw(made: Served, head: str, body: bytes = b"") -> tuple[int, bytes]:
    with socket.create_connection(("127.0.0.1", made.port), timeout=20) as line:
        line.sendall("\r\n".join([*head.split("\n"), "host: localhost", "", ""]).encode() + body)
        answer = http.client.HTTPResponse(line)
        answer.begin()
        return answer.status, answer.read()


def workers(portal: Served) -> set[int]:
    return {child.pid for child in psutil.Process(portal.web.pid).children()}


def reload_web(portal: Served) -> None:
    portal.web.send_signal(signal.SIGHUP)


def end_workers(portal: Served) -> None:
    """End one worker after the other, each when the one before is replaced."""
    number = len(workers(portal))
    for worker in workers(portal):
        os.kill(worker, signal.SIGTERM)
        deadline = time.monotonic() + REPLACED_SECONDS
        while worker in workers(portal) or len(workers(portal)) < number:
            assert time.monotonic() < deadline
            time.sleep(0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_portal__while_200_callers_are_slow__answers_at_once(portal: Served, kind: str) -> None:
    with SlowCallers(portal.port, kind, CONNECTIONS):
        for path in PAGES * 3:
            started = time.monotonic()
            with contextlib.closing(portal.connect(timeout=ANSWERED_SECONDS)) as line:
                line.request("GET", path)
                assert line.getresponse().status == 200
            assert time.monotonic() - started < ANSWERED_SECONDS


def test_connection__used_again_after_a_pause__is_still_open(portal: Served) -> None:
    with contextlib.closing(portal.connect()) as line:
        line.request("GET", "/healthz")
        line.getresponse().read()
        used = line.sock
        # Longer than gunicorn keeps a connection, which is what closed just when a request was on its way.
        time.sleep(3)
        line.request("GET", "/healthz")
        assert line.getresponse().status == 200
        assert line.sock is used


@pytest.mark.parametrize("how", [reload_web, end_workers])
def test_readers__while_the_workers_are_exchanged__get_no_error(
    portal: Served, how: Callable[[Served], None]
) -> None:
    stop, failed, answered = threading.Event(), [], []

    def read() -> None:
        with contextlib.closing(portal.connect()) as line:
            while not stop.is_set():
                try:
                    line.request("GET", "/healthz")
                    answer = line.getresponse()
                    answer.read()
                except (OSError, http.client.HTTPException) as error:
                    failed.append(repr(error))
                    return
                (answered if answer.status == 200 else failed).append(answer.status)

    readers = [threading.Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    old = workers(portal)
    how(portal)
    deadline = time.monotonic() + REPLACED_SECONDS
    while workers(portal) & old or len(workers(portal)) < len(old):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    enough = len(answered) + 10 * len(readers)
    while len(answered) < enough and not failed:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    stop.set()
    for reader in readers:
        reader.join()
    assert failed == []


@pytest.mark.parametrize(("method", "status", "calls"), [("GET", 200, 2), ("HEAD", 200, 2), ("POST", 503, 1)])
def test_worker__that_ends_before_it_answers__is_asked_again_for_reads_alone(
    echo: Served, tmp_path: Path, method: str, status: int, calls: int
) -> None:
    called = tmp_path / "called"
    with contextlib.closing(echo.connect()) as line:
        line.request(method, "/", headers={"X-Die-Once": str(called)})
        assert line.getresponse().status == status
    assert called.read_text() == "x" * calls


def test_address_and_scheme__whatever_the_caller_claims__are_the_connections(echo: Served) -> None:
    seen = told(
        echo,
        "GET / HTTP/1.1\nx-forwarded-for: 203.0.113.9\nx-forwarded-for: 203.0.113.10\nx-forwarded-proto: https"
        "\nx-forwarded-ssl: on\nx-forwarded-protocol: ssl\nx_forwarded_for: 203.0.113.11\nscript_name: /x"
        "\nscript-name: /x\npath_info: /admin/\nremote_addr: 203.0.113.12\nx-envoy-external-address: 203.0.113.13",
    )
    assert seen["HTTP_X_FORWARDED_FOR"].replace(" ", "").split(",") == [
        "203.0.113.9",
        "203.0.113.10",
        "127.0.0.1",
    ]
    assert (seen["wsgi.url_scheme"], seen["HTTP_X_FORWARDED_PROTO"]) == ("http", "http")
    assert (seen["SCRIPT_NAME"], seen["PATH_INFO"], seen["REMOTE_ADDR"]) == ("", "/", "")
    assert "203.0.113.13" not in json.dumps(seen)


def test_host__is_handed_on_as_it_was_sent(echo: Served) -> None:
    with contextlib.closing(echo.connect()) as line:
        line.request("GET", "/", headers={"Host": "portal.example:8000"})
        assert json.loads(line.getresponse().read())["HTTP_HOST"] == "portal.example:8000"


@pytest.mark.parametrize(
    "path",
    [
        "/a/../b",
        "//a//b",
        "/a%2fb",
        "/a%5cb",
        "/%2e%2e/x",
        "/a;b=c",
        "/%E2%82%AC",
        "/a?b=/../c&b=%2f",
        "/A/./b",
    ],
)
def test_path__however_it_is_spelt__is_the_portals_to_judge(echo: Served, path: str) -> None:
    assert told(echo, f"GET {path} HTTP/1.1")["RAW_URI"] == path


def test_request__before_its_body_is_whole__takes_no_worker(echo: Served) -> None:
    body = b"x" * 100_000
    head = f"POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: {len(body)}\r\n\r\n".encode()
    lines = [socket.create_connection(("127.0.0.1", echo.port), timeout=20) for _ in range(20)]
    try:
        for line in lines:
            line.sendall(head + body[:-1])
        assert echo.get("/")[0] == 200
        for line in lines:
            line.sendall(body[-1:])
            answer = http.client.HTTPResponse(line)
            answer.begin()
            assert json.loads(answer.read())["body"] == len(body)
    finally:
        for line in lines:
            line.close()


@pytest.mark.parametrize(
    ("accept", "content_type"), [("text/html", "text/html"), ("*/*", "application/problem+json")]
)
def test_request__larger_than_any_form__is_refused_in_the_callers_own_words(
    echo: Served, accept: str, content_type: str
) -> None:
    with contextlib.closing(echo.connect()) as line:
        line.request("POST", "/", b"x" * (front.MAX_BUFFERED_BYTES + 1), {"Accept": accept})
        answer = line.getresponse()
        assert answer.status == 413
        assert answer.headers["content-type"].startswith(content_type)
        assert "Send less at once" in answer.read().decode()


@pytest.mark.parametrize(
    ("head", "status", "code"),
    [
        ("GET / HTTP/1.1\nx: " + "x" * 33 * 1024, 431, "front_too_large"),
        ("GET / HTTP/1.1" + "".join(f"\nx{number}: y" for number in range(120)), 431, "front_too_large"),
        ("PRI * HTTP/2.0", 400, "front_bad_request"),
        ("POST / HTTP/1.1\ncontent-length: 5\ntransfer-encoding: chunked", 400, "front_bad_request"),
        ("POST / HTTP/1.1\ncontent-length: 5\ncontent-length: 6", 400, "front_bad_request"),
        ("POST / HTTP/1.1\nx-die-once: {folder}/x", 503, "front_unavailable"),
    ],
)
def test_request__that_the_front_refuses__has_a_code_and_says_what_to_do(
    echo: Served, tmp_path: Path, head: str, status: int, code: str
) -> None:
    found, content = raw(echo, head.replace("{folder}", str(tmp_path)))
    problem = json.loads(content)
    assert (found, problem["status"], problem["code"]) == (status, status, code)
    assert problem["type"] == f"urn:platform-portal:problem:{code}"
    assert problem["detail"] in {sentence for *_, sentence in front.REFUSALS}


def test_request__of_http_1_0__is_handed_on(echo: Served) -> None:
    assert told(echo, "GET /a HTTP/1.0")["RAW_URI"] == "/a"


def test_file__of_any_size__streams_to_the_workers_of_files(echo: Served) -> None:
    size = front.MAX_BUFFERED_BYTES * 4
    path = "/mlflow/acme/api/2.0/mlflow-artifacts/artifacts/m/x"
    seen = told(echo, f"PUT {path} HTTP/1.1\ncontent-length: {size}", b"x" * size)
    assert seen["body"] == size


def test_metrics__through_the_front__are_told_on_this_machine_alone(portal: Served) -> None:
    assert portal.get("/metrics")[0] == 200
    for claimed in ({"X-Forwarded-For": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"}, {"Via": "1.1 x"}):
        assert portal.get("/metrics", claimed)[0] == 404


def test_roles__through_start_reload_and_crash__keep_workers_for_pages_and_files() -> None:
    server = SimpleNamespace(WORKERS={})

    def spawn() -> None:
        worker = SimpleNamespace()
        web_server.pre_fork(server, worker)
        server.WORKERS[len(server.WORKERS) + 1000 * (len(spawned) + 1)] = worker
        spawned.append(worker)

    def roles() -> list[bool]:
        return sorted(worker.serves_files for worker in server.WORKERS.values())

    spawned: list[SimpleNamespace] = []
    for _ in range(web_server.workers):
        spawn()
    assert roles() == [False, False, True]
    # A reload starts as many again before it ends the old ones.
    old = list(server.WORKERS)
    for _ in range(web_server.workers):
        spawn()
    for key in old:
        del server.WORKERS[key]
    assert roles() == [False, False, True]
    for crashed in list(server.WORKERS):
        del server.WORKERS[crashed]
        spawn()
        assert roles() == [False, False, True]


def test_address_and_scheme__behind_a_terminator_of_ones_own__are_what_it_says() -> None:
    with served({}, application="tests.local.echo:application", ready="/", trusted_proxies=1) as behind:
        seen = told(behind, "GET / HTTP/1.1\nx-forwarded-for: 192.0.2.7\nx-forwarded-proto: https")
    assert seen["HTTP_X_FORWARDED_FOR"].replace(" ", "").split(",") == ["192.0.2.7", "127.0.0.1"]
    assert (seen["wsgi.url_scheme"], seen["HTTP_X_FORWARDED_PROTO"]) == ("https", "https")


def test_health__of_the_front__counts_its_connections_and_says_when_it_is_away(
    echo: Served, settings: Any
) -> None:
    settings.FRONT_ADMIN_SOCKET = str(echo.folder / front.ADMIN_SOCKET)
    lines = [socket.create_connection(("127.0.0.1", echo.port), timeout=20) for _ in range(3)]
    try:
        assert echo.get("/")[0] == 200
        found = health.front()
    finally:
        for line in lines:
            line.close()
    assert found.level is Level.OK
    count = int(found.detail.split()[1])
    assert count >= len(lines)
    assert found.detail == f"holds {count} of {front.MAX_CONNECTIONS:,} connections"
    settings.FRONT_ADMIN_SOCKET = str(echo.folder / "nobody.sock")
    assert health.front().level is Level.FAIL
    settings.FRONT_ADMIN_SOCKET = ""
    assert health.front().level is Level.WARN


def test_admin_interface__of_the_front__is_its_owners_alone(echo: Served) -> None:
    assert stat.S_IMODE((echo.folder / front.ADMIN_SOCKET).stat().st_mode) == 0o600
    assert stat.S_IMODE((echo.folder / front.PAGES_SOCKET).stat().st_mode) & 0o077 == 0
