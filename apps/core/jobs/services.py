"""Writes of people to jobs: starting, cancelling, trying again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from apps.core import areas, authority, clock, etags, recorder
from apps.core.actors import Actor, System
from apps.core.choices import JobState
from apps.core.jobs import messages, states
from apps.core.models import Job, JobRow
from apps.core.refusals import Conflict


class JobNotOpen(Conflict):
    code = "job_not_open"
    sentence = "This job has finished. There is nothing to cancel."


class JobNotStopped(Conflict):
    code = "job_not_stopped"
    sentence = "Only a job that failed or is a dead letter can be tried again."


@dataclass(frozen=True)
class Row:
    """An object for a job to act on, with a name for people."""

    object_id: str
    label: str


@transaction.atomic
def start(
    kind: str, args: dict[str, Any], *, by: Actor, title: str, rows: Iterable[Row] = (), max_attempts: int = 5
) -> Job:
    """Put a job in the queue; it begins when the present transaction has committed.

    Whoever calls it has checked that `by` may; what the job then does is done in the name of `by`. `args` holds ids and
    small values. Raises `KeyError` for an unknown kind.
    """
    areas.job(kind)
    person: Any = None if isinstance(by, System) else by
    job = Job.objects.create(
        kind=kind,
        title=title[:200],
        args=args,
        max_attempts=max_attempts,
        requested_by=person,
        sent_at=clock.now(),
    )
    made = JobRow.objects.bulk_create(
        JobRow(job=job, number=number, object_id=row.object_id, label=row.label[:200])
        for number, row in enumerate(rows, start=1)
    )
    if made:
        job.total = len(made)
        job.save(update_fields=["total"])
    messages.run_job(job.pk, job.kind)
    _record("operations.job.started", job, by, kind=kind, rows=len(made))
    return job


@transaction.atomic
def cancel(*, job: Job, by: Actor, if_match: str | None = None) -> Job:
    """Cancel a job, or set a dead letter aside: whoever started it may, and operators.

    One that runs ends before its next row, and what is done stays done. `if_match` is the `job_etag` that was read.
    Raises `JobNotOpen`, `ChangedMeanwhile` and `Forbidden`.
    """
    if job.requested_by_id is None or job.requested_by_id != getattr(by, "pk", None):
        authority.require_operator(by)
    locked = states.lock(job.pk)
    etags.require_match(if_match, _progress(locked))
    if locked.state == JobState.RUNNING:
        locked.is_cancel_asked = True
        locked.save(update_fields=["is_cancel_asked"])
    elif JobState.CANCELLED in states.after(locked):
        states.move(locked, JobState.CANCELLED, result="Cancelled.", finished_at=clock.now())
    else:
        raise JobNotOpen()
    _record("operations.job.cancelled", locked, by)
    return locked


@transaction.atomic
def retry(*, job: Job, by: Actor) -> Job:
    """Put a failed job or a dead letter back in the queue; rows that are done are not done again.

    Raises `JobNotStopped` and `Forbidden`.
    """
    authority.require_operator(by)
    locked = states.lock(job.pk)
    if locked.state not in (JobState.FAILED, JobState.DEAD):
        raise JobNotStopped()
    moment = clock.now()
    states.move(locked, JobState.QUEUED, attempts=0, due_at=moment, sent_at=moment, finished_at=None)
    messages.run_job(locked.pk, locked.kind)
    _record("operations.job.retried", locked, by)
    return locked


def job_etag(job: Job) -> str:
    """Return the entity tag of how far a job is."""
    return etags.of(_progress(job))


def _progress(job: Job) -> dict[str, Any]:
    return {"state": str(job.state), "is_cancel_asked": job.is_cancel_asked}


def _record(action: str, job: Job, by: Actor, **data: Any) -> None:
    recorder.current().record(action, tenant_id=None, by=by, obj=("core.job", str(job.pk)), data=data)
