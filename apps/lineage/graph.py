"""Walks over the lineage: what something feeds, and what it is fed with.

A walk reads one step at a time, all nodes of the step at once, by the two indexes of the edges. It ends in cycles, since
a node is reached once, and says where it was cut.

From a column the walk follows the column's own edges, and those of its dataset that are not known by column. From a
whole it follows its own edges and those of all its parts. So what nobody told column by column counts as affected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from apps.lineage.choices import (
    NEIGHBOURHOOD_HOPS,
    NEIGHBOURHOOD_NODES,
    WALK_EDGES,
    WALK_NODES,
    WALK_STEPS,
    WHOLE_OF,
    Kind,
)
from apps.lineage.models import Edge, Node
from apps.lineage.nodes import Ref

_WHOLES = frozenset(kind.value for kind in WHOLE_OF.values())


@dataclass(frozen=True)
class Walk:
    """What a walk reached.

    `nodes` holds the starts and everything reached, by id; `depths` in how many steps. `came_from` leads back: to the node
    before, and the id of the edge between, or None where a part was reached with its whole. The edge of a column's step
    may be its dataset's. `is_cut` says that there is more than was read. `unknown` are starts that are no node.
    """

    nodes: Mapping[UUID, Node]
    came_from: Mapping[UUID, tuple[UUID, int | None]]
    depths: Mapping[UUID, int]
    starts: frozenset[UUID]
    is_cut: bool
    unknown: tuple[Ref, ...] = ()

    def reached(self, *kinds: Kind) -> list[Node]:
        """Return the nodes that were reached, nearest first: of these kinds, or all."""
        wanted = frozenset(kind.value for kind in kinds)
        found = (
            node
            for pk, node in self.nodes.items()
            if pk not in self.starts and (not wanted or node.kind in wanted)
        )
        return sorted(found, key=lambda node: (self.depths[node.pk], node.kind, node.name, node.field))

    def path(self, node_id: UUID) -> list[tuple[Node, Edge | None]]:
        """Return the way from a start to a node: each node with the edge that leads to it, None for the start."""
        way: list[tuple[Node, Edge | None]] = []
        at = node_id
        while at in self.came_from:
            before, edge = self.came_from[at]
            way.append((self.nodes[at], self._edges.get(edge) if edge is not None else None))
            at = before
        way.append((self.nodes[at], None))
        return way[::-1]

    @cached_property
    def _edges(self) -> dict[int, Edge]:
        """The edges that the walk went by, read once somebody asks for a way."""
        used = {edge for _, edge in self.came_from.values() if edge is not None}
        return {row.pk: row for row in Edge.objects.filter(pk__in=used).order_by()} if used else {}


@dataclass(frozen=True)
class Neighbourhood:
    """What stands around a node: `hops` says how far, below zero for what it is fed with."""

    node: Node | None
    nodes: Mapping[UUID, Node]
    edges: tuple[Edge, ...]
    hops: Mapping[UUID, int]
    is_cut: bool


@dataclass
class _State:
    nodes: dict[UUID, Node]
    depths: dict[UUID, int]
    came_from: dict[UUID, tuple[UUID, int | None]] = field(default_factory=dict)
    is_cut: bool = False


def downstream(
    tenant: Any, starts: Collection[Ref], *, limit: int = WALK_NODES, steps: int = WALK_STEPS
) -> Walk:
    """Return everything that `starts` feed."""
    return _walk(tenant, starts, down=True, limit=limit, steps=steps, edges=WALK_EDGES)


def upstream(
    tenant: Any,
    starts: Collection[Ref],
    *,
    limit: int = WALK_NODES,
    steps: int = WALK_STEPS,
    with_parts: bool = True,
) -> Walk:
    """Return everything that `starts` are fed with. Without parts only wholes are followed from a whole."""
    return _walk(
        tenant, starts, down=False, limit=limit, steps=steps, edges=WALK_EDGES, with_parts=with_parts
    )


def neighbourhood(
    tenant: Any,
    ref: Ref,
    *,
    hops: int = NEIGHBOURHOOD_HOPS,
    limit: int = NEIGHBOURHOOD_NODES,
    with_parts: bool = True,
) -> Neighbourhood:
    """Return what `ref` feeds and is fed with within `hops` steps, at most `limit` nodes, the nearest ones of both
    sides.

    Without parts only wholes are followed from a whole, which shows datasets without their columns.
    """
    limits: dict[str, Any] = {"limit": limit, "steps": hops, "edges": limit * 20, "with_parts": with_parts}
    found, _ = _starts(_key(tenant), [ref])
    if not found:
        return Neighbourhood(node=None, nodes={}, edges=(), hops={}, is_cut=False)
    (start,) = (node.pk for node in found)
    down = _reach(_key(tenant), found, down=True, **limits)
    up = _reach(_key(tenant), found, down=False, **limits)
    distance = {**{pk: -depth for pk, depth in up.depths.items()}, **down.depths}
    everything = {**up.nodes, **down.nodes}
    nearest = _in_turns(everything, distance)
    kept = nearest[:limit]
    most = limit * 5
    between = list(
        Edge.objects.filter(tenant_id=_key(tenant), source__one_of=kept, target__one_of=kept).order_by()[
            : most + 1
        ]
    )
    return Neighbourhood(
        node=everything[start],
        nodes={pk: everything[pk] for pk in kept},
        edges=tuple(sorted(between[:most], key=lambda edge: edge.pk)),
        hops={pk: distance[pk] for pk in kept},
        is_cut=down.is_cut or up.is_cut or len(nearest) > limit or len(between) > most,
    )


def _in_turns(nodes: Mapping[UUID, Node], distance: Mapping[UUID, int]) -> list[UUID]:
    """Return the nodes, nearest first, one of each side at a time: many on one side leave room for the other."""
    places: Counter[int] = Counter()
    found = []
    for pk in sorted(nodes, key=lambda pk: (nodes[pk].name, pk)):
        found.append((abs(distance[pk]), places[distance[pk]], distance[pk], pk))
        places[distance[pk]] += 1
    return [pk for *_, pk in sorted(found)]


def beyond(tenant: Any, ids: Collection[UUID]) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Return which of these nodes are fed with something that is not among them, and which feed something that is not.

    A part of one of them counts as that one, so that a drawing of wholes is not said to leave out their columns.
    """
    shown = list(ids)

    def with_more(near: str, far: str) -> frozenset[UUID]:
        outside = (
            Edge.objects.filter(tenant_id=_key(tenant), **{near: OuterRef("pk")})
            .exclude(**{f"{far}__one_of": shown})
            .filter(Q(**{f"{far}__parent": None}) | ~Q(**{f"{far}__parent__one_of": shown}))
            .order_by()
        )
        rows = Node.objects.filter(tenant_id=_key(tenant), pk__one_of=shown)
        return frozenset(rows.filter(Exists(outside)).order_by().values_list("pk", flat=True))

    return with_more("target", "source"), with_more("source", "target")


def _walk(tenant: Any, starts: Collection[Ref], **limits: Any) -> Walk:
    tenant_id = _key(tenant)
    found, unknown = _starts(tenant_id, starts)
    state = _reach(tenant_id, found, **limits)
    return Walk(
        nodes=state.nodes,
        came_from=state.came_from,
        depths=state.depths,
        starts=frozenset(node.pk for node in found),
        is_cut=state.is_cut,
        unknown=unknown,
    )


def _reach(
    tenant_id: UUID,
    found: Collection[Node],
    *,
    down: bool,
    limit: int,
    steps: int,
    edges: int,
    with_parts: bool = True,
) -> _State:
    """Go from the nodes that were found, step by step, and say what was reached and how."""
    state = _State(nodes={node.pk: node for node in found}, depths={node.pk: 0 for node in found})
    reached = list(found)
    for step in range(1, steps + 1):
        if with_parts:
            reached += _parts(tenant_id, reached, state, limit)
        reached = _step(tenant_id, reached, state, step, down=down, limit=limit, most=edges)
        if not reached:
            break
    else:
        # What the last step reached has its parts, too, and may lead further.
        if with_parts:
            _parts(tenant_id, reached, state, limit)
        state.is_cut |= bool(reached) and steps >= WALK_STEPS
    return state


def _starts(tenant_id: UUID, starts: Collection[Ref]) -> tuple[list[Node], tuple[Ref, ...]]:
    """Return the nodes that `starts` are, by what the tenant's mappings say, and those that are none."""
    asked = {ref.node_id(tenant_id): ref for ref in starts}
    named = list(Node.objects.filter(tenant_id=tenant_id).with_ids(asked))
    others = [node.stands_for_id for node in named if node.stands_for_id]
    found = {node.pk: node for node in named if not node.stands_for_id}
    found |= {node.pk: node for node in Node.objects.filter(tenant_id=tenant_id).with_ids(others)}
    missing = asked.keys() - {node.pk for node in named}
    return list(found.values()), tuple(sorted(asked[pk] for pk in missing))


def _parts(tenant_id: UUID, reached: Iterable[Node], state: _State, limit: int) -> list[Node]:
    """Reach the parts of the wholes among `reached`."""
    wholes = [node.pk for node in reached if node.kind in _WHOLES]
    if not wholes:
        return []
    room = limit - len(state.nodes)
    rows = Node.objects.filter(tenant_id=tenant_id, parent__one_of=wholes, stands_for=None).defer("details")
    parts = []
    # Those that were reached already stand among what is read, so that they take no room.
    for part in rows.order_by()[: room + len(state.nodes) + 1]:
        if part.pk in state.nodes or part.parent_id is None:
            continue
        if len(state.nodes) >= limit:
            state.is_cut = True
            break
        state.nodes[part.pk] = part
        state.depths[part.pk] = state.depths[part.parent_id]
        state.came_from[part.pk] = (part.parent_id, None)
        parts.append(part)
    return parts


def _step(
    tenant_id: UUID, reached: list[Node], state: _State, step: int, *, down: bool, limit: int, most: int
) -> list[Node]:
    """Follow the edges of what was reached last, and return what is new."""
    near, far = ("source", "target") if down else ("target", "source")
    own = {node.pk: node.pk for node in reached}
    # A whole that was reached itself follows all its edges.
    of_wholes: dict[UUID, UUID] = {}
    for node in reached:
        if node.parent_id is not None and node.parent_id not in state.nodes:
            of_wholes.setdefault(node.parent_id, node.pk)
    rows = Edge.objects.filter(tenant_id=tenant_id).order_by().values_list("pk", f"{near}_id", f"{far}_id")
    followed: list[tuple[int, UUID, UUID]] = []
    for query, ids in (
        (rows.filter(**{f"{near}__one_of": own}), own),
        (rows.filter(is_by_columns=False, **{f"{near}__one_of": of_wholes}), of_wholes),
    ):
        if not ids:
            continue
        read = list(query[: most + 1])
        if len(read) > most:
            state.is_cut = True
        followed += [(edge, ids[source], target) for edge, source, target in read[:most]]
    new: dict[UUID, tuple[UUID, int]] = {}
    for edge, source, target in sorted(followed):
        if target in state.nodes or target in new:
            continue
        if len(state.nodes) + len(new) >= limit:
            state.is_cut = True
            break
        new[target] = (source, edge)
    if not new:
        return []
    far_ones = Node.objects.filter(tenant_id=tenant_id).with_ids(list(new)).order_by()
    nodes = {node.pk: node for node in far_ones}
    for pk, node in nodes.items():
        state.nodes[pk] = node
        state.depths[pk] = step
        state.came_from[pk] = new[pk]
    return list(nodes.values())


def _key(tenant: Any) -> UUID:
    key: UUID = getattr(tenant, "pk", tenant)
    return key
