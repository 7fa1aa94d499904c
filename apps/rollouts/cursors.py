"""Keyset pages of rollouts: a cursor names the last row seen, so a page never depends on what was added since."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from apps.core.errors import Invalid
from apps.rollouts.models import Rollout, RolloutQuerySet


class BadCursor(Invalid):
    code = "invalid_cursor"
    sentence = "This page marker is not valid. Start again at the first page."


@dataclass(frozen=True)
class Page:
    """Rows, newest first, and the marker of the page after them ("" at the end)."""

    rows: list[Rollout]
    next_cursor: str


def page(rows: RolloutQuerySet, *, cursor: str, size: int) -> Page:
    """This function will return at most `size` rows after `cursor` ("" is the start). Raises `BadCursor`."""
    ordered = rows.newest_first()
    if cursor:
        created_at, pk = _decode(cursor)
        ordered = ordered.filter(Q(created_at__lt=created_at) | Q(created_at=created_at, pk__lt=pk))
    found = list(ordered[: size + 1])
    more = len(found) > size
    found = found[:size]
    return Page(rows=found, next_cursor=_encode(found[-1]) if more else "")


def _encode(row: Rollout) -> str:
    return base64.urlsafe_b64encode(f"{row.created_at.isoformat()}|{row.pk}".encode()).decode().rstrip("=")


def _decode(cursor: str) -> tuple[dt.datetime, UUID]:
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        moment, _, pk = text.partition("|")
        created_at = dt.datetime.fromisoformat(moment)
        if created_at.tzinfo is None:
            raise ValueError(cursor)
        # In UTC, since a moment near the ends of the calendar may have none there.
        return created_at.astimezone(dt.UTC), UUID(pk)
    except (ValueError, OverflowError, binascii.Error):
        raise BadCursor() from None
