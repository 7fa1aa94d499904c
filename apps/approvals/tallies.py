"""How the votes of many requests stand and what they are about, read together: for lists, the detail page and the API."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, Func, IntegerField, QuerySet

from apps.approvals.choices import Decision
from apps.approvals.documents import Subject, subject
from apps.approvals.models import ChangeRequest, Vote
from apps.core.paging import batches
from apps.core.postgres.compiled import compiled_once
from apps.policies.models import PolicyDecision

# Documents that are held in memory together: one that names ten thousand files has megabytes.
BATCH_BYTES = 256 * 1024


@dataclass
class Tally:
    """The latest vote of each person on the current content of one request."""

    approvals: list[Vote] = field(default_factory=list)
    rejections: list[Vote] = field(default_factory=list)


def tally(requests: Iterable[ChangeRequest]) -> dict[UUID, Tally]:
    """Return the tally of each request."""
    found = {request.pk: Tally() for request in requests}
    votes = _with_voters(ids=frozenset(found)) if found else []
    for vote in sorted(votes, key=lambda vote: vote.pk):
        one = found[vote.change_request_id]
        (one.approvals if vote.decision == Decision.APPROVE else one.rejections).append(vote)
    return found


@compiled_once
def _with_voters(*, ids: frozenset[UUID]) -> QuerySet[Vote]:
    """Return the latest vote of each person on the current content of each request."""
    return (
        Vote.objects.filter(
            change_request__in=ids,
            revision=F("change_request__revision"),
            digest=F("change_request__digest"),
        )
        .order_by("change_request_id", "voter_id", "-id")
        .distinct("change_request_id", "voter_id")
        .select_related("voter")
    )


def approvals(requests: Iterable[ChangeRequest]) -> Counter[UUID]:
    """Count the approvals of each request, for lists that name nobody."""
    revisions = {request.pk: request.revision for request in requests}
    votes = _by_revision(ids=frozenset(revisions)) if revisions else []
    return Counter(
        pk for pk, revision, decision in votes if revision == revisions[pk] and decision == Decision.APPROVE
    )


@compiled_once
def _by_revision(*, ids: frozenset[UUID]) -> QuerySet[Vote, tuple[UUID, int, str]]:
    """Return the latest vote of each person on each revision, whose number tells its content."""
    votes = Vote.objects.filter(change_request__in=ids)
    return (
        votes.order_by("change_request_id", "revision", "voter_id", "-id")
        .distinct("change_request_id", "revision", "voter_id")
        .values_list("change_request_id", "revision", "decision")
    )


def subjects(requests: Iterable[ChangeRequest]) -> dict[UUID, Subject]:
    """Return what each request is about, without keeping the documents that say it."""
    ids = frozenset(request.pk for request in requests)
    sizes = _sizes(ids=ids) if ids else []
    return {
        row.pk: subject(row.content)
        for batch in batches(sizes, most=BATCH_BYTES)
        for row in _documents(ids=frozenset(batch))
    }


@compiled_once
def _sizes(*, ids: frozenset[UUID]) -> QuerySet[ChangeRequest, tuple[UUID, int]]:
    # Postgres knows it without unpacking the text.
    size = Func("document", function="octet_length", output_field=IntegerField())
    return ChangeRequest.objects.filter(pk__in=ids).order_by().values_list("pk", size)


@compiled_once
def _documents(*, ids: frozenset[UUID]) -> QuerySet[ChangeRequest]:
    return ChangeRequest.objects.filter(pk__in=ids).order_by().only("document")


def latest_decisions(requests: Iterable[ChangeRequest]) -> dict[UUID, PolicyDecision]:
    """Return what the policy said last of each request."""
    of = {request.pk: request.tenant_id for request in requests}
    rows = _latest(subjects=frozenset(of), tenants=frozenset(of.values())) if of else []
    return {row.subject_id: row for row in rows}


@compiled_once
def _latest(*, subjects: frozenset[UUID], tenants: frozenset[UUID]) -> QuerySet[PolicyDecision]:
    rows = PolicyDecision.objects.filter(subject_id__in=subjects, tenant_id__in=tenants)
    return rows.order_by("subject_id", "-id").distinct("subject_id")
