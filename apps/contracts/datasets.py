"""Which datasets a contract describes, and what feeds what because of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from apps.contracts.odcs import shapes
from apps.lineage import naming, nodes
from apps.lineage.nodes import Edge, Ref, Unresolved


@dataclass(frozen=True)
class Described:
    """An object of the schema on one of the contract's servers. `reason` says why its dataset cannot be placed."""

    object_name: str
    server: str
    ref: Ref
    reason: str
    columns: tuple[str, ...]


def described(shape: shapes.Shape) -> list[Described]:
    """Return the datasets of each object on each server."""
    found = []
    servers: list[tuple[str, Mapping[str, Any]]] = [(one.name, one.raw) for one in shape.servers] or [
        ("", {})
    ]
    for one in shape.objects:
        columns = tuple(dict.fromkeys(child.physical_name or child.name for child in one.properties))
        for name, raw in servers:
            placed = naming.from_odcs_server(dict(raw), one.physical_name or one.name)
            reason = placed.reason if isinstance(placed, Unresolved) else ""
            if not shape.servers:
                reason = "The contract names no server."
            found.append(Described(one.name, name, naming.as_ref(placed), reason, columns))
    return found


def edges(contract_id: str, found: Iterable[Described]) -> list[Edge]:
    """Return that each dataset and each described column feeds the contract."""
    contract = nodes.contract(contract_id)
    said: dict[Edge, None] = {}
    for one in found:
        said[Edge(one.ref, contract, is_by_columns=bool(one.columns))] = None
        for column in one.columns:
            said[Edge(nodes.column(one.ref, column), contract)] = None
    return list(said)


def touched(shape: shapes.Shape, parts: Iterable[tuple[str, str]]) -> list[Ref]:
    """Return the nodes that changes are about: columns for what is about a property, else whole datasets.

    `parts` are names of objects and of properties, "" for all of them.
    """
    found: dict[Ref, None] = {}
    wanted = set(parts)
    physical = {
        (one.name, child.name): child.physical_name or child.name
        for one in shape.objects
        for child in one.properties
    }
    # Where columns have dots in their names, of which column a change is cannot be told from its name.
    dotted = {object_name for object_name, name in physical if _top(name) != name}
    for one in described(shape):
        names = {name for object_name, name in wanted if object_name == one.object_name}
        if any(object_name == "" for object_name, _ in wanted) or "" in names:
            found[one.ref] = None
            continue
        for name in sorted(names):
            top = _top(name)
            if top != name and one.object_name in dotted:
                found[one.ref] = None
            else:
                found[nodes.column(one.ref, physical.get((one.object_name, top), top))] = None
    return list(found)


def _top(name: str) -> str:
    """Return the column in which a nested property stands."""
    return name.split(".", 1)[0].split("[]", 1)[0]
