"""States, decisions and the time limits of change requests."""

from __future__ import annotations

import datetime as dt

from django.db import models

# The feature switch.
REQUESTS = "approvals.open"


class State(models.TextChoices):
    """Where a change request is on its way."""

    IN_REVIEW = "in_review", "In review"
    EXECUTING = "executing", "Executing"
    APPLIED = "applied", "Applied"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrawn"
    ROLLED_BACK = "rolled_back", "Rolled back"
    FAILED = "failed", "Failed"
    EXPIRED = "expired", "Expired"


# The database holds the same table in a trigger; a test compares the two cell by cell.
TRANSITIONS: dict[State, frozenset[State]] = {
    State.IN_REVIEW: frozenset({State.EXECUTING, State.REJECTED, State.WITHDRAWN, State.EXPIRED}),
    State.EXECUTING: frozenset({State.APPLIED, State.ROLLED_BACK, State.FAILED}),
    State.APPLIED: frozenset(),
    State.REJECTED: frozenset(),
    State.WITHDRAWN: frozenset(),
    State.ROLLED_BACK: frozenset(),
    State.FAILED: frozenset(),
    State.EXPIRED: frozenset(),
}

# How an execution can end; only these can be given to `finish`.
OUTCOMES: frozenset[State] = TRANSITIONS[State.EXECUTING]


def can_move(before: str, after: str) -> bool:
    """Return whether the table allows going from one state to another."""
    return State(after) in TRANSITIONS[State(before)]


class Decision(models.TextChoices):
    APPROVE = "approve", "Approve"
    REJECT = "reject", "Reject"


# Two persons decide until risk tiers exist; the database refuses less.
MINIMUM_QUORUM = 2

REQUEST_LIFETIME = dt.timedelta(days=30)
# For so long requests may share a snapshot of eligible reviewers, before a new one is taken.
SNAPSHOT_USE = dt.timedelta(days=30)
APPROVAL_LIFETIME = dt.timedelta(days=7)
# An execution may take seven days; the permit outlives it by one, for holding and for outages.
PERMIT_LIFETIME = dt.timedelta(days=8)

REASON_LENGTH = 2000
