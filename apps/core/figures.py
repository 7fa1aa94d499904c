"""Figures for charts. A colour names a variable of the style sheet, which the page's script resolves.

Plotly takes a tenth of a second and 25 MB of a process, so it is imported when the first figure is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

Trace = dict[str, Any]
"""The properties of a trace, as Plotly takes them: a trace object would be checked and copied twice."""


@dataclass(frozen=True)
class Chart:
    """A figure with the table of its numbers."""

    figure: Figure
    columns: list[str]
    rows: list[list[str]]


def figure(traces: Sequence[Trace], layout: Mapping[str, Any]) -> Figure:
    """Return a figure, every property of which Plotly has checked."""
    from plotly import graph_objects

    # The page's script styles figures by its theme. Plotly's own template, which comes where none is given, would overrule it.
    plain = graph_objects.layout.Template()
    made = graph_objects.Figure(data=list(traces), layout={**layout, "template": plain})
    made.layout.template = None
    return made
