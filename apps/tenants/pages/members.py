"""Who has which role in a tenant: people, groups and service accounts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.core import clock
from apps.core.numbers import LARGEST_KEY, whole
from apps.core.refusals import NotFound, Refused
from apps.tenants import access
from apps.tenants.choices import HolderKind, Role
from apps.tenants.forms import RoleForm, SearchForm, ServiceAccountForm
from apps.tenants.models import Membership, Tenant
from apps.tenants.pages.frame import PAGE_SIZE, Frame, asked, cut, frame
from apps.tenants.recent_grants import new_roles, newly_placed
from apps.tenants.services.members import OPERATORS_GROUP

SUGGESTED = 10


@dataclass(frozen=True)
class RoleHeld:
    """One membership: the role, and what takes it away."""

    pk: int
    role: str
    label: str
    # By an operator, within the last day.
    is_new: bool


@dataclass(frozen=True)
class Holder:
    name: str
    username: str
    is_active: bool
    is_me: bool
    people: int | None
    roles: list[RoleHeld]
    # Of a group: whom an operator put in within the last day.
    newly_placed: list[str]


@dataclass(frozen=True)
class MembersPage:
    """`removed` is what the reader has just taken away, for a way back: `(kind, name, role, label of the role)`."""

    frame: Frame
    search: SearchForm
    groups: list[Holder]
    people: list[Holder]
    next_cursor: str
    is_filtered: bool
    form: RoleForm
    removed: dict[str, str] | None
    refused: Refused | None


@dataclass(frozen=True)
class AccountRow:
    """One service account. `ask` says who can deactivate it, where the reader cannot."""

    account: User
    owner: str
    can_deactivate: bool
    ask: str
    roles: list[RoleHeld]
    tokens: int
    last_used_at: dt.datetime | None


@dataclass(frozen=True)
class AccountsPage:
    frame: Frame
    search: SearchForm
    is_filtered: bool
    rows: list[AccountRow]
    next_cursor: str
    form: ServiceAccountForm
    refused: Refused | None


def members_page(
    user: User,
    tenant: Tenant,
    query: Any,
    *,
    form: RoleForm | None = None,
    removed: dict[str, str] | None = None,
    refused: Refused | None = None,
) -> MembersPage:
    """Gather the people and groups with a role in a tenant."""
    search = SearchForm(query, label="Name")
    text = search.chosen()
    people = User.objects.filter(
        Exists(Membership.objects.filter(tenant=tenant, user=OuterRef("pk"))), kind=Kind.PERSON
    )
    groups = Group.objects.filter(
        Exists(Membership.objects.filter(tenant=tenant, group=OuterRef("pk")))
    ).annotate(people=Count("user"))
    if text:
        people = people.filter(
            Q(username__icontains=text) | Q(first_name__icontains=text) | Q(last_name__icontains=text)
        )
        groups = groups.filter(name__icontains=text)
    named, shown, next_cursor = _groups_then_people(groups, people, query)
    roles = _roles(tenant, Q(user__in=shown) | Q(group__in=named))
    placed = newly_placed([one.pk for one in named]) if named else {}
    return MembersPage(
        frame=frame(user, tenant, "members"),
        search=search,
        groups=[
            Holder(
                one.name,
                one.name,
                True,
                False,
                one.people,
                roles["group", one.pk],
                [person.display_name for person in placed.get(one.pk, ())],
            )
            for one in named
        ],
        people=[
            Holder(
                one.display_name,
                one.username,
                one.is_active,
                one.pk == user.pk,
                None,
                roles["user", one.pk],
                [],
            )
            for one in shown
        ],
        next_cursor=next_cursor,
        is_filtered=bool(text),
        form=form or RoleForm(tenant=tenant),
        removed=removed,
        refused=refused,
    )


def accounts_page(
    user: User,
    tenant: Tenant,
    query: Any,
    *,
    form: ServiceAccountForm | None = None,
    refused: Refused | None = None,
) -> AccountsPage:
    """Gather the service accounts with a role in a tenant."""
    search = SearchForm(query, label="Account or owner")
    text = search.chosen()
    here = Q(api_tokens__tenant=tenant) | Q(api_tokens__tenant=None)
    usable = Q(api_tokens__expires_at__gt=clock.now(), api_tokens__revoked_at=None)
    accounts = (
        User.objects.filter(
            Exists(Membership.objects.filter(tenant=tenant, user=OuterRef("pk"))), kind=Kind.SERVICE
        )
        .filter(Q(username__icontains=text) | Q(owner__username__icontains=text) if text else Q())
        .select_related("owner")
        .annotate(
            tokens=Count("api_tokens", filter=here & usable),
            last_used_at=Max("api_tokens__last_used_at", filter=here),
        )
    )
    # With what was annotated.
    found: list[Any]
    found, next_cursor = cut(accounts, by="username", query=query)
    roles = _roles(tenant, Q(user__in=found))
    around = frame(user, tenant, "accounts")
    return AccountsPage(
        frame=around,
        search=search,
        is_filtered=bool(text),
        rows=[
            AccountRow(
                account=one,
                owner=one.answerable_person.display_name,
                can_deactivate=one.is_active and (around.can_operate or one.owner_id == user.pk),
                ask=_whom_to_ask(one),
                roles=roles["user", one.pk],
                tokens=one.tokens,
                last_used_at=one.last_used_at,
            )
            for one in found
        ],
        next_cursor=next_cursor,
        form=form or ServiceAccountForm(tenant=tenant),
        refused=refused,
    )


def find_membership(tenant: Tenant, pk: Any) -> Membership | None:
    """Return a role that somebody has in the tenant, or None where it is gone."""
    number = whole(pk, high=LARGEST_KEY)
    if number is None:
        return None
    return Membership.objects.filter(tenant=tenant, pk=number).select_related("user", "group").first()


def find_account(tenant: Tenant, pk: Any) -> User:
    """Return a service account with a role in the tenant. Raises `NotFound`."""
    found = User.objects.filter(kind=Kind.SERVICE, memberships__tenant=tenant, pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def my_account(user: User, pk: Any) -> User:
    """Return a service account that `user` answers for. Raises `NotFound`."""
    found = User.objects.filter(kind=Kind.SERVICE, owner=user, pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def suggestions(user: User, *, kind: str, text: str) -> list[str]:
    """Return names that hold `text`, of the people or groups whom `user` knows from own tenants.

    Operators know everybody in an access session. Whoever else is meant has to be named exactly.
    """
    known = Q()
    if not access.oversees(user):
        ids = access.tenant_ids(user)
        known = Q(memberships__tenant__in=ids)
    names: QuerySet[Any]
    if kind == HolderKind.GROUP:
        if known:
            known |= Q(user=user)
        groups = Group.objects.filter(known, name__icontains=text)
        names = groups.exclude(name=OPERATORS_GROUP).order_by("name").values_list("name", flat=True)
    else:
        if known:
            known |= Q(groups__memberships__tenant__in=access.tenant_ids(user))
        people = User.objects.filter(known, username__icontains=text, is_active=True)
        names = people.order_by("username").values_list("username", flat=True)
    return list(names.distinct()[:SUGGESTED])


def _groups_then_people(
    groups: QuerySet[Any], people: QuerySet[User], query: Any
) -> tuple[list[Any], list[User], str]:
    """Return a page of the groups, by name, and then of the people, with the marker of the next.

    The marker says which of the two it is in: "group:<name>" or "person:<user name>".
    """
    kind, _, after = asked(query, "cursor").partition(":")
    named: list[Any] = []
    if kind != HolderKind.PERSON:
        named, more = cut(groups, by="name", query={"cursor": after if kind == HolderKind.GROUP else ""})
        if more:
            return named, [], f"{HolderKind.GROUP}:{more}"
        after = ""
    room = PAGE_SIZE - len(named)
    if not room:
        return named, [], f"{HolderKind.PERSON}:" if people.exists() else ""
    shown, more = cut(people, by="username", query={"cursor": after}, size=room)
    return named, shown, f"{HolderKind.PERSON}:{more}" if more else ""


def _whom_to_ask(account: User) -> str:
    owner = account.answerable_person
    if not account.is_active:
        return ""
    if not owner.is_active:
        return "It is silent, since its owner is deactivated. An operator can hand it over."
    return f"{owner.display_name} or an operator can deactivate it."


def _roles(tenant: Tenant, holders: Q) -> dict[tuple[str, Any], list[RoleHeld]]:
    found: dict[tuple[str, Any], list[RoleHeld]] = {}
    rows = list(Membership.objects.filter(holders, tenant=tenant).order_by("role"))
    new = new_roles(rows)
    for row in rows:
        key = ("user", row.user_id) if row.user_id is not None else ("group", row.group_id)
        found.setdefault(key, []).append(RoleHeld(row.pk, row.role, Role(row.role).label, row.pk in new))
    return found
