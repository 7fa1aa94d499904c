"""What breaks: asked on a page of its own, and shown on the pages of requests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from apps.accounts.models import User
from apps.catalog import changes, figures, impact
from apps.catalog.changes import Change
from apps.catalog.choices import PARTS_OFFERED
from apps.catalog.figures import Figure
from apps.catalog.impact import Impact, Step
from apps.catalog.pages.graph import Hit, find, node_of
from apps.lineage.choices import Kind
from apps.lineage.models import Node
from apps.lineage.nodes import Ref
from apps.tenants.models import Tenant

# How many paths are drawn.
DRAWN = 30


@dataclass(frozen=True)
class Part:
    """A column or a feature that can be chosen."""

    name: str
    is_chosen: bool


@dataclass(frozen=True)
class Result:
    """What a change breaks, and the paths of it as a drawing, with how many of them are not drawn."""

    title: str
    breaks: tuple[str, ...]
    impact: Impact
    figure: Figure | None
    paths_left: int


@dataclass(frozen=True)
class ImpactPage:
    """`node` is None until something was chosen."""

    asked: str
    hits: list[Hit]
    node: Node | None
    tenant: Tenant | None
    kind: str
    part_word: str
    parts: list[Part]
    parts_left: int
    graph_url: str
    result: Result | None

    @property
    def catalog_url(self) -> str:
        """Where to look for something whose name one does not know."""
        return reverse("catalog:catalog")


def impact_page(user: User, query: QueryDict) -> ImpactPage:
    """Gather the page that says what breaks. Raises `NotFound`."""
    asked = query.get("q", "").strip()[:200]
    if "node" not in query:
        return ImpactPage(asked, find(user, asked, "catalog:impact"), None, None, "", "", [], 0, "", None)
    node = node_of(user, str(query["node"]))
    chosen = [one for one in dict.fromkeys(query.getlist("part")) if one][:PARTS_OFFERED]
    names = list(
        Node.objects.filter(tenant=node.tenant, parent=node)
        .order_by("field")
        .values_list("field", flat=True)[: PARTS_OFFERED + 1]
    )
    known = [Part(name, name in chosen) for name in names[:PARTS_OFFERED]]
    known += [Part(name, True) for name in chosen if name not in names]
    return ImpactPage(
        asked=asked,
        hits=[],
        node=node,
        tenant=node.tenant,
        kind=Kind(node.kind).label,
        part_word="columns" if node.kind == Kind.DATASET else "features",
        parts=known,
        parts_left=max(0, len(names) - PARTS_OFFERED),
        graph_url=figures.graph_url(node.tenant, node.pk),
        result=result(node.tenant, changes.of_node(node, chosen), user=user),
    )


def result(tenant: Tenant, change: Change, *, user: Any, name: str = "impact") -> Result:
    """Work out what a change breaks, and draw the ways that lead there."""
    found = impact.of(tenant, change.starts, user=user, unresolved=change.unresolved)
    hits = [hit.path for hit in found.versions] or [
        one.path
        for one in (*found.consumers, *found.services, *found.features, *found.contracts, *found.datasets)
    ]
    return Result(
        change.title,
        change.breaks,
        found,
        _figure(tenant, hits, user, change.title, name),
        max(0, len(hits) - DRAWN),
    )


def _figure(
    tenant: Tenant, hits: Sequence[Sequence[Step]], user: Any, title: str, name: str
) -> Figure | None:
    paths = [
        [Ref(step.kind, step.namespace, step.name, step.field).node_id(tenant.pk) for step in path]
        for path in hits[:DRAWN]
    ]
    if not paths:
        return None
    nodes = {
        node.pk: node
        for node in Node.objects.filter(tenant=tenant).with_ids([pk for path in paths for pk in path])
    }
    return figures.of_impact(tenant, paths, nodes, user=user, title=f"What breaks when {title}", name=name)
