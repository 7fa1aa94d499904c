"""The judge as a whole: what it says of good, bad, silent and impossible candidates."""

from __future__ import annotations

import copy
import itertools
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.rollouts import judge
from apps.rollouts.judge import Counts, Criteria, JudgeState, Measurement, Outcome, Verdict

CRITERIA = Criteria()


def after(*measurements: Measurement, criteria: Criteria = CRITERIA) -> JudgeState:
    state = judge.initial(criteria)
    for measurement in measurements:
        state = judge.update(state, measurement)
    return state


def judged(
    state: JudgeState,
    *,
    has_baseline: bool = True,
    final_step: bool = True,
    step_over: bool = True,
    criteria: Criteria = CRITERIA,
) -> Verdict:
    return judge.verdict(
        state, criteria, has_baseline=has_baseline, final_step=final_step, step_over=step_over
    )


def counts(
    requests: int,
    errors: int = 0,
    *,
    client_errors: int = 0,
    slow: int = 0,
    arrivals: int | None = None,
    still_open: int = 0,
) -> Counts:
    """Return the counts of a version that answers all requests that it does not fail."""
    return Counts(
        requests,
        errors,
        client_errors,
        timed=requests - errors,
        slow=slow,
        arrivals=requests if arrivals is None else arrivals,
        open=still_open,
    )


_clock = itertools.count(0, 60)


def measurement(
    candidate: tuple[int, int] | Counts,
    stable: tuple[int, int] | Counts | None = None,
    *,
    weight: int = 50,
    step: int = 0,
    at: float | None = None,
) -> Measurement:
    """Return a measurement; a minute lies between two of them unless a test says when they are."""
    versions = [counts(*side) if isinstance(side, tuple) else side for side in (candidate, stable)]
    return Measurement(step, weight, versions[0], versions[1], at=float(next(_clock)) if at is None else at)


def test_verdict__nothing_seen__is_insufficient_data_and_never_a_pass() -> None:
    for has_baseline in (True, False):
        verdict = judged(after(), has_baseline=has_baseline)
        assert verdict.outcome is Outcome.INSUFFICIENT_DATA
        assert verdict.e_promote == pytest.approx(1.0)
        assert verdict.e_rollback <= 1.0
        assert verdict.upper_bound is None


def test_verdict__silent_source_for_long__never_becomes_a_pass() -> None:
    state = after(*[Measurement.no_data(step=0, weight=10)] * 500)
    verdict = judged(state)
    assert (verdict.outcome, verdict.e_promote) == (Outcome.INSUFFICIENT_DATA, pytest.approx(1.0))
    assert (state["measurements"], state["empty_measurements"]) == (500, 500)


def test_verdict__champion_busy_and_candidate_silent__never_becomes_a_pass() -> None:
    verdict = judged(after(*[measurement((0, 0), (1000, 0), weight=1)] * 3))
    assert verdict.outcome in (Outcome.INSUFFICIENT_DATA, Outcome.SRM)
    assert verdict.e_promote == pytest.approx(1.0)


@pytest.mark.parametrize(("has_baseline", "least", "most"), [(True, 300, 600), (False, 300, 600)])
def test_verdict__never_a_failure__promotes_after_a_few_hundred_requests(
    has_baseline: bool, least: int, most: int
) -> None:
    needed = judge.clean_requests_needed(CRITERIA, has_baseline=has_baseline)
    assert least <= needed <= most
    baseline = (needed, 0) if has_baseline else None
    almost = judged(after(measurement((needed - 10, 0), baseline)), has_baseline=has_baseline)
    enough = judged(after(measurement((needed, 0), baseline)), has_baseline=has_baseline)
    assert almost.outcome is Outcome.INSUFFICIENT_DATA
    assert "more requests" in almost.reason
    assert almost.needed_requests == pytest.approx(10, abs=5)
    assert enough.outcome is Outcome.PROMOTE
    assert enough.upper_bound is not None
    assert enough.upper_bound < 0.01
    assert enough.needed_requests == 0


def test_verdict__evidence_is_there_but_the_plan_is_not_over__goes_on() -> None:
    state = after(measurement((5000, 0), (5000, 0)))
    assert judged(state, final_step=False).outcome is Outcome.CONTINUE
    assert judged(state, step_over=False).outcome is Outcome.CONTINUE
    assert judged(state).outcome is Outcome.PROMOTE


def test_verdict__as_good_as_a_champion_with_many_failures__promotes_by_comparison() -> None:
    state = after(*[measurement((500, 25), (500, 25))] * 8)
    verdict = judged(state)
    assert verdict.outcome is Outcome.PROMOTE
    assert verdict.e_noninferior > 40 > 1 > verdict.e_absolute
    assert "less than 2 times as bad as the stable version" in verdict.reason


def test_verdict__same_failures_without_champion__is_rolled_back() -> None:
    verdict = judged(after(*[measurement((500, 25))] * 2), has_baseline=False)
    assert verdict.outcome is Outcome.ROLLBACK
    assert "worse than the 1.0% that the criteria allow" in verdict.reason


def test_verdict__worse_than_the_champion__is_rolled_back_at_any_time_with_the_numbers() -> None:
    state = after(measurement((412, 37), (3710, 3), weight=10))
    for final_step in (True, False):
        verdict = judged(state, final_step=final_step, step_over=False)
        assert verdict.outcome is Outcome.ROLLBACK
        assert (
            "37 of 412 requests to the candidate failed (9.0%), stable 3 of 3,710 (0.081%)" in verdict.reason
        )
        assert verdict.reason.endswith("limit 300 to 1.")
        assert verdict.e_rollback >= verdict.rollback_limit == pytest.approx(300)


def test_verdict__both_arms_fail_alike__nobody_is_blamed() -> None:
    verdict = judged(after(*[measurement((450, 60), (4050, 540), weight=10)] * 5), final_step=False)
    assert verdict.outcome is Outcome.CONTINUE
    assert verdict.e_rollback < 1


def test_verdict__between_the_margins__is_inconclusive_and_not_promoted() -> None:
    verdict = judged(after(*[measurement((4000, 88), (4000, 55))] * 2))
    assert verdict.outcome is Outcome.INCONCLUSIVE
    assert "neither for nor against" in verdict.reason


@pytest.mark.parametrize(
    ("canary", "rolled_back"), [((50, 11), True), ((50, 10), False), ((49, 49), False), ((200, 41), True)]
)
def test_guard__no_stable_version_and_plainly_broken__rolls_back_at_once(
    canary: tuple[int, int], rolled_back: bool
) -> None:
    # So high a bound that only the guard can speak.
    criteria = Criteria(max_bad_rate=0.5)
    verdict = judged(
        after(measurement(canary), criteria=criteria), has_baseline=False, step_over=False, criteria=criteria
    )
    assert (verdict.outcome is Outcome.ROLLBACK) is (rolled_back or canary == (49, 49))
    assert ("the guard allows 20.0%" in verdict.reason) is rolled_back


def test_guard__breaks_after_a_long_good_time__looks_at_the_newest_requests_only() -> None:
    # As often as the stable version all the time, so that the evidence is far from rollback.
    healthy = [measurement((5000, 500), (5000, 500))] * 10
    verdict = judged(
        after(*healthy, measurement((30, 25), (30, 3)), measurement((30, 25), (30, 3))), step_over=False
    )
    assert verdict.outcome is Outcome.ROLLBACK
    assert "50 of the candidate's newest 60 requests failed" in verdict.reason
    assert "of the stable version's 6 of 60; the guard allows 20.0% more than there" in verdict.reason


def test_guard__broken_rows_to_both_versions__is_nobodys_veto() -> None:
    for weight, candidate, stable in ((50, (60, 30), (60, 30)), (10, (60, 21), (540, 162))):
        verdict = judged(after(measurement(candidate, stable, weight=weight)), step_over=False)
        assert verdict.outcome is Outcome.CONTINUE


def test_step__too_few_requests_in_this_step__is_insufficient_however_many_came_before() -> None:
    state = after(measurement((5000, 0), (5000, 0), step=0), measurement((19, 0), (19, 0), step=1))
    for final_step in (True, False):
        verdict = judged(state, final_step=final_step)
        assert verdict.outcome is Outcome.INSUFFICIENT_DATA
        assert "19 of the 20 requests" in verdict.reason
        assert verdict.step_requests == 19
    state = judge.update(state, measurement((1, 0), (1, 0), step=1))
    assert judged(state, final_step=False).outcome is Outcome.CONTINUE


def test_sample_ratio__far_from_what_was_asked__is_an_alarm_and_not_the_models_fault() -> None:
    verdict = judged(after(measurement((1860, 0), (8140, 0), weight=10)), step_over=False)
    assert verdict.outcome is Outcome.SRM
    assert "does not split traffic as it was asked to: 1,860 of 10,000 requests" in verdict.reason
    assert (
        judged(after(measurement((1000, 0), (9000, 0), weight=10)), step_over=False).outcome
        is Outcome.CONTINUE
    )


def test_sample_ratio__weight_changes_with_the_step__each_look_counts_by_its_own() -> None:
    state = after(
        measurement((500, 0), (9500, 0), weight=5, step=0),
        measurement((5000, 0), (5000, 0), weight=50, step=1),
        measurement((3000, 0), (2, 0), weight=100, step=2),
    )
    assert judged(state).e_srm < 1.01


GARBAGE = [
    Counts(-1, 0),
    Counts(10, -1),
    Counts(10, 11),
    Counts(10, 0, 11),
    Counts(10, 0, timed=5, slow=6),
    Counts(10, 0, arrivals=-1),
    Counts(10, 0, open=-1),
    Counts(True, False),
    Counts(1000.0, 0),
    Counts(1000, 0.0),
    Counts(float("nan"), 0),
    Counts(float("inf"), 0),
    Counts("1000", "0"),
    Counts(None, None),
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=repr)
def test_update__garbage_on_either_side__is_no_data_and_no_evidence(garbage: Counts) -> None:
    fine = counts(5000)
    before = after(measurement((100, 1), (100, 1)))
    for candidate, stable in ((garbage, fine), (fine, garbage), (garbage, None)):
        state = judge.update(before, measurement(candidate, stable))
        assert state == {**before, "measurements": 2, "empty_measurements": 1}


@pytest.mark.parametrize("weight", [-1, 101, 10.0, True, None, float("nan")])
def test_update__impossible_weight__is_no_data(weight: object) -> None:
    state = after(Measurement(0, weight, counts(10), counts(10)))
    assert (state["empty_measurements"], state["candidate"]["requests"]) == (1, 0)


def test_update__counters_were_reset__is_counted() -> None:
    state = after(Measurement(0, 50, counts(5), counts(5), counter_reset=True))
    assert (state["resets"], state["candidate"]["requests"]) == (1, 5)


def test_verdict__state_of_other_criteria__is_an_error() -> None:
    with pytest.raises(ValueError, match="other criteria"):
        judge.verdict(after(), Criteria(alpha=0.05), has_baseline=True, final_step=True)


small = st.integers(0, 300)
arms = st.builds(
    lambda requests, errors, client_errors, slow, arrivals, still_open: counts(
        requests,
        min(errors, requests),
        client_errors=min(client_errors, requests),
        slow=min(slow, requests - min(errors, requests)),
        arrivals=arrivals,
        still_open=still_open,
    ),
    *[small] * 6,
)
some_looks = st.lists(
    st.builds(
        lambda candidate, stable, weight, step, at: measurement(
            candidate, stable, weight=weight, step=step, at=at
        ),
        arms,
        st.none() | arms,
        st.integers(0, 100),
        st.integers(0, 3),
        st.floats(0, 100),
    )
    | st.just(Measurement.no_data(0, 10)),
    max_size=8,
)


@given(some_looks, st.booleans(), st.booleans())
def test_state__any_looks__survives_json_exactly_and_is_never_changed_in_place(
    measurements: list[Measurement], has_baseline: bool, final_step: bool
) -> None:
    kept = judge.initial(CRITERIA)
    stored = judge.initial(CRITERIA)
    for each in measurements:
        before = copy.deepcopy(kept)
        new = judge.update(kept, each)
        assert kept == before
        kept = new
        stored = judge.update(json.loads(json.dumps(stored, allow_nan=False)), each)
    assert stored == kept
    verdict = judged(kept, has_baseline=has_baseline, final_step=final_step)
    told = json.loads(json.dumps(verdict.to_dict(), allow_nan=False))
    assert told["outcome"] == verdict.outcome
    assert all(math.isfinite(value) for value in told.values() if isinstance(value, float))


@given(some_looks, st.booleans())
def test_verdict__any_looks__promotes_only_on_positive_evidence(
    measurements: list[Measurement], has_baseline: bool
) -> None:
    verdict = judged(after(*measurements), has_baseline=has_baseline)
    if verdict.outcome is Outcome.PROMOTE:
        assert verdict.candidate.requests > 0
        assert verdict.e_promote >= verdict.promote_limit
        assert verdict.e_rollback < verdict.rollback_limit
        best = max(verdict.e_noninferior, verdict.e_absolute) if has_baseline else verdict.e_absolute
        assert best >= verdict.promote_limit


@given(st.integers(1, 400), st.integers(0, 40), st.integers(1, 8))
def test_update__absolute_evidence__does_not_depend_on_how_looks_are_cut(
    requests: int, bad: int, parts: int
) -> None:
    whole = after(measurement((requests * parts, bad * (bad <= requests) * parts)))
    cut = after(*[measurement((requests, bad * (bad <= requests)))] * parts)
    one, other = judged(whole, has_baseline=False), judged(cut, has_baseline=False)
    assert (one.e_absolute, one.e_rollback, one.upper_bound) == (
        other.e_absolute,
        other.e_rollback,
        other.upper_bound,
    )
