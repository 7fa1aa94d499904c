"""Verdicts: what the evidence of a rollout allows at this look, in one word and one sentence.

What is guaranteed, over all looks of a rollout together (see eprocess.py for the conditions and sources):

- Rollback by evidence: a candidate whose bad rate is at most `margin` times the champion's at every moment (with no
  champion: at most `max_bad_rate`) is rolled back by it with probability at most alpha.
- Promotion: a candidate that is both at least `noninferiority_margin` times as bad as the champion and at or above
  `max_bad_rate` (with no champion: the latter) is promoted with probability at most beta. The two tests are averaged,
  and the average of two e-processes is one again, so looking for either kind of evidence costs no second beta.
- Sample ratio: traffic split exactly as asked raises an alarm with probability at most srm_alpha.

The guard stands beside these. It is a plain limit for a version that is plainly broken and carries no error rate.
Silence is never a pass: without requests every e-process stays at 1, and 1 promotes nothing.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from apps.rollouts.judge import eprocess
from apps.rollouts.judge.criteria import Criteria
from apps.rollouts.judge.state import Counts, JudgeState, criteria_of

# Estimates of what is still needed end here: beyond it the answer is "not at this rate".
FAR_TOO_MANY = 10_000_000
# An e-value is shown up to here; larger ones say nothing more and would not fit a float.
LARGEST_LOG = 690.0


class Outcome(StrEnum):
    """The judge's word."""

    CONTINUE = "continue"
    ROLLBACK = "rollback"
    PROMOTE = "promote"
    INSUFFICIENT_DATA = "insufficient_data"
    INCONCLUSIVE = "inconclusive"
    SRM = "srm"


@dataclass(frozen=True)
class Verdict:
    """The outcome with all figures it rests on. E-values are "x to 1"; compare them with the limits beside them."""

    outcome: Outcome
    reason: str
    e_rollback: float
    rollback_limit: float
    e_promote: float
    """Evidence for promotion: with a champion the average of `e_noninferior` and `e_absolute`."""
    promote_limit: float
    e_noninferior: float
    e_absolute: float
    e_srm: float
    srm_limit: float
    upper_bound: float | None
    """Upper bound of the candidate's bad rate with error beta, valid at all times."""
    needed_requests: int | None
    """About how many more candidate requests promotion needs at the present rates; None where it cannot be said."""
    canary: Counts
    baseline: Counts
    step_requests: int

    def to_dict(self) -> dict[str, Any]:
        """This function will return the verdict as JSON scalars."""
        return {
            "outcome": str(self.outcome),
            "reason": self.reason,
            "e_rollback": self.e_rollback,
            "rollback_limit": self.rollback_limit,
            "e_promote": self.e_promote,
            "promote_limit": self.promote_limit,
            "e_noninferior": self.e_noninferior,
            "e_absolute": self.e_absolute,
            "e_srm": self.e_srm,
            "srm_limit": self.srm_limit,
            "upper_bound": self.upper_bound,
            "needed_requests": self.needed_requests,
            "canary_requests": self.canary.requests,
            "canary_bad": self.canary.bad,
            "baseline_requests": self.baseline.requests,
            "baseline_bad": self.baseline.bad,
            "step_requests": self.step_requests,
        }


@dataclass(frozen=True)
class _Evidence:
    """Log e-values and totals of a state."""

    canary: Counts
    baseline: Counts
    recent: Counts
    step_requests: int
    rollback: float
    promote: float
    noninferior: float
    absolute: float
    srm: float


def verdict(
    state: JudgeState, criteria: Criteria, *, has_baseline: bool, final_step: bool, step_over: bool = True
) -> Verdict:
    """This function will say what the evidence allows now.

    Rollback and a sample ratio alarm can come at any look. Only when the step's time is over (`step_over`) is its
    traffic asked for: too little of it is INSUFFICIENT_DATA, and the step should be held. CONTINUE then means that
    the next step may begin. On the final step the answer is PROMOTE with positive evidence, else INSUFFICIENT_DATA
    where more of the same traffic would bring it, else INCONCLUSIVE. Raises ValueError for a state that was started
    with other criteria.
    """
    if criteria_of(state) != criteria:
        raise ValueError("the state was started with other criteria")
    evidence = _evidence(state, has_baseline)
    needed = _needed(evidence, criteria, has_baseline)
    outcome, reason = _decide(evidence, criteria, has_baseline, final_step, step_over, needed)
    return Verdict(
        outcome=outcome,
        reason=reason,
        e_rollback=_plain(evidence.rollback),
        rollback_limit=1.0 / criteria.alpha,
        e_promote=_plain(evidence.promote),
        promote_limit=1.0 / criteria.beta,
        e_noninferior=_plain(evidence.noninferior),
        e_absolute=_plain(evidence.absolute),
        e_srm=_plain(evidence.srm),
        srm_limit=1.0 / criteria.srm_alpha,
        upper_bound=eprocess.upper_bound(evidence.canary.requests, evidence.canary.bad, error=criteria.beta),
        needed_requests=needed,
        canary=evidence.canary,
        baseline=evidence.baseline,
        step_requests=evidence.step_requests,
    )


@functools.lru_cache(maxsize=64)
def clean_requests_needed(criteria: Criteria, *, has_baseline: bool) -> int:
    """This function will return how many candidate requests promote a version that never fails, without errors
    to compare on the champion's side either."""

    def enough(requests: int) -> bool:
        absolute = eprocess.bernoulli_log_e(requests, 0, rate=criteria.max_bad_rate, above=False)
        return _joined(0.0, absolute, has_baseline) >= -math.log(criteria.beta)

    return _first(enough) or FAR_TOO_MANY


def _evidence(state: JudgeState, has_baseline: bool) -> _Evidence:
    criteria = criteria_of(state)
    canary, baseline = Counts(*state["canary"]), Counts(*state["baseline"])
    absolute = eprocess.bernoulli_log_e(canary.requests, canary.bad, rate=criteria.max_bad_rate, above=False)
    too_bad = eprocess.bernoulli_log_e(canary.requests, canary.bad, rate=criteria.max_bad_rate, above=True)
    noninferior = eprocess.log_e(state["no_worse"]) if has_baseline else 0.0
    return _Evidence(
        canary=canary,
        baseline=baseline,
        recent=Counts(sum(n for n, _ in state["recent"]), sum(bad for _, bad in state["recent"])),
        step_requests=state["step_canary"][0],
        rollback=eprocess.log_e(state["worse"]) if has_baseline else too_bad,
        promote=_joined(noninferior, absolute, has_baseline),
        noninferior=noninferior,
        absolute=absolute,
        srm=eprocess.log_e(state["share"]) if has_baseline else 0.0,
    )


def _joined(noninferior: float, absolute: float, has_baseline: bool) -> float:
    """This function will return the log evidence for promotion: with a champion the average of both tests."""
    if not has_baseline:
        return absolute
    return eprocess.log_sum_exp([noninferior, absolute]) - math.log(2.0)


def _decide(
    evidence: _Evidence,
    criteria: Criteria,
    has_baseline: bool,
    final_step: bool,
    step_over: bool,
    needed: int | None,
) -> tuple[Outcome, str]:
    arms = _arms(evidence, has_baseline)
    recent = evidence.recent
    if recent.requests >= criteria.guard_min_requests and recent.rate > criteria.guard_rate:
        return Outcome.ROLLBACK, (
            f"{recent.bad:,} of the candidate's newest {recent.requests:,} requests failed"
            f" ({_percent(recent.rate)}); the guard allows {_percent(criteria.guard_rate)}."
        )
    if evidence.rollback >= -math.log(criteria.alpha):
        against = (
            f"worse than {criteria.margin:g} times the champion"
            if has_baseline
            else f"worse than the {_percent(criteria.max_bad_rate)} that the criteria allow"
        )
        return Outcome.ROLLBACK, (
            f"The candidate is {against}: {arms}; {_odds('evidence', evidence.rollback, criteria.alpha)}."
        )
    if evidence.srm >= -math.log(criteria.srm_alpha):
        return Outcome.SRM, (
            f"The router does not split traffic as it was asked to: {arms};"
            f" {_odds('evidence', evidence.srm, criteria.srm_alpha)}."
        )
    if not step_over:
        return Outcome.CONTINUE, f"Still observing: {arms}."
    if evidence.step_requests < criteria.min_requests_per_step:
        return Outcome.INSUFFICIENT_DATA, (
            f"The candidate answered {evidence.step_requests:,} of the {criteria.min_requests_per_step:,} requests"
            " that this step needs."
        )
    if not final_step:
        return Outcome.CONTINUE, f"Nothing speaks against going on: {arms}."
    odds = _odds("evidence for promotion", evidence.promote, criteria.beta)
    if evidence.promote >= -math.log(criteria.beta):
        return Outcome.PROMOTE, f"The candidate is {_proven(evidence, criteria)}: {arms}; {odds}."
    if needed is not None and evidence.canary.requests < _patience(criteria, has_baseline):
        return Outcome.INSUFFICIENT_DATA, (
            f"About {needed:,} more requests to the candidate are needed at the present rates: {arms}; {odds}."
        )
    return Outcome.INCONCLUSIVE, f"The evidence speaks neither for nor against the candidate: {arms}; {odds}."


def _patience(criteria: Criteria, has_baseline: bool) -> int:
    """This function will return up to how many requests a missing decision is put down to too few of them."""
    return 2 * clean_requests_needed(criteria, has_baseline=has_baseline)


def _proven(evidence: _Evidence, criteria: Criteria) -> str:
    if evidence.noninferior > evidence.absolute:
        return f"less than {criteria.noninferiority_margin:g} times as bad as the champion"
    return f"below the {_percent(criteria.max_bad_rate)} of bad requests that the criteria allow"


def _needed(evidence: _Evidence, criteria: Criteria, has_baseline: bool) -> int | None:
    """This function will estimate how many more candidate requests like those so far bring promotion."""
    limit = -math.log(criteria.beta)
    if evidence.promote >= limit:
        return 0
    requests, bad = evidence.canary.requests, evidence.canary.bad
    rate = evidence.canary.rate
    growth = evidence.noninferior / requests if requests else 0.0

    def enough(more: int) -> bool:
        absolute = eprocess.bernoulli_log_e(
            requests + more, bad + round(rate * more), rate=criteria.max_bad_rate, above=False
        )
        noninferior = evidence.noninferior + growth * more
        return _joined(noninferior, absolute, has_baseline) >= limit

    return _first(enough)


def _first(enough: Callable[[int], bool]) -> int | None:
    """This function will return about the smallest number that is enough, by doubling and halving."""
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


def _arms(evidence: _Evidence, has_baseline: bool) -> str:
    canary = evidence.canary
    text = f"candidate {canary.bad:,} of {canary.requests:,} requests failed ({_percent(canary.rate)})"
    if not has_baseline:
        return text
    baseline = evidence.baseline
    return f"{text}, champion {baseline.bad:,} of {baseline.requests:,} ({_percent(baseline.rate)})"


def _odds(what: str, log_evidence: float, error: float) -> str:
    return f"{what} {_to_one(_plain(log_evidence))}, limit {_to_one(1.0 / error)}"


def _to_one(value: float) -> str:
    if value >= 1e6:
        return "over a million to 1"
    if value >= 10:
        return f"{value:,.0f} to 1"
    return f"{value:.2g} to 1"


def _percent(rate: float) -> str:
    percent = 100.0 * rate
    if percent == 0:
        return "0%"
    # A small share must not be shown as none at all.
    return f"{percent:.1f}%" if percent >= 0.095 else f"{percent:.2g}%"


def _plain(log_evidence: float) -> float:
    """This function will return the e-value as a finite float with six digits."""
    return float(f"{math.exp(min(log_evidence, LARGEST_LOG)):.6g}")
