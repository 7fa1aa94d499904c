"""Contracts on the pages of datasets and feature views: what is promised about the data that they show."""

from __future__ import annotations

from typing import Any

from apps.contracts.models import Contract
from apps.contracts.pages.lists import row
from apps.lineage import graph, nodes
from apps.lineage.choices import Kind
from apps.lineage.nodes import Ref

SHOWN = 20


def of_dataset(node: Any, user: Any) -> dict[str, Any]:
    """Return the contracts that describe a dataset of the lineage."""
    return _of(node.tenant_id, Ref(node.kind, node.namespace, node.name), down=True)


def of_view(view: Any, user: Any) -> dict[str, Any]:
    """Return the contracts of the datasets that feed a feature view."""
    return _of(view.tenant_id, nodes.feature_view(view.project.name, view.name), down=False)


def _of(tenant_id: Any, ref: Ref, *, down: bool) -> dict[str, Any]:
    starts = [ref]
    if not down:
        # A contract hangs on the datasets that feed the view.
        walk = graph.upstream(tenant_id, starts)
        starts = [Ref(node.kind, node.namespace, node.name) for node in walk.reached(Kind.DATASET)]
    found = graph.downstream(tenant_id, starts, steps=1) if starts else None
    names = [node.name for node in found.reached(Kind.CONTRACT)[:SHOWN]] if found else []
    rows = Contract.objects.filter(tenant_id=tenant_id, contract_id__in=names).in_rows() if names else []
    return {"rows": [row(one) for one in rows]}
