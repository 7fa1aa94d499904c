"""Cards of the home page: what is stale, and what a sync changed that nobody approved."""

from __future__ import annotations

from typing import Any

from apps.core import clock
from apps.features.choices import Freshness, ViewState
from apps.features.models import FeatureView
from apps.tenants import access
from apps.tenants.choices import Permission

SHOWN = 5


def stale(user: Any) -> dict[str, Any] | None:
    """Return the views in force whose values are older than their ttl, the oldest first; None where there are no views."""
    rows = FeatureView.objects.present().filter(tenant_id__in=access.tenant_ids(user))
    if not rows.exists():
        return None
    late = rows.filter(state__in=(ViewState.ACTIVE, ViewState.DEPRECATED)).of_freshness(
        Freshness.STALE, clock.now()
    )
    return {"views": _shown(late.order_by("fresh_until", "pk"))}


def unapproved(user: Any) -> dict[str, Any] | None:
    """Return the views that a sync changed and nobody approved, to those who may; None where there are none."""
    tenants = access.tenant_ids(user, Permission.VOTE)
    rows = FeatureView.objects.unapproved().filter(tenant_id__in=tenants)
    views = _shown(rows.order_by("-changed_at", "pk")) if tenants else []
    return {"views": views} if views else None


def _shown(rows: Any) -> list[Any]:
    return list(rows.select_related("tenant", "project").defer("document", "tags")[:SHOWN])
