"""What acts for a person besides the password. The apps above register how it is counted, held and revoked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from apps.accounts.models import User
from apps.core.actors import Actor


class Names(Protocol):
    def __call__(self, user: User) -> list[str]: ...


class Hold(Protocol):
    def __call__(self, user: User) -> object: ...


class Revoke(Protocol):
    def __call__(self, *, user: User, by: Actor) -> int: ...


@dataclass(frozen=True)
class Kind:
    """One kind of credentials: `names` what works now, `hold` locks it before the trail is held, `revoke` ends it."""

    names: Names
    hold: Hold
    revoke: Revoke


_kinds: list[Kind] = []


def register(kind: Kind) -> None:
    """Let a kind of credentials be revoked together with a password."""
    if kind not in _kinds:
        _kinds.append(kind)


def names(user: User) -> list[str]:
    """Return what people call the credentials of `user` that work now."""
    return [name for kind in _kinds for name in kind.names(user)]


def hold(user: User) -> None:
    """Lock the credentials of `user` until the transaction ends: call it before the trail is written."""
    for kind in _kinds:
        kind.hold(user)


def revoke(*, user: User, by: Actor) -> int:
    """Revoke the credentials of `user`, and return how many worked."""
    return sum(kind.revoke(user=user, by=by) for kind in _kinds)
