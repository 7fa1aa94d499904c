"""The page of one request, and the part of it that stays up to date."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import differences, eligibility, subjects
from apps.approvals.activity import Line, activity
from apps.approvals.choices import State
from apps.approvals.forms import CommentForm, VoteForm, WithdrawForm
from apps.approvals.models import ChangeRequest, Revision
from apps.approvals.subjects import Comparison, Link
from apps.approvals.tallies import Tally, filled, latest_decisions, tally
from apps.core import canonical, clock
from apps.core.refusals import Refused
from apps.policies.models import PolicyDecision
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.recent_grants import NEW_FOR, new_holders
from apps.tenants.services import QuotaExceeded

NAMED_PEOPLE = 12
FALLBACK_TEMPLATE = "approvals/_document.html"


@dataclass(frozen=True)
class Changes:
    """What changed between the content somebody saw and the content now."""

    revision: int
    differences: list[differences.Difference]

    @property
    def title(self) -> str:
        return f"What changed since revision {self.revision}"


@dataclass(frozen=True)
class Ineligible:
    """People who hold the permission and may not vote on this request, and why."""

    names: list[str]
    why: str
    code: str


@dataclass(frozen=True)
class SlotRow:
    """A slot of the request, in the words of its page: who filled it, and who still could."""

    words: str
    people: int
    filled_by: list[str]
    could: str
    is_named: bool

    @property
    def open(self) -> range:
        return range(self.people - len(self.filled_by))


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
    slots: list[SlotRow]
    is_slotted: bool
    more_approvals: list[str]
    may_still_vote: list[str]
    more_people: int
    not_eligible: list[Ineligible]
    new_reviewers: list[NewReviewer]
    too_few: bool
    policy: PolicyDecision | None
    execution: Link | None
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
    votes_as: str
    is_last_approval: bool
    applies_at_once: bool
    vote_form: VoteForm
    comment_form: CommentForm
    withdraw_form: WithdrawForm
    comparison: Comparison
    document_text: str
    changes: Changes | None
    has_drifted: bool
    refused: Refused | None = None


def live_part(request: ChangeRequest, user: User, known: eligibility.Eligibility | None = None) -> LivePart:
    """Gather what a page that stays open asks for again and again."""
    is_open = request.is_in_review
    known = known or _known(request)
    votes = tally([request], {request.pk: known})[request.pk]
    voted = {vote.voter_id for vote in votes.approvals}
    refusals = _refusals(known) if is_open else {}
    eligible = [person for person, refused in refusals.items() if refused is None and person.pk not in voted]
    # Who sets an own password is eligible again.
    possible = [
        person
        for person, refused in refusals.items()
        if person in eligible or isinstance(refused, eligibility.PasswordOfAnother)
    ]
    reachable = known.placed([*voted, *(person.pk for person in possible)])
    return LivePart(
        request=request,
        votes=votes,
        approvers=[vote.voter.display_name for vote in votes.approvals if vote.voter_id in votes.placed],
        rejecters=[vote.voter.display_name for vote in votes.rejections],
        slots=_slots(known, votes, eligible),
        is_slotted=len(known.slots) > 1 or any(slot.is_named for slot in known.slots),
        more_approvals=[
            vote.voter.display_name for vote in votes.approvals if vote.voter_id not in votes.placed
        ],
        may_still_vote=[person.display_name for person in eligible[:NAMED_PEOPLE]],
        more_people=max(0, len(eligible) - NAMED_PEOPLE),
        not_eligible=_ineligible(refusals),
        new_reviewers=_new_reviewers(request, known, votes, possible),
        too_few=is_open and len(reachable) < request.quorum,
        policy=latest_decisions([request]).get(request.pk),
        execution=_execution(request),
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
    in_review = request.is_in_review
    known = _known(request)
    live = live_part(request, user, known)
    own_vote = next(
        (v.decision for v in (*live.votes.approvals, *live.votes.rejections) if v.voter_id == user.pk), ""
    )
    objection = eligibility.why_not(request, user, known=known) if in_review else None
    if vote_form is not None and isinstance(objection, QuotaExceeded):
        # The day passes: the vote stays as it was typed, to be sent again.
        objection = None
    is_requester = request.requester_id == user.pk
    takes_changes = in_review and request.tenant.is_active
    may_reconsider = takes_changes and _may_ask_again(request, user, objection)
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
        votes_as=_any_of([slot.words for slot in known.open_to(user.pk)]) if live.is_slotted else "",
        is_last_approval=not own_vote and _completes(request, user, known, live.votes),
        applies_at_once=_applies_at_once(request),
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
    shown = [request.shown_state, request.digest, request.blocked_reason, own]
    return canonical.digest(shown).removeprefix("sha256:")[:16]


def _known(request: ChangeRequest) -> eligibility.Eligibility:
    """Read who may vote; of a request that is closed, who voted on it."""
    if request.is_in_review:
        return eligibility.of(request)
    return eligibility.of(request, set(request.votes.values_list("voter_id", flat=True)))


def _may_ask_again(request: ChangeRequest, user: User, objection: Refused | None) -> bool:
    if subjects.find(request.kind) is None:
        return request.requester_id == user.pk
    return eligibility.may_ask_again(request, user, objection)


def _completes(request: ChangeRequest, user: User, known: eligibility.Eligibility, votes: Tally) -> bool:
    """Return whether one approval is missing, and that of `user` would be it."""
    voters = [vote.voter_id for vote in votes.approvals]
    return votes.filled == request.quorum - 1 < len(known.placed([*voters, user.pk]))


def _slots(known: eligibility.Eligibility, votes: Tally, eligible: list[User]) -> list[SlotRow]:
    return [
        SlotRow(
            words=slot.words,
            people=slot.people,
            filled_by=[vote.voter.display_name for vote in slot.filled_by],
            could=_any_of([person.display_name for person in slot.waiting_for]),
            is_named=slot.is_named,
        )
        for slot in filled(known, votes, eligible)
    ]


def _any_of(names: list[str]) -> str:
    """Name people of whom any will do: "Ana, Ben or Cem"."""
    shown = names[:NAMED_PEOPLE]
    if len(names) > len(shown):
        shown.append(f"one of {len(names) - len(shown)} more")
    return " or ".join(filter(None, (", ".join(shown[:-1]), *shown[-1:])))


def _refusals(known: eligibility.Eligibility) -> dict[User, Refused | None]:
    """Return what keeps each person from voting who holds a permission, by name.

    Who can sign off what is theirs, and is not asked to, is left out.
    """
    asked = known.reviewers | frozenset[UUID]().union(
        *(slot.holders for slot in known.slots if not slot.is_named)
    )
    people = User.objects.filter(pk__in=known.holders & asked).order_by("username")
    return {person: eligibility.objection(known, person) for person in people}


def _ineligible(refusals: dict[User, Refused | None]) -> list[Ineligible]:
    """Name who holds the permission and may not vote, together with others of the same reason."""
    found: dict[str, Ineligible] = {}
    for person, refused in refusals.items():
        if refused is not None:
            same = found.setdefault(refused.code, Ineligible([], eligibility.label_of(refused), refused.code))
            same.names.append(person.display_name)
    return [Ineligible(one.names[:NAMED_PEOPLE], one.why, one.code) for one in found.values()]


def _new_reviewers(
    request: ChangeRequest, known: eligibility.Eligibility, votes: Tally, people: list[User]
) -> list[NewReviewer]:
    """Return whom an operator made a reviewer less than a day ago, or less than a day before the vote."""
    cast = {vote.voter_id: vote for vote in votes.cast()}
    asked = {vote.voter_id: vote.voter for vote in cast.values()} | {person.pk: person for person in people}
    permissions = {Permission(slot.permission) for slot in known.slots}
    if not asked or subjects.find(request.kind) is None:
        return []
    first = min((vote.created_at for vote in cast.values()), default=clock.now())
    given = new_holders(request.tenant_id, permissions, asked, at=first)
    return [
        NewReviewer(asked[pk].display_name, since, pk in cast)
        for pk, since in sorted(given.items(), key=lambda item: item[1])
        if since > (cast[pk].created_at if pk in cast else clock.now()) - NEW_FOR
    ][:NAMED_PEOPLE]


def _execution(request: ChangeRequest) -> Link | None:
    if request.execution_id is None:
        return None
    subject = subjects.find(request.kind)
    return subject.execution_link(request) if subject is not None else None


def _applies_at_once(request: ChangeRequest) -> bool:
    subject = subjects.find(request.kind)
    return subject is not None and subject.is_applied_at_once(request.content)


def _comparison(request: ChangeRequest, user: User) -> Comparison:
    """Ask the subject what would change; the stored document stands in when it cannot say."""
    try:
        return subjects.get(request.kind).comparison(request, user)
    except Refused:
        return Comparison(FALLBACK_TEMPLATE, {"document": request.content})


def _has_drifted(request: ChangeRequest) -> bool:
    try:
        return subjects.digest_now(request) != request.digest
    except Refused:
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
    return Changes(
        revision=before.number, differences=differences.differences(before.content, request.content)
    )


def visible_request(user: User, pk: UUID) -> ChangeRequest:
    """Load a request that `user` can see. Raises `NotFound`."""
    return access.get_or_404(ChangeRequest.objects.for_page, user=user, pk=pk)
