"""Calls to a Postgres of somebody else: read only, to checked addresses only, and never longer than their time."""

from __future__ import annotations

import logging
import os
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import certifi
import psycopg
from django.conf import settings
from psycopg.pq import TransactionStatus

from apps.core.outbound import client, names
from apps.core.outbound.addresses import Place, Tcp, read_tcp
from apps.core.outbound.wire import Deadline

logger = logging.getLogger(__name__)

# Of many addresses behind one name, as many are tried.
_MOST_ADDRESSES = 4


class ReadOnlyConnection(psycopg.Connection[Any]):
    """A connection whose every transaction is READ ONLY and has limits, in milliseconds."""

    statement_limit: int = 10_000
    lock_limit: int = 2_000


class ReadOnlyCursor(psycopg.Cursor[Any]):
    """A cursor that runs one statement at a time: text that holds a second one ends neither the transaction nor its limits."""

    def execute(self, query: Any, params: Any = None, *, prepare: Any = None, binary: Any = None) -> Any:
        """Run one statement, which the server parses as exactly one."""
        connection = self.connection
        if (
            isinstance(connection, ReadOnlyConnection)
            and connection.info.transaction_status == TransactionStatus.IDLE
        ):
            # It takes the snapshot, after which the transaction cannot be made one that writes.
            super().execute(
                "SELECT set_config('statement_timeout', %s, true), set_config('lock_timeout', %s, true)",
                (str(connection.statement_limit), str(connection.lock_limit)),
            )
        return super().execute(query, params, prepare=True, binary=binary)

    def executemany(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: nothing is written."""
        raise psycopg.NotSupportedError("a read-only connection runs one statement at a time")

    def copy(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: COPY is not sent as one prepared statement."""
        raise psycopg.NotSupportedError("a read-only connection does not copy")

    def stream(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: it would begin a transaction without limits."""
        raise psycopg.NotSupportedError("a read-only connection does not stream; use fetchmany")


@contextmanager
def postgres(
    place: str,
    *,
    database: str,
    user: str = "",
    password: str = "",
    sslmode: str = "verify-full",
    statement_seconds: float = 10.0,
    lock_seconds: float = 2.0,
    seconds: float = 60.0,
    allowed: frozenset[Place] | None = None,
    resolve: names.Resolver = names.system,
) -> Iterator[ReadOnlyConnection]:
    """Open a read-only connection to host:port, and close it at the end.

    All statements are one READ ONLY transaction, in which the server ends one after `statement_seconds` and a wait for a
    lock after `lock_seconds`; everything together ends after `seconds`, whatever the server does. Nothing of the
    portal's own environment is used: no file of passwords, no certificate, no variable. Raises `OutboundRefused`,
    `OutboundFailed` where no connection is made in time, and `psycopg.Error` for what statements meet.
    """
    deadline = Deadline(seconds)
    target, addresses = client.checked(
        lambda: read_tcp(place, kind=Tcp.POSTGRES, allowed=allowed), resolve, deadline
    )
    pinned = addresses[:_MOST_ADDRESSES]
    with _roots(sslmode) as roots:
        try:
            connection = ReadOnlyConnection.connect(
                "",
                # With an address given nothing is looked up; the name is that of the certificate.
                host=",".join([target.host] * len(pinned)),
                hostaddr=",".join(pinned),
                port=",".join([str(target.port)] * len(pinned)),
                dbname=database,
                user=user,
                password=password,
                sslmode=sslmode,
                sslrootcert=roots,
                sslcertmode="disable",
                gssencmode="disable",
                # Whoever pretends to be the server is not told the password in clear text.
                require_auth="" if sslmode == "verify-full" else "!password,!gss,!sspi",
                passfile=os.devnull + "/none",
                options="",
                client_encoding="utf8",
                target_session_attrs="any",
                load_balance_hosts="disable",
                application_name="platform-portal",
                connect_timeout=max(2, int(min(deadline.left(), client.DEFAULT_SECONDS) / len(pinned))),
                cursor_factory=ReadOnlyCursor,
            )
        except psycopg.Error as error:
            logger.warning("outbound database at %s:%d: %s", target.host, target.port, type(error).__name__)
            raise client.OutboundFailed from error
    connection.read_only = True
    connection.statement_limit = max(1, int(statement_seconds * 1000))
    connection.lock_limit = max(1, int(lock_seconds * 1000))
    with connection, _ended_after(deadline.left(), connection):
        yield connection


@contextmanager
def _ended_after(seconds: float, connection: ReadOnlyConnection) -> Iterator[None]:
    """Cut a connection from outside when its time is over: the other side may never answer, and say nothing."""
    stream = socket.socket(fileno=os.dup(connection.fileno()))

    def cut() -> None:
        with suppress(OSError):
            stream.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        stream.close()


@contextmanager
def _roots(sslmode: str) -> Iterator[str]:
    """Give the file of certificates that are trusted: the public ones, and those of PORTAL_OUTBOUND_CA_FILE."""
    if sslmode != "verify-full":
        yield os.devnull + "/none"
        return
    if not settings.OUTBOUND_CA_FILE:
        yield certifi.where()
        return
    with tempfile.NamedTemporaryFile(suffix=".pem") as joined:
        for name in (certifi.where(), settings.OUTBOUND_CA_FILE):
            joined.write(Path(name).read_bytes())
        joined.flush()
        yield joined.name
