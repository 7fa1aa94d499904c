"""The state machine as a table: every state against everything that can be true."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.rollouts.choices import (
    ACTIVE,
    FORWARD,
    TERMINAL,
    TRANSITIONS,
    RolloutState,
    RolloutVerdict,
    can_move,
)
from apps.rollouts.plans import Step
from apps.rollouts.state import FRESH_SECONDS, Snapshot, next_step

NOW = dt.datetime(2026, 5, 4, 12, 0, tzinfo=dt.UTC)
RULE = Path(__file__).resolve().parents[2] / "apps/rollouts/sql/transitions.sql"


def ago(seconds: float) -> dt.datetime:
    return NOW - dt.timedelta(seconds=seconds)


def snapshot(**changes: object) -> Snapshot:
    """Return an observed first step whose time is over and whose evidence is fresh."""
    return dataclasses.replace(
        Snapshot(
            state=RolloutState.OBSERVING,
            step_index=0,
            steps=(Step(10, 60), Step(50, 60)),
            hold_seconds=30,
            settled=True,
            ready=True,
            prepare_deadline=ago(-100),
            step_started_at=ago(61),
            judged="continue",
            judged_sentence="Told by the judge.",
            polled_at=ago(0.5),
            measured_at=ago(0.5),
            abort_requested=False,
            objection="",
        ),
        **changes,
    )


@pytest.mark.parametrize(("before", "after"), list(itertools.product(RolloutState, RolloutState)))
def test_can_move__whole_matrix__is_the_table(before: RolloutState, after: RolloutState) -> None:
    assert can_move(before, after) is (after in TRANSITIONS[before])


def test_transitions__every_active_state__has_a_way_to_an_end() -> None:
    for state in RolloutState:
        seen, todo = set(), [state]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo += TRANSITIONS[here]
        assert seen & TERMINAL
        assert (RolloutState.ROLLED_BACK in seen) or state in (RolloutState.PROMOTING, RolloutState.SUCCEEDED)


def test_transitions__in_the_database__are_the_same_table() -> None:
    pairs = set(re.findall(r"\('(\w+)', '(\w+)'\)", RULE.read_text()))
    assert pairs == {(str(a), str(b)) for a, after in TRANSITIONS.items() for b in after}


@given(
    state=st.sampled_from(RolloutState),
    step_index=st.integers(0, 1),
    settled=st.booleans(),
    ready=st.booleans(),
    deadline=st.integers(-200, 200),
    started=st.none() | st.integers(-10, 300),
    judged=st.sampled_from(
        ["", "continue", "rollback", "promote", "insufficient_data", "inconclusive", "srm"]
    ),
    polled=st.none() | st.integers(-1, 300),
    measured=st.none() | st.integers(-1, 300),
    abort=st.booleans(),
    objection=st.sampled_from(["", "No permit."]),
    failure=st.sampled_from(["", "Refused."]),
)
def test_next_step__anything_at_all__keeps_to_the_table_and_promotes_on_fresh_evidence_only(
    state: RolloutState,
    step_index: int,
    settled: bool,
    ready: bool,
    deadline: int,
    started: int | None,
    judged: str,
    polled: int | None,
    measured: int | None,
    abort: bool,
    objection: str,
    failure: str,
) -> None:
    given_ = snapshot(
        state=state,
        step_index=step_index,
        settled=settled,
        ready=ready,
        prepare_deadline=ago(deadline),
        step_started_at=None if started is None else ago(started),
        judged=judged,
        polled_at=None if polled is None else ago(polled),
        measured_at=None if measured is None else ago(measured),
        abort_requested=abort,
        objection=objection,
        failure=failure,
    )
    decision = next_step(given_, NOW)
    assert decision == next_step(given_, NOW)
    assert decision.state == state or can_move(state, decision.state)
    assert decision.moves or decision.state == state
    if state in FORWARD and (abort or objection):
        assert decision.state is RolloutState.ROLLING_BACK
    if decision.state is RolloutState.PROMOTING and state is not RolloutState.PROMOTING:
        assert judged == "promote"
        assert settled
        assert step_index == 1
        assert measured is not None
        assert measured <= FRESH_SECONDS
        assert started is not None
        assert started >= 60
    if decision.weight:
        assert decision.state is RolloutState.APPLYING
        assert not abort
        assert not objection
        assert not failure


@pytest.mark.parametrize("state", sorted(TERMINAL))
def test_next_step__ended__stays(state: RolloutState) -> None:
    assert not next_step(snapshot(state=state, abort_requested=True), NOW).moves


@pytest.mark.parametrize("state", sorted(FORWARD))
@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"abort_requested": True}, RolloutVerdict.ABORTED),
        ({"objection": "The champion changed."}, RolloutVerdict.REFUSED),
    ],
)
def test_next_step__turned_back_from_any_forward_state__asks_for_no_traffic(
    state: RolloutState, change: dict[str, object], verdict: RolloutVerdict
) -> None:
    decision = next_step(snapshot(state=state, **change), NOW)
    assert (decision.state, decision.verdict, decision.weight) == (RolloutState.ROLLING_BACK, verdict, 0)


@pytest.mark.parametrize("state", sorted(ACTIVE - FORWARD))
def test_next_step__past_the_point__ignores_abort_and_waits_for_the_router(state: RolloutState) -> None:
    waiting = next_step(snapshot(state=state, settled=False, abort_requested=True, objection="Used."), NOW)
    ended = next_step(snapshot(state=state, settled=True, abort_requested=True), NOW)
    assert not waiting.moves
    assert ended.state in TERMINAL


@pytest.mark.parametrize(
    ("changes", "state", "verdict"),
    [
        ({}, RolloutState.APPLYING, ""),
        ({"judged": "rollback", "step_started_at": ago(1)}, RolloutState.ROLLING_BACK, "rollback"),
        ({"judged": "srm", "step_started_at": ago(1)}, RolloutState.ROLLING_BACK, "srm"),
        ({"step_started_at": ago(59)}, RolloutState.OBSERVING, ""),
        ({"judged": "insufficient_data"}, RolloutState.OBSERVING, "insufficient_data"),
        (
            {"judged": "insufficient_data", "step_started_at": ago(91)},
            RolloutState.ROLLING_BACK,
            "insufficient_data",
        ),
        ({"measured_at": None}, RolloutState.OBSERVING, "insufficient_data"),
        ({"measured_at": ago(16)}, RolloutState.OBSERVING, "insufficient_data"),
        ({"measured_at": None, "step_started_at": ago(91)}, RolloutState.ROLLING_BACK, "insufficient_data"),
        ({"settled": False}, RolloutState.OBSERVING, "insufficient_data"),
        # After a pause of every worker: measure first, whatever was true before.
        (
            {"polled_at": ago(600), "measured_at": ago(600), "step_started_at": ago(700)},
            RolloutState.OBSERVING,
            "",
        ),
        # Read before the step was over: read again before deciding.
        ({"polled_at": ago(2), "measured_at": ago(2)}, RolloutState.OBSERVING, ""),
        ({"step_index": 1, "judged": "promote"}, RolloutState.PROMOTING, "promote"),
        ({"step_index": 1, "judged": "inconclusive"}, RolloutState.OBSERVING, "inconclusive"),
        (
            {"step_index": 1, "judged": "inconclusive", "step_started_at": ago(91)},
            RolloutState.ROLLING_BACK,
            "inconclusive",
        ),
        ({"step_index": 1, "judged": ""}, RolloutState.OBSERVING, "inconclusive"),
    ],
)
def test_next_step__observing__goes_on_holds_or_turns_back(
    changes: dict[str, object], state: RolloutState, verdict: str
) -> None:
    decision = next_step(snapshot(**changes), NOW)
    assert (decision.state, decision.verdict) == (state, verdict), decision


@pytest.mark.parametrize(
    ("hold_seconds", "judged", "told"),
    [(30, "inconclusive", "30 seconds"), (0, "unanswered", "11 seconds"), (30, "unanswered", "30 seconds")],
)
def test_next_step__gives_a_held_step_up__says_for_how_long_it_was_held(
    hold_seconds: int, judged: str, told: str
) -> None:
    held = snapshot(hold_seconds=hold_seconds, judged=judged, step_index=1, step_started_at=ago(91))
    decision = next_step(held, NOW)
    assert decision.state is RolloutState.ROLLING_BACK
    assert f"It was held for {told} longer." in decision.reason


def test_next_step__preparing__waits_then_goes_on_or_gives_up() -> None:
    waiting = snapshot(state=RolloutState.PREPARING, ready=False)
    assert next_step(waiting, NOW).state is RolloutState.PREPARING
    assert next_step(dataclasses.replace(waiting, ready=True), NOW).weight == 10
    late = next_step(dataclasses.replace(waiting, prepare_deadline=NOW), NOW)
    assert (late.state, late.verdict) == (RolloutState.ROLLING_BACK, RolloutVerdict.NOT_READY)


def test_next_step__applying__waits_until_the_router_shows_it() -> None:
    assert not next_step(snapshot(state=RolloutState.APPLYING, settled=False), NOW).moves
    assert next_step(snapshot(state=RolloutState.APPLYING), NOW).state is RolloutState.OBSERVING
