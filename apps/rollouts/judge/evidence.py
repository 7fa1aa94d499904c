"""What a judge's state amounts to: log e-values, and rates that no open request can make look better than they are."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from apps.rollouts.judge import eprocess
from apps.rollouts.judge.criteria import Criteria
from apps.rollouts.judge.state import (
    Counts,
    JudgeState,
    Metric,
    counts_of,
    criteria_of,
    no_worse_step,
    ripen,
)

# How a metric's part of alpha is spent: on the comparison with the stable version's requests of the same time, on the
# comparison with its earlier ones in a step of 100 %, and, the tenth that is left, on the upper bound which that needs.
COMPARED_PART, ALONE_PART, BOUND_PART = 0.6, 0.3, 0.1
# A null hypothesis above this leaves no room for alternatives.
HIGHEST_RATE = 0.95
# How much likelier two rates than one must be for the guard, beyond 1/alpha: it is asked at every measurement, and without
# this factor requests that fail as often on both sides would trip it in a long rollout.
GUARD_FACTOR = 1e5


@dataclass(frozen=True)
class Evidence:
    """Log e-values and totals of a state."""

    criteria: Criteria
    has_stable: bool
    weight: int
    candidate: Counts
    stable: Counts
    step_candidate: Counts
    step_stable: Counts
    recent: tuple[int, int, int, int]
    """The guard's window: requests and errors of the candidate, then of the stable version."""
    unripe: int
    """Requests that arrived so lately that their failure may not have shown yet."""
    worse: dict[Metric, float]
    """Against "no worse than allowed", one e-value a metric."""
    worse_if_open_fail: float
    """That of the errors, if every request to the candidate that is open now failed."""
    noninferior: float
    """For promotion, with every request that is still open counted against the candidate; likewise `absolute`."""
    absolute: float
    open_noninferior: float
    """For promotion, as if no open request could fail; likewise `open_absolute`."""
    open_absolute: float
    srm: float

    @property
    def promote(self) -> float:
        return self.joined(self.noninferior, self.absolute)

    @property
    def open_promote(self) -> float:
        return self.joined(self.open_noninferior, self.open_absolute)

    @property
    def rollback_limit(self) -> float:
        """Alpha is split over the metrics that can speak."""
        return (len(Metric) if self.has_stable else 1) / self.criteria.alpha

    @property
    def is_alone(self) -> bool:
        """Whether the candidate has all the traffic, though there is a stable version."""
        return self.has_stable and self.weight == 100

    @property
    def earlier(self) -> Counts:
        """The stable version's counts from before the step in which it has no traffic."""
        return self.stable.minus(self.step_stable) if self.is_alone else self.stable

    def joined(self, noninferior: float, absolute: float) -> float:
        """Return the log evidence for promotion: with a stable version the average of both tests."""
        if not self.has_stable:
            return absolute
        return eprocess.log_sum_exp([noninferior, absolute]) - math.log(2.0)

    def if_open_fail(self) -> Evidence:
        """Return the evidence against the candidate as it would be if all of its open requests failed now."""
        n, errors, *stable = self.recent
        waiting = self.candidate.open
        return replace(
            self,
            worse={**self.worse, Metric.ERRORS: self.worse_if_open_fail},
            recent=(n + waiting, errors + waiting, stable[0], stable[1]),
        )

    def beside(self, metric: Metric) -> Counts:
        """Return the stable version's counts that a step's are compared with: of the same time, where there are any."""
        return self.step_stable if self.step_stable.of(metric) and not self.is_alone else self.earlier

    def rate_at_most(self, metric: Metric) -> float:
        """Return how high the candidate's rate in this step may be, whatever becomes of the open requests.

        Either each of them is bad, or only those requests are counted that have arrived so long ago that all that is
        bad among them has shown.
        """
        here = self.step_candidate
        bad, n, waiting = here.bad(metric), here.of(metric), here.open
        ripe = n + waiting - self.unripe
        rates = [(bad + waiting) / (n + waiting)] if n + waiting > 0 else [1.0]
        if ripe > 0:
            rates.append(min(1.0, bad / ripe))
        return min(rates)

    def is_far_worse(self, metric: Metric, rate: float) -> bool:
        """Return whether a rate is more than twice the stable version's and more than a percentage point above it."""
        if not self.has_stable:
            return metric is not Metric.ERRORS and rate > self.criteria.guard_rate
        theirs = self.beside(metric).rate(metric)
        return rate > 2.0 * theirs and rate > theirs + 0.01

    def hides_slow_answers(self) -> bool:
        """Return whether a candidate could be any slower and not show it: most stable answers miss the plan's bound, too."""
        named = self.has_stable and self.criteria.slow_ms is not None
        return named and self.beside(Metric.SLOW).rate(Metric.SLOW) > 0.5

    def trips_guard(self) -> bool:
        """Return whether the newest requests to the candidate plainly fail, and the stable version's do not."""
        n, errors, n_stable, errors_stable = self.recent
        if n < self.criteria.guard_min_requests:
            return False
        if not self.has_stable:
            return errors / n > self.criteria.guard_rate
        if self.is_alone:
            earlier = self.earlier
            n_stable, errors_stable = earlier.requests, earlier.errors
        theirs = errors_stable / n_stable if n_stable else 0.0
        certain = math.log(GUARD_FACTOR / self.criteria.alpha)
        return (
            errors / n - theirs > self.criteria.guard_rate
            and eprocess.difference_log_ratio(n, errors, n_stable, errors_stable) >= certain
        )


def evidence_of(state: JudgeState, *, has_stable: bool) -> Evidence:
    """Return what a state amounts to."""
    criteria = criteria_of(state)
    candidate, stable = counts_of(state, "candidate"), counts_of(state, "stable")
    step_candidate, step_stable = counts_of(state, "step_candidate"), counts_of(state, "step_stable")
    unripe = sum(waiting["arrivals"] for waiting in state["unripe"])
    recent = [sum(column) for column in zip(*state["recent"], strict=True)] or [0, 0, 0, 0]
    ripe, against, now = (0.0, 0.0, 0.0)
    if has_stable:
        ripe, against, now = _noninferior(state, candidate, criteria)
    arrived = candidate.requests + candidate.open
    pessimistic = (
        (arrived, candidate.errors + candidate.open),
        (max(arrived - unripe, candidate.errors), candidate.errors),
    )
    evidence = Evidence(
        criteria=criteria,
        has_stable=has_stable,
        weight=state["weight"],
        candidate=candidate,
        stable=stable,
        step_candidate=step_candidate,
        step_stable=step_stable,
        recent=(recent[0], recent[1], recent[2], recent[3]),
        unripe=unripe,
        worse={},
        worse_if_open_fail=0.0,
        noninferior=max(ripe, against),
        absolute=max(_below(n, bad, criteria) for n, bad in pessimistic),
        open_noninferior=max(ripe, against, now),
        open_absolute=_below(candidate.requests, candidate.errors, criteria),
        srm=eprocess.log_e(state["split"]) if has_stable else 0.0,
    )
    metrics = tuple(Metric) if has_stable else (Metric.ERRORS,)
    worse = {metric: _worse(state, evidence, metric) for metric in metrics}
    return replace(evidence, worse=worse, worse_if_open_fail=_worse_if_open_fail(state, evidence))


def _below(requests: int, errors: int, criteria: Criteria) -> float:
    return eprocess.bernoulli_log_e(requests, errors, rate=criteria.max_bad_rate, above=False)


def _noninferior(state: JudgeState, candidate: Counts, criteria: Criteria) -> tuple[float, float, float]:
    """Return the log evidence of what is ripe, and of everything: with open requests as errors, and without them."""
    ripe = state["no_worse"]
    now = ripe
    for waiting in state["unripe"]:
        now = ripen(now, waiting, criteria)
    against = no_worse_step(now, state["weight"], candidate.open, 0, criteria)
    return eprocess.log_e(ripe), eprocess.log_e(against), eprocess.log_e(now)


def _worse(state: JudgeState, evidence: Evidence, metric: Metric) -> float:
    """Return the log evidence that the candidate is worse in a metric than the criteria allow."""
    criteria, candidate = evidence.criteria, evidence.candidate
    if not evidence.has_stable:
        return eprocess.bernoulli_log_e(
            candidate.requests, candidate.errors, rate=criteria.max_bad_rate, above=True
        )
    compared = eprocess.log_e(state["worse"][metric.value])
    alone = 0.0
    if evidence.is_alone:
        here, rate = evidence.step_candidate, _allowed(evidence, metric)
        if rate is not None:
            alone = eprocess.bernoulli_log_e(here.of(metric), here.bad(metric), rate=rate, above=True)
    return eprocess.log_sum_exp([math.log(COMPARED_PART) + compared, math.log(ALONE_PART) + alone])


def _worse_if_open_fail(state: JudgeState, evidence: Evidence) -> float:
    criteria, waiting = evidence.criteria, evidence.candidate.open
    if not evidence.has_stable:
        n, errors = evidence.candidate.requests + waiting, evidence.candidate.errors + waiting
        return eprocess.bernoulli_log_e(n, errors, rate=criteria.max_bad_rate, above=True)
    weights = eprocess.rate_ratio_step(
        state["worse"][Metric.ERRORS.value],
        n_first=evidence.weight,
        n_second=100 - evidence.weight,
        bad_first=waiting,
        bad_second=0,
        ratio=criteria.margin,
    )
    return math.log(COMPARED_PART) + eprocess.log_e(weights)


def _allowed(evidence: Evidence, metric: Metric) -> float | None:
    """Return the rate of bad requests that a candidate with all the traffic may have; None where it cannot be said.

    It is `max_bad_rate`, or `margin` times what the stable version's rate was at most in the earlier steps.
    """
    criteria, earlier = evidence.criteria, evidence.earlier
    error = BOUND_PART * criteria.alpha / len(Metric)
    bound = eprocess.upper_bound(earlier.of(metric), earlier.bad(metric), error=error)
    if bound is None:
        return None
    rate = max(criteria.max_bad_rate, criteria.margin * bound)
    return rate if rate < HIGHEST_RATE else None
