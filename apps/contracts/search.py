"""Contracts in the search palette."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from apps.contracts.models import Contract
from apps.core.areas import Hit


def contracts(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find contracts by a part of their id, name, domain or data product."""
    found = Contract.objects.visible_to(user).named_like(words).select_related("tenant")
    for contract in found.order_by("-updated_at", "-pk")[:limit]:
        url = reverse("contracts:detail", args=[contract.tenant.slug, contract.contract_id])
        yield Hit(contract.title, url, f"{contract.tenant.name}, {contract.get_state_display().lower()}")
