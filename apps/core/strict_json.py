"""JSON from elsewhere, read as the standard says: what readers disagree about is refused."""

from __future__ import annotations

import json
from typing import Any


def loads(text: bytes | str) -> Any:
    """Return the value of a JSON text: no NaN, no key twice. Raises `ValueError` and `RecursionError`."""
    return json.loads(text, parse_constant=_refuse, object_pairs_hook=_unique)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
