"""A worker's lease on a job: each row's work commits together with its outcome."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction

from apps.core import areas, authority, clock, faults
from apps.core.actors import Actor, System
from apps.core.choices import JobState, RowOutcome
from apps.core.jobs import states
from apps.core.models import Job, JobRow
from apps.core.refusals import Refused, record_denied

logger = logging.getLogger(__name__)

# Well inside the limit that Celery sets for a task (CELERY_TASK_SOFT_TIME_LIMIT).
LEASE_SECONDS = 10.0


class Superseded(Exception):
    """Another worker has this job now, or it was ended."""


class CancelAsked(Exception):
    """A person has cancelled the job."""


class LeaseExpired(Exception):
    """The lease is over; the job goes on under another one."""


class GivenUp(Exception):
    """The job ends as a dead letter at once, with a sentence that says why: another try would end alike."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class Lease:
    """A worker's lease on a job."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.args: dict[str, Any] = job.args
        # As the person is now: who was deactivated meanwhile does nothing more.
        self.by: Actor = job.requested_by or System("job")
        self._ends = time.monotonic() + (areas.job(job.kind).seconds or LEASE_SECONDS)

    @contextmanager
    def step(self, *, done: int = 1) -> Iterator[None]:
        """Open the transaction of one step; the job cannot change hands inside it.

        What the block writes commits together with the progress. Raises `Superseded`, `CancelAsked`, `LeaseExpired`.
        """
        if time.monotonic() > self._ends:
            raise LeaseExpired
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
