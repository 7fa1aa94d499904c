"""How many rollouts a tenant has under way, for its quota."""

from __future__ import annotations

from uuid import UUID

from apps.rollouts.models import Rollout


def in_flight(tenant_id: UUID) -> int:
    """Count the tenant's rollouts that have not ended."""
    return Rollout.objects.filter(tenant_id=tenant_id).active().count()
