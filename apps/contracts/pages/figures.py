"""The figure of a check's history: how many rules were kept and broken in each run. Its twin is a table."""

from __future__ import annotations

from collections.abc import Sequence

from apps.contracts.models import CheckRun
from apps.core.figures import Chart, Trace, figure

# As many labels as stand side by side on a phone.
LABELS = 5
COLUMNS = ["Run", "Kept", "Broken", "Not measured", "Came to"]
_BARS = (
    ("Kept", "var(--chart-2)", lambda run: run.passed),
    ("Broken", "var(--chart-4)", lambda run: run.failed),
    ("Not measured", "var(--chart-6)", lambda run: run.errors + run.no_data),
)


def history(runs: Sequence[CheckRun]) -> Chart | None:
    """Draw the runs, oldest first; None where there are fewer than two, which show no course."""
    if len(runs) < 2:
        return None
    at = [f"{run.created_at:%Y-%m-%d %H:%M:%S}" for run in runs]
    traces: list[Trace] = [
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
    labelled = _labelled(len(runs))
    layout = {
        "barmode": "stack",
        "bargap": 0.3,
        # As categories: runs stand side by side, however far apart in time.
        "xaxis": {
            "type": "category",
            "tickangle": 0,
            "tickvals": [at[place] for place in labelled],
            "ticktext": [f"{runs[place].created_at:%d %b<br>%H:%M}" for place in labelled],
        },
        "yaxis": {"title": {"text": "Rules"}, "rangemode": "tozero"},
    }
    rows = [
        [moment, *(str(count(run)) for _, _, count in _BARS), run.get_state_display()]
        for moment, run in zip(at, runs, strict=True)
    ]
    return Chart(figure(traces, layout), list(COLUMNS), rows)


def _labelled(count: int) -> list[int]:
    """Return which of so many runs get a label: the first, the last, and others at equal distances."""
    if count <= LABELS:
        return list(range(count))
    return [round(place * (count - 1) / (LABELS - 1)) for place in range(LABELS)]
