"""Who may know whom, as far as import-linter (pyproject.toml) does not say it: strings, circles, and public modules."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]

# What an app shows to the apps above it, beside services, models and choices: each by name, with the reason.
PUBLIC = {
    "accounts.credentials": "where tenants register what acts for a person",
    "accounts.gates": "whether a kept form goes on after a gate",
    "accounts.http": "the request of somebody who is signed in",
    "accounts.passwords": "a password that is typed at a terminal",
    "accounts.trails": "where tenants say in whose trails a group stands",
    "approvals.events": "what is said of the request behind a rollout",
    "approvals.subjects": "what a subject of approval is",
    "audit.events": "what is said of an entry, and to whom",
    "audit.event_counts": "how much of a tenant's day is used, in a bounded read",
    "audit.outbox": "reading the trail as events",
    "lineage.graph": "what something feeds, and what it is fed with",
    "lineage.links": "where the page of a node is",
    "lineage.naming": "which dataset a source of Feast or a server of a contract is",
    "lineage.nodes": "how a node of the lineage is named",
    "lineage.owners": "who answers for what reads something",
    "registry.definitions": "what the inputs of a version are now",
    "registry.makers": "who made a version, and so may not decide about it",
    "registry.rules": "which names and paths are clean",
    "tenants.access": "the one door to permissions",
    "tenants.aliases": "which alias names are reserved",
    "tenants.api_auth": "who calls the REST API or the wire, and with which scope",
    "tenants.bounds": "how far a request may weaken the judge",
    "tenants.fields": "form fields that name tenants",
    "tenants.form_actions": "how a form of a tenant's page acts",
    "tenants.grants": "who holds a permission in a tenant",
    "tenants.grant_tables": "base classes of tables of grants",
    "tenants.http": "a form acts in the tenant in which it was opened",
    "tenants.operator_access": "access of operators within a request",
    "tenants.pages": "the frame of a tenant's pages, and who reads them",
    "tenants.recent_grants": "whom an operator brought in a short while ago",
    "tenants.shareables": "what a kind of shared objects is",
}
ALWAYS_PUBLIC = {"services", "models", "choices"}
# Settings of Django and of libraries that take a dotted path to what stands above core.
DOTTED_SETTINGS = {
    "ACCOUNT_ADAPTER",
    "ACCOUNT_FORMS",
    "AUTHENTICATION_BACKENDS",
    "AUTH_PASSWORD_VALIDATORS",
    "CELERY_BEAT_SCHEDULER",
    "CSRF_FAILURE_VIEW",
    "INSTALLED_APPS",
    "MFA_ADAPTER",
    "MIDDLEWARE",
    "SESSION_ENGINE",
    "SOCIALACCOUNT_ADAPTER",
}


def contracts() -> list[dict[str, Any]]:
    """Return what import-linter holds to."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return list(found)


@cache
def order() -> dict[str, int]:
    """Return how high each app stands, as import-linter has it."""
    layers = next(one["layers"] for one in contracts() if one.get("exhaustive"))
    return {app: -row for row, layer in enumerate(layers) for app in re.findall(r"\w+", layer)}


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("apps", cache_dir=None)


def app_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def modules_of(app: str) -> list[Path]:
    return [path for path in (ROOT / "apps" / app).rglob("*.py") if "migrations" not in path.parts]


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text())
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value


def test_order__of_apps__names_every_app() -> None:
    folders = {path.parent.name for path in (ROOT / "apps").glob("*/apps.py")}
    assert set(order()) == folders
    assert {
        app_of(name) for one in contracts() for name in one.get("containers", ()) if "." in name
    } == folders


@pytest.mark.parametrize("app", order())
def test_strings__of_an_app__name_nothing_above_it(app: str) -> None:
    above = "|".join(other for other, height in order().items() if height > order()[app])
    # A dotted path, the label of a model, or the name of an app as get_model takes it.
    naming = re.compile(rf"apps\.({above})\b|({above})\.[A-Z]\w*$") if above else re.compile("(?!)")
    found = [
        f"{path.relative_to(ROOT)}:{line} {text}"
        for path in modules_of(app)
        for line, text in texts(path)
        if naming.match(text)
    ]
    assert found == []


def test_core__imports_by_a_name__nowhere() -> None:
    # What core needs from above is registered in it: a name that is imported later is an import that no tool sees.
    calling = re.compile(r"\b(import_string|import_module|get_model)\(")
    assert [
        str(path.relative_to(ROOT)) for path in modules_of("core") if calling.search(path.read_text())
    ] == []


def test_settings__of_the_portals_own__name_no_app() -> None:
    tree = ast.parse((ROOT / "platform_portal/settings/base.py").read_text())
    naming = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
        for inner in ast.walk(node.value)
        if isinstance(inner, ast.Constant)
        and isinstance(inner.value, str)
        and re.match(r"apps\.(?!core\b)", inner.value)
    }
    assert naming - DOTTED_SETTINGS == set()


def test_imports__across_apps__reach_public_modules_only() -> None:
    found = set()
    for importer in graph().modules:
        for imported in graph().find_modules_directly_imported_by(importer):
            parts = imported.split(".")
            if app_of(importer) == app_of(imported) or len(parts) < 3 or parts[1] == "core":
                continue
            if parts[2] not in ALWAYS_PUBLIC and ".".join(parts[1:3]) not in PUBLIC:
                found.add((importer, imported))
    assert found == set()


def test_public_modules__each__is_imported_by_another_app() -> None:
    used = {
        ".".join(imported.split(".")[1:3])
        for importer in graph().modules
        for imported in graph().find_modules_directly_imported_by(importer)
        if app_of(importer) != app_of(imported)
    }
    assert set(PUBLIC) - used == set()


@pytest.mark.parametrize("app", order())
def test_imports__inside_an_app__go_in_no_circle(app: str) -> None:
    # Whoever imports nothing that is left goes, until nobody does: what stays is a circle, or leads into one.
    waiting = {
        module: {
            other
            for other in graph().find_modules_directly_imported_by(module)
            if app_of(other) == app and other != module
        }
        for module in graph().modules
        if app_of(module) == app
    }
    while free := {module for module, others in waiting.items() if not others & waiting.keys()}:
        waiting = {module: others for module, others in waiting.items() if module not in free}
    assert waiting == {}
