"""Rollouts over REST."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.urls import reverse
from ninja import Query, Router, Schema
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.approvals.choices import REASON_LENGTH
from apps.core.paging import Listing
from apps.core.refusals import Invalid
from apps.core.rest import IfMatch, PageIn, commits_by_itself, editable, listed
from apps.rollouts import services
from apps.rollouts.choices import RolloutState
from apps.rollouts.models import Rollout, RolloutQuerySet
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import Tenant

router = Router()


class RolloutOut(Schema):
    id: UUID
    state: RolloutState
    weight: int
    verdict: str
    reason: str
    step: int
    steps: int
    generation: int
    observed_weight: int | None
    observed_generation: int | None
    change_request_id: UUID
    tenant: str
    model: str
    version: int
    baseline_version: int | None
    evidence: dict[str, Any]
    created_at: dt.datetime
    finished_at: dt.datetime | None
    url: str


class RolloutPage(Schema):
    items: list[RolloutOut]
    next_cursor: str | None


class AbortIn(Schema):
    reason: Annotated[str, Field(max_length=10 * REASON_LENGTH)] = ""


class RolloutsIn(PageIn):
    tenant: str = ""
    state: str = ""


def rollout_out(rollout: Rollout, request: SignedInRequest) -> dict[str, object]:
    """Return the JSON object of a rollout, as every route shows it.

    `weight` is the desired canary weight, `observed_weight` the one that the router last showed; once the rollout has
    finished they are 100 or 0. `step` counts from 1.
    """
    route = rollout.route
    verdict = rollout.evidence.get("verdict") or {}
    return {
        "id": rollout.pk,
        "state": rollout.state,
        "weight": rollout.desired_weight,
        "verdict": rollout.verdict,
        "reason": rollout.message,
        "step": min(rollout.step_index + 1, len(rollout.plan)),
        "steps": len(rollout.plan),
        "generation": route.generation,
        "observed_weight": rollout.observed_weight,
        "observed_generation": route.observed_generation,
        "change_request_id": rollout.change_request_id,
        "tenant": rollout.tenant.slug,
        "model": rollout.model_name,
        "version": rollout.candidate_number,
        "baseline_version": rollout.baseline_number,
        "evidence": {
            **verdict,
            "measurements": rollout.measurements_count,
            "slow_ms": rollout.slow_bound,
            "query": rollout.evidence.get("query", ""),
            "no_data": rollout.evidence.get("no_data", ""),
        },
        "created_at": rollout.created_at,
        "finished_at": rollout.finished_at,
        "url": request.build_absolute_uri(reverse("rollouts:detail", args=[rollout.pk])),
    }


@router.get(
    "/rollouts", auth=TokenAuth(Scope.ROLLOUTS_READ), response=RolloutPage, summary="Rollouts, newest first"
)
def list_rollouts(request: SignedInRequest, query: Query[RolloutsIn]) -> dict[str, object]:
    rows, tenant_ids = Rollout.objects.all(), access.tenant_ids(request.user)
    if query.tenant:
        tenant_ids &= {access.get_or_404(Tenant.objects.all, user=request.user, slug=query.tenant).pk}
    if query.state:
        if query.state not in RolloutState.values:
            sentence = f"There is no such state. Use one of {', '.join(RolloutState.values)}."
            raise Invalid(sentence, errors={"state": [sentence]})
        rows = rows.in_states([query.state])
    page = Listing([rows], tenant_ids, newest_index=True).page(
        cursor=query.cursor, size=query.limit, read=RolloutQuerySet.with_content
    )
    return listed(page.rows, page.next_cursor, show=lambda row: rollout_out(row, request))


@router.get(
    "/rollouts/{uuid:pk}", auth=TokenAuth(Scope.ROLLOUTS_READ), response=RolloutOut, summary="One rollout"
)
def get_rollout(request: SignedInRequest, pk: UUID) -> dict[str, object]:
    return _shown(_load(request, pk), request)


@router.post(
    "/rollouts/{uuid:pk}/abort",
    auth=TokenAuth(Scope.ROLLOUTS_ABORT),
    response=RolloutOut,
    summary="Abort a rollout: send all traffic back to the stable version",
)
@commits_by_itself
def abort_rollout(
    request: SignedInRequest, pk: UUID, payload: AbortIn | None = None, if_match: IfMatch = None
) -> dict[str, object]:
    reason = payload.reason if payload is not None else ""
    aborted = services.abort(rollout=_load(request, pk), by=request.user, reason=reason, if_match=if_match)
    return _shown(aborted, request)


def _shown(rollout: Rollout, request: SignedInRequest) -> dict[str, object]:
    editable(request, services.rollout_etag(rollout))
    return rollout_out(rollout, request)


def _load(request: SignedInRequest, pk: UUID) -> Rollout:
    return access.get_or_404(Rollout.objects.with_names, user=request.user, pk=pk)
