"""Postgres and gRPC through a connection: read only, to the checked address, and never longer than their time."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent import futures
from typing import Any

import grpc
import psycopg
import pytest
from django.conf import settings as configured

from apps.connections import services
from apps.connections.models import Connection
from apps.core import outbound
from apps.core.outbound import OutboundFailed, OutboundRefused
from tests.connections.places import open_place
from tests.core.certificates import authority, certificate
from tests.factories.cast import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def portal(settings: Any) -> None:
    settings.PORTAL_URL, settings.OUTBOUND_ALLOW = "https://portal.example.com", []


def leads_to(*addresses: str) -> Callable[[str, int, float], list[str]]:
    asked: list[str] = []

    def resolve(host: str, port: int, seconds: float) -> list[str]:
        # Whoever asks twice is led to another place.
        asked.append(host)
        return list(addresses) if len(asked) == 1 else ["10.255.255.1"]

    return resolve


@pytest.fixture
def database(world: World) -> Connection:
    """Return acme's connection to the test server, as the application's own role, which may write."""
    own = configured.DATABASES["default"]
    open_place(world.acme.tenant, int(own["PORT"]))
    return services.create_connection(
        tenant=world.acme.tenant,
        name="warehouse",
        kind="postgres",
        address=f"127.0.0.1:{own['PORT']}",
        database=own["NAME"],
        username=own["USER"],
        secret=own["PASSWORD"] or "none",
        encryption="none",
        by=world.acme.tenant_admin,
    )


def test_postgres__test__answers(world: World, database: Connection) -> None:
    tested = services.probe(connection=database, by=world.acme.tenant_admin)
    assert (tested.result, tested.sentence) == ("reachable", "It answered.")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tenants_tenant SET name = 'x'",
        "DELETE FROM tenants_tenant",
        "CREATE TABLE mine (a int)",
        "CREATE TEMPORARY TABLE mine (a int); INSERT INTO tenants_tenant DEFAULT VALUES",
        "SET TRANSACTION READ WRITE",
        "COMMIT; UPDATE tenants_tenant SET name = 'x'",
        "SELECT 1; COMMIT; BEGIN READ WRITE; DELETE FROM tenants_tenant; COMMIT",
        "WITH gone AS (DELETE FROM tenants_tenant RETURNING 1) SELECT * FROM gone",
        "SELECT nextval('core_sqlrule_id_seq')",
    ],
)
def test_postgres__statement_that_writes__is_refused_by_the_server(
    database: Connection, statement: str
) -> None:
    with services.postgres(database) as opened, pytest.raises(psycopg.Error):
        opened.execute(statement)


@pytest.mark.parametrize("ending", ["COMMIT", "ROLLBACK", "END"])
def test_postgres__statement_that_ends_the_transaction__opens_none_that_writes(
    database: Connection, ending: str
) -> None:
    with services.postgres(database, statement_seconds=7) as opened:
        opened.execute(ending)
        assert opened.execute("SHOW transaction_read_only").fetchone() == ("on",)
        assert opened.execute("SHOW statement_timeout").fetchone() == ("7s",)
        with pytest.raises(psycopg.Error):
            opened.execute("SET TRANSACTION READ WRITE")
        opened.rollback()
        with pytest.raises(psycopg.Error):
            opened.execute("SET TRANSACTION READ WRITE")


def test_postgres__other_ways_to_send__are_closed(database: Connection) -> None:
    with services.postgres(database) as opened:
        cursor = opened.cursor()
        for act in (
            lambda: cursor.executemany("SELECT %s", [(1,)]),
            lambda: cursor.copy("COPY tenants_tenant TO STDOUT"),
            lambda: cursor.stream("SELECT 1"),
        ):
            with pytest.raises(psycopg.NotSupportedError):
                act()


def test_postgres__statement_that_takes_long__is_ended(database: Connection) -> None:
    began = time.monotonic()
    with (
        services.postgres(database, statement_seconds=0.2) as opened,
        pytest.raises(psycopg.errors.QueryCanceled),
    ):
        opened.execute("SELECT pg_sleep(20)")
    assert time.monotonic() - began < 10


def test_postgres__wrong_password_or_database__is_said_in_one_sentence(
    world: World, database: Connection
) -> None:
    by = world.acme.tenant_admin
    services.update_connection(connection=database, by=by, database="nowhere", secret="s")
    tested = services.probe(connection=database, by=by)
    assert tested.result == "unreachable"
    assert "nowhere" not in tested.sentence


def test_postgres__environment_of_the_portal__is_not_used(
    database: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGOPTIONS", "-c default_transaction_read_only=off -c application_name=ambient")
    monkeypatch.setenv("PGAPPNAME", "ambient")
    monkeypatch.setenv("PGSSLMODE", "verify-full")
    with services.postgres(database) as opened:
        assert opened.execute("SHOW application_name").fetchone() == ("platform-portal",)


def test_postgres__that_says_nothing__ends_in_time(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        port = deaf.getsockname()[1]
        began = time.monotonic()
        with (
            pytest.raises(OutboundFailed),
            outbound.postgres(
                f"127.0.0.1:{port}",
                database="d",
                user="u",
                password="p",
                sslmode="disable",
                seconds=2,
                allowed=frozenset({("127.0.0.1", port)}),
            ),
        ):
            pass
        assert time.monotonic() - began < 8


def test_postgres__server_that_hangs_after_the_start__is_cut_off(database: Connection) -> None:
    began = time.monotonic()
    with (
        pytest.raises(psycopg.OperationalError),
        services.postgres(database, statement_seconds=30, seconds=1.5) as opened,
    ):
        opened.execute("SELECT pg_sleep(20)")
    assert time.monotonic() - began < 10


def test_postgres__name_that_leads_elsewhere_the_second_time__is_asked_for_once(database: Connection) -> None:
    own = configured.DATABASES["default"]
    place = ("db.internal", int(own["PORT"]))
    with outbound.postgres(
        f"{place[0]}:{place[1]}",
        database=own["NAME"],
        user=own["USER"],
        password=own["PASSWORD"] or "none",
        sslmode="disable",
        allowed=frozenset({place}),
        resolve=leads_to("127.0.0.1"),
    ) as opened:
        assert opened.execute("SELECT 1").fetchone() == (1,)
        assert opened.info.hostaddr == "127.0.0.1"


def test_postgres__without_tls_where_it_is_wanted__is_told_no_password(world: World) -> None:
    """A server that answers no to TLS gets nothing more."""
    heard = bytearray()
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            peer, _ = server.accept()
            with peer:
                heard.extend(peer.recv(1024))
                peer.sendall(b"N")
                while piece := peer.recv(1024):
                    heard.extend(piece)

        worker = threading.Thread(target=answer, daemon=True)
        worker.start()
        with (
            pytest.raises(OutboundFailed),
            outbound.postgres(
                f"127.0.0.1:{port}",
                database="d",
                user="reader-of-acme",
                password="password-of-acme",
                sslmode="verify-full",
                seconds=5,
                allowed=frozenset({("127.0.0.1", port)}),
            ),
        ):
            pass
        worker.join(5)
    # The request for TLS and nothing else.
    assert len(heard) == 8


class Echo(grpc.GenericRpcHandler):
    """A service that answers each call with what it was sent; `seen` is the metadata."""

    def __init__(self) -> None:
        self.seen: list[dict[str, str]] = []

    def service(self, details: Any) -> Any:
        self.seen.append(dict(details.invocation_metadata))

        def answer(request: bytes, context: Any) -> bytes:
            if request == b"slow":
                context.is_active()
                time.sleep(3)
            return b"x" * 5000 if request == b"large" else request

        return grpc.unary_unary_rpc_method_handler(answer)


@pytest.fixture
def echo() -> Iterator[tuple[int, Echo]]:
    """Start a real gRPC server on the loopback."""
    found = Echo()
    server = grpc.server(futures.ThreadPoolExecutor(2), handlers=[found])
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield port, found
    server.stop(None).wait()


@pytest.fixture
def registry(world: World, echo: tuple[int, Echo]) -> Connection:
    open_place(world.acme.tenant, echo[0])
    return services.create_connection(
        tenant=world.acme.tenant,
        name="feast",
        kind="feast_registry_server",
        address=f"127.0.0.1:{echo[0]}",
        secret="token-of-acme-91ab",
        encryption="none",
        by=world.acme.tenant_admin,
    )


def test_grpc__call__carries_the_token_and_ends_in_time(
    world: World, registry: Connection, echo: tuple[int, Echo]
) -> None:
    with services.grpc_channel(registry) as channel:
        assert channel.unary_unary("/x.Y/Z")(b"hello") == b"hello"
    assert echo[1].seen[0]["authorization"] == "Bearer token-of-acme-91ab"
    assert services.probe(connection=registry, by=world.acme.tenant_admin).result == "reachable"
    began = time.monotonic()
    with pytest.raises(OutboundFailed), services.grpc_channel(registry, seconds=1) as channel:
        channel.unary_unary("/x.Y/Z")(b"slow")
    assert time.monotonic() - began < 2.9


def test_grpc__answer_too_large__is_refused(registry: Connection) -> None:
    with pytest.raises(OutboundFailed), services.grpc_channel(registry, max_bytes=1000) as channel:
        channel.unary_unary("/x.Y/Z")(b"large")


def test_grpc__nobody_there__fails_in_time(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        port = deaf.getsockname()[1]
        began = time.monotonic()
        with (
            pytest.raises(OutboundFailed),
            outbound.grpc_channel(
                f"127.0.0.1:{port}",
                is_encrypted=False,
                seconds=1,
                allowed=frozenset({("127.0.0.1", port)}),
            ),
        ):
            pass
        assert time.monotonic() - began < 5


def test_grpc__name_that_leads_elsewhere_the_second_time__is_asked_for_once(
    echo: tuple[int, Echo], monkeypatch: pytest.MonkeyPatch
) -> None:
    # A proxy of the environment would be asked for the name again.
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("grpc_proxy", "http://127.0.0.1:1")
    place = ("feast.internal", echo[0])
    with outbound.grpc_channel(
        f"{place[0]}:{place[1]}",
        is_encrypted=False,
        allowed=frozenset({place}),
        resolve=leads_to("127.0.0.1"),
    ) as channel:
        assert channel.unary_unary("/x.Y/Z")(b"hello") == b"hello"


def test_grpc__name_that_leads_inside__is_refused(echo: tuple[int, Echo]) -> None:
    for found in ("127.0.0.1", "10.0.0.1", "169.254.169.254"):
        with (
            pytest.raises(OutboundRefused),
            outbound.grpc_channel("feast.example.com:443", allowed=frozenset(), resolve=leads_to(found)),
        ):
            pass


def test_grpc__certificate__is_that_of_the_name(settings: Any, tmp_path: Any) -> None:
    own = authority(tmp_path)
    chain, key = certificate(own, "feast.internal")
    settings.OUTBOUND_CA_FILE = str(own.path)
    server = grpc.server(futures.ThreadPoolExecutor(2), handlers=[Echo()])
    credentials = grpc.ssl_server_credentials([(key.read_bytes(), chain.read_bytes())])
    port = server.add_secure_port("127.0.0.1:0", credentials)
    server.start()
    try:
        for host, works in (("feast.internal", True), ("other.internal", False)):
            with outbound_channel(host, port, works) as channel:
                if works:
                    assert channel.unary_unary("/x.Y/Z")(b"hello") == b"hello"
    finally:
        server.stop(None).wait()


class outbound_channel:
    """A channel by TLS to a name that leads to the loopback, which opens or does not."""

    def __init__(self, host: str, port: int, works: bool) -> None:
        self._works = works
        self._channel = outbound.grpc_channel(
            f"{host}:{port}", seconds=3, allowed=frozenset({(host, port)}), resolve=leads_to("127.0.0.1")
        )

    def __enter__(self) -> Any:
        if self._works:
            return self._channel.__enter__()
        with pytest.raises(OutboundFailed):
            self._channel.__enter__()
        return None

    def __exit__(self, *error: Any) -> None:
        if self._works:
            self._channel.__exit__(*error)
