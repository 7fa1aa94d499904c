"""Every write to change requests, votes and permits, and who could vote."""

from apps.approvals.eligibility import (
    BecameReviewerLater,
    ExcludedParticipant,
    NotAPerson,
    NotEligible,
    OwnRequest,
    PasswordOfAnother,
    SlotsOfOthers,
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
from apps.approvals.services.slots import NoEligibleApprover
from apps.approvals.services.voting import ReasonRequired, UnknownDecision, cast_vote

__all__ = [
    "BecameReviewerLater",
    "ExcludedParticipant",
    "NoEligibleApprover",
    "NotAPerson",
    "NotEligible",
    "NotRequester",
    "OwnRequest",
    "PasswordOfAnother",
    "PermitRefused",
    "ReasonRequired",
    "RequestClosed",
    "RequestNotExecuting",
    "SlotsOfOthers",
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
