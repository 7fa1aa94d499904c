"""What changed between two documents, field by field."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypedDict

LONGEST_VALUE = 300
MOST_FIELDS = 100


class FieldChange(TypedDict):
    """A field by its path, such as `features.trips.dtype`; None where it was not there, or is not any more."""

    path: str
    before: str | None
    after: str | None


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[FieldChange]:
    """Return the fields that differ, in the order of the later document."""
    changes: list[FieldChange] = []
    for change in _compare("", before, after):
        if len(changes) == MOST_FIELDS:
            changes.append({"path": "…", "before": None, "after": None})
            break
        changes.append(change)
    return changes


def _compare(path: str, before: Any, after: Any) -> Iterator[FieldChange]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*after, *(key for key in before if key not in after)]:
            yield from _compare(_at(path, key), before.get(key), after.get(key))
    elif _is_named(before) and _is_named(after):
        yield from _named(path, before, after)
    else:
        yield {"path": path, "before": shown(before), "after": shown(after)}


def _named(path: str, before: list[Any], after: list[Any]) -> Iterator[FieldChange]:
    old, new = ({one["name"]: one for one in side} for side in (before, after))
    for name in [*new, *(name for name in old if name not in new)]:
        if name in old and name in new:
            yield from _compare(_at(path, name), old[name], new[name])
        else:
            yield {"path": _at(path, name), "before": shown(old.get(name)), "after": shown(new.get(name))}
    kept = [name for name in old if name in new]
    if kept != [name for name in new if name in old]:
        yield {"path": f"{path} (order)", "before": shown(list(old)), "after": shown(list(new))}


def _is_named(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) and "name" in one for one in value)


def _at(path: str, name: Any) -> str:
    return f"{path}.{name}" if path else str(name)


def shown(value: Any) -> str | None:
    """Return a value as a change shows it: text as it is, a feature as its type, all else as JSON."""
    if value is None:
        return None
    if isinstance(value, Mapping) and set(value) == {"name", "dtype"}:
        text = str(value["dtype"])
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
