"""A part of the lineage as one drawing and as one table: nodes, edges, and the aliases and routes that are read live."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.catalog import drawing, impact
from apps.core import areas
from apps.lineage import links
from apps.lineage.choices import Kind
from apps.lineage.models import Edge, Node
from apps.registry.models import Alias
from apps.rollouts.models import TrafficRoute
from apps.tenants.models import Tenant

# How wide a text may be in a box, in widths of its font, and the widths of letters that differ much from the others.
TEXT, DETAIL = 12.6, 14.4
_WIDTHS = (
    dict.fromkeys("ijl.,:;|!'/()[] ", 0.31) | dict.fromkeys("frt-·", 0.4) | dict.fromkeys("mwMW@%…", 0.92)
)
_LARGE, _OTHER = 0.68, 0.58
ALIAS, ROUTE = "alias", "route"
_LIVE_LABELS = {ALIAS: "Alias", ROUTE: "Route"}


@dataclass(frozen=True)
class Shown:
    """A box of a figure, and its row in the table twin. `feeds` and `fed_by` are names."""

    key: str
    kind: str
    kind_label: str
    text: str
    full: str
    detail: str
    url: str
    page_url: str
    is_start: bool
    is_served: bool
    x: int
    y: int
    feeds: tuple[str, ...] = ()
    fed_by: tuple[str, ...] = ()
    # Whether it feeds, or is fed with, more than the figure shows.
    feeds_more: bool = False
    fed_by_more: bool = False

    @property
    def title(self) -> str:
        return f"{self.kind_label} {self.full}"

    @property
    def said(self) -> str:
        """What a screen reader says of the box."""
        more = [
            text
            for text, is_so in (
                ("where it begins", self.is_start),
                ("served now", self.is_served),
                ("fed with more than is drawn", self.fed_by_more),
                ("feeds more than is drawn", self.feeds_more),
            )
            if is_so
        ]
        return ", ".join([self.title, *more])

    @property
    def dots_y(self) -> int:
        return self.y + drawing.NODE_HEIGHT // 2

    @property
    def right(self) -> int:
        return self.x + drawing.NODE_WIDTH

    @property
    def text_x(self) -> int:
        return self.x + 12

    @property
    def text_y(self) -> int:
        return self.y + 19

    @property
    def detail_y(self) -> int:
        return self.y + 35


@dataclass(frozen=True)
class Figure:
    """What `catalog/_graph.html` draws and lists."""

    name: str
    title: str
    description: str
    boxes: list[Shown]
    lines: list[drawing.Line[str]]
    width: int
    height: int
    box_width: int = drawing.NODE_WIDTH
    box_height: int = drawing.NODE_HEIGHT


@dataclass(frozen=True)
class _Live:
    """An alias or a route: something that the lineage does not store."""

    key: str
    kind: str
    text: str
    url: str
    is_served: bool


def build(
    *,
    name: str,
    title: str,
    tenant: Tenant,
    nodes: Iterable[Node],
    edges: Iterable[tuple[UUID, UUID]],
    user: Any,
    starts: Collection[UUID] = (),
    refocus: bool = False,
    is_small: bool = False,
    fed_by_more: Collection[UUID] = (),
    feeds_more: Collection[UUID] = (),
) -> Figure:
    """Draw nodes and edges, with the aliases and routes of versions among them.

    A box leads to its object's page, or with `refocus` to the graph around it. Of `fed_by_more` and `feeds_more` there is
    more than `nodes`, which their boxes say. A small figure stands on another object's page.
    """
    known = {node.pk: node for node in nodes}
    pages = links.urls(known.values(), user)
    live, live_edges = _live(tenant, known.values())
    drawn: list[str] = [str(pk) for pk in known] + [one.key for one in live]
    ties = [(str(source), str(target)) for source, target in edges]
    # A part hangs on its whole, which else would stand apart from it.
    ties += _parts(known, ties)
    ties += live_edges
    laid = drawing.draw(drawn, ties, gap=drawing.CLOSE_GAP_X if is_small else drawing.GAP_X)
    labels = {str(pk): node.text for pk, node in known.items()} | {one.key: one.text for one in live}
    feeds: dict[str, list[str]] = {}
    fed_by: dict[str, list[str]] = {}
    for line in laid.lines:
        feeds.setdefault(line.source, []).append(labels[line.target])
        fed_by.setdefault(line.target, []).append(labels[line.source])
    served = {target for one, target in ((one, one.key) for one in live) if one.is_served}
    served |= {source for source, target in live_edges if target in served}
    places = {box.key: box for box in laid.boxes}
    kinds = areas.node_kinds()
    boxes = [
        _node(
            node,
            places[str(pk)],
            kinds[node.kind].label if node.kind in kinds else Kind(node.kind).label,
            pages.get(pk, ""),
            graph_url(tenant, pk) if refocus or pk not in pages else pages[pk],
            is_start=pk in starts,
            is_served=str(pk) in served,
            feeds=tuple(feeds.get(str(pk), ())),
            fed_by=tuple(fed_by.get(str(pk), ())),
            fed_by_more=pk in fed_by_more,
            feeds_more=pk in feeds_more,
        )
        for pk, node in known.items()
    ]
    boxes += [
        Shown(
            key=one.key,
            kind=one.kind,
            kind_label=_LIVE_LABELS[one.kind],
            text=_short(one.text, TEXT),
            full=one.text,
            detail="served now" if one.is_served else _LIVE_LABELS[one.kind],
            url=one.url,
            page_url=one.url,
            is_start=False,
            is_served=one.is_served,
            x=places[one.key].x,
            y=places[one.key].y,
            feeds=tuple(feeds.get(one.key, ())),
            fed_by=tuple(fed_by.get(one.key, ())),
        )
        for one in live
    ]
    boxes.sort(key=lambda box: (box.x, box.y))
    described = f"{len(boxes)} nodes and {len(laid.lines)} edges, from what feeds on the left to what is fed on the right."
    return Figure(name, title, described, boxes, laid.lines, laid.width, laid.height)


def of_impact(
    tenant: Tenant,
    paths: Sequence[Sequence[UUID]],
    nodes: Mapping[UUID, Node],
    *,
    user: Any,
    title: str,
    name: str,
) -> Figure:
    """Draw the ways that lead from a change to what it breaks."""
    edges = dict.fromkeys(pair for path in paths for pair in itertools.pairwise(path))
    on_way = dict.fromkeys(pk for path in paths for pk in path)
    return build(
        name=name,
        title=title,
        tenant=tenant,
        nodes=[nodes[pk] for pk in on_way],
        edges=edges,
        user=user,
        starts={path[0] for path in paths if path},
        is_small=True,
    )


def graph_url(tenant: Tenant, pk: UUID) -> str:
    """Return the page of the graph around a node."""
    return f"{reverse('catalog:graph')}?tenant={tenant.slug}&node={pk}"


def of_edges(edges: Iterable[Edge]) -> list[tuple[UUID, UUID]]:
    """Return which node feeds which, once each."""
    return list(dict.fromkeys((edge.source_id, edge.target_id) for edge in edges))


def folded(
    nodes: Mapping[UUID, Node], edges: Iterable[tuple[UUID, UUID]], wholes: Mapping[UUID, Node]
) -> tuple[dict[UUID, Node], list[tuple[UUID, UUID]]]:
    """Return nodes and edges with each part taken for its whole: datasets without columns, views without features.

    `wholes` are those that stand not among `nodes` themselves.
    """
    at = {pk: node.parent_id or pk for pk, node in nodes.items()}
    known = {**wholes, **nodes}
    kept = {pk: known[pk] for pk in dict.fromkeys(at.values()) if pk in known}
    tied = dict.fromkeys((at[source], at[target]) for source, target in edges)
    return kept, [edge for edge in tied if edge[0] != edge[1] and set(edge) <= kept.keys()]


def _parts(known: Mapping[UUID, Node], ties: Collection[tuple[str, str]]) -> list[tuple[str, str]]:
    tied = {key for pair in ties for key in pair}
    return [
        (str(node.parent_id), str(pk))
        for pk, node in known.items()
        if node.parent_id in known and str(pk) not in tied
    ]


def _live(tenant: Tenant, nodes: Iterable[Node]) -> tuple[list[_Live], list[tuple[str, str]]]:
    """Return the aliases of the versions among `nodes` and the routes that serve these, with what leads to them."""
    versions = {UUID(node.name): str(node.pk) for node in nodes if node.kind == Kind.VERSION}
    if not versions:
        return [], []
    found: list[_Live] = []
    edges: list[tuple[str, str]] = []
    aliases = list(
        Alias.objects.filter(tenant=tenant, version__in=list(versions)).select_related("model").order_by("pk")
    )
    routes = {
        (route.model_id, route.alias.lower()): route
        for route in TrafficRoute.objects.filter(tenant=tenant, model__versions__in=list(versions))
        .select_related("model")
        .distinct()
        if impact.serving(route) & versions.keys()
    }
    page = "registry:model-detail"
    for alias in aliases:
        route = routes.get((alias.model_id, alias.name.lower()))
        is_served = route is not None and alias.version_id in impact.serving(route)
        key = f"alias {alias.pk}"
        url = reverse(page, args=[tenant.slug, alias.model.name])
        found.append(_Live(key, ALIAS, f"{alias.model.name}@{alias.name}", url, is_served))
        edges.append((versions[alias.version_id], key))
    by_alias = {(alias.model_id, alias.name.lower()): alias for alias in aliases}
    for place, route in routes.items():
        key = f"route {route.pk}"
        url = reverse(page, args=[tenant.slug, route.model.name])
        found.append(_Live(key, ROUTE, impact.address(route), url, is_served=True))
        named = by_alias.get(place)
        for pk in impact.serving(route) & versions.keys():
            through = named is not None and named.version_id == pk
            edges.append((f"alias {named.pk}" if named and through else versions[pk], key))
    return found, edges


def _node(
    node: Node,
    place: drawing.Box[str],
    label: str,
    page: str,
    url: str,
    *,
    is_start: bool,
    is_served: bool,
    feeds: tuple[str, ...],
    fed_by: tuple[str, ...],
    fed_by_more: bool,
    feeds_more: bool,
) -> Shown:
    whole = node.name if node.field else node.namespace
    return Shown(
        key=str(node.pk),
        kind=node.kind,
        kind_label=label,
        text=_short(node.text, TEXT),
        full=f"{node.name}.{node.field}" if node.field else node.text,
        detail=_short(f"{label} · {whole}" if whole else label, DETAIL),
        url=url,
        page_url=page,
        is_start=is_start,
        is_served=is_served,
        x=place.x,
        y=place.y,
        feeds=feeds,
        fed_by=fed_by,
        fed_by_more=fed_by_more,
        feeds_more=feeds_more,
    )


def _short(text: str, most: float) -> str:
    """Return as much of a text as a box has room for: SVG neither breaks nor cuts it."""
    if _width(text) <= most:
        return text
    # The end of a path or a qualified name tells more than its beginning.
    for start in range(1, len(text)):
        if _width(text[start:]) + _width("…") <= most:
            return f"…{text[start:]}"
    return "…"


def _width(text: str) -> float:
    return sum(
        _WIDTHS.get(one, _LARGE if one.isupper() or one.isdigit() or ord(one) > 0x2000 else _OTHER)
        for one in text
    )
