"""The e-processes: against a direct reference, against their own laws, and against many simulated rollouts."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.rollouts.judge import eprocess as e

# scipy is imported where it is needed: it takes a second, and every process of a test run reads this module.

GRID = np.geomspace(1.05, 20.0, 24)
SHIFTS = np.concatenate([-np.geomspace(0.02, 2.0, 12), np.geomspace(0.02, 2.0, 12)])
measurements = st.lists(
    st.tuples(st.integers(0, 500), st.integers(0, 2000), st.integers(0, 30), st.integers(0, 30)),
    min_size=1,
    max_size=6,
)


def run(rows: list[tuple[int, int, int, int]], ratio: float) -> float:
    weights = e.start()
    for first, second, bad_first, bad_second in rows:
        weights = e.rate_ratio_step(
            weights, n_first=first, n_second=second, bad_first=bad_first, bad_second=bad_second, ratio=ratio
        )
    return e.log_e(weights)


def test_start__nothing_seen__evidence_is_one() -> None:
    assert e.log_e(e.start()) == pytest.approx(0.0, abs=1e-12)
    assert e.bernoulli_log_e(0, 0, rate=0.01, above=False) == pytest.approx(0.0, abs=1e-12)
    assert e.bernoulli_log_e(0, 0, rate=0.01, above=True) == pytest.approx(0.0, abs=1e-12)


@given(measurements, st.sampled_from([0.5, 1.0, 1.25, 2.0]))
def test_rate_ratio__against_scipy__is_equal(rows: list[tuple[int, int, int, int]], ratio: float) -> None:
    from scipy import special, stats

    total = np.zeros(24)
    for first, second, bad_first, bad_second in rows:
        if not first or not second:
            continue
        bad = bad_first + bad_second
        null = ratio * first / (ratio * first + second)
        other = ratio * GRID * first / (ratio * GRID * first + second)
        total += stats.binom.logpmf(bad_first, bad, other) - stats.binom.logpmf(bad_first, bad, null)
    assert run(rows, ratio) == pytest.approx(special.logsumexp(total - math.log(24)), rel=1e-9, abs=1e-9)


@given(st.integers(0, 3000), st.integers(0, 60), st.sampled_from([0.001, 0.01, 0.2, 0.5]), st.booleans())
def test_bernoulli__against_scipy__is_equal(requests: int, bad: int, rate: float, above: bool) -> None:
    from scipy import special, stats

    bad = min(bad, requests)
    odds = rate / (1 - rate) * (GRID if above else 1 / GRID)
    other = odds / (1 + odds)
    terms = stats.binom.logpmf(bad, requests, other) - stats.binom.logpmf(bad, requests, rate)
    expected = special.logsumexp(terms - math.log(24))
    assert e.bernoulli_log_e(requests, bad, rate=rate, above=above) == pytest.approx(
        expected, rel=1e-8, abs=1e-8
    )


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 99))
def test_split__against_scipy__is_equal(first: int, second: int, percent: int) -> None:
    from scipy import special, stats

    share = percent / 100
    other = special.expit(special.logit(share) + SHIFTS)
    total = first + second
    terms = stats.binom.logpmf(first, total, other) - stats.binom.logpmf(first, total, share)
    weights = e.split_step(e.start(), n_first=first, n_second=second, weight=share)
    assert e.log_e(weights) == pytest.approx(special.logsumexp(terms - math.log(24)), rel=1e-8, abs=1e-7)


@given(
    st.integers(1, 50),
    st.integers(1, 50),
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6),
)
def test_rate_ratio__one_look_split_into_many__evidence_is_the_same(
    first: int, second: int, parts: list[tuple[int, int, int]]
) -> None:
    split = [(first * times, second * times, bad, other) for times, bad, other in parts]
    whole = [tuple(int(total) for total in np.sum(split, axis=0))]
    assert run(split, 1.25) == pytest.approx(run(whole, 1.25), rel=1e-9, abs=1e-9)


@given(measurements)
def test_rate_ratio__looks_in_another_order__evidence_is_the_same(
    rows: list[tuple[int, int, int, int]],
) -> None:
    assert run(rows, 1.25) == pytest.approx(run(rows[::-1], 1.25), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("first", "second"), [(0, 0), (0, 100), (100, 0), (-1, 5)])
def test_rate_ratio__an_arm_without_requests__says_nothing(first: int, second: int) -> None:
    assert run([(first, second, 5, 5)], 1.25) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize("share", [0.0, 1.0, -1.0, 2.0])
def test_split__all_or_nothing__says_nothing(share: float) -> None:
    weights = e.split_step(e.start(), n_first=5, n_second=5, weight=share)
    assert e.log_e(weights) == pytest.approx(0.0, abs=1e-12)


@pytest.mark.parametrize(
    "row", [(10**9, 10**9, 10**8, 0), (10**9, 10**9, 0, 10**8), (1, 10**12, 1, 10**9), (10**12, 1, 10**9, 1)]
)
def test_rate_ratio__astronomic_counts__stays_finite(row: tuple[int, int, int, int]) -> None:
    assert math.isfinite(run([row] * 3, 1.25))


@pytest.mark.parametrize("pair", [(0.02, 0.02), (0.02, 0.016), (0.5, 0.4), (1.0, 0.8), (0.3, 0.9)])
def test_rate_ratio__null_holds__mean_over_one_look_is_at_most_one(pair: tuple[float, float]) -> None:
    """Sum over all outcomes of a small measurement: no simulation, the law itself."""
    from scipy import stats

    canary, baseline = pair
    first, second = 6, 11
    mean = math.fsum(
        stats.binom.pmf(i, first, canary)
        * stats.binom.pmf(j, second, baseline)
        * math.exp(run([(first, second, i, j)], 1.25))
        for i in range(first + 1)
        for j in range(second + 1)
    )
    assert mean <= 1.0 + 1e-9


@pytest.mark.parametrize(("rate", "above"), [(0.1, True), (0.05, True), (0.1, False), (0.4, False)])
def test_bernoulli__null_holds__mean_is_at_most_one(rate: float, above: bool) -> None:
    from scipy import stats

    mean = math.fsum(
        stats.binom.pmf(bad, 25, rate) * math.exp(e.bernoulli_log_e(25, bad, rate=0.1, above=above))
        for bad in range(26)
    )
    assert mean <= 1.0 + 1e-9


@given(st.integers(1, 5000), st.integers(0, 50))
def test_upper_bound__any_counts__lies_above_the_rate_and_is_just_excluded(requests: int, bad: int) -> None:
    bad = min(bad, requests)
    bound = e.upper_bound(requests, bad, error=0.05)
    if bound is None:
        assert e.bernoulli_log_e(requests, bad, rate=0.5, above=False) < math.log(20) or bad / requests >= 0.5
        return
    assert bad / requests < bound <= 0.5
    assert e.bernoulli_log_e(requests, bad, rate=bound, above=False) >= math.log(20) - 1e-6


def test_upper_bound__no_failures__shrinks_with_the_requests() -> None:
    bounds = [e.upper_bound(requests, 0, error=0.05) for requests in (20, 100, 400, 2000)]
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[2] == pytest.approx(0.0096, abs=0.0003)


def _looks_until(random_numbers: np.random.Generator, runs: int, pairs: tuple[float, float]) -> np.ndarray:
    """Simulate the counts of `runs` rollouts: 5, 10, 25, 50 %, 15 measurements of 500 requests each."""
    weights = np.repeat([0.05, 0.10, 0.25, 0.50], 15)
    canary = random_numbers.binomial(500, weights, size=(runs, len(weights)))
    baseline = 500 - canary
    return np.stack(
        [
            canary,
            baseline,
            random_numbers.binomial(canary, pairs[0]),
            random_numbers.binomial(baseline, pairs[1]),
        ],
        axis=-1,
    )


def _paths(counts: np.ndarray, ratio: float, *, swapped: bool = False) -> np.ndarray:
    """Return log E after every measurement of many runs at once, written independently in numpy."""
    from scipy import special

    first, second, bad_first, bad_second = (counts[..., i] for i in ((1, 0, 3, 2) if swapped else range(4)))
    null = ratio * first / (ratio * first + second)
    theta = ratio * GRID * first[..., None] / (ratio * GRID * first[..., None] + second[..., None])
    gain = bad_first[..., None] * np.log(theta / null[..., None])
    gain = gain + bad_second[..., None] * np.log((1 - theta) / (1 - null[..., None]))
    return special.logsumexp(np.cumsum(gain, axis=1), axis=-1) - math.log(24)


@pytest.mark.parametrize("rate", [0.005, 0.02, 0.2])
def test_simulation__equal_versions_and_a_look_each_time__false_rollbacks_stay_below_alpha(
    rate: float,
) -> None:
    counts = _looks_until(np.random.default_rng(7), 2000, (rate, rate))
    strict = _paths(counts, 1.0).max(axis=1) >= math.log(100)
    lenient = _paths(counts, 1.25).max(axis=1) >= math.log(100)
    assert strict.mean() <= 0.01
    assert lenient.mean() <= strict.mean()


def test_simulation__incident_in_both_arms__is_not_held_against_the_candidate() -> None:
    random_numbers = np.random.default_rng(7)
    calm = _looks_until(random_numbers, 2000, (0.005, 0.005))
    burning = _looks_until(random_numbers, 2000, (0.3, 0.3))
    counts = np.concatenate([calm[:, :30], burning[:, 30:36], calm[:, 36:]], axis=1)
    assert (_paths(counts, 1.0).max(axis=1) >= math.log(100)).mean() <= 0.01


@pytest.mark.parametrize("rate", [0.005, 0.02])
def test_simulation__exactly_twice_as_bad__wrong_promotions_stay_below_beta(rate: float) -> None:
    counts = _looks_until(np.random.default_rng(11), 2000, (2 * rate, rate))
    assert (_paths(counts, 0.5, swapped=True).max(axis=1) >= math.log(20)).mean() <= 0.05


def test_simulation__ten_times_as_bad__is_always_found_and_soon() -> None:
    counts = _looks_until(np.random.default_rng(3), 1000, (0.05, 0.005))
    found = _paths(counts, 1.25) >= math.log(100)
    assert found.any(axis=1).all()
    assert np.median(found.argmax(axis=1)) <= 8


def test_simulation__numpy_paths_and_the_module__are_equal() -> None:
    counts = _looks_until(np.random.default_rng(5), 3, (0.03, 0.01))
    for row, path in zip(counts, _paths(counts, 1.25), strict=True):
        assert run([tuple(int(n) for n in measurement) for measurement in row], 1.25) == pytest.approx(
            path[-1], rel=1e-9
        )


def test_simulation__split_as_asked__sample_ratio_alarms_stay_below_its_alpha() -> None:
    random_numbers = random.Random(13)
    alarms = 0
    for _ in range(400):
        weights = e.start()
        for percent in (5, 10, 25, 50) * 4:
            first = sum(random_numbers.random() < percent / 100 for _ in range(60))
            weights = e.split_step(weights, n_first=first, n_second=60 - first, weight=percent / 100)
            if e.log_e(weights) >= math.log(1000):
                alarms += 1
                break
    assert alarms <= 2


def test_simulation__twice_the_desired_weight__is_found_in_a_thousand_requests() -> None:
    weights = e.split_step(e.start(), n_first=186, n_second=814, weight=0.10)
    assert e.log_e(weights) >= math.log(1000)
