"""What reads features further down the lineage, and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from apps.accounts.models import User
from apps.core import areas
from apps.lineage import graph, links, owners
from apps.lineage.choices import Kind
from apps.lineage.nodes import Ref

SHOWN = 50


@dataclass(frozen=True)
class ConsumerRow:
    """What reads features, and who answers for it."""

    label: str
    kind: str
    icon: str
    url: str
    owners: str


def consumers(user: User, tenant: Any, ref: Ref) -> list[ConsumerRow]:
    """Return what reads a view or service further down: versions and jobs, with who answers for each."""
    walk = graph.downstream(tenant, [ref])
    reached = walk.reached(Kind.VERSION, Kind.CONSUMER)[:SHOWN]
    kinds = areas.node_kinds()
    urls = links.urls(reached, user)
    people = owners.names_of(owners.of(reached))
    return [
        ConsumerRow(
            one.label or one.name,
            Kind(one.kind).label,
            kinds[one.kind].icon if one.kind in kinds else "box",
            urls.get(one.pk, ""),
            ", ".join(people.get(one.pk, ())),
        )
        for one in reached
    ]
