"""What workers do with jobs. Two workers with the same message, a lost message and a killed worker all end well:
the row is locked to be claimed, each row's work commits together with its outcome, and a sweep finds the rest."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from apps.core import areas, authority, clock, faults
from apps.core.actors import Actor, System
from apps.core.choices import JobState, RowOutcome
from apps.core.jobs import states
from apps.core.jobs.messages import enqueue
from apps.core.jobs.services import TASK
from apps.core.models import Job, JobRow
from apps.core.refusals import Refused, record_denied

logger = logging.getLogger(__name__)

# Well inside the limit that Celery sets for a task (CELERY_TASK_SOFT_TIME_LIMIT).
TURN_SECONDS = 10.0
LOST_AFTER = dt.timedelta(seconds=60)
SILENT_AFTER = dt.timedelta(seconds=60)
LONGEST_WAIT = dt.timedelta(minutes=5)
SWEPT_AT_ONCE = 100


class Superseded(Exception):
    """Another worker has this job now, or it was ended."""


class CancelAsked(Exception):
    """A person has cancelled the job."""


class TurnOver(Exception):
    """The worker has done its share; the job goes on in another turn."""


class Turn:
    """A worker's hold on a job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.args: dict[str, Any] = job.args
        # As the person is now: who was deactivated meanwhile does nothing more.
        self.by: Actor = job.requested_by or System("job")
        self._ends = time.monotonic() + TURN_SECONDS

    @contextmanager
    def step(self, *, done: int = 1) -> Iterator[None]:
        """Open the transaction of one step; the job cannot change hands inside it.

        What the block writes commits together with the progress. Raises `Superseded`, `CancelAsked`, `TurnOver`.
        """
        if time.monotonic() > self._ends:
            raise TurnOver
        with transaction.atomic():
            locked = states.lock(self.job.pk)
            self._check(locked)
            self.by = locked.requested_by or System("job")
            yield
            locked.done += done
            locked.heartbeat_at = clock.now()
            # The tries are counted since the last progress.
            locked.attempts = 1
            locked.save(update_fields=["done", "heartbeat_at", "attempts"])
            faults.point("core.jobs.before_commit")

    def each_row(self, act: Callable[[JobRow], str]) -> str:
        """Call `act` for each row that still waits, each in a transaction of its own.

        `act` returns a sentence for the row. A refusal, and an object that is no longer there, are the row's outcome.
        """
        for pk in list(self.job.rows.filter(outcome=RowOutcome.WAITING).values_list("pk", flat=True)):
            refused: Refused | None = None
            with self.step():
                row = JobRow.objects.get(pk=pk)
                try:
                    with transaction.atomic(), authority.fresh():
                        row.sentence = act(row)[:400]
                    row.outcome = RowOutcome.DONE
                except Refused as error:
                    refused = error
                    row.outcome, row.code, row.sentence = RowOutcome.REFUSED, error.code, error.sentence[:400]
                except ObjectDoesNotExist:
                    row.outcome = RowOutcome.GONE
                    row.sentence = "It was no longer there; nothing was done."
                row.at = clock.now()
                row.save()
            if refused is not None:
                record_denied(refused)
        return summary(self.job)

    def _check(self, locked: Job) -> None:
        if locked.state != JobState.RUNNING or locked.claim != self.job.claim:
            raise Superseded
        if locked.is_cancel_asked:
            raise CancelAsked


def summary(job: Job) -> str:
    """Return how many rows of a job ended how."""
    outcomes = list(job.rows.values_list("outcome", flat=True))
    named = [(RowOutcome.DONE, "done"), (RowOutcome.REFUSED, "refused"), (RowOutcome.GONE, "no longer there")]
    said = [f"{count} {word}" for outcome, word in named if (count := outcomes.count(outcome))]
    return f"{', '.join(said).capitalize()}." if said else "There was nothing to do."


def run(job_id: UUID) -> None:
    """Do a job, or a turn of it. A job that is not to be done now is left alone."""
    job = _claim(job_id)
    if job is None:
        return
    try:
        result = areas.job(job.kind).work(Turn(job))
    except Superseded:
        logger.info("job %s: another worker has it", job.pk)
    except TurnOver:
        _end(job, JobState.QUEUED)
    except CancelAsked:
        _end(job, JobState.CANCELLED, result=f"Cancelled by an operator. {summary(job)}")
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
            enqueue(TASK, job_id=str(job.pk))
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
def _end(job: Job, state: JobState, *, result: str = "") -> None:
    locked = states.lock(job.pk)
    if locked.state != JobState.RUNNING or locked.claim != job.claim:
        return
    moment = clock.now()
    if state == JobState.QUEUED:
        # The turn was whole: what comes next is no new try.
        states.move(locked, state, attempts=0, due_at=moment, sent_at=moment)
        enqueue(TASK, job_id=str(job.pk))
    else:
        states.move(locked, state, result=result[:300], finished_at=moment)


@transaction.atomic
def _failed(job: Job, sentence: str) -> None:
    locked = states.lock(job.pk)
    if locked.state == JobState.RUNNING and locked.claim == job.claim:
        _fail(locked, sentence)


def _fail(job: Job, sentence: str) -> None:
    """Let a locked job wait for another try, longer each time, or make it a dead letter."""
    moment = clock.now()
    if job.is_cancel_asked:
        states.move(job, JobState.CANCELLED, result="Cancelled by an operator.", finished_at=moment)
    elif job.attempts >= job.max_attempts:
        states.move(job, JobState.DEAD, error=sentence[:300], finished_at=moment)
    else:
        wait = min(dt.timedelta(seconds=5 * 2**job.attempts), LONGEST_WAIT)
        # The sweep sends it when its time has come.
        states.move(job, JobState.FAILED, error=sentence[:300], due_at=moment + wait, sent_at=None)
