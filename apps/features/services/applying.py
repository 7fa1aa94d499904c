"""What a sync has parsed, compared with what is there and written at once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Max

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock
from apps.core.actors import System
from apps.core.refusals import Conflict
from apps.features.choices import Change, ObjectKind, SyncState
from apps.features.feast.comparison import FieldChange, compare
from apps.features.models import (
    DataSource,
    Defined,
    Entity,
    FeatureService,
    FeatureStore,
    FeatureView,
    Project,
    Revision,
    Sync,
    SyncItem,
    SyncPayload,
)
from apps.features.services import columns, parts

# A report that is longer is cut; the history has every change.
MOST_REPORTED = 2_000
_MODELS: dict[ObjectKind, type[Defined]] = {
    ObjectKind.ENTITY: Entity,
    ObjectKind.SOURCE: DataSource,
    ObjectKind.VIEW: FeatureView,
    ObjectKind.SERVICE: FeatureService,
}
_EVERY_FIELD = ("description", "owner", "tags", "document", "digest", "changed_at", "removed_at")
_BATCH = 500


class ProjectTaken(Conflict):
    code = "project_taken"

    def __init__(self, project: str, store: str) -> None:
        super().__init__(
            f"The project {project} is already synced by the store {store}, and a tenant has one project of a name. Read "
            "other projects only, or use that store."
        )


@dataclass
class _Applied:
    """The work of one sync, while it is done."""

    sync: Sync
    store: FeatureStore
    moment: dt.datetime
    revisions: list[Revision] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)
    changes: Counter[str] = field(default_factory=Counter)

    def note(
        self, obj: Defined, kind: ObjectKind, project: str, change: Change, fields: list[FieldChange]
    ) -> None:
        """Add a change to the history and to the report."""
        self.changes[change.value] += 1
        self.revisions.append(
            Revision(
                store=self.store,
                kind=kind,
                object_id=obj.pk,
                number=0,
                change=change,
                digest=obj.digest,
                document=obj.document,
                fields=fields,
                at=self.moment,
                sync=self.sync,
            )
        )
        if len(self.items) < MOST_REPORTED:
            self.items.append(
                {
                    "kind": kind.value,
                    "project": project,
                    "name": obj.name,
                    "change": change.value,
                    "fields": fields,
                    "id": str(obj.pk),
                }
            )


def apply(sync: Sync) -> None:
    """Write what a sync has parsed, in the caller's transaction. Raises `ProjectTaken`."""
    store = FeatureStore.objects.select_for_update(no_key=True).get(pk=sync.store_id)
    done = _Applied(sync, store, clock.now())
    projects = _projects(done)
    for kind, model in _MODELS.items():
        _objects(done, kind, model, projects)
    parts.store_meta(sync, projects)
    parts.connect_services(store)
    _number(done.revisions)
    Revision.objects.bulk_create(done.revisions, batch_size=_BATCH)
    sync.report = {
        **sync.report,
        "items": done.items,
        "changes": dict(done.changes),
        "is_cut": done.changes.total() > len(done.items),
    }
    sync.changed = done.changes.total()
    sync.state, sync.finished_at = SyncState.SUCCEEDED, done.moment
    sync.save()
    store.synced_at = done.moment
    store.registry_digest = sync.digest
    store.registry_version = sync.registry_version
    store.registry_updated_at = sync.registry_updated_at
    store.named_projects = sync.report.get("named", [])
    store.save(
        update_fields=[
            "synced_at",
            "registry_digest",
            "registry_version",
            "registry_updated_at",
            "named_projects",
        ]
    )
    clear(sync)
    if sync.changed:
        audit.record(
            Action.FEATURES_STORE_SYNCED,
            tenant_id=store.tenant_id,
            by=sync.started_by or System("features.sync"),
            obj=("features.store", str(store.pk)),
            digest=sync.digest,
            data={"sync": str(sync.pk), **done.changes},
        )


def clear(sync: Sync) -> None:
    """Remove what a sync had read and parsed."""
    SyncPayload.objects.filter(sync=sync).delete()
    SyncItem.objects.filter(sync=sync).delete()


def _projects(done: _Applied) -> dict[str, Project]:
    """Write the projects and return those that are present, by name."""
    store = done.store
    staged = {item.name: item for item in SyncItem.objects.filter(sync=done.sync, kind=ObjectKind.PROJECT)}
    taken = (
        Project.objects.filter(tenant_id=store.tenant_id, name__in=staged, removed_at=None)
        .exclude(store=store)
        .select_related("store")
        .first()
    )
    if taken is not None:
        raise ProjectTaken(taken.name, taken.store.name)
    known = {
        project.name: project
        for project in Project.objects.filter(tenant_id=store.tenant_id, name__in=staged)
    } | {project.name: project for project in Project.objects.filter(store=store)}
    for name, item in staged.items():
        project = known.get(name)
        if project is None:
            project = known[name] = Project(tenant_id=store.tenant_id, store=store, name=name)
            _fill(project, item.document, item.digest, done.moment)
            project.save(force_insert=True)
            done.note(project, ObjectKind.PROJECT, name, Change.ADDED, [])
            continue
        if project.store_id != store.pk:
            _take_over(project, store)
        if project.removed_at is not None or project.digest != item.digest:
            _change(done, project, ObjectKind.PROJECT, name, item.document, item.digest)
            project.save()
    for name, project in known.items():
        if name not in staged and project.removed_at is None:
            project.removed_at = project.changed_at = done.moment
            project.save(update_fields=["removed_at", "changed_at"])
            done.note(project, ObjectKind.PROJECT, name, Change.REMOVED, [])
    return known


def _take_over(project: Project, store: FeatureStore) -> None:
    """Give a project that its store no longer has, with what was in it, to another store."""
    for model in _MODELS.values():
        _rows(model).filter(project=project).update(store=store)
    project.store = store


def _objects(done: _Applied, kind: ObjectKind, model: type[Defined], projects: dict[str, Project]) -> None:
    """Write the objects of one kind."""
    rows = _rows(model).filter(store=done.store)
    known: dict[tuple[str, str], tuple[UUID, str, bool]] = {
        (project, name): (pk, digest, removed_at is not None)
        for pk, project, name, digest, removed_at in rows.values_list(
            "pk", "project__name", "name", "digest", "removed_at"
        )
    }
    staged = SyncItem.objects.filter(sync=done.sync, kind=kind)
    unchanged, added, changed = set(), [], []
    for pk, project, name, digest in staged.order_by("id").values_list("pk", "project", "name", "digest"):
        found = known.get((project, name))
        if found is None:
            added.append(pk)
        elif found[1] != digest or found[2]:
            changed.append(pk)
        unchanged.add((project, name))
    for batch in _batches(added):
        _add(done, kind, model, staged.filter(pk__in=batch).order_by("id"), projects)
    for batch in _batches(changed):
        _update(done, kind, model, staged.filter(pk__in=batch).order_by("id"), projects, known)
    gone = [pk for place, (pk, _, is_removed) in known.items() if place not in unchanged and not is_removed]
    for batch in _batches(gone):
        _remove(done, kind, model, batch)


def _add(
    done: _Applied,
    kind: ObjectKind,
    model: type[Defined],
    items: Iterable[SyncItem],
    projects: dict[str, Project],
) -> None:
    made: list[Any] = []
    for item in items:
        obj: Any = model(tenant_id=done.store.tenant_id, store=done.store, name=item.name)
        obj.project = projects[item.project]
        _fill(obj, item.document, item.digest, done.moment)
        columns.fill(obj, done.store)
        made.append(obj)
        done.note(obj, kind, item.project, Change.ADDED, [])
    _rows(model).bulk_create(made, batch_size=_BATCH)
    parts.write(kind, made, done.moment)


def _update(
    done: _Applied,
    kind: ObjectKind,
    model: type[Defined],
    items: Iterable[SyncItem],
    projects: dict[str, Project],
    known: dict[tuple[str, str], tuple[UUID, str, bool]],
) -> None:
    staged = {known[item.project, item.name][0]: item for item in items}
    objects: dict[UUID, Any] = _rows(model).select_related("project").in_bulk(list(staged))
    for pk, obj in objects.items():
        item = staged[pk]
        _change(done, obj, kind, item.project, item.document, item.digest)
        columns.fill(obj, done.store)
    _rows(model).bulk_update(objects.values(), [*_EVERY_FIELD, *columns.NAMES[kind]], batch_size=_BATCH)
    parts.write(kind, list(objects.values()), done.moment)


def _remove(done: _Applied, kind: ObjectKind, model: type[Defined], keys: list[UUID]) -> None:
    rows = _rows(model).filter(pk__in=keys)
    for obj in rows.select_related("project"):
        obj.removed_at = obj.changed_at = done.moment
        done.note(obj, kind, obj.project.name, Change.REMOVED, [])
    rows.update(removed_at=done.moment, changed_at=done.moment)


def _change(
    done: _Applied, obj: Defined, kind: ObjectKind, project: str, document: dict[str, Any], digest: str
) -> None:
    change = Change.RESTORED if obj.removed_at is not None else Change.CHANGED
    fields = compare(obj.document, document)
    _fill(obj, document, digest, done.moment)
    done.note(obj, kind, project, change, fields)


def _fill(obj: Defined, document: dict[str, Any], digest: str, moment: dt.datetime) -> None:
    obj.description = document.get("description", "")
    obj.owner = document.get("owner", "")[:255]
    obj.tags = document.get("tags", {})
    obj.document, obj.digest = document, digest
    obj.changed_at, obj.removed_at = moment, None


def _number(revisions: list[Revision]) -> None:
    """Give each revision the next number of its object."""
    objects = [revision.object_id for revision in revisions]
    last: dict[UUID, int] = {}
    for batch in _batches(objects):
        last |= dict(
            Revision.objects.filter(object_id__in=batch)
            .order_by()
            .values_list("object_id")
            .annotate(last=Max("number"))
        )
    for revision in revisions:
        revision.number = last.get(revision.object_id, 0) + 1


def _batches(keys: list[Any]) -> Iterable[list[Any]]:
    return (keys[at : at + _BATCH] for at in range(0, len(keys), _BATCH))


def _rows(model: type[Defined]) -> Any:
    """Return the rows of a kind; what is asked of them is not the same for all."""
    return model._default_manager.all()
