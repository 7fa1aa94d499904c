from __future__ import annotations

from django.db import models


class JobState(models.TextChoices):
    """Where a job stands. A failed one is tried again by itself; a dead one waits for a person."""

    QUEUED = "queued", "Queued"
    RUNNING = "running", "Running"
    SUCCEEDED = "succeeded", "Succeeded"
    FAILED = "failed", "Failed, tried again soon"
    DEAD = "dead", "Dead letter"
    CANCELLED = "cancelled", "Cancelled"


# A long job goes back to the queue between two turns.
JOB_TRANSITIONS: dict[JobState, frozenset[JobState]] = {
    JobState.QUEUED: frozenset({JobState.RUNNING, JobState.CANCELLED}),
    JobState.RUNNING: frozenset(
        {JobState.SUCCEEDED, JobState.FAILED, JobState.DEAD, JobState.QUEUED, JobState.CANCELLED}
    ),
    JobState.FAILED: frozenset({JobState.RUNNING, JobState.QUEUED, JobState.CANCELLED}),
    JobState.DEAD: frozenset({JobState.QUEUED, JobState.CANCELLED}),
    JobState.SUCCEEDED: frozenset(),
    JobState.CANCELLED: frozenset(),
}
OPEN_JOBS = frozenset({JobState.QUEUED, JobState.RUNNING, JobState.FAILED})


class RowOutcome(models.TextChoices):
    """What came of one row of a job."""

    WAITING = "waiting", "Waiting"
    DONE = "done", "Done"
    REFUSED = "refused", "Refused"
    GONE = "gone", "No longer there"
