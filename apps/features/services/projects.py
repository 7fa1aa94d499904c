"""What a project of the portal's own defines now, read from its rows."""

from __future__ import annotations

from typing import Any

from apps.core import etags
from apps.core.refusals import Conflict
from apps.features.choices import ObjectKind
from apps.features.definitions import items
from apps.features.definitions.values import Definitions, plain
from apps.features.models import DataSource, Defined, Entity, FeatureService, FeatureView, Project
from apps.tenants.models import Tenant

MODELS: dict[ObjectKind, type[Defined]] = {
    ObjectKind.ENTITY: Entity,
    ObjectKind.SOURCE: DataSource,
    ObjectKind.VIEW: FeatureView,
    ObjectKind.SERVICE: FeatureService,
}


class ProjectSynced(Conflict):
    code = "project_synced"


def stored(tenant: Tenant, name: str) -> tuple[Project | None, Definitions]:
    """Return a project of a tenant and what it defines now. Raises `ProjectSynced`."""
    project = Project.objects.filter(tenant=tenant, name=name).select_related("store").first()
    if project is None:
        return None, Definitions(name)
    if not project.store.is_native:
        if project.removed_at is not None:
            return None, Definitions(name)
        raise ProjectSynced(
            f"The project {name} is synced from the feature store {project.store.name}. Change it there, or define another "
            "project here."
        )
    return project, definitions(project)


def definitions(project: Project) -> Definitions:
    """Return what a project defines now, with the states of its views and services."""
    found: dict[ObjectKind, dict[str, dict[str, Any]]] = {
        ObjectKind.PROJECT: {project.name: project.document}
    }
    states: dict[tuple[ObjectKind, str], str] = {}
    for kind, model in MODELS.items():
        every: Any = model._default_manager
        rows = every.filter(project=project, removed_at=None)
        found[kind] = {}
        for row in rows.order_by("name"):
            found[kind][row.name] = row.document
            if hasattr(row, "state"):
                states[kind, row.name] = row.state
    return items.definitions(project.name, found, states)


def definitions_etag(definitions: Definitions) -> str:
    """Return the entity tag of what a project defines."""
    return etags.of(editable(definitions))


def editable(definitions: Definitions) -> dict[str, Any]:
    return plain(definitions)
