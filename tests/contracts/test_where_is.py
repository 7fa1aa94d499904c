"""docs/where-is.md names files and symbols that are there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"`([\w./-]+):(\w+)`")


def rows() -> list[str]:
    lines = (ROOT / "docs/where-is.md").read_text().splitlines()
    return [line for line in lines if line.startswith("| ") and not line.startswith("| where is it")]


def is_there(path: str, symbol: str) -> bool:
    """Return whether a file defines a symbol: at the top of a module, or as a word of any other file."""
    file = ROOT / path
    if not file.is_file():
        return False
    if file.suffix != ".py":
        return re.search(rf"\b{symbol}\b", file.read_text()) is not None
    return symbol in {name for node in ast.parse(file.read_text()).body for name in defined(node)}


def defined(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.Assign(targets=targets):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


def test_questions__forty__have_a_place_each():
    assert len(rows()) == 40
    assert [row for row in rows() if not PLACE.search(row)] == []


def test_places__all__are_there():
    places = [place for row in rows() for place in PLACE.findall(row)]
    assert [f"{path}:{symbol}" for path, symbol in places if not is_there(path, symbol)] == []


@pytest.mark.parametrize(
    ("path", "symbol"),
    [
        ("apps/gone.py", "tick"),
        ("apps/rollouts/services/engine.py", "tock"),
        ("apps/rollouts/services/engine.py", "Rollout"),  # imported, not defined
        ("apps/rollouts/rego/promotion.rego", "den"),
    ],
)
def test_places__that_moved__are_missed(path: str, symbol: str):
    assert not is_there(path, symbol)
