"""Models and versions in the search palette."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from apps.core.areas import Hit
from apps.core.numbers import whole
from apps.core.paging import Listing
from apps.registry.models import ModelVersion, RegisteredModel
from apps.tenants import access

# "fraud 3", "fraud v3", "fraud/3", "fraud version 3"
_VERSION = re.compile(r"(?P<name>\S+?)[\s/:]+(?:v|version\s+)?(?P<number>[0-9]{1,9})\Z", re.IGNORECASE)


def models(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find models by a part of their name, those of exactly this name first."""
    rows = RegisteredModel.objects.select_related("tenant").defer(*RegisteredModel.WIDE)
    exact = list(rows.visible_to(user).filter(name=words).order_by()[:limit])
    like = Listing(
        [RegisteredModel.objects.named_like(words)],
        access.tenant_ids(user),
        access.shared_ids(user, RegisteredModel.SHARES),
        by="updated_at",
    )
    read = like.page(cursor="", size=limit, read=lambda found: found.select_related("tenant")).rows
    for model in {model.pk: model for model in [*exact, *read]}.values():
        url = reverse("registry:model-detail", args=[model.tenant.slug, model.name])
        yield Hit(model.name, url, model.tenant.name)


def versions(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find a version by its model's name and its number."""
    asked = _VERSION.match(words)
    number = whole(asked["number"], low=1) if asked else None
    if asked is None or number is None:
        return
    own, shared = access.tenant_ids(user), access.shared_ids(user, RegisteredModel.SHARES)
    rows = ModelVersion.objects.filter(
        Q(tenant_id__in=own) | Q(model__in=shared), model__name=asked["name"], number=number
    )
    for version in rows.select_related("model__tenant").order_by("model__tenant__slug")[:limit]:
        tenant, name = version.model.tenant, version.model.name
        url = reverse("registry:version-detail", args=[tenant.slug, name, number])
        yield Hit(f"{name} version {number}", url, tenant.name)
