"""What this app and those just above it ask of the app that decides who may do what.

That app stands above them: it registers its answers here when it is ready. Without them nothing is allowed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import QuerySet

from apps.core.actors import Actor


@dataclass(frozen=True)
class Authority:
    """Answers about operators of the platform.

    `require_operator` raises `Forbidden` for everybody but operators and the portal itself. `operator_groups` are those
    whose people may be operators. `fresh` opens a block in which grants are read anew and then remembered: one request,
    or one row of a job. `passed_checks` opens a block and collects which checks are passed inside, and `require_again` raises
    what keeps somebody from passing them now.
    """

    is_operator: Callable[[Any], bool]
    require_operator: Callable[[Actor], None]
    operator_groups: Callable[[], QuerySet[Group]]
    fresh: Callable[[], AbstractContextManager[None]]
    passed_checks: Callable[[], AbstractContextManager[list[tuple[str, str]]]]
    require_again: Callable[[Any, Iterable[tuple[str, str]]], None]


_registered: list[Authority] = []


def register(authority: Authority) -> None:
    """Let `authority` answer."""
    _registered[:] = [authority]


def is_operator(user: Any) -> bool:
    """Return whether `user` may now do what operators of the platform do; being staff is not enough."""
    return _authority().is_operator(user)


def require_operator(by: Actor) -> None:
    """Return quietly for operators of the platform and for the portal itself. Raises `Forbidden`."""
    _authority().require_operator(by)


def operator_groups() -> QuerySet[Group]:
    """Return the groups that give the operators' right: it counts for people with the flag of staff only."""
    return _authority().operator_groups()


def fresh() -> AbstractContextManager[None]:
    """Read grants anew inside the block, and remember them to its end."""
    return _authority().fresh()


def passed_checks() -> AbstractContextManager[list[tuple[str, str]]]:
    """Collect the checks that are passed inside the block."""
    return _authority().passed_checks()


def require_again(user: Any, passed: Iterable[tuple[str, str]]) -> None:
    """Return quietly when `user` would pass the same checks now. Raises what the checks raise."""
    _authority().require_again(user, passed)


def _authority() -> Authority:
    (authority,) = _registered
    return authority
