"""The judge's memory: what all measurements of a rollout added up to, as one JSON object."""

from __future__ import annotations

import functools
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, cast

from apps.rollouts.judge import eprocess
from apps.rollouts.judge.criteria import Criteria

JudgeState = dict[str, Any]
"""JSON: `criteria`, `measurements`, `empty_measurements`, `resets`; the totals `candidate` and `stable`, and `step_candidate` and
`step_stable` of the current `step` with its `weight`; `recent` (the newest measurements that fill the guard's window);
what is not weighed yet (`unripe`, `carried`: see `_waiting`); and the log weights `worse` (one e-process a metric), `no_worse`, `split`."""

VERSION = 3

ANSWER_SECONDS = 11.0
"""After this long every request has an outcome: the route's timeout, and a second for what happens around it."""


class Metric(StrEnum):
    """What is compared between the candidate and the stable version, each as a rate of bad events."""

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
        """Return whether these are counts at all: whole, not negative, no more bad than all."""
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
        """Return the rate of bad requests of a metric; 0 where there are none."""
        return self.bad(metric) / self.of(metric) if self.of(metric) else 0.0

    def plus(self, other: Counts) -> Counts:
        """Return the sum with a later measurement; what is open is as of that measurement."""
        theirs = vars(other)
        return Counts(
            **{name: value + theirs[name] for name, value in vars(self).items()} | {"open": other.open}
        )

    def minus(self, other: Counts) -> Counts:
        """Return what remains without a part of it."""
        theirs = vars(other)
        return Counts(**{name: value - theirs[name] for name, value in vars(self).items()})


@dataclass(frozen=True)
class Measurement:
    """What happened since the measurement before: differences of counters, never totals.

    `weight` is the canary weight in percent that was in force all the time, `at` the seconds of any clock that
    does not jump. `candidate` None means that the source gave no data. `stable` None means that the route has no
    stable version; where it has one and its figures are missing, the whole measurement is without data.
    """

    step: int
    weight: int
    candidate: Counts | None
    stable: Counts | None = None
    counter_reset: bool = False
    at: float = 0.0
    mixed: bool = False
    """Requests arrived under two weights, because it began before this step was seen at the router."""

    @classmethod
    def no_data(cls, step: int, weight: int) -> Measurement:
        """Return a measurement at which the source gave no data."""
        return cls(step=step, weight=weight, candidate=None)

    def is_usable(self) -> bool:
        """Return whether the measurement may count as evidence; garbage never does."""
        versions = [self.candidate] if self.stable is None else [self.candidate, self.stable]
        whole = type(self.step) is int and type(self.weight) is int and 0 <= self.weight <= 100
        return whole and all(isinstance(counts, Counts) and counts.is_sound() for counts in versions)


def initial(criteria: Criteria) -> JudgeState:
    """Return the state before the first measurement: no requests, every e-process at 1."""
    none = asdict(Counts())
    return {
        "version": VERSION,
        "criteria": criteria.to_dict(),
        "measurements": 0,
        "empty_measurements": 0,
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
        "worse": {metric.value: eprocess.start() for metric in Metric},
        "no_worse": eprocess.start(),
        "split": eprocess.start(len(eprocess.SHIFT_GRID)),
    }


def resume(stored: JudgeState | None, criteria: Criteria) -> JudgeState:
    """Return a stored state, or a new one where an earlier release left one that cannot be read any more."""
    if stored is None or stored.get("version") != VERSION:
        return initial(criteria)
    return stored


def update(state: JudgeState, measurement: Measurement) -> JudgeState:
    """Return the state after one more measurement, leaving the given one as it was.

    A measurement without usable data is counted as such and changes no evidence.
    """
    new = {**state, "measurements": state["measurements"] + 1}
    if type(measurement.step) is int and measurement.step != state["step"]:
        none = asdict(Counts())
        new |= {
            "step": measurement.step,
            "step_candidate": none,
            "step_stable": none,
            "recent": [],
            "carried": None,
        }
    if not measurement.is_usable():
        new["empty_measurements"] = state["empty_measurements"] + 1
        return new
    criteria = criteria_of(state)
    candidate, stable = cast(Counts, measurement.candidate), measurement.stable
    new["weight"] = measurement.weight
    for name, counts in (("candidate", candidate), ("stable", stable)):
        if counts is not None:
            for total in (name, f"step_{name}"):
                new[total] = vars(counts_of(new, total).plus(counts)).copy()
    new["recent"] = _recent(new["recent"], candidate, stable or Counts(), criteria.guard_min_requests)
    if measurement.counter_reset:
        new["resets"] = state["resets"] + 1
    new["unripe"] = [*state["unripe"], _waiting(new, measurement)]
    # At 0 or 100 % one version has only stragglers of an earlier weight: nothing is compared with them.
    if stable is not None and 0 < measurement.weight < 100:
        _compare(new, measurement, criteria)
    # The split is a property of arrivals: what arrived under another weight may end under this one.
    if stable is not None and not measurement.mixed:
        new["split"] = eprocess.split_step(
            state["split"],
            n_first=candidate.arrivals,
            n_second=stable.arrivals,
            weight=measurement.weight / 100.0,
        )
    while new["unripe"] and new["unripe"][0]["at"] <= measurement.at - ANSWER_SECONDS:
        first, *new["unripe"] = new["unripe"]
        new["no_worse"] = ripen(new["no_worse"], first, criteria)
    return new


def _compare(new: JudgeState, measurement: Measurement, criteria: Criteria) -> None:
    """Weigh the bad events of both versions in a measurement.

    A request is one of the candidate's with the weight's probability, whenever it ends. So the weight says what is to
    be expected of an event, not how many requests happened to end in the same measurement: failures may be late.
    """
    candidate, stable = cast(Counts, measurement.candidate), cast(Counts, measurement.stable)
    new["worse"] = {
        metric.value: eprocess.rate_ratio_step(
            new["worse"][metric.value],
            n_first=measurement.weight,
            n_second=100 - measurement.weight,
            bad_first=candidate.bad(metric),
            bad_second=stable.bad(metric),
            ratio=criteria.margin,
        )
        for metric in Metric
    }
    new["no_worse"] = no_worse_step(new["no_worse"], measurement.weight, candidate.errors, 0, criteria)


def _waiting(new: JudgeState, measurement: Measurement) -> dict[str, Any]:
    """Return what of a measurement speaks for the candidate, to be weighed when it is ripe.

    A failure may take as long as the route's timeout to show. So that a candidate whose failures are slow is not
    praised meanwhile, an error of the stable version speaks for it only when every request that arrived before has
    its outcome, and the requests to the candidate count as good only then, too. As many of the stable version's errors
    in a step as were open when it began may belong to the step before, when it had more of the traffic: they never do.
    """
    candidate, stable = cast(Counts, measurement.candidate), measurement.stable or Counts()
    if measurement.mixed:
        new["carried"] = stable.errors + stable.open
    elif new["carried"] is None:
        # Open before the measurement, by conservation: what is open now and what ended, without what arrived.
        new["carried"] = max(0, stable.open + stable.requests - stable.arrivals)
    skipped = min(new["carried"], stable.errors)
    new["carried"] -= skipped
    compared = 0 < measurement.weight < 100
    return {
        "at": float(measurement.at),
        "arrivals": candidate.arrivals,
        "weight": measurement.weight,
        "errors": stable.errors - skipped if compared else 0,
    }


def ripen(weights: list[float], waiting: dict[str, Any], criteria: Criteria) -> list[float]:
    """Return the evidence for promotion with the stable version's errors of an earlier measurement."""
    return no_worse_step(weights, waiting["weight"], 0, waiting["errors"], criteria)


def no_worse_step(
    weights: list[float], weight: int, errors_candidate: int, errors_stable: int, criteria: Criteria
) -> list[float]:
    """Weigh errors against "the stable version's rate is at most 1/M of the candidate's": the versions swapped."""
    return eprocess.rate_ratio_step(
        weights,
        n_first=100 - weight,
        n_second=weight,
        bad_first=errors_stable,
        bad_second=errors_candidate,
        ratio=1.0 / criteria.noninferiority_margin,
    )


def criteria_of(state: JudgeState) -> Criteria:
    """Return the criteria that the state was started with."""
    return _criteria(tuple(state["criteria"].items()))


@functools.lru_cache(maxsize=64)
def _criteria(named: tuple[tuple[str, Any], ...]) -> Criteria:
    return Criteria.from_dict(dict(named))


def counts_of(state: JudgeState, name: str) -> Counts:
    """Return one of the totals: `candidate`, `stable`, or those of the current step."""
    return Counts(**state[name])


def _recent(recent: list[list[int]], candidate: Counts, stable: Counts, enough: int) -> list[list[int]]:
    """Keep the fewest newest measurements that together hold `enough` requests to the candidate."""
    new = [candidate.requests, candidate.errors, stable.requests, stable.errors]
    if not candidate.requests and recent:
        # The stable version's failures of the same time belong to the window, too.
        return [*recent[:-1], [old + more for old, more in zip(recent[-1], new, strict=True)]]
    kept = [*recent, new]
    while sum(requests for requests, *_ in kept[1:]) >= enough:
        kept = kept[1:]
    return kept
