"""A guard for tests: while a request is handled, no query may read or change tenants' rows without naming whose.

Every query that Django compiles is looked at as a tree of conditions, not as text. Rows of a tenant are named by its id, by
their own id, or by that of a row they belong to. What is loaded by its own id alone is what tests/contracts/test_guards.py and
test_matrix.py hold to the caller's tenants.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.db.models.expressions import Col, Expression, Subquery
from django.db.models.lookups import Exact, In
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLAggregateCompiler, SQLCompiler, SQLInsertCompiler
from django.db.models.sql.where import AND, WhereNode
from django.test.client import ClientHandler

# Rows that say what somebody holds: they may be read by whose they are instead.
HELD = {
    "tenants.Membership": {"user", "group"},
    "tenants.TenantUserGrant": {"user"},
    "tenants.TenantGroupGrant": {"group", "user"},
    "tenants.ApiToken": {"user", "secret_hash"},
    "notifications.Notice": {"person"},
    "registry.ModelUserShare": {"user"},
    "registry.ModelGroupShare": {"group", "user"},
}
# Where a query over all tenants is meant, by the function nearest to it, with the reason.
ALLOWED: dict[str, str] = {
    "apps.connections.services.connections.remove_connection": "what uses a connection is of its tenant",
    "apps.tenants.services.tenants.create_tenant": "a short name is that of one tenant on the whole platform",
    "apps.tenants.grants.grants": "operators hold their permissions in every tenant",
    "apps.tenants.views.tenants._operated": "operators act on each tenant as a whole, and are shown nothing of it",
}
# Pages under these show operators every tenant, and record each look.
OPERATORS_PAGES = ("/admin/", "/metrics", "/healthz", "/readyz")

_path: ContextVar[str | None] = ContextVar("path_of_the_request", default=None)
violations: list[str] = []


class UnscopedQuery(Exception):
    """A view asked for rows of every tenant."""


def install() -> None:
    """Put the guard into Django, once for the process; it looks only while a test client asks."""
    if getattr(SQLCompiler.execute_sql, "is_guarded", False):
        return
    for compiler in (SQLCompiler, SQLAggregateCompiler):
        if "execute_sql" in vars(compiler):
            compiler.execute_sql = _guarded(compiler.execute_sql)
    handle = ClientHandler.__call__

    def handled(self: ClientHandler, environ: dict[str, Any]) -> Any:
        with _looking(environ["PATH_INFO"]):
            return handle(self, environ)

    ClientHandler.__call__ = handled


@contextmanager
def _looking(path: str) -> Iterator[None]:
    token = _path.set(path)
    try:
        yield
    finally:
        _path.reset(token)


def _guarded(execute: Any) -> Any:
    def execute_sql(self: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        path = _path.get()
        if (
            path is not None
            and not path.startswith(OPERATORS_PAGES)
            and not isinstance(self, SQLInsertCompiler)
        ):
            found = unscoped(self.query)
            if found is not None and not _is_allowed():
                told = f"{path}: {_place()} reads {found._meta.label} of every tenant: {self.query}"
                violations.append(told)
                raise UnscopedQuery(told)
        return execute(self, *args, **kwargs)

    execute_sql.is_guarded = True  # type: ignore[attr-defined]
    return execute_sql


def unscoped(query: Query, *, is_inner: bool = False) -> type[Model] | None:
    """Return the model whose rows a query asks for in every tenant, or None."""
    if query.combinator:
        parts = (unscoped(part, is_inner=is_inner) for part in query.combined_queries)
        return next((found for found in parts if found is not None), None)
    if query.is_empty():
        return None
    inner = getattr(query, "inner_query", None)
    if inner is not None:
        return unscoped(inner, is_inner=is_inner)
    for annotation in query.annotations.values():
        for part in annotation.flatten() if hasattr(annotation, "flatten") else ():
            found = unscoped(part.query, is_inner=True) if isinstance(part, Subquery) else None
            if found is not None:
                return found
    model = query.model
    if model is None or not belongs_to_a_tenant(model) or _names(query.where, model, is_inner):
        return None
    return model


def belongs_to_a_tenant(model: type[Model]) -> bool:
    """Return whether the rows of a model are a tenant's: by a required way of foreign keys to it."""
    return model._meta.concrete_model in _owned()


def _owned() -> dict[type[Model], frozenset[str]]:
    """Return the models of tenants, each with the columns that name whose a row is."""
    if not _OWNED:
        from apps.tenants.models import Tenant

        names: dict[type[Model], set[str]] = {Tenant: {"id"}}
        for _ in range(6):
            for model in apps.get_models():
                for field in model._meta.concrete_fields:
                    leads = isinstance(field, ForeignKey) and field.related_model in names
                    if leads and (not field.null or field.related_model is Tenant):
                        names.setdefault(model, {model._meta.pk.name}).add(field.name)
        _OWNED.update({model: frozenset(fields) for model, fields in names.items()})
    return _OWNED


_OWNED: dict[type[Model], frozenset[str]] = {}


def _names(node: Any, model: type[Model], is_inner: bool) -> bool:
    """Return whether a condition holds only for rows of tenants that it names."""
    if isinstance(node, WhereNode):
        if node.negated or not node.children:
            return False
        each = (_names(child, model, is_inner) for child in node.children)
        return any(each) if node.connector == AND else all(each)
    if not isinstance(node, Exact | In) or not isinstance(node.lhs, Col):
        return False
    field = node.lhs.target
    named = _owned().get(field.model, frozenset())
    is_held = field.name in HELD.get(model._meta.label, ()) or (
        model._meta.label in HELD and field.model._meta.label in ("accounts.User", "accounts.User_groups")
    )
    if field.name not in named and not is_held:
        return False
    value = node.rhs
    if isinstance(value, Query):
        return not belongs_to_a_tenant(value.model) or unscoped(value, is_inner=True) is None
    return (
        is_inner
        or not isinstance(value, Expression)
        or not any(isinstance(part, Col) for part in value.flatten())
    )


def _frames() -> Iterator[str]:
    frame = sys._getframe(2)
    while frame is not None:
        module = frame.f_globals.get("__name__", "")
        if module.startswith(("apps.", "platform_portal.", "tests.")) and module != __name__:
            yield f"{module}.{frame.f_code.co_name}"
        frame = frame.f_back  # type: ignore[assignment]


def _is_allowed() -> bool:
    return any(place in ALLOWED for place in _frames())


def _place() -> str:
    return next(_frames(), "somebody")
