"""Limits of a tenant: how much of each it uses, and the refusal beyond."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from apps.audit import event_counts
from apps.core import areas, clock, etags
from apps.core.refusals import Forbidden
from apps.tenants.choices import Quota
from apps.tenants.models import Tenant, TenantQuota


class QuotaExceeded(Forbidden):
    code = "quota_exceeded"


@dataclass(frozen=True)
class Usage:
    """How much of one quota a tenant uses; `limit` None is no limit."""

    quota: Quota
    used: int
    limit: int | None

    @property
    def percent(self) -> int:
        """How full it is, from 0 to 100; 0 where there is no limit."""
        return 0 if self.limit is None else 100 if not self.limit else min(100, self.used * 100 // self.limit)


def limits_of(tenant: Tenant) -> dict[str, int | None]:
    """Return the limits of a tenant, each under the value of its quota."""
    return stored_limits(TenantQuota.objects.filter(tenant=tenant).first() or TenantQuota(tenant=tenant))


def limits_etag(limits: Mapping[str, int | None]) -> str:
    """Return the entity tag of the limits of a tenant."""
    return etags.of({name: limits.get(name) for name in Quota.values})


def require_room(tenant_id: UUID, quota: Quota, *, adding: int = 1) -> None:
    """Return quietly when the tenant may use `adding` more.

    In the transaction that adds it holds the tenant's row of limits, where there is a limit, so that what two add at once
    is counted; outside of one it is a first look. Raises `QuotaExceeded`, which says used and limit.
    """
    field = f"max_{quota}"
    if not TenantQuota.objects.filter(tenant_id=tenant_id).exclude(**{field: None}).exists():
        return
    rows = TenantQuota.objects.all()
    limits = (rows.select_for_update(no_key=True) if connection.in_atomic_block else rows).get(
        tenant_id=tenant_id
    )
    limit: int | None = getattr(limits, field)
    if limit is None:
        return
    used = areas.quotas()[quota].count(tenant_id)
    if used + adding > limit:
        raise QuotaExceeded(
            f"The tenant uses {used:,} of {limit:,} ({quota.label.lower()}), and this needs {adding:,} more. "
            "Remove something, or ask an operator for a higher limit.",
            quota=str(quota),
            used=used,
            limit=limit,
        )


def require_events(tenant_id: UUID) -> None:
    """Return quietly while the tenant's trail has room today: the gate of every change.

    A day begins at midnight in the tenant's zone. What the portal itself records is counted and never refused;
    refused attempts and accesses of operators are not counted. Raises `QuotaExceeded`.
    """
    limits = TenantQuota.objects.filter(tenant=tenant_id)
    limit, zone = limits.values_list("max_events_per_day", "tenant__time_zone").first() or (None, "")
    if limit is None:
        return
    start = _midnight(zone)
    if event_counts.reached(tenant_id, limit, since=start):
        used = event_counts.acts_since(tenant_id, start)
        raise QuotaExceeded(
            f"The tenant's day is full: {used:,} of {limit:,} (events a day). More are possible after midnight ({zone}); "
            "ask an operator for a higher limit.",
            quota=str(Quota.EVENTS_PER_DAY),
            used=used,
            limit=limit,
        )


def usage(tenant: Tenant) -> list[Usage]:
    """Return how much of each quota the tenant uses."""
    limits = TenantQuota.objects.filter(tenant=tenant).first() or TenantQuota(tenant=tenant)
    return [Usage(quota, _used(quota, tenant), getattr(limits, f"max_{quota}")) for quota in Quota]


def _used(quota: Quota, tenant: Tenant) -> int:
    if quota is Quota.EVENTS_PER_DAY:
        return event_counts.acts_since(tenant.pk, _midnight(tenant.time_zone))
    return areas.quotas()[quota].count(tenant.pk)


def stored_limits(quota: TenantQuota) -> dict[str, int | None]:
    """Return what a row of limits says, each under the value of its quota."""
    return {name: getattr(quota, f"max_{name}") for name in Quota.values}


def _midnight(zone: str) -> dt.datetime:
    return clock.now().astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
