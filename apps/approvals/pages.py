"""What the templates need. Every query of the pages happens here."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import documents, handlers
from apps.approvals.activity import Line, activity
from apps.approvals.choices import State
from apps.approvals.forms import CommentForm, QueueFilter, Show, VoteForm, WithdrawForm
from apps.approvals.handlers import Comparison
from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet, Exclusion, Revision
from apps.approvals.services.voting import why_not
from apps.approvals.tallies import Tally, approvals, latest_decisions, tally
from apps.approvals.voters import voters_of
from apps.core import canonical, clock
from apps.core.numbers import whole
from apps.core.paging import Listing, Page, capped, first_page
from apps.core.postgres.base import planned_once
from apps.core.postgres.compiled import compiled_once
from apps.core.refusals import Refused
from apps.policies.models import PolicyDecision
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant
from apps.tenants.recent_grants import NEW_FOR, new_holders
from apps.tenants.services import QuotaExceeded

PAGE_SIZE = 25
COUNTED = 99
NAMED_PEOPLE = 12
FALLBACK_TEMPLATE = "approvals/_document.html"


@dataclass(frozen=True)
class Row:
    """One line of the queue."""

    request: ChangeRequest
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


@planned_once()
def queue_page(user: User, query: Any) -> QueuePage:
    """Gather the queue for `user` and a query string. Raises `Invalid` for a bad cursor."""
    tenants = list(access.visible_tenants(user).named())
    may_vote = bool(access.tenant_ids(user, Permission.VOTE))
    form = QueueFilter(query, tenants=tenants)
    form.is_valid()
    values = form.cleaned_data
    show = values.get("show") or (Show.WAITING if may_vote else Show.OPEN)
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
    approved, decisions = approvals(found.rows), latest_decisions(found.rows)
    rows = [
        Row(
            request=row,
            url=reverse("approvals:detail", args=[row.pk]),
            approvals=approved[row.pk],
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
    return QueuePage(
        form=QueueFilter({**query.dict(), "show": show}, tenants=tenants),
        tabs=tabs,
        rows=rows,
        next_cursor=found.next_cursor,
        is_filtered=bool(values.get("q") or query.get("tenant")),
        show=show,
        shows_tenants=len(access.tenant_ids(user)) > 1,
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
    ids = access.tenant_ids(user, Permission.VOTE if show == Show.WAITING else Permission.VIEW)
    if tenant is not None:
        ids &= {tenant.pk}
    if show == Show.MINE:
        return Listing([rows.filter(requester=user)], ids, narrow=True)
    is_all = not rows.query.has_filters()
    if show == Show.WAITING:
        return Listing([rows.unanswered_by(user)], ids, dense=is_all)
    if show == Show.DECIDED:
        return Listing([rows.decided()], ids, by="decided_at", dense=is_all)
    return Listing([rows.undecided()], ids, dense=is_all)


@dataclass(frozen=True)
class Changes:
    """What changed between the content somebody saw and the content now."""

    revision: int
    differences: list[documents.Difference]

    @property
    def title(self) -> str:
        return f"What changed since revision {self.revision}"


@dataclass(frozen=True)
class NewReviewer:
    """Somebody whose vote counts or may count, and to whom an operator gave the role less than a day ago."""

    name: str
    since: dt.datetime
    has_voted: bool


@dataclass(frozen=True)
class LivePart:
    """What changes while a page is open: votes, policy, state, activity."""

    request: ChangeRequest
    votes: Tally
    approvers: list[str]
    rejecters: list[str]
    may_still_vote: list[str]
    more_people: int
    came_later: list[str]
    passwords_of_others: list[str]
    new_reviewers: list[NewReviewer]
    too_few: bool
    policy: PolicyDecision | None
    execution_url: str | None
    is_polled: bool
    panel_key: str
    lines: list[Line]


@dataclass(frozen=True)
class DetailPage:
    """One request for one person. `refused` says why the last act was not accepted."""

    request: ChangeRequest
    url: str
    live: LivePart
    why_not: Refused | None
    can_comment: bool
    can_withdraw: bool
    can_update: bool
    can_reconsider: bool
    has_voted: str
    is_last_approval: bool
    vote_form: VoteForm
    comment_form: CommentForm
    withdraw_form: WithdrawForm
    comparison: Comparison
    document_text: str
    changes: Changes | None
    has_drifted: bool
    refused: Refused | None = None


def live_part(request: ChangeRequest, user: User) -> LivePart:
    """Gather what a page that stays open asks for again and again."""
    votes = tally([request])[request.pk]
    may_vote = _may_vote(request) if request.is_in_review else []
    voted = {vote.voter_id for vote in votes.approvals}
    people = [person for person in may_vote if request.was_opened_to(person) and person.pk not in voted]
    at_once = [person for person in people if not person.password_set_by_other]
    missing = request.quorum - len(votes.approvals)
    return LivePart(
        request=request,
        votes=votes,
        approvers=[vote.voter.display_name for vote in votes.approvals],
        rejecters=[vote.voter.display_name for vote in votes.rejections],
        may_still_vote=[person.display_name for person in at_once[:NAMED_PEOPLE]],
        more_people=max(0, len(at_once) - NAMED_PEOPLE),
        came_later=[one.display_name for one in may_vote if not request.was_opened_to(one)][:NAMED_PEOPLE],
        passwords_of_others=[one.display_name for one in people if one.password_set_by_other][:NAMED_PEOPLE],
        new_reviewers=_new_reviewers(request, votes, people),
        too_few=request.is_in_review and len(people) < missing,
        policy=latest_decisions([request]).get(request.pk),
        execution_url=_execution_url(request),
        is_polled=request.is_in_review or request.state == State.EXECUTING,
        panel_key=panel_key(request, user, votes),
        lines=activity(request),
    )


def detail_page(
    request: ChangeRequest,
    user: User,
    *,
    seen_digest: str = "",
    refused: Refused | None = None,
    vote_form: VoteForm | None = None,
    comment_form: CommentForm | None = None,
    withdraw_form: WithdrawForm | None = None,
) -> DetailPage:
    """Gather a request's page. `seen_digest` is the content that the person saw before."""
    live = live_part(request, user)
    own_vote = next(
        (v.decision for v in (*live.votes.approvals, *live.votes.rejections) if v.voter_id == user.pk), ""
    )
    in_review = request.is_in_review
    objection = why_not(request, user) if in_review else None
    if vote_form is not None and isinstance(objection, QuotaExceeded):
        # The day passes: the vote stays as it was typed, to be sent again.
        objection = None
    is_requester = request.requester_id == user.pk
    takes_changes = in_review and request.tenant.is_active
    may_reconsider = takes_changes and (is_requester or access.can(user, request.tenant_id, Permission.VOTE))
    has_drifted = in_review and _has_drifted(request)
    return DetailPage(
        request=request,
        url=reverse("approvals:detail", args=[request.pk]),
        live=live,
        why_not=objection,
        can_comment=access.can(user, request.tenant_id, Permission.COMMENT),
        can_withdraw=takes_changes and is_requester,
        can_update=may_reconsider and has_drifted,
        can_reconsider=may_reconsider and bool(request.blocked_reason),
        has_voted=own_vote,
        is_last_approval=not own_vote and len(live.approvers) == request.quorum - 1,
        vote_form=vote_form or VoteForm(initial={"digest": request.digest}),
        comment_form=comment_form or CommentForm(),
        withdraw_form=withdraw_form or WithdrawForm(),
        comparison=_comparison(request, user),
        document_text=json.dumps(request.content, indent=2, ensure_ascii=False, sort_keys=True),
        changes=_changes(request, seen_digest),
        has_drifted=has_drifted,
        refused=refused,
    )


def panel_key(request: ChangeRequest, user: User, votes: Tally) -> str:
    """Name what the decision panel depends on, so that a poll replaces it only when it must."""
    own = next((v.decision for v in votes.approvals if v.voter_id == user.pk), "")
    facts = [request.shown_state, request.digest, request.blocked_reason, own]
    return canonical.digest(facts).removeprefix("sha256:")[:16]


def _may_vote(request: ChangeRequest) -> list[User]:
    """Return the people who may vote in the tenant and are not kept from this request, by name."""
    return _unbound(request=request.pk, tenant=request.tenant_id, requester=request.requester_id)


@compiled_once
def _unbound(*, request: UUID, tenant: UUID, requester: UUID) -> QuerySet[User]:
    excluded = Exclusion.objects.filter(change_request=request).values("person_id")
    people = voters_of(tenant).exclude(pk=requester).exclude(pk__in=excluded)
    return people.order_by("username")


def _new_reviewers(request: ChangeRequest, votes: Tally, people: list[User]) -> list[NewReviewer]:
    """Return whom an operator made a reviewer less than a day ago, or less than a day before the vote."""
    cast = {vote.voter_id: vote for vote in (*votes.approvals, *votes.rejections)}
    asked = {vote.voter_id: vote.voter for vote in cast.values()} | {person.pk: person for person in people}
    if not asked:
        return []
    first = min((vote.created_at for vote in cast.values()), default=clock.now())
    given = new_holders(request.tenant_id, Permission.VOTE, asked, at=first)
    return [
        NewReviewer(asked[pk].display_name, since, pk in cast)
        for pk, since in sorted(given.items(), key=lambda item: item[1])
        if since > (cast[pk].created_at if pk in cast else clock.now()) - NEW_FOR
    ][:NAMED_PEOPLE]


def _execution_url(request: ChangeRequest) -> str | None:
    if request.execution_id is None:
        return None
    try:
        return handlers.get(request.action).execution_url(request)
    except handlers.UnknownAction:
        return None


def _comparison(request: ChangeRequest, user: User) -> Comparison:
    """Ask the domain app what would change; the stored document stands in when it cannot say."""
    try:
        return handlers.get(request.action).comparison(request, user)
    except (handlers.UnknownAction, Refused):
        return Comparison(FALLBACK_TEMPLATE, {"document": request.content})


def _has_drifted(request: ChangeRequest) -> bool:
    try:
        return canonical.digest(handlers.get(request.action).document(request)) != request.digest
    except (handlers.UnknownAction, Refused):
        return True


def _changes(request: ChangeRequest, seen_digest: str) -> Changes | None:
    """Compare the current content with what the person saw, or with the revision before it."""
    if request.revision == 1:
        return None
    earlier = Revision.objects.filter(change_request=request, number__lt=request.revision)
    seen = earlier.filter(digest=seen_digest).last() if seen_digest else None
    before = seen or earlier.last()
    if before is None:
        return None
    return Changes(revision=before.number, differences=documents.differences(before.content, request.content))


def visible_request(user: User, pk: UUID) -> ChangeRequest:
    """Load a request that `user` can see. Raises `NotFound`."""
    return access.get_or_404(ChangeRequest.objects.for_page, user=user, pk=pk)
