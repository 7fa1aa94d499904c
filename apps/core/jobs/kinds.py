"""The kinds of jobs. The apps that know the work register it, since they stand above this one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apps.core.jobs.running import Turn

Handler = Callable[["Turn"], str]


@dataclass(frozen=True)
class Kind:
    """How jobs of a kind are done. `work` may be called again after it was cut off, and ends with a sentence."""

    name: str
    work: Handler
    text: str


_kinds: dict[str, Kind] = {}


def register(name: str, work: Handler, *, text: str) -> None:
    """Let `work` do the jobs of a kind."""
    _kinds[name] = Kind(name, work, text)


def find(name: str) -> Kind:
    """Return a kind. Raises `KeyError` for one that nobody registered."""
    return _kinds[name]
