"""The judge against simulated traffic: how often it is wrong, and how soon it is right.

Every rollout is simulated request by request where the time of answers matters, else by counts, and asked at every
look. What is simulated is what Envoy's counters say: arrivals, ends, errors, 4xx and times, at the moment of the look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from apps.rollouts import judge
from apps.rollouts.judge import Counts, Criteria, Look, Outcome

Plan = tuple[tuple[int, int], ...]
"""Steps: the candidate's share in percent, and seconds."""
PLAN: Plan = ((5, 120), (10, 120), (25, 120), (50, 240))
LOOK_SECONDS = 5
HOLD_SECONDS = 120


@dataclass(frozen=True)
class Version:
    """How a version answers. Shares are of requests; the rest is good and quick."""

    errors: float = 0.0
    client_errors: float = 0.0
    slow: float = 0.0
    seconds: float = 0.0
    """How long every answer takes."""
    hangs: float = 0.0
    """Share of requests that are never answered."""
    patience: float = 10.0
    """After how many seconds such a request ends: the route's timeout, or when its caller leaves."""


@dataclass(frozen=True)
class Case:
    """One table row: two versions under the same traffic."""

    candidate: Version = field(default_factory=Version)
    stable: Version | None = field(default_factory=Version)
    plan: Plan = PLAN
    rate: float = 50.0
    """Requests in a second, to both together."""


@dataclass(frozen=True)
class Ending:
    """How a simulated rollout ended, and after how many seconds."""

    outcome: Outcome
    seconds: float


Lookers = Callable[[np.random.Generator, Case], Iterator[tuple[int, float, Look]]]


def by_counts(random: np.random.Generator, case: Case) -> Iterator[tuple[int, float, Look]]:
    """Yield the looks of a rollout whose answers come at once; the last step goes on for the hold."""
    clock = 0.0
    for index, (weight, seconds) in enumerate(case.plan):
        for _ in range(-(-(seconds + HOLD_SECONDS) // LOOK_SECONDS)):
            clock += LOOK_SECONDS
            arrived = int(random.poisson(case.rate * LOOK_SECONDS))
            n = int(random.binomial(arrived, weight / 100))
            stable = _ended(random, arrived - n, case.stable) if case.stable is not None else None
            yield index, clock, Look(index, weight, _ended(random, n, case.candidate), stable, at=clock)


def _ended(random: np.random.Generator, n: int, version: Version) -> Counts:
    errors, client_errors = (int(k) for k in random.binomial(n, (version.errors, version.client_errors)))
    client_errors = min(client_errors, n - errors)
    timed = n - errors
    return Counts(n, errors, client_errors, timed, int(random.binomial(timed, version.slow)), arrivals=n)


def by_requests(random: np.random.Generator, case: Case) -> Iterator[tuple[int, float, Look]]:
    """Yield the looks of a rollout in which each request arrives, waits and ends at its own time.

    Before the first step the stable version has had all the traffic for longer than any request takes.
    """
    steps = [(0, 15), *((weight, seconds + HOLD_SECONDS) for weight, seconds in case.plan)]
    ends = np.cumsum([0, *(seconds for _, seconds in steps)])
    whole = int(random.poisson(case.rate * ends[-1]))
    at = np.sort(random.uniform(0, ends[-1], whole))
    step = np.searchsorted(ends, at, side="right") - 1
    weights = np.array([weight for weight, _ in steps])
    is_candidate = random.uniform(0, 100, whole) < weights[step]
    sides = []
    for mine, version in ((is_candidate, case.candidate), (~is_candidate, case.stable or Version())):
        begun = at[mine]
        hangs = random.uniform(size=begun.size) < version.hangs
        errors = hangs | (random.uniform(size=begun.size) < version.errors)
        takes = np.where(hangs, version.patience, version.seconds * random.exponential(size=begun.size))
        sides.append((begun, begun + takes, errors))
    for index, (weight, _) in enumerate(steps[1:]):
        begins, finishes = ends[index + 1], ends[index + 2]
        before = begins
        for now in np.arange(begins + LOOK_SECONDS, finishes + 0.001, LOOK_SECONDS):
            yield (
                index,
                float(now),
                Look(index, weight, *(_between(side, before, now) for side in sides), at=now),
            )
            before = now


def _between(side: tuple[np.ndarray, np.ndarray, np.ndarray], before: float, now: float) -> Counts:
    begun, ended, errors = side
    done = (ended > before) & (ended <= now)
    bad = int((done & errors).sum())
    n = int(done.sum())
    arrivals = int(((begun > before) & (begun <= now)).sum())
    waiting = int(((begun <= now) & (ended > now)).sum())
    return Counts(n, bad, 0, n - bad, 0, arrivals=arrivals, open=waiting)


def run(case: Case, random: np.random.Generator, *, looks: Lookers = by_counts) -> Ending:
    """Let the judge decide one simulated rollout, as the engine asks it: at every look, and at the end of each step."""
    criteria = Criteria()
    state = judge.initial(criteria)
    has_stable, last = case.stable is not None, len(case.plan) - 1
    step, started, outcome, clock = 0, 0.0, Outcome.CONTINUE, 0.0
    # A simulated step is as long as its time and the hold; what a rollout that went on did not see is left out.
    for index, _, look in looks(random, case):
        if index < step:
            continue
        clock += LOOK_SECONDS
        state = judge.update(state, look)
        elapsed = (clock - started, case.plan[index][1])
        outcome = judge.outcome_of(
            state,
            has_baseline=has_stable,
            final_step=index == last,
            step_over=elapsed[0] >= elapsed[1],
            answered=elapsed[0] >= elapsed[1] + judge.ANSWER_SECONDS,
        )
        if outcome in (Outcome.ROLLBACK, Outcome.SRM, Outcome.PROMOTE):
            return Ending(outcome, clock)
        if elapsed[0] >= elapsed[1] + HOLD_SECONDS:
            return Ending(outcome, clock)
        if elapsed[0] >= elapsed[1] and outcome is Outcome.CONTINUE:
            step, started = index + 1, clock
    return Ending(outcome, clock)


def ending_counts(case: Case, runs: int, *, seed: int, looks: Lookers = by_counts) -> Counter[Outcome]:
    """Count how simulated rollouts end."""
    random = np.random.default_rng(seed)
    return Counter(run(case, random, looks=looks).outcome for _ in range(runs))
