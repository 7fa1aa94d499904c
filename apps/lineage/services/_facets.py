"""What events say of datasets beside edges: columns, and facets as they were sent."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from apps.lineage.choices import MAX_FACETS, EventKind
from apps.lineage.models import Node
from apps.lineage.nodes import Ref, column
from apps.lineage.openlineage import Dataset, Event
from apps.lineage.services.edges import Plan

# What JSON may say and a column of Postgres cannot hold. The event itself is kept as text.
_UNSTORABLE = re.compile(r"\\u0000|\\ud[89a-f]", re.IGNORECASE)
_UPDATE = """
UPDATE lineage_node SET details = new.details::jsonb
FROM unnest(%s::uuid[], %s::text[]) AS new (id, details) WHERE lineage_node.id = new.id
"""
# Of what the graph itself holds.
_ELSEWHERE = frozenset({"schema", "columnLineage"})


def mentioned(event: Event) -> Iterable[Ref]:
    """Return what an event names: its datasets and their columns."""
    for one in event.datasets:
        yield one.ref
        for each in one.columns or ():
            yield column(one.ref, each.name)
    if event.kind == EventKind.DATASET:
        for edge in event.said().edges(None):
            yield edge.source
            yield edge.target


class Details:
    """What is known of datasets, by the newest event that says it."""

    def __init__(self, tenant_id: UUID) -> None:
        self.tenant_id = tenant_id
        self.rows: dict[UUID, Node] = {}
        self.changed: set[UUID] = set()

    def add(self, events: Sequence[Event], plans: dict[str, Plan]) -> None:
        """Add what `events` say, oldest first, and the edges of those that tell of a dataset alone."""
        wanted = {
            one.ref.node_id(self.tenant_id)
            for event in events
            for one in event.datasets
            if one.facets or event.kind == EventKind.DATASET
        }
        if not wanted:
            return
        rows = Node.objects.filter(pk__one_of=sorted(wanted)).order_by("pk").select_for_update(no_key=True)
        self.rows = {node.pk: node for node in rows}
        for event in events:
            for one in event.datasets:
                node = self.rows.get(one.ref.node_id(self.tenant_id))
                if node is not None:
                    self._add(event, one, node, plans)

    def write(self) -> None:
        """Store what changed, in one statement."""
        rows = [self.rows[pk] for pk in sorted(self.changed)]
        if rows:
            with connection.cursor() as cursor:
                cursor.execute(_UPDATE, [[row.pk for row in rows], [json.dumps(row.details) for row in rows]])

    def _add(self, event: Event, said: Dataset, node: Node, plans: dict[str, Plan]) -> None:
        details = node.details
        at = event.at.isoformat()
        if said.columns is not None and at >= details.get("columns_at", ""):
            details["columns"] = _storable([vars(one) for one in said.columns], [])
            details["columns_at"] = at
            self.changed.add(node.pk)
        if (
            event.kind == EventKind.DATASET
            and said.sources is not None
            and at >= details.get("lineage_at", "")
        ):
            details["lineage_at"] = at
            self.changed.add(node.pk)
            plans.setdefault(f"openlineage:dataset:{node.pk}", Plan()).replace(event.said().edges(None))
        others = {key: value for key, value in said.facets.items() if key not in _ELSEWHERE}
        if others:
            self._merge(details, others, at)
            self.changed.add(node.pk)

    @staticmethod
    def _merge(details: dict[str, Any], facets: Mapping[str, Any], at: str) -> None:
        known = details.setdefault("facets", {})
        is_newer = at >= details.get("at", "")
        for key, value in facets.items():
            if _UNSTORABLE.search(json.dumps(key)) or not (is_newer or key not in known):
                continue
            if isinstance(value, dict) and value.get("_deleted") is True:
                known.pop(key, None)
            elif (kept := _storable(value, None)) is not None:
                known[key] = kept
        if is_newer:
            details["at"] = at


def _storable(value: Any, otherwise: Any) -> Any:
    """Return what a column can hold, or `otherwise` for what is too large or no text."""
    text = json.dumps(value)
    return otherwise if len(text) > MAX_FACETS or _UNSTORABLE.search(text) else value
