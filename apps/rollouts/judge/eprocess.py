"""Evidence that is valid at every measurement: mixture e-processes over counts.

An e-process E starts at 1 and has mean at most 1 as long as its null hypothesis holds, whenever it is read. By
Ville's inequality P(E ever reaches 1/a) <= a under the null, so "E is 100 to 1" can be read at any time and as
often as one likes. Each process here is a mixture: the average of likelihood ratios of the null's boundary
against a grid of alternatives, kept as log weights so that neither tiny nor huge values lose their meaning.

Sources: M. Lindon and A. Malek, "Anytime-Valid Inference for Multinomial Count Data", NeurIPS 2022,
arXiv 2011.03567 (rate ratios and sample ratio); S. R. Howard, A. Ramdas, J. McAuliffe and J. Sekhon,
"Time-uniform, nonparametric, nonasymptotic confidence sequences", Annals of Statistics 2021 (bounds that hold
at all times at once).

What the guarantees need: requests fail independently of each other given the moment's failure rates. The rates
themselves may drift, as long as each moment satisfies the null. Bursty, correlated failures weaken them.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

GRID_POINTS = 24
GRID_LOW = 1.05
GRID_HIGH = 20.0
SHIFT_LOW = 0.02
SHIFT_HIGH = 2.0


def _geometric(low: float, high: float, points: int) -> tuple[float, ...]:
    ratio = (high / low) ** (1.0 / (points - 1))
    return tuple(low * ratio**index for index in range(points))


RATIO_GRID = _geometric(GRID_LOW, GRID_HIGH, GRID_POINTS)
"""How many times the null's boundary the alternatives are: 1.05 to 20, geometric."""

SHIFT_GRID = tuple(
    sign * shift for sign in (-1.0, 1.0) for shift in _geometric(SHIFT_LOW, SHIFT_HIGH, GRID_POINTS // 2)
)
"""By how much the alternatives shift the log odds of a weight: 0.02 to 2 up and down."""


def start(points: int = GRID_POINTS) -> list[float]:
    """Return the log weights of an e-process that has seen nothing (E = 1)."""
    return [-math.log(points)] * points


def log_sum_exp(values: Sequence[float]) -> float:
    """Return log(sum(exp(values))) without overflow."""
    top = max(values)
    return top + math.log(math.fsum(math.exp(value - top) for value in values))


def log_e(log_weights: Sequence[float]) -> float:
    """Return the log of the evidence that the log weights hold."""
    return log_sum_exp(log_weights)


def rate_ratio_step(
    log_weights: Sequence[float],
    *,
    n_first: int,
    n_second: int,
    bad_first: int,
    bad_second: int,
    ratio: float,
) -> list[float]:
    """Weigh one measurement against "the first version's bad rate is at most `ratio` times the second's".

    Given that a request went bad, under the null's boundary it was one of the first version with probability
    ratio n1 / (ratio n1 + n2), whatever the level of failures of both. A measurement in which a version
    has no requests says nothing, and so does one in which nothing went bad.
    """
    if n_first <= 0 or n_second <= 0 or bad_first == bad_second == 0:
        return list(log_weights)
    return [
        weight + bad_first * gain + bad_second * shrink
        for weight, (gain, shrink) in zip(log_weights, _ratio_steps(n_first, n_second, ratio), strict=True)
    ]


@functools.lru_cache(maxsize=256)
def _ratio_steps(n_first: int, n_second: int, ratio: float) -> tuple[tuple[float, float], ...]:
    """Return what one bad request of the first and of the second version add to the log ratio of each alternative."""
    # log((rho n1 / (rho n1 + n2)) / (r n1 / (r n1 + n2))) with rho = r g, written so that nothing cancels.
    null = ratio * n_first + n_second
    shrinks = [math.log(null / (ratio * growth * n_first + n_second)) for growth in RATIO_GRID]
    return tuple(
        (math.log(growth) + shrink, shrink) for growth, shrink in zip(RATIO_GRID, shrinks, strict=True)
    )


def bernoulli_log_e(requests: int, bad: int, *, rate: float, above: bool) -> float:
    """Return log E against "the bad rate is at most `rate`" (above) or "at least" (not above).

    The alternatives multiply (above) or divide the odds of `rate` by the grid. Only totals matter, so the result
    is the same however the requests were split into measurements. It stays valid when the rate moves within the null.
    """
    good = requests - bad
    return log_sum_exp([bad * gain + good * loss for gain, loss in _bernoulli_steps(rate, above)]) - math.log(
        GRID_POINTS
    )


@functools.lru_cache(maxsize=256)
def _bernoulli_steps(rate: float, above: bool) -> tuple[tuple[float, float], ...]:
    """Return what one bad and one good request add to the log ratio of each alternative."""
    odds = rate / (1.0 - rate)
    steps = []
    for growth in RATIO_GRID:
        alternative = odds * growth if above else odds / growth
        # (1 - q) / (1 - p) = (1 + odds_p) / (1 + odds_q), and q / p is that times odds_q / odds_p.
        shrink = math.log1p(odds) - math.log1p(alternative)
        steps.append((math.log(alternative / odds) + shrink, shrink))
    return tuple(steps)


def upper_bound(requests: int, bad: int, *, error: float) -> float | None:
    """Return the rate from which on, up to 1/2, the counts exclude every constant bad rate.

    It is an upper confidence bound with error at most `error` over all measurements together, not only at this one.
    None when not even 1/2 is excluded yet.
    """
    if requests <= 0:
        return None
    limit = -math.log(error)
    low, high = bad / requests, 0.5
    if low >= high or bernoulli_log_e(requests, bad, rate=high, above=False) < limit:
        return None
    for _ in range(24):
        middle = (low + high) / 2.0
        if middle > 0.0 and bernoulli_log_e(requests, bad, rate=middle, above=False) >= limit:
            high = middle
        else:
            low = middle
    return high


def difference_log_ratio(n_first: int, bad_first: int, n_second: int, bad_second: int) -> float:
    """Return the log likelihood ratio of two bad rates against one that both versions have: 0 where they are equal."""
    total, bad = n_first + n_second, bad_first + bad_second
    return sum(
        part * math.log(part * total / (n * whole))
        for n, hits in ((n_first, bad_first), (n_second, bad_second))
        for part, whole in ((hits, bad), (n - hits, total - bad))
        if part
    )


def split_step(log_weights: Sequence[float], *, n_first: int, n_second: int, weight: float) -> list[float]:
    """Weigh one measurement against "each request goes to the first version with probability `weight`".

    The alternatives shift the log odds of `weight` up and down. A weight of 0 or 1 says nothing.
    """
    if not 0.0 < weight < 1.0 or n_first + n_second <= 0:
        return list(log_weights)
    out = []
    for log_weight, shift in zip(log_weights, SHIFT_GRID, strict=True):
        # theta = w e^s / (w e^s + 1 - w); both ratios to the null have this denominator.
        shrink = -math.log(weight * math.exp(shift) + 1.0 - weight)
        out.append(log_weight + n_first * (shift + shrink) + n_second * shrink)
    return out
