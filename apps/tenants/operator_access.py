"""Operator access in a request: what the platform gives in every tenant counts in an operator access session, and is logged.

Operations keeps them and says how one is found. Outside a request nobody can be asked for a reason: commands and
jobs act with all that whoever started them holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest

Find = Callable[[HttpRequest, Any], Any]
# What is accessed where it is more than one object of one tenant.
LIST = ("", "list")
TENANT = "tenants.tenant"


@dataclass
class _Here:
    """The request that is handled, whose access sessions count, and what was accessed."""

    request: HttpRequest
    sessions: dict[UUID, Any] = field(default_factory=dict)
    accesses: dict[UUID, dict[UUID | None, tuple[str, str]]] = field(default_factory=dict)


_here: ContextVar[_Here | None] = ContextVar("operator_access", default=None)
_finders: list[Find] = []


def find_with(find: Find) -> None:
    """Let `find` say which access session somebody is in. Until then nobody is in one."""
    _finders[:] = [find]


@contextmanager
def within(request: HttpRequest) -> Iterator[None]:
    """Ask operators for an access session inside the block: one request."""
    token = _here.set(_Here(request))
    try:
        yield
    finally:
        _here.reset(token)


@contextmanager
def assumed() -> Iterator[None]:
    """Let everybody be what they are during an access session, to tell what they could do then."""
    token = _here.set(None)
    try:
        yield
    finally:
        _here.reset(token)


def is_required() -> bool:
    """Return whether operators need an access session here: in every request."""
    return _here.get() is not None


def session_of(user: Any) -> Any:
    """Return the access session that an operator is in during this request, if any. Raises what finding it does."""
    here = _here.get()
    if here is None:
        return None
    if user.pk not in here.sessions:
        here.sessions[user.pk] = next(
            (session for find in _finders if (session := find(here.request, user))), None
        )
    return here.sessions[user.pk]


def log(user: Any, tenant_id: UUID | None, obj: tuple[str, str] = LIST) -> None:
    """Note the access to a tenant, or with None to a list, for the trail: once for each in a request."""
    here = _here.get()
    if here is not None:
        accesses = here.accesses.setdefault(user.pk, {})
        # What lies in the tenant says more than the tenant, and the name of a list more than none.
        if tenant_id not in accesses or obj[0] not in (TENANT, LIST[0]):
            accesses[tenant_id] = obj


def take_log() -> list[tuple[Any, dict[UUID | None, tuple[str, str]]]]:
    """Return each access session of this request with what was accessed, and forget it: to be logged once."""
    here = _here.get()
    if here is None:
        return []
    found = [
        (here.sessions[pk], accesses)
        for pk, accesses in here.accesses.items()
        if here.sessions.get(pk) is not None
    ]
    here.accesses.clear()
    return found


@contextmanager
def unlogged() -> Iterator[None]:
    """Log nothing inside the block: what the frame of every page repeats is no access."""
    here = _here.get()
    before = None if here is None else {pk: dict(accesses) for pk, accesses in here.accesses.items()}
    try:
        yield
    finally:
        if here is not None and before is not None:
            here.accesses = before
