"""Contracts on the pages of datasets and feature views: what is promised about the data that they show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from apps.contracts.models import Contract
from apps.contracts.pages.lists import row
from apps.lineage import graph, nodes
from apps.lineage.choices import Kind
from apps.lineage.models import Edge

SHOWN = 20


def of_dataset(node: Any, user: Any) -> dict[str, Any]:
    """Return the contracts that describe a dataset of the lineage."""
    return _of(node.tenant_id, [node.pk])


def of_view(view: Any, user: Any) -> dict[str, Any]:
    """Return the contracts of the datasets that feed a feature view."""
    # Between datasets whose columns are known stands an edge of the whole, too.
    walk = graph.upstream(
        view.tenant_id, [nodes.feature_view(view.project.name, view.name)], with_parts=False
    )
    return _of(view.tenant_id, [node.pk for node in walk.reached(Kind.DATASET)])


def _of(tenant_id: Any, datasets: Sequence[UUID]) -> dict[str, Any]:
    """Return the contracts that hang on datasets."""
    if not datasets:
        return {"rows": []}
    edges = Edge.objects.filter(tenant_id=tenant_id, source__one_of=datasets, target__kind=Kind.CONTRACT)
    names = sorted(set(edges.order_by().values_list("target__name", flat=True)))[:SHOWN]
    rows = Contract.objects.filter(tenant_id=tenant_id, contract_id__in=names).in_rows() if names else []
    return {"rows": [row(one) for one in rows]}
