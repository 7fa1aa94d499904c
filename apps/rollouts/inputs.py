"""What a promotion's candidate was trained on: as it is put to approval, and what moved since those of the stable version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from apps.approvals.models import ChangeRequest
from apps.registry import definitions
from apps.registry.definitions import Definition, Missing
from apps.registry.models import ModelVersion, Pin
from apps.rollouts.choices import PROMOTION

SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"


@dataclass(frozen=True)
class InputRow:
    """One input of the candidate, of the stable or of both. `change` is that between the two.

    `since` says what happened to its definition after the candidate was pinned to it, "" where nothing did.
    """

    name: str
    kind: str
    change: str
    candidate: str
    stable: str
    now: str
    state: str
    since: str
    tone: str


@dataclass(frozen=True)
class Inputs:
    """What the panel of a promotion shows. `moved` counts what differs from the stable version or changed since."""

    candidate_number: int
    stable_number: int | None
    rows: list[InputRow]
    unresolved: list[tuple[str, str]]
    moved: int


def of_version(version: ModelVersion) -> list[dict[str, Any]]:
    """Return the inputs of a version for the document under approval; a definition that changes, changes it."""
    pins = list(Pin.objects.filter(version=version))
    found = definitions.now(version.tenant_id, pins) if pins else {}
    return [_documented(pin, found[pin.pk]) for pin in pins]


def compared(change_request: ChangeRequest) -> Inputs | None:
    """Compare the inputs of a promotion's candidate with those of the version that served; None where neither has any."""
    document = change_request.content
    if change_request.kind != PROMOTION:
        return None
    candidate, stable = document["candidate"], document["baseline"]
    ids = [one["id"] for one in (candidate, stable) if one is not None]
    pins = list(Pin.objects.filter(tenant=change_request.tenant_id, version__in=ids))
    if not pins:
        return None
    found = definitions.now(change_request.tenant_id, pins)
    own = {_place(pin): pin for pin in pins if str(pin.version_id) == candidate["id"]}
    theirs = {_place(pin): pin for pin in pins if str(pin.version_id) != candidate["id"]}
    rows = [_row(own.get(place), theirs.get(place), found) for place in dict.fromkeys([*own, *theirs])]
    order = [CHANGED, ADDED, REMOVED, SAME]
    return Inputs(
        candidate_number=candidate["version"],
        stable_number=stable["version"] if stable else None,
        rows=sorted(rows, key=lambda row: (not row.since, order.index(row.change), row.name)),
        unresolved=[(pin.text, pin.reason) for pin in own.values() if not pin.is_resolved],
        moved=sum((stable is not None and row.change != SAME) or bool(row.since) for row in rows),
    )


def _documented(pin: Pin, now: Definition | Missing) -> dict[str, Any]:
    written = {"kind": str(pin.kind), "name": pin.full_name}
    if not pin.is_resolved:
        return {**written, "unresolved": pin.reason}
    known = {**written, "version": pin.pinned_version, "digest": pin.digest}
    if isinstance(now, Missing):
        return {**known, "now": None}
    return {
        **known,
        "now": {"version": now.current_version, "digest": now.current_digest, "state": now.state},
    }


def _place(pin: Pin) -> tuple[str, str]:
    """Return what makes pins of two versions the same input; one that is not resolved goes by its text."""
    return (str(pin.tag), pin.full_name if pin.is_resolved else pin.text)


def _row(own: Pin | None, other: Pin | None, found: dict[int, Definition | Missing]) -> InputRow:
    pin = own or other
    assert pin is not None
    now = found[pin.pk]
    change = SAME
    if own is None or other is None:
        change = ADDED if other is None else REMOVED
    elif (own.pinned_version, own.digest) != (other.pinned_version, other.digest):
        change = CHANGED
    since = _since(pin, now)
    return InputRow(
        name=pin.full_name,
        kind=str(pin.get_kind_display()),
        change=change,
        candidate=_version(own),
        stable=_version(other),
        now=_now(now),
        state="" if isinstance(now, Missing) else now.state,
        since=since,
        tone="bad" if isinstance(now, Missing) else "warn" if since or change == CHANGED else "",
    )


def _since(pin: Pin, now: Definition | Missing) -> str:
    if not pin.is_resolved:
        return f"Not resolved: {pin.reason}"
    if isinstance(now, Missing):
        return "It is gone."
    if now.current_digest == pin.digest:
        return ""
    if now.current_version:
        return f"The contract is at version {now.current_version} now."
    return "The definition changed since."


def _version(pin: Pin | None) -> str:
    if pin is None:
        return ""
    return pin.pinned_version or pin.digest.removeprefix("sha256:")[:12] or "not resolved"


def _now(now: Definition | Missing) -> str:
    if isinstance(now, Missing):
        return ""
    return now.current_version or now.current_digest.removeprefix("sha256:")[:12]
