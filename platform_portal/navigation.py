"""What the frame around every page needs: the entries of its areas, tenants, version."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from apps.core import areas
from apps.core.areas import Link
from apps.core.compiled import compiled_once
from apps.operations import access_sessions
from apps.tenants import access, operator_access
from apps.tenants.models import Tenant

# In the bar above every page, which has one line.
TENANTS_SHOWN = 4
HOME = Link("Home", "home", icon="home", order=0, key="h")


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the context of base.html, lazily: parts of pages do not pay for it."""
    # A request that is refused before anybody looked who sends it has no user.
    user = getattr(request, "user", None)
    return {
        "nav": lambda: _areas(request),
        "tenants": lambda: _tenants(user),
        "operator_access": lambda: access_sessions.standing(request),
        "portal_version": settings.PORTAL_VERSION,
    }


def _tenants(user: Any) -> dict[str, Any]:
    """Return the first tenants of the reader by name, and how many more there are."""
    with operator_access.unlogged():
        seen = access.tenant_ids(user)
    shown = _by_name(ids=seen) if seen else []
    return {"shown": shown, "more": len(seen) - len(shown)}


@compiled_once
def _by_name(*, ids: frozenset[UUID]) -> QuerySet[Tenant, str]:
    return (
        Tenant.objects.filter(pk__one_of=ids).order_by("name").values_list("slug", flat=True)[:TENANTS_SHOWN]
    )


def _areas(request: HttpRequest) -> list[dict[str, Any]]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {
            "label": link.label,
            "url": url,
            "icon": link.icon,
            "key": link.key,
            "active": here == link.view or here.startswith(link.views),
            "badge_url": badge_url,
        }
        for link, url, badge_url in _addresses(get_script_prefix())
    ]


@cache
def _addresses(prefix: str) -> list[tuple[Link, str, str]]:
    """Return each entry with its address and that of its badge, below the portal's own."""
    return [
        (link, reverse(link.view), reverse(link.badge) if link.badge else "")
        for link in (HOME, *areas.links())
    ]
