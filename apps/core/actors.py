"""Who acts, and through which door: what the audit trail says of the author of a change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Anything that can be the `by=` of a service: a person, a service account, or the portal itself."""

    @property
    def audit_actor(self) -> dict[str, str]:
        """`{"kind": "person" | "service" | "system", "id": opaque id}`."""
        ...


@dataclass(frozen=True)
class System:
    """The portal acting by itself, by the name of the part that acts."""

    name: str

    @property
    def audit_actor(self) -> dict[str, str]:
        return {"kind": "system", "id": f"system:{self.name}"}


# Whoever sits at a terminal of the machine: a person whom the portal cannot name.
TERMINAL = System("manage")


_via: ContextVar[str] = ContextVar("via", default="command")


def current_via() -> str:
    """Return the door of the present call: web, api, mlflow, job or command."""
    return _via.get()


@contextmanager
def acting_via(door: str) -> Iterator[None]:
    """Name the door for everything called inside the `with` block."""
    token = _via.set(door)
    try:
        yield
    finally:
        _via.reset(token)


def enter_via(door: str) -> None:
    """Name the door for the rest of this context: a task or a command."""
    _via.set(door)
