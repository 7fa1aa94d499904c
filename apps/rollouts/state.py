"""The rollout's state machine: one pure function from what is known to what happens next.

Nothing here reads a database, a clock or a network, so the whole of it can be tested as a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.rollouts import judge
from apps.rollouts.choices import ACTIVE, EventKind, RolloutState, RolloutVerdict
from apps.rollouts.plans import Step

PREPARE_SECONDS = 120
# A decision that rests on measurements must rest on one this young. After a pause of every worker the
# first tick therefore measures before it judges, and never steps up on what was true before the pause.
FRESH_SECONDS = 15


@dataclass(frozen=True)
class Snapshot:
    """All that the next decision depends on. Times are aware and of the database's clock."""

    state: RolloutState
    step_index: int
    steps: tuple[Step, ...]
    hold_seconds: int
    settled: bool
    """The router was seen to hold exactly what the route wants, at the route's generation."""
    ready: bool
    """A server said that it is ready to serve the candidate."""
    prepare_deadline: datetime | None
    step_started_at: datetime | None
    judged: str
    """The judge's outcome for this step at this moment: one of its outcomes, or empty where there is none."""
    judged_sentence: str
    polled_at: datetime | None
    """When the metrics source was last asked."""
    measured_at: datetime | None
    """When the metrics source last answered with data."""
    abort_requested: bool
    objection: str
    """Why the rollout may go no further (permit used or expired, the alias moved), or empty."""
    failure: str = ""
    """What a model server or the router said that trying again cannot mend, or empty."""

    @property
    def step_ends_at(self) -> datetime | None:
        """When the present step has been observed for its time; None before it is seen at the router."""
        if self.step_started_at is None:
            return None
        return self.step_started_at + timedelta(seconds=self.steps[self.step_index].seconds)

    @property
    def gives_up_at(self) -> datetime | None:
        """When a step that is held is given up; not while requests of it may still be answered."""
        ends_at = self.step_ends_at
        return ends_at + timedelta(seconds=self.held_seconds) if ends_at is not None else None

    @property
    def held_seconds(self) -> float:
        """For how long after its time a step is held before it is given up."""
        if self.judged == judge.Outcome.UNANSWERED:
            return max(self.hold_seconds, judge.ANSWER_SECONDS)
        return self.hold_seconds

    @property
    def is_final_step(self) -> bool:
        return self.step_index + 1 == len(self.steps)


@dataclass(frozen=True)
class Decision:
    """What happens next. `weight` is the desired canary weight; None leaves it alone."""

    state: RolloutState
    step_index: int
    reason: str
    verdict: str = RolloutVerdict.CONTINUE
    weight: int | None = None
    event: EventKind | None = None
    moves: bool = False
    final: bool = False
    """The reason is why the rollout ends as it does, and stays with it."""


def next_step(snapshot: Snapshot, now: datetime) -> Decision:
    """Decide what a rollout does next; equal input always gives an equal decision."""
    if snapshot.state not in ACTIVE:
        return _stay(snapshot, "")
    if snapshot.state is RolloutState.ROLLING_BACK:
        return _finish_when_settled(
            snapshot, RolloutState.ROLLED_BACK, "The candidate takes no traffic any more."
        )
    if snapshot.state is RolloutState.PROMOTING:
        return _finish_when_settled(
            snapshot, RolloutState.SUCCEEDED, "The promoted version takes all the traffic."
        )
    if snapshot.abort_requested:
        return roll_back(snapshot, RolloutVerdict.ABORTED, "A person stopped this rollout.")
    if snapshot.objection:
        return roll_back(snapshot, RolloutVerdict.REFUSED, snapshot.objection)
    if snapshot.failure:
        preparing = snapshot.state is RolloutState.PREPARING
        return roll_back(
            snapshot, RolloutVerdict.NOT_READY if preparing else RolloutVerdict.REFUSED, snapshot.failure
        )
    if snapshot.state is RolloutState.PENDING:
        return _move(
            snapshot,
            RolloutState.PREPARING,
            "A model server is asked to load the candidate.",
            event=EventKind.PREPARING,
        )
    if snapshot.state is RolloutState.PREPARING:
        return _preparing(snapshot, now)
    if snapshot.state is RolloutState.APPLYING:
        return _applying(snapshot)
    return _observing(snapshot, now)


def roll_back(snapshot: Snapshot, verdict: RolloutVerdict, sentence: str) -> Decision:
    """Roll back a rollout that still goes forward."""
    return _move(
        snapshot,
        RolloutState.ROLLING_BACK,
        sentence,
        verdict=verdict,
        weight=0,
        event=EventKind.ROLLBACK_DECIDED,
        final=True,
    )


def _preparing(snapshot: Snapshot, now: datetime) -> Decision:
    if snapshot.ready:
        return _ask_weight(snapshot, 0)
    if snapshot.prepare_deadline is not None and now >= snapshot.prepare_deadline:
        return roll_back(
            snapshot,
            RolloutVerdict.NOT_READY,
            f"The candidate never became ready within {PREPARE_SECONDS} seconds.",
        )
    return _stay(snapshot, "Waiting until a model server is ready to serve the candidate.")


def _applying(snapshot: Snapshot) -> Decision:
    weight = snapshot.steps[snapshot.step_index].weight
    if not snapshot.settled:
        return _stay(snapshot, f"Waiting until the router shows {weight}%.")
    return _move(
        snapshot,
        RolloutState.OBSERVING,
        f"The router shows {weight}% to the candidate.",
        event=EventKind.WEIGHT_OBSERVED,
    )


def _observing(snapshot: Snapshot, now: datetime) -> Decision:
    if snapshot.judged in (RolloutVerdict.ROLLBACK, RolloutVerdict.SRM):
        return roll_back(snapshot, RolloutVerdict(snapshot.judged), snapshot.judged_sentence)
    ends_at, gives_up_at = snapshot.step_ends_at, snapshot.gives_up_at
    if ends_at is None or gives_up_at is None:
        return _stay(snapshot, "Waiting until the router shows this step.")
    place = f"Step {snapshot.step_index + 1} of {len(snapshot.steps)}"
    if now < ends_at:
        return _stay(snapshot, f"{place} is being observed.")
    if not _fresh(snapshot.polled_at, now, since=ends_at):
        return _stay(snapshot, f"{place} is over; the counters are read before anything is decided.")
    gave_up = now >= gives_up_at and _fresh(snapshot.polled_at, now, since=gives_up_at)
    no_data = RolloutVerdict.INSUFFICIENT_DATA
    if not snapshot.settled:
        return _hold(snapshot, gave_up, no_data, "The router does not show the desired weight.")
    if not _fresh(snapshot.measured_at, now, since=ends_at):
        return _hold(snapshot, gave_up, no_data, "The metrics source gives no data.")
    if snapshot.judged in (judge.Outcome.INSUFFICIENT_DATA, judge.Outcome.UNANSWERED):
        return _hold(snapshot, gave_up, no_data, snapshot.judged_sentence)
    if snapshot.judged == judge.Outcome.CONTINUE and not snapshot.is_final_step:
        return _ask_weight(snapshot, snapshot.step_index + 1)
    if snapshot.judged == judge.Outcome.PROMOTE and snapshot.is_final_step:
        return _move(
            snapshot,
            RolloutState.PROMOTING,
            snapshot.judged_sentence,
            verdict=RolloutVerdict.PROMOTE,
            weight=0,
            event=EventKind.PROMOTED,
            final=True,
        )
    return _hold(snapshot, gave_up, RolloutVerdict.INCONCLUSIVE, snapshot.judged_sentence)


def _fresh(at: datetime | None, now: datetime, *, since: datetime) -> bool:
    """Return whether a reading is young, and not older than the moment it is about."""
    return at is not None and at >= since and now - at <= timedelta(seconds=FRESH_SECONDS)


def _hold(snapshot: Snapshot, gave_up: bool, verdict: RolloutVerdict, sentence: str) -> Decision:
    if gave_up:
        return roll_back(
            snapshot, verdict, f"{sentence} It was held for {snapshot.held_seconds:g} seconds longer."
        )
    return Decision(
        state=snapshot.state,
        step_index=snapshot.step_index,
        reason=f"Holding. {sentence}",
        verdict=verdict,
        event=EventKind.HOLDING,
    )


def _ask_weight(snapshot: Snapshot, step_index: int) -> Decision:
    weight = snapshot.steps[step_index].weight
    return Decision(
        state=RolloutState.APPLYING,
        step_index=step_index,
        reason=f"Step {step_index + 1} of {len(snapshot.steps)}: {weight}% to the candidate.",
        weight=weight,
        event=EventKind.WEIGHT_DESIRED,
        moves=True,
    )


def _finish_when_settled(snapshot: Snapshot, state: RolloutState, sentence: str) -> Decision:
    if snapshot.settled:
        return _move(snapshot, state, sentence, event=EventKind.FINISHED)
    return _stay(snapshot, "Waiting until the router shows it.")


def _move(
    snapshot: Snapshot,
    state: RolloutState,
    reason: str,
    *,
    event: EventKind,
    verdict: str = RolloutVerdict.CONTINUE,
    weight: int | None = None,
    final: bool = False,
) -> Decision:
    return Decision(
        state=state,
        step_index=snapshot.step_index,
        reason=reason,
        verdict=verdict,
        weight=weight,
        event=event,
        moves=True,
        final=final,
    )


def _stay(snapshot: Snapshot, reason: str) -> Decision:
    return Decision(state=snapshot.state, step_index=snapshot.step_index, reason=reason)
