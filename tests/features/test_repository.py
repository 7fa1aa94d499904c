"""Definitions as Feast's repository: what people wrote stands in it as text, and never as Python."""

from __future__ import annotations

import ast
import io
import zipfile
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.features.definitions import repository
from apps.features.definitions.values import Definitions, Entity, Feature, Selection, Service, Source, View

HOSTILE = [
    "'); import os; os.system('touch /tmp/owned'); ('",
    '"""\nimport os\n"""',
    "\\",
    "\\'",
    "a\nb = 1",
    "a\rb = 1",
    "a\u2028b = 1",
    "{0.__class__}",
    "%s",
    "# coding: rot13",
    "\x00",
    "\ud800",
    "class",
    "Entity",
    "__import__('os')",
]


def definitions(text: str) -> Definitions:
    """Return definitions in which every text is this one."""
    tags = {text: text}
    return Definitions(
        project=text,
        description=text,
        entities=(Entity(text, text, "Int64", text, text, tags),),
        sources=(
            Source(text, "file", {"path": text}, text, text, text, text, tags),
            Source(text + "2", "postgres", {"query": text}, text, "", text, text, tags),
            Source(text + "3", "snowflake", {"table": text, "schema": text, "database": text}, text),
        ),
        views=(
            View(
                text, (text,), text, (Feature(text, "Array(Int64)", text, tags),), 60, True, text, text, tags
            ),
            View(text + "2", (), text + "2", (Feature(text, "String"),)),
        ),
        services=(Service(text, (Selection(text), Selection(text + "2", (text,))), text, text, tags),),
    )


ALLOWED = (
    ast.Module,
    ast.Assign,
    ast.Name,
    ast.Store,
    ast.Load,
    ast.Call,
    ast.keyword,
    ast.Constant,
    ast.List,
    ast.Dict,
    ast.Subscript,
    ast.ImportFrom,
    ast.alias,
    ast.Expr,
    ast.Attribute,
)
CALLED = {
    "Project",
    "Entity",
    "FileSource",
    "PostgreSQLSource",
    "SnowflakeSource",
    "FeatureView",
    "FeatureService",
    "Field",
    "Array",
    "timedelta",
}


def require_harmless(text: str) -> ast.Module:
    """Return the tree of a module that does nothing but call the classes of Feast with literals."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        assert isinstance(node, ALLOWED), ast.dump(node)
        if isinstance(node, ast.Call):
            assert isinstance(node.func, ast.Name)
            assert node.func.id in CALLED
        if isinstance(node, ast.Attribute):
            assert ast.unparse(node).startswith("ValueType.")
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] in ("feast", "datetime")
    targets = [node.targets[0].id for node in tree.body if isinstance(node, ast.Assign)]  # type: ignore[attr-defined]
    assert len(targets) == len({*targets}) == 8
    assert {*targets}.isdisjoint(CALLED)
    return tree


@pytest.mark.parametrize("text", HOSTILE)
def test_python__of_hostile_texts__only_names_them(text: str) -> None:
    written = repository.python(definitions(text))
    tree = require_harmless(written)
    assert written.isascii()
    said = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert said.count(text) > 20


@settings(max_examples=80, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_python__of_any_text__only_names_it(text: str) -> None:
    require_harmless(repository.python(definitions(text)))


@pytest.mark.parametrize("text", [one for one in HOSTILE if one not in ("\x00", "\ud800")])
def test_store__of_a_hostile_project__has_the_keys_that_it_had(text: str) -> None:
    files = repository.files(definitions(text))
    found = yaml.safe_load(files["feature_store.yaml"])
    assert found.keys() == {
        "project",
        "registry",
        "provider",
        "online_store",
        "entity_key_serialization_version",
    }
    assert found["project"] == text


def test_type__that_is_none__is_never_written() -> None:
    bad = Definitions(
        "p",
        sources=(Source("s", "file", {"path": "x"}, "at"),),
        views=(View("v", (), "s", (Feature("a", "print(1)"),)),),
    )
    with pytest.raises((ValueError, KeyError)):
        repository.python(bad)


def test_zip__of_equal_definitions__has_equal_bytes_and_three_files() -> None:
    first, second = (repository.zipped(definitions("x")) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == [
            "feature_repo/feature_store.yaml",
            "feature_repo/definitions.py",
            "feature_repo/README.md",
        ]


def test_service__that_names_a_view_left_out__goes_without_it() -> None:
    kept = definitions("x")
    left = Definitions(kept.project, "", kept.entities, kept.sources, kept.views[:1], kept.services)
    text = repository.python(left)
    assert "features=[x_view]" in text


def called(text: str, name: str) -> list[dict[str, Any]]:
    """Return the arguments of each call of a class, those that are literals."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            found.append({one.arg: ast.unparse(one.value) for one in node.keywords})
    return found


def test_view__of_an_entity__has_its_join_key_in_the_schema() -> None:
    text = repository.python(definitions("x"))
    first, second = called(text, "FeatureView")
    assert first["schema"].startswith("[Field(name='x', dtype=Int64), Field(name='x', dtype=Array(Int64)")
    assert first["entities"] == "[x_entity]"
    assert second["entities"] == "[]"
