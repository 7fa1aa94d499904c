"""How workers do jobs. Two workers with the same message, a lost message and a killed worker all end well:
the row is locked to be claimed, each row's work commits together with its outcome, and a sweep finds the rest."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any
from uuid import UUID

from django.db import transaction

from apps.core import areas, clock
from apps.core.choices import JobState
from apps.core.jobs import messages, states
from apps.core.jobs.leases import CancelAsked, GivenUp, Lease, LeaseExpired, Superseded, summary
from apps.core.models import Job
from apps.core.refusals import Refused

logger = logging.getLogger(__name__)

LOST_AFTER = dt.timedelta(seconds=60)
SILENT_AFTER = dt.timedelta(seconds=60)
LONGEST_WAIT = dt.timedelta(minutes=5)
SWEPT_AT_ONCE = 100


def run(job_id: UUID) -> None:
    """Do a job as far as one lease goes. A job that is not to be done now is left alone."""
    job = _claim(job_id)
    if job is None:
        return
    try:
        result = areas.job(job.kind).work(Lease(job))
    except Superseded:
        logger.info("job %s: another worker has it", job.pk)
    except LeaseExpired:
        _end(job, JobState.QUEUED)
    except CancelAsked:
        _end(job, JobState.CANCELLED, result=f"Cancelled. {summary(job)}")
    except GivenUp as given_up:
        _end(job, JobState.DEAD, error=given_up.sentence)
    except Refused as refused:
        _failed(job, refused.sentence)
    except Exception as error:  # whatever went wrong is the job's failure, and the worker goes on
        logger.exception("job %s failed", job.pk)
        _failed(job, f"The worker failed ({type(error).__name__}); its log tells more.")
    else:
        _end(job, JobState.SUCCEEDED, result=result[:300])


def sweep() -> int:
    """Find what was lost: messages that never came, and workers that fell silent.

    Returns how many jobs it sent on their way again.
    """
    moment = clock.now()
    with transaction.atomic():
        for job in _unlocked(Job.objects.silent(since=moment - SILENT_AFTER)):
            _fail(job, "Its worker fell silent.")
    with transaction.atomic():
        found = _unlocked(Job.objects.lost(sent_before=moment - LOST_AFTER))
        for job in found:
            job.sent_at = moment
            job.save(update_fields=["sent_at"])
            messages.run_job(job.pk, job.kind)
    return len(found)


def _unlocked(jobs: Any) -> list[Job]:
    # One that is locked is at work or in somebody's hands; the next sweep sees it.
    return list(
        jobs.select_for_update(skip_locked=True, of=("self",), no_key=True).order_by("due_at")[:SWEPT_AT_ONCE]
    )


@transaction.atomic
def _claim(job_id: UUID) -> Job | None:
    job = (
        Job.objects.select_for_update(of=("self",), no_key=True)
        .select_related("requested_by")
        .filter(pk=job_id)
        .first()
    )
    moment = clock.now()
    if job is None or JobState.RUNNING not in states.after(job):
        return None
    if job.state == JobState.FAILED and job.due_at > moment:
        return None
    states.move(
        job,
        JobState.RUNNING,
        attempts=job.attempts + 1,
        claim=job.claim + 1,
        started_at=job.started_at or moment,
        heartbeat_at=moment,
        error="",
    )
    return job


@transaction.atomic
def _end(job: Job, state: JobState, *, result: str = "", error: str = "") -> None:
    locked = states.lock(job.pk)
    if locked.state != JobState.RUNNING or locked.claim != job.claim:
        return
    moment = clock.now()
    if state == JobState.QUEUED:
        # The lease was used up: what comes next is no new try.
        states.move(locked, state, attempts=0, due_at=moment, sent_at=moment)
        messages.run_job(job.pk, job.kind)
    else:
        states.move(locked, state, result=result[:300], error=error[:300], finished_at=moment)


@transaction.atomic
def _failed(job: Job, sentence: str) -> None:
    locked = states.lock(job.pk)
    if locked.state == JobState.RUNNING and locked.claim == job.claim:
        _fail(locked, sentence)


def _fail(job: Job, sentence: str) -> None:
    """Let a locked job wait for another try, longer each time, or make it a dead letter."""
    moment = clock.now()
    if job.is_cancel_asked:
        states.move(job, JobState.CANCELLED, result="Cancelled.", finished_at=moment)
    elif job.attempts >= job.max_attempts:
        states.move(job, JobState.DEAD, error=sentence[:300], finished_at=moment)
    else:
        wait = min(dt.timedelta(seconds=5 * 2**job.attempts), LONGEST_WAIT)
        # The sweep sends it when its time has come.
        states.move(job, JobState.FAILED, error=sentence[:300], due_at=moment + wait, sent_at=None)
