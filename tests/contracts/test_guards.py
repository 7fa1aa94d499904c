"""Every check is needed: with any one of them taken away, an answer changes that the contracts hold fast.

The calls are found in the source. Each is replaced by one that lets everybody through, at that one place only, and the
requests and services that pass there are tried again by those whom it keeps out. An answer is its status, where it
leads, all that it shows, and what the trail is told of a refusal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import override_settings

from tests.contracts import scoping
from tests.contracts.guards import Guard, guards, is_above, noted, removed
from tests.contracts.probes import Probe, probes
from tests.contracts.stage import ANONYMOUS, OUTSIDER, VIEWER, Stage, undone


@dataclass
class Known:
    """What every attempt came to with all checks in place, and which checks it passed."""

    outcomes: dict[str, str]
    passing: dict[Guard, list[Probe]]
    # Those that came to the same when they were tried again.
    steady: set[str] = field(default_factory=set)

    def is_steady(self, probe: Probe, stage: Stage) -> bool:
        """Return whether an attempt comes to what it came to before: by chance it notices nothing."""
        if probe.name not in self.steady and probe.outcome(stage) == self.outcomes[probe.name]:
            self.steady.add(probe.name)
        return probe.name in self.steady


@pytest.fixture(autouse=True)
def scoped_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Switch that guard off: a check that is gone is what it would notice first."""
    monkeypatch.setattr(scoping, "unscoped", lambda query: None)


@pytest.fixture(scope="module")
def known(built_stage: Stage, folders: dict[str, Any]) -> Known:
    """Try everything once with all checks in place."""
    every, outcomes, passing = guards(), {}, {}
    above = [guard for guard in every if guard.check in ("login_required", "TokenAuth")]
    with noted(every) as passed, undone(), override_settings(**folders):
        for probe in probes():
            passed.clear()
            outcomes[probe.name] = probe.outcome(built_stage)
            who, _, name = probe.name.rpartition(" ")
            if who.startswith((ANONYMOUS, "scopes")):
                passed |= {guard for guard in above if is_above(guard, name)}
            for guard in passed:
                passing.setdefault(guard, []).append(probe)
    return Known(outcomes, passing)


# Whom a check of its kind most often keeps out.
LIKELY = {
    "can": (f"{VIEWER} GET", f"{VIEWER} of", "guest"),
    "platform_permissions": (VIEWER,),
    "is_operator": (VIEWER,),
    "require_same_tenant": ("form",),
    "TokenAuth": ("scopes",),
    "login_required": (ANONYMOUS,),
}


def likeliest_first(guard: Guard, known: Known) -> list[Probe]:
    """Return the attempts that pass a check, first those that it most likely keeps out."""
    likely = LIKELY.get(guard.check, (OUTSIDER, "scopes"))
    # Among those the ones that were tried again already.
    return sorted(
        known.passing.get(guard, []),
        key=lambda probe: (not probe.name.startswith(likely), probe.name not in known.steady),
    )


@pytest.mark.parametrize("guard", guards(), ids=lambda guard: f"{guard.name}:{guard.line}")
def test_guard__taken_away__is_noticed(stage: Stage, known: Known, guard: Guard) -> None:
    passing = likeliest_first(guard, known)
    for probe in passing:
        with removed(guard):
            without = probe.outcome(stage)
        if without != known.outcomes[probe.name] and known.is_steady(probe, stage):
            return
    names = [probe.name for probe in passing][:5]
    pytest.fail(f"nobody notices that {guard.name} is gone; {len(passing)} attempts pass it, such as {names}")


def test_guards__all_that_are_found__are_counted(record_property: Any) -> None:
    record_property("contract", f"{len(guards())} checks taken away one by one, with no exception")
