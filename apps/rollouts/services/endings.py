"""How a rollout ends: the alias moves with its permit, or the request is closed as rolled back."""

from __future__ import annotations

from apps.approvals import services as approvals
from apps.approvals.choices import State as RequestState
from apps.approvals.models import ChangeRequest
from apps.core.actors import Actor
from apps.registry import services as registry
from apps.registry.models import RegisteredModel
from apps.rollouts.models import Rollout, TrafficRoute


def promote(*, rollout: Rollout, route: TrafficRoute, by: Actor) -> None:
    """Move the alias and the route to the candidate, all in the caller's transaction.

    Raises what consuming the permit and moving the alias raise; nothing is changed then.
    """
    # The request's row before the trail: whoever votes or comments takes them in this order, too.
    change_request = ChangeRequest.objects.select_for_update(no_key=True).get(pk=rollout.change_request_id)
    registry.set_alias(
        model=RegisteredModel.objects.get(pk=route.model_id),
        name=route.alias,
        version=rollout.candidate,
        by=by,
        permit=rollout.permit_id,
    )
    approvals.finish(
        change_request=change_request,
        state=RequestState.APPLIED,
        by=by,
        reason="The canary gave enough evidence; the alias was moved.",
    )
    route.baseline_id = rollout.candidate_id
    route.candidate_id = None
    route.weight = 0
    route.generation += 1


def close_rolled_back(*, rollout: Rollout, by: Actor) -> None:
    """Close the change request of a rollout whose candidate takes no traffic any more."""
    change_request = ChangeRequest.objects.select_for_update(no_key=True).get(pk=rollout.change_request_id)
    approvals.finish(
        change_request=change_request, state=RequestState.ROLLED_BACK, by=by, reason=rollout.reason
    )
