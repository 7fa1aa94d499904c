"""Who may vote on a request, and why somebody may not: the one answer for pages, API, tallies and executions.

`objection` decides, from what was read before. The database holds the same rules in triggers, and lists what waits for a
person by them (`ChangeRequestQuerySet.unanswered_by`).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.urls import reverse

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.approvals import subjects
from apps.approvals.choices import APPROVAL_LIFETIME
from apps.approvals.models import ChangeRequest, EligibleReviewer, Exclusion, Vote
from apps.core.refusals import Forbidden, Refused
from apps.tenants import access
from apps.tenants.access import TenantSuspended
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant, TenantGroupGrant, TenantUserGrant

RowT = TypeVar("RowT", bound=Model)


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


class PasswordOfAnother(NotEligible):
    code = "password_of_another"
    sentence = (
        "You are not eligible: another person set your password, and so could vote in your name. Set your own under My "
        "account, Change the password; then your vote counts."
    )
    label = "has a password that another person set"


TOO_OLD = f"approved more than {APPROVAL_LIFETIME.days} days ago"


@dataclass(frozen=True)
class Eligibility:
    """What decides who may vote on one request, as it was read at one moment."""

    requesters: frozenset[UUID]
    """Who made the request, and the person who answers for a service account that did."""
    excluded: Mapping[UUID, str]
    """Who took part in what would change, each with the sentence that says how."""
    reviewers: frozenset[UUID]
    """The snapshot: who could vote when the request was opened."""
    holders: frozenset[UUID]
    """The active people who hold the permission to vote now."""
    is_suspended: bool
    """Whether the tenant takes no changes now."""


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
    if person.pk not in eligibility.holders:
        return NotEligible()
    if person.pk not in eligibility.reviewers:
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
        permission = subjects.get(request.kind).vote_permission
        access.require(user, request.tenant_id)
        refused = objection(known or of(request, {user.pk}), user)
        if not isinstance(refused, OwnRequest | ExcludedParticipant | NotAPerson):
            # A token may carry less than its owner holds, and a limit of the tenant may be reached.
            access.require(user, request.tenant_id, permission)
    except Refused as at_the_door:
        return at_the_door
    return refused


def of(request: ChangeRequest, people: Collection[UUID] | None = None) -> Eligibility:
    """Read what decides about `people`, or about everybody, on one request."""
    return of_many([request], people)[request.pk]


def of_many(
    requests: Iterable[ChangeRequest], people: Collection[UUID] | None = None
) -> dict[UUID, Eligibility]:
    """Read what decides about `people` on each request, in three queries for each permission that votes."""
    rows = list(requests)
    excluded: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for pk, person, why in _among(
        Exclusion.objects.filter(change_request__in=[row.pk for row in rows]), people
    ).values_list("change_request_id", "person_id", "why"):
        excluded[pk][person] = why
    reviewers: dict[UUID, set[UUID]] = defaultdict(set)
    for snapshot, person in _among(
        EligibleReviewer.objects.filter(snapshot__in={row.reviewer_snapshot_id for row in rows}), people
    ).values_list("snapshot_id", "person_id"):
        reviewers[snapshot].add(person)
    tenants, permissions = (
        {row.tenant_id for row in rows},
        {row.pk: subjects.vote_permission(row.kind) for row in rows},
    )
    holders = {
        permission: holders_of(tenants, permission, people) if permission else {}
        for permission in set(permissions.values())
    }
    return {
        row.pk: Eligibility(
            requesters=frozenset(filter(None, (row.requester_id, row.requester.owner_id))),
            excluded=excluded[row.pk],
            reviewers=frozenset(reviewers[row.reviewer_snapshot_id]),
            holders=frozenset(holders[permissions[row.pk]].get(row.tenant_id, ())),
            is_suspended=not row.tenant.is_active,
        )
        for row in rows
    }


def holders_of(
    tenants: Collection[UUID], permission: Permission, people: Collection[UUID] | None = None
) -> dict[UUID, set[UUID]]:
    """Return the active people who hold a permission in each tenant, directly or through a group."""
    direct = TenantUserGrant.objects.filter(
        content_object__in=tenants,
        permission__codename=permission,
        user__is_active=True,
        user__kind=Kind.PERSON,
    )
    through = TenantGroupGrant.objects.filter(
        content_object__in=tenants,
        permission__codename=permission,
        group__user__is_active=True,
        group__user__kind=Kind.PERSON,
    )
    if people is not None:
        direct, through = direct.filter(user__in=people), through.filter(group__user__in=people)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for tenant, person in direct.values_list("content_object_id", "user_id").union(
        through.values_list("content_object_id", "group__user")
    ):
        found[tenant].add(person)
    return found


def eligible_for(
    *, tenant: Tenant, kind: str, requester: User, exclusions: Collection[User] = ()
) -> list[User]:
    """Return who could vote on a request of a kind if `requester` opened it now."""
    everybody = frozenset(holders_of([tenant.pk], subjects.get(kind).vote_permission)[tenant.pk])
    left_out = {one.pk for person in exclusions for one in (person, person.answerable_person)}
    eligibility = Eligibility(
        requesters=frozenset({requester.pk, requester.answerable_person.pk}),
        excluded=dict.fromkeys(left_out, ""),
        reviewers=everybody,
        holders=everybody,
        is_suspended=not tenant.is_active,
    )
    people = User.objects.filter(pk__in=everybody).order_by("username")
    return [person for person in people if objection(eligibility, person) is None]


def _among(rows: QuerySet[RowT], people: Collection[UUID] | None) -> QuerySet[RowT]:
    return rows if people is None else rows.filter(person__in=people)
