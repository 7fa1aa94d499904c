"""Whole numbers from outside: an address, a query, a form, JSON, a header, a page marker. All pass here.

Python alone reads too much and fails on the rest: `int` takes digits of every script, underscores, spaces and signs,
raises for more than 4,300 digits, and hands what the database cannot hold on to it.
"""

from __future__ import annotations

import re

# What columns of numbers and of keys hold.
LARGEST, LARGEST_KEY = 2**31 - 1, 2**63 - 1
_DIGITS = re.compile(r"-?[0-9]{1,19}")


def whole(value: object, *, low: int = 0, high: int = LARGEST) -> int | None:
    """Return a whole number from `low` to `high`, written in ASCII digits or one already; None for all else."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if low <= value <= high else None


class Key:
    """A key in an address, as urls.py names it: `<key:pk>`."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        """Return the key. Raises `ValueError`, so that the address leads nowhere."""
        number = whole(value, high=LARGEST_KEY)
        if number is None:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        """Return the key as it stands in the address."""
        return str(value)
