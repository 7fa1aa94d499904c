"""The figures of a rollout's analysis."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apps.core.figures import Trace, figure

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

LABELS = {"candidate": "Candidate", "baseline": "Stable"}
COLOURS = {"candidate": "var(--chart-4)", "baseline": "var(--chart-6)"}
WEIGHT, PROMOTION, ROLLBACK = "var(--chart-1)", "var(--chart-2)", "var(--chart-4)"
PERCENT = {"rangemode": "tozero", "ticksuffix": "%"}

Values = Sequence[float | None]


@dataclass(frozen=True)
class Times:
    """The axis of time: `times` in `unit` since the rollout was created."""

    times: list[float]
    unit: str

    @property
    def column(self) -> str:
        """The heading of the column in the table."""
        return f"{self.unit} since start"

    def axis(self, **more: Any) -> dict[str, Any]:
        """Return the axis as Plotly takes it."""
        return {"title": {"text": self.column}, "rangemode": "tozero", "zeroline": False, **more}


def evidence(
    axis: Times, *, promote: Values, rollback: Values, promote_limit: float, rollback_limit: float
) -> Figure:
    """Draw the evidence for promotion and for rollback on a log scale, with the limits that decide."""
    values = [value for value in (*promote, *rollback, promote_limit, rollback_limit) if value is not None]
    ticks = [10.0**power for power in range(-3, 7)]
    layout = {
        "xaxis": axis.axis(),
        "yaxis": {
            "type": "log",
            "title": {"text": "Evidence, to 1"},
            # On a log axis a range is given in powers of ten.
            "range": [math.log10(min(1.0, *values)) - 0.2, math.log10(max(values)) + 0.2],
            "tickvals": ticks,
            "ticktext": [f"{tick:,.3g}" if tick < 1 else f"{tick:,.0f}" for tick in ticks],
        },
    }
    return figure(
        [
            _line(axis.times, promote, "For promotion", PROMOTION),
            _line(axis.times, rollback, "For rollback", ROLLBACK),
            _limit(axis.times, promote_limit, "Promoted above", PROMOTION),
            _limit(axis.times, rollback_limit, "Rolled back above", ROLLBACK),
        ],
        layout,
    )


def traffic(axis: Times, weights: Values, errors: Mapping[str, Values]) -> Figure:
    """Draw the canary weight above the error rates of the versions."""
    steps = _rates(axis.times, weights, "Canary weight", WEIGHT, yaxis="y2", line={"shape": "vh"})
    return figure(
        [
            steps,
            *(
                _rates(axis.times, rates, f"{LABELS[version]} errors", COLOURS[version])
                for version, rates in errors.items()
            ),
        ],
        {
            "xaxis": axis.axis(anchor="y"),
            "yaxis": {**PERCENT, "domain": [0, 0.56], "title": {"text": "Errors, %"}},
            "yaxis2": {
                "domain": [0.68, 1],
                "title": {"text": "Weight"},
                "range": [0, 105],
                "ticksuffix": "%",
            },
        },
    )


def answers(axis: Times, client_errors: Mapping[str, Values], slow: Mapping[str, Values]) -> Figure:
    """Draw the rates of slow answers above those of 4xx."""
    return figure(
        [
            # The axes name the metrics, so the legend names each version once.
            _rates(axis.times, rates, LABELS[version], COLOURS[version], yaxis=yaxis, showlegend=yaxis == "y")
            for yaxis, panel in (("y", client_errors), ("y2", slow))
            for version, rates in panel.items()
        ],
        {
            "xaxis": axis.axis(anchor="y"),
            "yaxis": {**PERCENT, "domain": [0, 0.44], "title": {"text": "4xx, %"}},
            "yaxis2": {**PERCENT, "domain": [0.56, 1], "title": {"text": "Slow, %"}},
        },
    )


def _line(times: list[float], values: Values, name: str, colour: str, **more: Any) -> Trace:
    # One point alone has no line: show it as a dot.
    mode = "lines" if len(times) > 1 else "lines+markers"
    line = {"color": colour, "width": 2, **more.pop("line", {})}
    return {"type": "scatter", "x": times, "y": values, "mode": mode, "name": name, "line": line, **more}


def _limit(times: list[float], limit: float, name: str, colour: str) -> Trace:
    line = {"color": colour, "width": 1.5, "dash": "dash"}
    ends, name = [0.0, times[-1]], f"{name} {limit:,.0f}"
    return {**_line(ends, [limit, limit], name, colour, hoverinfo="skip"), "line": line}


def _rates(times: list[float], rates: Values, name: str, colour: str, **more: Any) -> Trace:
    return _line(times, rates, name, colour, hovertemplate="%{y}%", **more)
