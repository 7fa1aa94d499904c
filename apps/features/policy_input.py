"""What policies are told of features (docs/reference/policy-input.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from apps.features.models import FeatureService, FeatureView
from apps.features.models.definitions import REMOVED
from apps.lineage import graph, nodes
from apps.lineage.choices import Kind

MOST = 200


def feature_changes(input: Mapping[str, Any], tenant_id: UUID) -> dict[str, Any]:
    """Return the definitions that a sync changed and nobody approved, each with the versions that it reaches."""
    found: list[FeatureView | FeatureService] = []
    count = 0
    for rows in (FeatureView.objects.unapproved(), FeatureService.objects.unapproved()):
        of_tenant: Any = rows.filter(tenant_id=tenant_id)
        count += of_tenant.count()
        found += (
            of_tenant.select_related("project", "store")
            .defer("document", "tags")
            .order_by("name")[: MOST - len(found)]
        )
    is_cut = count > len(found)
    unapproved = []
    for one in found:
        versions, was_cut = _versions(one, tenant_id)
        is_cut = is_cut or was_cut
        unapproved.append(
            {
                "kind": "service" if isinstance(one, FeatureService) else "view",
                "project": one.project.name,
                "name": one.name,
                "store": one.store.name,
                "change": _change(one),
                "changed_at": one.changed_at.isoformat(),
                "versions": versions,
            }
        )
    return {"unapproved": unapproved, "count": count, "is_cut": is_cut}


def _versions(one: FeatureView | FeatureService, tenant_id: UUID) -> tuple[list[str], bool]:
    name = nodes.feature_service if isinstance(one, FeatureService) else nodes.feature_view
    walk = graph.downstream(tenant_id, [name(one.project.name, one.name)])
    return sorted(node.name for node in walk.reached(Kind.VERSION)), walk.is_cut


def _change(one: FeatureView | FeatureService) -> str:
    if one.removed_at is not None:
        return "removed"
    return "changed" if one.approved_digest not in ("", REMOVED) else "added"
