"""What every page of one tenant shows around its own content, and how a page of a long list is cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.urls import reverse

from apps.accounts.models import User
from apps.core import areas
from apps.tenants import access
from apps.tenants.choices import Permission, Role
from apps.tenants.models import Membership, Tenant

PAGE_SIZE = 25
LONGEST_QUERY = 100

# What stands above a column; the whole text is in its title.
SHORT_LABELS = {
    Permission.VIEW: "See",
    Permission.REGISTER: "Register",
    Permission.REQUEST: "Request",
    Permission.COMMENT: "Comment",
    Permission.VOTE: "Vote",
    Permission.SIGN_OFF: "Sign off",
    Permission.PUBLISH: "Publish",
    Permission.ABORT: "Abort",
    Permission.ADMINISTER: "Manage",
    Permission.OPERATE: "Operate",
}

RowT = TypeVar("RowT", bound=Model)


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    active: bool


@dataclass(frozen=True)
class Column:
    """One permission as a column of a table."""

    permission: Permission
    label: str


def columns() -> list[Column]:
    """Return a column for each permission."""
    return [Column(permission, SHORT_LABELS[permission]) for permission in Permission]


@dataclass(frozen=True)
class Frame:
    """The tenant, what the reader is and may do in it, and where its pages are.

    `administers` says that the reader sees what administrators see, `can_administer` that the reader may change it now:
    not while the tenant is suspended.
    """

    tenant: Tenant
    tabs: list[Tab]
    my_roles: list[str]
    administers: bool
    can_administer: bool
    can_operate: bool


# The pages of a tenant in their order: name, label, and whether they are for administrators alone.
_TABS = (
    ("overview", "Overview", False),
    ("members", "Members", False),
    ("accounts", "Service accounts", True),
    ("shares", "Shares", True),
    ("tenant-tokens", "API tokens", True),
    ("settings", "Settings", True),
    ("access", "Permissions", False),
    ("roles", "Roles", False),
)


def visible_tenant(user: User, slug: str, perm: str = access.VIEW) -> Tenant:
    """Return a tenant that `user` may do `perm` in. Raises `NotFound`, `Forbidden`."""
    return access.get_or_404(Tenant.objects.all, user=user, perm=perm, slug=slug)


def administered_tenant(user: User, slug: str) -> Tenant:
    """Return a tenant whose administrative pages `user` may read, suspended ones too.

    Raises `NotFound`, `Forbidden`.
    """
    tenant = visible_tenant(user, slug)
    access.require_held(user, tenant, Permission.ADMINISTER)
    return tenant


def frame(user: User, tenant: Tenant, active: str) -> Frame:
    """Gather the frame of the page named `active`."""
    administers = access.holds(user, tenant, Permission.ADMINISTER)
    can_operate = Permission.OPERATE in access.platform_permissions(user)
    return Frame(
        tenant=tenant,
        tabs=[
            Tab(label, reverse(f"tenants:{name}", args=[tenant.slug]), name == active)
            for name, label, for_administrators in _TABS
            if administers or not for_administrators
        ]
        + [
            Tab(tab.label, reverse(tab.view, args=[tenant.slug]), tab.name == active)
            for tab in areas.tenant_tabs()
            if administers or not tab.for_administrators
        ],
        my_roles=roles_of(user, [tenant]).get(tenant.pk, []) + ([Role.OPERATOR.label] if can_operate else []),
        administers=administers,
        can_administer=access.can(user, tenant, Permission.ADMINISTER),
        can_operate=can_operate,
    )


def roles_of(user: User, tenants: Iterable[Tenant]) -> dict[Any, list[str]]:
    """Return the names of the roles of `user`, own and through groups, by tenant."""
    rows = (
        Membership.objects.filter(Q(user=user) | Q(group__user=user), tenant__in=list(tenants))
        .order_by("role")
        .values_list("tenant_id", "role")
        .distinct()
    )
    found: dict[Any, list[str]] = {}
    for tenant_id, role in rows:
        found.setdefault(tenant_id, []).append(Role(role).label)
    return found


def administrators(tenant: Tenant) -> list[str]:
    """Name some of those who can help."""
    rows = (
        Membership.objects.filter(tenant=tenant, role=Role.TENANT_ADMIN)
        .select_related("user", "group")
        .order_by("pk")[:6]
    )
    return [row.user.display_name if row.user is not None else f"group {row.group}" for row in rows]


def cut(rows: QuerySet[RowT], *, by: str, query: Any, size: int = PAGE_SIZE) -> tuple[list[RowT], str]:
    """Return a page of `rows` in the order of `by`, a unique text, and the marker of the next.

    The marker is the last row's text, so nothing is skipped or shown twice where rows come and go meanwhile.
    """
    after = asked(query, "cursor")
    if after:
        rows = rows.filter(**{f"{by}__gt": after})
    found = list(rows.order_by(by)[: size + 1])
    more = len(found) > size
    found = found[:size]
    return found, str(getattr(found[-1], by)) if more else ""


def asked(query: Any, name: str) -> str:
    """Return what the address asks under `name`; what no text in the database can hold is nothing."""
    value = str(query.get(name, "")).strip()
    try:
        value.encode()
    except UnicodeEncodeError:
        return ""
    return "" if "\x00" in value or len(value) > LONGEST_QUERY * 2 else value
