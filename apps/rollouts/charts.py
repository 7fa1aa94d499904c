"""The charts of a rollout's page, each with the table of its numbers: evidence, traffic, answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, Sum

from apps.core.figures import Chart
from apps.rollouts import figures, judge
from apps.rollouts.models import Measurement, Rollout

# More points than this show nothing more at the width of a page.
MOST_POINTS = 120
# E-values are drawn between these; the table has them as they are.
LOWEST_DRAWN, HIGHEST_DRAWN = 1e-3, 1e6
MINUTES_FROM = 600.0
VERSIONS = ("candidate", "baseline")
COLUMNS = [
    f"{version}_{name}"
    for version in VERSIONS
    for name in ("requests", "bad", "client_errors", "timed", "slow")
]
NAMES = {judge.Metric.ERRORS: "Errors", judge.Metric.CLIENT_ERRORS: "4xx", judge.Metric.SLOW: "Slow answers"}


@dataclass(frozen=True)
class Point:
    """What a stretch of measurements added up to, by column of `Measurement`, and the judge's figures at its end."""

    at: dt.datetime
    weight: int
    counts: dict[str, int]
    values: dict[str, Any]

    def pair(self, version: str, bad: str, of: str = "requests") -> tuple[int, int]:
        """Return a version's requests and the bad ones among them."""
        return self.counts[f"{version}_{of}"], self.counts[f"{version}_{bad}"]


@dataclass(frozen=True)
class Charts:
    evidence: Chart
    traffic: Chart
    answers: Chart


def charts(rollout: Rollout) -> Charts | None:
    """Draw a rollout's measurements; None where there are none yet. It needs two queries for any number."""
    points = _points(rollout) if rollout.measurements_count else []
    if not points:
        return None
    seconds = [(point.at - rollout.created_at).total_seconds() for point in points]
    unit, divisor = ("Minutes", 60.0) if seconds[-1] >= MINUTES_FROM else ("Seconds", 1.0)
    axis = figures.Times([round(second / divisor, 2) for second in seconds], unit)
    return Charts(
        evidence=_evidence(rollout, points, axis),
        traffic=_traffic(rollout, points, axis),
        answers=_answers(rollout, points, axis),
    )


def _points(rollout: Rollout) -> list[Point]:
    """Add measurements up to at most MOST_POINTS stretches of equal length."""
    length = -(-rollout.measurements_count // MOST_POINTS)
    measurements = Measurement.objects.filter(rollout=rollout)
    stretches: list[Mapping[str, Any]] = list(
        measurements.annotate(stretch=(F("number") - 1) / length)
        .values("stretch")
        .annotate(
            last=Max("number"),
            ended_at=Max("at"),
            canary_weight=Max("weight"),
            **{f"sum_{column}": Sum(column) for column in COLUMNS},
        )
        .order_by("stretch")
    )
    values = dict(
        measurements.filter(number__in=[s["last"] for s in stretches]).values_list("number", "values")
    )
    return [
        Point(
            at=s["ended_at"],
            weight=s["canary_weight"],
            counts={column: int(s[f"sum_{column}"]) for column in COLUMNS},
            values=values.get(s["last"]) or {},
        )
        for s in stretches
    ]


def _evidence(rollout: Rollout, points: list[Point], axis: figures.Times) -> Chart:
    criteria = rollout.criteria
    metrics = len(judge.Metric) if rollout.baseline_id is not None else 1
    drawn = {key: [_drawn(point.values.get(key)) for point in points] for key in ("e_promote", "e_rollback")}
    figure = figures.evidence(
        axis,
        promote=drawn["e_promote"],
        rollback=drawn["e_rollback"],
        promote_limit=1.0 / criteria["beta"],
        rollback_limit=metrics / criteria["alpha"],
    )
    singles = [(f"e_{metric}", name) for metric, name in NAMES.items()] if metrics > 1 else []
    rows = [
        [
            f"{time:g}",
            *(to_one(point.values.get(key)) for key in ("e_promote", "e_rollback")),
            *(to_one(point.values.get(key)) for key, _ in singles),
        ]
        for time, point in zip(axis.times, points, strict=True)
    ]
    columns = [
        axis.column,
        "For promotion, to 1",
        "For rollback, to 1",
        *(f"{name}, to 1" for _, name in singles),
    ]
    return Chart(figure, columns, rows)


def _traffic(rollout: Rollout, points: list[Point], axis: figures.Times) -> Chart:
    versions = VERSIONS if rollout.baseline_id is not None else VERSIONS[:1]
    rates = {version: [_rate(point.pair(version, "bad")) for point in points] for version in versions}
    figure = figures.traffic(axis, [point.weight for point in points], rates)
    rows = [
        [f"{time:g}", f"{point.weight}%", *(_of(point.pair(version, "bad")) for version in versions)]
        for time, point in zip(axis.times, points, strict=True)
    ]
    errors = [f"{figures.LABELS[version]}: errors of requests" for version in versions]
    return Chart(figure, [axis.column, "Canary weight", *errors], rows)


def _answers(rollout: Rollout, points: list[Point], axis: figures.Times) -> Chart:
    """Draw the rates of 4xx and of slow answers, one above the other."""
    versions = VERSIONS if rollout.baseline_id is not None else VERSIONS[:1]
    kinds = (
        ("client_errors", "requests", "4xx"),
        ("slow", "timed", f"over {rollout.slow_bound:,} ms"),
    )
    panels = [
        {version: [_rate(point.pair(version, bad, of)) for point in points] for version in versions}
        for bad, of, _ in kinds
    ]
    columns = [f"{figures.LABELS[version]}: {name}" for _, _, name in kinds for version in versions]
    rows = [
        [f"{time:g}", *(_of(point.pair(version, bad, of)) for bad, of, _ in kinds for version in versions)]
        for time, point in zip(axis.times, points, strict=True)
    ]
    return Chart(figures.answers(axis, *panels), [axis.column, *columns], rows)


def _of(pair: tuple[int, int]) -> str:
    requests, bad = pair
    return f"{bad:,} of {requests:,}"


def to_one(value: float | None) -> str:
    """Write an e-value as people read odds."""
    if value is None:
        return "–"
    if value >= HIGHEST_DRAWN:
        return "over a million"
    if value < LOWEST_DRAWN:
        return "below 0.001"
    return f"{value:,.0f}" if value >= 10 else f"{value:.2g}"


def _drawn(value: float | None) -> float | None:
    return None if value is None else min(max(value, LOWEST_DRAWN), HIGHEST_DRAWN)


def _rate(pair: tuple[int, int]) -> float | None:
    requests, bad = pair
    return round(100 * bad / requests, 3) if requests else None
