"""Sending messages. A message is a hint: Postgres is the truth, and what was lost is found there."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any
from uuid import UUID

from celery import current_app
from django.db import transaction

from apps.core import areas

logger = logging.getLogger(__name__)

RUN_JOB = "core.run_job"


# A worker that overruns its time is first asked to stop, and then ended.
SPARE_SECONDS = 5.0


def run_job(job_id: UUID, kind: str) -> None:
    """Send a worker to a job after the present transaction commits, with the time that its kind may take."""
    seconds = areas.job(kind).seconds
    limits = {}
    if seconds is not None:
        limits = {"soft_time_limit": seconds + SPARE_SECONDS, "time_limit": seconds + 2 * SPARE_SECONDS}
    transaction.on_commit(partial(_send, RUN_JOB, {"job_id": str(job_id)}, **limits))


def enqueue(task_name: str, **ids: Any) -> None:
    """Send the named task after the present transaction commits.

    A broker that cannot be reached is logged and never raised: what the task would have done is also done by the
    reconciler, which needs the database only, or by the next sweep.
    """
    transaction.on_commit(partial(_send, task_name, ids))


def _send(task_name: str, ids: dict[str, Any], **limits: float) -> None:
    try:
        current_app.send_task(task_name, kwargs=ids, retry=False, ignore_result=True, **limits)
    except Exception as error:  # the broker's client raises many kinds; none may reach the person
        logger.warning(
            "task %s was not sent (%s); the reconciler will do it", task_name, type(error).__name__
        )
