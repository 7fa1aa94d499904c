"""What reviewers and requesters are told of change requests."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from apps.accounts.models import User
from apps.approvals import eligibility
from apps.approvals.models import ChangeRequest
from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry


def request(entry: Entry) -> ChangeRequest | None:
    return ChangeRequest.objects.filter(pk=entry.object_id).select_related("tenant", "requester").first()


def page(it: ChangeRequest) -> str:
    return reverse("approvals:detail", args=[it.pk])


def requester(entry: Entry, it: ChangeRequest) -> Iterable[UUID]:
    return [it.requester_id]


def _reviewers(entry: Entry, it: ChangeRequest) -> Iterable[UUID]:
    """Return the people who may vote on it now."""
    found = eligibility.of(it)
    people = User.objects.filter(pk__in=found.reviewers & found.holders)
    return [person.pk for person in people if eligibility.objection(found, person) is None]


def _mine(title: str, sentence: str) -> EventText:
    return EventText(EventKind.REQUESTS, title, sentence, request, page, requester)


EVENTS = {
    Action.APPROVALS_REQUEST_OPENED: EventText(
        EventKind.REVIEWS,
        "Review requested",
        "{it.requester.display_name} asks for your vote: {it} in {it.tenant.name}.",
        request,
        page,
        _reviewers,
    ),
    Action.APPROVALS_REQUEST_REVISED: EventText(
        EventKind.REVIEWS,
        "Votes are void",
        "The content of {it} in {it.tenant.name} changed. Read revision {it.revision} and vote again.",
        request,
        page,
        _reviewers,
    ),
    Action.APPROVALS_REQUEST_APPROVED: _mine(
        "Request approved", "{it} in {it.tenant.name} has its votes, and the change has started."
    ),
    Action.APPROVALS_REQUEST_APPLIED: _mine(
        "Change applied", "The change of {it} in {it.tenant.name} is applied."
    ),
    Action.APPROVALS_REQUEST_REJECTED: _mine("Request rejected", "{it} in {it.tenant.name} was rejected."),
    Action.APPROVALS_REQUEST_BLOCKED: _mine(
        "Request is held back",
        "{it} in {it.tenant.name} has its votes and cannot go on yet. Its page says why.",
    ),
    Action.APPROVALS_REQUEST_EXPIRED: _mine(
        "Request expired", "{it} in {it.tenant.name} expired before it had its votes."
    ),
    Action.APPROVALS_REQUEST_FAILED: _mine(
        "Execution failed", "The approved change of {it} in {it.tenant.name} could not be made."
    ),
    Action.APPROVALS_REQUEST_ROLLED_BACK: _mine(
        "Change rolled back", "The approved change of {it} in {it.tenant.name} was rolled back."
    ),
    Action.APPROVALS_COMMENT_ADDED: _mine("New comment", "Somebody commented on {it} in {it.tenant.name}."),
}
