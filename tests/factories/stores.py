"""A feature store as rows: synced once, with a view that nobody approved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from apps.core import canonical, clock
from apps.features.choices import Source, SyncState, ViewKind
from apps.features.models import FeatureStore, FeatureView, Project, Sync
from tests.factories.cast import Cast

Mark = Callable[[str], str]


@dataclass(frozen=True)
class Synced:
    store: FeatureStore
    sync: Sync
    view: FeatureView


def make_store(cast: Cast, name: str = "feast", *, mark: Mark = lambda kind: kind) -> Synced:
    """Create a store of a registry by URL with one sync and one view."""
    moment = clock.now()
    digest = canonical.digest({"registry": name})
    store = FeatureStore.objects.create(
        tenant=cast.tenant,
        name=name,
        source=Source.URL,
        location=f"https://93.184.215.14/{mark('store-location')}",
        created_by=cast.author,
        synced_at=moment,
        registry_digest=digest,
        named_projects=[name],
    )
    project = Project.objects.create(
        tenant=cast.tenant, store=store, name=f"{name}_project", digest=canonical.digest({})
    )
    document = {"kind": ViewKind.BATCH.value, "features": [{"name": "fare", "dtype": "float"}]}
    view = FeatureView.objects.create(
        tenant=cast.tenant,
        store=store,
        project=project,
        name=f"{name}_trips",
        kind=ViewKind.BATCH,
        document=document,
        digest=canonical.digest(document),
    )
    sync = Sync.objects.create(
        tenant=cast.tenant,
        store=store,
        state=SyncState.SUCCEEDED,
        started_by=cast.author,
        finished_at=moment,
        digest=digest,
        size=2_048,
        counts={"view": 1, "feature": 1},
        changed=1,
        report={
            "items": [
                {
                    "kind": "view",
                    "project": project.name,
                    "name": view.name,
                    "change": "added",
                    "fields": [{"path": "description", "before": None, "after": mark("sync-change")}],
                    "id": str(view.pk),
                }
            ],
            "changes": {"added": 1},
            "warnings": [mark("sync-warning")],
            "is_cut": False,
        },
    )
    return Synced(store, sync, view)
