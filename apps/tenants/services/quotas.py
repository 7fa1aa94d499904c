"""Limits of a tenant: set by operators, held where something new is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import F, QuerySet

from apps.audit import counting
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import access, clock, etags
from apps.core.actors import Actor
from apps.core.errors import Forbidden, Invalid
from apps.core.postgres.compiled import compiled_once, first
from apps.tenants import counters
from apps.tenants.choices import Permission, Quota
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


@transaction.atomic
def set_quota(*, tenant: Tenant, by: Actor, if_match: str | None = None, **limits: int | None) -> TenantQuota:
    """Set the limits that are named, each under a value of `Quota`; None lifts one.

    A limit below what is used is allowed: it stops what is new. `if_match` is the `limits_etag` that was
    read. Raises `Invalid`, `ChangedMeanwhile` and, for all but operators, `Forbidden`.
    """
    access.require_platform(by, Permission.OPERATE)
    unknown = limits.keys() - set(Quota.values)
    if unknown:
        raise Invalid(f"There is no quota {min(unknown)}.")
    wrong = {
        name: ["Use a whole number from 0, or nothing for no limit."]
        for name, limit in limits.items()
        if limit is not None and (type(limit) is not int or not 0 <= limit < 2**63)
    }
    if wrong:
        raise Invalid(errors=wrong)
    TenantQuota.objects.get_or_create(tenant=tenant)
    quota = TenantQuota.objects.select_for_update(no_key=True).get(tenant=tenant)
    etags.require_match(if_match, _limits(quota))
    changed = {name: limit for name, limit in limits.items() if getattr(quota, f"max_{name}") != limit}
    if changed:
        for name, limit in changed.items():
            setattr(quota, f"max_{name}", limit)
        quota.updated_at = clock.now()
        quota.save()
        audit.record(
            Action.TENANTS_QUOTA_SET,
            tenant_id=tenant.pk,
            by=by,
            obj=("tenants.tenant", str(tenant.pk)),
            data={name: "none" if limit is None else str(limit) for name, limit in changed.items()},
        )
    return quota


def limits_of(tenant: Tenant) -> dict[str, int | None]:
    """Return the limits of a tenant, each under the value of its quota."""
    return _limits(TenantQuota.objects.filter(tenant=tenant).first() or TenantQuota(tenant=tenant))


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
    used = counters.used(quota, tenant_id)
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
    refused attempts and looks of operators are not counted. Raises `QuotaExceeded`.
    """
    row = first(_limit_of_events(tenant=tenant_id))
    if row is None:
        return
    limit, zone = row
    start = _midnight(zone)
    if counting.reached(tenant_id, limit, since=start):
        used = counting.acts_since(tenant_id, start)
        raise QuotaExceeded(
            f"The tenant's day is full: {used:,} of {limit:,} (events a day). More are possible after midnight ({zone}); "
            "ask an operator for a higher limit.",
            quota=str(Quota.EVENTS_PER_DAY),
            used=used,
            limit=limit,
        )


@compiled_once
def _limit_of_events(*, tenant: UUID) -> QuerySet[TenantQuota, tuple[int, str]]:
    limited = TenantQuota.objects.filter(tenant=tenant, max_events_per_day__isnull=False)
    return limited.values_list("max_events_per_day", F("tenant__time_zone"))


def usage(tenant: Tenant) -> list[Usage]:
    """Return how much of each quota the tenant uses."""
    limits = TenantQuota.objects.filter(tenant=tenant).first() or TenantQuota(tenant=tenant)
    return [Usage(quota, _used(quota, tenant), getattr(limits, f"max_{quota}")) for quota in Quota]


def _used(quota: Quota, tenant: Tenant) -> int:
    if quota is Quota.EVENTS_PER_DAY:
        return counting.acts_since(tenant.pk, _midnight(tenant.time_zone))
    return counters.used(quota, tenant.pk)


def _limits(quota: TenantQuota) -> dict[str, int | None]:
    return {name: getattr(quota, f"max_{name}") for name in Quota.values}


def _midnight(zone: str) -> dt.datetime:
    return clock.now().astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
