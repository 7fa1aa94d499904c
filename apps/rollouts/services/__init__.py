"""Every write to routes, rollouts and what was measured."""

from apps.rollouts.services.aborting import RolloutFinished, abort
from apps.rollouts.services.engine import tick
from apps.rollouts.services.reconciling import Round, beat, reconcile_once, repair, tidy
from apps.rollouts.services.requests import (
    AliasNotProtected,
    AliasNotRouted,
    AlreadyServing,
    RequestExists,
    RolloutInProgress,
    exclusions_of,
    request_promotion,
    start,
)

__all__ = [
    "AliasNotProtected",
    "AliasNotRouted",
    "AlreadyServing",
    "RequestExists",
    "RolloutFinished",
    "RolloutInProgress",
    "Round",
    "abort",
    "beat",
    "exclusions_of",
    "reconcile_once",
    "repair",
    "request_promotion",
    "start",
    "tick",
    "tidy",
]
