"""Where the page of a node is: each kind's own area says so (`areas.NodeKind`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from apps.core import areas
from apps.lineage.models import Node


def urls(nodes: Iterable[Node], user: Any) -> dict[UUID, str]:
    """Return the page of each node that has one and that `user` may see, by the node's id."""
    by_kind: dict[str, list[Node]] = {}
    for node in nodes:
        by_kind.setdefault(node.kind, []).append(node)
    kinds = areas.node_kinds()
    found: dict[UUID, str] = {}
    for kind, of_kind in by_kind.items():
        if kind in kinds:
            found |= kinds[kind].urls(of_kind, user)
    return found
