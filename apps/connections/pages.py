"""The connections of a tenant, and one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from apps.accounts.models import User
from apps.connections import services
from apps.connections.choices import ENCRYPTIONS, ConnectionKind
from apps.connections.forms import ConnectionForm
from apps.connections.models import AllowedPlace, Connection
from apps.core.refusals import NotFound, Refused
from apps.tenants.models import Tenant
from apps.tenants.pages.frame import Frame, asked, cut, frame

# What a kind is good for, where one is chosen.
USES = {
    ConnectionKind.PROMETHEUS: "Metrics of what serves your models",
    ConnectionKind.FEAST_REGISTRY_SERVER: "A feature store that runs feast serve_registry",
    ConnectionKind.FEAST_REGISTRY_FILE: "A feature store's registry file at an https address",
    ConnectionKind.POSTGRES: "Tables that contracts are checked on, read only",
    ConnectionKind.OPA: "A policy engine of yours",
    ConnectionKind.HTTP: "Anything else that answers GET",
}
ICONS = {
    ConnectionKind.PROMETHEUS: "chart-line",
    ConnectionKind.FEAST_REGISTRY_SERVER: "server",
    ConnectionKind.FEAST_REGISTRY_FILE: "file",
    ConnectionKind.POSTGRES: "database",
    ConnectionKind.OPA: "gavel",
    ConnectionKind.HTTP: "world",
}


@dataclass(frozen=True)
class KindChoice:
    value: str
    label: str
    text: str
    icon: str


@dataclass(frozen=True)
class ConnectionRow:
    connection: Connection
    icon: str


@dataclass(frozen=True)
class ConnectionsPage:
    """A tenant's connections; `form` is that of the chosen kind, None until one is chosen."""

    frame: Frame
    rows: list[ConnectionRow]
    next_cursor: str
    kinds: list[KindChoice]
    chosen: KindChoice | None
    form: ConnectionForm | None
    places: list[AllowedPlace]
    refused: Refused | None


@dataclass(frozen=True)
class ConnectionPage:
    frame: Frame
    connection: Connection
    icon: str
    encryption: str
    form: ConnectionForm | None
    refused: Refused | None


def connections_page(
    user: User,
    tenant: Tenant,
    query: Any,
    *,
    form: ConnectionForm | None = None,
    kind: str = "",
    refused: Refused | None = None,
) -> ConnectionsPage:
    """Gather the connections of a tenant, and the form of the kind that is chosen."""
    found, next_cursor = cut(Connection.objects.filter(tenant=tenant), by="name", query=query)
    its_frame = frame(user, tenant, "connections")
    kinds = [KindChoice(one.value, str(one.label), USES[one], ICONS[one]) for one in ConnectionKind]
    chosen = next((one for one in kinds if one.value == (kind or asked(query, "kind"))), None)
    if chosen is not None and form is None:
        form = ConnectionForm(of_kind=ConnectionKind(chosen.value))
    return ConnectionsPage(
        frame=its_frame,
        rows=[ConnectionRow(one, ICONS[ConnectionKind(one.kind)]) for one in found],
        next_cursor=next_cursor,
        kinds=kinds,
        chosen=chosen if its_frame.can_administer else None,
        form=form,
        places=list(AllowedPlace.objects.filter(tenant=tenant)) if its_frame.administers else [],
        refused=refused,
    )


def connection_page(
    user: User,
    connection: Connection,
    *,
    form: ConnectionForm | None = None,
    refused: Refused | None = None,
) -> ConnectionPage:
    """Gather one connection."""
    its_frame = frame(user, connection.tenant, "connections")
    is_asked = ConnectionKind(connection.kind) in ENCRYPTIONS
    return ConnectionPage(
        frame=its_frame,
        connection=connection,
        icon=ICONS[ConnectionKind(connection.kind)],
        encryption=connection.get_encryption_display() if is_asked else "",
        form=(form or connection_form(connection)) if its_frame.can_administer else None,
        refused=refused,
    )


def connection_of(tenant: Tenant, pk: UUID) -> Connection:
    """Return a connection of a tenant. Raises `NotFound`."""
    found = Connection.objects.filter(tenant=tenant, pk=pk).select_related("tenant").first()
    if found is None:
        raise NotFound()
    return found


def connection_form(connection: Connection, data: Any = None) -> ConnectionForm:
    """Return the form that edits a connection."""
    etag = services.connection_etag(connection)
    return ConnectionForm(data, of_kind=ConnectionKind(connection.kind), connection=connection, etag=etag)
