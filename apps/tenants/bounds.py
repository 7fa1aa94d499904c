"""Bounds: how far a request may weaken what a canary is judged by, for each tier of a protected alias. No database.

A tenant stores only what differs from the defaults: `{tier: {criterion: number, "without_traffic": choice}}`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from apps.core.refusals import Invalid
from apps.tenants.choices import Tier, WithoutTraffic

# The key of aliases to which the tenant gave no tier.
UNTIERED = "none"
TIERS: tuple[str, ...] = (UNTIERED, *Tier.values)
WITHOUT_TRAFFIC = "without_traffic"


class BadBounds(Invalid):
    code = "bad_bounds"
    sentence = "The bounds are not valid. Give an object of tiers, each with named numbers."


@dataclass(frozen=True)
class Bound:
    """How far one criterion may go in the direction that weakens the judge; the other direction is always free.

    `defaults` are those of no tier, low, medium and high; a tenant chooses within `lowest` and `highest`.
    """

    name: str
    label: str
    is_most: bool
    """Whether a larger number is the weaker one."""
    lowest: float
    highest: float
    defaults: tuple[float, float, float, float]
    is_whole: bool = False

    def default(self, tier: str) -> float:
        """Return what a tenant allows that chose nothing else."""
        return self.defaults[TIERS.index(tier)]

    def is_beyond(self, value: float, limit: float) -> bool:
        """Return whether `value` is weaker than `limit`."""
        return value > limit if self.is_most else value < limit

    def read(self, value: object) -> float | None:
        """Return `value` where a tenant may choose it, else None; nothing is converted."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return None
        if self.is_whole and value != int(value):
            return None
        return value if self.lowest <= value <= self.highest else None


def _bounds(*bounds: Bound) -> dict[str, Bound]:
    return {bound.name: bound for bound in bounds}


# Every criterion of the judge stands here; a test compares the names.
BOUNDS: dict[str, Bound] = _bounds(
    Bound("alpha", "Error of a rollback", False, 1e-6, 0.2, (0.001, 0.001, 0.005, 0.01)),
    Bound("margin", "Times the stable version's error rate, to roll back", True, 1, 10, (2, 2, 1.5, 1.25)),
    Bound(
        "noninferiority_margin",
        "Times the stable version's error rate, to promote",
        True,
        1.01,
        10,
        (3, 3, 2.5, 2),
    ),
    Bound("beta", "Error of a promotion", True, 1e-6, 0.2, (0.1, 0.1, 0.05, 0.05)),
    Bound("max_bad_rate", "Error rate", True, 1e-6, 0.5, (0.05, 0.05, 0.02, 0.01)),
    Bound(
        "guard_rate",
        "Error rate above the stable version's, rolled back at once",
        True,
        0.001,
        1,
        (0.4, 0.4, 0.3, 0.2),
    ),
    Bound(
        "guard_min_requests", "Requests of the guard", True, 10, 100_000, (200, 200, 100, 50), is_whole=True
    ),
    Bound(
        "min_requests_per_step", "Requests of a step", False, 1, 1_000_000, (10, 10, 20, 20), is_whole=True
    ),
    Bound(
        "hold_seconds",
        "Seconds that a step is held",
        True,
        0,
        604_800,
        (3600, 3600, 3600, 1800),
        is_whole=True,
    ),
    Bound("srm_alpha", "Error of the alarm about the split", False, 1e-6, 0.05, (1e-4, 1e-4, 1e-4, 1e-3)),
    Bound(
        "slow_ms",
        "Milliseconds after which an answer is slow",
        True,
        1,
        10_000,
        (5_000, 5_000, 2_000, 1_000),
        is_whole=True,
    ),
)


@dataclass(frozen=True)
class Bounds:
    """What a tenant allows for the aliases of one tier."""

    tier: str
    limits: Mapping[str, float]
    without_traffic: WithoutTraffic

    @classmethod
    def of(cls, stored: object, tier: str) -> Bounds:
        """Read what a tenant stored for a tier; what cannot be read is as if it were not there."""
        tiers = stored if isinstance(stored, dict) else {}
        chosen = tiers.get(tier)
        chosen = chosen if isinstance(chosen, dict) else {}
        limits = {}
        for name, bound in BOUNDS.items():
            found = bound.read(chosen.get(name))
            limits[name] = bound.default(tier) if found is None else found
        allowed = chosen.get(WITHOUT_TRAFFIC)
        if not isinstance(allowed, str) or allowed not in WithoutTraffic.values:
            allowed = WithoutTraffic.UNTIL_CANARY
        return cls(tier=tier, limits=limits, without_traffic=WithoutTraffic(allowed))

    def broken_by(self, criteria: Mapping[str, Any]) -> list[str]:
        """Return a sentence for each criterion that is weaker than allowed."""
        said = []
        for name, limit in self.limits.items():
            value = criteria.get(name)
            if value is not None and BOUNDS[name].is_beyond(value, limit):
                edge = "most" if BOUNDS[name].is_most else "least"
                said.append(
                    f"The criterion {name} is {value:g}; {self.of_what} this tenant allows at {edge} {limit:g}."
                )
        return said

    def tighten(self, criteria: Mapping[str, Any]) -> dict[str, Any]:
        """Return criteria of which none is weaker than allowed."""
        return {
            name: self.limits[name]
            if value is not None and BOUNDS[name].is_beyond(value, self.limits[name])
            else value
            for name, value in criteria.items()
        }

    @property
    def of_what(self) -> str:
        return "for an alias without a tier" if self.tier == UNTIERED else f"for the tier {self.tier}"

    def to_dict(self) -> dict[str, Any]:
        """Return everything that is allowed, by name."""
        return {**self.limits, WITHOUT_TRAFFIC: str(self.without_traffic)}


def check(value: object) -> dict[str, dict[str, Any]]:
    """Return bounds as they are stored: what was chosen, without empty tiers. Raises `BadBounds`."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _refuse(BadBounds.sentence)
    checked: dict[str, dict[str, Any]] = {}
    for tier, chosen in value.items():
        if tier not in TIERS:
            raise _refuse(f"The tier {str(tier)[:40]!r} is not known. Use {', '.join(TIERS)}.")
        if not isinstance(chosen, dict):
            raise _refuse(f"The bounds of the tier {tier} must be an object of named numbers.")
        if chosen:
            checked[tier] = {name: _checked(tier, name, number) for name, number in chosen.items()}
    return checked


def _checked(tier: str, name: str, value: object) -> Any:
    if name == WITHOUT_TRAFFIC:
        if isinstance(value, str) and value in WithoutTraffic.values:
            return value
        raise _refuse(
            f"Whether tier {tier} goes without traffic is one of {', '.join(WithoutTraffic.values)}."
        )
    bound = BOUNDS.get(name)
    if bound is None:
        known = ", ".join([*BOUNDS, WITHOUT_TRAFFIC])
        raise _refuse(f"The criterion {str(name)[:60]!r} is not known. Use {known}.")
    found = bound.read(value)
    if found is None:
        kind = "a whole number" if bound.is_whole else "a number"
        raise _refuse(
            f"The bound of {name} in tier {tier} is {repr(value)[:40]}. Give {kind} from {bound.lowest:g} to"
            f" {bound.highest:g}."
        )
    return found


def differences(before: object, after: object) -> Iterable[str]:
    """Return what is allowed now that was not, or the other way round, one line a bound."""
    for tier in TIERS:
        old, new = Bounds.of(before, tier).to_dict(), Bounds.of(after, tier).to_dict()
        for name, value in new.items():
            if value != old[name]:
                yield f"{tier} {name}: {_shown(old[name])} → {_shown(value)}"


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else f"{value:g}"


def _refuse(sentence: str) -> BadBounds:
    return BadBounds(sentence, errors={"bounds": [sentence]})
