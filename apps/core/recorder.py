"""How this app appends to the audit trail, which stands above it: the trail registers its two writes here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Recorder:
    """The writes of the trail: what was done, in the transaction of the change, and a refused attempt, in its own."""

    record: Callable[..., None]
    record_denied: Callable[..., None]


_registered: list[Recorder] = []


def register(recorder: Recorder) -> None:
    """Let `recorder` write."""
    _registered[:] = [recorder]


def current() -> Recorder:
    """Return the recorder. Raises `ValueError` where none is registered: nothing happens unrecorded."""
    (recorder,) = _registered
    return recorder
