"""Looking into tenants from the admin: whose data a model holds, and the watch that asks why and writes it down."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey, Model
from django.http import HttpRequest, HttpResponse

Watch = Callable[[HttpRequest, type[Model], Any, UUID | None], HttpResponse | None]

_watches: list[Watch] = []


def watch_with(watch: Watch) -> None:
    """This function will let `watch` see each look into tenants' data; it may answer with a page that comes before it."""
    _watches[:] = [watch]


def look(
    request: HttpRequest, model: type[Model], obj: Any = None, *, path: str | None = None
) -> HttpResponse | None:
    """This function will report a look at a list, or at one object, and return the page to show instead, if any.

    `path` leads from a row to its tenant's id; without one it is found.
    """
    path = path or tenant_path(model)
    if path is None:
        return None
    found: UUID | None = None
    if obj is not None:
        found = obj
        for step in path.split("__"):
            found = getattr(found, step, None)
    for watch in _watches:
        answer = watch(request, model, obj, found)
        if answer is not None:
            return answer
    return None


@cache
def tenant_path(model: type[Model]) -> str | None:
    """This function will return how a row of `model` leads to its tenant's id, or None where it belongs to none."""
    return _path(model, frozenset())


def _path(model: type[Model], seen: frozenset[type[Model]]) -> str | None:
    if model._meta.label == "tenants.Tenant":
        return "pk"
    keys = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    for field in keys:
        if field.remote_field.model._meta.label == "tenants.Tenant":
            return field.attname
    # A part belongs to the tenant of its whole.
    for field in keys:
        whole: Any = field.remote_field.model
        if field.null or whole in seen or not whole.__module__.startswith("apps."):
            continue
        further = _path(whole, seen | {model})
        if further is not None:
            return f"{field.name}__{further}"
    return None
