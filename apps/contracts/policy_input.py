"""What policies are told of contracts (docs/reference/policy-input.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from apps.contracts.services import breaches
from apps.lineage.choices import Kind
from apps.lineage.models import Edge


def contract_breaches(input: Mapping[str, Any], tenant_id: UUID) -> list[dict[str, Any]]:
    """Return what blocking checks say against the contracts that the candidate names; empty for other changes."""
    candidate = input.get("candidate")
    if not isinstance(candidate, Mapping) or not (named := candidate.get("id")):
        return []
    pins = Edge.objects.of_origin(tenant_id, f"pins:{named}").filter(source__kind=Kind.CONTRACT)
    contracts = set(pins.values_list("said_source__name", flat=True))
    # What the request itself says of them counts, too: also before the lineage knows it, and after somebody took it away.
    said = candidate.get("inputs") or []
    contracts |= {one["name"] for one in said if one.get("kind") == Kind.CONTRACT}
    return [one.as_json() for one in breaches.blocking(tenant_id, sorted(contracts))]
