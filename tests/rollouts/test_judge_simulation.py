"""Whole simulated rollouts: how often the judge is wrong. `make bench` runs more of them, with more traffic."""

from __future__ import annotations

import pytest

from apps.rollouts.judge import Outcome
from bench.judge import Case, Version, by_requests, ending_counts

SHORT = ((10, 30), (50, 60))
RUNS = 25


@pytest.mark.parametrize(
    "version",
    [
        Version(),
        Version(errors=0.005, client_errors=0.05, slow=0.01),
        Version(errors=0.3, client_errors=0.3),
    ],
)
def test_simulation__equal_versions__are_promoted_and_never_rolled_back(version: Version) -> None:
    endings = ending_counts(Case(version, version), RUNS, seed=17)
    assert endings[Outcome.ROLLBACK] == endings[Outcome.SRM] == 0
    assert endings[Outcome.PROMOTE] >= RUNS - 2


@pytest.mark.parametrize(
    ("candidate", "stable"),
    [
        # Exactly twice the stable version's rate, and exactly at the absolute bound: the edge of what may not be.
        (Version(errors=0.01), Version(errors=0.005)),
        (Version(client_errors=0.15), Version(client_errors=0.05)),
        (Version(client_errors=0.03), Version()),
        (Version(slow=0.05), Version(slow=0.01)),
    ],
)
def test_simulation__worse_in_a_metric__is_not_promoted(candidate: Version, stable: Version) -> None:
    endings = ending_counts(Case(candidate, stable), RUNS, seed=19)
    assert endings[Outcome.PROMOTE] <= 1


@pytest.mark.parametrize(("rate", "seconds"), [(100, 1.0), (200, 0.5)])
def test_simulation__slow_answers_and_a_correct_split__is_no_alarm(rate: float, seconds: float) -> None:
    version = Version(seconds=seconds)
    endings = ending_counts(Case(version, version, SHORT, rate, by_requests), RUNS, seed=23)
    assert endings[Outcome.SRM] == 0
    assert endings[Outcome.PROMOTE] >= RUNS - 1


@pytest.mark.parametrize("patience", [2.0, 10.0])
def test_simulation__tenth_of_the_requests_hangs__is_rolled_back(patience: float) -> None:
    case = Case(Version(hangs=0.1, patience=patience), plan=SHORT, measurements=by_requests)
    assert ending_counts(case, RUNS, seed=29)[Outcome.ROLLBACK] == RUNS


def test_simulation__callers_leave_both_versions_alike__is_no_evidence() -> None:
    version = Version(hangs=0.05, patience=2.0)
    endings = ending_counts(Case(version, version, SHORT, 50, by_requests), RUNS, seed=31)
    assert endings[Outcome.ROLLBACK] == endings[Outcome.SRM] == 0


def test_simulation__failures_show_late_and_steps_are_short__are_not_promoted() -> None:
    case = Case(Version(hangs=0.04), Version(hangs=0.02), ((10, 5), (50, 5)), 100, by_requests)
    assert ending_counts(case, RUNS, seed=37)[Outcome.PROMOTE] <= 1


def test_simulation__step_of_all_the_traffic__bad_is_rolled_back_and_good_promoted() -> None:
    plan = ((10, 60), (100, 120))
    bad = Case(Version(errors=0.06), Version(errors=0.001), plan, worse_from=1)
    good = Case(Version(errors=0.005, slow=0.01), Version(errors=0.005, slow=0.01), plan)
    assert ending_counts(bad, RUNS, seed=41)[Outcome.ROLLBACK] == RUNS
    assert ending_counts(good, RUNS, seed=43)[Outcome.PROMOTE] >= RUNS - 1
