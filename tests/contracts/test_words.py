"""The words of the field: no module and no name in the code speaks the project's own old dialect."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("apps", "platform_portal", "sdk", "demo", "bench")
# What to say instead stands behind each.
ODD = {
    "asking": "name the answer",
    "dense": "selective filter, index hint",
    "elector": "eligible reviewer",
    "electorate": "eligible reviewers, a snapshot",
    "holdings": "grants, role bindings",
    "look": "measurement, access log entry, view",
    "looks": "measurements, access log entries",
    "narrow": "selective filter",
    "narrowing": "filter",
    "newcomers": "recent grants",
    "outbid": "newer generation, a fencing token",
    "sides": "versions: stable and candidate",
    "told": "message, answer, lease",
    "visit": "operator access session",
    "visiting": "operator access session",
    "visits": "operator access sessions",
    "vitals": "health check",
}
# Modules are named by nouns.
ODD_MODULES = {
    "aborting": "aborts",
    "bound_fields": "bounds_fields",
    "clearing": "cleanup",
    "counting": "event_counts",
    "explaining": "explanations",
    "facts": "metadata",
    "listing": "tenant_list",
    "serving": "model_servers",
    "sharing": "shareables",
    "comparing": "comparison",
    "measuring": "measurements",
    "reconciling": "reconciliation",
}


def test_modules__all__are_named_by_nouns_of_the_field():
    odd = {**ODD, **ODD_MODULES}
    assert {str(path.relative_to(ROOT)): odd[path.stem] for path in python() if path.stem in odd} == {}


def test_names__all__are_words_of_the_field():
    found = {
        f"{path.relative_to(ROOT)}: {name}": ODD[word]
        for path in python()
        for name in names(ast.parse(path.read_text()))
        for word in words(name)
        if word in ODD
    }
    assert found == {}


def test_names__an_old_word__is_found_in_any_spelling():
    tree = ast.parse("class OutbidRoute:\n  def of(self, is_outbid): return self.outbid")
    assert [name for name in names(tree) if "outbid" in words(name)] == [
        "OutbidRoute",
        "is_outbid",
        "outbid",
    ]


def python() -> list[Path]:
    return [
        path
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and "var" not in path.parts
    ]


def names(tree: ast.AST) -> Iterator[str]:
    """Yield what a module defines or uses by name."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.alias(name=name):
                yield name
            case ast.arg(arg=name) | ast.Name(id=name) | ast.Attribute(attr=name):
                yield name
            case ast.keyword(arg=str(name)):
                yield name


def words(name: str) -> list[str]:
    """Return the words of a name in snake case or camel case, in lower case."""
    return [word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)]
