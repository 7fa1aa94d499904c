"""The chart of a view's freshness: how old its values were each time they were written anew, against its ttl."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apps.features.models import FeatureView, MaterializationInterval

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

SHOWN = 30
COLUMNS = ["Values until", "Oldest age in hours", "Within ttl"]


@dataclass(frozen=True)
class Chart:
    """A figure with the table of its numbers."""

    figure: Figure
    columns: list[str]
    rows: list[list[str]]


def chart(view: FeatureView, moment: dt.datetime) -> Chart | None:
    """Return the chart of a view, or None where nothing is known of when its values were written."""
    newest = MaterializationInterval.objects.filter(view=view, view__tenant=view.tenant_id)
    ends = sorted(newest.order_by("-ends_at").values_list("ends_at", flat=True)[:SHOWN])
    if not ends:
        return None
    import plotly.graph_objects as go

    ages = [
        (after - end).total_seconds() / 3600 for end, after in zip(ends, [*ends[1:], moment], strict=True)
    ]
    ttl = None if view.ttl_seconds is None else view.ttl_seconds / 3600
    figure = go.Figure(go.Bar(x=ends, y=ages, name="Oldest age", marker={"color": "var(--chart-1)"}))
    if ttl is not None:
        figure.add_trace(
            go.Scatter(
                x=[ends[0], ends[-1]],
                y=[ttl, ttl],
                name="Ttl",
                mode="lines",
                line={"color": "var(--tone-bad)", "dash": "dash"},
            )
        )
    figure.update_layout(yaxis={"title": "hours"}, showlegend=True)
    rows = [
        [
            f"{end:%Y-%m-%d %H:%M} UTC",
            f"{age:.1f}",
            "no ttl" if ttl is None else "yes" if age <= ttl else "no",
        ]
        for end, age in zip(ends, ages, strict=True)
    ]
    return Chart(figure, COLUMNS, rows)
