"""Reading documents under approval: what they are about, and how two of them differ. No database."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

NOTHING = "not there"
LONGEST_VALUE = 200
# The plan of a promotion that nothing observes.
WITHOUT_TRAFFIC = {"traffic": "none"}


@dataclass(frozen=True)
class Subject:
    """What a document is about, as far as it says so."""

    model: str
    version: int | None
    alias: str
    is_observed: bool
    """Whether traffic observes the change before it is final."""


@dataclass(frozen=True)
class Difference:
    """One place in which two documents differ, and its value in each."""

    place: str
    before: str
    after: str


def subject(document: dict[str, Any]) -> Subject:
    """Return what a document is about; what it does not say stays empty."""
    target = document.get("target")
    candidate = document.get("candidate")
    target = target if isinstance(target, dict) else {}
    candidate = candidate if isinstance(candidate, dict) else {}
    number = candidate.get("version")
    return Subject(
        model=str(target.get("model", "")),
        version=number if isinstance(number, int) else None,
        alias=str(target.get("alias", "")),
        is_observed=document.get("plan") != WITHOUT_TRAFFIC,
    )


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
