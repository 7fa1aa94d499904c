"""Keyset pages: the next page begins after the last row, whatever was added or removed meanwhile."""

from __future__ import annotations

import datetime as dt
import hashlib
from contextlib import nullcontext
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import Q, QuerySet

from apps.core.postgres.base import planned_once
from apps.mlflow_api.errors import BadParameter

_SALT = "mlflow_api.page"


def page(
    rows: QuerySet[Any, Any],
    *,
    order: tuple[tuple[str, bool], ...],
    size: int,
    token: str,
    search: str,
    is_filtered: bool,
) -> tuple[list[dict[str, Any]], str]:
    """This function will return one page of `rows` (a values query with `id` and the ordered fields) and the next token.

    `search` is the text of the whole search: a token of another search is refused. Raises `BadParameter`.
    """
    keys = (*order, ("id", False))
    fingerprint = hashlib.sha256(f"{search}|{keys}".encode()).hexdigest()[:16]
    if token:
        rows = rows.filter(_after(keys, _read(token, fingerprint, len(keys))))
    ordered = rows.order_by(*(f"-{field}" if descending else field for field, descending in keys))
    # What a filter asks for differs from search to search, and so does the plan that suits it.
    with nullcontext() if is_filtered else planned_once():
        found = list(ordered[: size + 1])
    if len(found) <= size:
        return found, ""
    found.pop()
    last = [_plain(found[-1][field]) for field, _ in keys]
    return found, signing.dumps([fingerprint, last], salt=_SALT)


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
