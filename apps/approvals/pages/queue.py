"""The queue: who waits for what, in tabs, and the count of what waits for a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import subjects
from apps.approvals.forms import QueueFilter, Show
from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet
from apps.approvals.subjects import Link
from apps.approvals.tallies import latest_decisions, tally
from apps.core.numbers import whole
from apps.core.paging import Listing, Page, capped, first_page
from apps.policies.models import PolicyDecision
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

PAGE_SIZE = 25
COUNTED = 99


@dataclass(frozen=True)
class Row:
    """One line of the queue. `kind` is what people call such a change."""

    request: ChangeRequest
    kind: str
    url: str
    approvals: int
    policy: PolicyDecision | None
    is_mine: bool


@dataclass(frozen=True)
class Tab:
    label: str
    value: str
    count: str
    active: bool


@dataclass(frozen=True)
class QueuePage:
    form: QueueFilter
    tabs: list[Tab]
    rows: list[Row]
    next_cursor: str
    is_filtered: bool
    show: str
    shows_tenants: bool
    invitation: str
    starts: list[Link]


def queue_page(user: User, query: Any) -> QueuePage:
    """Gather the queue for `user` and a query string. Raises `Invalid` for a bad cursor."""
    tenants = list(access.visible_tenants(user).named())
    held = _votes_in(user)
    may_vote = any(tenants for of_kind in held.values() for tenants in of_kind.values())
    form = QueueFilter(query, tenants=tenants)
    form.is_valid()
    values = form.cleaned_data
    show = values.get("show")
    if not show:
        # Most people who sign off changes of theirs are seldom asked: they find what is open first.
        show = Show.WAITING if _reviews(held) or (may_vote and waiting_count(user)) else Show.OPEN
    if show == Show.WAITING and not may_vote:
        show = Show.OPEN
    narrowed = _narrowed(ChangeRequest.objects.all(), values)
    if "tenant" in form.errors:
        # Another tenant's name and one that does not exist look the same: an empty list.
        narrowed = narrowed.none()
    lists = {
        tab: _listed(narrowed, tab, user, values.get("tenant"))
        for tab in Show
        if tab != Show.WAITING or may_vote
    }
    found, counts = _page_and_counts(lists, Show(show), query.get("cursor", ""))
    tallies, decisions = tally(found.rows), latest_decisions(found.rows)
    rows = [
        Row(
            request=row,
            kind=subjects.label_of(row.kind),
            url=reverse("approvals:detail", args=[row.pk]),
            approvals=tallies[row.pk].filled,
            policy=decisions.get(row.pk),
            is_mine=row.requester_id == user.pk,
        )
        for row in found.rows
    ]
    tabs = [
        Tab(
            label=tab.label,
            value=tab.value,
            count=_written(counts[tab]) if tab in counts else "",
            active=tab == show,
        )
        for tab in lists
    ]
    # The form is shown with the tab that was chosen for who named none.
    form.data = {**query.dict(), "show": show}
    # The highest app's first: what it decides is the main job.
    kinds = subjects.every()[::-1]
    return QueuePage(
        form=form,
        tabs=tabs,
        rows=rows,
        next_cursor=found.next_cursor,
        is_filtered=bool(values.get("q") or query.get("tenant")),
        show=show,
        shows_tenants=len(access.tenant_ids(user)) > 1,
        invitation=" ".join(filter(None, (subject.invitation for subject in kinds))),
        starts=list(filter(None, (subject.start_link() for subject in kinds))),
    )


def _page_and_counts(
    lists: dict[Show, Listing[ChangeRequest]], show: Show, cursor: str
) -> tuple[Page[ChangeRequest], dict[Show, int]]:
    """Return the page of one tab and the counts of the tabs that have one."""
    # What was decided only ever grows, so its number says nothing.
    counted: dict[Show, Listing[ChangeRequest]] = dict(lists)
    del counted[Show.DECIDED]
    read = ChangeRequestQuerySet.in_rows
    if not cursor:
        return first_page(lists, shown=show, counted=counted, limit=COUNTED + 1, size=PAGE_SIZE, read=read)
    page = lists[show].page(cursor=cursor, size=PAGE_SIZE, read=read)
    return page, capped(counted, limit=COUNTED + 1)


def waiting_count(user: User) -> str:
    """Return how many requests wait for `user`, "" for none."""
    count = capped({"waiting": waiting_list(user)}, limit=COUNTED + 1)["waiting"]
    return _written(count) if count else ""


def waiting_list(user: User) -> Listing[ChangeRequest]:
    """Return the open requests on which `user` may vote and has not voted yet."""
    return _listed(ChangeRequest.objects.all(), Show.WAITING, user)


def reviews_anywhere(user: User) -> bool:
    """Return whether `user` decides on requests of others, whatever these concern."""
    return _reviews(_votes_in(user))


def _reviews(held: dict[str, dict[Permission, frozenset[UUID]]]) -> bool:
    return any(held[subject.kind][slot.asks] for subject in subjects.every() for slot in subject.slots)


def _written(count: int) -> str:
    return f"{COUNTED}+" if count > COUNTED else str(count)


def _narrowed(rows: ChangeRequestQuerySet, values: dict[str, Any]) -> ChangeRequestQuerySet:
    text = (values.get("q") or "").strip().lstrip("#")
    if text:
        found = Q(title__icontains=text) | Q(requester__username__icontains=text)
        number = whole(text)
        if number is not None:
            found |= Q(number=number)
        rows = rows.filter(found)
    return rows


def _listed(
    rows: ChangeRequestQuerySet, show: Show, user: User, tenant: Tenant | None = None
) -> Listing[ChangeRequest]:
    """Return what a tab lists of `rows`, in `tenant` or in all that `user` sees."""
    if show != Show.WAITING:
        ids = access.tenant_ids(user)
    else:
        votes_in = _votes_in(user)
        ids = frozenset[UUID]().union(*(tenants for held in votes_in.values() for tenants in held.values()))
        # Only who was eligible when it was opened has a request in this list, so it matters what somebody may vote on where
        # that is not the same everywhere.
        if any(set(held.values()) != {ids} for held in votes_in.values()):
            rows = rows.votable_by(user, votes_in)
    if tenant is not None:
        ids &= {tenant.pk}
    if show == Show.MINE:
        return Listing([rows.filter(requester=user)], ids)
    if show == Show.WAITING:
        is_all = not rows.query.has_filters()
        return Listing([rows.unanswered_by(user)], ids, newest_index=is_all)
    if show == Show.DECIDED:
        return Listing([rows.decided()], ids, by="decided_at")
    return Listing([rows.undecided()], ids)


def _votes_in(user: User) -> dict[str, dict[Permission, frozenset[UUID]]]:
    """Return in which tenants `user` holds each of the permissions that each kind of change is voted on by."""
    return {
        subject.kind: {
            permission: access.tenant_ids(user, permission) for permission in subject.vote_permissions
        }
        for subject in subjects.every()
    }
