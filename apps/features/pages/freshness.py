"""The freshness of a view: the chart of its materializations, or why there is none."""

from __future__ import annotations

import datetime as dt

from apps.core.figures import Chart
from apps.features import figures
from apps.features.choices import ViewKind
from apps.features.models import FeatureView, MaterializationInterval

SHOWN = 30


def chart(view: FeatureView, moment: dt.datetime) -> Chart | None:
    """Return the chart of a view, or None where nothing is known of when its values were written."""
    newest = MaterializationInterval.objects.filter(view=view, view__tenant=view.tenant_id)
    ends = sorted(newest.order_by("-ends_at").values_list("ends_at", flat=True)[:SHOWN])
    return figures.of_view(ends, view.ttl_seconds, moment)


def unknown_because(view: FeatureView) -> str:
    """Say why a view has no chart, and what would bring one."""
    if view.kind == ViewKind.ON_DEMAND:
        return "Its values are computed when they are asked for, so they cannot grow old."
    if view.store.is_native:
        return (
            "Nothing is known of when its values are written, since the portal does not write them. Views of a Feast registry "
            "show it."
        )
    return "Its registry names no materialization yet. After feast materialize, the next sync shows how old its values are."
