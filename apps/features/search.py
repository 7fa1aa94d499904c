"""Feature views and services in the search palette."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, Value, When
from django.urls import reverse

from apps.core.areas import Hit
from apps.features.models import Feature, FeatureService, FeatureView
from apps.tenants import access


def views(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find feature views by a part of their name or of a feature's, those whose own name begins with it first."""
    tenants = access.tenant_ids(user)
    rows = FeatureView.objects.present().filter(tenant_id__in=tenants)
    holds = Feature.objects.filter(view=OuterRef("pk"), removed_at=None, name__icontains=words)
    found = rows.filter(Q(name__icontains=words) | Exists(holds))
    for view in _best(found, words, limit):
        url = reverse("features:view-detail", args=[view.pk])
        yield Hit(view.name, url, f"{view.tenant.name}, {view.project.name}")


def services(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find feature services by a part of their name."""
    rows = FeatureService.objects.present().filter(tenant_id__in=access.tenant_ids(user))
    for service in _best(rows.filter(name__icontains=words), words, limit):
        url = reverse("features:service-detail", args=[service.pk])
        yield Hit(service.name, url, f"{service.tenant.name}, {service.project.name}")


def _best(rows: Any, words: str, limit: int) -> list[Any]:
    """Return rows, those whose name begins with the words first."""
    place = Case(
        When(name__istartswith=words, then=Value(0)),
        When(name__icontains=words, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    ordered = rows.annotate(place=place).order_by("place", "name", "pk")
    return list(ordered.select_related("tenant", "project").defer("document", "tags")[:limit])
