"""Every write to change requests, votes and permits."""

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
    withdraw,
)
from apps.approvals.services.voting import (
    CameLater,
    ExcludedVoter,
    NotAPerson,
    OwnRequest,
    ReasonRequired,
    UnknownDecision,
    cast_vote,
)

__all__ = [
    "CameLater",
    "ExcludedVoter",
    "NotAPerson",
    "NotRequester",
    "OwnRequest",
    "PermitRefused",
    "ReasonRequired",
    "RequestClosed",
    "RequestNotExecuting",
    "StaleDigest",
    "UnknownDecision",
    "cast_vote",
    "comment",
    "consume_permit",
    "expire_overdue",
    "finish",
    "open_request",
    "reconsider",
    "withdraw",
]
