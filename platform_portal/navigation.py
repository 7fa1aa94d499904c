"""What the frame around every page needs: areas, tenants, version. Areas appear when they exist."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from apps.core.postgres.compiled import compiled_once
from apps.operations import visits
from apps.tenants import access, operator_access
from apps.tenants.models import Tenant

# All but one's own tokens, which belong to one's account.
TENANTS = tuple(
    f"tenants:{name}"
    for name in (
        "why",
        "overview",
        "member",
        "account",
        "share",
        "tenant-token",
        "settings",
        "access",
        "roles",
    )
)
# In the bar above every page, which has one line.
TENANTS_SHOWN = 4
AREAS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Home", "home", "home", ()),
    ("Models", "registry:model-list", "box", ("registry:", "rollouts:promotion-request")),
    ("Approvals", "approvals:queue", "checks", ("approvals:",)),
    ("Rollouts", "rollouts:list", "route", ("rollouts:list", "rollouts:detail")),
    ("Tenants", "tenants:list", "building-community", TENANTS),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the context of base.html, lazily: parts of pages do not pay for it."""
    # A request that is refused before anybody looked who sends it has no user.
    user = getattr(request, "user", None)
    return {
        "nav": lambda: _areas(request),
        "tenants": lambda: _tenants(user),
        "visit": lambda: visits.standing(request),
        "portal_version": settings.PORTAL_VERSION,
    }


def _tenants(user: Any) -> dict[str, Any]:
    """Return the first tenants of the reader by name, and how many more there are."""
    with operator_access.unnoted():
        seen = access.tenant_ids(user)
    shown = _by_name(ids=seen) if seen else []
    return {"shown": shown, "more": len(seen) - len(shown)}


@compiled_once
def _by_name(*, ids: frozenset[UUID]) -> QuerySet[Tenant, str]:
    return Tenant.objects.filter(pk__in=ids).order_by("name").values_list("slug", flat=True)[:TENANTS_SHOWN]


def _areas(request: HttpRequest) -> list[dict[str, Any]]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {
            "label": label,
            "url": url,
            "icon": icon,
            "active": here == name or here.startswith(prefixes),
            "badge_url": badge_url,
        }
        for (label, name, icon, prefixes), (url, badge_url) in zip(
            AREAS, _addresses(get_script_prefix()), strict=True
        )
    ]


@cache
def _addresses(prefix: str) -> list[tuple[str, str]]:
    """Return the address of each area and of its badge, below the portal's own."""
    return [
        (reverse(name), reverse("approvals:badge") if name == "approvals:queue" else "")
        for _, name, _, _ in AREAS
    ]
