"""The id of the request that is handled: on its answer, in problems, in the log and in the trail."""

from __future__ import annotations

import logging
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"
# UUIDs and trace ids. Nothing that could be somebody's name: it is kept in the trail.
_WELL_FORMED = re.compile(r"[0-9A-Fa-f-]{16,64}")
_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """Return the id of the request that is handled, "" outside of one."""
    return _current.get()


def chosen(given: str | None) -> str:
    """Return the id that a caller gave, or a new one where it is none."""
    return given if given is not None and _WELL_FORMED.fullmatch(given) else uuid.uuid4().hex


@contextmanager
def handling(request_id: str) -> Iterator[None]:
    """Name the request for everything called inside the block."""
    token = _current.set(request_id)
    try:
        yield
    finally:
        _current.reset(token)


class LogFilter(logging.Filter):
    """Gives each line of the log the id of its request."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current() or "-"
        return True
