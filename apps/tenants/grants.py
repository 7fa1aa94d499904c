"""Grant queries: what people hold, as the database has it. What of it counts now is for `tenants.access` to say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.db.models import Model, Q, QuerySet

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.core import clock
from apps.core.compiled import compiled_once
from apps.tenants import choices
from apps.tenants.grant_tables import Shares
from apps.tenants.models import Tenant, TenantGroupGrant, TenantUserGrant


@dataclass(frozen=True)
class Grants:
    """What a person holds: the tenants of each permission, and which of those are suspended.

    `operator_only` are those of `tenants` that no own role gives: an operator's in an access session.
    """

    tenants: dict[str, frozenset[UUID]] = field(default_factory=dict)
    suspended: frozenset[UUID] = frozenset()
    operator_only: dict[str, frozenset[UUID]] = field(default_factory=dict)


def grants(user: Any, *, everywhere: Collection[str]) -> Grants:
    """Read all of a user's tenant grants, direct and through groups, in one query.

    A permission held `everywhere` (operators) covers every tenant, archived ones too, which takes one more.
    """
    found: dict[str, set[UUID]] = {}
    suspended: set[UUID] = set()
    with connection.cursor() as cursor:
        cursor.execute(_grants_sql(), [user.pk, user.pk])
        rows: list[tuple[list[str], list[UUID], list[UUID], list[UUID]]] = cursor.fetchall()
    for codenames, ids, held_back, archived in rows:
        for codename in codenames:
            found.setdefault(codename, set()).update(set(ids).difference(archived))
        suspended.update(held_back)
    operator_only: dict[str, frozenset[UUID]] = {}
    if everywhere:
        statuses = dict(Tenant.objects.values_list("pk", "status"))
        suspended |= {pk for pk, status in statuses.items() if status != "active"}
        for codename in everywhere:
            operator_only[codename] = frozenset(statuses) - found.get(codename, set())
            found[codename] = set(statuses)
    held = {codename: frozenset(ids) for codename, ids in found.items()}
    return Grants(held, frozenset(suspended), operator_only)


@cache
def _grants_sql() -> str:
    """Return the query of every request, whose parameter is twice the user's id.

    Its rows are few with many ids each, since a person may be in hundreds of tenants, and in most of them alike:
    permissions, tenants, and which of these are suspended or archived. Written out, since Django has no query of a query.
    """
    models: dict[str, type[Model]] = {
        "direct": TenantUserGrant,
        "through_group": TenantGroupGrant,
        "tenant": Tenant,
        "permission": Permission,
        "membership": User.groups.through,
    }
    tables = {name: connection.ops.quote_name(model._meta.db_table) for name, model in models.items()}
    return """
        SELECT ARRAY(SELECT codename FROM {permission} WHERE id = ANY (alike.permissions)), tenant_ids,
            ARRAY(SELECT id FROM {tenant} WHERE status = 'suspended' AND id = ANY (alike.tenant_ids)),
            ARRAY(SELECT id FROM {tenant} WHERE status = 'archived' AND id = ANY (alike.tenant_ids))
        FROM (
            SELECT array_agg(permission_id) AS permissions, tenant_ids
            FROM (
                SELECT permission_id, array_agg(content_object_id) AS tenant_ids
                FROM (
                    SELECT permission_id, content_object_id FROM {direct} WHERE user_id = %s
                    UNION ALL
                    SELECT permission_id, content_object_id FROM {through_group}
                    JOIN {membership} AS membership USING (group_id) WHERE membership.user_id = %s
                ) AS held GROUP BY permission_id
            ) AS of_permission GROUP BY tenant_ids
        ) AS alike
    """.format(**tables)  # noqa: S608 - names of tables only


def holders(tenant: Tenant | UUID, perm: str) -> QuerySet[User]:
    """Return the active people who hold a permission in a tenant by a role of their own or of a group, each once."""
    direct = TenantUserGrant.objects.filter(content_object=tenant, permission__codename=perm)
    groups = TenantGroupGrant.objects.filter(content_object=tenant, permission__codename=perm)
    return (
        User.objects.filter(is_active=True, kind=Kind.PERSON)
        .filter(Q(pk__in=direct.values("user_id")) | Q(groups__in=groups.values("group_id")))
        .distinct()
    )


def shared(user: Any, shares: Shares) -> dict[UUID, UUID]:
    """Read the shares of one kind that have not expired: object to tenant, in one query."""
    return dict(_shared(shares, user=user.pk, moment=clock.now()))


@compiled_once
def _shared(shares: Shares, *, user: UUID, moment: dt.datetime) -> QuerySet[Any, tuple[UUID, UUID]]:
    columns = ("content_object_id", "content_object__tenant_id")
    valid = Q(expires_at__isnull=True) | Q(expires_at__gt=moment)
    valid &= ~Q(content_object__tenant__status="archived")
    direct = apps.get_model(shares.user).objects.filter(valid, user=user)
    through_groups = apps.get_model(shares.group).objects.filter(valid, group__user=user)
    return direct.values_list(*columns).union(through_groups.values_list(*columns))


def platform(user: Any) -> frozenset[str]:
    """Read what a user holds on the whole platform, through groups."""
    held = Permission.objects.filter(group__user=user)
    held = held.filter(content_type__app_label="tenants", content_type__model="tenant").order_by()
    return frozenset(held.values_list("codename", flat=True))


def operator_groups() -> QuerySet[Group]:
    """Return the groups whose people operate the platform, where they have the flag of staff."""
    return Group.objects.filter(permissions__codename=choices.Permission.OPERATE).distinct()
