"""The charts of a rollout as Plotly figures with the same numbers as table rows. Pure: rows in, JSON out."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Row = TypeVar("Row")

# More points than a screen has pixels help nobody and make each refresh heavy.
POINTS = 240
TABLE_ROWS = 40
# A log axis has no zero, and evidence below this says nothing any more.
SMALLEST_E = 1e-3
LARGEST_E = 1e12


@dataclass(frozen=True)
class Point:
    """One look, as the charts need it. Counts are those of this look alone."""

    at: dt.datetime
    weight: int
    candidate_requests: int
    candidate_bad: int
    baseline_requests: int
    baseline_bad: int
    e_rollback: float
    e_promote: float


@dataclass(frozen=True)
class Chart:
    """One figure and its table."""

    name: str
    title: str
    figure: dict[str, Any]
    columns: list[str]
    rows: list[list[str]]


def evidence(points: Sequence[Point], *, rollback_limit: float, promote_limit: float) -> Chart:
    """This function will draw both kinds of evidence on a log scale, with the lines at which they decide."""
    shown = thinned(points)
    times = [_time(point.at) for point in shown]
    data = [
        _line("Evidence to promote", times, [_clipped(p.e_promote) for p in shown], "--tone-ok"),
        _line("Evidence to roll back", times, [_clipped(p.e_rollback) for p in shown], "--tone-bad"),
    ]
    limits = [(promote_limit, "--tone-ok", "promote"), (rollback_limit, "--tone-bad", "roll back")]
    layout = {
        "yaxis": {"type": "log", "title": {"text": "x to 1"}, "dtick": 1, "rangemode": "normal"},
        "xaxis": {"type": "date"},
        "shapes": [_limit(value, colour) for value, colour, _ in limits],
        "annotations": [_label(value, colour, f"{text} at {value:g}") for value, colour, text in limits],
    }
    rows = [[_clock(p.at), f"{p.e_promote:.3g}", f"{p.e_rollback:.3g}"] for p in shown[-TABLE_ROWS:]]
    return Chart(
        name="evidence-chart",
        title="Evidence over time, on a logarithmic scale",
        figure={"data": data, "layout": layout},
        columns=["Time (UTC)", "To promote", "To roll back"],
        rows=rows,
    )


def rates(points: Sequence[Point]) -> Chart:
    """This function will draw the share of failed requests of both arms so far, and the candidate's weight."""
    totals = _running(points)
    shown = thinned(totals)
    times = [_time(at) for at, *_ in shown]
    data = [
        _line("Candidate", times, [row[1] for row in shown], "--chart-1"),
        _line("Champion", times, [row[2] for row in shown], "--chart-2"),
        {
            **_line("Weight", times, [row[3] for row in shown], "--chart-3"),
            "yaxis": "y2",
            "line": {"color": "--chart-3", "dash": "dot", "shape": "hv", "width": 1.5},
        },
    ]
    layout = {
        "xaxis": {"type": "date"},
        "yaxis": {"title": {"text": "failed so far, %"}, "rangemode": "tozero"},
        "yaxis2": {
            "title": {"text": "weight, %"},
            "overlaying": "y",
            "side": "right",
            "range": [0, 100],
            "showgrid": False,
        },
    }
    rows = [
        [_clock(at), _percent(candidate), _percent(baseline), f"{weight} %"]
        for at, candidate, baseline, weight in shown[-TABLE_ROWS:]
    ]
    return Chart(
        name="rates-chart",
        title="Share of failed requests of both versions, and the candidate's weight",
        figure={"data": data, "layout": layout},
        columns=["Time (UTC)", "Candidate failed", "Champion failed", "Weight"],
        rows=rows,
    )


def thinned(rows: Sequence[Row]) -> list[Row]:
    """This function will keep the newest row and an even choice of the others."""
    if len(rows) <= POINTS:
        return list(rows)
    step = len(rows) / POINTS
    kept = [rows[int(index * step)] for index in range(POINTS)]
    return [*kept, rows[-1]]


def _running(points: Sequence[Point]) -> list[tuple[dt.datetime, float | None, float | None, int]]:
    rows = []
    candidate = [0, 0]
    baseline = [0, 0]
    for point in points:
        candidate = [candidate[0] + point.candidate_requests, candidate[1] + point.candidate_bad]
        baseline = [baseline[0] + point.baseline_requests, baseline[1] + point.baseline_bad]
        rows.append((point.at, _rate(candidate), _rate(baseline), point.weight))
    return rows


def _rate(total: list[int]) -> float | None:
    return round(100 * total[1] / total[0], 3) if total[0] else None


def _clipped(value: float) -> float:
    return min(max(value, SMALLEST_E), LARGEST_E)


def _line(name: str, x: list[str], y: Sequence[float | None], colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": x,
        "y": list(y),
        "line": {"color": colour, "width": 2},
    }


def _limit(value: float, colour: str) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": value,
        "y1": value,
        "line": {"color": colour, "width": 1, "dash": "dash"},
    }


def _label(value: float, colour: str, text: str) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 1,
        "xanchor": "right",
        "yref": "y",
        # Annotations on a log axis are placed by the exponent.
        "y": math.log10(value),
        "yanchor": "bottom",
        "text": text,
        "showarrow": False,
        "font": {"color": colour, "size": 11},
    }


def _time(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _clock(at: dt.datetime) -> str:
    return f"{at.astimezone(dt.UTC):%H:%M:%S}"


def _percent(value: float | None) -> str:
    return "no requests" if value is None else f"{value:.2f} %"
