"""The figures of a rollout's page: how the evidence grew, and what the traffic did meanwhile."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, Sum

from apps.rollouts import judge
from apps.rollouts.models import Look, Rollout

# More points than this show nothing more at the width of a page.
MOST_POINTS = 120
# E-values are drawn between these; the table has them as they are.
LOWEST_DRAWN, HIGHEST_DRAWN = 1e-3, 1e6
MINUTES_FROM = 600.0
SIDES = ("candidate", "baseline")
COLUMNS = [
    f"{side}_{name}" for side in SIDES for name in ("requests", "bad", "client_errors", "timed", "slow")
]
NAMES = {judge.Metric.ERRORS: "Errors", judge.Metric.CLIENT_ERRORS: "4xx", judge.Metric.SLOW: "Slow answers"}


@dataclass(frozen=True)
class Chart:
    """A figure with the table of its numbers."""

    figure: dict[str, Any]
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Point:
    """What a stretch of looks added up to, by column of `Look`, and the judge's figures at its end."""

    at: dt.datetime
    weight: int
    counts: dict[str, int]
    values: dict[str, Any]

    def pair(self, side: str, bad: str, of: str = "requests") -> tuple[int, int]:
        """Return a side's requests and the bad ones among them."""
        return self.counts[f"{side}_{of}"], self.counts[f"{side}_{bad}"]


@dataclass(frozen=True)
class Charts:
    evidence: Chart
    traffic: Chart
    answers: Chart


def charts(rollout: Rollout) -> Charts | None:
    """Draw a rollout's looks; None where there are none yet. It needs two queries for any number."""
    points = _points(rollout) if rollout.looks_count else []
    if not points:
        return None
    seconds = [(point.at - rollout.created_at).total_seconds() for point in points]
    unit, divisor = ("minutes", 60.0) if seconds[-1] >= MINUTES_FROM else ("seconds", 1.0)
    times = [round(second / divisor, 2) for second in seconds]
    axis = {
        "title": {"text": f"{unit.capitalize()} since it started"},
        "rangemode": "tozero",
        "zeroline": False,
    }
    column = f"{unit.capitalize()} since start"
    return Charts(
        evidence=_evidence(rollout, points, times, axis, column),
        traffic=_traffic(rollout, points, times, axis, column),
        answers=_answers(rollout, points, times, axis, column),
    )


def _points(rollout: Rollout) -> list[Point]:
    """Add looks up to at most MOST_POINTS stretches of equal length."""
    length = -(-rollout.looks_count // MOST_POINTS)
    looks = Look.objects.filter(rollout=rollout)
    stretches: list[Mapping[str, Any]] = list(
        looks.annotate(stretch=(F("number") - 1) / length)
        .values("stretch")
        .annotate(
            last=Max("number"),
            ended_at=Max("at"),
            share=Max("weight"),
            **{f"sum_{column}": Sum(column) for column in COLUMNS},
        )
        .order_by("stretch")
    )
    values = dict(looks.filter(number__in=[s["last"] for s in stretches]).values_list("number", "values"))
    return [
        Point(
            at=s["ended_at"],
            weight=s["share"],
            counts={column: int(s[f"sum_{column}"]) for column in COLUMNS},
            values=values.get(s["last"]) or {},
        )
        for s in stretches
    ]


def _evidence(
    rollout: Rollout, points: list[Point], times: list[float], axis: dict[str, Any], column: str
) -> Chart:
    criteria = rollout.criteria
    metrics = len(judge.Metric) if rollout.baseline_id is not None else 1
    promote = [point.values.get("e_promote") for point in points]
    rollback = [point.values.get("e_rollback") for point in points]
    ends = [0.0, times[-1]]
    data = [
        _line(times, [_drawn(e) for e in promote], "For promotion", "--chart-2"),
        _line(times, [_drawn(e) for e in rollback], "For rollback", "--chart-4"),
        _limit(ends, 1.0 / criteria["beta"], "Promoted above", "--chart-2"),
        _limit(ends, metrics / criteria["alpha"], "Rolled back above", "--chart-4"),
    ]
    singles = [(f"e_{metric}", name) for metric, name in NAMES.items()] if metrics > 1 else []
    shown = [value for line in data for value in line["y"] if value is not None]
    ticks = [10.0**power for power in range(-3, 7)]
    figure = {
        "data": data,
        "layout": {
            "xaxis": axis,
            "yaxis": {
                "type": "log",
                "title": {"text": "Evidence, to 1"},
                # On a log axis a range is given in powers of ten.
                "range": [math.log10(min(1.0, *shown)) - 0.2, math.log10(max(shown)) + 0.2],
                "tickvals": ticks,
                "ticktext": [f"{tick:,.3g}" if tick < 1 else f"{tick:,.0f}" for tick in ticks],
            },
        },
    }
    rows = [
        [
            f"{time:g}",
            *(to_one(point.values.get(key)) for key in ("e_promote", "e_rollback")),
            *(to_one(point.values.get(key)) for key, _ in singles),
        ]
        for time, point in zip(times, points, strict=True)
    ]
    columns = [column, "For promotion, to 1", "For rollback, to 1", *(f"{name}, to 1" for _, name in singles)]
    return Chart(figure, columns, rows)


def _traffic(
    rollout: Rollout, points: list[Point], times: list[float], axis: dict[str, Any], column: str
) -> Chart:
    data = [
        {
            **_line(times, [point.weight for point in points], "Share of the candidate", "--chart-1"),
            "line": {"color": "--chart-1", "width": 2, "shape": "vh"},
            "yaxis": "y2",
            "hovertemplate": "%{y}%",
        },
        _rates(times, [p.pair("candidate", "bad") for p in points], "Candidate errors", "--chart-4"),
    ]
    columns = [column, "Share of the candidate", "Candidate: errors of requests"]
    if rollout.baseline_id is not None:
        data.append(_rates(times, [p.pair("baseline", "bad") for p in points], "Stable errors", "--chart-6"))
        columns.append("Stable: errors of requests")
    figure = {
        "data": data,
        "layout": {
            "xaxis": {**axis, "anchor": "y"},
            "yaxis": {
                "domain": [0, 0.56],
                "title": {"text": "Errors, %"},
                "rangemode": "tozero",
                "ticksuffix": "%",
            },
            "yaxis2": {
                "domain": [0.68, 1],
                "title": {"text": "Share"},
                "range": [0, 105],
                "ticksuffix": "%",
            },
        },
    }
    sides = SIDES if rollout.baseline_id is not None else SIDES[:1]
    rows = [
        [f"{time:g}", f"{point.weight}%", *(_of(point.pair(side, "bad")) for side in sides)]
        for time, point in zip(times, points, strict=True)
    ]
    return Chart(figure, columns, rows)


def _answers(
    rollout: Rollout, points: list[Point], times: list[float], axis: dict[str, Any], column: str
) -> Chart:
    """Draw the shares of 4xx and of slow answers, one above the other."""
    slow = f"over {rollout.slow_bound:,} ms"
    kinds = (("client_errors", "requests", "4xx", "y"), ("slow", "timed", slow, "y2"))
    sides = [("candidate", "Candidate", "--chart-4")]
    if rollout.baseline_id is not None:
        sides.append(("baseline", "Stable", "--chart-6"))
    data, columns = [], [column]
    for bad, of, name, yaxis in kinds:
        for side, title, colour in sides:
            pairs = [point.pair(side, bad, of) for point in points]
            # The axes name the metrics, so the legend names each version once.
            data.append({**_rates(times, pairs, title, colour), "yaxis": yaxis, "showlegend": yaxis == "y"})
            columns.append(f"{title}: {name}")
    panel = {"rangemode": "tozero", "ticksuffix": "%"}
    figure = {
        "data": data,
        "layout": {
            "xaxis": {**axis, "anchor": "y"},
            "yaxis": {**panel, "domain": [0, 0.44], "title": {"text": "4xx, %"}},
            "yaxis2": {**panel, "domain": [0.56, 1], "title": {"text": "Slow, %"}},
        },
    }
    rows = [
        [f"{time:g}", *(_of(point.pair(side, bad, of)) for bad, of, _, _ in kinds for side, _, _ in sides)]
        for time, point in zip(times, points, strict=True)
    ]
    return Chart(figure, columns, rows)


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


def _line(times: list[float], values: list[Any], name: str, colour: str) -> dict[str, Any]:
    # One point alone has no line: show it as a dot.
    mode = "lines" if len(times) > 1 else "lines+markers"
    return {
        "type": "scatter",
        "mode": mode,
        "name": name,
        "x": times,
        "y": values,
        "line": {"color": colour, "width": 2},
    }


def _limit(ends: list[float], limit: float, name: str, colour: str) -> dict[str, Any]:
    line = {"color": colour, "width": 1.5, "dash": "dash"}
    return {
        "type": "scatter",
        "mode": "lines",
        "name": f"{name} {limit:,.0f}",
        "x": ends,
        "y": [limit, limit],
        "line": line,
        "hoverinfo": "skip",
    }


def _rates(times: list[float], counts: list[tuple[int, int]], name: str, colour: str) -> dict[str, Any]:
    rates = [round(100 * bad / requests, 3) if requests else None for requests, bad in counts]
    return {**_line(times, rates, name, colour), "hovertemplate": "%{y}%"}
