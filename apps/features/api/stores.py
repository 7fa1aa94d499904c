"""Feature stores over REST: where definitions come from, and how often."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.connections import services as connections
from apps.connections.models import Connection
from apps.core import clock
from apps.core.rest import IfMatch, PageIn, editable, keyset, listed
from apps.features import services
from apps.features.choices import MAX_LOCATION, MAX_NAME, Source
from apps.features.feast import repository
from apps.features.models import FeatureStore, with_counts
from apps.features.models.stores import FeatureStoreQuerySet
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Permission, Scope
from apps.tenants.models import Tenant

router = Router()


class StoreOut(Schema):
    """A feature store, and its last sync that succeeded. `views` counts those that its registry names."""

    id: UUID
    tenant: str
    name: str
    source: Source
    location: str
    connection: str
    only_project: str
    sync_minutes: int | None
    due_at: dt.datetime | None
    synced_at: dt.datetime | None
    registry_digest: str
    registry_version: str
    registry_updated_at: dt.datetime | None
    views: int
    unapproved: int
    stale: int
    created_at: dt.datetime


class StorePage(Schema):
    items: list[StoreOut]
    next_cursor: str | None


class StoreIn(Schema):
    """Give `source` with `location` or `connection`, or a `feature_store_yaml` and the `directory` where it stands."""

    tenant: Annotated[str, Field(max_length=200)]
    name: Annotated[str, Field(max_length=1000)]
    source: Annotated[str, Field(max_length=20)] = ""
    location: Annotated[str, Field(max_length=MAX_LOCATION)] = ""
    connection: Annotated[str, Field(max_length=200)] = ""
    only_project: Annotated[str, Field(max_length=MAX_NAME)] = ""
    sync_minutes: int | None = None
    feature_store_yaml: Annotated[str, Field(max_length=repository.MAX_BYTES)] = ""
    directory: Annotated[str, Field(max_length=MAX_LOCATION)] = ""


class StorePatch(Schema):
    """What is left out stays; `sync_minutes` 0 ends the schedule."""

    name: Annotated[str, Field(max_length=1000)] | None = None
    location: Annotated[str, Field(max_length=MAX_LOCATION)] | None = None
    connection: Annotated[str, Field(max_length=200)] | None = None
    only_project: Annotated[str, Field(max_length=MAX_NAME)] | None = None
    sync_minutes: int | None = None


class StoresIn(PageIn):
    tenant: str = ""


def store_out(store: Any) -> dict[str, Any]:
    """Return the JSON object of a store, as every route shows it. It was read `with_counts`."""
    return {
        "id": store.pk,
        "tenant": store.tenant.slug,
        "name": store.name,
        "source": store.source,
        "location": store.location,
        "connection": store.connection.name if store.connection is not None else "",
        "only_project": store.only_project,
        "sync_minutes": store.sync_minutes,
        "due_at": store.due_at,
        "synced_at": store.synced_at,
        "registry_digest": store.registry_digest,
        "registry_version": store.registry_version,
        "registry_updated_at": store.registry_updated_at,
        "views": store.views,
        "unapproved": store.unapproved,
        "stale": store.stale,
        "created_at": store.created_at,
    }


@router.get(
    "/features/stores", auth=TokenAuth(Scope.FEATURES_READ), response=StorePage, summary="Feature stores"
)
def list_stores(request: SignedInRequest, query: Query[StoresIn]) -> dict[str, Any]:
    rows = _rows().visible_to(request.user)
    if query.tenant:
        rows = rows.filter(tenant=access.get_or_404(Tenant.objects.all, user=request.user, slug=query.tenant))
    found, next_cursor = keyset(rows, query, by="-id")
    return listed(found, next_cursor, show=store_out)


@router.post(
    "/features/stores",
    auth=TokenAuth(Scope.FEATURES_WRITE),
    response={201: StoreOut},
    summary="Create a feature store that is synced from a Feast registry",
)
def create_store(request: SignedInRequest, payload: StoreIn) -> Status:
    tenant = access.get_or_404(
        Tenant.objects.all, user=request.user, perm=Permission.PUBLISH, slug=payload.tenant
    )
    values = payload.model_dump(exclude={"tenant", "connection"})
    store = services.create_store(
        tenant=tenant, by=request.user, connection=_connection(tenant, payload.connection), **values
    )
    return Status(201, _shown(request, store.pk))


@router.get(
    "/features/stores/{uuid:pk}",
    auth=TokenAuth(Scope.FEATURES_READ),
    response=StoreOut,
    summary="One feature store",
)
def get_store(request: SignedInRequest, pk: UUID) -> dict[str, Any]:
    return _shown(request, pk)


@router.patch(
    "/features/stores/{uuid:pk}",
    auth=TokenAuth(Scope.FEATURES_WRITE),
    response=StoreOut,
    summary="Change where a store is synced from, and how often",
)
def update_store(
    request: SignedInRequest, pk: UUID, payload: StorePatch, if_match: IfMatch = None
) -> dict[str, Any]:
    store = load(request, pk, Permission.PUBLISH)
    given = payload.model_dump(exclude_unset=True)
    connection = store.connection
    if payload.connection is not None:
        connection = _connection(store.tenant, payload.connection)
    minutes = store.sync_minutes if payload.sync_minutes is None else payload.sync_minutes or None
    services.update_store(
        store=store,
        by=request.user,
        name=given.get("name", store.name),
        location=given.get("location", store.location),
        only_project=given.get("only_project", store.only_project),
        sync_minutes=minutes,
        connection=connection,
        if_match=if_match,
    )
    return _shown(request, pk)


def load(request: SignedInRequest, pk: UUID, perm: str = Permission.VIEW) -> FeatureStore:
    """Return a store that the caller may see, or do what `perm` names with."""
    rows = FeatureStore.objects.select_related("tenant", "connection__tenant")
    return access.get_or_404(rows, user=request.user, perm=perm, pk=pk)


def _rows() -> FeatureStoreQuerySet:
    return with_counts(FeatureStore.objects.select_related("tenant", "connection"), clock.now())


def _shown(request: SignedInRequest, pk: UUID) -> dict[str, Any]:
    store = access.get_or_404(_rows(), user=request.user, pk=pk)
    editable(request, services.store_etag(store))
    return store_out(store)


def _connection(tenant: Tenant, name: str) -> Connection | None:
    return connections.get(tenant, name) if name else None
