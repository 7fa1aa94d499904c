"""Change requests over REST.

Opening one is an act of the domain app: it adds its POST to this `router`, since two routers cannot share a path.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.approvals import documents, services
from apps.approvals.choices import REASON_LENGTH, State
from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet
from apps.approvals.tallies import approvals, latest_decisions, subjects
from apps.core.paging import Listing
from apps.core.postgres.base import planned_once
from apps.core.refusals import Invalid
from apps.core.rest import PAGE_SIZE, PageSize, commits_by_itself
from apps.policies.models import PolicyDecision
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import Tenant

router = Router()


class PolicyOut(Schema):
    allow: bool
    reasons: list[str]


class ChangeRequestOut(Schema):
    id: UUID
    number: int
    state: State
    digest: str
    url: str
    tenant: str
    title: str
    model: str
    version: int | None
    alias: str
    revision: int
    quorum: int
    approvals: int
    rollout_id: UUID | None
    observed: bool
    policy: PolicyOut
    blocked_reason: str
    reason: str
    requester: str
    created_at: dt.datetime
    decided_at: dt.datetime | None
    expires_at: dt.datetime


class ChangeRequestPage(Schema):
    items: list[ChangeRequestOut]
    next_cursor: str | None


class VoteIn(Schema):
    digest: Annotated[str, Field(max_length=100)]
    decision: Annotated[str, Field(max_length=20)]
    reason: Annotated[str, Field(max_length=10 * REASON_LENGTH)] = ""


class WithdrawIn(Schema):
    reason: Annotated[str, Field(max_length=10 * REASON_LENGTH)] = ""


class ListIn(Schema):
    tenant: str = ""
    state: str = ""
    cursor: str = ""
    limit: PageSize = PAGE_SIZE


def change_request_out(
    change_request: ChangeRequest,
    request: HttpRequest,
    *,
    approved: int | None = None,
    decision: PolicyDecision | None = None,
    about: documents.Subject | None = None,
) -> dict[str, object]:
    """Return the JSON object of a change request, as every route shows it.

    `observed` is false where the plan is one without traffic: it has no rollout, and the alias moves once it is approved.
    Lists pass how many `approved`, the `decision` and what it is `about`, read for all rows at once.
    """
    if approved is None:
        approved = approvals([change_request])[change_request.pk]
        decision = latest_decisions([change_request]).get(change_request.pk)
    about = about or documents.subject(change_request.content)
    return {
        "id": change_request.pk,
        "number": change_request.number,
        "state": change_request.shown_state,
        "digest": change_request.digest,
        "url": request.build_absolute_uri(reverse("approvals:detail", args=[change_request.pk])),
        "tenant": change_request.tenant.slug,
        "title": change_request.title,
        "model": about.model,
        "version": about.version,
        "alias": about.alias,
        "revision": change_request.revision,
        "quorum": change_request.quorum,
        "approvals": approved,
        "rollout_id": change_request.execution_id,
        "observed": about.is_observed,
        # No decision is no permission.
        "policy": {
            "allow": decision is not None and decision.allows,
            "reasons": decision.reasons if decision is not None else [],
        },
        "blocked_reason": change_request.blocked_reason,
        "reason": change_request.reason,
        "requester": change_request.requester.get_username(),
        "created_at": change_request.created_at,
        "decided_at": change_request.decided_at,
        "expires_at": change_request.expires_at,
    }


@router.get(
    "/change-requests",
    auth=TokenAuth(Scope.APPROVALS_READ),
    response=ChangeRequestPage,
    summary="Change requests, newest first",
)
def list_change_requests(request: SignedInRequest, query: Query[ListIn]) -> dict[str, object]:
    rows, tenant_ids = ChangeRequest.objects.all(), access.tenant_ids(request.user)
    if query.tenant:
        tenant_ids &= {access.get_or_404(Tenant.objects.all, user=request.user, slug=query.tenant).pk}
    if query.state:
        if query.state not in State.values:
            sentence = f"There is no such state. Use one of {', '.join(State.values)}."
            raise Invalid(sentence, errors={"state": [sentence]})
        rows = rows.filter(state=query.state)
    page = Listing([rows], tenant_ids, dense=True).page(
        cursor=query.cursor, size=query.limit, read=ChangeRequestQuerySet.with_content
    )
    with planned_once():
        approved, decisions = approvals(page.rows), latest_decisions(page.rows)
        about = subjects(page.rows)
    items = [
        change_request_out(
            row, request, approved=approved[row.pk], decision=decisions.get(row.pk), about=about[row.pk]
        )
        for row in page.rows
    ]
    return {"items": items, "next_cursor": page.next_cursor or None}


@router.get(
    "/change-requests/{uuid:pk}",
    auth=TokenAuth(Scope.APPROVALS_READ),
    response=ChangeRequestOut,
    summary="One change request",
)
def get_change_request(request: SignedInRequest, pk: UUID) -> dict[str, object]:
    return change_request_out(_load(request, pk), request)


@router.post(
    "/change-requests/{uuid:pk}/votes",
    auth=TokenAuth(Scope.APPROVALS_VOTE),
    response=ChangeRequestOut,
    summary="Approve or reject",
)
@commits_by_itself
def vote(request: SignedInRequest, pk: UUID, payload: VoteIn) -> dict[str, object]:
    voted = services.cast_vote(
        change_request=_load(request, pk),
        digest=payload.digest,
        decision=payload.decision,
        reason=payload.reason,
        by=request.user,
    )
    return change_request_out(voted, request)


@router.post(
    "/change-requests/{uuid:pk}/withdraw",
    auth=TokenAuth(Scope.APPROVALS_REQUEST),
    response=ChangeRequestOut,
    summary="Withdraw a request",
)
def withdraw(request: SignedInRequest, pk: UUID, payload: WithdrawIn | None = None) -> dict[str, object]:
    reason = payload.reason if payload is not None else ""
    withdrawn = services.withdraw(change_request=_load(request, pk), by=request.user, reason=reason)
    return change_request_out(withdrawn, request)


def _load(request: SignedInRequest, pk: UUID) -> ChangeRequest:
    return access.get_or_404(ChangeRequest.objects.for_page, user=request.user, pk=pk)
