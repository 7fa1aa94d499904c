"""Promises about the code itself."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from apps.audit.choices import Action

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 450


def python():
    """Return the portal's own modules."""
    return [
        path
        for folder in ("apps", "platform_portal", "sdk", "demo", "bench")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and "var" not in path.parts
    ]


def test_audit_actions__all__have_a_name_of_three_parts_and_a_text():
    for action in Action:
        assert re.fullmatch(r"[a-z_]+\.[a-z_]+\.[a-z_]+", action.value), action
        assert action.label, action
        assert action.label != action.name


def test_modules__all__stay_readable_in_one_sitting():
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in python()}
    assert len(lengths) > 100
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_guardian__outside_its_two_rooms__is_not_imported():
    importing = {
        str(path.relative_to(ROOT))
        for path in python()
        if re.search(r"^\s*(from|import) guardian", path.read_text(), re.MULTILINE)
    }
    assert {
        name for name in importing if not name.startswith(("apps/core/", "apps/tenants/", "bench/"))
    } == set()


def test_locks__of_rows__let_others_refer_to_them():
    # At its end a transaction asks whether the rows that it refers to are there, and waits where one is held altogether;
    # whoever holds it may wait for the trail meanwhile, which the first one holds.
    taken = [
        (str(path.relative_to(ROOT)), call)
        for path in python()
        for call in re.findall(r"select_for_update\(((?:[^()]|\([^()]*\))*)\)", path.read_text())
    ]
    assert len(taken) > 30
    assert [lock for lock in taken if "no_key=True" not in lock[1]] == []


@pytest.mark.django_db
def test_migrations__of_every_app__are_complete():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_docstrings__all__begin_as_an_order():
    beginning = re.compile(r'"""This (function|method|property|exception|class) will')
    tests = (ROOT / "tests").rglob("*.py")
    assert [
        str(path.relative_to(ROOT)) for path in [*python(), *tests] if beginning.search(path.read_text())
    ] == []
