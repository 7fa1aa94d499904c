"""What a measured number must be: the operators of ODCS."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Number = int | float

_COMPARED: dict[str, tuple[str, Callable[[Number, Number], bool]]] = {
    "mustBe": ("exactly {}", lambda value, limit: value == limit),
    "mustNotBe": ("not {}", lambda value, limit: value != limit),
    "mustBeGreaterThan": ("more than {}", lambda value, limit: value > limit),
    "mustBeGreaterOrEqualTo": ("at least {}", lambda value, limit: value >= limit),
    "mustBeGreaterThanOrEqualTo": ("at least {}", lambda value, limit: value >= limit),
    "mustBeLessThan": ("less than {}", lambda value, limit: value < limit),
    "mustBeLessOrEqualTo": ("at most {}", lambda value, limit: value <= limit),
    "mustBeLessThanOrEqualTo": ("at most {}", lambda value, limit: value <= limit),
}
_RANGES = {"mustBeBetween": "between {} and {}", "mustNotBeBetween": "not between {} and {}"}
OPERATORS = frozenset([*_COMPARED, *_RANGES])


class NotUnderstood(Exception):
    """A rule says something that the portal cannot check; the text is a sentence for people."""


@dataclass(frozen=True)
class Condition:
    """One operator of ODCS with its limits."""

    operator: str
    limits: tuple[Number, ...]

    def holds(self, value: Number) -> bool:
        """Return whether a value keeps to it."""
        if self.operator in _COMPARED:
            return _COMPARED[self.operator][1](value, self.limits[0])
        inside = self.limits[0] <= value <= self.limits[1]
        return inside if self.operator == "mustBeBetween" else not inside

    def __str__(self) -> str:
        pattern = _COMPARED[self.operator][0] if self.operator in _COMPARED else _RANGES[self.operator]
        return pattern.format(*map(in_words, self.limits))


@dataclass(frozen=True)
class Threshold:
    """All conditions that a number must keep to."""

    conditions: tuple[Condition, ...]

    def holds(self, value: Number) -> bool:
        """Return whether the value keeps to every condition. What is no number keeps to none."""
        return not math.isnan(value) and all(condition.holds(value) for condition in self.conditions)

    def __str__(self) -> str:
        return " and ".join(map(str, self.conditions))


NONE = Threshold((Condition("mustBe", (0,)),))


def of(quality: Mapping[str, Any]) -> Threshold | None:
    """Return the threshold of a quality rule, or None where it has no operator. Raises `NotUnderstood`."""
    found = [_condition(name, quality[name]) for name in quality if name in OPERATORS]
    strange = [
        name for name in quality if str(name).startswith(("mustBe", "mustNot")) and name not in OPERATORS
    ]
    if strange:
        raise NotUnderstood(f"The operator {strange[0]} is not one of ODCS.")
    return Threshold(tuple(found)) if found else None


def _condition(operator: str, given: Any) -> Condition:
    if operator in _RANGES:
        if not isinstance(given, list) or len(given) != 2:
            raise NotUnderstood(f"{operator} needs a list of two numbers.")
        low, high = (number(one, operator) for one in given)
        if low > high:
            raise NotUnderstood(f"{operator} starts above its end.")
        return Condition(operator, (low, high))
    return Condition(operator, (number(given, operator),))


def number(given: Any, name: str) -> Number:
    """Read a number, also from a text such as "100". Raises `NotUnderstood`."""
    if isinstance(given, bool):
        return int(given)
    if isinstance(given, str):
        try:
            given = int(given)
        except ValueError:
            try:
                given = float(given)
            except ValueError:
                given = None
    if not isinstance(given, int | float) or not math.isfinite(given):
        raise NotUnderstood(f"{name} needs a number.")
    return given


def in_words(value: Number) -> str:
    """Write a number for people: 1,000 rather than 1000.0."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
