"""The judge's memory: what all looks of a rollout added up to, as one JSON object."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, cast

from apps.rollouts.judge import eprocess
from apps.rollouts.judge.criteria import Criteria

JudgeState = dict[str, Any]
"""JSON: `criteria`, `looks`, `empty_looks`, `resets`; the totals `candidate` and `stable`, and `step_candidate` and
`step_stable` of the current `step` with its `weight`; `recent` (the newest looks that fill the guard's window);
what is not weighed yet (`unripe`, `carried`, `gathered`); and the log weights `worse` (one e-process a metric), `no_worse`, `share`."""

VERSION = 2

ANSWER_SECONDS = 11.0
"""After this long every request has an outcome: the route's timeout, and a second for what happens around it."""


class Metric(StrEnum):
    """What is compared between the candidate and the stable version, each as a share of bad events."""

    ERRORS = "errors"
    """Failed, unanswered, cut off, or given up by the caller."""
    CLIENT_ERRORS = "client_errors"
    """Answered with 4xx."""
    SLOW = "slow"
    """Answered completely, but later than the bound."""


@dataclass(frozen=True)
class Counts:
    """What happened to the requests of one version. Errors and client errors are among `requests`, slow among `timed`."""

    requests: int = 0
    """Requests that came to an end, whichever way."""
    errors: int = 0
    client_errors: int = 0
    timed: int = 0
    """Complete answers, of which the time is known."""
    slow: int = 0
    arrivals: int = 0
    """Requests that the router took for this version, ended or not."""
    open: int = 0
    """Requests that wait for their answer now; not a difference."""

    def is_sound(self) -> bool:
        """Tell whether these are counts at all: whole, not negative, no more bad than all."""
        numbers = list(vars(self).values())
        whole = all(type(number) is int and number >= 0 for number in numbers)
        return whole and max(self.errors, self.client_errors) <= self.requests and self.slow <= self.timed

    def of(self, metric: Metric) -> int:
        """Return among how many requests a metric's bad ones are counted."""
        return self.timed if metric is Metric.SLOW else self.requests

    def bad(self, metric: Metric) -> int:
        """Return the bad requests of a metric."""
        return int(getattr(self, metric.value))

    def rate(self, metric: Metric) -> float:
        """Return the share of bad requests of a metric; 0 where there are none."""
        return self.bad(metric) / self.of(metric) if self.of(metric) else 0.0

    def plus(self, other: Counts) -> Counts:
        """Return the sum with a later look; what is open is as of that look."""
        theirs = vars(other)
        return Counts(**{name: value + theirs[name] for name, value in vars(self).items()} | {"open": other.open})

    def minus(self, other: Counts) -> Counts:
        """Return what remains without a part of it."""
        theirs = vars(other)
        return Counts(**{name: value - theirs[name] for name, value in vars(self).items()})


@dataclass(frozen=True)
class Look:
    """What happened since the look before: differences of counters, never totals.

    `weight` is the candidate's share in percent that was in force all the time, `at` the seconds of any clock that
    does not jump. `candidate` None means that the source gave no data. `stable` None means that the route has no
    stable version; where it has one and its figures are missing, the whole look is without data.
    """

    step: int
    weight: int
    candidate: Counts | None
    stable: Counts | None = None
    counter_reset: bool = False
    at: float = 0.0

    @classmethod
    def no_data(cls, step: int, weight: int) -> Look:
        """Return a look at which the source had nothing to say."""
        return cls(step=step, weight=weight, candidate=None)

    def is_usable(self) -> bool:
        """Tell whether the look may count as evidence; garbage never does."""
        sides = [self.candidate] if self.stable is None else [self.candidate, self.stable]
        whole = type(self.step) is int and type(self.weight) is int and 0 <= self.weight <= 100
        return whole and all(isinstance(side, Counts) and side.is_sound() for side in sides)


def initial(criteria: Criteria) -> JudgeState:
    """Return the state before the first look: no requests, every e-process at 1."""
    none = asdict(Counts())
    return {
        "version": VERSION,
        "criteria": criteria.to_dict(),
        "looks": 0,
        "empty_looks": 0,
        "resets": 0,
        "candidate": none,
        "stable": none,
        "step": 0,
        "weight": 0,
        "step_candidate": none,
        "step_stable": none,
        "recent": [],
        "unripe": [],
        "carried": None,
        "gathered": {metric.value: [0, 0, 0, 0] for metric in Metric},
        "worse": {metric.value: eprocess.start() for metric in Metric},
        "no_worse": eprocess.start(),
        "share": eprocess.start(len(eprocess.SHIFT_GRID)),
    }


def resume(stored: JudgeState | None, criteria: Criteria) -> JudgeState:
    """Return a stored state, or a new one where an earlier release left one that cannot be read any more."""
    if stored is None or stored.get("version") != VERSION:
        return initial(criteria)
    return stored


def update(state: JudgeState, look: Look) -> JudgeState:
    """Return the state after one more look, leaving the given one as it was.

    A look without usable data is counted as such and changes no evidence.
    """
    new = {**state, "looks": state["looks"] + 1}
    if type(look.step) is int and look.step != state["step"]:
        none = asdict(Counts())
        new |= {"step": look.step, "step_candidate": none, "step_stable": none, "recent": [], "carried": None}
    if not look.is_usable():
        new["empty_looks"] = state["empty_looks"] + 1
        return new
    criteria = criteria_of(state)
    candidate, stable = cast(Counts, look.candidate), look.stable
    new["weight"] = look.weight
    for name, counts in (("candidate", candidate), ("stable", stable)):
        if counts is not None:
            for total in (name, f"step_{name}"):
                new[total] = vars(counts_of(new, total).plus(counts)).copy()
    new["recent"] = _recent(new["recent"], candidate, stable or Counts(), criteria.guard_min_requests)
    if look.counter_reset:
        new["resets"] = state["resets"] + 1
    new["unripe"] = _waiting(new, look)
    # At all or nothing one side has only stragglers of an earlier weight: nothing is compared with them.
    if stable is not None and new["carried"] is None:
        # Open before the look, by conservation: what is open now and what ended, without what arrived.
        new["carried"] = max(0, stable.open + stable.requests - stable.arrivals)
    if stable is not None and 0 < look.weight < 100:
        _compare(new, look, criteria)
        # The split is a property of arrivals: what arrived under another weight may end under this one.
        new["share"] = eprocess.share_step(
            state["share"],
            n_first=candidate.arrivals,
            n_second=stable.arrivals,
            share=look.weight / 100.0,
        )
    while new["unripe"] and new["unripe"][0]["at"] <= look.at - ANSWER_SECONDS:
        first, *new["unripe"] = new["unripe"]
        new["no_worse"] = ripen(new["no_worse"], first, criteria)
    return new


def _waiting(new: JudgeState, look: Look) -> list[dict[str, Any]]:
    """Return what is not ripe yet, with this look.

    A failure may take as long as the route's timeout to show. So that a candidate whose failures are slow is not
    praised meanwhile, an error of the stable version speaks for it only when every request that arrived before has
    its outcome, and the requests to the candidate count as good only then, too.
    """
    arrivals = cast(Counts, look.candidate).arrivals
    return [*new["unripe"], {"at": float(look.at), "arrivals": arrivals, "n": [0, 0], "errors_stable": 0}]


def _compare(new: JudgeState, look: Look, criteria: Criteria) -> None:
    """Weigh both sides of a look, together with looks before it in which one side had nothing to compare."""
    candidate, stable = cast(Counts, look.candidate), cast(Counts, look.stable)
    gathered, worse = dict(new["gathered"]), dict(new["worse"])
    for metric in Metric:
        here = [candidate.of(metric), stable.of(metric), candidate.bad(metric), stable.bad(metric)]
        here = [before + now for before, now in zip(gathered[metric.value], here, strict=True)]
        gathered[metric.value] = here
        if not (here[0] and here[1]):
            continue
        gathered[metric.value] = [0, 0, 0, 0]
        worse[metric.value] = eprocess.rate_ratio_step(
            worse[metric.value],
            n_first=here[0],
            n_second=here[1],
            bad_first=here[2],
            bad_second=here[3],
            ratio=criteria.margin,
        )
        if metric is Metric.ERRORS:
            _speak_for(new, here, criteria)
    new["gathered"], new["worse"] = gathered, worse


def _speak_for(new: JudgeState, here: list[int], criteria: Criteria) -> None:
    """Weigh errors for promotion: the candidate's at once, the stable version's when they are ripe.

    As many of the stable version's errors in a step as were open when it began may belong to the step before, when
    it had more of the traffic. They do not count at all.
    """
    n_candidate, n_stable, errors_candidate, errors_stable = here
    skipped = min(new["carried"], errors_stable)
    new["carried"] -= skipped
    new["no_worse"] = no_worse_step(new["no_worse"], n_candidate, n_stable, errors_candidate, 0, criteria)
    last = {**new["unripe"][-1], "n": [n_candidate, n_stable], "errors_stable": errors_stable - skipped}
    new["unripe"] = [*new["unripe"][:-1], last]


def ripen(weights: list[float], waiting: dict[str, Any], criteria: Criteria) -> list[float]:
    """Return the evidence for promotion with the stable version's errors of an earlier look."""
    return no_worse_step(weights, *waiting["n"], 0, waiting["errors_stable"], criteria)


def no_worse_step(
    weights: list[float],
    n_candidate: int,
    n_stable: int,
    errors_candidate: int,
    errors_stable: int,
    criteria: Criteria,
) -> list[float]:
    """Weigh errors against "the stable version's rate is at most 1/M of the candidate's": the sides swapped."""
    return eprocess.rate_ratio_step(
        weights,
        n_first=n_stable,
        n_second=n_candidate,
        bad_first=errors_stable,
        bad_second=errors_candidate,
        ratio=1.0 / criteria.noninferiority_margin,
    )


def criteria_of(state: JudgeState) -> Criteria:
    """Return the criteria that the state was started with."""
    return Criteria.from_dict(state["criteria"])


def counts_of(state: JudgeState, name: str) -> Counts:
    """Return one of the totals: `candidate`, `stable`, or those of the current step."""
    return Counts(**state[name])


def _recent(recent: list[list[int]], candidate: Counts, stable: Counts, enough: int) -> list[list[int]]:
    """Keep the fewest newest looks that together hold `enough` requests to the candidate, both sides of each."""
    new = [candidate.requests, candidate.errors, stable.requests, stable.errors]
    if not candidate.requests and recent:
        # The stable version's failures of the same time belong to the window, too.
        return [*recent[:-1], [old + more for old, more in zip(recent[-1], new, strict=True)]]
    kept = [*recent, new]
    while sum(requests for requests, *_ in kept[1:]) >= enough:
        kept = kept[1:]
    return kept
