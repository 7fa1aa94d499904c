"""A graph drawn in layers from left to right: where each node stands and how each edge runs. Pure: no database, no HTML.

Cycles are allowed: an edge that would lead back is laid out the other way round and drawn as it is.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

NODE_WIDTH, NODE_HEIGHT = 180, 44
GAP_X, GAP_Y, MARGIN = 70, 14, 12
# Between the layers of a small drawing on another page, so that three of them fit beside a column of cards.
CLOSE_GAP_X = 34
# A long edge takes a place of this height in each layer that it passes.
THREAD_HEIGHT = 10
SWEEPS = 8
# Above this no edge gets a place of its own in the layers that it passes: the drawing would be all threads.
MAX_THREADS = 4000


@dataclass(frozen=True)
class Box(Generic[Key]):
    """Where a node stands: its upper left corner."""

    key: Key
    layer: int
    x: int
    y: int


@dataclass(frozen=True)
class Line(Generic[Key]):
    """How an edge runs: a path of SVG."""

    source: Key
    target: Key
    path: str


@dataclass(frozen=True)
class Drawing(Generic[Key]):
    """Boxes from left to right and from top to bottom, lines in the order of the edges, and the size of it all."""

    boxes: list[Box[Key]]
    lines: list[Line[Key]]
    width: int
    height: int


def draw(nodes: Sequence[Key], edges: Iterable[tuple[Key, Key]], *, gap: int = GAP_X) -> Drawing[Key]:
    """Lay out `nodes`, whose order decides where nothing else does, and the edges between them, `gap` between layers.

    An edge of a node to itself or to what is no node is left out. Equal graphs give equal drawings.
    """
    known = dict.fromkeys(nodes)
    wanted = [edge for edge in dict.fromkeys(edges) if edge[0] != edge[1] and set(edge) <= known.keys()]
    if not known:
        return Drawing([], [], 0, 0)
    forward = _without_cycles(list(known), wanted)
    layer = _layers(list(known), forward.values())
    threads = _threads(forward, layer)
    rows = _ordered(layer, forward, threads)
    return _placed(rows, layer, wanted, forward, threads, NODE_WIDTH + gap)


def _without_cycles(nodes: list[Key], edges: list[tuple[Key, Key]]) -> dict[tuple[Key, Key], tuple[Key, Key]]:
    """Return each edge as it is laid out: turned round where it would close a cycle."""
    out: dict[Key, list[Key]] = defaultdict(list)
    incoming: dict[Key, int] = dict.fromkeys(nodes, 0)
    for source, target in edges:
        out[source].append(target)
        incoming[target] += 1
    state: dict[Key, int] = {}
    back: set[tuple[Key, Key]] = set()
    # From the beginnings first, so that what is turned round is what leads back to them.
    for start in sorted(nodes, key=lambda node: incoming[node] > 0):
        if start in state:
            continue
        state[start] = 1
        stack = [(start, iter(out[start]))]
        while stack:
            node, rest = stack[-1]
            for target in rest:
                if target not in state:
                    state[target] = 1
                    stack.append((target, iter(out[target])))
                    break
                if state[target] == 1:
                    back.add((node, target))
            else:
                state[node] = 2
                stack.pop()
    return {edge: (edge[1], edge[0]) if edge in back else edge for edge in edges}


def _layers(nodes: list[Key], edges: Iterable[tuple[Key, Key]]) -> dict[Key, int]:
    """Return the layer of each node: one beyond the furthest of those that lead to it, and as far right as it can be."""
    out: dict[Key, set[Key]] = {node: set() for node in nodes}
    incoming: dict[Key, int] = dict.fromkeys(nodes, 0)
    for source, target in set(edges):
        if target not in out[source]:
            out[source].add(target)
            incoming[target] += 1
    layer = dict.fromkeys(nodes, 0)
    open_ends = [node for node in nodes if not incoming[node]]
    ordered = []
    while open_ends:
        node = open_ends.pop()
        ordered.append(node)
        for target in out[node]:
            layer[target] = max(layer[target], layer[node] + 1)
            incoming[target] -= 1
            if not incoming[target]:
                open_ends.append(target)
    # A beginning stands right before what it leads to, instead of at the far left.
    for node in reversed(ordered):
        if out[node]:
            layer[node] = max(layer[node], min(layer[target] for target in out[node]) - 1)
    lowest = min(layer.values())
    return {node: depth - lowest for node, depth in layer.items()}


Thread = tuple[int, int]


def _threads(
    forward: dict[tuple[Key, Key], tuple[Key, Key]], layer: dict[Key, int]
) -> dict[tuple[Key, Key], list[Thread]]:
    """Return the places that each long edge takes in the layers that it passes, by number of the edge and layer."""
    found: dict[tuple[Key, Key], list[Thread]] = {}
    total = 0
    for number, (edge, (source, target)) in enumerate(forward.items()):
        passed = [(number, depth) for depth in range(layer[source] + 1, layer[target])]
        total += len(passed)
        found[edge] = passed if total <= MAX_THREADS else []
    return found


def _ordered(
    layer: dict[Key, int],
    forward: dict[tuple[Key, Key], tuple[Key, Key]],
    threads: dict[tuple[Key, Key], list[Thread]],
) -> list[list[Key | Thread]]:
    """Return each layer from top to bottom: each place near the middle of those that it is tied to."""
    rows: list[list[Key | Thread]] = [[] for _ in range(max(layer.values()) + 1)]
    for node, depth in layer.items():
        rows[depth].append(node)
    before: dict[Key | Thread, list[Key | Thread]] = defaultdict(list)
    after: dict[Key | Thread, list[Key | Thread]] = defaultdict(list)
    for edge, (source, target) in forward.items():
        for thread in threads[edge]:
            rows[thread[1]].append(thread)
        chain: list[Key | Thread] = [source, *threads[edge], target]
        for left, right in itertools.pairwise(chain):
            after[left].append(right)
            before[right].append(left)
    place = {one: float(index) for row in rows for index, one in enumerate(row)}
    for sweep in range(SWEEPS):
        ties, order = (before, rows) if sweep % 2 == 0 else (after, rows[::-1])
        for row in order:
            # Sorting is stable: what is tied to nothing keeps its place.
            weight = {
                one: sum(place[tied] for tied in ties[one]) / len(ties[one]) if ties[one] else place[one]
                for one in row
            }
            row.sort(key=weight.__getitem__)
            place.update((one, float(index)) for index, one in enumerate(row))
    return rows


def _placed(
    rows: list[list[Key | Thread]],
    layer: dict[Key, int],
    edges: list[tuple[Key, Key]],
    forward: dict[tuple[Key, Key], tuple[Key, Key]],
    threads: dict[tuple[Key, Key], list[Thread]],
    stride: int,
) -> Drawing[Key]:
    """Give each place its coordinates, each layer in the middle of the height, and draw the lines through them."""
    heights = [
        sum((NODE_HEIGHT if one in layer else THREAD_HEIGHT) + GAP_Y for one in row) - GAP_Y for row in rows
    ]
    tallest = max(heights)
    middle: dict[Key | Thread, int] = {}
    boxes: list[Box[Key]] = []
    for depth, (row, height) in enumerate(zip(rows, heights, strict=True)):
        x, y = MARGIN + depth * stride, MARGIN + (tallest - height) // 2
        for one in row:
            size = NODE_HEIGHT if one in layer else THREAD_HEIGHT
            middle[one] = y + size // 2
            if one in layer:
                boxes.append(Box(one, depth, x, y))
            y += size + GAP_Y
    lines = []
    for edge in edges:
        source, target = forward[edge]
        left, right = MARGIN + layer[source] * stride + NODE_WIDTH, MARGIN + layer[target] * stride
        points = [(left, middle[source])]
        for thread in threads[edge]:
            at = MARGIN + thread[1] * stride
            points += [(at, middle[thread]), (at + NODE_WIDTH, middle[thread])]
        points.append((right, middle[target]))
        if (source, target) != edge:
            points.reverse()
        lines.append(Line(*edge, _path(points)))
    width = 2 * MARGIN + (len(rows) - 1) * stride + NODE_WIDTH
    return Drawing(boxes, lines, width, 2 * MARGIN + max(tallest, 0))


def _path(points: list[tuple[int, int]]) -> str:
    """Return a path of SVG through the points: curves across the gaps, straight lines along a layer."""
    (x, y), *rest = points
    parts = [f"M{x} {y}"]
    for across, (to_x, to_y) in enumerate(rest):
        if across % 2 == 0:
            half = (x + to_x) // 2
            parts.append(f"C{half} {y} {half} {to_y} {to_x} {to_y}")
        else:
            parts.append(f"H{to_x}")
        x, y = to_x, to_y
    return "".join(parts)
