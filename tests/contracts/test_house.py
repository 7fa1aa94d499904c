"""Promises about the code itself."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from apps.audit.choices import Action

ROOT = Path(__file__).resolve().parents[2]
LONGEST_MODULE = 450


def python():
    """This function will return the portal's own modules."""
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


@pytest.mark.django_db
def test_migrations__of_every_app__are_complete():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
