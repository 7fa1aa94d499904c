"""The judge against simulated traffic: how often it is wrong, and how soon it is right.

Every rollout is simulated request by request where the time of answers matters, else by counts, and asked at every
measurement. What is simulated is what Envoy's counters say: arrivals, ends, errors, 4xx and times, at the moment of the measurement.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from apps.rollouts import judge
from apps.rollouts.judge import Counts, Criteria, Measurement, Outcome
from bench.harness import Result, at_most

Plan = tuple[tuple[int, int], ...]
"""Steps: the candidate's share in percent, and seconds."""
PLAN: Plan = ((5, 120), (10, 120), (25, 120), (50, 240))
MEASUREMENT_SECONDS = 10
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


Lookers = Callable[[np.random.Generator, "Case"], Iterator[tuple[int, float, Measurement]]]


@dataclass(frozen=True)
class Case:
    """One table row: two versions under the same traffic."""

    candidate: Version = field(default_factory=Version)
    stable: Version | None = field(default_factory=Version)
    plan: Plan = PLAN
    rate: float = 50.0
    """Requests in a second, to both together."""
    measurements: Lookers | None = None
    """How it is simulated: by counts unless it says otherwise."""
    worse_from: int = 0
    """Up to this step the candidate answers as the stable version does."""


@dataclass(frozen=True)
class Ending:
    """How a simulated rollout ended, and after how many seconds."""

    outcome: Outcome
    seconds: float


def by_counts(random: np.random.Generator, case: Case) -> Iterator[tuple[int, float, Measurement]]:
    """Yield the measurements of a rollout whose answers come at once; the last step goes on for the hold."""
    clock = 0.0
    for index, (weight, seconds) in enumerate(case.plan):
        for _ in range(-(-(seconds + HOLD_SECONDS) // MEASUREMENT_SECONDS)):
            clock += MEASUREMENT_SECONDS
            arrived = int(random.poisson(case.rate * MEASUREMENT_SECONDS))
            n = int(random.binomial(arrived, weight / 100))
            stable = _ended(random, arrived - n, case.stable) if case.stable is not None else None
            version = case.candidate if index >= case.worse_from else case.stable or case.candidate
            yield index, clock, Measurement(index, weight, _ended(random, n, version), stable, at=clock)


def _ended(random: np.random.Generator, n: int, version: Version) -> Counts:
    errors, client_errors = (int(k) for k in random.binomial(n, (version.errors, version.client_errors)))
    client_errors = min(client_errors, n - errors)
    timed = n - errors
    return Counts(n, errors, client_errors, timed, int(random.binomial(timed, version.slow)), arrivals=n)


def by_requests(random: np.random.Generator, case: Case) -> Iterator[tuple[int, float, Measurement]]:
    """Yield the measurements of a rollout in which each request arrives, waits and ends at its own time.

    Before the first step the stable version has had all the traffic for longer than any request takes.
    """
    steps = [(0, 15), *((weight, seconds + HOLD_SECONDS) for weight, seconds in case.plan)]
    ends = np.cumsum([0, *(seconds for _, seconds in steps)])
    whole = int(random.poisson(case.rate * ends[-1]))
    at = np.sort(random.uniform(0, ends[-1], whole))
    step = np.searchsorted(ends, at, side="right") - 1
    weights = np.array([weight for weight, _ in steps])
    is_candidate = random.uniform(0, 100, whole) < weights[step]
    versions = []
    for mine, version in ((is_candidate, case.candidate), (~is_candidate, case.stable or Version())):
        begun = at[mine]
        hangs = random.uniform(size=begun.size) < version.hangs
        errors = hangs | (random.uniform(size=begun.size) < version.errors)
        takes = np.where(hangs, version.patience, version.seconds * random.exponential(size=begun.size))
        versions.append((begun, begun + takes, errors))
    for index, (weight, _) in enumerate(steps[1:]):
        begins, finishes = ends[index + 1], ends[index + 2]
        before = begins
        for now in np.arange(begins + MEASUREMENT_SECONDS, finishes + 0.001, MEASUREMENT_SECONDS):
            yield (
                index,
                float(now),
                Measurement(index, weight, *(_between(version, before, now) for version in versions), at=now),
            )
            before = now


def _between(version: tuple[np.ndarray, np.ndarray, np.ndarray], before: float, now: float) -> Counts:
    begun, ended, errors = version
    done = (ended > before) & (ended <= now)
    bad = int((done & errors).sum())
    n = int(done.sum())
    arrivals = int(((begun > before) & (begun <= now)).sum())
    waiting = int(((begun <= now) & (ended > now)).sum())
    return Counts(n, bad, 0, n - bad, 0, arrivals=arrivals, open=waiting)


def run(case: Case, random: np.random.Generator) -> Ending:
    """Let the judge decide one simulated rollout, as the engine asks it: at every measurement, and at the end of each step."""
    criteria = Criteria()
    state = judge.initial(criteria)
    has_stable, last = case.stable is not None, len(case.plan) - 1
    step, started, outcome, clock = 0, 0.0, Outcome.CONTINUE, 0.0
    # A simulated step is as long as its time and the hold; what a rollout that went on did not see is left out.
    for index, _, measurement in (case.measurements or by_counts)(random, case):
        if index < step:
            continue
        clock += MEASUREMENT_SECONDS
        state = judge.update(state, measurement)
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


def ending_counts(case: Case, runs: int, *, seed: int) -> Counter[Outcome]:
    """Count how simulated rollouts end."""
    return Counter(ending.outcome for ending in endings(case, runs, seed=seed))


def endings(case: Case, runs: int, *, seed: int) -> list[Ending]:
    """Simulate rollouts one after the other."""
    random = np.random.default_rng(seed)
    return [run(case, random) for _ in range(runs)]


RUNS = 200
ALL_THE_TRAFFIC: Plan = ((10, 120), (100, 240))
QUICK: Plan = ((10, 30), (50, 60))
TOO_SHORT: Plan = ((10, 5), (50, 5))


def equal(
    version: Version, plan: Plan = PLAN, rate: float = 50.0, measurements: Lookers | None = None
) -> Case:
    """Return the case of a candidate that is as good as the stable version."""
    return Case(version, version, plan, rate, measurements)


_ORDINARY = Version(errors=0.005, client_errors=0.05, slow=0.01)

# None may be rolled back by the evidence, the guard or the split.
EQUAL: dict[str, Case] = {
    "no errors": equal(Version()),
    "errors 0.5 %": equal(Version(errors=0.005)),
    "errors 2 %": equal(Version(errors=0.02)),
    "errors 0.5 %, 4xx 5 %, slow 1 %": equal(_ORDINARY),
    "broken rows 10 %": equal(Version(errors=0.1)),
    "broken rows 30 %": equal(Version(errors=0.3)),
    "broken rows 50 %": equal(Version(errors=0.5)),
    "a step of 100 %": equal(_ORDINARY, ALL_THE_TRAFFIC),
    "answers of 1 s, 100 req/s": equal(Version(seconds=1.0), QUICK, 100, by_requests),
    "answers of 0.5 s, 200 req/s": equal(Version(seconds=0.5), QUICK, 200, by_requests),
    "5 % hang, callers leave after 2 s": equal(Version(hangs=0.05, patience=2.0), QUICK, 50, by_requests),
}

# Hardly any may be promoted.
WORSE: dict[str, Case] = {
    "errors 1 %, stable 0.5 %": Case(Version(errors=0.01), Version(errors=0.005)),
    "errors 4 %, stable 2 %": Case(Version(errors=0.04), Version(errors=0.02)),
    "errors 2 %, stable 0.5 %": Case(Version(errors=0.02), Version(errors=0.005)),
    "errors 5 %, stable 0.5 %": Case(Version(errors=0.05), Version(errors=0.005)),
    "errors 1 %, no stable version": Case(Version(errors=0.01), None),
    "4xx 15 %, stable 5 %": Case(Version(client_errors=0.15), Version(client_errors=0.05)),
    "4xx 3 %, stable 0 %": Case(Version(client_errors=0.03)),
    "4xx 100 %, stable 0.1 %": Case(Version(client_errors=1.0), Version(client_errors=0.001)),
    "slow 5 %, stable 1 %": Case(Version(slow=0.05), Version(slow=0.01)),
    "slow 100 %, stable 1 %": Case(Version(slow=1.0), Version(slow=0.01)),
    "errors 6 % from the step of 100 % on, before 0.1 %": Case(
        Version(errors=0.06), Version(errors=0.001), ALL_THE_TRAFFIC, worse_from=1
    ),
    "10 % hang, callers leave after 2 s": Case(
        Version(hangs=0.1, patience=2.0), plan=QUICK, measurements=by_requests
    ),
    "4 % hang for 10 s, stable 2 %, steps of 5 s": Case(
        Version(hangs=0.04), Version(hangs=0.02), TOO_SHORT, 100, by_requests
    ),
}


def results() -> list[Result]:
    """Simulate every case; the limits are the error rates that the criteria state."""
    found = []
    for name, case in EQUAL.items():
        ended = endings(case, RUNS, seed=7)
        wrong = _share(ended, Outcome.ROLLBACK, Outcome.SRM)
        found.append(at_most(f"judge, equal, {name}: rolled back wrongly", wrong, Criteria().alpha, "of 1"))
        print(_row(name, ended))
    for name, case in WORSE.items():
        ended = endings(case, RUNS, seed=11)
        wrong = _share(ended, Outcome.PROMOTE)
        found.append(at_most(f"judge, worse, {name}: promoted", wrong, Criteria().beta, "of 1"))
        print(_row(name, ended))
    return found


def _share(ended: list[Ending], *outcomes: Outcome) -> float:
    return sum(ending.outcome in outcomes for ending in ended) / len(ended)


def _row(name: str, ended: list[Ending]) -> str:
    """Write a row of the table in docs/reference/rollouts.md."""
    back = [ending.seconds for ending in ended if ending.outcome is Outcome.ROLLBACK]
    median = f"{statistics.median(back):.0f} s" if back else ""
    shares = (
        _share(ended, Outcome.PROMOTE),
        _share(ended, Outcome.ROLLBACK),
        _share(ended, Outcome.SRM),
    )
    other = max(0.0, 1 - sum(shares))
    return f"| {name} | {' | '.join(f'{share:.1%}' for share in (*shares, other))} | {median} |"


if __name__ == "__main__":
    for result in results():
        print(f"{result.name}  {result.value:.4f} {result.target} {'holds' if result.holds else 'FAILS'}")
