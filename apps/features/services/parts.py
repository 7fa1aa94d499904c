"""The parts of definitions: features of views, intervals of materialization, and what services take from views."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from apps.features.choices import ObjectKind
from apps.features.models import (
    DataSource,
    Feature,
    FeatureService,
    FeatureStore,
    FeatureView,
    MaterializationInterval,
    Project,
    ServiceView,
    Sync,
    SyncItem,
)

_BATCH = 1000
_META = ("feast_state", "interval_count", "materialized_until", "fresh_until", "source", "stream_source")


def write(kind: ObjectKind, objects: list[Any], moment: dt.datetime) -> None:
    """Write the features of views, or what services read, as their documents have them."""
    if kind == ObjectKind.VIEW:
        write_features(objects, moment)
    elif kind == ObjectKind.SERVICE:
        write_services(objects)


def write_features(views: list[FeatureView], moment: dt.datetime) -> None:
    """Write the features of views. One that is no longer named keeps its row, with `removed_at`."""
    known: dict[tuple[UUID, str], Feature] = {
        (feature.view_id, feature.name): feature for feature in Feature.objects.filter(view__in=views)
    }
    added, changed, kept = [], [], set()
    for view in views:
        for position, document in enumerate(view.document["features"]):
            kept.add((view.pk, document["name"]))
            values = {
                "position": position,
                "dtype": document["dtype"],
                "description": document.get("description", ""),
                "tags": document.get("tags", {}),
                "removed_at": None,
            }
            feature = known.get((view.pk, document["name"]))
            if feature is None:
                added.append(
                    Feature(
                        tenant_id=view.tenant_id,
                        view=view,
                        name=document["name"],
                        first_seen_at=moment,
                        changed_at=moment,
                        **values,
                    )
                )
            elif any(getattr(feature, name) != value for name, value in values.items()):
                for name, value in values.items():
                    setattr(feature, name, value)
                feature.changed_at = moment
                changed.append(feature)
    for place, feature in known.items():
        if place not in kept and feature.removed_at is None:
            feature.removed_at = feature.changed_at = moment
            changed.append(feature)
    Feature.objects.bulk_create(added, batch_size=_BATCH)
    Feature.objects.bulk_update(
        changed,
        ["position", "dtype", "description", "tags", "changed_at", "removed_at"],
        batch_size=_BATCH,
    )


def write_services(services: list[FeatureService]) -> None:
    """Write what services take from views; `connect_services` finds the views."""
    ServiceView.objects.filter(service__in=services).delete()
    ServiceView.objects.bulk_create(
        (
            ServiceView(
                service=service,
                view_name=part["view"],
                alias="" if part["name"] == part["view"] else part["name"],
                features=part["features"],
            )
            for service in services
            for part in service.document["views"]
        ),
        batch_size=_BATCH,
    )


def connect_services(store: FeatureStore) -> None:
    """Let each part of a service name the view of its project that is there now."""
    views = {
        (project, name): pk
        for project, name, pk in FeatureView.objects.filter(store=store, removed_at=None).values_list(
            "project_id", "name", "pk"
        )
    }
    moved = []
    for part in ServiceView.objects.filter(service__store=store).select_related("service"):
        found = views.get((part.service.project_id, part.view_name))
        if part.view_id != found:
            part.view_id = found
            moved.append(part)
    ServiceView.objects.bulk_update(moved, ["view"], batch_size=_BATCH)


def store_meta(sync: Sync, projects: dict[str, Project]) -> None:
    """Write what is no definition of views: Feast's state, what was materialized, and which rows their sources are."""
    keys = {project.pk: name for name, project in projects.items()}
    views = {
        (keys[view.project_id], view.name): view
        for view in FeatureView.objects.filter(store=sync.store_id, removed_at=None).defer("document", "tags")
    }
    sources = {
        (keys[project], name): pk
        for project, name, pk in DataSource.objects.filter(store=sync.store_id, removed_at=None).values_list(
            "project_id", "name", "pk"
        )
    }
    changed, rewritten = [], {}
    staged = SyncItem.objects.filter(sync=sync, kind=ObjectKind.VIEW).values_list(
        "project", "name", "meta", "document__source__name", "document__stream_source__name"
    )
    for project, name, meta, source, stream_source in staged.iterator(chunk_size=_BATCH):
        view = views[project, name]
        intervals = meta.get("intervals", [])
        until = max((dt.datetime.fromisoformat(end) for _, end in intervals), default=None)
        values = {
            "feast_state": meta.get("state", "")[:40],
            "interval_count": meta.get("interval_count", 0),
            "materialized_until": until,
            "fresh_until": fresh_until(until, view.ttl_seconds),
            "source_id": sources.get((project, source)),
            "stream_source_id": sources.get((project, stream_source)),
        }
        if (view.interval_count, view.materialized_until) != (values["interval_count"], until):
            rewritten[view.pk] = intervals
        if any(getattr(view, field) != value for field, value in values.items()):
            for field, value in values.items():
                setattr(view, field, value)
            changed.append(view)
    FeatureView.objects.bulk_update(changed, _META, batch_size=_BATCH)
    MaterializationInterval.objects.filter(view__in=list(rewritten)).delete()
    MaterializationInterval.objects.bulk_create(
        (
            MaterializationInterval(
                view_id=pk, starts_at=dt.datetime.fromisoformat(start), ends_at=dt.datetime.fromisoformat(end)
            )
            for pk, intervals in rewritten.items()
            for start, end in intervals
        ),
        batch_size=_BATCH,
    )


def fresh_until(materialized_until: dt.datetime | None, ttl_seconds: int | None) -> dt.datetime | None:
    """Return until when values are fresh, or None where that is not known."""
    if materialized_until is None or not ttl_seconds:
        return None
    try:
        return materialized_until + dt.timedelta(seconds=ttl_seconds)
    except OverflowError:
        return None
