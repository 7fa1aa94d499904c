"""Limits of a tenant, set by operators. What holds to them is `tenants.quotas`."""

from __future__ import annotations

from django.db import transaction

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, etags
from apps.core.actors import Actor
from apps.core.refusals import Invalid
from apps.tenants import access
from apps.tenants.choices import Permission, Quota
from apps.tenants.models import Tenant, TenantQuota
from apps.tenants.quotas import stored_limits


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
    etags.require_match(if_match, stored_limits(quota))
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
