"""Long work: answered 202 with an operation to follow, which is a job seen through REST."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Schema, Status

from apps.core.choices import JobState
from apps.core.models import Job

ADDRESS = "/api/v1/operations"


class OperationOut(Schema):
    """`total` is null until it is known; `links` name where to follow it, and where to cancel it while that is possible."""

    id: UUID
    kind: str
    title: str
    state: JobState
    done: int
    total: int | None
    result: str
    error: str
    created_at: dt.datetime
    finished_at: dt.datetime | None
    links: dict[str, str]


def operation_out(job: Job) -> dict[str, Any]:
    """Return the JSON object of an operation, as every route shows it."""
    links = {"self": address_of(job)}
    if job.finished_at is None:
        links["cancel"] = f"{address_of(job)}/cancel"
    return {
        "id": job.pk,
        "kind": job.kind,
        "title": job.title,
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "result": job.result,
        "error": job.error,
        "created_at": job.created_at,
        "finished_at": job.finished_at,
        "links": links,
    }


def accepted(job: Job, response: HttpResponse) -> Status:
    """Answer 202 with the operation to follow; the view declares `response={202: OperationOut}`."""
    response["Location"] = address_of(job)
    return Status(202, operation_out(job))


def address_of(job: Job) -> str:
    """Return the path of an operation."""
    return f"{ADDRESS}/{job.pk}"
