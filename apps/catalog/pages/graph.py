"""The graph around one node, on a page of its own and in small on the pages of others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.catalog import figures
from apps.catalog.choices import CHANGEABLE, DEFAULT_DEPTH, DEPTHS, MOST_NODES, OFFERED, PANEL_NODES
from apps.catalog.figures import Figure
from apps.core.numbers import whole
from apps.core.refusals import NotFound
from apps.lineage import graph, links, owners
from apps.lineage.choices import Kind
from apps.lineage.graph import Neighbourhood
from apps.lineage.models import Node
from apps.lineage.nodes import Ref
from apps.tenants import access
from apps.tenants.models import Tenant

DIRECTIONS = {"both": "Both ways", "up": "What feeds it", "down": "What it feeds"}


@dataclass(frozen=True)
class Choice:
    """One value of a control, as a link."""

    label: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Hit:
    """A node that was found by its name."""

    text: str
    kind: str
    detail: str
    url: str


@dataclass(frozen=True)
class GraphPage:
    """`node` and `figure` are None until a node is chosen; then there is what was found for `asked`."""

    node: Node | None
    kind: str
    tenant: Tenant | None
    figure: Figure | None
    page_url: str
    impact_url: str
    owners: tuple[str, ...]
    depths: list[Choice]
    directions: list[Choice]
    columns: Choice | None
    is_cut: bool
    most: int
    asked: str
    hits: list[Hit]


def graph_page(user: User, query: Mapping[str, str]) -> GraphPage:
    """Gather the graph around the node of an address, or the nodes that are called as was asked. Raises `NotFound`."""
    asked = query.get("q", "").strip()[:200]
    if "node" not in query:
        return GraphPage(
            None,
            "",
            None,
            None,
            "",
            "",
            (),
            [],
            [],
            None,
            False,
            MOST_NODES,
            asked,
            find(user, asked, "catalog:graph"),
        )
    node = node_of(user, query["node"])
    depth = whole(query.get("depth", ""), low=1) or DEFAULT_DEPTH
    depth = depth if depth in DEPTHS else DEFAULT_DEPTH
    direction = query.get("direction", "both")
    direction = direction if direction in DIRECTIONS else "both"
    with_parts = query.get("columns") == "1" or bool(node.field)
    found = graph.neighbourhood(node.tenant, node.ref, hops=depth, limit=MOST_NODES, with_parts=with_parts)
    kept = _directed(found, direction)
    figure = figures.build(
        name="graph",
        title=f"What {node.text} feeds and is fed with",
        tenant=node.tenant,
        nodes=kept.values(),
        edges=[edge for edge in figures.of_edges(found.edges) if edge[0] in kept and edge[1] in kept],
        user=user,
        starts={node.actual_id},
        refocus=True,
    )

    def url(**changed: str) -> str:
        values = {
            "depth": str(depth),
            "direction": direction,
            "columns": "1" if with_parts else "0",
        } | changed
        return figures.graph_url(node.tenant, node.pk) + "".join(
            f"&{key}={value}" for key, value in values.items()
        )

    return GraphPage(
        node=node,
        kind=Kind(node.kind).label,
        tenant=node.tenant,
        figure=figure,
        page_url=links.urls([node], user).get(node.pk, ""),
        impact_url=f"{reverse('catalog:impact')}?node={node.pk}" if node.kind in CHANGEABLE else "",
        owners=owners.names_of(owners.of([node])).get(node.pk, ()),
        depths=[Choice(str(one), url(depth=str(one)), one == depth) for one in DEPTHS],
        directions=[Choice(label, url(direction=one), one == direction) for one, label in DIRECTIONS.items()],
        columns=None
        if node.field
        else Choice("Columns and features", url(columns="0" if with_parts else "1"), with_parts),
        is_cut=found.is_cut,
        most=MOST_NODES,
        asked=asked,
        hits=[],
    )


def node_of(user: User, pk: str) -> Node:
    """Return a node by its id. Raises `NotFound`."""
    try:
        return access.get_or_404(_nodes, user=user, pk=UUID(pk))
    except ValueError:
        raise NotFound() from None


def find(user: User, words: str, view: str) -> list[Hit]:
    """Return nodes whose name holds `words`, in the tenants of `user`, as links to a view that takes `node`."""
    if not words or "\x00" in words:
        return []
    rows = Node.objects.visible_to(user).filter(
        kind__in=CHANGEABLE, stands_for=None, name__icontains=words, field=""
    )
    tenants = {tenant.pk: tenant for tenant in access.visible_tenants(user).named()}
    return [
        Hit(
            text=node.text,
            kind=Kind(node.kind).label,
            detail=" · ".join(part for part in (node.namespace, tenants[node.tenant_id].name) if part),
            url=f"{reverse(view)}?node={node.pk}",
        )
        for node in rows.defer("details").order_by("name", "kind")[:OFFERED]
    ]


def panel(tenant: Tenant, ref: Ref, user: Any, *, name: str) -> dict[str, Any] | None:
    """Return the small graph around an object, or None where the lineage knows nothing of it or `user` is no member."""
    if not access.can(user, tenant):
        return None
    found = graph.neighbourhood(tenant, ref, hops=2, limit=PANEL_NODES, with_parts=False)
    if found.node is None or len(found.nodes) < 2:
        return None
    figure = figures.build(
        name=f"lineage-{name}",
        title=f"What {found.node.text} feeds and is fed with",
        tenant=tenant,
        nodes=found.nodes.values(),
        edges=figures.of_edges(found.edges),
        user=user,
        starts={found.node.pk},
    )
    return {
        "figure": figure,
        "graph_url": figures.graph_url(tenant, found.node.pk),
        "impact_url": f"{reverse('catalog:impact')}?node={found.node.pk}"
        if found.node.kind in CHANGEABLE
        else "",
        "graph_is_cut": found.is_cut,
    }


def _directed(found: Neighbourhood, direction: str) -> dict[UUID, Node]:
    """Return the nodes on one side of the middle, or all."""
    wanted = {"up": lambda hops: hops <= 0, "down": lambda hops: hops >= 0}.get(direction)
    return {pk: node for pk, node in found.nodes.items() if wanted is None or wanted(found.hops[pk])}


def _nodes() -> Any:
    return Node.objects.select_related("tenant")
