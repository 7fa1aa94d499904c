"""Large, endless, lying and broken uploads against a real gunicorn behind the front."""

from __future__ import annotations

import hashlib
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from apps.registry.models import Artifact
from tests.factories.cast import World, token_of
from tests.mlflow_api.conftest import Server

pytestmark = pytest.mark.django_db(transaction=True)

LIMIT = 8 * 1024**2
MEGABYTE = b"x" * 1024**2


@pytest.fixture
def token(committed_world: World) -> str:
    return token_of(committed_world.acme.author)


def address(server: Server, path: str) -> str:
    return f"{server.base()}/api/2.0/mlflow-artifacts/artifacts/{path}"


def request_head(server: Server, token: str, *headers: str) -> bytes:
    lines = [
        "PUT /mlflow/acme/api/2.0/mlflow-artifacts/artifacts/m/x HTTP/1.1",
        f"Host: {urlsplit(server.url).netloc}",
        f"Authorization: Bearer {token}",
        *headers,
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def connect(server: Server) -> socket.socket:
    parts = urlsplit(server.url)
    return socket.create_connection((parts.hostname, parts.port), timeout=40)


def answer_of(connection: socket.socket) -> tuple[int, dict[str, str]]:
    """Read one response to its end."""
    data = b""
    while chunk := connection.recv(65536):
        data += chunk
        head, separator, body = data.partition(b"\r\n\r\n")
        if separator and body.endswith(b"}"):
            break
    return int(head.split()[1]), json.loads(body)


def leftovers(server: Server) -> list[Path]:
    return [path for path in server.artifacts.rglob("incoming/*") if path.is_file()]


def send_whole(server: Server, token: str, size: int) -> tuple[int, dict[str, str]]:
    """Send first and read later, like most clients."""
    with connect(server) as connection:
        connection.sendall(request_head(server, token, f"Content-Length: {size}"))
        for _ in range(size // len(MEGABYTE)):
            connection.sendall(MEGABYTE)
        return answer_of(connection)


def test_upload__two_gigabytes_sent__still_hears_the_answer(server: Server, token: str) -> None:
    before = server.served.memory()
    status, body = send_whole(server, token, 2 * 1024**3)
    assert (status, body["code"]) == (413, "artifact_too_large")
    assert server.served.memory() - before < 64 * 1024**2
    assert not Artifact.objects.exists()
    assert leftovers(server) == []


def test_upload__by_a_stranger__still_hears_the_answer(server: Server, token: str) -> None:
    status, body = send_whole(server, "pp_wrong", 64 * 1024**2)
    assert (status, body["code"]) == (401, "unauthenticated")


def test_upload__too_large_by_its_length__is_answered_before_a_byte_is_sent(
    server: Server, token: str
) -> None:
    with connect(server) as connection:
        connection.sendall(request_head(server, token, f"Content-Length: {LIMIT + 1}"))
        started = time.monotonic()
        assert answer_of(connection)[0] == 413
        assert time.monotonic() - started < 5


def test_upload__chunked__is_counted_while_it_streams(server: Server, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}

    def endless() -> Iterator[bytes]:
        for _ in range(64):
            yield MEGABYTE

    refused = httpx.put(address(server, "m/endless"), content=endless(), headers=headers, timeout=40)
    assert (refused.status_code, refused.json()["code"]) == (413, "artifact_too_large")
    stored = httpx.put(address(server, "m/small"), content=iter([b"ab", b"cd"]), headers=headers, timeout=40)
    assert stored.status_code == 200
    assert Artifact.objects.get().size == 4
    assert leftovers(server) == []


def test_upload__sender_leaves_early__stores_nothing(server: Server, token: str) -> None:
    with connect(server) as connection:
        connection.sendall(request_head(server, token, "Content-Length: 1000000") + b"x" * 1000)
    deadline = time.monotonic() + 10
    while leftovers(server) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert leftovers(server) == []
    assert not Artifact.objects.exists()


def test_upload__broken_chunks__are_an_error_and_the_server_lives(server: Server, token: str) -> None:
    with connect(server) as connection:
        connection.sendall(request_head(server, token, "Transfer-Encoding: chunked") + b"zz\r\nnonsense")
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(12) in (b"HTTP/1.1 400", b"")
    assert not Artifact.objects.exists()
    assert httpx.get(f"{server.base()}/health", timeout=10).text == "OK"


def test_upload__length_and_chunks_together__are_refused(server: Server, token: str) -> None:
    with connect(server) as connection:
        head = request_head(server, token, "Transfer-Encoding: chunked", "Content-Length: 4")
        connection.sendall(head + b"4\r\nabcd\r\n0\r\n\r\n")
        assert connection.recv(12) == b"HTTP/1.1 400"
    assert not Artifact.objects.exists()


def test_upload__raw_traversal_on_the_line__is_400(server: Server, token: str) -> None:
    for path in ("../../../x", "a/..%2f..%2fx", "..%252fx", "%2e%2e%5cx", "//x"):
        line = request_head(server, token, "Content-Length: 1").replace(
            b"artifacts/m/x", b"artifacts/" + path.encode()
        )
        with connect(server) as connection:
            connection.sendall(line + b"x")
            assert answer_of(connection)[0] == 400, path
    assert not Artifact.objects.exists()


def test_upload__same_path_by_many_at_once__keeps_one_whole_file(server: Server, token: str) -> None:
    import concurrent.futures

    bodies = [bytes([65 + number]) * 300_000 for number in range(6)]
    headers = {"Authorization": f"Bearer {token}"}

    def put(body: bytes) -> int:
        return httpx.put(address(server, "m/x"), content=body, headers=headers, timeout=40).status_code

    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        assert set(pool.map(put, bodies)) == {200}
    found = httpx.get(address(server, "m/x"), headers=headers, timeout=40).content
    assert found in bodies


def test_download__damaged_on_disk__never_arrives_whole(server: Server, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    data = b"a" * 600_000
    assert httpx.put(address(server, "m/x"), content=data, headers=headers, timeout=40).status_code == 200
    blob = next(server.artifacts.rglob(hashlib.sha256(data).hexdigest()))
    blob.write_bytes(b"b" * len(data))
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(address(server, "m/x"), headers=headers, timeout=40)
    blob.write_bytes(b"short")
    assert httpx.get(address(server, "m/x"), headers=headers, timeout=40).json()["error_code"] == "DATA_LOSS"
