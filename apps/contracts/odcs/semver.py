"""Which number the next version of a contract should have (Semantic Versioning 2.0)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from apps.contracts.choices import ChangeClass

_VERSION = re.compile(r"v?(\d{1,9})\.(\d{1,9})(?:\.(\d{1,9}))?(?:[-+].*)?")
_BUMPS = {
    None: "none",
    ChangeClass.BREAKING: "major",
    ChangeClass.NON_BREAKING: "minor",
    ChangeClass.DOCUMENTATION: "patch",
}


@dataclass(frozen=True)
class Advice:
    """`suggested` is "" where the version before is no number; `is_enough` says whether the stated one rises enough."""

    bump: str
    before: str
    stated: str
    suggested: str
    is_enough: bool

    def as_json(self) -> dict[str, Any]:
        """Return it as the API shows it."""
        return {
            "bump": self.bump,
            "before": self.before,
            "stated": self.stated,
            "suggested": self.suggested,
            "is_enough": self.is_enough,
        }


def advise(gravest: ChangeClass | None, before: str, stated: str) -> Advice:
    """Return the advice for a change of this class from version `before`, where the new file states `stated`."""
    bump, old, new = _BUMPS[gravest], _parts(before), _parts(stated)
    if old is None:
        return Advice(bump, before, stated, "", gravest is None or (bool(stated) and stated != before))
    least = _next(old, bump)
    is_enough = new is not None and new >= least
    return Advice(bump, before, stated, ".".join(map(str, least)), is_enough)


def _parts(text: str) -> tuple[int, int, int] | None:
    found = _VERSION.fullmatch(text.strip())
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def _next(old: tuple[int, int, int], bump: str) -> tuple[int, int, int]:
    major, minor, patch = old
    if bump == "major" and major > 0:
        return major + 1, 0, 0
    # Before 1.0.0 anything may change with the second number.
    if bump in ("major", "minor"):
        return major, minor + 1, 0
    return (major, minor, patch + 1) if bump == "patch" else old
