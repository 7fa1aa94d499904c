"""Feature switches: what operators can turn off, and what is refused meanwhile.

An app declares its switches in `area.py` and asks `require` where the thing begins. Reading costs one query every
few seconds. While the database does not answer each switch stands as it did last, or at its default.
"""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import dataclass

from django.db import Error, connection

from apps.core import areas
from apps.core.refusals import Refused

logger = logging.getLogger(__name__)

KEPT_SECONDS = 3.0


class SwitchedOff(Refused):
    code = "switched_off"
    status = 503
    sentence = "An operator has switched this off for now. Try again later."


@dataclass(frozen=True)
class Position:
    """How a switch stands, and the operator's reason."""

    is_on: bool
    reason: str = ""


_lock = threading.Lock()
_known: dict[str, Position] = {}
_read_at: float | None = None


def position(name: str) -> Position:
    """Return how a switch stands. Raises `KeyError` for one that nobody declared."""
    default = areas.switches()[name].default
    return _positions().get(name, Position(default))


def is_on(name: str) -> bool:
    """Return whether a switch is on."""
    return position(name).is_on


def require(name: str) -> None:
    """Return quietly while a switch is on. Raises `SwitchedOff` with the operator's reason."""
    found = position(name)
    if not found.is_on:
        reason = f" The reason: {found.reason}" if found.reason else ""
        text = areas.switches()[name].text
        raise SwitchedOff(
            f"An operator has switched this off for now: {text[0].lower()}{text[1:]}."
            f"{reason} Try again later.",
            switch=name,
        )


def forget() -> None:
    """Let the next question be answered by the database."""
    global _read_at
    with _lock:
        _read_at = None
        _known.clear()


def _positions() -> dict[str, Position]:
    global _read_at, _known
    moment = time.monotonic()
    with _lock:
        if _read_at is not None and moment - _read_at < KEPT_SECONDS:
            return _known
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, is_on, reason FROM core_switch")
            found = {name: Position(is_on, reason) for name, is_on, reason in cursor.fetchall()}
    except Error as error:
        logger.warning("feature switches cannot be read (%s); they stand as before", type(error).__name__)
        with _lock:
            return dict(_known)
    with _lock:
        _known, _read_at = found, moment
    return found
