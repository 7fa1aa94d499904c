"""Facets of the list of feature views: what can be chosen, and how many views each choice leaves.

The counts of a facet are those under all other choices, so that another value of it shows what it would bring.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from apps.features.choices import Freshness, ViewKind, ViewState
from apps.features.models import Feature, FeatureView
from apps.features.models.definitions import FeatureViewQuerySet

# Of a facet whose values are many.
SHOWN = 8
LABELS: dict[str, tuple[str, dict[str, Any]]] = {
    "owner": ("Owner", {}),
    "dtype": ("Type of feature", {}),
    "kind": ("Kind of view", dict(ViewKind.choices)),
    "tag": ("Tag", {}),
    "state": ("State", dict(ViewState.choices)),
    "freshness": ("Freshness", dict(Freshness.choices)),
}
NAMES = tuple(LABELS)
# What nobody looks for unless asked.
USUAL_STATES = tuple(state for state in ViewState if state != ViewState.RETIRED)


@dataclass(frozen=True)
class Value:
    """One choice of a facet, and the address that makes it, or gives it up."""

    label: str
    url: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    values: list[Value]
    more: int = 0


def narrowed(
    rows: FeatureViewQuerySet, chosen: dict[str, str], *, moment: dt.datetime, without: str = ""
) -> FeatureViewQuerySet:
    """Return the views that match all choices, or all but those of one facet."""
    for name, condition in _CONDITIONS.items():
        value = chosen.get(name, "")
        if value and name != without:
            rows = condition(rows, value, moment)
    if not chosen.get("state") and without != "state":
        rows = rows.filter(state__in=USUAL_STATES)
    return rows


def _of_tag(rows: FeatureViewQuerySet, value: str, moment: dt.datetime) -> FeatureViewQuerySet:
    key, equals, text = value.partition("=")
    return rows.filter(tags__contains={key: text}) if equals else rows.filter(tags__has_key=key)


def _of_dtype(rows: FeatureViewQuerySet, value: str, moment: dt.datetime) -> FeatureViewQuerySet:
    return rows.filter(Exists(Feature.objects.filter(view=OuterRef("pk"), dtype=value, removed_at=None)))


def _of_freshness(rows: FeatureViewQuerySet, value: str, moment: dt.datetime) -> FeatureViewQuerySet:
    return rows.of_freshness(Freshness(value), moment) if value in Freshness.values else rows.none()


_CONDITIONS: dict[str, Callable[[FeatureViewQuerySet, str, dt.datetime], FeatureViewQuerySet]] = {
    "owner": lambda rows, value, moment: rows.filter(owner=value),
    "dtype": _of_dtype,
    "kind": lambda rows, value, moment: rows.filter(kind=value),
    "tag": _of_tag,
    "state": lambda rows, value, moment: rows.filter(state=value),
    "freshness": _of_freshness,
}


def gather(
    rows: FeatureViewQuerySet, chosen: dict[str, str], *, query: Mapping[str, Any], moment: dt.datetime
) -> list[Facet]:
    """Count every facet of `rows`, in one query each. `query` is what the address holds now."""

    def others(name: str) -> FeatureViewQuerySet:
        return narrowed(rows, chosen, moment=moment, without=name)

    counted = {
        "state": _grouped(others("state"), "state"),
        "freshness": _freshness(others("freshness"), moment),
        "owner": _grouped(others("owner").exclude(owner=""), "owner"),
        "dtype": _dtypes(others("dtype")),
        "kind": _grouped(others("kind"), "kind"),
        "tag": _tags(others("tag")),
    }
    return [_facet(name, counts, chosen.get(name, ""), query) for name, counts in counted.items()]


def _facet(name: str, counts: list[tuple[str, int]], own: str, query: Mapping[str, Any]) -> Facet:
    label, labels = LABELS[name]
    shown = counts[:SHOWN]
    if own and own not in dict(shown):
        # What was chosen stays in sight, so that it can be given up.
        shown = [(own, dict(counts).get(own, 0)), *shown[: SHOWN - 1]]
    kept = {key: value for key, value in query.items() if key not in (name, "cursor") and value}
    return Facet(
        name,
        label,
        [
            Value(
                labels.get(value, value),
                "?" + urlencode(kept if value == own else {**kept, name: value}),
                count,
                value == own,
            )
            for value, count in shown
        ],
        max(0, len(counts) - len(shown)),
    )


def _grouped(rows: FeatureViewQuerySet, field: str) -> list[tuple[str, int]]:
    return _pairs(rows.order_by().values_list(field).annotate(views=Count("pk")))


def _dtypes(rows: FeatureViewQuerySet) -> list[tuple[str, int]]:
    features = Feature.objects.filter(removed_at=None, view__in=rows.order_by().values("pk"))
    return _pairs(features.order_by().values_list("dtype").annotate(views=Count("view", distinct=True)))


def _freshness(rows: FeatureViewQuerySet, moment: dt.datetime) -> list[tuple[str, int]]:
    counted = rows.order_by().aggregate(
        fresh=Count("pk", filter=Q(fresh_until__gte=moment)),
        stale=Count("pk", filter=Q(fresh_until__lt=moment)),
        unknown=Count("pk", filter=Q(fresh_until=None)),
    )
    return [(name, count) for name, count in counted.items() if count]


def _tags(rows: FeatureViewQuerySet) -> list[tuple[str, int]]:
    try:
        chosen, params = rows.order_by().values("pk").query.sql_with_params()
    except EmptyResultSet:
        return []
    sql = f"""
        SELECT tag.key || '=' || tag.value, count(*) FROM {FeatureView._meta.db_table} AS tagged
        CROSS JOIN LATERAL jsonb_each_text(tagged.tags) AS tag
        WHERE tagged.id IN ({chosen}) AND tagged.tags <> '{{}}' GROUP BY 1
    """  # noqa: S608 - its values are parameters
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return _pairs(cursor.fetchall())


def _pairs(counts: Iterable[Any]) -> list[tuple[str, int]]:
    return sorted(((str(value), int(count)) for value, count in counts), key=lambda pair: (-pair[1], pair[0]))
