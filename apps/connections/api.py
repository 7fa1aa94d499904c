"""Connections of a tenant over REST. A secret is sent and never answered."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from ninja import Query, Router, Schema, Status
from pydantic import Field, SecretStr

from apps.accounts.http import SignedInRequest
from apps.connections import services
from apps.connections.choices import (
    ADDRESS_LENGTH,
    DATABASE_LENGTH,
    NAME_LENGTH,
    SECRET_LENGTH,
    USERNAME_LENGTH,
    ConnectionKind,
    Encryption,
    Result,
)
from apps.connections.models import Connection
from apps.core.rest import IfMatch, PageIn, commits_by_itself, editable, keyset, listed
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import Tenant

router = Router()
ADDRESS = "/tenants/{tenant}/connections"
ONE = f"{ADDRESS}/{{name}}"

Address = Annotated[str, Field(max_length=ADDRESS_LENGTH)]
Username = Annotated[str, Field(max_length=USERNAME_LENGTH)]
Database = Annotated[str, Field(max_length=DATABASE_LENGTH)]
Secret = Annotated[SecretStr, Field(max_length=SECRET_LENGTH)]
Name = Annotated[str, Field(max_length=NAME_LENGTH)]


class ProbeOut(Schema):
    """What came of the last test. `at` is null before the first."""

    result: Result
    sentence: str
    at: dt.datetime | None


class ConnectionOut(Schema):
    """`has_secret` says whether one is kept; it is shown to nobody."""

    name: str
    kind: ConnectionKind
    address: str
    username: str
    database: str
    encryption: Encryption
    has_secret: bool
    secret_set_at: dt.datetime | None
    test: ProbeOut
    created_at: dt.datetime
    updated_at: dt.datetime


class ConnectionPage(Schema):
    items: list[ConnectionOut]
    next_cursor: str | None


class ConnectionIn(Schema):
    """`encryption` is for Postgres and Feast registry servers; a URL says it by its scheme."""

    name: Name
    kind: ConnectionKind
    address: Address
    username: Username = ""
    secret: Secret = SecretStr("")
    database: Database = ""
    encryption: Encryption = Encryption.VERIFIED


class ConnectionPatch(Schema):
    """What is left out stays. A `secret` of null removes the kept one."""

    name: Name | None = None
    address: Address | None = None
    username: Username | None = None
    secret: Secret | None = SecretStr("")
    database: Database | None = None
    encryption: Encryption | None = None


class ProbeIn(Schema):
    """A test is told nothing."""


@router.get(
    ADDRESS,
    auth=TokenAuth(Scope.TENANTS_READ),
    response=ConnectionPage,
    summary="Connections of a tenant, by name",
)
def list_connections(request: SignedInRequest, tenant: str, query: Query[PageIn]) -> dict[str, Any]:
    found = _tenant(request, tenant)
    rows, next_cursor = keyset(Connection.objects.filter(tenant=found), query, by="name")
    return listed(rows, next_cursor, show=_shown)


@router.post(
    ADDRESS,
    auth=TokenAuth(Scope.TENANTS_WRITE),
    response={201: ConnectionOut},
    summary="Make a connection",
)
def create_connection(request: SignedInRequest, tenant: str, payload: ConnectionIn) -> Status:
    values = payload.model_dump(exclude={"secret"})
    made = services.create_connection(
        tenant=_tenant(request, tenant),
        by=request.user,
        secret=payload.secret.get_secret_value(),
        **values,
    )
    return Status(201, _editable(request, made))


@router.get(
    ONE, auth=TokenAuth(Scope.TENANTS_READ), response=ConnectionOut, summary="One connection of a tenant"
)
def get_connection(request: SignedInRequest, tenant: str, name: str) -> dict[str, Any]:
    return _editable(request, services.get(_tenant(request, tenant), name))


@router.patch(ONE, auth=TokenAuth(Scope.TENANTS_WRITE), response=ConnectionOut, summary="Change a connection")
def update_connection(
    request: SignedInRequest,
    tenant: str,
    name: str,
    payload: ConnectionPatch,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    found = services.get(_tenant(request, tenant), name)
    given = payload.model_dump(exclude_unset=True, exclude={"secret"})
    changes: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    if "secret" in payload.model_fields_set:
        changes["secret"] = payload.secret.get_secret_value() if payload.secret is not None else None
    changed = services.update_connection(connection=found, by=request.user, if_match=if_match, **changes)
    return _editable(request, changed)


@router.delete(ONE, auth=TokenAuth(Scope.TENANTS_WRITE), response={204: None}, summary="Remove a connection")
def remove_connection(request: SignedInRequest, tenant: str, name: str, if_match: IfMatch = None) -> None:
    found = services.get(_tenant(request, tenant), name)
    services.remove_connection(connection=found, by=request.user, if_match=if_match)


@router.post(
    f"{ONE}/test",
    auth=TokenAuth(Scope.TENANTS_WRITE),
    response=ConnectionOut,
    summary="Test a connection: ten seconds at most",
)
@commits_by_itself
def probe_connection(
    request: SignedInRequest,
    tenant: str,
    name: str,
    payload: ProbeIn | None = None,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    found = services.get(_tenant(request, tenant), name)
    return _editable(request, services.probe(connection=found, by=request.user, if_match=if_match))


def _tenant(request: SignedInRequest, slug: str) -> Tenant:
    return access.get_or_404(Tenant.objects.all, user=request.user, slug=slug)


def _editable(request: SignedInRequest, connection: Connection) -> dict[str, Any]:
    editable(request, services.connection_etag(connection))
    return _shown(connection)


def _shown(connection: Connection) -> dict[str, Any]:
    return {
        "name": connection.name,
        "kind": connection.kind,
        "address": connection.address,
        "username": connection.username,
        "database": connection.database,
        "encryption": connection.encryption,
        "has_secret": connection.has_secret,
        "secret_set_at": connection.secret_set_at,
        "test": {
            "result": connection.result,
            "sentence": connection.sentence,
            "at": connection.tested_at,
        },
        "created_at": connection.created_at,
        "updated_at": connection.updated_at,
    }
