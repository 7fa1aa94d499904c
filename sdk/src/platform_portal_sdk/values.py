"""Reading what the portal answers. Answers become frozen values, whose unknown members are kept in `raw`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def text(value: Any) -> str:
    """Read a text, "" where there is none."""
    return "" if value is None else str(value)


def whole(value: Any) -> int:
    """Read a whole number, counting the members where the portal sends a list."""
    if isinstance(value, list | tuple):
        return len(value)
    return int(value) if value is not None else 0


def number(value: Any) -> int | None:
    """Read a whole number, or None where there is none."""
    return None if value is None else int(value)


class Body(dict[str, Any]):
    """A JSON object that the portal answered, and the ETag that names its version."""

    etag: str = ""


class Value:
    """What the portal answered, as a frozen value; `raw` holds every member of the answer."""

    raw: Mapping[str, Any]

    @property
    def etag(self) -> str:
        """Which version this is: pass it as `if_match` to change no other. Empty for an item of a list."""
        return str(getattr(self.raw, "etag", ""))
