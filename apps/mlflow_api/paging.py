"""Keyset pages, bounded by rows and by bytes: the next begins after the last row, whatever was added or removed meanwhile."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

import orjson
from django.core import signing
from django.db.models import IntegerField, Model, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.lookups import LessThanOrEqual

from apps.core.paging import batches
from apps.mlflow_api.errors import BadParameter

ModelT = TypeVar("ModelT", bound=Model)
Rows = list[dict[str, Any]]

_SALT = "mlflow_api.page"
# What a page may weigh, and what is read of it at a time: a row with 200 long tags weighs megabytes. Clients that follow
# `next_page_token` get every row, and eight searches at once leave the process small.
PAGE_BYTES = 4 * 1024**2
BATCH_BYTES = 256 * 1024


def page(
    rows: QuerySet[ModelT],
    *,
    read: Callable[[QuerySet[ModelT]], QuerySet[Any, dict[str, Any]]],
    show: Callable[[dict[str, Any]], dict[str, Any]],
    weight: Combinable,
    order: tuple[tuple[str, bool], ...],
    size: int,
    token: str,
    search: str,
    is_planned_anew: bool,
) -> tuple[list[orjson.Fragment], str]:
    """Return one page of `rows`, written as `show` shows what `read` reads of them (with `id`), and the next token.

    A page ends after `size` rows, or before the row whose `weight` in bytes would take it beyond `PAGE_BYTES`; one row always
    comes. `search` is the text of the whole search: a token of another search is refused. `is_planned_anew` where no plan
    suits all values that are asked for: then the ids come first, by a plan for those at hand. Raises `BadParameter`.
    """
    # Among equals the id goes the way of what orders last, so one index serves an order in both directions.
    keys = (*order, ("id", order[-1][1]))
    names = [field for field, _ in keys]
    fingerprint = hashlib.sha256(f"{search}|{keys}".encode()).hexdigest()[:16]
    if token:
        rows = rows.filter(_after(keys, _read(token, fingerprint, len(keys))))
    ordered = rows.order_by(*(f"-{field}" if descending else field for field, descending in keys))
    reading = _Reading(ordered.model, read, weight)
    places = ordered.values(*names)[: size + 1]
    if is_planned_anew or len(order) > 1:
        # No index may know an order by several columns, and to weigh the page there would be to sort once more.
        placed = list(places) if is_planned_anew else _placed(places)
        light = reading.light(reading.named(placed), size + 1)
    else:
        light = reading.light(ordered, size + 1)
        placed = light or _placed(places)
    parts: Iterable[Rows]
    fitting, parts = (placed[:size], [light]) if light else reading.fitting(placed[:size])
    found = {row["id"]: orjson.Fragment(orjson.dumps(show(row))) for part in parts for row in part}
    shown = [found[place["id"]] for place in fitting]
    if len(shown) == len(placed):
        return shown, ""
    last = [_plain(fitting[-1][field]) for field in names]
    return shown, signing.dumps([fingerprint, last], salt=_SALT)


class _TotalOf(Subquery):
    """The sum of a column of weights."""

    template = "(SELECT COALESCE(SUM(each_row.weight), 0) FROM (%(subquery)s) AS each_row(weight))"
    output_field = IntegerField()


@dataclass(frozen=True)
class _Reading:
    """How the wide rows of a page are read: at once where they are light, as nearly always, else some at a time."""

    model: type[Model]
    read: Callable[[Any], Any]
    weight: Combinable

    def light(self, rows: QuerySet[Any], limit: int) -> Rows:
        """Return the first `limit` of `rows`, or none where they are too heavy to be held together."""
        total = _TotalOf(rows.annotate(weight=self.weight).values("weight")[:limit])
        return list(self.read(rows.filter(LessThanOrEqual(total, BATCH_BYTES)))[:limit])

    def fitting(self, placed: Rows) -> tuple[Rows, Iterator[Rows]]:
        """Return as many of `placed` as a page has room for, one always, and what is read of these, some at a time."""
        weighed = self.named(placed).annotate(weight=self.weight)
        weights: dict[UUID, int] = dict(weighed.values_list("id", "weight"))
        total = count = 0
        for place in placed:
            total += weights[place["id"]]
            if count and total > PAGE_BYTES:
                break
            count += 1
        fitting = placed[:count]
        ids = ((place["id"], weights[place["id"]]) for place in fitting)
        return fitting, (self._batch(batch) for batch in batches(ids, most=BATCH_BYTES))

    def named(self, placed: Rows) -> QuerySet[Any]:
        return self._of([place["id"] for place in placed])

    def _batch(self, ids: list[UUID]) -> Rows:
        return list(self.read(self._of(ids)))

    def _of(self, ids: list[UUID]) -> QuerySet[Any]:
        return self.model._default_manager.filter(pk__in=ids).order_by()


def _placed(places: QuerySet[Any, dict[str, Any]]) -> Rows:
    return list(places)


def _read(token: str, fingerprint: str, count: int) -> list[Any]:
    try:
        found, values = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        found, values = "", []
    if found != fingerprint or len(values) != count:
        raise BadParameter("The 'page_token' is not one of this search. Start again without it.")
    return list(values)


def _after(keys: tuple[tuple[str, bool], ...], values: list[Any]) -> Q:
    """Return the condition of rows that come after `values` in the order of `keys`."""
    found = Q()
    equal: dict[str, Any] = {}
    for (field, descending), value in zip(keys, values, strict=True):
        found |= Q(**equal, **{f"{field}__{'lt' if descending else 'gt'}": value})
        equal[field] = value
    # Follows from the rest, and is what an index can start at.
    field, descending = keys[0]
    return found & Q(**{f"{field}__{'lte' if descending else 'gte'}": values[0]})


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
