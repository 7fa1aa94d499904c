"""Tenants and their people in the search palette."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from apps.accounts.choices import Kind
from apps.core.areas import Hit
from apps.tenants import access
from apps.tenants.models import Membership


def tenants(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find tenants by a part of their name or short name."""
    found = access.visible_tenants(user).filter(Q(name__icontains=words) | Q(slug__icontains=words))
    for tenant in found.order_by("name")[:limit]:
        yield Hit(tenant.name, reverse("tenants:overview", args=[tenant.slug]), tenant.slug)


def members(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find people who have a role of their own in a tenant that `user` sees."""
    named = (
        Q(user__username__icontains=words)
        | Q(user__first_name__icontains=words)
        | Q(user__last_name__icontains=words)
    )
    rows = Membership.objects.filter(named, tenant_id__in=access.tenant_ids(user), user__kind=Kind.PERSON)
    pairs = rows.order_by("user__username", "tenant__slug").values_list(
        "user__username", "user__first_name", "user__last_name", "tenant__slug", "tenant__name"
    )
    for username, first, last, slug, tenant in pairs.distinct()[:limit]:
        url = f"{reverse('tenants:members', args=[slug])}?{urlencode({'q': username})}"
        yield Hit(f"{first} {last}".strip() or username, url, f"{username} in {tenant}")
