"""Every declared package is used: imported, named in the settings for Django to import, or run as a program."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The module of a package whose name does not say it.
MODULES = {
    "argon2-cffi": "argon2",
    "dj-database-url": "dj_database_url",
    "django-allauth": "allauth",
    "django-csp": "csp",
    "django-guardian": "guardian",
    "django-ninja": "ninja",
    "django-template-partials": "template_partials",
    "gordon-to-regorus": "regorus",
    "grpcio": "grpc",
    "protobuf": "google",
    "pyyaml": "yaml",
}
# What Django imports where a setting names this.
NAMED = {"argon2-cffi": "django.contrib.auth.hashers.Argon2PasswordHasher"}


def test_dependencies__of_the_portal__are_all_used():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert unused(project["dependencies"], ["apps", "platform_portal"]) == []


def test_dependencies__of_the_sdk__are_all_used():
    project = tomllib.loads((ROOT / "sdk/pyproject.toml").read_text())["project"]
    assert unused(project["dependencies"], ["sdk/src"]) == []


def test_dependencies__one_that_nobody_imports__is_found():
    assert unused(["django>=5", "leftpad>=1", "django-filter"], ["apps"]) == ["leftpad", "django-filter"]


def test_modules__of_packages__name_declared_packages():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert {*MODULES, *NAMED} <= {name_of(each) for each in project["dependencies"]}


def name_of(requirement: str) -> str:
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower()


def unused(requirements: list[str], folders: list[str]) -> list[str]:
    """Return the packages among the requirements that no module of the folders uses."""
    used = {name for folder in folders for path in (ROOT / folder).rglob("*.py") for name in uses(path)}
    names = [name_of(requirement) for requirement in requirements]
    return [
        name
        for name in names
        if MODULES.get(name, name.replace("-", "_")) not in used and NAMED.get(name) not in used
    ]


def uses(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, and in platform_portal those that strings name: apps, middleware, programs."""
    settings = path.is_relative_to(ROOT / "platform_portal")
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "resources.files":
            yield ast.literal_eval(node.args[0])
        elif settings and isinstance(node, ast.Constant) and re.fullmatch(r"[A-Za-z0-9_.]+", str(node.value)):
            yield from (str(node.value), str(node.value).split(".")[0])
