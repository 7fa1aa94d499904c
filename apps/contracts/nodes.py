"""Contracts in the lineage: their pages, and who answers for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse

from apps.contracts.models import Contract, ContractQuerySet


def urls(nodes: Sequence[Any], user: Any) -> Mapping[UUID, str]:
    """Return the page of each contract that `user` may see, by the node's id."""
    found = _by_name(nodes, Contract.objects.visible_to(user).select_related("tenant"))
    return {
        node.pk: reverse("contracts:detail", args=[contract.tenant.slug, contract.contract_id])
        for node, contract in found
    }


def owners(nodes: Sequence[Any]) -> Mapping[UUID, frozenset[UUID]]:
    """Return who answers for each contract, by the node's id."""
    found = _by_name(nodes, Contract.objects.all())
    return {node.pk: frozenset({contract.owner_id}) for node, contract in found if contract.owner_id}


def _by_name(nodes: Sequence[Any], contracts: ContractQuerySet) -> list[tuple[Any, Contract]]:
    wanted = contracts.filter(
        tenant_id__in={node.tenant_id for node in nodes}, contract_id__in={node.name for node in nodes}
    )
    found = {(contract.tenant_id, contract.contract_id): contract for contract in wanted}
    return [
        (node, found[node.tenant_id, node.name]) for node in nodes if (node.tenant_id, node.name) in found
    ]
