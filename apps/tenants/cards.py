"""A card of the home page: the tenants that one administers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count

from apps.core import clock
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import ApiToken, Tenant

SHOWN = 5
EXPIRES_SOON = dt.timedelta(days=14)


def administered(user: Any) -> dict[str, Any] | None:
    """Return the first tenants that `user` administers, each with its people and what ends soon."""
    ids = access.tenant_ids(user, Permission.ADMINISTER)
    if not ids:
        return None
    people = Count("memberships__user", distinct=True)
    tenants = list(Tenant.objects.filter(pk__in=ids).annotate(people=people).order_by("name")[:SHOWN])
    ending = ApiToken.objects.usable().filter(tenant__in=tenants, expires_at__lte=clock.now() + EXPIRES_SOON)
    tokens = dict(ending.order_by().values_list("tenant").annotate(Count("pk")))
    rows = [
        {"tenant": tenant, "people": tenant.people, "ending": tokens.get(tenant.pk, 0)} for tenant in tenants
    ]
    return {"rows": rows, "more": len(ids) - len(rows)}
