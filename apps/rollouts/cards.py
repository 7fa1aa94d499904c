"""A card of the home page: the rollouts that move traffic now."""

from __future__ import annotations

from typing import Any

from apps.core.paging import Listing
from apps.rollouts.models import Rollout, RolloutQuerySet
from apps.tenants import access

SHOWN = 5


def in_progress(user: Any) -> dict[str, Any] | None:
    """Return the rollouts that have not ended, in the tenants that `user` sees."""
    seen = access.tenant_ids(user)
    if not seen:
        return None
    listing = Listing([Rollout.objects.active()], seen)
    return {"rollouts": listing.page(cursor="", size=SHOWN, read=RolloutQuerySet.in_rows).rows}
