"""The charts of freshness: a store's views against their ttl, and how old a view's values were over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from apps.core.figures import Chart, Trace, figure
from apps.features.choices import Freshness
from apps.features.models import FeatureView

STORE_COLUMNS = ["Feature view", "Materialized until", "Ttl", "Used", "Freshness"]
VIEW_COLUMNS = ["Values until", "Oldest age in hours", "Within ttl"]
COLOURS = {Freshness.FRESH: "var(--tone-ok)", Freshness.STALE: "var(--tone-warn)"}
# A bar beyond it says no more than that the values are old.
LONGEST = 300.0


def used(view: FeatureView, moment: dt.datetime) -> float | None:
    """Return how much of its ttl a view has used up, in percent, or None where that is not known."""
    if view.materialized_until is None or not view.ttl_seconds:
        return None
    return max(0.0, (moment - view.materialized_until).total_seconds()) * 100 / view.ttl_seconds


def of_store(views: Sequence[FeatureView], moment: dt.datetime) -> Chart | None:
    """Draw how much of its ttl each view has used up since it was materialized; 100 percent is the limit."""
    if not views:
        return None
    drawn = [(view, share) for view in reversed(views) if (share := used(view, moment)) is not None]
    bars: Trace = {
        "type": "bar",
        "orientation": "h",
        "x": [min(share, LONGEST) for _, share in drawn],
        "y": [view.name for view, _ in drawn],
        "marker": {"color": [COLOURS[view.freshness(moment)] for view, _ in drawn]},
        "hovertemplate": "%{y}: %{x:.0f}% of its ttl<extra></extra>",
    }
    limit = {
        "type": "line",
        "x0": 100,
        "x1": 100,
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"dash": "dot", "color": "var(--tone-bad)"},
    }
    layout: dict[str, Any] = {
        "showlegend": False,
        "shapes": [limit],
        "xaxis": {"title": {"text": "Used of the ttl"}, "rangemode": "tozero", "ticksuffix": "%"},
        "yaxis": {"automargin": True, "type": "category"},
    }
    return Chart(figure([bars], layout), STORE_COLUMNS, [_row(view, moment) for view in views])


def _row(view: FeatureView, moment: dt.datetime) -> list[str]:
    share = used(view, moment)
    return [
        view.name,
        _written(view.materialized_until),
        str(dt.timedelta(seconds=view.ttl_seconds or 0)),
        "" if share is None else f"{share:.0f}%",
        str(view.freshness(moment).label),
    ]


def of_view(ends: Sequence[dt.datetime], ttl_seconds: int | None, moment: dt.datetime) -> Chart | None:
    """Draw how old values were each time they were written anew, and are at `moment`. `ends` is in order of time."""
    if not ends:
        return None
    nexts = [*ends[1:], moment]
    ages = [(after - end).total_seconds() / 3600 for end, after in zip(ends, nexts, strict=True)]
    traces: list[Trace] = [
        {"type": "bar", "x": ends, "y": ages, "name": "Oldest age", "marker": {"color": "var(--chart-1)"}}
    ]
    ttl = ttl_seconds / 3600 if ttl_seconds else None
    if ttl is not None:
        traces.append(
            {
                "type": "scatter",
                "x": [ends[0], ends[-1]],
                "y": [ttl, ttl],
                "name": "Ttl",
                "mode": "lines",
                "line": {"color": "var(--tone-bad)", "dash": "dash"},
            }
        )
    layout: dict[str, Any] = {"yaxis": {"title": {"text": "hours"}}, "showlegend": True}
    rows = [
        [_written(end), f"{age:.1f}", "no ttl" if ttl is None else "yes" if age <= ttl else "no"]
        for end, age in zip(ends, ages, strict=True)
    ]
    return Chart(figure(traces, layout), VIEW_COLUMNS, rows)


def _written(moment: dt.datetime | None) -> str:
    return "" if moment is None else f"{moment:%Y-%m-%d %H:%M} UTC"
