"""Who has to approve a revision: its subject's slots, with the people who may fill each as they are at this moment."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models.functions import Now

from apps.approvals import eligibility, matching, subjects
from apps.approvals.choices import MINIMUM_QUORUM, SNAPSHOT_USE
from apps.approvals.models import ChangeRequest, EligibleReviewer, RequestSlot, ReviewerSnapshot
from apps.approvals.subjects import Slot
from apps.core import canonical
from apps.core.refusals import Conflict
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant

LABEL_LENGTH = 200


class NoEligibleApprover(Conflict):
    """Nobody could ever approve it; `extra` names what is missing, by the slots' labels."""

    code = "no_eligible_approver"
    sentence = "Too few people may approve this."


@dataclass(frozen=True)
class Place:
    """A slot with its people: everybody who may fill it now, the requester and excluded people among them."""

    label: str
    people: int
    permission: Permission
    is_named: bool
    eligible: frozenset[UUID]


def assign(
    slots: Sequence[Slot],
    *,
    holders: Mapping[Permission, frozenset[UUID]],
    unavailable: frozenset[UUID],
    least: int = MINIMUM_QUORUM,
) -> list[Place]:
    """Name the people of each slot. Pure.

    Places of a slot that names people, for which none of these is left beside who is needed in other slots, are for any
    reviewer, and so is what is missing to `least` people.
    """
    places: list[Place] = []
    by_name: list[Place] = []
    filled = 0
    for slot in slots:
        if slot.named is None:
            continue
        eligible = slot.named & holders[slot.asks] - unavailable
        place = Place(slot.label, slot.people, slot.asks, True, eligible)
        found = _filled([*by_name, place]) - filled
        filled += found
        if found:
            by_name.append(replace(place, people=found))
            places.append(by_name[-1])
        if found < slot.people:
            why = "nobody else can sign off" if eligible else "none can sign off"
            places.append(_of_reviewers(f"{slot.label} ({why}: any reviewer)", slot.people - found, holders))
    for slot in slots:
        if slot.named is None:
            places.append(Place(slot.label, slot.people, slot.asks, False, holders[slot.asks]))
    missing = least - sum(place.people for place in places)
    if missing > 0:
        places.append(_of_reviewers("", missing, holders))
    return places


def _of_reviewers(label: str, people: int, holders: Mapping[Permission, frozenset[UUID]]) -> Place:
    return Place(label, people, Permission.VOTE, False, holders[Permission.VOTE])


def _filled(places: Sequence[Place]) -> int:
    everybody = sorted(frozenset[UUID]().union(*(place.eligible for place in places)))
    return len(matching.match([(place.people, place.eligible) for place in places], everybody))


def unfilled(places: Sequence[Place], unavailable: frozenset[UUID]) -> list[Place]:
    """Return the slots for which people are missing, however the others are distributed. Pure."""
    slots = [(place.people, place.eligible - unavailable) for place in places]
    everybody = sorted(frozenset[UUID]().union(*(eligible for _, eligible in slots)))
    taken = list(matching.match(slots, everybody).values())
    return [place for index, place in enumerate(places) if taken.count(index) < place.people]


def prepare(request: ChangeRequest, slots: tuple[Slot, ...]) -> list[RequestSlot]:
    """Set the quorum and the eligible people of a revision that is about to be saved, and return its slots unsaved.

    A slot for everybody with a permission keeps the people whom it had when the request was opened, and a request never
    needs fewer people than it did. Raises `NoEligibleApprover` for a new request that names people, where the slots can
    never be filled.
    """
    subject = subjects.get(request.kind)
    is_new = request._state.adding
    permissions = {slot.asks for slot in slots} | {Permission.VOTE}
    if not permissions <= subject.vote_permissions | {Permission.VOTE}:
        raise ValueError(f"{subject.kind} asks for permissions that it does not declare")
    opened = {} if is_new else _opened(request)
    held = eligibility.holders_in(request.tenant, permissions)
    holders = {
        permission: opened[permission].people & people if permission in opened else people
        for permission, people in held.items()
    }
    is_naming = any(slot.named is not None for slot in slots)
    unavailable = subjects.excluded_from(request) if is_naming else frozenset[UUID]()
    least = MINIMUM_QUORUM if is_new else max(MINIMUM_QUORUM, request.quorum)
    places = assign(slots, holders=holders, unavailable=unavailable, least=least)
    if is_new and is_naming:
        _require_fillable(places, unavailable, request.tenant)
    snapshots: dict[frozenset[UUID], ReviewerSnapshot] = {}

    def snapshot(people: frozenset[UUID]) -> ReviewerSnapshot:
        if people not in snapshots:
            snapshots[people] = _snapshot(request.tenant, people)
        return snapshots[people]

    rows = [
        RequestSlot(
            change_request=request,
            revision=request.revision,
            number=number,
            label=_clipped(place.label),
            people=place.people,
            permission=place.permission,
            is_named=place.is_named,
            snapshot=(None if place.is_named else opened.get(place.permission)) or snapshot(place.eligible),
        )
        for number, place in enumerate(places, start=1)
    ]
    request.quorum = sum(row.people for row in rows)
    known = {row.snapshot_id: row.snapshot for row in rows}
    if len(known) == 1:
        (request.reviewer_snapshot,) = known.values()
    else:
        request.reviewer_snapshot = snapshot(frozenset[UUID]().union(*(one.people for one in known.values())))
    return rows


def _require_fillable(places: list[Place], unavailable: frozenset[UUID], tenant: Tenant) -> None:
    missing = unfilled(places, unavailable)
    if missing:
        labels = [eligibility.words_of(place.label, place.permission) for place in missing]
        raise NoEligibleApprover(
            f"Nobody is left to approve as: {'; '.join(labels)}. Each approval comes from another person, and neither from "
            f"you nor from who took part in the change. Ask an administrator of {tenant.name} for another reviewer.",
            missing=labels,
        )


def _opened(request: ChangeRequest) -> dict[Permission, ReviewerSnapshot]:
    """Return the people of each permission at the opening, where an earlier slot was for all of them."""
    earlier = request.slots.filter(is_named=False).select_related("snapshot").order_by("-revision", "-number")
    return {Permission(slot.permission): slot.snapshot for slot in earlier}


def _snapshot(tenant: Tenant, people: frozenset[UUID]) -> ReviewerSnapshot:
    """Return people as they were written down, unless that is too long ago."""
    digest = people_digest(people)
    young = ReviewerSnapshot.objects.filter(
        tenant=tenant, people_digest=digest, created_at__gt=Now() - SNAPSHOT_USE
    )
    last = young.order_by("-created_at").first()
    # The digest finds it; what counts are the people.
    if last is not None and last.people == people:
        return last
    written = ReviewerSnapshot.objects.create(tenant=tenant, people_digest=digest)
    EligibleReviewer.objects.bulk_create(
        EligibleReviewer(snapshot=written, person_id=person) for person in people
    )
    return written


def people_digest(people: Collection[UUID]) -> str:
    """Return what a snapshot of these people is found by."""
    return canonical.digest(sorted(map(str, people)))


def _clipped(label: str) -> str:
    return label if len(label) <= LABEL_LENGTH else f"{label[: LABEL_LENGTH - 1]}…"
