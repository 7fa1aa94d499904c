"""Who was given a role by an operator of the platform a short while ago: reviewers and administrators are told so.

An operator may bring in whomever a tenant needs, and could also bring in whoever decides as the operator likes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from apps.accounts.models import User
from apps.core import clock
from apps.tenants.choices import ROLE_PERMISSIONS, Permission
from apps.tenants.models import GroupPlacement, Membership

NEW_FOR = dt.timedelta(days=1)


def new_holders(
    tenant_id: UUID,
    permissions: Collection[Permission],
    people: Collection[UUID],
    *,
    at: dt.datetime | None = None,
) -> dict[UUID, dt.datetime]:
    """Return which of `people` hold one of `permissions` by a role that an operator gave less than a day before `at`, and when.

    Directly, through a group that was given the role, or by having been put in a group that has it.
    """
    since = (at or clock.now()) - NEW_FOR
    giving = [role for role, held in ROLE_PERMISSIONS.items() if not held.isdisjoint(permissions)]
    roles = Membership.objects.filter(tenant_id=tenant_id, role__in=giving)
    given = roles.filter(is_by_operator=True, created_at__gt=since)
    placed = GroupPlacement.objects.filter(
        created_at__gt=since, group__in=roles.exclude(group=None).values("group")
    )
    # In one query: the page of a request asks every two seconds.
    rows = given.filter(user__in=people).values_list("user", "created_at")
    rows = rows.union(
        given.filter(group__user__in=people).values_list("group__user", "created_at"),
        placed.filter(person__in=people).values_list("person", "created_at"),
    )
    found: dict[UUID, dt.datetime] = {}
    for pk, moment in rows:
        found[pk] = max(moment, found.get(pk, moment))
    return found


def new_roles(memberships: Collection[Membership]) -> set[int]:
    """Return which of these roles an operator gave within the last day, by their key."""
    since = clock.now() - NEW_FOR
    return {row.pk for row in memberships if row.is_by_operator and row.created_at > since}


def newly_placed(groups: Collection[int]) -> dict[int, list[User]]:
    """Return whom an operator put in each of these groups within the last day, by user name."""
    rows = GroupPlacement.objects.filter(created_at__gt=clock.now() - NEW_FOR, group__in=groups)
    found: dict[int, list[User]] = {}
    for row in rows.select_related("person").order_by("person__username"):
        found.setdefault(row.group_id, []).append(row.person)
    return found
