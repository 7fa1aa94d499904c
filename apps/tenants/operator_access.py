"""Visits of operators to tenants: what the platform gives in every tenant counts during one, and each look is noted.

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
# What a look at more than one object of one tenant is a look at.
LIST = ("", "list")
TENANT = "tenants.tenant"


@dataclass
class _Here:
    """The request that is handled, who visits in it, and what was looked at."""

    request: HttpRequest
    visits: dict[UUID, Any] = field(default_factory=dict)
    looks: dict[UUID, dict[UUID | None, tuple[str, str]]] = field(default_factory=dict)


_here: ContextVar[_Here | None] = ContextVar("request_of_a_visit", default=None)
_finders: list[Find] = []


def find_with(find: Find) -> None:
    """Let `find` say which visit somebody is on in a request. Until then nobody is on one."""
    _finders[:] = [find]


@contextmanager
def within(request: HttpRequest) -> Iterator[None]:
    """Ask operators for a visit inside the block: one request."""
    token = _here.set(_Here(request))
    try:
        yield
    finally:
        _here.reset(token)


@contextmanager
def assumed() -> Iterator[None]:
    """Let everybody be what they are during a visit, to tell what they could do then."""
    token = _here.set(None)
    try:
        yield
    finally:
        _here.reset(token)


def is_asked_for() -> bool:
    """Return whether operators need a visit here: in every request."""
    return _here.get() is not None


def of(user: Any) -> Any:
    """Return the visit that an operator is on in this request, if any. Raises what finding it does."""
    here = _here.get()
    if here is None:
        return None
    if user.pk not in here.visits:
        here.visits[user.pk] = next((visit for find in _finders if (visit := find(here.request, user))), None)
    return here.visits[user.pk]


def note(user: Any, tenant_id: UUID | None, obj: tuple[str, str] = LIST) -> None:
    """Note a look into a tenant, or with None at a list, for the trail: once for each in a request."""
    here = _here.get()
    if here is not None:
        looks = here.looks.setdefault(user.pk, {})
        # What lies in the tenant says more than the tenant, and the name of a list more than none.
        if tenant_id not in looks or obj[0] not in (TENANT, LIST[0]):
            looks[tenant_id] = obj


def noted() -> list[tuple[Any, dict[UUID | None, tuple[str, str]]]]:
    """Return each visit of this request with what was looked at, and forget it: to be written once."""
    here = _here.get()
    if here is None:
        return []
    found = [(here.visits[pk], looks) for pk, looks in here.looks.items() if here.visits.get(pk) is not None]
    here.looks.clear()
    return found


@contextmanager
def unnoted() -> Iterator[None]:
    """Note no looks inside the block: what the frame of every page repeats is none."""
    here = _here.get()
    before = None if here is None else {pk: dict(looks) for pk, looks in here.looks.items()}
    try:
        yield
    finally:
        if here is not None and before is not None:
            here.looks = before
