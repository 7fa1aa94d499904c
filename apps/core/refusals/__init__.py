"""Refusals: every way in which the portal says no. README.md says where each door translates them."""

from apps.core.refusals.denied import denied, record_denied
from apps.core.refusals.kinds import Conflict, Forbidden, Invalid, NotFound, Refused, TryAgain

__all__ = [
    "Conflict",
    "Forbidden",
    "Invalid",
    "NotFound",
    "Refused",
    "TryAgain",
    "denied",
    "record_denied",
]
