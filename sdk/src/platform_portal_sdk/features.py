"""Feature stores: where features are defined, and syncs of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address, polled
from .values import Value, number, text, whole

FINAL_STATES = frozenset({"succeeded", "failed", "cancelled"})


@dataclass(frozen=True, kw_only=True)
class FeatureStore(Value):
    """A source of definitions, and its last sync that succeeded."""

    id: str
    tenant: str
    name: str
    source: str
    location: str
    connection: str
    only_project: str
    sync_minutes: int | None
    synced_at: str
    registry_digest: str
    views: int
    unapproved: int
    stale: int
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> FeatureStore:
        return cls(
            id=text(body["id"]),
            tenant=text(body.get("tenant")),
            name=text(body.get("name")),
            source=text(body.get("source")),
            location=text(body.get("location")),
            connection=text(body.get("connection")),
            only_project=text(body.get("only_project")),
            sync_minutes=number(body.get("sync_minutes")),
            synced_at=text(body.get("synced_at")),
            registry_digest=text(body.get("registry_digest")),
            views=whole(body.get("views")),
            unapproved=whole(body.get("unapproved")),
            stale=whole(body.get("stale")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Sync(Value):
    """One reading of a registry. `report` lists its changes field by field, where it was read for itself."""

    id: str
    store: str
    state: str
    done: int
    total: int | None
    changed: int
    changes: Mapping[str, int]
    counts: Mapping[str, int]
    warnings: tuple[str, ...]
    error_code: str
    error: str
    report: tuple[Mapping[str, Any], ...]
    is_cut: bool
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Sync:
        return cls(
            id=text(body["id"]),
            store=text(body.get("store")),
            state=text(body.get("state")),
            done=whole(body.get("done")),
            total=number(body.get("total")),
            changed=whole(body.get("changed")),
            changes=body.get("changes") or {},
            counts=body.get("counts") or {},
            warnings=tuple(body.get("warnings") or ()),
            error_code=text(body.get("error_code")),
            error=text(body.get("error")),
            report=tuple(body.get("report") or ()),
            is_cut=bool(body.get("is_cut")),
            raw=body,
        )

    @property
    def is_final(self) -> bool:
        """Whether it has ended."""
        return self.state in FINAL_STATES


class FeatureStores(Resource):
    """Feature stores of a tenant, and their syncs."""

    def list(self, *, tenant: str | None = None, limit: int = 50) -> tuple[FeatureStore, ...]:
        """List stores, newest first, at most `limit`."""
        return tuple(self.iterate(tenant=tenant, limit=limit))

    def iterate(self, *, tenant: str | None = None, limit: int | None = None) -> Iterator[FeatureStore]:
        """Yield stores, newest first, reading further pages as they are needed."""
        return map(FeatureStore.of, self._pages(address("features", "stores"), limit, tenant=tenant))

    def get(self, store_id: str) -> FeatureStore:
        """Read one store."""
        return FeatureStore.of(self._transport.get(address("features", "stores", store_id)))

    def create(
        self,
        name: str,
        *,
        source: str = "",
        location: str = "",
        connection: str = "",
        only_project: str = "",
        sync_minutes: int | None = None,
        feature_store_yaml: str = "",
        directory: str = "",
        tenant: str | None = None,
    ) -> FeatureStore:
        """Create a store that is synced from a Feast registry: `source` is file, url or grpc.

        A `feature_store_yaml` says source, location and project instead; `directory` is where it stands.
        """
        body = {
            "tenant": self._tenant(tenant),
            "name": name,
            "source": source,
            "location": location,
            "connection": connection,
            "only_project": only_project,
            "sync_minutes": sync_minutes,
            "feature_store_yaml": feature_store_yaml,
            "directory": directory,
        }
        return FeatureStore.of(self._transport.post(address("features", "stores"), body))

    def update(self, store_id: str, *, if_match: str = "", **settings: Any) -> FeatureStore:
        """Change name, location, connection, only_project or sync_minutes (0: no schedule); the rest stays."""
        path = address("features", "stores", store_id)
        return FeatureStore.of(self._transport.patch(path, settings, if_match=if_match))

    def sync(self, store_id: str) -> Sync:
        """Start a sync, or return the one that is under way."""
        answer = self._transport.post(address("features", "stores", store_id, "sync"), {})
        sync_id = text(answer["links"]["sync"]).rsplit("/", 1)[-1]
        return self.get_sync(store_id, sync_id)

    def syncs(self, store_id: str, *, limit: int = 50) -> tuple[Sync, ...]:
        """List syncs of a store, newest first, at most `limit`, without their reports."""
        path = address("features", "stores", store_id, "syncs")
        return tuple(map(Sync.of, self._pages(path, limit)))

    def get_sync(self, store_id: str, sync_id: str) -> Sync:
        """Read one sync with its change report."""
        return Sync.of(self._transport.get(address("features", "stores", store_id, "syncs", sync_id)))

    def watch_sync(
        self, store_id: str, sync_id: str, *, timeout: float | None = None, poll: float = 0.5
    ) -> Iterator[Sync]:
        """Yield a sync now and at each step, until it has ended. Raises WaitTimedOut; the sync itself goes on."""
        for one in polled(lambda: self.get_sync(store_id, sync_id), timeout=timeout, poll=poll):
            yield one
            if one.is_final:
                return

    def acknowledge(self, store_id: str, *, registry_digest: str) -> int:
        """Approve the definitions of a store as the sync of this registry left them, and return how many."""
        path = address("features", "stores", store_id, "acknowledge")
        return whole(self._transport.post(path, {"registry_digest": registry_digest}).get("acknowledged"))
