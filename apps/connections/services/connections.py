"""Connections of a tenant: made, changed and removed by whoever administers it."""

from __future__ import annotations

import re
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.connections.choices import (
    ADDRESS_LENGTH,
    DATABASE_LENGTH,
    ENCRYPTIONS,
    HTTP_KINDS,
    MOST_CONNECTIONS,
    NAME_LENGTH,
    SECRET_LENGTH,
    USERNAME_LENGTH,
    ConnectionKind,
    Encryption,
    Result,
)
from apps.connections.models import PURPOSE, Connection
from apps.connections.services import places
from apps.core import clock, etags, outbound, text
from apps.core.actors import Actor
from apps.core.encryption import cipher_for
from apps.core.outbound.addresses import OutboundRefused, read_url
from apps.core.refusals import Conflict, Invalid, NotFound
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

NAME = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{NAME_LENGTH - 1}}}")
# What goes into headers: visible ASCII.
_VISIBLE = re.compile(r"[!-~]*")
# Where a kept secret would go, and who could read it on the way: none of it changes without the secret.
_BOUND = ("address", "encryption", "database", "username")


class NameTaken(Conflict):
    code = "connection_name_taken"
    sentence = "The tenant has a connection of this name. Choose another name."


class TooManyConnections(Conflict):
    code = "too_many_connections"
    sentence = f"A tenant has at most {MOST_CONNECTIONS} connections. Remove one first."


class SecretNeeded(Invalid):
    code = "secret_needed"
    sentence = (
        "A kept secret is sent nowhere but where it was meant for. Give the secret anew with the changed address, user name, "
        "database or encryption, or remove it."
    )


class PlainConnection(OutboundRefused):
    sentence = (
        "Nothing is sent in the clear outside your network. Encrypt this connection (https, or TLS); for a place inside your "
        "network ask an operator to allow it."
    )


class ConnectionInUse(Conflict):
    code = "connection_in_use"
    sentence = "Something in the tenant still uses this connection. End that first."


def get(tenant: Tenant, name: str) -> Connection:
    """Return a connection of a tenant that the caller has loaded through `access`. Raises `NotFound`."""
    found = None
    if NAME.fullmatch(name):
        found = Connection.objects.filter(tenant=tenant, name=name).select_related("tenant").first()
    if found is None:
        raise NotFound()
    return found


@transaction.atomic
def create_connection(
    *,
    tenant: Tenant,
    name: str,
    kind: str,
    address: str,
    by: Actor,
    username: str = "",
    secret: str = "",
    database: str = "",
    encryption: str = "",
) -> Connection:
    """Make a connection and return it. Its secret is shown to nobody again.

    Raises `Invalid`, `NameTaken`, `TooManyConnections`, `OutboundRefused`, `NotFound` and `Forbidden`.
    """
    access.require(by, tenant, Permission.ADMINISTER)
    if kind not in ConnectionKind.values:
        raise _invalid("kind", f"Choose a kind: {', '.join(ConnectionKind.values)}.")
    # Whoever makes two at once is counted one after the other.
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    if Connection.objects.filter(tenant=tenant).count() >= MOST_CONNECTIONS:
        raise TooManyConnections()
    connection = Connection(tenant=tenant, kind=kind)
    _set_name(connection, name)
    _set_way(
        connection,
        {"address": address, "username": username, "database": database, "encryption": encryption},
    )
    _set_secret(connection, secret)
    _require_whole(connection)
    connection.save(force_insert=True)
    _record(Action.CONNECTIONS_CONNECTION_CREATED, connection, by, kind=connection.kind)
    return connection


@transaction.atomic
def update_connection(
    *, connection: Connection, by: Actor, if_match: str | None = None, **changes: Any
) -> Connection:
    """Change what `changes` names: name, address, username, database, encryption, secret. It keeps its kind.

    An empty secret leaves the kept one, which is then sent where it was sent before or not at all; None removes it.
    Raises what `create_connection` raises, `SecretNeeded` and `ChangedMeanwhile`.
    """
    locked = _lock(connection, by)
    etags.require_match(if_match, _shown(locked))
    before = {name: getattr(locked, name) for name in _BOUND}
    if "name" in changes:
        _set_name(locked, changes["name"])
    way = {name: changes[name] for name in _BOUND if name in changes}
    if way:
        _set_way(locked, {**before, **way})
    is_moved = any(getattr(locked, name) != before[name] for name in _BOUND)
    if "secret" in changes and changes["secret"] != "":
        _set_secret(locked, changes["secret"] or "")
    elif is_moved and locked.has_secret:
        raise SecretNeeded(errors={"secret": [SecretNeeded.sentence]})
    _require_whole(locked)
    if is_moved or changes.get("secret", "") != "":
        locked.result, locked.sentence, locked.tested_at = Result.UNTESTED, "", None
    locked.updated_at = clock.now()
    locked.save()
    _record(Action.CONNECTIONS_CONNECTION_CHANGED, locked, by, fields=sorted(changes))
    return locked


@transaction.atomic
def remove_connection(*, connection: Connection, by: Actor, if_match: str | None = None) -> None:
    """Remove a connection with its secret, also where the tenant is suspended.

    Raises `ConnectionInUse` and `ChangedMeanwhile`.
    """
    # A suspension takes from nobody the way to shut what leads outside.
    access.require_held(by, connection.tenant_id, Permission.ADMINISTER)
    locked = _locked(connection)
    etags.require_match(if_match, _shown(locked))
    pk = locked.pk
    try:
        with transaction.atomic():
            locked.delete()
    except (ProtectedError, RestrictedError):
        raise ConnectionInUse() from None
    locked.pk = pk
    _record(Action.CONNECTIONS_CONNECTION_REMOVED, locked, by)


def connection_etag(connection: Connection) -> str:
    """Return the entity tag of what a form edits of a connection."""
    return etags.of(_shown(connection))


def require_version(connection: Connection, if_match: str | None) -> None:
    """Return quietly when a locked connection is still as it was read. Raises `ChangedMeanwhile`."""
    etags.require_match(if_match, _shown(connection))


def require_encryption(connection: Connection, allowed: frozenset[tuple[str, int]]) -> None:
    """Refuse to send in the clear, unless to a place that operators opened. Raises `OutboundRefused`."""
    if connection.is_http:
        target = read_url(connection.address, allowed)
        is_plain = target.scheme != "https"
    else:
        target = outbound.read_tcp(connection.address, kind=_tcp(connection), allowed=allowed)
        is_plain = connection.encryption == Encryption.NONE
    if is_plain and not target.is_listed:
        raise PlainConnection("in the clear")


def _shown(connection: Connection) -> dict[str, Any]:
    """Return what is edited. Of the secret when it was set: it is re-encrypted without a change."""
    return {
        **{name: getattr(connection, name) for name in ("name", "kind", *_BOUND)},
        "secret_set_at": connection.secret_set_at,
    }


def _lock(connection: Connection, by: Actor) -> Connection:
    access.require(by, connection.tenant_id, Permission.ADMINISTER)
    return _locked(connection)


def _locked(connection: Connection) -> Connection:
    rows = Connection.objects.select_for_update(of=("self",), no_key=True).select_related("tenant")
    found = rows.filter(pk=connection.pk).first()
    if found is None:
        raise NotFound()
    return found


def _set_name(connection: Connection, name: str) -> None:
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise _invalid(
            "name",
            f"Use up to {NAME_LENGTH} small letters, digits, hyphens and underscores, beginning with a letter or digit.",
        )
    connection.name = name
    twins = Connection.objects.filter(tenant_id=connection.tenant_id, name=name).exclude(pk=connection.pk)
    if twins.exists():
        raise NameTaken(errors={"name": [NameTaken.sentence]})


def _set_way(connection: Connection, way: dict[str, str]) -> None:
    """Set where a connection leads and how, checked as it will be when it is called."""
    kind = ConnectionKind(connection.kind)
    connection.address = _address(kind, way["address"])
    connection.username = text.clean(
        way["username"], field="username", max_length=USERNAME_LENGTH, lines=False
    )
    if ":" in connection.username and kind in HTTP_KINDS:
        raise _invalid(
            "username", "A user name holds no colon: HTTP could not tell where the password begins."
        )
    connection.database = text.clean(
        way["database"], field="database", max_length=DATABASE_LENGTH, lines=False
    )
    choices = ENCRYPTIONS.get(kind, (Encryption.VERIFIED,))
    chosen = way["encryption"] or choices[0]
    if chosen not in choices:
        raise _invalid("encryption", f"Choose one of: {', '.join(choices)}.")
    connection.encryption = chosen
    allowed = places.places_of(connection.tenant_id)
    require_encryption(connection, allowed)
    if connection.is_http:
        outbound.check_url(connection.address, allowed=allowed)
    else:
        outbound.check_tcp(connection.address, kind=_tcp(connection), allowed=allowed)


def _address(kind: ConnectionKind, address: str) -> str:
    found = address.strip() if isinstance(address, str) else ""
    if not found or len(found) > ADDRESS_LENGTH:
        raise _invalid("address", f"Give an address of at most {ADDRESS_LENGTH} characters.")
    if "?" in found or "#" in found:
        raise _invalid(
            "address", "Leave out what follows a ? or #: an address is shown, so no key belongs in it."
        )
    if kind not in HTTP_KINDS and "/" in found:
        raise _invalid("address", "Give host:port, without a scheme and without a path.")
    return found


def _set_secret(connection: Connection, secret: str) -> None:
    if len(secret) > SECRET_LENGTH:
        raise _invalid("secret", f"A secret has at most {SECRET_LENGTH} characters.")
    if connection.kind == ConnectionKind.POSTGRES or connection.username:
        is_allowed = not any(ord(character) < 32 or ord(character) == 127 for character in secret)
    else:
        # It is a token, which goes into a header as it is.
        is_allowed = bool(_VISIBLE.fullmatch(secret))
    if not is_allowed:
        raise _invalid(
            "secret", "The secret holds characters that cannot be sent. Copy it without line ends."
        )
    connection.encrypted_secret = cipher_for(PURPOSE).encrypt(secret.encode()).decode() if secret else ""
    connection.secret_set_at = clock.now() if secret else None


def _require_whole(connection: Connection) -> None:
    """Refuse what could not be called: a user name and a database are needed by some kinds, and mean nothing to others."""
    if connection.kind == ConnectionKind.POSTGRES:
        for name in ("database", "username"):
            if not getattr(connection, name):
                raise _invalid(name, f"A connection to Postgres needs a {name}.")
    else:
        if connection.database:
            raise _invalid("database", "Only a connection to Postgres has a database.")
        if connection.kind == ConnectionKind.FEAST_REGISTRY_SERVER and connection.username:
            raise _invalid("username", "A registry server knows no user name; give its token as the secret.")
        if connection.username and not connection.has_secret:
            raise _invalid("secret", "Give the password of this user name.")


def _tcp(connection: Connection) -> outbound.Tcp:
    return outbound.Tcp.POSTGRES if connection.kind == ConnectionKind.POSTGRES else outbound.Tcp.GRPC


def _invalid(field: str, sentence: str) -> Invalid:
    return Invalid(sentence, errors={field: [sentence]})


def _record(action: Action, connection: Connection, by: Actor, **data: Any) -> None:
    audit.record(
        action,
        tenant_id=connection.tenant_id,
        by=by,
        obj=("connections.connection", str(connection.pk)),
        data=data,
    )
