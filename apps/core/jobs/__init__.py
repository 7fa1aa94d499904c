"""Background work: messages, and jobs whose row in Postgres says what is to be done and how far it is."""

from apps.core.jobs.leases import GivenUp, Lease
from apps.core.jobs.messages import enqueue
from apps.core.jobs.services import JobNotOpen, JobNotStopped, Row, cancel, job_etag, retry, start
from apps.core.jobs.worker import run, sweep

__all__ = [
    "GivenUp",
    "JobNotOpen",
    "JobNotStopped",
    "Lease",
    "Row",
    "cancel",
    "enqueue",
    "job_etag",
    "retry",
    "run",
    "start",
    "sweep",
]
