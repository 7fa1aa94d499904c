"""Durations as people write them: 1d12h."""

from __future__ import annotations

import re
from typing import Any

# A century: what lasts longer has no limit.
LONGEST_TTL = 100 * 366 * 86_400
TTL_SENTENCE = "ttl is a duration such as 1d, 12h or 1d12h, or whole seconds; 0 is no limit."
_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?\Z")


def seconds_of(given: Any) -> int | None:
    """Return how many seconds a duration lasts; None for what is none."""
    if isinstance(given, bool):
        return None
    if isinstance(given, int):
        return given if given >= 0 else None
    if not isinstance(given, str) or len(given) > 40:
        return None
    if given.isdecimal() and given.isascii():
        return int(given)
    found = _DURATION.match(given.replace(" ", ""))
    if not found or not found[0] or not found[0].isascii():
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds


def text_of(seconds: int | None) -> str:
    """Write seconds as `seconds_of` reads them: 1d12h."""
    parts = []
    left = seconds or 0
    for unit, size in (("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)):
        count, left = divmod(left, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or "0s"
