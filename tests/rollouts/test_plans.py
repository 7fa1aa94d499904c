"""Plans: what people approve is what is carried out, so nothing is guessed and nothing is converted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.refusals import Refused
from apps.rollouts.plans import MAX_SECONDS, Plan, PlanError

GOOD = [{"weight": 5, "seconds": 60}, {"weight": 25, "seconds": 300}, {"weight": 100, "seconds": 1}]


def test_parse__rising_steps__reads_them_and_writes_them_back() -> None:
    plan = Plan.parse(GOOD)
    assert [(step.weight, step.seconds) for step in plan] == [(5, 60), (25, 300), (100, 1)]
    assert plan.to_list() == GOOD
    assert (len(plan), plan.total_seconds, plan[1].weight) == (3, 361, 25)


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (None, "must be a list"),
        ({}, "must be a list"),
        ("10", "must be a list"),
        ([], "has no steps"),
        ([{"weight": i, "seconds": 1} for i in range(1, 22)], "21 steps. Give at most 20"),
        ([1], "Step 1 must be an object"),
        ([[10, 60]], "Step 1 must be an object"),
        ([{"weight": 10}], "Step 1 has no seconds"),
        ([{"seconds": 10}], "Step 1 has no weight"),
        ([{"weight": 10, "seconds": 1, "pause": 1}], "unknown field 'pause'"),
        ([{"weight": 10, "seconds": 1, 5: 1}], "unknown field '5'"),
        ([{"weight": 10, "seconds": 1}, {"weight": 10, "seconds": 1}], "Step 2 asks for 10 %"),
        ([{"weight": 50, "seconds": 1}, {"weight": 10, "seconds": 1}], "not more than the 50 % of step 1"),
    ],
)
def test_parse__wrong_shape__names_the_step_and_what_to_do(raw: object, sentence: str) -> None:
    with pytest.raises(PlanError) as refusal:
        Plan.parse(raw)
    assert sentence in refusal.value.sentence
    assert (refusal.value.code, refusal.value.status) == ("invalid_plan", 400)
    assert isinstance(refusal.value, Refused)


@pytest.mark.parametrize("field", ["weight", "seconds"])
@pytest.mark.parametrize(
    "value", [True, False, None, 0, -1, 1.0, 10.5, "10", "", float("nan"), float("inf"), [], {}, 10**30]
)
def test_parse__not_a_whole_number_in_range__is_refused(field: str, value: object) -> None:
    with pytest.raises(PlanError, match=f"Step 1 has the {field}"):
        Plan.parse([{"weight": 10, "seconds": 60, field: value}])


@pytest.mark.parametrize(
    ("weight", "seconds", "fits"), [(101, 1, False), (100, MAX_SECONDS, True), (1, MAX_SECONDS + 1, False)]
)
def test_parse__at_the_limits__takes_them_and_no_more(weight: int, seconds: int, fits: bool) -> None:
    raw = [{"weight": weight, "seconds": seconds}]
    if fits:
        assert Plan.parse(raw).to_list() == raw
    else:
        with pytest.raises(PlanError):
            Plan.parse(raw)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["weight", "seconds", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(json_values)
def test_parse__anything_at_all__is_a_plan_or_a_refusal(raw: object) -> None:
    try:
        plan = Plan.parse(raw)
    except PlanError:
        return
    assert plan.to_list() == raw
    assert [step.weight for step in plan] == sorted({step.weight for step in plan})


def test_require_comparison__all_the_traffic_at_once__is_refused_and_a_later_step_is_not() -> None:
    with pytest.raises(PlanError, match="nothing to compare it with"):
        Plan.parse([{"weight": 100, "seconds": 60}]).require_comparison()
    Plan.parse([{"weight": 99, "seconds": 60}, {"weight": 100, "seconds": 60}]).require_comparison()
