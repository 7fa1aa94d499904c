"""A tenant at a glance, its settings, and what its roles mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.accounts.models import User
from apps.core import sizes
from apps.core.refusals import Refused
from apps.tenants import services
from apps.tenants.choices import (
    ROLE_PERMISSIONS,
    ROLE_TEXTS,
    TENANT_ROLES,
    TRANSITIONS,
    Quota,
    Role,
    Status,
    Tier,
)
from apps.tenants.forms import QuotaForm, ReasonForm, SettingsForm
from apps.tenants.models import Tenant
from apps.tenants.pages.frame import Column, Frame, administrators, columns, frame

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Meter:
    """How full one quota is, in words and as a share of a hundred."""

    label: str
    used: str
    limit: str
    percent: int
    tone: str


@dataclass(frozen=True)
class Step:
    """A way from the tenant's state to another one, which an operator can take."""

    act: str
    label: str
    text: str
    needs_reason: bool
    tone: str


STEPS = {
    "suspend": Step(
        "suspend",
        "Suspend",
        "Its people can read everything and change nothing. Rollouts in flight go back to the version before.",
        True,
        "danger",
    ),
    "resume": Step(
        "resume", "Resume", "Its people can work in it again, with the roles they have.", False, ""
    ),
    "archive": Step(
        "archive",
        "Archive",
        "It disappears for everybody but operators. Nothing is deleted, and it can be restored.",
        True,
        "danger",
    ),
    "restore": Step(
        "restore", "Restore", "Its people see it again. It stays suspended until you resume it.", False, ""
    ),
}
_STEP_TO = {
    (Status.ACTIVE, Status.SUSPENDED): "suspend",
    (Status.SUSPENDED, Status.ACTIVE): "resume",
    (Status.SUSPENDED, Status.ARCHIVED): "archive",
    (Status.ARCHIVED, Status.SUSPENDED): "restore",
}


@dataclass(frozen=True)
class OverviewPage:
    frame: Frame
    meters: list[Meter]
    details: list[tuple[str, Any]]
    aliases: list[tuple[str, str]]
    administrators: list[str]
    steps: list[Step]
    status_url: str
    quota_form: QuotaForm | None
    quota_url: str
    reason_form: ReasonForm
    refused: Refused | None


@dataclass(frozen=True)
class SettingsPage:
    frame: Frame
    form: SettingsForm
    refused: Refused | None


@dataclass(frozen=True)
class RoleCell:
    label: str
    allowed: bool


@dataclass(frozen=True)
class RoleRow:
    role: Role
    text: str
    cells: list[RoleCell]
    is_platform_wide: bool


@dataclass(frozen=True)
class RolesPage:
    frame: Frame
    columns: list[Column]
    rows: list[RoleRow]


def overview_page(
    user: User,
    tenant: Tenant,
    *,
    quota_form: QuotaForm | None = None,
    reason_form: ReasonForm | None = None,
    refused: Refused | None = None,
) -> OverviewPage:
    """Gather a tenant's first page."""
    around = frame(user, tenant, "overview")
    used = services.usage(tenant)
    status = Status(tenant.status)
    ways = [_STEP_TO[status, to] for to in sorted(TRANSITIONS[status])] if around.can_operate else []
    hours = tenant.business_hours
    days = [DAYS[day] for day in hours["days"]]
    return OverviewPage(
        frame=around,
        meters=[meter(one) for one in used],
        details=[
            ("Short name", tenant.slug),
            ("Time zone", tenant.time_zone),
            ("Business hours", f"{_span(days)}, {hours['start']} to {hours['end']}" if days else "none"),
            ("MLflow tracking", tenant.upstream_tracking_url or "of the portal alone"),
        ],
        aliases=[
            (alias, Tier(tenant.tiers[alias]).label if alias in tenant.tiers else "")
            for alias in tenant.protected_aliases
        ],
        administrators=administrators(tenant),
        steps=[STEPS[way] for way in sorted(ways, reverse=True)],
        status_url=reverse("tenants:status", args=[tenant.slug]),
        quota_form=quota_form or (quota_form_of(tenant) if around.can_operate else None),
        quota_url=reverse("tenants:quota", args=[tenant.slug]),
        reason_form=reason_form or ReasonForm(),
        refused=refused,
    )


def settings_page(
    user: User, tenant: Tenant, *, form: SettingsForm | None = None, refused: Refused | None = None
) -> SettingsPage:
    """Gather the settings of a tenant."""
    return SettingsPage(frame(user, tenant, "settings"), form or settings_form_of(tenant), refused)


def settings_form_of(tenant: Tenant, data: Any = None) -> SettingsForm:
    """Return the form of a tenant's settings, as they are or as `data` wants them."""
    return SettingsForm(data, tenant=tenant, etag=services.settings_etag(tenant))


def quota_form_of(tenant: Tenant, data: Any = None) -> QuotaForm:
    """Return the form of a tenant's limits, as they are or as `data` wants them."""
    limits = services.limits_of(tenant)
    return QuotaForm(data, limits=limits, etag=services.limits_etag(limits))


def roles_page(user: User, tenant: Tenant) -> RolesPage:
    """Gather what each role may do."""
    shown = columns()
    return RolesPage(
        frame=frame(user, tenant, "roles"),
        columns=shown,
        rows=[
            RoleRow(
                role,
                ROLE_TEXTS[role],
                [RoleCell(one.label, one.permission in ROLE_PERMISSIONS[role]) for one in shown],
                role is Role.OPERATOR,
            )
            for role in (*TENANT_ROLES, Role.OPERATOR)
        ],
    )


def meter(one: services.Usage) -> Meter:
    """Put a usage into words."""
    is_size = one.quota is Quota.STORAGE_BYTES
    limit = "" if one.limit is None else sizes.exact(one.limit) if is_size else f"{one.limit:,}"
    tone = "bad" if one.percent >= 100 else "warn" if one.percent >= 80 else ""
    return Meter(
        label=one.quota.label,
        used=sizes.rounded(one.used) if is_size else f"{one.used:,}",
        limit=f"of {limit}" if limit else "no limit",
        percent=one.percent,
        tone=tone if one.limit is not None else "",
    )


def _span(days: list[str]) -> str:
    """Write days in a row as a span."""
    first = DAYS.index(days[0])
    if len(days) > 2 and days == list(DAYS[first : first + len(days)]):
        return f"{days[0]} to {days[-1]}"
    return ", ".join(days)
