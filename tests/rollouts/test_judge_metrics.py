"""What the judge makes of 4xx, of slow answers, of requests that are still open, and of a step of 100 %."""

from __future__ import annotations

import json

import pytest

from apps.rollouts import judge
from apps.rollouts.judge import Criteria, Metric, Outcome
from tests.rollouts.test_judge import after, counts, judged, measurement


def test_client_errors__candidate_answers_400_to_everything__is_rolled_back_with_the_figures() -> None:
    verdict = judged(
        after(measurement(counts(30, client_errors=30), counts(270, client_errors=1), weight=10)),
        step_over=False,
    )
    assert verdict.outcome is Outcome.ROLLBACK
    assert (
        "30 of 30 requests to the candidate were answered with 4xx (100.0%), stable 1 of 270 (0.4%)"
        in verdict.reason
    )
    assert verdict.e_metrics[Metric.CLIENT_ERRORS] == verdict.e_rollback > verdict.e_metrics[Metric.ERRORS]


def test_client_errors__as_many_on_both_versions__are_the_callers_and_no_evidence() -> None:
    verdict = judged(
        after(*[measurement(counts(500, client_errors=200), counts(500, client_errors=200))] * 6)
    )
    assert verdict.outcome is Outcome.PROMOTE
    assert verdict.e_rollback < 1
    assert "1,200 of 3,000 requests to the candidate were answered with 4xx" in verdict.reason


@pytest.mark.parametrize("final_step", [True, False])
@pytest.mark.parametrize(
    ("candidate", "stable", "held"),
    [(11, 4, True), (7, 4, False), (25, 12, True), (24, 12, False), (6, 0, True), (5, 0, False)],
)
@pytest.mark.parametrize("metric", ["client_errors", "slow"])
def test_gate__more_than_twice_and_a_point_above__no_step_ends_in_its_favour(
    metric: str, candidate: int, stable: int, held: bool, final_step: bool
) -> None:
    # Too little to roll back on; of errors there are none.
    versions = counts(500, **{metric: candidate}), counts(500, **{metric: stable})
    state = after(*[measurement(counts(500), counts(500))] * 2, measurement(*versions, step=1))
    verdict = judged(state, final_step=final_step)
    if held:
        assert verdict.outcome is Outcome.INCONCLUSIVE
        assert "more than twice the stable version's rate and a percentage point above it" in verdict.reason
        assert f"{candidate} of 500" in verdict.reason
    else:
        assert verdict.outcome is (Outcome.PROMOTE if final_step else Outcome.CONTINUE)


def test_gate__share_of_an_earlier_weight__is_not_mixed_with_this_steps() -> None:
    # Half of all callers sent nonsense while the candidate had 50 % of them, nobody did before: both versions are alike.
    calm = measurement(counts(10), counts(990), weight=1)
    state = after(
        *[calm] * 9, measurement(counts(500, client_errors=250), counts(500, client_errors=250), step=1)
    )
    assert judged(state).outcome is Outcome.PROMOTE


def test_slow__candidate_eighty_times_slower__is_rolled_back_and_the_bound_is_told() -> None:
    state = after(measurement(counts(40, slow=40), counts(360, slow=2), weight=10))
    verdict = judge.verdict(
        state, Criteria(), has_baseline=True, final_step=False, step_over=False, slow_ms=150
    )
    assert verdict.outcome is Outcome.ROLLBACK
    assert (
        "40 of 40 answers of the candidate took longer than 150 ms (100.0%), stable 2 of 360"
        in verdict.reason
    )


@pytest.mark.parametrize("final_step", [True, False])
def test_slow__bound_of_the_plan_that_the_stable_version_misses_too__is_no_pass(final_step: bool) -> None:
    criteria = Criteria(slow_ms=1)
    all_slow, half = counts(1000, slow=1000), counts(1000, slow=500)
    blind = judge.update(judge.initial(criteria), measurement(all_slow, all_slow))
    verdict = judge.verdict(blind, criteria, has_baseline=True, final_step=final_step, slow_ms=1)
    assert verdict.outcome is Outcome.INCONCLUSIVE
    assert "so short that a slow candidate would not show" in verdict.reason
    telling = judge.update(judge.initial(criteria), measurement(half, half))
    verdict = judge.verdict(telling, criteria, has_baseline=True, final_step=final_step, slow_ms=1)
    assert verdict.outcome is (Outcome.PROMOTE if final_step else Outcome.CONTINUE)


@pytest.mark.parametrize("metric", ["client_errors", "slow"])
def test_no_stable_version__more_than_the_guard_allows__is_not_promoted(metric: str) -> None:
    above = judged(after(measurement(counts(1000, **{metric: 201}))), has_baseline=False)
    below = judged(after(measurement(counts(1000, **{metric: 200}))), has_baseline=False)
    assert (above.outcome, below.outcome) == (Outcome.INCONCLUSIVE, Outcome.PROMOTE)
    assert "more than the 20.0% that the criteria allow" in above.reason


def test_times__the_router_tells_none__is_no_pass() -> None:
    blind = judge.Counts(1000, 0, arrivals=1000)
    verdict = judged(after(measurement(blind, blind)))
    assert verdict.outcome is Outcome.INSUFFICIENT_DATA
    assert "the time of only 0 of 1,000 answers" in verdict.reason


def test_open__requests_could_still_fail__nothing_is_decided_in_favour() -> None:
    # 900 answers and 100 that hang: as far as anybody has heard there was no error.
    state = after(measurement(counts(900, arrivals=1000, still_open=100), counts(1000)))
    for final_step in (True, False):
        verdict = judge.verdict(state, Criteria(), has_baseline=True, final_step=final_step, answered=False)
        assert verdict.outcome is Outcome.UNANSWERED
        assert "100 requests to the candidate wait for their answer" in verdict.reason
    # They have failed: now it is known.
    state = judge.update(state, measurement(counts(100, 100, arrivals=0), counts(0)))
    assert judged(state, final_step=False, step_over=False).outcome is Outcome.ROLLBACK


def test_open__a_few_of_many__hold_nothing_up() -> None:
    state = after(measurement(counts(5000, arrivals=5002, still_open=2), counts(5000)))
    for final_step, outcome in ((True, Outcome.PROMOTE), (False, Outcome.CONTINUE)):
        verdict = judge.verdict(state, Criteria(), has_baseline=True, final_step=final_step, answered=False)
        assert verdict.outcome is outcome


def test_open__as_many_at_every_moment_and_all_answered_well__is_promoted_when_enough_are_old() -> None:
    state = judge.initial(Criteria())
    outcomes = []
    for second in range(60):
        here = counts(50 if second else 0, arrivals=50, still_open=50)
        state = judge.update(state, measurement(here, here, at=second))
        outcomes.append(judged(state).outcome)
    assert Outcome.PROMOTE not in outcomes[: int(judge.ANSWER_SECONDS)]
    assert outcomes[-1] is Outcome.PROMOTE


def test_errors_of_the_stable_version__speak_for_the_candidate_only_when_they_are_ripe() -> None:
    # Equal versions, half of whose requests fail; the candidate's failures take longer to show.
    state = judge.initial(Criteria(max_bad_rate=0.001))
    for second in range(10):
        candidate = counts(50, arrivals=100, still_open=50 * (second + 1))
        state = judge.update(state, measurement(candidate, counts(100, 50), at=second))
        assert (
            judge.outcome_of(state, has_baseline=True, final_step=True, answered=False) is not Outcome.PROMOTE
        )


def test_errors_from_before_the_step__are_not_the_stable_versions_of_this_one() -> None:
    # 300 hung when the candidate's share rose from 10 to 50 %, and fail now. Nobody failed since.
    state = after(
        measurement(counts(100, 10), counts(900, 90, arrivals=1200, still_open=300), weight=10, at=0)
    )
    said = judged(state).e_noninferior
    late = measurement(counts(300, 0), counts(600, 300, arrivals=300), step=1, at=5)
    state = judge.update(state, late)
    for at in (30, 60):
        state = judge.update(state, measurement(counts(1), counts(1), step=1, at=at))
    assert judged(state).e_noninferior == pytest.approx(judged(after()).e_noninferior * said, rel=5)


def test_arrivals__answers_from_before_the_step__are_no_wrong_split() -> None:
    # 100 requests a second of a second each: what ends in the first second arrived at 10 %.
    state = after(
        measurement(counts(10, arrivals=50, still_open=50), counts(90, arrivals=50, still_open=50), step=1)
    )
    for _ in range(20):
        both = counts(50, arrivals=50, still_open=50)
        state = judge.update(state, measurement(both, both, step=1))
    verdict = judged(state, step_over=False)
    assert verdict.outcome is Outcome.CONTINUE
    assert verdict.e_srm < 2


@pytest.mark.parametrize(
    ("bad", "metric"),
    [("errors", Metric.ERRORS), ("client_errors", Metric.CLIENT_ERRORS), ("slow", Metric.SLOW)],
)
def test_all_the_traffic__worse_than_the_stable_version_was__is_rolled_back(bad: str, metric: Metric) -> None:
    earlier = measurement(counts(100), counts(900, 1, client_errors=2, slow=3), weight=10)
    alone = measurement(counts(800, **{bad: 48}), counts(0), weight=100, step=1)
    verdict = judged(after(earlier, alone), step_over=False)
    assert verdict.outcome is Outcome.ROLLBACK
    assert verdict.e_metrics[metric] == verdict.e_rollback
    assert "stable version's earlier requests" in verdict.reason


def test_all_the_traffic__as_good_as_the_stable_version_was__is_promoted() -> None:
    both = {"client_errors": 60, "slow": 10}
    earlier = measurement(counts(1000, 20, **both), counts(1000, 20, **both), weight=50)
    alone = [measurement(counts(1000, 20, **both), counts(0), weight=100, step=1)] * 3
    verdict = judged(after(*[earlier] * 8, *alone))
    assert verdict.outcome is Outcome.PROMOTE


def test_all_the_traffic__only_stragglers_of_the_stable_version__are_compared_with_nothing() -> None:
    earlier = measurement(counts(500, 5), counts(500, 5), weight=50)
    before = after(earlier)
    state = judge.update(
        before, measurement(counts(100, 0), counts(9, 9, arrivals=0), weight=100, step=1, at=1e9)
    )
    assert (state["worse"], state["split"]) == (before["worse"], before["split"])


def test_look__one_side_alone_by_turns__says_as_much_as_both_together() -> None:
    # One request a measurement: what is said must not depend on how the measurements are cut.
    whole = after(measurement(counts(30, 30), counts(30)))
    turns = [
        side
        for _ in range(30)
        for side in (measurement(counts(1, 1), counts(0), at=0), measurement(counts(0), counts(1), at=0))
    ]
    assert judged(after(*turns)).e_rollback == pytest.approx(judged(whole).e_rollback, rel=1e-6)


def test_look__failures_show_when_the_traffic_is_over__are_evidence_all_the_same() -> None:
    state = after(measurement(counts(950, arrivals=1000, still_open=50), counts(1000)))
    state = judge.update(state, measurement(counts(50, 50, arrivals=0), counts(2)))
    assert judged(state, step_over=False).outcome is Outcome.ROLLBACK


@pytest.mark.parametrize("stored", [None, {}, {"version": 1, "canary": [9000, 0], "measurements": 900}])
def test_resume__state_of_an_earlier_release__starts_anew_and_promotes_nothing(stored: object) -> None:
    state = judge.resume(stored, Criteria())
    assert state == judge.initial(Criteria())
    assert judged(state).outcome is Outcome.INSUFFICIENT_DATA


def test_resume__own_state__goes_on() -> None:
    state = json.loads(json.dumps(after(measurement((100, 1), (100, 1)))))
    assert judge.resume(state, Criteria()) is state


def test_gate__errors_that_begin_in_the_last_step__are_not_outweighed_by_earlier_steps() -> None:
    good = [measurement(counts(1000, 20), counts(1000, 20))] * 10
    late = measurement(counts(60, 4), counts(60), step=1)
    state = after(*good, late)
    assert judged(after(*good)).outcome is Outcome.PROMOTE
    assert judged(state).outcome is Outcome.INCONCLUSIVE
    assert judged(state, final_step=False).outcome is Outcome.CONTINUE
