"""The figure of a store's freshness. Plotly is imported when the first one is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from apps.features.choices import Freshness
from apps.features.models import FeatureView

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

COLOURS = {Freshness.FRESH: "var(--tone-ok)", Freshness.STALE: "var(--tone-warn)"}
# A bar beyond it says no more than that the values are old.
LONGEST = 300.0


def used(view: FeatureView, moment: dt.datetime) -> float | None:
    """Return how much of its ttl a view has used up, in percent, or None where that is not known."""
    if view.materialized_until is None or not view.ttl_seconds:
        return None
    return max(0.0, (moment - view.materialized_until).total_seconds()) * 100 / view.ttl_seconds


def freshness(views: Sequence[FeatureView], moment: dt.datetime) -> Figure:
    """Draw how much of its ttl each view has used up since it was materialized; 100 percent is the limit."""
    from plotly.graph_objects import Figure

    drawn = [(view, share) for view in reversed(views) if (share := used(view, moment)) is not None]
    bars = {
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
    layout = {
        "showlegend": False,
        "shapes": [limit],
        "xaxis": {"title": {"text": "Used of the ttl"}, "rangemode": "tozero", "ticksuffix": "%"},
        "yaxis": {"automargin": True, "type": "category"},
    }
    return Figure(data=[bars], layout=layout)
