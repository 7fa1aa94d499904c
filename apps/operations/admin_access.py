"""The access log of the admin: whose data a model holds, and that it is seen in an operator access session only."""

from __future__ import annotations

from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey, Model
from django.http import HttpRequest, HttpResponse

from apps.operations import access_sessions
from apps.tenants import operator_access


def log_access(
    request: HttpRequest, model: type[Model], obj: Any = None, *, path: str | None = None
) -> HttpResponse | None:
    """Log the access to a list or to one object, or return the page that asks for a reason.

    `path` leads from a row to its tenant's id; without one it is found.
    """
    path = path or tenant_path(model)
    if path is None:
        return None
    if operator_access.session_of(request.user) is None:
        return access_sessions.ask(request)
    tenant_id: UUID | None = None
    if obj is not None:
        tenant_id = obj
        for step in path.split("__"):
            tenant_id = getattr(tenant_id, step, None)
    operator_access.log(
        request.user, tenant_id, (model._meta.label_lower, "list" if obj is None else str(obj.pk))
    )
    return None


@cache
def tenant_path(model: type[Model]) -> str | None:
    """Return how a row of `model` leads to its tenant's id, or None where it belongs to none."""
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
