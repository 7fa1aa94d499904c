"""How the votes of many requests stand, in one query: for lists, the detail page and the API alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F

from apps.approvals.choices import Decision
from apps.approvals.models import ChangeRequest, Vote
from apps.policies.models import PolicyDecision


@dataclass
class Tally:
    """The latest vote of each person on the current content of one request."""

    approvals: list[Vote] = field(default_factory=list)
    rejections: list[Vote] = field(default_factory=list)


def tally(requests: Iterable[ChangeRequest]) -> dict[UUID, Tally]:
    """This function will return the tally of each request."""
    found = {request.pk: Tally() for request in requests}
    votes = (
        Vote.objects.filter(
            change_request__in=list(found),
            revision=F("change_request__revision"),
            digest=F("change_request__digest"),
        )
        .select_related("voter")
        .order_by("change_request_id", "voter_id", "-id")
        .distinct("change_request_id", "voter_id")
    )
    for vote in sorted(votes, key=lambda vote: vote.pk):
        one = found[vote.change_request_id]
        (one.approvals if vote.decision == Decision.APPROVE else one.rejections).append(vote)
    return found


def latest_decisions(requests: Iterable[ChangeRequest]) -> dict[UUID, PolicyDecision]:
    """This function will return what the policy said last of each request."""
    tenants = {request.pk: request.tenant_id for request in requests}
    rows = (
        PolicyDecision.objects.filter(subject_id__in=list(tenants), tenant_id__in=set(tenants.values()))
        .order_by("subject_id", "-id")
        .distinct("subject_id")
    )
    return {row.subject_id: row for row in rows}
