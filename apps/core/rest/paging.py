"""Pages of lists: `?cursor=&limit=` in, `next_cursor` and a `Link` to the next page out."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from apps.core.paging import BadCursor

ModelT = TypeVar("ModelT", bound=Model)

# A page of a list holds what a page of the portal shows, or up to twice as much where that is asked for.
PAGE_SIZE, LARGEST_PAGE = 25, 50
LONGEST_CURSOR = 500
PageSize = Annotated[int, Field(ge=1, le=LARGEST_PAGE)]


# What a list is searched for: a text that a database can hold.
Words = Annotated[str, Field(max_length=300, pattern="^[^\x00]*$")]


class PageIn(Schema):
    """What every list takes; lists with filters add theirs in a class of their own."""

    cursor: Annotated[str, Field(max_length=LONGEST_CURSOR)] = ""
    limit: PageSize = PAGE_SIZE


def listed(rows: Iterable[Any], next_cursor: str, *, show: Callable[[Any], Any]) -> dict[str, Any]:
    """Return the JSON object of a page, as every list shows it."""
    return {"items": [show(row) for row in rows], "next_cursor": next_cursor or None}


def keyset(rows: QuerySet[ModelT], query: PageIn, *, by: str) -> tuple[list[ModelT], str]:
    """Return a page of rows in the order of a field that no two of them share, and the cursor of the next page.

    `by` is the field's name, after "-" for the largest first. Raises `BadCursor`.
    """
    name = by.removeprefix("-")
    field: Any = rows.model._meta.get_field(name)
    if query.cursor:
        try:
            place = field.to_python(decode(query.cursor))
        except ValidationError:
            raise BadCursor() from None
        rows = rows.filter(**{f"{name}__{'lt' if by.startswith('-') else 'gt'}": place})
    found = list(rows.order_by(by)[: query.limit + 1])
    more = len(found) > query.limit
    found = found[: query.limit]
    return found, encode(str(getattr(found[-1], name))) if more else ""


def encode(place: str) -> str:
    """Return the cursor of a place in a list."""
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def decode(cursor: str) -> str:
    """Return the place that a cursor names. Raises `BadCursor`."""
    try:
        place = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (ValueError, binascii.Error):
        raise BadCursor() from None
    if "\x00" in place:
        # No text in the database holds it.
        raise BadCursor()
    return place


def link_to_next(request: HttpRequest, cursor: str) -> str:
    """Return the `Link` header of a page that is not the last (RFC 8288)."""
    query = request.GET.copy()
    query["cursor"] = cursor
    return f'<{request.build_absolute_uri(request.path)}?{query.urlencode()}>; rel="next"'
