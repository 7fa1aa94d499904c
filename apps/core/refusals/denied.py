"""The one place where a refused attempt is recorded."""

from __future__ import annotations

from django.dispatch import Signal

from apps.core import recorder
from apps.core.refusals.kinds import Refused

# Told the action and the reason after a refused attempt was recorded; operations counts them.
denied = Signal()


def record_denied(refused: Refused) -> None:
    """Append the denied attempt to the audit trail, if the refusal asks for it.

    It runs after the refused transaction has been rolled back, in one of its own.
    """
    if refused.audit is not None:
        entry = {"reason": refused.code, **refused.audit}
        recorder.current().record_denied(**entry)
        refused.audit, refused.recorded = None, entry
        denied.send(sender=None, action=entry["action"], reason=entry["reason"])
