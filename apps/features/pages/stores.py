"""The pages of feature stores: what is synced, from where, what changed last, and how fresh it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.core import clock
from apps.core.figures import Chart
from apps.core.templatetags.portal import short_digest
from apps.features import figures
from apps.features.choices import OPEN_SYNCS, ObjectKind, SyncState
from apps.features.models import FeatureStore, FeatureView, Sync, with_counts
from apps.tenants import access
from apps.tenants.choices import Permission

STORES_SHOWN = 200
SYNCS_SHOWN = 15
CHANGES_SHOWN = 200
VIEWS_DRAWN = 20
_ICONS = {"added": "plus", "changed": "pencil", "removed": "trash", "restored": "refresh"}
_TONES = {"added": "ok", "changed": "info", "removed": "bad", "restored": "info"}


@dataclass(frozen=True)
class StoreRow:
    store: Any
    url: str
    last: Sync | None


@dataclass(frozen=True)
class StoresPage:
    rows: list[StoreRow]
    # Tenants in which the reader may create a store.
    new: list[tuple[str, str]]
    shows_tenants: bool


@dataclass(frozen=True)
class ChangeRow:
    """One object of a change report; `url` is empty where it has no page."""

    change: str
    kind: str
    label: str
    icon: str
    tone: str
    url: str
    fields: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class SyncPage:
    sync: Sync
    store: FeatureStore
    details: list[tuple[str, Any]]
    changes: list[ChangeRow]
    hidden: int
    warnings: Sequence[str]


@dataclass(frozen=True)
class StorePage:
    store: Any
    url: str
    details: list[tuple[str, Any]]
    last: Sync | None
    running: Sync | None
    progress: int
    report: SyncPage | None
    syncs: list[tuple[Sync, str]]
    unapproved: int
    can_sync: bool
    can_acknowledge: bool
    settings_url: str
    chart: Chart | None = None

    @property
    def is_polled(self) -> bool:
        return self.running is not None


def stores_page(*, user: User) -> StoresPage:
    """Return all stores that somebody may see, each with its last sync."""
    rows = with_counts(FeatureStore.objects.visible_to(user).select_related("tenant"), clock.now())
    stores = list(rows.order_by("tenant__name", "name")[:STORES_SHOWN])
    newest = Sync.objects.filter(store__in=stores).order_by("store_id", "-created_at").distinct("store_id")
    last = {sync.store_id: sync for sync in newest.defer("report")}
    tenants = access.visible_tenants(user, Permission.PUBLISH).named()
    return StoresPage(
        rows=[StoreRow(store, _url(store.pk), last.get(store.pk)) for store in stores],
        new=[(one.name, reverse("features:store-new", args=[one.slug])) for one in tenants],
        shows_tenants=len({store.tenant_id for store in stores}) > 1,
    )


def store_page(*, user: User, pk: UUID) -> StorePage:
    """Return the page of a store. Raises `NotFound`."""
    moment = clock.now()
    rows = with_counts(FeatureStore.objects.select_related("tenant", "connection", "created_by"), moment)
    store: Any = access.get_or_404(rows, user=user, pk=pk)
    syncs = list(Sync.objects.filter(store=store).with_people().defer("report")[:SYNCS_SHOWN])
    running = next((one for one in syncs if one.state in OPEN_SYNCS), None)
    changed = next((one for one in syncs if one.state == SyncState.SUCCEEDED and one.changed), None)
    may_publish = access.can(user, store.tenant_id, Permission.PUBLISH) and not store.is_native
    drawn = list(
        FeatureView.objects.present()
        .filter(store=store, fresh_until__isnull=False)
        .defer("document")
        .order_by("fresh_until", "name")[:VIEWS_DRAWN]
    )
    return StorePage(
        store=store,
        url=_url(store.pk),
        details=_details(store),
        last=next((one for one in syncs if one.state not in OPEN_SYNCS), None),
        running=running,
        progress=_percent(running),
        report=_report(changed, store) if changed is not None else None,
        syncs=[(one, _sync_url(one)) for one in syncs],
        unapproved=store.unapproved,
        can_sync=may_publish,
        can_acknowledge=bool(store.unapproved) and access.can(user, store.tenant_id, Permission.VOTE),
        settings_url=reverse("features:store-settings", args=[store.pk]) if may_publish else "",
        chart=figures.of_store(drawn, moment),
    )


def sync_page(*, user: User, pk: UUID, sync_pk: UUID) -> SyncPage:
    """Return the page of a sync. Raises `NotFound`."""
    sync = access.get_or_404(Sync.objects.with_people(), user=user, store_id=pk, pk=sync_pk)
    return _report(sync, sync.store)


def _report(sync: Sync, store: FeatureStore) -> SyncPage:
    report = sync.report
    items = report.get("items", [])
    counts = ", ".join(
        f"{sync.counts[kind]} {str(ObjectKind(kind).label).lower()}{'s' if sync.counts[kind] != 1 else ''}"
        for kind in ObjectKind.values
        if sync.counts.get(kind)
    ).replace("entitys", "entities")
    return SyncPage(
        sync=sync,
        store=store,
        details=[
            ("Started by", sync.started_by.username if sync.started_by is not None else "the schedule"),
            ("Registry's version", sync.registry_version or None),
            (
                "Registry written",
                f"{sync.registry_updated_at:%Y-%m-%d %H:%M} UTC" if sync.registry_updated_at else None,
            ),
            ("Digest", short_digest(sync.digest) if sync.digest else None),
            ("Holds", counts or None),
        ],
        changes=[_change(item) for item in items[:CHANGES_SHOWN]],
        hidden=max(0, sync.changed - CHANGES_SHOWN),
        warnings=report.get("warnings", []),
    )


def _change(item: Mapping[str, Any]) -> ChangeRow:
    pages = {"view": "features:view-detail", "service": "features:service-detail"}
    kind = item["kind"]
    return ChangeRow(
        change=item["change"],
        kind=str(ObjectKind(kind).label),
        label=item["name"] if kind == "project" else f"{item['project']}/{item['name']}",
        icon=_ICONS[item["change"]],
        tone=_TONES[item["change"]],
        url=reverse(pages[kind], args=[item["id"]]) if kind in pages else "",
        fields=item["fields"],
    )


def _details(store: FeatureStore) -> list[tuple[str, Any]]:
    connection = store.connection.name if store.connection is not None else None
    return [
        ("Source", store.get_source_display()),
        ("Location", store.location or connection),
        ("Connection", connection if store.location else None),
        ("Project", store.only_project or "all of the registry"),
        ("Schedule", f"every {store.sync_minutes} minutes" if store.sync_minutes else "by hand"),
        ("Registry", short_digest(store.registry_digest) if store.registry_digest else None),
        ("Created by", store.created_by.username),
    ]


def _percent(sync: Sync | None) -> int:
    if sync is None or sync.job is None or not sync.job.total:
        return 0
    return min(100, 100 * sync.job.done // sync.job.total)


def _url(pk: UUID) -> str:
    return reverse("features:store", args=[pk])


def _sync_url(sync: Sync) -> str:
    return reverse("features:sync", args=[sync.store_id, sync.pk])
