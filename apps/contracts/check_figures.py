"""The figure of a check's history: how many rules were kept and broken in each run. Its twin is a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from apps.contracts.models import CheckRun

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

COLUMNS = ["Run", "Kept", "Broken", "Not measured", "Came to"]
_BARS = (
    ("Kept", "var(--chart-2)", lambda run: run.passed),
    ("Broken", "var(--chart-4)", lambda run: run.failed),
    ("Not measured", "var(--chart-6)", lambda run: run.errors + run.no_data),
)


@dataclass(frozen=True)
class Chart:
    """A figure with the table of its numbers."""

    figure: Figure
    columns: list[str]
    rows: list[list[str]]


def history(runs: Sequence[CheckRun]) -> Chart | None:
    """Draw the runs, oldest first; None where there are fewer than two, which show no course."""
    if len(runs) < 2:
        return None
    from plotly import graph_objects, io

    # The page's script styles figures by its theme. Plotly's own template would overrule it.
    io.templates.default = None
    at = [f"{run.created_at:%Y-%m-%d %H:%M:%S}" for run in runs]
    traces: list[dict[str, Any]] = [
        {
            "type": "bar",
            "x": at,
            "y": [count(run) for run in runs],
            "name": name,
            "marker": {"color": colour},
            "hovertemplate": "%{y} " + name.lower(),
        }
        for name, colour, count in _BARS
    ]
    figure = graph_objects.Figure(
        data=traces,
        layout={
            "barmode": "stack",
            "bargap": 0.3,
            # As categories: runs stand side by side, however far apart in time.
            "xaxis": {"type": "category", "nticks": 8, "tickangle": 0},
            "yaxis": {"title": {"text": "Rules"}, "rangemode": "tozero"},
        },
    )
    rows = [
        [moment, *(str(count(run)) for _, _, count in _BARS), run.get_state_display()]
        for moment, run in zip(at, runs, strict=True)
    ]
    return Chart(figure, list(COLUMNS), rows)
