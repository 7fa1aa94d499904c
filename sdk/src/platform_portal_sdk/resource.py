"""What every resource of the client does: addresses, pages, waiting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import quote

from .errors import ServerFault, Unreachable, WaitTimedOut
from .transport import Transport

_API = "/api/v1"
_T = TypeVar("_T")
# While waiting, an outage this short (a restart of the portal, say) is waited out.
_PATIENCE = 60.0
# What the API gives at once at most.
_LARGEST_PAGE = 50


class Resource:
    """One part of the API. A new one is a file like its siblings, and one line in `Portal`."""

    def __init__(self, transport: Transport, tenant: Callable[[str | None], str]) -> None:
        self._transport = transport
        self._tenant = tenant

    def _pages(self, path: str, limit: int | None, **query: str | None) -> Iterator[Mapping[str, Any]]:
        """Yield the items of a list, page by page as they are asked for; all of them where there is no limit."""
        return islice(self._items(path, limit, query), limit)

    def _items(
        self, path: str, limit: int | None, query: Mapping[str, str | None]
    ) -> Iterator[Mapping[str, Any]]:
        cursor: str | None = None
        seen = 0
        while True:
            size = _LARGEST_PAGE if limit is None else min(_LARGEST_PAGE, limit - seen)
            answer = self._transport.get(path, cursor=cursor, limit=size, **query)
            items = answer.get("items") or []
            yield from items
            seen += len(items)
            cursor = answer.get("next_cursor") or None
            if cursor is None or not items or (limit is not None and seen >= limit):
                return


def address(*parts: str | int) -> str:
    """Return the path of something in the API; each part is one segment, whatever it holds."""
    return "/".join((_API, *(quote(str(part), safe="") for part in parts)))


def polled(read: Callable[[], _T], *, timeout: float | None, poll: float) -> Iterator[_T]:
    """Read again and again, waiting out short outages, until the caller stops."""
    started = reached = time.monotonic()
    while True:
        try:
            yield read()
            reached = time.monotonic()
        except (Unreachable, ServerFault):
            if time.monotonic() - reached > _PATIENCE:
                raise
        if timeout is not None and time.monotonic() - started + poll > timeout:
            raise WaitTimedOut(f"Still under way after {timeout:g} seconds. It goes on; ask again later.")
        time.sleep(poll)
