"""Parts of other pages: the rollouts that move traffic now, and what moved in a candidate's inputs."""

from __future__ import annotations

from typing import Any

from apps.approvals.models import ChangeRequest
from apps.core.paging import Listing
from apps.rollouts import inputs as trained_on
from apps.rollouts.models import Rollout, RolloutQuerySet
from apps.tenants import access

SHOWN = 5


def in_progress(user: Any) -> dict[str, Any] | None:
    """Return the rollouts that have not ended, in the tenants that `user` sees."""
    seen = access.tenant_ids(user)
    if not seen:
        return None
    listing = Listing([Rollout.objects.active()], seen)
    return {"rollouts": listing.page(cursor="", size=SHOWN, read=RolloutQuerySet.in_rows).rows}


def inputs(change_request: ChangeRequest, user: Any) -> dict[str, Any] | None:
    """Return what the candidate of a promotion was trained on, beside the version that served."""
    found = trained_on.compared(change_request)
    return None if found is None else {"inputs": found}
