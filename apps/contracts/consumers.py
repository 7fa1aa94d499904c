"""Who reads what a contract describes: found by walking the lineage down from it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from apps.accounts.models import User
from apps.contracts import datasets
from apps.contracts.models import Contract
from apps.contracts.odcs import shapes
from apps.lineage import graph, nodes, owners
from apps.lineage.choices import Kind
from apps.lineage.models import Node

# Who would notice; columns and features are told by their wholes.
KINDS = (Kind.FEATURE_VIEW, Kind.FEATURE_SERVICE, Kind.VERSION, Kind.CONSUMER, Kind.CONTRACT)
SHOWN = 500


@dataclass(frozen=True)
class Consumer:
    """Something that reads the data. `people` answer for it; nobody may."""

    node: Node
    kind: str
    name: str
    people: frozenset[UUID]

    def as_json(self) -> dict[str, Any]:
        """Return it as a document of approval holds it: equal facts give equal documents."""
        return {
            "id": str(self.node.pk),
            "kind": self.kind,
            "name": self.name,
            "owners": sorted(str(one) for one in self.people),
        }


@dataclass(frozen=True)
class Consumers:
    """All who read it, by kind and name. `is_cut` says that the lineage was too large to walk to its end."""

    rows: tuple[Consumer, ...]
    is_cut: bool


def of(
    contract: Contract, shape: shapes.Shape, parts: Collection[tuple[str, str]] = (("", ""),)
) -> Consumers:
    """Return who reads what changes of `parts` (object, property) are about; everything by default.

    Whoever pinned the contract reads all of it.
    """
    walk = _walk(contract, shape, parts)
    own = nodes.contract(contract.contract_id).node_id(contract.tenant_id)
    reached = [node for node in walk.reached(*KINDS) if node.pk != own]
    people = owners.of(reached)
    rows = [
        Consumer(node, node.kind, node.label or node.name, people.get(node.pk, frozenset()))
        for node in reached
    ]
    rows.sort(key=lambda one: (one.kind, one.name, str(one.node.pk)))
    return Consumers(tuple(rows[:SHOWN]), walk.is_cut or len(rows) > SHOWN)


def readers(contract: Contract) -> graph.Walk:
    """Return the walk to everything that reads the data of a contract as it is served."""
    document = contract.current.document if contract.current else {}
    return _walk(contract, shapes.of(document), (("", ""),))


def _walk(contract: Contract, shape: shapes.Shape, parts: Collection[tuple[str, str]]) -> graph.Walk:
    starts = [nodes.contract(contract.contract_id), *datasets.touched(shape, parts)]
    return graph.downstream(contract.tenant_id, starts)


def names_of(found: Consumers) -> dict[UUID, str]:
    """Return the login names of all who answer for consumers, by their ids."""
    people = {person for one in found.rows for person in one.people}
    return {one.pk: one.get_username() for one in User.objects.filter(pk__in=people)} if people else {}
