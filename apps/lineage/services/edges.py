"""What an origin says feeds what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.core import clock
from apps.lineage.choices import MAX_VIA
from apps.lineage.models import Edge as EdgeRow
from apps.lineage.nodes import Edge, Ref
from apps.lineage.services import _nodes

# How exactly it is known when an edge was last said, so that saying it again seldom writes.
SEEN_WITHIN = dt.timedelta(minutes=10)

_Said = tuple[UUID, UUID]


@dataclass
class Plan:
    """What becomes of the edges of one origin: some are added, or all are replaced and some added to those."""

    edges: list[Edge] = field(default_factory=list)
    is_replacing: bool = False

    def replace(self, edges: Iterable[Edge]) -> None:
        """Let these be all edges of the origin."""
        self.edges, self.is_replacing = list(edges), True

    def add(self, edges: Iterable[Edge]) -> None:
        """Let these be edges of the origin, too."""
        self.edges += edges

    def refs(self) -> set[Ref]:
        """Return what the edges name."""
        return {ref for edge in self.edges for ref in (edge.source, edge.target)}


def replace_edges(
    *,
    tenant: Any,
    origin: str,
    edges: Iterable[Edge],
    nodes: Iterable[Ref] = (),
    labels: Mapping[Ref, str] | None = None,
    unresolved: Mapping[Ref, str] | None = None,
) -> None:
    """Replace all edges of `origin` by `edges`, and make nodes for what they name and for `nodes`.

    `unresolved` says why a dataset cannot be placed (`Unresolved.ref` and its reason). Derived data: it records nothing
    itself, and belongs to the caller's transaction, which holds the row that `origin` names. Raises `Invalid`
    (`invalid_node`) for names that cannot be stored.
    """
    edges = list(edges)
    tenant_id = _nodes.tenant_key(tenant)
    refs = {ref for edge in edges for ref in (edge.source, edge.target)} | set(nodes) | set(unresolved or {})
    with transaction.atomic():
        actual = _nodes.ensure(tenant_id, refs, labels=labels, reasons=unresolved)
        store_plans(tenant_id, {origin: Plan(edges, is_replacing=True)}, actual)


def store_plans(tenant_id: UUID, plans: Mapping[str, Plan], actual: Mapping[UUID, UUID]) -> None:
    """Store the edges of several origins, with the same queries as for one. `actual` comes of `_nodes.ensure`."""
    plans = {origin: plan for origin, plan in plans.items() if plan.edges or plan.is_replacing}
    if not plans:
        return
    there: dict[str, dict[_Said, EdgeRow]] = {}
    for row in EdgeRow.objects.filter(tenant_id=tenant_id, origin__in=list(plans)).order_by():
        there.setdefault(row.origin, {})[row.said_source_id, row.said_target_id] = row
    gone: list[int] = []
    changed: list[EdgeRow] = []
    new: list[EdgeRow] = []
    for origin, plan in plans.items():
        wanted = _rows(tenant_id, origin, plan.edges, actual)
        known = there.get(origin, {})
        if plan.is_replacing:
            gone += [row.pk for said, row in known.items() if said not in wanted]
        for said, row in wanted.items():
            if said not in known:
                new.append(row)
            elif _is_changed(known[said], row):
                row.pk = known[said].pk
                changed.append(row)
    if gone:
        EdgeRow.objects.filter(tenant_id=tenant_id, pk__in=gone).delete()
    if changed:
        EdgeRow.objects.bulk_update(
            changed, ["source", "target", "is_by_columns", "via", "seen_at"], batch_size=1000
        )
    EdgeRow.objects.bulk_create(new, ignore_conflicts=True, batch_size=5000)


def remove_origin(*, tenant: Any, origin: str) -> None:
    """Delete all edges of `origin`; nodes stay."""
    EdgeRow.objects.of_origin(_nodes.tenant_key(tenant), origin).delete()


def _rows(
    tenant_id: UUID, origin: str, edges: Iterable[Edge], actual: Mapping[UUID, UUID]
) -> dict[_Said, EdgeRow]:
    rows: dict[_Said, EdgeRow] = {}
    now = clock.now()
    for edge in edges:
        said = (edge.source.node_id(tenant_id), edge.target.node_id(tenant_id))
        if said in rows:
            # What is said twice is known by columns only where both say so.
            rows[said].is_by_columns &= edge.is_by_columns
            continue
        rows[said] = EdgeRow(
            tenant_id=tenant_id,
            origin=origin,
            said_source_id=said[0],
            said_target_id=said[1],
            source_id=actual[said[0]],
            target_id=actual[said[1]],
            is_by_columns=edge.is_by_columns,
            via=edge.via[:MAX_VIA],
            seen_at=now,
        )
    return rows


def _is_changed(old: EdgeRow, new: EdgeRow) -> bool:
    return (
        (old.source_id, old.target_id, old.is_by_columns, old.via)
        != (new.source_id, new.target_id, new.is_by_columns, new.via)
    ) or new.seen_at - old.seen_at > SEEN_WITHIN
