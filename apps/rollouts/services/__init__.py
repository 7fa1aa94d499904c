"""Every write to routes, rollouts and what was measured."""

from apps.rollouts.services.aborts import RolloutFinished, abort, rollout_etag
from apps.rollouts.services.engine import tick
from apps.rollouts.services.reconciliation import Round, beat, reconcile_once, repair, tidy
from apps.rollouts.services.requests import (
    AliasNotProtected,
    AliasNotRouted,
    AlreadyServing,
    CriteriaOutOfBounds,
    RequestExists,
    RolloutInProgress,
    exclusions_of,
    request_promotion,
    start,
    usual_criteria,
)
from apps.rollouts.services.unobserved import BaselineChanged, prepare_unobserved, promote_unobserved

__all__ = [
    "AliasNotProtected",
    "AliasNotRouted",
    "AlreadyServing",
    "BaselineChanged",
    "CriteriaOutOfBounds",
    "RequestExists",
    "RolloutFinished",
    "RolloutInProgress",
    "Round",
    "abort",
    "beat",
    "exclusions_of",
    "prepare_unobserved",
    "promote_unobserved",
    "reconcile_once",
    "repair",
    "request_promotion",
    "rollout_etag",
    "start",
    "tick",
    "tidy",
    "usual_criteria",
]
