"""The document of a request that changes features: what is approved, and who would notice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from apps.approvals.models import ChangeRequest
from apps.core.refusals import Conflict
from apps.features.choices import ObjectKind
from apps.features.definitions.values import Definitions, Entity, Service, Source, View, of_plain, plain
from apps.features.models import Project
from apps.features.services import plans, projects
from apps.features.services.plans import Planned
from apps.lineage import graph, nodes
from apps.lineage.choices import Kind
from apps.lineage.nodes import Ref

_VALUES: dict[str, Any] = {
    ObjectKind.ENTITY: Entity,
    ObjectKind.SOURCE: Source,
    ObjectKind.VIEW: View,
    ObjectKind.SERVICE: Service,
}
# What somebody answers for, and signs off.
CONSUMERS = (Kind.VERSION, Kind.CONSUMER, Kind.FEATURE_SERVICE)


class FeaturesGone(Conflict):
    code = "features_gone"
    sentence = "The features that this request would change are not there any more. Withdraw it."


def build(project: Project, before: Definitions, several: Iterable[Planned]) -> dict[str, Any]:
    """Return the document of changes: JSON types only, equal for equal facts."""
    several = list(several)
    broken = _broken(project, before, several)
    return {
        "project": {"id": str(project.pk), "name": project.name},
        "changes": [_change(one) for one in several],
        "rests_on": _rests_on(before, several),
        "is_breaking": any(one.is_breaking for one in several),
        "breaks": [_ref(one) for one in broken],
        "affected": [_ref(one) for one in _affected(project, broken)],
    }


def project_of(change_request: ChangeRequest) -> Project:
    """Return the project of a request. Raises `FeaturesGone`."""
    project = (
        Project.objects.filter(tenant=change_request.tenant_id, pk=change_request.content["project"]["id"])
        .select_related("store", "tenant")
        .first()
    )
    if project is None or not project.store.is_native:
        raise FeaturesGone()
    return project


def again(project: Project, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document of the same wish against what is defined now."""
    before = projects.definitions(project)
    return build(project, before, plans.between(before, wanted(before, asked)))


def wanted(before: Definitions, asked: Mapping[str, Any]) -> Definitions:
    """Return what a project defines once the changes of a document are made."""
    return plans.replaced(
        before, ((ObjectKind(one["kind"]), one["name"], _after(one)) for one in asked["changes"])
    )


def _after(said: Mapping[str, Any]) -> Any:
    return None if said["after"] is None else of_plain(_VALUES[said["kind"]], said["after"])


def _change(one: Planned) -> dict[str, Any]:
    return {
        "act": one.change.act.value,
        "kind": one.kind.value,
        "name": one.name,
        "before": None if one.before is None else plain(one.before),
        "after": None if one.after is None else plain(one.after),
        "differences": [
            {"what": d.what, "before": d.before, "after": d.after, "is_breaking": d.is_breaking}
            for d in one.change.differences
        ],
    }


def _rests_on(before: Definitions, several: Sequence[Planned]) -> list[dict[str, Any]]:
    """Return what the changes point to and leave as it is, whole: other content there is another change.

    These are the views that a changed service selects, and the entities and sources of these and of changed views.
    """
    changed = {(one.kind, one.name) for one in several}
    after = [one.after for one in several]
    selected = {part.view for one in after if isinstance(one, Service) for part in one.selections}
    views = [one for one in before.views if one.name in selected]
    reading = [
        *(one for one in views if (ObjectKind.VIEW, one.name) not in changed),
        *(one for one in after if isinstance(one, View)),
    ]
    entities = {name for one in reading for name in one.entities}
    sources = {one.source for one in reading}
    found: list[tuple[ObjectKind, Any]] = [
        *((ObjectKind.ENTITY, one) for one in before.entities if one.name in entities),
        *((ObjectKind.SOURCE, one) for one in before.sources if one.name in sources),
        *((ObjectKind.VIEW, one) for one in views),
    ]
    return [
        {"kind": kind.value, "name": one.name, "definition": plain(one)}
        for kind, one in sorted(found, key=lambda pair: (pair[0].value, pair[1].name))
        if (kind, one.name) not in changed
    ]


def _broken(project: Project, before: Definitions, several: Sequence[Planned]) -> list[Ref]:
    """Return what would not be there any more, or be something else: features, whole views and services."""
    found: set[Ref] = set()
    for one in several:
        if not one.is_breaking:
            continue
        if one.kind == ObjectKind.SERVICE:
            found.add(nodes.feature_service(project.name, one.name))
        elif one.kind == ObjectKind.VIEW:
            view = nodes.feature_view(project.name, one.name)
            breaking = [d for d in one.change.differences if d.is_breaking]
            names = {d.feature for d in breaking}
            found |= {view} if "" in names else {nodes.feature(view, name) for name in names}
        else:
            for view_ in plans.readers(before, one.kind, one.name):
                if plans.is_read(before, view_):
                    found.add(nodes.feature_view(project.name, view_.name))
    return sorted(found)


def _affected(project: Project, broken: Sequence[Ref]) -> list[Ref]:
    if not broken:
        return []
    walk = graph.downstream(project.tenant, broken)
    reached = walk.reached(*CONSUMERS)
    return sorted({Ref(one.kind, one.namespace, one.name, one.field) for one in reached})


def _ref(one: Ref) -> dict[str, str]:
    return {"kind": one.kind, "namespace": one.namespace, "name": one.name, "field": one.field}
