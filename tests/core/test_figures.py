"""Figures are drawn in the page's colours, whoever draws one first."""

from __future__ import annotations

import json

import pytest
from plotly import io

from apps.core.figures import figure

BARS = {"type": "bar", "x": [1], "y": [2]}


def test_figure__of_traces__has_no_template_of_plotlys() -> None:
    default = io.templates.default
    drawn = json.loads(figure([BARS], {"xaxis": {"title": {"text": "Runs"}}}).to_json())
    assert drawn == {"data": [BARS], "layout": {"xaxis": {"title": {"text": "Runs"}}}}
    # What others draw is as it would be without this.
    assert io.templates.default == default == "plotly"


def test_figure__with_a_property_that_there_is_not__is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        figure([{**BARS, "colour": "red"}], {})
