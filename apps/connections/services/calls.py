"""Calls through a connection: under the places of its tenant, with its secret, bounded in time and size."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from cryptography.fernet import InvalidToken

from apps.connections import choices
from apps.connections.choices import SSLMODES, ConnectionKind, Encryption
from apps.connections.models import PURPOSE, Connection
from apps.connections.services.connections import require_encryption
from apps.connections.services.places import places_of
from apps.core import outbound, switches
from apps.core.encryption import cipher_for
from apps.core.outbound.databases import ReadOnlyConnection
from apps.core.refusals import Conflict, Invalid
from apps.tenants.access import TenantSuspended
from apps.tenants.choices import Status

# What is added to an address: it never changes the host.
_PATH = re.compile(r"(?:[/?][!-\[\]^_`a-z{|}~]*)?", re.IGNORECASE)


class WrongKind(Invalid):
    code = "wrong_connection_kind"
    sentence = "A connection of this kind cannot be used here. Choose another one."


class SecretUnreadable(Conflict):
    code = "secret_unreadable"
    sentence = "The secret of this connection can no longer be read. Give it anew."


def require_kind(connection: Connection, *kinds: ConnectionKind) -> None:
    """Return quietly when a connection is of one of these kinds. Raises `WrongKind`."""
    if connection.kind not in kinds:
        named = " or ".join(str(kind.label) for kind in kinds)
        raise WrongKind(
            f"This needs a connection to {named}, and {connection.name} is none. Choose another one."
        )


def is_path(text: str) -> bool:
    """Return whether `fetch` takes a text as the path that is added to an address."""
    return _PATH.fullmatch(text) is not None


def secret_of(connection: Connection) -> str:
    """Return the secret of a connection, "" where it has none. Never log, show or keep it. Raises `SecretUnreadable`."""
    if not connection.encrypted_secret:
        return ""
    try:
        return cipher_for(PURPOSE).decrypt(connection.encrypted_secret.encode()).decode()
    except InvalidToken:
        raise SecretUnreadable() from None


def fetch(
    connection: Connection,
    path: str = "",
    *,
    method: str = "GET",
    json: Any = None,
    headers: Mapping[str, str] | None = None,
    max_bytes: int = outbound.DEFAULT_BYTES,
    seconds: float = outbound.DEFAULT_SECONDS,
) -> outbound.Response:
    """Call a connection over HTTP and return what it answered, whatever the status.

    `path` is added to the address: it begins with / or ?. A user name and the secret go as Basic, a secret alone as
    Bearer. Raises `WrongKind`, `OutboundRefused`, `OutboundFailed`, `SwitchedOff` and `TenantSuspended`.
    """
    require_kind(
        connection, *(ConnectionKind(kind) for kind in choices.ConnectionKind if kind in choices.HTTP_KINDS)
    )
    if not is_path(path):
        raise ValueError("a path begins with / or ? and is visible ASCII")
    allowed = _opened(connection)
    base = connection.address.rstrip("/") if path.startswith("/") else connection.address
    return outbound.request(
        method,
        base + path,
        headers={**(headers or {}), **_authorization(connection)},
        json=json,
        timeout=seconds,
        max_bytes=max_bytes,
        allowed=allowed,
    )


@contextmanager
def grpc_channel(
    connection: Connection,
    *,
    seconds: float = 30.0,
    max_bytes: int = outbound.DEFAULT_BYTES,
) -> Iterator[Any]:
    """Open a `grpc.Channel` to a registry server; the secret goes with each call as a Bearer token.

    Everything inside the block ends after `seconds`. Raises what `fetch` raises.
    """
    require_kind(connection, ConnectionKind.FEAST_REGISTRY_SERVER)
    allowed = _opened(connection)
    secret = secret_of(connection)
    with outbound.grpc_channel(
        connection.address,
        is_encrypted=connection.encryption != Encryption.NONE,
        metadata=[("authorization", f"Bearer {secret}")] if secret else [],
        seconds=seconds,
        max_bytes=max_bytes,
        allowed=allowed,
    ) as channel:
        yield channel


@contextmanager
def postgres(
    connection: Connection,
    *,
    statement_seconds: float = 10.0,
    lock_seconds: float = 2.0,
    seconds: float = 60.0,
) -> Iterator[ReadOnlyConnection]:
    """Open a read-only connection to a Postgres: one statement at a time, none of which writes or runs too long.

    Raises what `fetch` raises, and `psycopg.Error` for what statements meet.
    """
    require_kind(connection, ConnectionKind.POSTGRES)
    allowed = _opened(connection)
    with outbound.postgres(
        connection.address,
        database=connection.database,
        user=connection.username,
        password=secret_of(connection),
        sslmode=SSLMODES[Encryption(connection.encryption)],
        statement_seconds=statement_seconds,
        lock_seconds=lock_seconds,
        seconds=seconds,
        allowed=allowed,
    ) as opened:
        yield opened


def _opened(connection: Connection) -> frozenset[tuple[str, int]]:
    """Return the places of the tenant, once it is sure that anything may be called for it."""
    switches.require(choices.CALLS)
    if connection.tenant.status != Status.ACTIVE:
        raise TenantSuspended()
    allowed = places_of(connection.tenant_id)
    # A place may have been closed since the address was saved.
    require_encryption(connection, allowed)
    return allowed


def _authorization(connection: Connection) -> dict[str, str]:
    secret = secret_of(connection)
    if not secret:
        return {}
    if connection.username:
        pair = base64.b64encode(f"{connection.username}:{secret}".encode()).decode()
        return {"Authorization": f"Basic {pair}"}
    return {"Authorization": f"Bearer {secret}"}
