"""Every write to change requests, votes and permits, and who could vote."""

from apps.approvals.eligibility import (
    BecameReviewerLater,
    ExcludedParticipant,
    NotAPerson,
    NotEligible,
    OwnRequest,
    PasswordOfAnother,
    eligible_for,
)
from apps.approvals.services.execution import PermitRefused, consume_permit, reconsider
from apps.approvals.services.requests import (
    NotRequester,
    RequestClosed,
    RequestNotExecuting,
    StaleDigest,
    comment,
    expire_overdue,
    finish,
    open_request,
    request_etag,
    withdraw,
)
from apps.approvals.services.voting import ReasonRequired, UnknownDecision, cast_vote

__all__ = [
    "BecameReviewerLater",
    "ExcludedParticipant",
    "NotAPerson",
    "NotEligible",
    "NotRequester",
    "OwnRequest",
    "PasswordOfAnother",
    "PermitRefused",
    "ReasonRequired",
    "RequestClosed",
    "RequestNotExecuting",
    "StaleDigest",
    "UnknownDecision",
    "cast_vote",
    "comment",
    "consume_permit",
    "eligible_for",
    "expire_overdue",
    "finish",
    "open_request",
    "reconsider",
    "request_etag",
    "withdraw",
]
