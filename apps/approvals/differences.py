"""Where two documents under approval differ. No database."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

NOTHING = "not there"
LONGEST_VALUE = 200


@dataclass(frozen=True)
class Difference:
    """One place in which two documents differ, and its value in each."""

    place: str
    before: str
    after: str


def differences(before: Any, after: Any, place: str = "") -> list[Difference]:
    """List where two documents differ, by place (`candidate.metrics.accuracy`)."""
    if isinstance(before, dict) and isinstance(after, dict):
        found = []
        for key in sorted(before.keys() | after.keys()):
            inner = f"{place}.{key}" if place else key
            if key not in before:
                found.append(Difference(inner, NOTHING, _shown(after[key])))
            elif key not in after:
                found.append(Difference(inner, _shown(before[key]), NOTHING))
            else:
                found += differences(before[key], after[key], inner)
        return found
    if isinstance(before, list) and isinstance(after, list):
        named = _by_name(before), _by_name(after)
        if named[0] is not None and named[1] is not None:
            return differences(named[0], named[1], place)
        if len(before) == len(after):
            found = []
            for index, (old, new) in enumerate(zip(before, after, strict=True), start=1):
                found += differences(old, new, f"{place} {index}")
            return found
    if before == after and type(before) is type(after):
        return []
    return [Difference(place, _shown(before), _shown(after))]


def _by_name(items: list[Any]) -> dict[str, Any] | None:
    """Read a list of objects that have distinct paths or names by these; else None."""
    found: dict[str, Any] = {}
    for item in items:
        name = (item.get("path") or item.get("name")) if isinstance(item, dict) else None
        if not isinstance(name, str) or name in found:
            return None
        found[name] = item
    return found


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
