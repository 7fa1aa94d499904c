"""Change requests, what people said about them, and permits."""

from apps.approvals.models.permits import Permit
from apps.approvals.models.requests import (
    ChangeRequest,
    ChangeRequestQuerySet,
    Comment,
    Exclusion,
    RequestSlot,
    Revision,
    Vote,
    VoteQuerySet,
)
from apps.approvals.models.snapshots import EligibleReviewer, ReviewerSnapshot

__all__ = [
    "ChangeRequest",
    "ChangeRequestQuerySet",
    "Comment",
    "EligibleReviewer",
    "Exclusion",
    "Permit",
    "RequestSlot",
    "ReviewerSnapshot",
    "Revision",
    "Vote",
    "VoteQuerySet",
]
