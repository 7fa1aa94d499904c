"""Promises about the code itself."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command

from apps.audit.choices import Action

ROOT = Path(__file__).resolve().parents[2]
PYTHON = [
    path
    for folder in ("apps", "platform_portal", "sdk", "demo", "bench")
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and "var" not in path.parts
]
LONGEST_MODULE = 450


@pytest.mark.parametrize("action", list(Action))
def test_audit_action__each__has_a_name_of_three_parts_and_a_text(action):
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+\.[a-z_]+", action.value)
    assert action.label
    assert action.label != action.name


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_module__each__stays_readable_in_one_sitting(path):
    assert len(path.read_text().splitlines()) <= LONGEST_MODULE


def test_guardian__outside_its_two_rooms__is_not_imported():
    importing = {
        str(path.relative_to(ROOT))
        for path in PYTHON
        if re.search(r"^\s*(from|import) guardian", path.read_text(), re.MULTILINE)
    }
    assert {
        name for name in importing if not name.startswith(("apps/core/", "apps/tenants/", "bench/"))
    } == set()


@pytest.mark.django_db
def test_migrations__of_every_app__are_complete():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
