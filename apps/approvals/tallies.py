"""How the votes of many requests stand and what they are about, read together: for lists, the detail page and the API."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import F, Func, IntegerField, QuerySet

from apps.accounts.models import User
from apps.approvals import eligibility, subjects
from apps.approvals.choices import Decision, State
from apps.approvals.models import ChangeRequest, Vote
from apps.core import clock
from apps.core.compiled import compiled_once
from apps.core.paging import batches
from apps.policies.models import PolicyDecision

# Documents that are held in memory together: one that names ten thousand files has megabytes.
BATCH_BYTES = 256 * 1024


@dataclass(frozen=True)
class Discounted:
    """An approval that does not count now, and why, as it is said of its voter."""

    vote: Vote
    why: str


@dataclass
class Tally:
    """The latest vote of each person on the current content of one request.

    Of an open request the approvals are those that count now; of a decided one those that it had. `filled` of the `quorum`
    places are theirs, and `placed` says which, by the index of a slot: of who is not in it, the slots were filled by others.
    """

    quorum: int = 0
    filled: int = 0
    approvals: list[Vote] = field(default_factory=list)
    rejections: list[Vote] = field(default_factory=list)
    discounted: list[Discounted] = field(default_factory=list)
    placed: dict[UUID, int] = field(default_factory=dict)

    def cast(self) -> list[Vote]:
        """Return all of them, whether they count or not."""
        return [*self.approvals, *self.rejections, *(one.vote for one in self.discounted)]


@dataclass(frozen=True)
class Slot:
    """A slot of a request: the approvals that fill it, and who still can, by user name."""

    words: str
    people: int
    permission: str
    is_named: bool
    filled_by: list[Vote]
    waiting_for: list[User]

    @property
    def missing(self) -> int:
        return self.people - len(self.filled_by)


def slots_of(requests: Iterable[ChangeRequest]) -> dict[UUID, list[Slot]]:
    """Return the slots of each request. Who can still fill one is read where the kind of change names people."""
    rows = list(requests)
    voters = set(
        Vote.objects.filter(change_request__in=[row.pk for row in rows])
        .order_by()
        .values_list("voter_id", flat=True)
    )
    naming = {subject.kind for subject in subjects.every() if subject.names_people}
    named = {row.pk: row for row in rows if row.is_in_review and row.kind in naming}
    others = [row for row in rows if row.pk not in named]
    known = (eligibility.of_many(named.values()) if named else {}) | (
        eligibility.of_many(others, voters) if others else {}
    )
    tallies = tally(rows, known)
    asked = {
        person
        for row in named.values()
        for slot in known[row.pk].slots
        if slot.is_named
        for person in slot.reviewers
    }
    people = (
        {person.pk: person for person in User.objects.filter(pk__in=asked).order_by("username")}
        if asked
        else {}
    )
    return {
        row.pk: filled(known[row.pk], tallies[row.pk], people.values() if row.pk in named else ())
        for row in rows
    }


def filled(known: eligibility.Eligibility, votes: Tally, people: Iterable[User]) -> list[Slot]:
    """Return the slots of one request, with whoever of `people` can still fill them."""
    approved = {vote.voter_id for vote in votes.approvals}
    possible = [one for one in people if one.pk not in approved and eligibility.objection(known, one) is None]
    return [
        Slot(
            words=slot.words,
            people=slot.people,
            permission=slot.permission,
            is_named=slot.is_named,
            filled_by=[vote for vote in votes.approvals if votes.placed.get(vote.voter_id) == index],
            waiting_for=[one for one in possible if one.pk in slot.reviewers & slot.holders],
        )
        for index, slot in enumerate(known.slots)
    ]


def tally(
    requests: Iterable[ChangeRequest], known: dict[UUID, eligibility.Eligibility] | None = None
) -> dict[UUID, Tally]:
    """Return the tally of each request. `known` is what was read of who may vote on them already.

    Where nothing is known of a decided request, its approvals fill the places one by one.
    """
    rows = {request.pk: request for request in requests}
    votes = sorted(_latest_votes(ids=frozenset(rows)), key=lambda vote: vote.pk) if rows else []
    cast: dict[UUID, list[Vote]] = defaultdict(list)
    for vote in votes:
        cast[vote.change_request_id].append(vote)
    if known is None:
        is_open = [rows[pk] for pk in cast if rows[pk].state == State.IN_REVIEW]
        voters = {vote.voter_id for request in is_open for vote in cast[request.pk]}
        known = eligibility.of_many(is_open, voters) if is_open else {}
    return {pk: _tally(row, cast[pk], known.get(pk)) for pk, row in rows.items()}


def _tally(request: ChangeRequest, votes: list[Vote], known: eligibility.Eligibility | None) -> Tally:
    found, now = Tally(quorum=request.quorum), clock.now()
    is_open = request.state == State.IN_REVIEW
    for vote in votes:
        if vote.decision != Decision.APPROVE:
            found.rejections.append(vote)
            continue
        why = eligibility.discounted(known, vote, now) if known is not None and is_open else ""
        if why:
            found.discounted.append(Discounted(vote, why))
        else:
            found.approvals.append(vote)
    if known is not None:
        voters = [vote.voter_id for vote in found.approvals]
        found.placed = known.placed(voters, as_opened=not is_open)
        found.filled = len(found.placed)
    else:
        found.filled = min(len(found.approvals), request.quorum)
    return found


@compiled_once
def _latest_votes(*, ids: frozenset[UUID]) -> QuerySet[Vote]:
    """Return the latest vote of each person on the current content of each request."""
    return (
        Vote.objects.filter(
            change_request__one_of=ids,
            revision=F("change_request__revision"),
            digest=F("change_request__digest"),
        )
        .order_by("change_request_id", "voter_id", "-id")
        .distinct("change_request_id", "voter_id")
        .select_related("voter")
    )


def details(requests: Iterable[ChangeRequest]) -> dict[UUID, dict[str, Any]]:
    """Return what the subject of each request tells of it, without keeping the documents that say it."""
    rows = {request.pk: request for request in requests}
    sizes = _sizes(ids=frozenset(rows)) if rows else []
    return {
        row.pk: details_of(rows[row.pk], row.content)
        for batch in batches(sizes, most=BATCH_BYTES)
        for row in _documents(ids=frozenset(batch))
    }


def details_of(request: ChangeRequest, document: dict[str, Any]) -> dict[str, Any]:
    """Return what a request's subject tells of it; of a kind that no app declares any more, nothing."""
    subject = subjects.find(request.kind)
    return subject.details_of(document, request.execution_id) if subject is not None else {}


def latest_decisions(requests: Iterable[ChangeRequest]) -> dict[UUID, PolicyDecision]:
    """Return what the policy said last of each request."""
    of = {request.pk: request.tenant_id for request in requests}
    rows = _latest_decisions(subjects=frozenset(of), tenants=frozenset(of.values())) if of else []
    return {row.subject_id: row for row in rows}


@compiled_once
def _sizes(*, ids: frozenset[UUID]) -> QuerySet[ChangeRequest, tuple[UUID, int]]:
    # Postgres knows it without unpacking the text.
    size = Func("document", function="octet_length", output_field=IntegerField())
    return ChangeRequest.objects.filter(pk__one_of=ids).order_by().values_list("pk", size)


@compiled_once
def _documents(*, ids: frozenset[UUID]) -> QuerySet[ChangeRequest]:
    return ChangeRequest.objects.filter(pk__one_of=ids).order_by().only("document")


@compiled_once
def _latest_decisions(*, subjects: frozenset[UUID], tenants: frozenset[UUID]) -> QuerySet[PolicyDecision]:
    rows = PolicyDecision.objects.filter(subject_id__one_of=subjects, tenant_id__one_of=tenants)
    return rows.order_by("subject_id", "-id").distinct("subject_id")
