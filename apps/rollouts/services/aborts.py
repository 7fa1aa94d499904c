"""Stopping a rollout: one click, and it needs nothing but the database and the router."""

from __future__ import annotations

import logging
from uuid import UUID

from django.db import transaction

from apps.accounts.models import User
from apps.approvals.choices import REASON_LENGTH
from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock, etags, text
from apps.core.refusals import Conflict
from apps.rollouts.choices import EventKind, RolloutState
from apps.rollouts.models import Rollout, TrafficRoute
from apps.rollouts.services._database import limit_waiting
from apps.rollouts.services.engine import tick, write_event
from apps.tenants import access
from apps.tenants.choices import Permission

logger = logging.getLogger(__name__)


class RolloutFinished(Conflict):
    code = "rollout_finished"
    sentence = (
        "This rollout has ended, or its alias has moved already. To go back, request the earlier version."
    )


def abort(*, rollout: Rollout, by: User, reason: str = "", if_match: str | None = None) -> Rollout:
    """Send all traffic back to the stable version, now, and return the rollout as it then stands.

    The request is committed first; then this process itself rolls back, whoever holds the lease and
    whether or not any worker runs. Aborting again what a person aborted changes nothing. `if_match` is the
    `rollout_etag` that was read. Raises `NotFound`, `Forbidden`, `RolloutFinished`, `ChangedMeanwhile`.
    """
    if _ask(rollout=rollout, by=by, reason=reason, if_match=if_match):
        # Called inside a larger transaction it waits for the commit: nothing may be applied that could be undone.
        transaction.on_commit(lambda: _roll_back(rollout.pk))
    return Rollout.objects.with_names().get(pk=rollout.pk)


def rollout_etag(rollout: Rollout) -> str:
    """Return the entity tag of how far a rollout is: its state and its step."""
    return etags.of(_progress(rollout))


def _progress(rollout: Rollout) -> dict[str, str | int]:
    return {"state": str(rollout.state), "step": rollout.step_index}


def _roll_back(rollout_id: UUID) -> None:
    try:
        tick(rollout_id, steal=True)
    except Exception:
        # The request is committed, so whoever ticks next rolls back; the person gets no error.
        logger.exception("rollout %s was not rolled back at once", rollout_id)


@transaction.atomic
def _ask(*, rollout: Rollout, by: User, reason: str, if_match: str | None) -> bool:
    """Write that a person wants the rollout stopped, and tell whether there is work to do."""
    access.authorise(
        by,
        rollout.tenant_id,
        Permission.ABORT,
        action=Action.ROLLOUTS_ROLLOUT_ABORTED,
        obj=("rollouts.rollout", str(rollout.pk)),
    )
    reason = text.clean(reason, field="reason", max_length=REASON_LENGTH)
    limit_waiting(lock_seconds=6.0)
    locked = Rollout.objects.select_for_update(no_key=True).get(pk=rollout.pk)
    etags.require_match(if_match, _progress(locked))
    if locked.abort_requested_at is not None:
        return locked.is_active
    if not locked.can_abort:
        if locked.state == RolloutState.ROLLING_BACK:
            return True
        raise RolloutFinished(state=str(locked.state))
    locked.abort_requested_at = clock.database_now()
    locked.abort_requested_by = by
    locked.save(update_fields=["abort_requested_at", "abort_requested_by"])
    route = TrafficRoute.objects.get(pk=locked.route_id)
    sentence = f"{by.display_name} stopped this rollout."
    write_event(locked, route, EventKind.ABORT_REQUESTED, f"{sentence} {reason}".strip())
    audit.record(
        Action.ROLLOUTS_ROLLOUT_ABORTED,
        tenant_id=locked.tenant_id,
        by=by,
        obj=("rollouts.rollout", str(locked.pk)),
        before=str(locked.state),
        data={"has_reason": bool(reason)},
    )
    return True
