"""Rollouts in the search palette."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from apps.core.areas import Hit
from apps.core.paging import Listing
from apps.rollouts.models import Rollout, RolloutQuerySet
from apps.tenants import access


def rollouts(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find rollouts by a part of their model's name, the newest first."""
    listing = Listing([Rollout.objects.filter(model_name__icontains=words)], access.tenant_ids(user))
    for rollout in listing.page(cursor="", size=limit, read=RolloutQuerySet.in_rows).rows:
        yield Hit(
            f"{rollout.model_name} version {rollout.candidate_number}",
            rollout.get_absolute_url(),
            f"{rollout.tenant.name}, {rollout.get_state_display().lower()}",
        )
