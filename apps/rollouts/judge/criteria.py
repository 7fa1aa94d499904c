"""The criteria of a judgement: part of what people approve, checked as strictly as the plan."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields
from typing import Any

from apps.core.refusals import Invalid

SLOW_EDGES_MS = (
    *(1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700),
    *(1_000, 1_500, 2_000, 3_000, 5_000, 7_000, 10_000),
)
"""The bounds in milliseconds at which the time of an answer can be measured: the edges of the router's histograms."""

DEFAULT_SLOW_MS = 1_000
"""The bound where a plan names none and the stable version has answered too little to take its 99th percentile."""


class CriteriaError(Invalid):
    """The criteria cannot be used; the sentence names the field and its range."""

    code = "invalid_criteria"
    sentence = "The criteria are not valid. Give an object of named numbers."


@dataclass(frozen=True)
class Criteria:
    """The success criteria of a candidate. All rates are fractions of requests, all times seconds.

    alpha: how often, at most, a candidate that is no worse than `margin` times the stable version is rolled back by
    the evidence of all metrics together. beta: how often, at most, a candidate is promoted that is both at least `noninferiority_margin` times
    as bad as the stable version and at or above `max_bad_rate`. Both hold over all measurements of a rollout together.
    slow_ms: an answer that takes longer than this is slow; None takes the stable version's 99th percentile as it was
    before the first step.
    """

    alpha: float = 0.01
    margin: float = 1.25
    noninferiority_margin: float = 2.0
    beta: float = 0.05
    max_bad_rate: float = 0.01
    guard_rate: float = 0.2
    guard_min_requests: int = 50
    min_requests_per_step: int = 20
    hold_seconds: int = 300
    srm_alpha: float = 0.001
    slow_ms: int | None = None

    @classmethod
    def from_dict(cls, raw: object) -> Criteria:
        """Read named numbers, take defaults for what is not named, or raise CriteriaError.

        None means the defaults, as it does for `slow_ms`. Booleans, strings, NaN, infinities, unknown names and values out of range are
        refused. A whole number is taken where a fraction may stand, since JSON does not tell 2 from 2.0.
        """
        if raw is None:
            return cls()
        if not isinstance(raw, dict):
            raise _refuse("The criteria must be an object of named numbers.")
        known = {field.name for field in fields(cls)}
        for name in raw:
            if name not in known:
                raise _refuse(
                    f"The criterion {str(name)[:60]!r} is not known. Use: {', '.join(sorted(known))}."
                )
        values: dict[str, Any] = {name: _number(name, value) for name, value in raw.items()}
        return cls(**values)

    def to_dict(self) -> dict[str, Any]:
        """Return every criterion as a plain number; `from_dict` reads back the same criteria."""
        return asdict(self)


# name: (lowest, highest, whether the lowest itself is allowed)
_RATES: dict[str, tuple[float, float, bool]] = {
    "alpha": (0.0, 0.2, False),
    "margin": (1.0, 10.0, True),
    "noninferiority_margin": (1.0, 10.0, False),
    "beta": (0.0, 0.2, False),
    "max_bad_rate": (0.0, 0.5, False),
    "guard_rate": (0.0, 1.0, False),
    "srm_alpha": (0.0, 0.05, False),
}
_COUNTS: dict[str, tuple[int, int]] = {
    "guard_min_requests": (10, 100_000),
    "min_requests_per_step": (1, 1_000_000),
    "hold_seconds": (0, 604_800),
}
# An error of zero could never be reached; below this the evidence needed is astronomically large.
_SMALLEST = 1e-9


def _number(name: str, value: object) -> float | int | None:
    if name == "slow_ms":
        return _edge(value)
    if name in _COUNTS:
        low, high = _COUNTS[name]
        # JSON may write a whole number as 300.0; nothing is lost in reading it as 300.
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if type(value) is not int or not low <= value <= high:
            raise _refuse(
                f"The criterion {name} is {_shown(value)}. Give a whole number from {low:,} to {high:,}."
            )
        return value
    lowest, highest, inclusive = _RATES[name]
    range_text = (
        f"{'from' if inclusive else 'above'} {lowest:g} {'to' if inclusive else 'and up to'} {highest:g}"
    )
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refuse(f"The criterion {name} is {_shown(value)}. Give a number {range_text}.")
    floor = lowest if inclusive else max(lowest, _SMALLEST)
    inside = floor <= value <= highest and (inclusive or value > lowest)
    if not inside or not math.isfinite(value):
        raise _refuse(f"The criterion {name} is {_shown(value)}. Give a number {range_text}.")
    return float(value)


def _edge(value: object) -> int | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None or (type(value) is int and value in SLOW_EDGES_MS):
        return value
    raise _refuse(
        f"The criterion slow_ms is {_shown(value)}. The router can tell these bounds in milliseconds:"
        f" {', '.join(f'{edge:,}' for edge in SLOW_EDGES_MS)}. Give one of them, or leave it out."
    )


def _shown(value: object) -> str:
    return repr(value)[:40]


def _refuse(sentence: str) -> CriteriaError:
    return CriteriaError(sentence, errors={"criteria": [sentence]})
