"""Writes to tenants: making them, their settings, and the states between active and archived."""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django.db import IntegrityError, transaction

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, etags, outbound, text
from apps.core.actors import Actor
from apps.core.refusals import Conflict, Invalid
from apps.tenants import access, bounds
from apps.tenants.aliases import ReservedAlias, is_reserved
from apps.tenants.choices import ROUTED_ALIAS, TRANSITIONS, Permission, Status, Tier, WithoutTraffic
from apps.tenants.models import Tenant, TenantQuota

SLUG = re.compile(r"[a-z][a-z0-9-]{1,48}[a-z0-9]")
ALIAS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
CLOCK_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
# They would be mistaken for the portal's own addresses.
RESERVED_SLUGS = frozenset({"new", "access", "tokens", "platform"})
NAME_LENGTH = 100
REASON_LENGTH = 300


class SlugTaken(Conflict):
    code = "tenant_slug_taken"
    sentence = "A tenant with this short name exists. Choose another one."


class UnknownTimeZone(Invalid):
    code = "unknown_time_zone"
    sentence = "This time zone is not known. Use a name such as Europe/Berlin."


class AliasStaysProtected(Conflict):
    code = "alias_stays_protected"
    sentence = "An alias that is protected stays so: taking one away would let models past their review."


class AliasCannotMove(Conflict):
    """A protected alias that takes no traffic, in a tier whose aliases never move without any."""

    code = "alias_cannot_move"


class WrongStatus(Conflict):
    code = "wrong_tenant_status"


@transaction.atomic
def create_tenant(*, slug: str, name: str, by: Actor, time_zone: str = "UTC") -> Tenant:
    """Create a tenant with the default settings and no limits.

    Raises `Invalid`, `SlugTaken`, `UnknownTimeZone`, and `Forbidden` for all but operators.
    """
    access.require_platform(by, Permission.OPERATE)
    if not SLUG.fullmatch(slug) or slug in RESERVED_SLUGS:
        sentence = (
            "Use 3 to 50 small letters, digits and hyphens, beginning with a letter. Some words are reserved."
        )
        raise Invalid(sentence, errors={"slug": [sentence]})
    name = _check_name(name)
    _check_time_zone(time_zone)
    if Tenant.objects.filter(slug=slug).exists():
        raise SlugTaken()
    try:
        tenant = Tenant.objects.create(slug=slug, name=name, time_zone=time_zone)
    except IntegrityError:
        # Somebody was faster.
        raise SlugTaken() from None
    TenantQuota.objects.create(tenant=tenant)
    audit.record(
        Action.TENANTS_TENANT_CREATED, tenant_id=tenant.pk, by=by, obj=("tenants.tenant", str(tenant.pk))
    )
    return tenant


@transaction.atomic
def update_settings(*, tenant: Tenant, by: Actor, if_match: str | None = None, **changes: Any) -> Tenant:
    """Change settings of a tenant: those of `changes`, each under its field's name.

    Known are name, time_zone, protected_aliases, tiers, bounds, business_hours and upstream_tracking_url. `if_match` is
    the `settings_etag` that was read. Raises `Invalid`, `UnknownTimeZone`, `ReservedAlias`, `BadBounds`,
    `AliasStaysProtected`, `AliasCannotMove`, `ChangedMeanwhile`, `NotFound` and `Forbidden`; nothing is changed then.
    """
    access.require(by, tenant, Permission.ADMINISTER)
    unknown = changes.keys() - _CHECKS.keys()
    if unknown:
        raise Invalid(f"There is no setting {min(unknown)}.")
    # Before the row is held: a host is looked up, which may take seconds.
    wanted = {name: _CHECKS[name](value) for name, value in changes.items()}
    locked = Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    etags.require_match(if_match, _settings(locked))
    changed = {name: value for name, value in wanted.items() if value != getattr(locked, name)}
    kept = {alias.lower() for alias in changed.get("protected_aliases", locked.protected_aliases)}
    protected = {alias.lower() for alias in locked.protected_aliases}
    if not protected <= kept:
        raise AliasStaysProtected()
    if any(is_reserved(alias) for alias in kept - protected):
        raise ReservedAlias(errors={"protected_aliases": [ReservedAlias.sentence]})
    if not {alias.lower() for alias in changed.get("tiers", locked.tiers)} <= kept:
        sentence = "Only protected aliases have a tier. Protect the alias first."
        raise Invalid(sentence, errors={"tiers": [sentence]})
    if changed:
        data: dict[str, Any] = {"fields": sorted(changed)}
        if "bounds" in changed:
            data["bounds"] = "; ".join(bounds.differences(locked.bounds, changed["bounds"]))
        for name, value in changed.items():
            setattr(locked, name, value)
        if changed.keys() & {"protected_aliases", "tiers", "bounds"}:
            _require_movable(locked)
        locked.save(update_fields=list(changed))
        audit.record(
            Action.TENANTS_SETTINGS_CHANGED,
            tenant_id=tenant.pk,
            by=by,
            obj=("tenants.tenant", str(tenant.pk)),
            data=data,
        )
    return locked


def settings_etag(tenant: Tenant) -> str:
    """Return the entity tag of a tenant's settings."""
    return etags.of(_settings(tenant))


@transaction.atomic
def suspend(*, tenant: Tenant, by: Actor, reason: str) -> Tenant:
    """Let the tenant be read only; its rollouts in flight go back. Raises `WrongStatus`."""
    return _move(tenant, Status.SUSPENDED, Action.TENANTS_TENANT_SUSPENDED, by=by, reason=reason)


@transaction.atomic
def resume(*, tenant: Tenant, by: Actor) -> Tenant:
    """Let a suspended tenant work again. Raises `WrongStatus`."""
    return _move(tenant, Status.ACTIVE, Action.TENANTS_TENANT_RESUMED, by=by)


@transaction.atomic
def archive(*, tenant: Tenant, by: Actor, reason: str) -> Tenant:
    """Hide a suspended tenant from its people; nothing is deleted. Raises `WrongStatus`."""
    return _move(tenant, Status.ARCHIVED, Action.TENANTS_TENANT_ARCHIVED, by=by, reason=reason)


@transaction.atomic
def restore(*, tenant: Tenant, by: Actor) -> Tenant:
    """Show an archived tenant to its people again, suspended. Raises `WrongStatus`."""
    return _move(tenant, Status.SUSPENDED, Action.TENANTS_TENANT_RESTORED, by=by, back=True)


def _move(
    tenant: Tenant,
    status: Status,
    action: Action,
    *,
    by: Actor,
    reason: str | None = None,
    back: bool = False,
) -> Tenant:
    access.require_platform(by, Permission.OPERATE)
    if reason is not None:
        reason = text.clean(reason, field="reason", max_length=REASON_LENGTH, required=True)
    locked = Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    before = Status(locked.status)
    # Suspending and restoring lead to the same state, and each has its own way there.
    if status not in TRANSITIONS[before] or back != (before is Status.ARCHIVED):
        raise WrongStatus(f"This tenant is {before.label.lower()}; that is not where this step begins.")
    locked.status = status
    locked.status_reason = reason or ""
    locked.status_changed_at = clock.now()
    locked.save(update_fields=["status", "status_reason", "status_changed_at"])
    audit.record(
        action,
        tenant_id=tenant.pk,
        by=by,
        obj=("tenants.tenant", str(tenant.pk)),
        before=before,
        after=status,
    )
    return locked


def _settings(tenant: Tenant) -> dict[str, Any]:
    return {name: getattr(tenant, name) for name in _CHECKS}


def _require_movable(tenant: Tenant) -> None:
    """Refuse settings under which nothing could ever move a protected alias. Raises `AliasCannotMove`."""
    for alias in tenant.protected_aliases:
        if alias.lower() == ROUTED_ALIAS:
            continue
        allowed = tenant.bounds_of(alias)
        if allowed.without_traffic == WithoutTraffic.NEVER:
            raise AliasCannotMove(
                f"No traffic follows the alias '{alias}', and {allowed.of_what} no alias moves without a canary, so"
                " nothing could move it. Give it another tier, or allow promotions without traffic in this one."
            )


def _check_name(value: Any) -> str:
    return text.clean_title(str(value), field="name", max_length=NAME_LENGTH)


def _check_time_zone(value: Any) -> str:
    if value not in known_time_zones():
        raise UnknownTimeZone(errors={"time_zone": [UnknownTimeZone.sentence]})
    return str(value)


def _check_aliases(value: Any) -> list[str]:
    aliases = value if isinstance(value, list) else []
    if not aliases or not all(isinstance(alias, str) and ALIAS.fullmatch(alias) for alias in aliases):
        sentence = (
            "Name the protected aliases: letters, digits, hyphens, dots and underscores, each up to 100."
        )
        raise Invalid(sentence, errors={"protected_aliases": [sentence]})
    spelled: dict[str, str] = {}
    for alias in aliases:
        spelled.setdefault(alias.lower(), alias)
    return list(spelled.values())


def _check_tiers(value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(tier in Tier.values for tier in value.values()):
        sentence = f"A tier is one of {', '.join(Tier.values)}."
        raise Invalid(sentence, errors={"tiers": [sentence]})
    return value


def _check_hours(value: Any) -> dict[str, Any]:
    hours = value if isinstance(value, dict) else {}
    days, start, end = hours.get("days"), hours.get("start"), hours.get("end")
    if (
        hours.keys() != {"days", "start", "end"}
        or not isinstance(days, list)
        or not all(type(day) is int and 0 <= day <= 6 for day in days)
        or len(set(days)) != len(days)
        or not all(isinstance(moment, str) and CLOCK_TIME.fullmatch(moment) for moment in (start, end))
        or str(start) >= str(end)
    ):
        sentence = "Give the working days, and a start before an end on the same day, as 09:00."
        raise Invalid(sentence, errors={"business_hours": [sentence]})
    return {"days": sorted(days), "start": start, "end": end}


def _check_upstream(value: Any) -> str:
    url = str(value)
    if url:
        outbound.check_url(url)
    return url


@cache
def known_time_zones() -> frozenset[str]:
    """Return the known zones; finding them walks the whole database of zones."""
    return frozenset(available_timezones())


_CHECKS = {
    "name": _check_name,
    "time_zone": _check_time_zone,
    "protected_aliases": _check_aliases,
    "tiers": _check_tiers,
    "bounds": bounds.check,
    "business_hours": _check_hours,
    "upstream_tracking_url": _check_upstream,
}
