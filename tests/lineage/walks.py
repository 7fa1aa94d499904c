"""An independent walk over a lineage, in plain Python and by another method: a fixed point over sets of marks.

It reads no row of the portal, only the edges that a test made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from apps.lineage.nodes import Edge, Ref


def affected(edges: Iterable[Edge], everything: Iterable[Ref], starts: Collection[Ref]) -> frozenset[Ref]:
    """Return what is affected where `starts` change, these among them."""
    edges = list(edges)
    marked: set[Ref] = set(starts)
    parts_of = {}
    for ref in everything:
        if ref.field:
            parts_of.setdefault((ref.namespace, ref.name), []).append(ref)
    while True:
        more: set[Ref] = set()
        for ref in marked:
            if not ref.field and ref.kind in ("dataset", "feature_view"):
                more.update(part for part in parts_of.get((ref.namespace, ref.name), ()))
        for edge in edges:
            told = edge.source in marked
            of_a_part = not edge.is_by_columns and any(
                part.field and (part.namespace, part.name) == (edge.source.namespace, edge.source.name)
                for part in marked
                if not edge.source.field
            )
            if told or of_a_part:
                more.add(edge.target)
        if more <= marked:
            return frozenset(marked)
        marked |= more


def reversed_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Turn each edge round."""
    return [Edge(edge.target, edge.source, edge.is_by_columns) for edge in edges]
