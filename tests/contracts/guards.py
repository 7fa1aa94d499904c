"""The checks that stand in the source, and how one of them is taken away: it then lets everybody through."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db.models import QuerySet

from apps.core import authority
from apps.registry.models import RegisteredModel
from apps.tenants import access, api_auth
from apps.tenants.models import Tenant
from platform_portal.api import api
from tests.contracts.routes import existing_routes

ROOT = Path(__file__).resolve().parents[2]
# `access.<name>` and `authority.<name>`: what keeps people out, and what decides how much of a page they are shown.
CHECKS = {
    "access": {"get_or_404", "require", "require_held", "require_active", "require_platform", "authorise",
               "tenant_ids", "shared_ids", "can", "holds", "platform_permissions", "visible_tenants"},
    "authority": {"is_operator", "require_operator"},
}  # fmt: skip
# Functions that check, by the name under which modules import them.
NAMED = frozenset({"authorise", "require_scope", "require_same_tenant"})
# What modules have under these names, before any of it is replaced.
ORIGINALS: dict[tuple[str, str], Callable[..., Any]] = {}
# One of these stands in each module that has a guard.
WORDS = ("access.", "authority.", "visible_to", "login_required", "TokenAuth", "auth=", *NAMED)


@dataclass(frozen=True)
class Guard:
    """One call that keeps somebody out."""

    path: str
    function: str
    line: int
    last_line: int
    check: str

    @property
    def name(self) -> str:
        return f"{self.path.removesuffix('.py').replace('/', '.')}:{self.function}:{self.check}"

    @property
    def module(self) -> Any:
        return importlib.import_module(self.path.removesuffix(".py").replace("/", "."))


@cache
def guards() -> list[Guard]:
    """Find every call of a check in the source."""
    found = []
    for folder in ("apps", "platform_portal"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            if "/migrations/" in path or path in ("apps/tenants/access.py", "apps/core/authority.py"):
                continue
            source = file.read_text()
            # Reading a module as a tree is slow, and most have none of the words that make a guard.
            if any(word in source for word in WORDS):
                found += _in(ast.parse(source), path)
    return found


def _in(tree: ast.Module, path: str) -> Iterator[Guard]:
    def walk(node: ast.AST, function: str) -> Iterator[Guard]:
        for child in ast.iter_child_nodes(node):
            inner = child.name if isinstance(child, ast.FunctionDef) else function
            if isinstance(child, ast.Call) and (check := _check_of(child)):
                yield Guard(path, function, child.lineno, child.end_lineno or child.lineno, check)
            for check, line in _decorators(child):
                yield Guard(path, inner, line, line, check)
            yield from walk(child, inner)

    return walk(tree, "")


def _decorators(node: ast.AST) -> Iterator[tuple[str, int]]:
    """Return what stands above a view and keeps people out: a sign-in, a token with a scope."""
    for line in node.decorator_list if isinstance(node, ast.FunctionDef) else []:
        if isinstance(line, ast.Name) and line.id == "login_required":
            yield "login_required", line.lineno
        for word in line.keywords if isinstance(line, ast.Call) else []:
            if word.arg == "auth" and isinstance(word.value, ast.Call) and word.value.args:
                asked = word.value.args[0]
                if not (isinstance(asked, ast.Name) and asked.id == "ANY_TOKEN"):
                    yield "TokenAuth", line.lineno


def _check_of(call: ast.Call) -> str:
    what = call.func
    if isinstance(what, ast.Attribute):
        if isinstance(what.value, ast.Name) and what.attr in CHECKS.get(what.value.id, ()):
            return what.attr
        return "visible_to" if what.attr == "visible_to" else ""
    return what.id if isinstance(what, ast.Name) and what.id in NAMED else ""


# Taking a check away


@contextmanager
def removed(guard: Guard) -> Iterator[None]:
    """Let everybody through at one call."""
    with pytest.MonkeyPatch.context() as patch:
        _replace([guard], patch, None)
        _open_the_door(guard, patch)
        yield


@contextmanager
def noted(which: list[Guard]) -> Iterator[set[Guard]]:
    """Give a set, to which each check is added when it is asked; all answer as ever."""
    passed: set[Guard] = set()
    with pytest.MonkeyPatch.context() as patch:
        _replace(which, patch, passed)
        yield passed


def _replace(which: list[Guard], patch: pytest.MonkeyPatch, passed: set[Guard] | None) -> None:
    at = {
        (str(ROOT / guard.path), line, guard.check): guard
        for guard in which
        for line in range(guard.line, guard.last_line + 1)
    }

    def double(check: str, real: Callable[..., Any], open_: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            frame = sys._getframe(1)
            if frame.f_code.co_filename.endswith("django/db/models/manager.py") and frame.f_back:
                # A manager hands the call on to its queryset.
                frame = frame.f_back
            guard = at.get((frame.f_code.co_filename, frame.f_lineno, check))
            if guard is not None and passed is not None:
                passed.add(guard)
            return real(*args, **kwargs) if guard is None or passed is not None else open_(*args, **kwargs)

        return call

    wide_open = {
        "get_or_404": _load,
        "require": _nothing,
        "require_held": _nothing,
        "require_active": _nothing,
        "require_platform": _nothing,
        "authorise": _nothing,
        "tenant_ids": lambda user, perm=access.VIEW: frozenset(Tenant.objects.values_list("pk", flat=True)),
        "shared_ids": lambda user, shares: _all_shared(shares),
        "can": lambda *args, **kwargs: True,
        "holds": lambda *args, **kwargs: True,
        "platform_permissions": lambda user: frozenset({"operate_tenant"}),
        "visible_tenants": lambda user, perm=access.VIEW: Tenant.objects.order_by("name"),
        "is_operator": lambda user: True,
        "require_operator": _nothing,
    }
    for check, open_ in wide_open.items():
        door = authority if check in CHECKS["authority"] else access
        patch.setattr(door, check, double(check, getattr(door, check), open_))
    for guard in which:
        if guard.check in NAMED and hasattr(guard.module, guard.check):
            # Each app has its own of a name, and each module is replaced once.
            real = ORIGINALS.setdefault((guard.path, guard.check), getattr(guard.module, guard.check))
            patch.setattr(guard.module, guard.check, double(guard.check, real, _nothing))
    for sets in visible_sets():
        patch.setattr(
            sets, "visible_to", double("visible_to", sets.visible_to, lambda rows, user: rows.all())
        )


def _open_the_door(guard: Guard, patch: pytest.MonkeyPatch) -> None:
    """Take what stands above a view from it."""
    if guard.check == "login_required":
        for _, pattern in existing_routes():
            view = pattern.callback
            if _is_view(view, guard):
                patch.setattr(pattern, "callback", view.__wrapped__)
    elif guard.check == "TokenAuth":
        for _, router in api._routers:
            for operation in (o for view in router.path_operations.values() for o in view.operations):
                wanted = (guard.module.__name__, guard.function)
                if (operation.view_func.__module__, operation.view_func.__name__) == wanted:
                    patch.setattr(operation.auth_param, "scope", api_auth.ANY_TOKEN)


def is_above(guard: Guard, name: str) -> bool:
    """Return whether a route is the one that a decorator stands above."""
    if name.startswith("api-1:"):
        return guard.check == "TokenAuth" and name == f"api-1:{guard.function}"
    return guard.check == "login_required" and _is_view(VIEWS[name], guard)


def _is_view(view: Any, guard: Guard) -> bool:
    return (getattr(view, "__module__", ""), getattr(view, "__name__", "")) == (
        guard.module.__name__,
        guard.function,
    )


VIEWS = {name: pattern.callback for name, pattern in existing_routes()}


@cache
def visible_sets() -> list[Any]:
    """Return the kinds of querysets that can be narrowed to what somebody sees."""
    pending, found = [QuerySet], []
    while pending:
        for child in pending.pop().__subclasses__():
            pending.append(child)
            if (
                "visible_to" in vars(child)
                and child not in found
                and not child.__name__.startswith("Manager")
            ):
                found.append(child)
    return found


def _nothing(*args: Any, **kwargs: Any) -> None:
    return None


def _load(rows: Any, *, user: Any, perm: str = access.VIEW, **lookup: Any) -> Any:
    found = (rows() if callable(rows) else rows).filter(**lookup).first()
    return found if found is not None else REAL_LOAD(rows, user=user, perm=perm, **lookup)


REAL_LOAD = access.get_or_404


def _all_shared(shares: Any) -> frozenset[Any]:
    return frozenset(RegisteredModel.objects.values_list("pk", flat=True))
