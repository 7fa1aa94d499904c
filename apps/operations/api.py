"""Long work over REST: for whoever started it, and for operators."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.db.models import QuerySet
from ninja import Query, Router, Schema
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.core import jobs
from apps.core.choices import JobState
from apps.core.models import Job
from apps.core.refusals import Invalid, NotFound
from apps.core.rest import IfMatch, OperationOut, PageIn, editable, keyset, listed, operation_out
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Scope

router = Router()


class OperationPage(Schema):
    items: list[OperationOut]
    next_cursor: str | None


class OperationsIn(PageIn):
    state: Annotated[str, Field(max_length=20)] = ""


@router.get(
    "/operations",
    auth=TokenAuth(Scope.OPERATIONS_READ),
    response=OperationPage,
    summary="Long work, newest first",
)
def list_operations(request: SignedInRequest, query: Query[OperationsIn]) -> dict[str, Any]:
    rows = _jobs(request.user)
    if query.state:
        if query.state not in JobState.values:
            sentence = f"There is no such state. Use one of {', '.join(JobState.values)}."
            raise Invalid(sentence, errors={"state": [sentence]})
        rows = rows.filter(state=query.state)
    # Ids begin with the time.
    found, next_cursor = keyset(rows, query, by="-id")
    return listed(found, next_cursor, show=operation_out)


@router.get(
    "/operations/{uuid:pk}",
    auth=TokenAuth(Scope.OPERATIONS_READ),
    response=OperationOut,
    summary="One piece of long work",
)
def get_operation(request: SignedInRequest, pk: UUID) -> dict[str, Any]:
    return _shown(_load(request, pk), request)


@router.post(
    "/operations/{uuid:pk}/cancel",
    auth=TokenAuth(Scope.OPERATIONS_CANCEL),
    response=OperationOut,
    summary="Cancel long work; what is done stays done",
)
def cancel_operation(request: SignedInRequest, pk: UUID, if_match: IfMatch = None) -> dict[str, Any]:
    return _shown(jobs.cancel(job=_load(request, pk), by=request.user, if_match=if_match), request)


def _jobs(user: User) -> QuerySet[Job]:
    """Return the jobs that somebody may follow: the own ones, for operators all."""
    is_bound = getattr(user, "bound_tenant_id", None) is not None
    return (
        Job.objects.all() if access.operates(user) and not is_bound else Job.objects.filter(requested_by=user)
    )


def _load(request: SignedInRequest, pk: UUID) -> Job:
    found = _jobs(request.user).filter(pk=pk).first()
    if found is None:
        raise NotFound()
    return found


def _shown(job: Job, request: SignedInRequest) -> dict[str, Any]:
    editable(request, jobs.job_etag(job))
    return operation_out(job)
