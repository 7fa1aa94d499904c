"""Background work of the jobs themselves. Each task is a hint: the job's row says what is to be done."""

from __future__ import annotations

from uuid import UUID

from apps.core import jobs
from apps.core.areas import Every
from apps.core.rest import idempotency
from platform_portal.celery import app


@app.task(name="core.run_job")
def run_job(job_id: str) -> None:
    """Do a job, or a turn of it."""
    jobs.run(UUID(job_id))


@app.task(name="core.sweep_jobs")
def sweep_jobs() -> None:
    """Send lost jobs on their way again."""
    jobs.sweep()


@app.task(name="core.sweep_idempotency_keys")
def sweep_idempotency_keys() -> None:
    """Delete the Idempotency-Keys of calls that are a day old."""
    idempotency.sweep()


SCHEDULES = (Every("core.sweep_jobs", seconds=10), Every("core.sweep_idempotency_keys", seconds=600))
