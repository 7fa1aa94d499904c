"""Who may vote on a request, and why somebody may not: the one answer for pages, API, tallies and executions.

`objection` decides, from what was read before. The database holds the same rules in triggers, and lists what waits for a
person by them (`ChangeRequestQuerySet.unanswered_by`).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, FilteredRelation, Q
from django.urls import reverse

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.approvals import matching, subjects
from apps.approvals.choices import APPROVAL_LIFETIME
from apps.approvals.models import ChangeRequest, Exclusion, RequestSlot, Vote
from apps.core.refusals import Forbidden, Refused
from apps.tenants import access
from apps.tenants.access import TenantSuspended
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant, TenantGroupGrant, TenantUserGrant


class NotEligible(Forbidden):
    """Why somebody has no vote. `label` says it of a third person, after the name."""

    label = "may not vote in this tenant"


class OwnRequest(NotEligible):
    code = "own_request"
    sentence = "You opened this request, so you cannot vote on it. Two other people decide."
    label = "opened the request"


class ExcludedParticipant(NotEligible):
    code = "excluded_participant"
    sentence = "You took part in what would change, so you cannot vote on it. Two other people decide."
    label = "took part in what would change"


class NotAPerson(NotEligible):
    code = "not_a_person"
    sentence = "Service accounts do not vote. Sign in as a person."
    label = "is a service account"


class BecameReviewerLater(NotEligible):
    code = "became_reviewer_later"
    sentence = (
        "You are not eligible: you became a reviewer after this request was opened. Its requester can withdraw it and "
        "request it again; then you can vote."
    )
    label = "became a reviewer after the request was opened"


class SlotsOfOthers(NotEligible):
    """`for_whom` names the slots, by their labels."""

    code = "slots_of_others"
    label = "is none of the people whom it waits for"

    def __init__(self, for_whom: Sequence[str]) -> None:
        super().__init__(
            f"This request waits for particular people: {'; '.join(for_whom)}. You were none of them when this revision was "
            "opened. You can comment."
        )


class PasswordOfAnother(NotEligible):
    code = "password_of_another"
    sentence = (
        "You are not eligible: another person set your password, and so could vote in your name. Set your own under My "
        "account, Change the password; then your vote counts."
    )
    label = "has a password that another person set"


TOO_OLD = f"approved more than {APPROVAL_LIFETIME.days} days ago"


@dataclass(frozen=True)
class KnownSlot:
    """A slot of a request, and which of the people that were asked about may fill it."""

    label: str
    people: int
    permission: str
    is_named: bool
    reviewers: frozenset[UUID]
    """The snapshot: who could fill it when the revision was opened."""
    holders: frozenset[UUID]
    """The active people who hold its permission now."""

    @property
    def words(self) -> str:
        """Say for whom it is."""
        return words_of(self.label, self.permission)


def words_of(label: str, permission: str) -> str:
    """Say for whom a slot is that has a label, or is for everybody with a permission."""
    if label or permission == Permission.VOTE:
        return label or "Reviewers"
    return f"Whoever may: {Permission(permission).label}" if permission in Permission.values else permission


@dataclass(frozen=True)
class Eligibility:
    """What decides who may vote on one request, as it was read at one moment."""

    requesters: frozenset[UUID]
    """Who made the request, and the person who answers for a service account that did."""
    excluded: Mapping[UUID, str]
    """Who took part in what would change, each with the sentence that says how."""
    slots: tuple[KnownSlot, ...]
    """Whom it takes, in the order in which their places are filled."""
    is_suspended: bool
    """Whether the tenant takes no changes now."""

    @property
    def reviewers(self) -> frozenset[UUID]:
        return frozenset[UUID]().union(*(slot.reviewers for slot in self.slots))

    @property
    def holders(self) -> frozenset[UUID]:
        return frozenset[UUID]().union(*(slot.holders for slot in self.slots))

    @property
    def quorum(self) -> int:
        return sum(slot.people for slot in self.slots)

    def open_to(self, person: UUID) -> list[KnownSlot]:
        """Return the slots that a person may fill."""
        return [slot for slot in self.slots if person in slot.reviewers and person in slot.holders]

    def placed(self, people: Sequence[UUID], *, as_opened: bool = False) -> dict[UUID, int]:
        """Match distinct people to the slots, as many as possible: the index of the slot of each that found a place.

        `as_opened` leaves aside what people hold now: so an end that was written is told.
        """
        return matching.match(
            [(one.people, one.reviewers if as_opened else one.reviewers & one.holders) for one in self.slots],
            people,
        )


def objection(eligibility: Eligibility, person: User) -> Refused | None:
    """Return what keeps a person from voting, or None. Pure: whatever it depends on was read before."""
    if person.pk in eligibility.requesters:
        return OwnRequest()
    if person.pk in eligibility.excluded:
        why = eligibility.excluded[person.pk]
        return ExcludedParticipant(f"You cannot vote on this request. {why} Two other people decide.")
    if not person.is_person:
        return NotAPerson()
    if eligibility.is_suspended:
        return TenantSuspended()
    held = [slot for slot in eligibility.slots if person.pk in slot.holders]
    if not held:
        return NotEligible()
    if not any(person.pk in slot.reviewers for slot in held):
        if all(slot.is_named for slot in held):
            return SlotsOfOthers([slot.words for slot in eligibility.slots])
        return BecameReviewerLater()
    if person.password_set_by_other:
        return PasswordOfAnother(url=reverse("account_change_password"))
    return None


def label_of(refused: Refused) -> str:
    """Say an objection of a third person, after the name."""
    return refused.label if isinstance(refused, NotEligible) else "waits until the tenant takes changes again"


def is_fresh(vote: Vote, now: dt.datetime) -> bool:
    """Return whether a vote is young enough to count."""
    return vote.created_at > now - APPROVAL_LIFETIME


def discounted(eligibility: Eligibility, vote: Vote, now: dt.datetime) -> str:
    """Say why an approval on the current content does not count now, of a third person; "" where it counts."""
    refused = objection(eligibility, vote.voter)
    if refused is not None:
        return label_of(refused)
    return "" if is_fresh(vote, now) else TOO_OLD


def why_not(request: ChangeRequest, user: User, *, known: Eligibility | None = None) -> Refused | None:
    """Return the refusal that a vote of the acting `user` would meet, whatever its content.

    Outsiders learn nothing of the request. `known` is what was read of it already.
    """
    try:
        subject = subjects.get(request.kind)
        access.require(user, request.tenant_id)
        found = known or of(request, {user.pk})
        refused = objection(found, user)
        if not isinstance(refused, OwnRequest | ExcludedParticipant | NotAPerson):
            # A token may carry less than its owner holds, and a limit of the tenant may be reached.
            slots = found.open_to(user.pk) or found.slots
            permissions = {slot.permission for slot in slots} or subject.vote_permissions
            _require_one_of(user, request.tenant_id, permissions)
    except Refused as at_the_door:
        return at_the_door
    return refused


def may_ask_again(request: ChangeRequest, user: User, refused: Refused | None) -> bool:
    """Return whether `user`, whose vote is `refused`, may have a request that is held back looked at again.

    Its requester may, whoever holds the permission to vote of a slot that names nobody, and of the others who may vote.
    Raises `UnknownKind`.
    """
    subject = subjects.get(request.kind)
    if request.requester_id == user.pk or refused is None:
        return True
    return any(access.can(user, request.tenant_id, slot.asks) for slot in subject.slots)


def _require_one_of(user: User, tenant: UUID, permissions: Collection[str]) -> None:
    """Return quietly when `user` may do what one of the permissions names. Raises what is the nearest to that."""
    refusals = []
    for permission in sorted(permissions):
        try:
            return access.require(user, tenant, permission)
        except Refused as refused:
            refusals.append(refused)
    raise min(refusals, key=lambda refused: refused.code == Forbidden.code)


def of(request: ChangeRequest, people: Collection[UUID] | None = None) -> Eligibility:
    """Read what decides about `people`, or about everybody, on one request."""
    return of_many([request], people)[request.pk]


def of_many(
    requests: Iterable[ChangeRequest], people: Collection[UUID] | None = None
) -> dict[UUID, Eligibility]:
    """Read what decides about `people` on each request, in three queries."""
    rows = {row.pk: row for row in requests}
    excluded: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    exclusions = Exclusion.objects.filter(change_request__in=rows)
    if people is not None:
        exclusions = exclusions.filter(person__in=people)
    for pk, person, why in exclusions.values_list("change_request_id", "person_id", "why"):
        excluded[pk][person] = why
    slots = _slots(rows, people)
    holders = _holders(
        {row.tenant_id for row in rows.values()},
        {slot.permission for found in slots.values() for slot in found.values()},
        people,
    )
    return {
        row.pk: Eligibility(
            requesters=frozenset(filter(None, (row.requester_id, row.requester.owner_id))),
            excluded=excluded[row.pk],
            slots=tuple(
                KnownSlot(
                    label=slot.label,
                    people=slot.people,
                    permission=slot.permission,
                    is_named=slot.is_named,
                    reviewers=frozenset(slot.reviewers),
                    holders=frozenset(holders[(row.tenant_id, slot.permission)]),
                )
                for slot in slots[row.pk].values()
            ),
            is_suspended=not row.tenant.is_active,
        )
        for row in rows.values()
    }


@dataclass
class _ReadSlot:
    label: str
    people: int
    permission: str
    is_named: bool
    reviewers: set[UUID]


def _slots(requests: Collection[UUID], people: Collection[UUID] | None) -> dict[UUID, dict[int, _ReadSlot]]:
    """Read the slots of the current revisions, and who of `people` is in their snapshots, in one query."""
    among = Q() if people is None else Q(snapshot__eligible__person__in=people)
    rows = RequestSlot.objects.filter(
        change_request__in=requests, revision=F("change_request__revision")
    ).annotate(found=FilteredRelation("snapshot__eligible", condition=among))
    found: dict[UUID, dict[int, _ReadSlot]] = defaultdict(dict)
    for pk, number, label, places, permission, is_named, person in rows.order_by("number").values_list(
        "change_request_id", "number", "label", "people", "permission", "is_named", "found__person_id"
    ):
        slot = found[pk].setdefault(number, _ReadSlot(label, places, permission, is_named, set()))
        if person is not None:
            slot.reviewers.add(person)
    return found


def holders_in(tenant: Tenant, permissions: Collection[Permission]) -> dict[Permission, frozenset[UUID]]:
    """Return the active people who hold each of some permissions in a tenant."""
    found = _holders([tenant.pk], permissions, None)
    return {permission: frozenset(found[(tenant.pk, permission)]) for permission in permissions}


def _holders(
    tenants: Collection[UUID], permissions: Collection[str], people: Collection[UUID] | None
) -> dict[tuple[UUID, str], set[UUID]]:
    """Return the active people who hold each of some permissions in each tenant."""
    direct = TenantUserGrant.objects.filter(
        content_object__in=tenants,
        permission__codename__in=permissions,
        user__is_active=True,
        user__kind=Kind.PERSON,
    )
    through = TenantGroupGrant.objects.filter(
        content_object__in=tenants,
        permission__codename__in=permissions,
        group__user__is_active=True,
        group__user__kind=Kind.PERSON,
    )
    if people is not None:
        direct, through = direct.filter(user__in=people), through.filter(group__user__in=people)
    found: dict[tuple[UUID, str], set[UUID]] = defaultdict(set)
    for tenant, permission, person in direct.values_list(
        "content_object_id", "permission__codename", "user_id"
    ).union(through.values_list("content_object_id", "permission__codename", "group__user")):
        found[(tenant, permission)].add(person)
    return found


def eligible_for(
    *, tenant: Tenant, kind: str, requester: User, exclusions: Collection[User] = ()
) -> list[User]:
    """Return who could vote on a request of a kind if `requester` opened it now, leaving aside slots for named people."""
    slots = subjects.get(kind).slots
    found = _holders([tenant.pk], {slot.asks for slot in slots}, None)
    left_out = {one.pk for person in exclusions for one in (person, person.answerable_person)}
    known = []
    for slot in slots:
        holders = frozenset(found[(tenant.pk, slot.asks)])
        known.append(KnownSlot(slot.label, slot.people, slot.asks, False, holders, holders))
    eligibility = Eligibility(
        requesters=frozenset({requester.pk, requester.answerable_person.pk}),
        excluded=dict.fromkeys(left_out, ""),
        slots=tuple(known),
        is_suspended=not tenant.is_active,
    )
    people = User.objects.filter(pk__in=eligibility.holders).order_by("username")
    return [person for person in people if objection(eligibility, person) is None]
