"""The judge's memory: what all looks of a rollout added up to, as one JSON object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from apps.rollouts.judge import eprocess
from apps.rollouts.judge.criteria import Criteria

JudgeState = dict[str, Any]
"""JSON: `criteria`, `looks`, `empty_looks`, `resets`, `canary` and `baseline` totals as [requests, bad], `step` and
`step_canary` (the current step's), `recent` (the newest looks' canary counts that fill the guard's window), and
the log weights `worse`, `no_worse` and `share`."""

VERSION = 1


@dataclass(frozen=True)
class Counts:
    """Requests of one arm and the bad ones among them."""

    requests: int
    bad: int

    def is_sound(self) -> bool:
        """This function will say whether these are counts at all: whole, not negative, no more bad than all."""
        return type(self.requests) is int and type(self.bad) is int and 0 <= self.bad <= self.requests

    @property
    def rate(self) -> float:
        """The share of bad requests; 0 where there are none."""
        return self.bad / self.requests if self.requests else 0.0


@dataclass(frozen=True)
class Look:
    """What happened since the look before: differences of counters, never totals.

    `weight` is the candidate's share in percent that was in force all the time. `canary` None means that the
    source gave no data. `baseline` None means that the route has no champion; where it has one and its figures
    are missing, the whole look is without data.
    """

    step: int
    weight: int
    canary: Counts | None
    baseline: Counts | None = None
    counter_reset: bool = False

    @classmethod
    def no_data(cls, step: int, weight: int) -> Look:
        """This function will return a look at which the source had nothing to say."""
        return cls(step=step, weight=weight, canary=None)

    def is_usable(self) -> bool:
        """This function will say whether the look may count as evidence; garbage never does."""
        arms = [self.canary] if self.baseline is None else [self.canary, self.baseline]
        whole = type(self.step) is int and type(self.weight) is int and 0 <= self.weight <= 100
        return whole and all(isinstance(arm, Counts) and arm.is_sound() for arm in arms)


def initial(criteria: Criteria) -> JudgeState:
    """This function will return the state before the first look: no requests, every e-process at 1."""
    return {
        "version": VERSION,
        "criteria": criteria.to_dict(),
        "looks": 0,
        "empty_looks": 0,
        "resets": 0,
        "canary": [0, 0],
        "baseline": [0, 0],
        "step": 0,
        "step_canary": [0, 0],
        "recent": [],
        "worse": eprocess.start(),
        "no_worse": eprocess.start(),
        "share": eprocess.start(len(eprocess.SHIFT_GRID)),
    }


def update(state: JudgeState, look: Look) -> JudgeState:
    """This function will return the state after one more look, leaving the given one as it was.

    A look without usable data is counted as such and changes no evidence.
    """
    new = {**state, "looks": state["looks"] + 1}
    if type(look.step) is int and look.step != state["step"]:
        new["step"], new["step_canary"] = look.step, [0, 0]
    if not look.is_usable():
        new["empty_looks"] = state["empty_looks"] + 1
        return new
    criteria = criteria_of(state)
    canary = cast(Counts, look.canary)
    new["canary"] = _add(state["canary"], canary)
    new["step_canary"] = _add(new["step_canary"], canary)
    new["recent"] = _recent(state["recent"], canary, criteria.guard_min_requests)
    if look.counter_reset:
        new["resets"] = state["resets"] + 1
    if look.baseline is None:
        return new
    baseline = look.baseline
    new["baseline"] = _add(state["baseline"], baseline)
    new["worse"] = eprocess.rate_ratio_step(
        state["worse"],
        n_first=canary.requests,
        n_second=baseline.requests,
        bad_first=canary.bad,
        bad_second=baseline.bad,
        ratio=criteria.margin,
    )
    # The same test with the arms swapped: "the champion's rate is at most 1/M of the candidate's".
    new["no_worse"] = eprocess.rate_ratio_step(
        state["no_worse"],
        n_first=baseline.requests,
        n_second=canary.requests,
        bad_first=baseline.bad,
        bad_second=canary.bad,
        ratio=1.0 / criteria.noninferiority_margin,
    )
    new["share"] = eprocess.share_step(
        state["share"], n_first=canary.requests, n_second=baseline.requests, share=look.weight / 100.0
    )
    return new


def criteria_of(state: JudgeState) -> Criteria:
    """This function will return the criteria that the state was started with."""
    return Criteria.from_dict(state["criteria"])


def _add(total: list[int], counts: Counts) -> list[int]:
    return [total[0] + counts.requests, total[1] + counts.bad]


def _recent(recent: list[list[int]], counts: Counts, enough: int) -> list[list[int]]:
    """This function will keep the fewest newest looks that together hold `enough` requests."""
    if counts.requests == 0:
        return recent
    kept = [*recent, [counts.requests, counts.bad]]
    while sum(requests for requests, _ in kept[1:]) >= enough:
        kept = kept[1:]
    return kept
