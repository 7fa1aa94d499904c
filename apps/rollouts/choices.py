"""States, verdicts and the transition table of rollouts."""

from django.db import models

# What a change request asks for here: its action.
PROMOTION = "promotion"
# The feature switch.
STARTS = "rollouts.start"


class RolloutState(models.TextChoices):
    """Where a rollout is on its way."""

    PENDING = "pending", "Waiting to start"
    PREPARING = "preparing", "Preparing the candidate"
    APPLYING = "applying", "Changing traffic"
    OBSERVING = "observing", "Observing"
    PROMOTING = "promoting", "Promoting"
    SUCCEEDED = "succeeded", "Promoted"
    ROLLING_BACK = "rolling_back", "Rolling back"
    ROLLED_BACK = "rolled_back", "Rolled back"


# A rolling back rollout never goes forward again, and a promoted one never goes back:
# the alias has moved by then, so going back is a new request.
TRANSITIONS: dict[RolloutState, frozenset[RolloutState]] = {
    RolloutState.PENDING: frozenset({RolloutState.PREPARING, RolloutState.ROLLING_BACK}),
    RolloutState.PREPARING: frozenset({RolloutState.APPLYING, RolloutState.ROLLING_BACK}),
    RolloutState.APPLYING: frozenset({RolloutState.OBSERVING, RolloutState.ROLLING_BACK}),
    RolloutState.OBSERVING: frozenset(
        {RolloutState.APPLYING, RolloutState.PROMOTING, RolloutState.ROLLING_BACK}
    ),
    RolloutState.PROMOTING: frozenset({RolloutState.SUCCEEDED}),
    RolloutState.ROLLING_BACK: frozenset({RolloutState.ROLLED_BACK}),
    RolloutState.SUCCEEDED: frozenset(),
    RolloutState.ROLLED_BACK: frozenset(),
}

TERMINAL: frozenset[RolloutState] = frozenset({RolloutState.SUCCEEDED, RolloutState.ROLLED_BACK})
ACTIVE: frozenset[RolloutState] = frozenset(RolloutState) - TERMINAL
# While in one of these the rollout can still be rolled back.
FORWARD: frozenset[RolloutState] = frozenset(
    {RolloutState.PENDING, RolloutState.PREPARING, RolloutState.APPLYING, RolloutState.OBSERVING}
)


class RolloutVerdict(models.TextChoices):
    """What the evidence, or a person, said. Empty while the question is open."""

    CONTINUE = "", "No verdict yet"
    PROMOTE = "promote", "Good enough to promote"
    ROLLBACK = "rollback", "Worse than the success criteria allow"
    INSUFFICIENT_DATA = "insufficient_data", "Not enough data"
    INCONCLUSIVE = "inconclusive", "Inconclusive"
    SRM = "srm", "Sample ratio mismatch"
    ABORTED = "aborted", "Aborted by a person"
    REFUSED = "refused", "No longer allowed"
    NOT_READY = "not_ready", "Candidate not ready in time"


class EventKind(models.TextChoices):
    """What a line in a rollout's timeline tells."""

    STARTED = "started", "Started"
    PREPARING = "preparing", "Preparing"
    WEIGHT_DESIRED = "weight_desired", "Desired weight changed"
    WEIGHT_OBSERVED = "weight_observed", "Weight observed at the router"
    HOLDING = "holding", "Holding"
    COUNTERS_RESTARTED = "counters_restarted", "Counters restarted"
    ABORT_REQUESTED = "abort_requested", "Abort requested"
    ROLLBACK_DECIDED = "rollback_decided", "Rollback decided"
    PROMOTED = "promoted", "Alias moved"
    FINISHED = "finished", "Finished"


def can_move(before: str, after: str) -> bool:
    """Return whether the transition table allows going from one state to another."""
    return RolloutState(after) in TRANSITIONS[RolloutState(before)]
