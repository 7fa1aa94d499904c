"""How native definitions are stored: their rows, parts, history and lineage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Max

from apps.accounts.models import User
from apps.approvals.models import ChangeRequest
from apps.core import canonical, clock
from apps.features.choices import Change, ObjectKind, ViewState
from apps.features.definitions import items
from apps.features.definitions.values import Definitions
from apps.features.feast.comparison import FieldChange, compare
from apps.features.models import DataSource, Defined, FeatureStore, FeatureView, Project, Revision
from apps.features.services import columns, edges, parts
from apps.features.services.projects import MODELS


@dataclass(frozen=True)
class _Writing:
    store: FeatureStore
    project: Project
    moment: dt.datetime
    by: User
    request: ChangeRequest | None
    revisions: list[Revision]


def write(
    store: FeatureStore,
    project: Project | None,
    definitions: Definitions,
    *,
    by: User,
    request: ChangeRequest | None = None,
) -> Project:
    """Store what a project defines: rows, parts, history and lineage, in the caller's transaction."""
    found = items.documents(definitions)
    moment = clock.now()
    project = _project(store, project, definitions.project, found[ObjectKind.PROJECT], moment)
    writing = _Writing(store, project, moment, by, request, [])
    states = {
        **{(ObjectKind.VIEW, one.name): one.state for one in definitions.views},
        **{(ObjectKind.SERVICE, one.name): one.state for one in definitions.services},
    }
    drawn: list[Any] = []
    for kind, model in MODELS.items():
        drawn += _objects(writing, kind, model, found[kind], states)
    _connect_sources(project)
    parts.connect_services(store)
    _number(store, writing.revisions)
    for obj in drawn:
        edges.publish(obj)
    return project


def _project(
    store: FeatureStore,
    project: Project | None,
    name: str,
    found: Mapping[str, dict[str, Any]],
    moment: dt.datetime,
) -> Project:
    if project is None:
        # One of this name may have been removed from its registry.
        project = Project.objects.filter(tenant_id=store.tenant_id, name=name).first()
    if project is None:
        project = Project(tenant_id=store.tenant_id, name=name, first_seen_at=moment)
    project.store = store
    _fill(project, found[name], moment)
    project.save()
    return project


def _objects(
    writing: _Writing,
    kind: ObjectKind,
    model: type[Defined],
    found: Mapping[str, dict[str, Any]],
    states: Mapping[tuple[ObjectKind, str], str | None],
) -> list[Any]:
    """Write the objects of one kind, and return the views and services that differ now."""
    every: Any = model._default_manager
    known: dict[str, Any] = {row.name: row for row in every.filter(project=writing.project)}
    written = []
    for name, document in found.items():
        state = states.get((kind, name))
        row = known.get(name)
        if row is not None and _is_same(row, document, state):
            continue
        written.append(_one(writing, kind, model, row, name, document, state))
    for name, row in known.items():
        if name not in found and row.removed_at is None:
            row.removed_at = row.changed_at = writing.moment
            if hasattr(row, "state"):
                row.state = ViewState.RETIRED
            _approve(writing, row)
            row.save()
            _note(writing, kind, row, Change.REMOVED, [])
            written.append(row)
    parts.write(kind, [row for row in written if row.removed_at is None], writing.moment)
    return written if kind in (ObjectKind.VIEW, ObjectKind.SERVICE) else []


def _is_same(row: Any, document: dict[str, Any], state: str | None) -> bool:
    is_unmoved = state is None or row.state == state
    return row.removed_at is None and row.digest == canonical.digest(document) and is_unmoved


def _one(
    writing: _Writing,
    kind: ObjectKind,
    model: type[Defined],
    row: Any,
    name: str,
    document: dict[str, Any],
    state: str | None,
) -> Any:
    change, fields = Change.ADDED, list[FieldChange]()
    if row is None:
        row = model(tenant_id=writing.store.tenant_id, store=writing.store, name=name)
        row.project = writing.project
        row.first_seen_at = writing.moment
    else:
        change = Change.RESTORED if row.removed_at is not None else Change.CHANGED
        fields = compare(row.document, document)
        if state is not None and row.state != state:
            fields = [{"path": "state", "before": row.state, "after": state}, *fields]
    row.store = writing.store
    _fill(row, document, writing.moment)
    columns.fill(row, writing.store)
    if state is not None:
        row.state = state
    if kind == ObjectKind.VIEW:
        row.fresh_until = parts.fresh_until(row.materialized_until, row.ttl_seconds)
    _approve(writing, row)
    row.save()
    _note(writing, kind, row, change, fields)
    return row


def _fill(row: Any, document: dict[str, Any], moment: dt.datetime) -> None:
    row.description = document["description"]
    row.owner = document["owner"]
    row.tags = document["tags"]
    row.document, row.digest = document, canonical.digest(document)
    row.changed_at, row.removed_at = moment, None


def _approve(writing: _Writing, row: Any) -> None:
    """Say who approved a definition, where a request did."""
    if writing.request is not None and hasattr(row, "approved_digest"):
        row.approved_digest = row.present_digest
        row.approved_at, row.approved_by = writing.moment, writing.by


def _note(writing: _Writing, kind: ObjectKind, row: Any, change: Change, fields: list[FieldChange]) -> None:
    writing.revisions.append(
        Revision(
            store=writing.store,
            kind=kind,
            object_id=row.pk,
            number=0,
            change=change,
            digest=row.digest,
            document=row.document,
            fields=fields,
            at=writing.moment,
            by=writing.by,
            change_request_id=writing.request.pk if writing.request else None,
        )
    )


def _number(store: FeatureStore, revisions: list[Revision]) -> None:
    """Store revisions, each with the next number of its object."""
    ids = [one.object_id for one in revisions]
    rows = Revision.objects.filter(store__tenant=store.tenant_id, object_id__in=ids).order_by()
    last = dict(rows.values_list("object_id").annotate(last=Max("number")))
    for one in revisions:
        one.number = last.get(one.object_id, 0) + 1
    Revision.objects.bulk_create(revisions)


def _connect_sources(project: Project) -> None:
    """Let each view name the row of its source."""
    sources = dict(DataSource.objects.filter(project=project).values_list("name", "pk"))
    moved = []
    for view in FeatureView.objects.filter(project=project, removed_at=None):
        found = sources.get(str((view.document.get("source") or {}).get("name", "")))
        if view.source_id != found:
            view.source_id = found
            moved.append(view)
    FeatureView.objects.bulk_update(moved, ["source"])
