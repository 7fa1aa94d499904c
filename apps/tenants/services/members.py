"""Writes to memberships, and the grants that follow from them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.contrib.auth.models import Permission as DjangoPermission
from django.db import transaction

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import etags
from apps.core.actors import Actor
from apps.core.refusals import Conflict, Forbidden, Invalid
from apps.tenants import access
from apps.tenants.choices import ROLE_PERMISSIONS, Permission, Role
from apps.tenants.models import Membership, Tenant, TenantGroupGrant, TenantUserGrant
from apps.tenants.recent_grants import new_holders

OPERATORS_GROUP = "operators"


class SelfAssigned(Forbidden):
    code = "self_assigned"
    sentence = (
        "You cannot assign a role to yourself or to your own group, nor add yourself to a group. Ask "
        "another administrator of the tenant, or another operator."
    )


class RoleIsPlatformWide(Invalid):
    code = "role_is_platform_wide"
    sentence = "The operator role is platform-wide. Make the person an operator instead."


class NotAssignable(Conflict):
    code = "not_assignable"
    sentence = "The group of operators has no roles in tenants. Choose another group."


class CannotOperate(Conflict):
    code = "cannot_operate"
    sentence = "Only an active person can operate the platform. Choose one."


@transaction.atomic
def assign_role(
    *, tenant: Tenant, role: Role, by: Actor, user: User | None = None, group: Group | None = None
) -> Membership:
    """Give a person, or everybody in a group, a role in `tenant`; again changes nothing.

    Raises `SelfAssigned`, `RoleIsPlatformWide`, `NotAssignable`, `NotFound` and `Forbidden`.
    """
    access.require(by, tenant, Permission.ADMINISTER)
    refuse_oneself(by, user=user, group=group, action=Action.TENANTS_ROLE_ASSIGNED, tenant_id=tenant.pk)
    if role == Role.OPERATOR:
        raise RoleIsPlatformWide()
    if group is not None and group.name == OPERATORS_GROUP:
        raise NotAssignable()
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    membership, created = Membership.objects.get_or_create(
        tenant=tenant,
        role=role,
        **_holder(user, group),
        defaults={"is_by_operator": is_operator(by) or _was_brought_in(by, tenant)},
    )
    if created:
        _sync_grants(tenant, user, group)
        _record(Action.TENANTS_ROLE_ASSIGNED, membership, by)
    return membership


@transaction.atomic
def remove_role(
    *, tenant: Tenant, role: Role, by: Actor, user: User | None = None, group: Group | None = None
) -> None:
    """Take a role from a person or a group; it takes effect on the next request.

    Raises `NotFound` and `Forbidden`.
    """
    access.require(by, tenant, Permission.ADMINISTER)
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    membership = Membership.objects.filter(tenant=tenant, role=role, **_holder(user, group)).first()
    if membership is not None:
        membership.delete()
        _sync_grants(tenant, user, group)
        _record(Action.TENANTS_ROLE_REMOVED, membership, by)


@transaction.atomic
def set_roles(
    *,
    tenant: Tenant,
    roles: Collection[Role],
    by: Actor,
    user: User | None = None,
    group: Group | None = None,
    if_match: str | None = None,
) -> None:
    """Let a person or a group have exactly these roles in `tenant`; of none, it is no member any more.

    `if_match` is the `roles_etag` that was read. Raises `ChangedMeanwhile` and what `assign_role` raises.
    """
    access.require(by, tenant, Permission.ADMINISTER)
    Tenant.objects.select_for_update(no_key=True).get(pk=tenant.pk)
    rows = Membership.objects.filter(tenant=tenant, **_holder(user, group))
    held = {Role(role) for role in rows.values_list("role", flat=True)}
    etags.require_match(if_match, _roles(held))
    wanted = set(roles)
    for role in sorted(wanted - held):
        assign_role(tenant=tenant, role=role, by=by, user=user, group=group)
    for role in sorted(held - wanted):
        remove_role(tenant=tenant, role=role, by=by, user=user, group=group)


def roles_etag(roles: Iterable[str]) -> str:
    """Return the entity tag of the roles that somebody has in a tenant."""
    return etags.of(_roles(roles))


def _roles(roles: Iterable[str]) -> dict[str, list[str]]:
    return {"roles": sorted(map(str, roles))}


def is_operator(by: Actor) -> bool:
    """Return whether a person who operates the platform acts, or answers for the account that does."""
    return isinstance(by, User) and access.operates(by.answerable_person)


def _was_brought_in(by: Actor, tenant: Tenant) -> bool:
    """Return whether an operator made the person behind `by` an administrator of `tenant` within the last day."""
    if not isinstance(by, User):
        return False
    person = by.answerable_person
    return bool(new_holders(tenant.pk, {Permission.ADMINISTER}, {by.pk, person.pk}))


def is_oneself(by: User, *, user: User | None, group: Group | None) -> bool:
    """Return whether the person behind `by` is `user`, or one of `group`."""
    person = by.answerable_person
    return person == user or (group is not None and group.user_set.filter(pk=person.pk).exists())


def refuse_oneself(
    by: Actor, *, action: Action, tenant_id: UUID | None, user: User | None = None, group: Group | None = None
) -> None:
    """Return quietly unless the person behind `by` is `user`, or one of `group`. Raises `SelfAssigned`."""
    if isinstance(by, User) and is_oneself(by, user=user, group=group):
        person = by.answerable_person
        raise SelfAssigned(
            audit={
                "action": action,
                "tenant_id": tenant_id,
                "by": by,
                "obj": ("accounts.group", str(group.pk)) if group else ("accounts.user", str(person.pk)),
            }
        )


@transaction.atomic
def make_operator(*, user: User, by: Actor) -> None:
    """Let `user` operate the platform: every tenant, the admin, and no vote on any request.

    Raises `CannotOperate` and, for all but operators, `Forbidden`.
    """
    access.require_platform(by, Permission.OPERATE)
    locked = User.objects.select_for_update(no_key=True).get(pk=user.pk)
    if not (locked.is_person and locked.is_active):
        raise CannotOperate()
    locked.groups.add(_operators())
    locked.is_staff = user.is_staff = True
    locked.save(update_fields=["is_staff"])
    audit.record(Action.TENANTS_OPERATOR_ASSIGNED, tenant_id=None, by=by, obj=("accounts.user", str(user.pk)))


@transaction.atomic
def end_operator(*, user: User, by: Actor) -> None:
    """End what `make_operator` began. Raises `accounts.LastOperator`, `Forbidden`."""
    access.require_platform(by, Permission.OPERATE)
    locked = accounts.lock_beside_operators(user)
    locked.groups.remove(_operators())
    locked.is_staff = user.is_staff = locked.is_superuser
    locked.save(update_fields=["is_staff"])
    audit.record(Action.TENANTS_OPERATOR_REMOVED, tenant_id=None, by=by, obj=("accounts.user", str(user.pk)))


@transaction.atomic
def sync_all_grants() -> None:
    """Make every grant that of today's roles: after an upgrade that changed what a role may do."""
    if Group.objects.filter(name=OPERATORS_GROUP).exists():
        _operators()
    pairs = Membership.objects.order_by().values_list("tenant", "user", "group").distinct()
    tenants = Tenant.objects.in_bulk({tenant for tenant, _, _ in pairs})
    users = User.objects.in_bulk({user for _, user, _ in pairs if user})
    groups = Group.objects.in_bulk({group for _, _, group in pairs if group})
    for tenant, user, group in pairs:
        _sync_grants(tenants[tenant], users.get(user), groups.get(group))


def _operators() -> Group:
    """Return the group of operators with what the role allows and a look at every table."""
    group, _ = Group.objects.get_or_create(name=OPERATORS_GROUP)
    codenames = [str(permission) for permission in ROLE_PERMISSIONS[Role.OPERATOR]]
    group.permissions.add(
        *DjangoPermission.objects.filter(content_type__app_label="tenants", codename__in=codenames),
        *DjangoPermission.objects.filter(codename__startswith="view_"),
    )
    return group


def _holder(user: User | None, group: Group | None) -> dict[str, Any]:
    if (user is None) == (group is None):
        raise ValueError("a role belongs to a person or to a group")
    return {"user": user} if user is not None else {"group": group}


def _record(action: Action, membership: Membership, by: Actor) -> None:
    holder = membership.holder
    audit.record(
        action,
        tenant_id=membership.tenant_id,
        by=by,
        obj=("accounts.user" if membership.user_id is not None else "accounts.group", str(holder.pk)),
        data={"role": str(membership.role)},
    )


def _sync_grants(tenant: Tenant, user: User | None, group: Group | None) -> None:
    """Make the holder's grants on the tenant exactly those of the roles held there."""
    holder = _holder(user, group)
    roles = Membership.objects.filter(tenant=tenant, **holder).values_list("role", flat=True)
    wanted = {str(permission) for role in roles for permission in ROLE_PERMISSIONS[Role(role)]}
    table: Any = TenantUserGrant if user is not None else TenantGroupGrant
    held = dict(
        table.objects.filter(content_object=tenant, **holder).values_list("permission__codename", "pk")
    )
    surplus = [pk for codename, pk in held.items() if codename not in wanted]
    if surplus:
        table.objects.filter(pk__in=surplus).delete()
    missing = DjangoPermission.objects.filter(
        content_type__app_label="tenants",
        content_type__model="tenant",
        codename__in=wanted - held.keys(),
    )
    table.objects.bulk_create(
        table(content_object=tenant, permission=permission, **holder) for permission in missing
    )
