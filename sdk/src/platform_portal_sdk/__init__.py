"""Typed client of Platform Portal."""

from .audit import Audit, Entry
from .change_requests import ChangeRequest, ChangeRequests, Slot
from .client import Me, Membership, Portal
from .connections import Connection, Connections
from .errors import (
    BadFolder,
    Conflict,
    Invalid,
    NotFound,
    NotPermitted,
    NotSignedIn,
    PortalError,
    PreconditionFailed,
    RedirectRefused,
    ServerFault,
    TooManyRequests,
    Unreachable,
    UploadMismatch,
    WaitTimedOut,
)
from .feature_views import Applied, FeatureService, FeatureView, FeatureViews
from .features import FeatureStore, FeatureStores, Sync
from .members import Member, Members
from .models import Models, RegisteredModel
from .operations import Operation, Operations
from .rollouts import Rollout, Rollouts
from .tenants import Tenant, Tenants
from .versions import ModelVersion, Versions

__all__ = [
    "Applied",
    "Audit",
    "BadFolder",
    "ChangeRequest",
    "ChangeRequests",
    "Conflict",
    "Connection",
    "Connections",
    "Entry",
    "FeatureService",
    "FeatureStore",
    "FeatureStores",
    "FeatureView",
    "FeatureViews",
    "Invalid",
    "Me",
    "Member",
    "Members",
    "Membership",
    "ModelVersion",
    "Models",
    "NotFound",
    "NotPermitted",
    "NotSignedIn",
    "Operation",
    "Operations",
    "Portal",
    "PortalError",
    "PreconditionFailed",
    "RedirectRefused",
    "RegisteredModel",
    "Rollout",
    "Rollouts",
    "ServerFault",
    "Slot",
    "Sync",
    "Tenant",
    "Tenants",
    "TooManyRequests",
    "Unreachable",
    "UploadMismatch",
    "Versions",
    "WaitTimedOut",
]
