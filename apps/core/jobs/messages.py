"""Sending messages. A message is a hint: Postgres is the truth, and what was lost is found there."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)

RUN_JOB = "core.run_job"


def enqueue(task_name: str, **ids: Any) -> None:
    """Send the named task after the present transaction commits.

    A broker that cannot be reached is logged and never raised: what the task would have done is also done by the
    reconciler, which needs the database only, or by the next sweep.
    """
    transaction.on_commit(partial(_send, task_name, ids))


def _send(task_name: str, ids: dict[str, Any]) -> None:
    try:
        current_app.send_task(task_name, kwargs=ids, retry=False, ignore_result=True)
    except Exception as error:  # the broker's client raises many kinds; none may reach the person
        logger.warning(
            "task %s was not sent (%s); the reconciler will do it", task_name, type(error).__name__
        )
