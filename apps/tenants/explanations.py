"""Why somebody can do something in a tenant, or what is missing: the reasons behind each answer of `tenants.access`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth.models import Permission as DjangoPermission
from django.db.models import Q

from apps.accounts.models import User
from apps.core import clock
from apps.tenants import access, operator_access
from apps.tenants.choices import ROLE_PERMISSIONS, Permission, Role, Status
from apps.tenants.grant_tables import Shares
from apps.tenants.models import Membership, Tenant, TenantGroupGrant, TenantUserGrant
from apps.tenants.services.members import OPERATORS_GROUP

_CODENAME = "permission__codename"


@dataclass(frozen=True)
class Explanation:
    """The answer of `tenants.access`, what grants it, and what stands in its way."""

    allowed: bool
    because: list[str]
    obstacles: list[str]


def explain(*, user: User, tenant: Tenant, permission: Permission, obj: Any = None) -> Explanation:
    """Return whether `user` can do what `permission` names in `tenant`, or look at `obj`, and why.

    The answer is the one that the portal itself goes by; the reasons are read beside it.
    """
    because = _roles(user, tenant, permission)
    if permission == Permission.VIEW and obj is not None:
        because += _shares(user, obj)
    obstacles = _obstacles(user, tenant, permission)
    if not because:
        giving = sorted(role.label for role, held in ROLE_PERMISSIONS.items() if permission in held)
        obstacles.append(
            f"No role, group or share grants it: “{permission.label}” comes with the roles {', '.join(giving)}."
        )
    # Whether somebody is in an access session now is not the question: it is what can be done, and how.
    with operator_access.assumed(), access.remembered():
        allowed = access.can(user, tenant, permission)
        if not allowed and permission == Permission.VIEW and obj is not None:
            shares: Shares | None = getattr(obj, "SHARES", None)
            allowed = shares is not None and _shared_key(obj, shares) in access.shared_ids(user, shares)
    return Explanation(allowed=allowed, because=because, obstacles=obstacles)


def matrix(tenant: Tenant, users: Iterable[User]) -> dict[UUID, frozenset[str]]:
    """Return what each of `users` can do in `tenant`: the same answers, three queries for all."""
    people = {user.pk: user for user in users if user.is_active}
    held: dict[UUID, set[str]] = {user.pk: set() for user in users}
    everywhere: dict[UUID, set[str]] = {}
    of_tenant = {"content_object": tenant}
    for pairs, into in (
        (TenantUserGrant.objects.filter(user__in=people, **of_tenant).values_list("user", _CODENAME), held),
        (
            TenantGroupGrant.objects.filter(group__user__in=people, **of_tenant).values_list(
                "group__user", _CODENAME
            ),
            held,
        ),
        (
            DjangoPermission.objects.filter(
                content_type__app_label="tenants", content_type__model="tenant", group__user__in=people
            ).values_list("group__user", "codename"),
            everywhere,
        ),
    ):
        for pk, codename in pairs:
            into.setdefault(pk, set()).add(codename)
    found = {}
    for pk, own in held.items():
        allowed = set() if tenant.status == Status.ARCHIVED else own
        if pk in people and people[pk].is_staff:
            allowed = allowed | everywhere.get(pk, set())
        if tenant.status != Status.ACTIVE:
            allowed = allowed & access.SAFE
        if pk in people and not people[pk].is_person:
            allowed = allowed - access.OF_PEOPLE
        found[pk] = frozenset(allowed)
    return found


def _roles(user: User, tenant: Tenant, permission: Permission) -> list[str]:
    giving = [role for role, held in ROLE_PERMISSIONS.items() if permission in held]
    rows = (
        Membership.objects.filter(Q(user=user) | Q(group__user=user), tenant=tenant, role__in=giving)
        .select_related("group")
        .order_by("role", "pk")
    )
    found = [
        f"Role {Role(row.role).label} in {tenant.name}"
        + (f", through the group {row.group.name}." if row.group is not None else ".")
        for row in rows
    ]
    if _operates(user) and permission in ROLE_PERMISSIONS[Role.OPERATOR]:
        found.append(_as_operator(permission))
    return found


def _as_operator(permission: Permission) -> str:
    if permission == Permission.OPERATE:
        return "As an operator: holds it on the whole platform."
    return "As an operator, during an access session: for a reason, and each access is logged in the tenant's trail."


def _operates(user: User) -> bool:
    return user.is_staff and user.groups.filter(name=OPERATORS_GROUP).exists()


def _shares(user: User, obj: Any) -> list[str]:
    shares: Shares | None = getattr(obj, "SHARES", None)
    if shares is None:
        return []
    valid = Q(expires_at__isnull=True) | Q(expires_at__gt=clock.now())
    key = _shared_key(obj, shares)
    found = []
    for table, holder in ((shares.user, Q(user=user)), (shares.group, Q(group__user=user))):
        for row in apps.get_model(table).objects.filter(valid, holder, content_object_id=key):
            through = f" with the group {row.group.name}" if table == shares.group else ""
            until = f" until {row.expires_at:%Y-%m-%d %H:%M} UTC" if row.expires_at else ""
            found.append(f"{row.content_object} is shared{through}{until}.")
    return found


def _shared_key(obj: Any, shares: Shares) -> Any:
    return obj.pk if shares.column == "pk" else getattr(obj, shares.column)


def _obstacles(user: User, tenant: Tenant, permission: Permission) -> list[str]:
    found = []
    if not user.is_active:
        found.append("The account is deactivated.")
    if tenant.status == Status.SUSPENDED and permission not in access.SAFE:
        found.append("The tenant is suspended: it can be read and not changed.")
    if tenant.status == Status.ARCHIVED and not _operates(user):
        found.append("The tenant is archived: only operators see it.")
    elif tenant.status == Status.ARCHIVED and permission not in access.SAFE:
        found.append("The tenant is archived: nothing in it changes until an operator restores it.")
    if permission in access.OF_PEOPLE and not user.is_person:
        found.append("Service accounts do not vote.")
    return found
