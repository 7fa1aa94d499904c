"""Rollouts and routes in the search palette."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from apps.core.areas import Hit
from apps.core.paging import Listing
from apps.registry.models import ModelVersion, RegisteredModel
from apps.rollouts.models import Rollout, RolloutQuerySet, TrafficRoute
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


def routes(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find routes by a part of their model's name, of their alias, or of both: "fraud", "champion", "fraud@champion"."""
    name, at, alias = words.partition("@")
    rows = TrafficRoute.objects.visible_to(user)
    if at:
        rows = rows.filter(model__name__icontains=name.strip(), alias__istartswith=alias.strip())
    else:
        rows = rows.filter(Q(model__name__icontains=words) | Q(alias__icontains=words))
    wide = [f"model__{column}" for column in RegisteredModel.WIDE]
    found = rows.select_related("tenant", "model", "baseline").defer(
        *wide, *(f"baseline__{column}" for column in ModelVersion.WIDE)
    )
    for route in found.order_by("model__name", "alias", "pk")[:limit]:
        serves = f"serves version {route.baseline.number}" if route.baseline else "serves nothing yet"
        url = reverse("registry:model-detail", args=[route.tenant.slug, route.model.name])
        yield Hit(f"{route.model.name}@{route.alias}", url, f"{route.tenant.name}, {serves}")
