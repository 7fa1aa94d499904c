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

_LEGEND = "Each box leads to the graph around it."
_LEGEND_OF_MORE = " A dot at its side says that more leads there than is drawn."
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
    legend: str
    is_cut: bool
    cut_text: str
    asked: str
    hits: list[Hit]

    @property
    def catalog_url(self) -> str:
        """Where to look for something whose name one does not know."""
        return reverse("catalog:catalog")


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
            "",
            False,
            "",
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
    edges = [edge for edge in figures.of_edges(found.edges) if edge[0] in kept and edge[1] in kept]
    if not with_parts:
        kept, edges = _without_parts(node.tenant, kept, edges)
    fed_by_more, feeds_more = graph.beyond(node.tenant, kept)
    figure = figures.build(
        name="graph",
        title=f"What {node.text} feeds and is fed with",
        tenant=node.tenant,
        nodes=kept.values(),
        edges=edges,
        user=user,
        starts={node.actual_id},
        refocus=True,
        fed_by_more=fed_by_more if direction != "down" else (),
        feeds_more=feeds_more if direction != "up" else (),
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
        legend=_LEGEND + (_LEGEND_OF_MORE if fed_by_more or feeds_more else ""),
        is_cut=found.is_cut,
        cut_text=f"There is more around it than is drawn: here are the {len(kept)} nearest nodes, those with a dot at a side"
        " lead further. Take fewer steps or one direction, or open a box to go on from there.",
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
    return [
        Hit(
            text=node.text,
            kind=Kind(node.kind).label,
            detail=" · ".join(part for part in (node.namespace, node.tenant.name) if part),
            url=f"{reverse(view)}?node={node.pk}",
        )
        for node in rows.select_related("tenant").defer("details").order_by("name", "kind")[:OFFERED]
    ]


def panel(tenant: Tenant, ref: Ref, user: Any, *, name: str) -> dict[str, Any] | None:
    """Return the small graph around an object, or None where the lineage knows nothing of it or `user` is no member."""
    if not access.can(user, tenant):
        return None
    found = graph.neighbourhood(tenant, ref, hops=2, limit=PANEL_NODES, with_parts=False)
    if found.node is None or len(found.nodes) < 2:
        return None
    kept, edges = _without_parts(tenant, found.nodes, figures.of_edges(found.edges))
    figure = figures.build(
        name=f"lineage-{name}",
        title=f"What {found.node.text} feeds and is fed with",
        tenant=tenant,
        nodes=kept.values(),
        edges=edges,
        user=user,
        starts={found.node.pk},
        is_small=True,
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


def _without_parts(
    tenant: Tenant, nodes: Mapping[UUID, Node], edges: list[tuple[UUID, UUID]]
) -> tuple[dict[UUID, Node], list[tuple[UUID, UUID]]]:
    """Return wholes alone: what leads to a column leads to its dataset."""
    missing = {node.parent_id for node in nodes.values() if node.parent_id} - nodes.keys()
    rows = Node.objects.filter(tenant=tenant).with_ids(list(missing)) if missing else ()
    return figures.folded(nodes, edges, {node.pk: node for node in rows})


def _nodes() -> Any:
    return Node.objects.select_related("tenant")
