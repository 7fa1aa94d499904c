"""Every check is needed: with any one of them taken away, an answer changes that the contracts hold fast.

The calls are found in the source. Each is replaced by one that lets everybody through, at that one place only, and the
requests and services that pass there are tried again by those whom it keeps out.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.test import override_settings

from apps.accounts.models import User
from apps.approvals import services as approvals
from apps.core import access
from apps.core import api as core_api
from apps.core.errors import Refused
from apps.registry.models import RegisteredModel
from apps.registry.services import _common
from apps.tenants import services as tenants
from apps.tenants.choices import SCOPE_IMPLIES, Role, Scope, Status
from apps.tenants.models import Membership, Tenant
from platform_portal.api import api
from tests.contracts import scoping
from tests.contracts.routes import NOT_OFFERED, ROUTES, Door, cells, existing_routes, twins
from tests.contracts.stage import (
    ANONYMOUS,
    MEMBERS,
    NEIGHBOUR,
    OPERATOR,
    OUTSIDER,
    SUPPORT,
    TENANT_ADMIN,
    VIEWER,
    Stage,
    text_of,
    undone,
)
from tests.factories.cast import TEST, make_person

ROOT = Path(__file__).resolve().parents[2]
# `access.<name>`; what only decides whether a button is drawn is `can`, in pages, and is left out there.
CHECKS = {"get_or_404", "require", "require_held", "require_active", "require_platform", "tenant_ids", "shared_ids", "can",
          "platform_permissions"}  # fmt: skip
# Functions that check, by the name under which modules import them.
NAMED = {"authorise": _common.authorise, "require_scope": core_api.require_scope}
# One of these stands in each module that has a guard.
WORDS = ("access.", "visible_to", "login_required", "TokenAuth", "auth=", *NAMED)


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


# What another check stands behind, so that taking one away is noticed by nobody outside. A key is `module:function:check`.
BEHIND: dict[str, str] = {
    "apps.rollouts.api:create_change_request:get_or_404": "the service asks again, for more",
    "apps.approvals.services.execution:counted_approvals:can": (
        "says which votes count: tests/approvals takes voters their role"
    ),
    "apps.approvals.pages:queue_page:tenant_ids": "says what is drawn",
    "apps.tenants.pages.shares:find_shared:get_or_404": "its tenant was loaded for an administrator before",
    "apps.tenants.views.members:remove_member:can": "says what is told after the act",
    "apps.tenants.services.accounts:remove_service_account:require": "each role that it takes is asked for again",
    "apps.tenants.services.tenants:_move:require_platform": "the page asked the same before",
    "apps.tenants.explaining:explain:shared_ids": "tells why, and lets nobody do anything",
}


@cache
def guards() -> list[Guard]:
    """This function will find every call of a check in the source."""
    found = []
    for folder in ("apps", "platform_portal"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            path = file.relative_to(ROOT).as_posix()
            if "/migrations/" in path or path in ("apps/core/access.py", "apps/core/admin.py"):
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
            if isinstance(child, ast.Call) and (check := _check_of(child, path)):
                yield Guard(path, function, child.lineno, child.end_lineno or child.lineno, check)
            for check, line in _decorators(child):
                yield Guard(path, inner, line, line, check)
            yield from walk(child, inner)

    return walk(tree, "")


def _decorators(node: ast.AST) -> Iterator[tuple[str, int]]:
    """This function will return what stands above a view and keeps people out: a sign-in, a token with a scope."""
    for line in node.decorator_list if isinstance(node, ast.FunctionDef) else []:
        if isinstance(line, ast.Name) and line.id == "login_required":
            yield "login_required", line.lineno
        for word in line.keywords if isinstance(line, ast.Call) else []:
            if word.arg == "auth" and isinstance(word.value, ast.Call) and word.value.args:
                asked = word.value.args[0]
                if not (isinstance(asked, ast.Name) and asked.id == "ANY_TOKEN"):
                    yield "TokenAuth", line.lineno


def _check_of(call: ast.Call, path: str) -> str:
    what = call.func
    if isinstance(what, ast.Attribute):
        if isinstance(what.value, ast.Name) and what.value.id == "access" and what.attr in CHECKS:
            # Of pages it says what is drawn; the acts behind the buttons have checks of their own.
            drawn = what.attr == "can" and ("pages" in path or "explaining" in path)
            return "" if drawn else what.attr
        return "visible_to" if what.attr == "visible_to" else ""
    return what.id if isinstance(what, ast.Name) and what.id in NAMED else ""


# Taking a check away


@contextmanager
def removed(
    guard: Guard, monkeypatch: pytest.MonkeyPatch, passed: set[Guard] | None = None
) -> Iterator[None]:
    """This function will let everybody through at one call, or only note in `passed` that it was reached."""
    with monkeypatch.context() as patch:
        _replace([guard], patch, passed)
        yield


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
        "tenant_ids": lambda user, perm=access.VIEW: frozenset(Tenant.objects.values_list("pk", flat=True)),
        "shared_ids": lambda user, shares: _all_shared(shares),
        "can": lambda *args, **kwargs: True,
        "platform_permissions": lambda user: frozenset({"operate_tenant"}),
    }
    for check, open_ in wide_open.items():
        patch.setattr(access, check, double(check, getattr(access, check), open_))
    for guard in which:
        if guard.check in NAMED and hasattr(guard.module, guard.check):
            patch.setattr(guard.module, guard.check, double(guard.check, NAMED[guard.check], _nothing))
    if passed is None:
        for guard in which:
            _open_the_door(guard, patch)
    for sets in _visible_sets():
        patch.setattr(
            sets, "visible_to", double("visible_to", sets.visible_to, lambda rows, user: rows.all())
        )


def _open_the_door(guard: Guard, patch: pytest.MonkeyPatch) -> None:
    """This function will take what stands above a view from it."""
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
                    patch.setattr(operation.auth_param, "scope", core_api.ANY_TOKEN)


def _reached(guard: Guard, name: str) -> bool:
    """This function will tell whether a route is the one that a decorator stands above."""
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
def _visible_sets() -> list[Any]:
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


def _load(queryset: QuerySet[Any], *, user: Any, perm: str = access.VIEW, **lookup: Any) -> Any:
    found = queryset.filter(**lookup).first()
    return found if found is not None else REAL_LOAD(queryset, user=user, perm=perm, **lookup)


REAL_LOAD = access.get_or_404


def _all_shared(shares: Any) -> frozenset[Any]:
    return frozenset(RegisteredModel.objects.values_list("pk", flat=True))


# Who is kept out


@dataclass(frozen=True)
class Probe:
    """An attempt by somebody who must not get through, or not see all; what came of it can be compared."""

    name: str
    attempt: Callable[[Stage], str]


def _request(role: str, name: str, method: str, query: str = "") -> Callable[[Stage], str]:
    def attempt(stage: Stage) -> str:
        return _sent(stage, role, name, method, query)

    return attempt


def _suggestions_of_a_group_elsewhere(stage: Stage) -> str:
    group = Group.objects.create(name="quants")
    stage.world.globex.colleague.groups.add(group)
    tenants.assign_role(tenant=stage.world.globex.tenant, group=group, role=Role.VIEWER, by=TEST)
    Membership.objects.filter(user=stage.world.globex.colleague).delete()
    return _sent(stage, TENANT_ADMIN, "tenants:suggest", "GET", "?person=globex-colleague")


def _reasons_of_a_stranger(stage: Stage) -> str:
    User.objects.filter(pk=stage.people[NEIGHBOUR].pk).update(is_active=False)
    return _sent(stage, TENANT_ADMIN, "tenants:access", "GET", "?person=globex-author&permission=view")


def _request_with_other_scopes(name: str, method: str) -> Callable[[Stage], str]:
    cell = ROUTES[name].methods[method]
    others = [scope for scope in Scope if cell.scope not in (scope, SCOPE_IMPLIES.get(scope))]

    def attempt(stage: Stage) -> str:
        return _sent(stage, stage.carry(min(cell.people & MEMBERS), others), name, method)

    return attempt


def _request_in_a_suspended_tenant(name: str, method: str) -> Callable[[Stage], str]:
    def attempt(stage: Stage) -> str:
        Tenant.objects.filter(pk=acme(stage).pk).update(status=Status.SUSPENDED)
        return _sent(stage, min(ROUTES[name].methods[method].people & MEMBERS), name, method)

    return attempt


def _sent(stage: Stage, role: str, name: str, method: str, query: str = "") -> str:
    route, cell = ROUTES[name], ROUTES[name].methods[method]
    by = stage.page if route.door is Door.PAGE else stage.call
    answer = by(role, method, route.path(stage.target) + query, cell.body(stage.target))
    said = re.sub(r"[0-9a-f]{8,}|[0-9]+", "", text_of(answer).lower())
    whose = [tenant for tenant in ("acme-secret", "globex", "/acme/") if tenant in said]
    return f"{answer.status_code} {whose} {len(said)}"


def _act(act: Callable[[Stage, Any], Any], role: str) -> Callable[[Stage], str]:
    def attempt(stage: Stage) -> str:
        try:
            came = act(stage, stage.people[role])
        except Refused as refused:
            return refused.code
        except Exception as error:  # whatever comes of a call that should not have come so far
            return type(error).__name__
        return f"done {came}" if isinstance(came, int) else "done"

    return attempt


def acme(stage: Stage) -> Tenant:
    return stage.world.acme.tenant


# What services are called with by those whom they must refuse; what is not named here is never looked at by then.
ARGUMENTS: dict[str, Callable[[Stage], Any]] = {
    "tenant": acme,
    "user": lambda s: s.people[VIEWER],
    "owner": lambda s: s.people[VIEWER],
    "account": lambda s: s.people[SUPPORT],
    "obj": lambda s: s.acme.fraud,
    "model": lambda s: s.acme.fraud,
    "role": lambda s: Role.VIEWER,
    "slug": lambda s: "initech",
    "name": lambda s: "Initech",
    "reason": lambda s: "Why.",
    "change_request": lambda s: s.acme.open_request,
    "rollout": lambda s: s.acme.rollout,
    "token": lambda s: tenants.issue_token(user=s.people[VIEWER], tenant=acme(s), name="bound", by=TEST)[0],
}
# Calls that take more than arguments of the right kind.
ACTS: dict[str, Callable[[Stage, Any], Any]] = {
    "issue_token": lambda s, by: tenants.issue_token(user=by, tenant=acme(s), name="t", by=by),
    "authenticate_token": lambda s, by: _use_after_leaving(s, by),
    "open_request": lambda s, by: _open_request(s, by),
    "revoke_token": lambda s, by: tenants.revoke_token(token=ARGUMENTS["token"](s), by=by),
    # The named reads, whether or not a page goes by them today.
    **{
        f"reads {sets.__module__}.{sets.__qualname__}": lambda s, by, sets=sets: (
            sets(_model_of(sets)).visible_to(by).count()
        )
        for sets in _visible_sets()
    },
}


def _blind(function: Callable[..., Any]) -> Callable[[Stage, Any], Any]:
    """This function will make a call of a service in which only the caller has to be real."""
    wanted = [
        name
        for name, one in inspect.signature(function).parameters.items()
        if one.kind is inspect.Parameter.KEYWORD_ONLY
        and name != "by"
        and (one.default is inspect.Parameter.empty or name == "user")
    ]

    def act(stage: Stage, by: Any) -> Any:
        given = {name: ARGUMENTS[name](stage) if name in ARGUMENTS else Mock() for name in wanted}
        return function(by=by, **given)

    return act


def _model_of(sets: Any) -> Any:
    """This function will return the model that a kind of queryset is for."""
    return next(model for model in apps.get_models() if isinstance(model._default_manager.all(), sets))


def _open_request(stage: Stage, by: Any) -> Any:
    return approvals.open_request(
        tenant=acme(stage), action="promotion", title="t", target="t", value="v", document={},
        exclusions={}, reason="", by=by,
    )  # fmt: skip


def _use_after_leaving(stage: Stage, by: Any) -> None:
    person = make_person("leaver")
    tenants.assign_role(tenant=acme(stage), user=person, role=Role.VIEWER, by=TEST)
    _, raw = tenants.issue_token(user=person, tenant=acme(stage), name="left", by=TEST)
    tenants.remove_role(tenant=acme(stage), user=person, role=Role.VIEWER, by=TEST)
    if tenants.authenticate_token(raw) is None:
        raise Refused(code="nobody")


def services_with_guards() -> dict[str, Callable[..., Any]]:
    """This function will return the services that check who calls them, by their name."""
    found = {}
    for guard in guards():
        function = getattr(guard.module, guard.function, None) if "/services" in guard.path else None
        if function is not None and "by" in inspect.signature(function).parameters:
            found[f"{guard.module.__name__}.{guard.function}"] = function
    return found


def probes() -> list[Probe]:
    """This function will return every attempt: each cell by those it keeps out, and each service by strangers."""
    found = []
    for name, method in cells(Door.PAGE, Door.API, Door.MLFLOW):
        cell, door = ROUTES[name].methods[method], ROUTES[name].door
        if twins(name):
            continue
        out = sorted(MEMBERS - cell.people)
        for role in {*out[:1], *({VIEWER, OPERATOR} & set(out)), OUTSIDER, *(() if out else (VIEWER,))}:
            found.append(Probe(f"{role} {method} {name}", _request(role, name, method)))
        if door is Door.PAGE and cell.names_objects and method == "GET" and TENANT_ADMIN in cell.people:
            query = "?person=globex&name=globex&q=globex"
            found.append(Probe(f"{TENANT_ADMIN} {name}{query}", _request(TENANT_ADMIN, name, method, query)))
        if not cell.names_objects and method == "GET":
            for query in ("?tenant=globex", "?q=globex"):
                found.append(Probe(f"{VIEWER} {name}{query}", _request(VIEWER, name, method, query)))
        if door is Door.PAGE:
            found.append(Probe(f"{ANONYMOUS} {method} {name}", _request(ANONYMOUS, name, method)))
        elif cell.scope not in (None, core_api.ANY_TOKEN):
            found.append(Probe(f"scopes {method} {name}", _request_with_other_scopes(name, method)))
        if cell.is_stopped_by_suspension and cell.ok != NOT_OFFERED:
            found.append(Probe(f"suspended {method} {name}", _request_in_a_suspended_tenant(name, method)))
    found.append(Probe(f"{TENANT_ADMIN} of a group elsewhere", _suggestions_of_a_group_elsewhere))
    found.append(Probe(f"{TENANT_ADMIN} asks about a stranger", _reasons_of_a_stranger))
    for what, function in services_with_guards().items():
        for role in (OUTSIDER, VIEWER):
            found.append(Probe(f"{role} calls {what}", _act(_blind(function), role)))
    for what, act in ACTS.items():
        found.append(Probe(f"{OUTSIDER} {what}", _act(act, OUTSIDER)))
    return found


@dataclass
class Known:
    """What every attempt came to with all checks in place, and which checks it passed."""

    outcomes: dict[str, str]
    passing: dict[Guard, list[Probe]]


@pytest.fixture(autouse=True)
def scoped_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """This function will switch that guard off: a check that is gone is what it would notice first."""
    monkeypatch.setattr(scoping, "unscoped", lambda query: None)


@pytest.fixture(scope="module")
def known(built_stage: Stage, folders: dict[str, Any]) -> Known:
    """This function will try everything once with all checks in place."""
    every, outcomes, passing = guards(), {}, {}
    above = [guard for guard in every if guard.check in ("login_required", "TokenAuth")]
    with pytest.MonkeyPatch.context() as patch, undone(), override_settings(**folders):
        passed: set[Guard] = set()
        _replace(every, patch, passed)
        for probe in probes():
            passed.clear()
            with undone():
                outcomes[probe.name] = probe.attempt(built_stage)
            who, _, name = probe.name.rpartition(" ")
            if who.startswith((ANONYMOUS, "scopes")):
                passed |= {guard for guard in above if _reached(guard, name)}
            for guard in passed:
                passing.setdefault(guard, []).append(probe)
    return Known(outcomes, passing)


def likeliest_first(passing: list[Probe]) -> list[Probe]:
    """This function will put those attempts first that a check of its kind most often keeps out."""
    return sorted(passing, key=lambda probe: not probe.name.startswith((OUTSIDER, "scopes", ANONYMOUS)))


@pytest.mark.parametrize("guard", guards(), ids=lambda guard: f"{guard.name}:{guard.line}")
def test_guard__taken_away__is_noticed(
    stage: Stage, known: Known, monkeypatch: pytest.MonkeyPatch, guard: Guard
) -> None:
    if guard.name in BEHIND:
        return
    passing = likeliest_first(known.passing.get(guard, []))
    for probe in passing:
        with removed(guard, monkeypatch), undone():
            if probe.attempt(stage) != known.outcomes[probe.name]:
                return
    names = [probe.name for probe in passing][:5]
    pytest.fail(f"nobody notices that {guard.name} is gone; {len(passing)} attempts pass it, such as {names}")


def test_guards__all_that_are_found__are_counted(record_property: Any) -> None:
    found = guards()
    names = {guard.name for guard in found}
    assert BEHIND.keys() <= names, "these are gone: take them off the list"
    listed = sum(guard.name in BEHIND for guard in found)
    record_property(
        "contract", f"{len(found)} checks taken away one by one: {listed} stand before another check"
    )
