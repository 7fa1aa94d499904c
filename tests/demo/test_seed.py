"""The demo's people: one of every role, and the logins that the docs name."""

from __future__ import annotations

import re

import pytest
from django.conf import settings

from apps.tenants.choices import TENANT_ROLES
from demo.seed import CAST, OPERATOR, OPERATOR_NAME, TENANTS


def test_cast__in_each_tenant__has_a_person_of_every_role() -> None:
    assert {role for _, role, *_ in CAST} == set(TENANT_ROLES)
    assert all(len(called) == len(TENANTS) for _, _, *called in CAST)
    names = [name for _, _, *called in CAST for name in called]
    assert len({*names, OPERATOR_NAME}) == len(names) + 1


@pytest.mark.parametrize("page", ["README.md", "docs/how-to/demo.md"])
def test_logins__that_a_page_names__are_those_of_the_demo(page: str) -> None:
    logins = {OPERATOR, *(f"{slug}-{title}" for slug in TENANTS for title, *_ in CAST)}
    named = set(
        re.findall(
            rf"`((?:(?:{'|'.join(TENANTS)})-[a-z0-9-]+)|{OPERATOR})`", (settings.BASE_DIR / page).read_text()
        )
    )
    assert named
    assert named <= logins
    if page != "README.md":
        assert named == logins
