"""The one way from state to state of a job."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from apps.core.choices import JOB_TRANSITIONS, JobState
from apps.core.models import Job


def lock(pk: UUID) -> Job:
    """Return a job that nobody else changes until the transaction ends."""
    return Job.objects.select_for_update(of=("self",), no_key=True).select_related("requested_by").get(pk=pk)


def after(job: Job) -> frozenset[JobState]:
    """Return the states to which a job can go now."""
    return JOB_TRANSITIONS[JobState(job.state)]


def move(job: Job, state: JobState, **changes: Any) -> None:
    """Move a locked job and write the changes that go with it."""
    if state not in after(job):
        raise ValueError(f"a job does not go from {job.state} to {state}")
    job.state = state
    for name, value in changes.items():
        setattr(job, name, value)
    job.save(update_fields=["state", *changes])
