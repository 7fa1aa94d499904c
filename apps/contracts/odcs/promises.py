"""Which of two promises asks more: thresholds, service levels, physical types. Pure, and strict about what it cannot read."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Move(StrEnum):
    """What became of a promise, as whoever reads the data sees it."""

    SAME = "same"
    STRONGER = "stronger"
    WEAKER = "weaker"
    OTHER = "other"  # it cannot be compared, which may break somebody


# Of a service level: whether more of it is better.
_MORE_IS_BETTER = frozenset(
    {"retention", "availability", "throughput", "endofsupport", "endoflife", "completeness"}
)
_LESS_IS_BETTER = frozenset(
    {
        "latency",
        "frequency",
        "freshness",
        "generalavailability",
        "errorrate",
        "timetodetect",
        "timetonotify",
        "timetorepair",
        "responsetime",
    }
)
_SECONDS = {
    "ms": 0.001,
    "s": 1.0,
    "sec": 1.0,
    "second": 1.0,
    "min": 60.0,
    "minute": 60.0,
    "h": 3600.0,
    "hr": 3600.0,
    "hour": 3600.0,
    "d": 86_400.0,
    "day": 86_400.0,
    "w": 604_800.0,
    "week": 604_800.0,
    "month": 2_592_000.0,
    "m": 2_592_000.0,
    "y": 31_536_000.0,
    "yr": 31_536_000.0,
    "year": 31_536_000.0,
}
_NUMBER = re.compile(r"\s*([<>]=?)?\s*(-?\d+(?:\.\d+)?)\s*([A-Za-z%]*)\s*")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})([T ].*)?")
_LOWER_BOUNDS = {
    "mustBeGreaterThan": False,
    "mustBeGreaterOrEqualTo": True,
    "mustBeGreaterThanOrEqualTo": True,
}
_UPPER_BOUNDS = {"mustBeLessThan": False, "mustBeLessOrEqualTo": True, "mustBeLessThanOrEqualTo": True}
# Each group in the order in which a type holds all values of those before it.
_WIDER = (
    ("tinyint", "int8"),
    ("smallint", "int2", "int16", "short"),
    ("int", "integer", "int4", "int32"),
    ("bigint", "int64", "long"),
)
_WIDER_FLOATS = (("float4", "real", "float", "float32"), ("float8", "double", "double precision", "float64"))
_TEXTS = frozenset({"varchar", "character varying", "nvarchar", "char", "text", "string"})
_TYPE = re.compile(r"\s*([a-z][a-z0-9_ ]*?)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+)\s*)?\))?\s*", re.IGNORECASE)


def level(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Move:
    """Compare two service levels of one name: `{value, valueExt, unit}`."""
    kept = [{key: one.get(key) for key in ("value", "valueExt", "unit")} for one in (before, after)]
    if kept[0] == kept[1]:
        return Move.SAME
    old, new = _measure(before), _measure(after)
    if old is None or new is None or old[1] != new[1] or before.get("valueExt") != after.get("valueExt"):
        return Move.OTHER
    if old[0] == new[0]:
        return Move.SAME
    word = re.sub(r"[^a-z]", "", name.partition(" of ")[0].lower())
    if word in _MORE_IS_BETTER:
        return Move.STRONGER if new[0] > old[0] else Move.WEAKER
    if word in _LESS_IS_BETTER:
        return Move.STRONGER if new[0] < old[0] else Move.WEAKER
    return Move.OTHER


def _measure(raw: Mapping[str, Any]) -> tuple[float, str] | None:
    """Return the number of a service level, and of what it is."""
    value, unit = raw.get("value"), str(raw.get("unit") or "")
    if isinstance(value, bool) or value is None:
        return None
    text = str(value)
    if (date := _DATE.fullmatch(text)) is not None:
        return float(int(date[1]) * 372 + int(date[2]) * 31 + int(date[3])), "date"
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    word = (unit or found[3]).lower()
    number = float(found[2])
    for known in (word, word.removesuffix("s")):
        if known in _SECONDS:
            return number * _SECONDS[known], "time"
    if word in ("%", "percent"):
        return number, "percent"
    return number, word


def threshold(before: Mapping[str, Any], after: Mapping[str, Any]) -> Move:
    """Compare what two quality rules allow: `mustBe…`."""
    old, new = _interval(before), _interval(after)
    if old is None or new is None:
        return Move.SAME if _bounds(before) == _bounds(after) else Move.OTHER
    return _inside(old, new)


def _bounds(raw: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: value for key, value in raw.items() if key.startswith("mustBe") or key.startswith("mustNotBe")
    }


def _interval(raw: Mapping[str, Any]) -> tuple[float, bool, float, bool] | None:
    """Return lower bound, whether it is allowed, upper bound, whether it is allowed; None for what is no interval."""
    low, low_in, high, high_in = -math.inf, True, math.inf, True
    for key, value in _bounds(raw).items():
        if key == "mustBe" and _is_number(value):
            low, low_in, high, high_in = value, True, value, True
        elif key in _LOWER_BOUNDS and _is_number(value):
            low, low_in = value, _LOWER_BOUNDS[key]
        elif key in _UPPER_BOUNDS and _is_number(value):
            high, high_in = value, _UPPER_BOUNDS[key]
        elif (
            key == "mustBeBetween"
            and isinstance(value, list)
            and len(value) == 2
            and all(map(_is_number, value))
        ):
            low, low_in, high, high_in = value[0], True, value[1], True
        else:
            return None
    return low, low_in, high, high_in


def _inside(old: tuple[float, bool, float, bool], new: tuple[float, bool, float, bool]) -> Move:
    if old == new:
        return Move.SAME
    low_holds = new[0] > old[0] or (new[0] == old[0] and (old[1] or not new[1]))
    high_holds = new[2] < old[2] or (new[2] == old[2] and (old[3] or not new[3]))
    return Move.STRONGER if low_holds and high_holds else Move.WEAKER


def lower_bound(before: Any, after: Any) -> Move:
    """Compare the least that a value may be; None is no bound."""
    return _bound(before, after, sign=1)


def upper_bound(before: Any, after: Any) -> Move:
    """Compare the most that a value may be; None is no bound."""
    return _bound(before, after, sign=-1)


def _bound(before: Any, after: Any, *, sign: int) -> Move:
    if before == after:
        return Move.SAME
    if before is None:
        return Move.STRONGER
    if after is None:
        return Move.WEAKER
    if _is_number(before) and _is_number(after):
        return Move.STRONGER if sign * (after - before) > 0 else Move.WEAKER
    if (
        isinstance(before, str)
        and isinstance(after, str)
        and _DATE.fullmatch(before)
        and _DATE.fullmatch(after)
    ):
        later = after > before
        return Move.STRONGER if later == (sign > 0) else Move.WEAKER
    return Move.OTHER


def physical_type(before: str, after: str) -> Move:
    """Compare physical types: a wider one holds all that the other held, and is no weaker promise."""
    old, new = _TYPE.fullmatch(before), _TYPE.fullmatch(after)
    if before.strip().lower() == after.strip().lower():
        return Move.SAME
    if old is None or new is None:
        return Move.OTHER
    if _same_text(old, new) or _wider_number(old, new):
        return Move.STRONGER
    for order in (_WIDER, _WIDER_FLOATS):
        places = [
            next((place for place, names in enumerate(order) if one[1].lower() in names and not one[2]), None)
            for one in (old, new)
        ]
        if places[0] is not None and places[1] is not None and places[0] <= places[1]:
            return Move.STRONGER
    return Move.OTHER


def _same_text(old: re.Match[str], new: re.Match[str]) -> bool:
    if not {old[1].lower(), new[1].lower()} <= _TEXTS:
        return False
    return new[2] is None or (old[2] is not None and int(new[2]) >= int(old[2]))


def _wider_number(old: re.Match[str], new: re.Match[str]) -> bool:
    if not {old[1].lower(), new[1].lower()} <= {"decimal", "numeric", "number"} or not (old[2] and new[2]):
        return False
    scales = int(old[3] or 0), int(new[3] or 0)
    wholes = int(old[2]) - scales[0], int(new[2]) - scales[1]
    return scales[1] >= scales[0] and wholes[1] >= wholes[0]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
