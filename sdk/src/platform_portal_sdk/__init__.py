"""Typed client of Platform Portal."""

from .client import ChangeRequests, Portal, Rollouts
from .errors import (
    BadFolder,
    Conflict,
    Invalid,
    NotFound,
    NotPermitted,
    NotSignedIn,
    PortalError,
    RedirectRefused,
    ServerFault,
    TooManyRequests,
    Unreachable,
    UploadMismatch,
    WaitTimedOut,
)
from .registry import Models
from .types import ChangeRequest, Me, Membership, ModelVersion, RegisteredModel, Rollout

__all__ = [
    "BadFolder",
    "ChangeRequest",
    "ChangeRequests",
    "Conflict",
    "Invalid",
    "Me",
    "Membership",
    "ModelVersion",
    "Models",
    "NotFound",
    "NotPermitted",
    "NotSignedIn",
    "Portal",
    "PortalError",
    "RedirectRefused",
    "RegisteredModel",
    "Rollout",
    "Rollouts",
    "ServerFault",
    "TooManyRequests",
    "Unreachable",
    "UploadMismatch",
    "WaitTimedOut",
]
