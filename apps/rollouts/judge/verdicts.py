"""Verdicts: what the evidence of a rollout allows at this measurement, in one word and one sentence.

What is guaranteed, over all measurements of a rollout together (see eprocess.py for the conditions and sources):

- Rollback by evidence: a candidate whose rates of errors, of 4xx and of slow answers are at every moment at most
  `margin` times the stable version's (without one: whose error rate is at most `max_bad_rate`) is rolled back by
  it with probability at most alpha. Alpha is split equally over the metrics.
- Promotion: a candidate that is both at least `noninferiority_margin` times as bad as the stable version and at or
  above `max_bad_rate` (without one: the latter) is promoted with probability at most beta. The two tests are averaged,
  and the average of two e-processes is one again, so looking for either kind of evidence costs no second beta.
- Sample ratio: arrivals that are split exactly as asked raise an alarm with probability at most srm_alpha.

Beside these stand plain limits without an error rate. The guard rolls a version back that is plainly broken while
the stable one is not. No step is left in the candidate's favour while its rate of 4xx or of slow answers is more than
twice the stable version's and more than a percentage point above it, nor the last one while that of errors is.

Silence is never a pass: without requests every e-process stays at 1, and 1 promotes nothing. Nor is a request without
an answer: a step is not decided in the candidate's favour while its open requests could change that.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from apps.rollouts.judge import eprocess, sentences
from apps.rollouts.judge.criteria import Criteria
from apps.rollouts.judge.evidence import Evidence, evidence_of
from apps.rollouts.judge.sentences import odds, percent, plain
from apps.rollouts.judge.state import Counts, JudgeState, Metric, criteria_of

# Estimates of what is still needed end here: beyond it the answer is "not at this rate".
FAR_TOO_MANY = 10_000_000


class Outcome(StrEnum):
    """The judge's word."""

    CONTINUE = "continue"
    ROLLBACK = "rollback"
    PROMOTE = "promote"
    INSUFFICIENT_DATA = "insufficient_data"
    INCONCLUSIVE = "inconclusive"
    UNANSWERED = "unanswered"
    """The candidate's open requests could still change the answer; they have an outcome soon."""
    SRM = "srm"


@dataclass(frozen=True)
class Verdict:
    """The outcome with all figures it rests on. E-values are "x to 1"; compare them with the limits beside them."""

    outcome: Outcome
    reason: str
    e_rollback: float
    """The strongest evidence for rollback of any metric; `e_metrics` has them all."""
    rollback_limit: float
    e_metrics: dict[Metric, float]
    e_promote: float
    """Evidence for promotion: with a stable version the average of `e_noninferior` and `e_absolute`."""
    promote_limit: float
    e_noninferior: float
    e_absolute: float
    e_srm: float
    srm_limit: float
    upper_bound: float | None
    """Upper bound of the candidate's error rate with error beta, valid at all times."""
    needed_requests: int | None
    """About how many more candidate requests promotion needs at the present rates; None where it cannot be said."""
    candidate: Counts
    stable: Counts
    step_requests: int

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as JSON scalars."""
        versions = {"candidate": self.candidate, "stable": self.stable}
        return {
            "outcome": str(self.outcome),
            "reason": self.reason,
            "e_rollback": self.e_rollback,
            "rollback_limit": self.rollback_limit,
            **{f"e_{metric}": self.e_metrics.get(metric, 1.0) for metric in Metric},
            "e_promote": self.e_promote,
            "promote_limit": self.promote_limit,
            "e_noninferior": self.e_noninferior,
            "e_absolute": self.e_absolute,
            "e_srm": self.e_srm,
            "srm_limit": self.srm_limit,
            "upper_bound": self.upper_bound,
            "needed_requests": self.needed_requests,
            **{
                f"{version}_{name}": value
                for version, counts in versions.items()
                for name, value in dataclasses.asdict(counts).items()
            },
            "step_requests": self.step_requests,
        }


def verdict(
    state: JudgeState,
    criteria: Criteria,
    *,
    has_baseline: bool,
    final_step: bool,
    step_over: bool = True,
    answered: bool = True,
    slow_ms: int | None = None,
) -> Verdict:
    """Return what the evidence allows now.

    Rollback and a sample ratio alarm can come at any measurement. Only when the step's time is over (`step_over`) is its
    traffic asked for: too little of it is INSUFFICIENT_DATA, and the step should be held. CONTINUE then means that
    the next step may begin; INCONCLUSIVE, that it may not; UNANSWERED, that open requests decide. `answered` says that
    all that arrived by the end of the step's time has its outcome. On the final step the answer is PROMOTE with
    positive evidence, else INSUFFICIENT_DATA where more of the same traffic would bring it, else INCONCLUSIVE.
    `slow_ms` is for the sentence. Raises ValueError for a state that was started with other criteria.
    """
    if criteria_of(state) != criteria:
        raise ValueError("the state was started with other criteria")
    evidence = evidence_of(state, has_stable=has_baseline)
    outcome, reason = _decide(evidence, final_step, step_over, answered, slow_ms)
    return Verdict(
        outcome=outcome,
        reason=reason,
        e_rollback=plain(max(evidence.worse.values())),
        rollback_limit=evidence.rollback_limit,
        e_metrics={metric: plain(log_e) for metric, log_e in evidence.worse.items()},
        e_promote=plain(evidence.promote),
        promote_limit=1.0 / criteria.beta,
        e_noninferior=plain(evidence.noninferior),
        e_absolute=plain(evidence.absolute),
        e_srm=plain(evidence.srm),
        srm_limit=1.0 / criteria.srm_alpha,
        upper_bound=eprocess.upper_bound(
            evidence.candidate.requests, evidence.candidate.errors, error=criteria.beta
        ),
        needed_requests=_needed(evidence),
        candidate=evidence.candidate,
        stable=evidence.stable,
        step_requests=evidence.step_candidate.requests,
    )


def outcome_of(
    state: JudgeState,
    *,
    has_baseline: bool,
    final_step: bool,
    step_over: bool = True,
    answered: bool = True,
) -> Outcome:
    """Return a verdict's outcome without the figures beside it, for simulations."""
    evidence = evidence_of(state, has_stable=has_baseline)
    return _decide(evidence, final_step, step_over, answered, None)[0]


@functools.lru_cache(maxsize=64)
def clean_requests_needed(criteria: Criteria, *, has_baseline: bool) -> int:
    """Return how many candidate requests promote a version that never fails, while the stable version has no errors
    either."""

    def enough(requests: int) -> bool:
        absolute = eprocess.bernoulli_log_e(requests, 0, rate=criteria.max_bad_rate, above=False)
        joined = eprocess.log_sum_exp([0.0, absolute]) - math.log(2.0) if has_baseline else absolute
        return joined >= -math.log(criteria.beta)

    return _first(enough) or FAR_TOO_MANY


def _decide(
    evidence: Evidence, final_step: bool, step_over: bool, answered: bool, slow_ms: int | None
) -> tuple[Outcome, str]:
    criteria, here = evidence.criteria, evidence.step_candidate
    against = _against(evidence, slow_ms)
    if against is not None:
        return against
    figures = sentences.everything(evidence, slow_ms=slow_ms)
    if not step_over:
        return Outcome.CONTINUE, f"Still observing: {figures}."
    if here.requests < criteria.min_requests_per_step:
        return Outcome.INSUFFICIENT_DATA, (
            f"{here.requests:,} of the {criteria.min_requests_per_step:,} requests that this step needs have ended."
        )
    # Failed requests have no time, and the times come a moment later than the counts.
    if 2 * here.timed < here.requests - here.errors:
        return Outcome.INSUFFICIENT_DATA, (
            f"The router reported the time of only {here.timed:,} of {here.requests - here.errors:,} answers."
        )
    held = _held(evidence, final_step=final_step, answered=answered, slow_ms=slow_ms)
    if held is not None:
        return held
    if not final_step:
        if not answered and _against(evidence.if_open_fail(), slow_ms) is not None:
            return Outcome.UNANSWERED, _unanswered(evidence)
        return Outcome.CONTINUE, f"Nothing speaks against going on: {figures}."
    limit = 1.0 / criteria.beta
    shown = odds("evidence for promotion", evidence.promote, limit)
    if evidence.promote >= math.log(limit):
        return Outcome.PROMOTE, f"The candidate is {_proven(evidence)}: {figures}; {shown}."
    if evidence.open_promote >= math.log(limit):
        return Outcome.UNANSWERED, _unanswered(evidence)
    needed = _needed(evidence)
    if needed is not None and evidence.candidate.requests < _patience(evidence):
        return Outcome.INSUFFICIENT_DATA, (
            f"About {needed:,} more requests to the candidate are needed at the present rates: {figures}; {shown}."
        )
    return (
        Outcome.INCONCLUSIVE,
        f"The evidence speaks neither for nor against the candidate: {figures}; {shown}.",
    )


def _against(evidence: Evidence, slow_ms: int | None) -> tuple[Outcome, str] | None:
    """Return what speaks against the candidate or the router at any moment; None where nothing does."""
    criteria = evidence.criteria
    if evidence.trips_guard():
        n, errors, n_stable, errors_stable = evidence.recent
        beside = f", of the stable version's {errors_stable:,} of {n_stable:,}" if n_stable else ""
        allowed = f"{percent(criteria.guard_rate)}{' more than there' if evidence.has_stable else ''}"
        return Outcome.ROLLBACK, (
            f"{errors:,} of the candidate's newest {n:,} requests failed ({percent(errors / n)}){beside};"
            f" the guard allows {allowed}."
        )
    worst = max(evidence.worse, key=lambda metric: evidence.worse[metric])
    if evidence.worse[worst] >= math.log(evidence.rollback_limit):
        stable = evidence.stable if evidence.has_stable else None
        if stable is None:
            limit = f"worse than the {percent(criteria.max_bad_rate)} that the criteria allow"
        elif evidence.is_alone:
            limit = "worse than the criteria and the stable version's earlier requests allow"
        else:
            limit = f"worse than {criteria.margin:g} times the stable version"
        figures = sentences.measured(worst, evidence.candidate, stable, slow_ms=slow_ms)
        return Outcome.ROLLBACK, (
            f"The candidate is {limit}: {figures};"
            f" {odds('evidence', evidence.worse[worst], evidence.rollback_limit)}."
        )
    if evidence.srm >= -math.log(criteria.srm_alpha):
        arrivals, theirs = evidence.candidate.arrivals, evidence.stable.arrivals
        return Outcome.SRM, (
            "The router does not split traffic as it was asked to:"
            f" {arrivals:,} of {arrivals + theirs:,} requests arrived for the candidate;"
            f" {odds('evidence', evidence.srm, 1.0 / criteria.srm_alpha)}."
        )
    return None


def _held(
    evidence: Evidence, *, final_step: bool, answered: bool, slow_ms: int | None
) -> tuple[Outcome, str] | None:
    """Return why this step may not be left in the candidate's favour, though evidence for rollback is missing.

    Errors have evidence for promotion of their own, so they hold the last step only: it may be that they began there.
    """
    here = evidence.step_candidate
    metrics = [metric for metric in Metric if final_step or metric is not Metric.ERRORS]
    for metric in metrics:
        beside = evidence.beside(metric) if evidence.has_stable else None
        if evidence.is_far_worse(metric, here.rate(metric)):
            figures = sentences.measured(metric, here, beside, slow_ms=slow_ms)
            limit = (
                "more than twice the stable version's rate and a percentage point above it"
                if evidence.has_stable
                else f"more than the {percent(evidence.criteria.guard_rate)} that the criteria allow"
            )
            return Outcome.INCONCLUSIVE, f"In this step {figures}: {limit}."
    if evidence.hides_slow_answers():
        figures = sentences.measured(Metric.SLOW, here, evidence.beside(Metric.SLOW), slow_ms=slow_ms)
        return Outcome.INCONCLUSIVE, (
            f"In this step {figures}: the plan's bound is so short that a slow candidate would not show."
            " Ask again with a longer one, or with none."
        )
    if (final_step or not answered) and any(
        evidence.is_far_worse(metric, evidence.rate_at_most(metric))
        for metric in metrics
        if here.open and here.of(metric)
    ):
        return Outcome.UNANSWERED, _unanswered(evidence)
    return None


def _unanswered(evidence: Evidence) -> str:
    return (
        f"{evidence.candidate.open:,} requests to the candidate wait for their answer, and the newest may still fail:"
        " it is decided when they have ended."
    )


def _patience(evidence: Evidence) -> int:
    """Return up to how many requests a missing decision is put down to too few of them."""
    return 2 * clean_requests_needed(evidence.criteria, has_baseline=evidence.has_stable)


def _proven(evidence: Evidence) -> str:
    criteria = evidence.criteria
    if evidence.noninferior > evidence.absolute:
        return f"less than {criteria.noninferiority_margin:g} times as bad as the stable version"
    return f"below the {percent(criteria.max_bad_rate)} of failed requests that the criteria allow"


def _needed(evidence: Evidence) -> int | None:
    """Estimate how many more candidate requests like those so far bring promotion."""
    limit = -math.log(evidence.criteria.beta)
    if evidence.open_promote >= limit:
        return 0
    requests, errors = evidence.candidate.requests, evidence.candidate.errors
    rate = evidence.candidate.rate(Metric.ERRORS)
    growth = evidence.open_noninferior / requests if requests else 0.0

    def enough(more: int) -> bool:
        absolute = eprocess.bernoulli_log_e(
            requests + more, errors + round(rate * more), rate=evidence.criteria.max_bad_rate, above=False
        )
        return evidence.joined(evidence.open_noninferior + growth * more, absolute) >= limit

    return _first(enough)


def _first(enough: Callable[[int], bool]) -> int | None:
    """Return about the smallest number that is enough, by doubling and halving."""
    high = 1
    while not enough(high):
        high *= 2
        if high > FAR_TOO_MANY:
            return None
    low = high // 2
    while high - low > max(1, high // 200):
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
