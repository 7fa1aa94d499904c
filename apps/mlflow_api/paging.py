"""Keyset pages: the next page begins after the last row, whatever was added or removed meanwhile."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.core import signing
from django.db.models import Model, Q, QuerySet

from apps.core.postgres.base import planned_once
from apps.mlflow_api.errors import BadParameter

ModelT = TypeVar("ModelT", bound=Model)


_SALT = "mlflow_api.page"


def page(
    rows: QuerySet[ModelT],
    *,
    read: Callable[[QuerySet[ModelT]], QuerySet[Any, dict[str, Any]]],
    order: tuple[tuple[str, bool], ...],
    size: int,
    token: str,
    search: str,
    is_planned_anew: bool,
) -> tuple[list[dict[str, Any]], str]:
    """This function will return one page of `rows` as `read` reads them (with `id` and the ordered fields) and the next token.

    `search` is the text of the whole search: a token of another search is refused. `is_planned_anew` where no plan suits all
    values that are asked for: then the ids come first, by a plan for those at hand. Raises `BadParameter`.
    """
    # Among equals the id goes the way of what orders last, so one index serves an order in both directions.
    keys = (*order, ("id", order[-1][1]))
    fingerprint = hashlib.sha256(f"{search}|{keys}".encode()).hexdigest()[:16]
    if token:
        rows = rows.filter(_after(keys, _read(token, fingerprint, len(keys))))
    ordered = rows.order_by(*(f"-{field}" if descending else field for field, descending in keys))
    if is_planned_anew:
        places = ordered.values(*(field for field, _ in keys))[: size + 1]
        found = _filtered(ordered.model, places, read)
    else:
        found = _all(ordered, read, size + 1)
    if len(found) <= size:
        return found, ""
    found.pop()
    last = [_plain(found[-1][field]) for field, _ in keys]
    return found, signing.dumps([fingerprint, last], salt=_SALT)


@planned_once()
def _all(ordered: QuerySet[Any], read: Callable[[Any], Any], limit: int) -> list[dict[str, Any]]:
    return list(read(ordered)[:limit])


def _filtered(
    model: type[Model], places: QuerySet[Any, dict[str, Any]], read: Callable[[Any], Any]
) -> list[dict[str, Any]]:
    """This function will look for the ids and what orders them first, mostly in indexes alone, then read the wide rows."""
    placed = list(places)
    with planned_once():
        rows = read(model._default_manager.filter(pk__in=[place["id"] for place in placed]).order_by())
        found = {row["id"]: row for row in rows}
    # The place stays as it was found, whatever happened to the row since.
    return [found[place["id"]] | place for place in placed]


def _read(token: str, fingerprint: str, count: int) -> list[Any]:
    try:
        found, values = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        found, values = "", []
    if found != fingerprint or len(values) != count:
        raise BadParameter("The 'page_token' is not one of this search. Start again without it.")
    return list(values)


def _after(keys: tuple[tuple[str, bool], ...], values: list[Any]) -> Q:
    """This function will return the condition of rows that come after `values` in the order of `keys`."""
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
