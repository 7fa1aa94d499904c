"""Writes to feature stores: what is synced, from where and how often."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.connections import services as connections
from apps.connections.choices import ConnectionKind
from apps.connections.models import Connection
from apps.core import clock, etags, text
from apps.core.refusals import Conflict, Invalid
from apps.features.choices import LONGEST_WAIT, MAX_LOCATION, MAX_NAME, MOST_STORES, SHORTEST_WAIT, Source
from apps.features.feast import reading, repository
from apps.features.models import FeatureStore
from apps.features.services._common import authorise
from apps.tenants.models import Tenant

_CONNECTIONS = {
    Source.URL: ConnectionKind.FEAST_REGISTRY_FILE,
    Source.GRPC: ConnectionKind.FEAST_REGISTRY_SERVER,
}


class StoreExists(Conflict):
    code = "feature_store_exists"
    sentence = "This tenant has a feature store of this name. Choose another name."


class TooManyStores(Conflict):
    code = "too_many_feature_stores"
    sentence = f"A tenant has at most {MOST_STORES} feature stores. Sync several projects by one store."


@transaction.atomic
def create_store(
    *,
    tenant: Tenant,
    name: str,
    by: User,
    source: str = "",
    location: str = "",
    connection: Connection | None = None,
    only_project: str = "",
    sync_minutes: int | None = None,
    feature_store_yaml: str = "",
    directory: str = "",
) -> FeatureStore:
    """Create a store that is synced from a Feast registry. Nothing is read yet.

    A `feature_store.yaml` says source, location and project in place of the arguments; `directory` is where it stands.
    Raises `StoreExists`, `TooManyStores`, `PathNotAllowed`, `OutboundRefused`, `RepositoryUnsupported` and `Invalid`.
    """
    authorise(
        by, tenant_id=tenant.pk, action=Action.FEATURES_STORE_CREATED, obj=("tenants.tenant", str(tenant.pk))
    )
    store = FeatureStore(tenant=tenant, created_by=by)
    if feature_store_yaml.strip():
        described = repository.read(feature_store_yaml, directory=directory)
        source, location = described.source, described.location
        only_project = only_project or described.project
        store.offline_store = described.offline_store
        if source == Source.GRPC:
            connection, location = connection or _connection_to(tenant, location), ""
    _set_name(store, name)
    _set_source(store, source, location, connection)
    store.only_project = text.clean(only_project, field="Project", max_length=MAX_NAME, lines=False)
    _set_schedule(store, sync_minutes)
    if FeatureStore.objects.filter(tenant=tenant).exclude(source=Source.NATIVE).count() >= MOST_STORES:
        raise TooManyStores()
    try:
        with transaction.atomic():
            store.save(force_insert=True)
    except IntegrityError:
        raise StoreExists() from None
    _record(Action.FEATURES_STORE_CREATED, store, by)
    return store


@transaction.atomic
def update_store(
    *,
    store: FeatureStore,
    by: User,
    name: str,
    location: str,
    only_project: str,
    sync_minutes: int | None,
    connection: Connection | None = None,
    if_match: str | None = None,
) -> FeatureStore:
    """Change the settings of a store; what was synced stays. `if_match` is the `store_etag` that was read.

    Raises `ChangedMeanwhile` and what `create_store` raises.
    """
    authorise(
        by,
        tenant_id=store.tenant_id,
        action=Action.FEATURES_STORE_CHANGED,
        obj=("features.store", str(store.pk)),
    )
    locked = (
        FeatureStore.objects.select_for_update(no_key=True, of=("self",))
        .select_related("tenant")
        .get(pk=store.pk)
    )
    etags.require_match(if_match, _editable(locked))
    _set_name(locked, name)
    _set_source(locked, locked.source, location, connection)
    locked.only_project = text.clean(only_project, field="Project", max_length=MAX_NAME, lines=False)
    _set_schedule(locked, sync_minutes)
    locked.updated_at = clock.now()
    try:
        with transaction.atomic():
            locked.save()
    except IntegrityError:
        raise StoreExists() from None
    _record(Action.FEATURES_STORE_CHANGED, locked, by)
    return locked


def store_etag(store: FeatureStore) -> str:
    """Return the entity tag of what can be edited of a store."""
    return etags.of(_editable(store))


def _editable(store: FeatureStore) -> dict[str, Any]:
    return {
        "name": store.name,
        "location": store.location,
        "connection": str(store.connection_id or ""),
        "only_project": store.only_project,
        "sync_minutes": store.sync_minutes,
    }


def _set_name(store: FeatureStore, name: str) -> None:
    store.name = text.clean_name(name, field="Name", max_length=100)


def _set_source(store: FeatureStore, source: str, location: str, connection: Connection | None) -> None:
    if source not in (Source.FILE, Source.URL, Source.GRPC):
        raise _invalid("source", "Choose one of file, url and grpc.")
    location = location.strip()
    if len(location) > MAX_LOCATION:
        raise _invalid("location", f"Write at most {MAX_LOCATION} characters.")
    wanted = _CONNECTIONS.get(Source(source))
    if connection is not None:
        if wanted is None:
            raise _invalid("connection", "A file is read by its path, without a connection.")
        connections.require_kind(connection, wanted)
        if source == Source.GRPC and location:
            raise _invalid(
                "location", "The connection says where the registry server is. Leave the place out."
            )
        if not connections.is_path(location):
            raise _invalid(
                "location",
                "With a connection, give the path that is added to its address, such as /feast/registry.db, or nothing. Write "
                "other characters than those of an address as %20 and the like.",
            )
    elif source == Source.GRPC:
        raise _invalid("connection", "Choose a connection to the registry server.")
    else:
        if not location:
            raise _invalid("location", "Say where the registry is.")
        reading.check(store.tenant, source, location)
    store.source, store.location, store.connection = source, location, connection


def _connection_to(tenant: Tenant, place: str) -> Connection:
    """Return the connection of a tenant that leads to a registry server."""
    found = Connection.objects.filter(
        tenant=tenant, kind=ConnectionKind.FEAST_REGISTRY_SERVER, address__iexact=place
    ).first()
    if found is None:
        raise _invalid(
            "connection",
            f"Its registry is the server {place}. Ask an administrator of the tenant to create a connection to it, then create "
            "the store again.",
        )
    return found


def _set_schedule(store: FeatureStore, sync_minutes: int | None) -> None:
    if sync_minutes is not None and not SHORTEST_WAIT <= sync_minutes <= LONGEST_WAIT:
        raise _invalid("sync_minutes", f"Choose {SHORTEST_WAIT} to {LONGEST_WAIT} minutes, or no schedule.")
    if sync_minutes == store.sync_minutes and store.due_at is not None:
        return
    store.sync_minutes = sync_minutes
    store.due_at = None if sync_minutes is None else clock.now() + dt.timedelta(minutes=sync_minutes)


def _invalid(field: str, sentence: str) -> Invalid:
    return Invalid(sentence, errors={field: [sentence]})


def _record(action: Action, store: FeatureStore, by: User) -> None:
    audit.record(
        action,
        tenant_id=store.tenant_id,
        by=by,
        obj=("features.store", str(store.pk)),
        data={"source": store.source, "sync_minutes": store.sync_minutes or 0},
    )
