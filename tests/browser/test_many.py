"""Ten thousand of everything: the lists still answer faster than an open page asks again, and can be walked."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.db.models import Model
from django.urls import reverse
from playwright.sync_api import Page, expect

from apps.registry.models import RegisteredModel
from tests.browser.visits import ANSWER_TIME, ASKS_EVERY, Visits
from tests.factories.cast import World
from tests.rollouts.stage import ask, make_version

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

MANY = 10_000
PAGE_SIZE = 25

LOAD_TIME = "() => { const [page] = performance.getEntriesByType('navigation'); return page.domInteractive; }"


def multiply(row: Model, **columns: str) -> None:
    """Copy a row many times; `columns` are SQL expressions of the copy's number n."""
    names = [field.column for field in row._meta.concrete_fields if not field.generated]
    values = [columns.get(name, f't."{name}"') for name in names]
    table = row._meta.db_table
    quoted = ", ".join(f'"{name}"' for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values)} "
            f"FROM {table} t CROSS JOIN generate_series(1, %s) n WHERE t.id = %s",
            [MANY - 1, row.pk],
        )


def crowd(world: World) -> None:
    """Fill both tenants with models and open requests."""
    for cast in (world.acme, world.globex):
        version = make_version(cast)
        request = ask(cast, version)
        named = f"'{cast.tenant.slug}-' || lpad(n::text, 5, '0')"
        older = "- n * interval '1 second'"
        multiply(
            version.model,
            id="gen_random_uuid()",
            name=named,
            updated_at=f"t.updated_at {older}",
        )
        multiply(
            request,
            id="gen_random_uuid()",
            number="t.number + n",
            title=f"'Promote ' || {named} || ' version 1 to champion'",
            created_at=f"t.created_at {older}",
        )
    assert RegisteredModel.objects.count() == 2 * MANY


def walk(page: Page, pages: int) -> list[str]:
    """Follow the link to the next page and return where the rows lead."""
    links = page.locator("[data-list] .row-link")
    met: list[str] = []
    for number in range(pages):
        expect(links).to_have_count(PAGE_SIZE)
        met += links.evaluate_all("links => links.map((link) => link.pathname)")
        if number + 1 < pages:
            page.get_by_role("link", name="Next").click()
            expect(links.first).not_to_have_attribute("href", met[-PAGE_SIZE])
    return met


def test_lists__ten_thousand_rows_in_each_tenant__answer_in_time_and_can_be_walked(
    world: World, visits: Visits
) -> None:
    crowd(world)
    reviewer = visits.open(world.acme.approver, reverse("approvals:queue"))
    expect(reviewer.get_by_role("link", name=re.compile("Waiting for me"))).to_contain_text("99+")
    expect(reviewer.locator(".nav-badge")).to_contain_text("99+")
    for page, seen in ((reviewer, 1), (visits.open(world.operator, "/"), 2)):
        for path in ("/", f"{reverse('approvals:queue')}?show=open", reverse("registry:model-list")):
            page.goto(path)
            took = page.evaluate(LOAD_TIME), page.evaluate(ANSWER_TIME)
            assert max(took) < ASKS_EVERY, (path, took)
            if path == "/":
                continue
            met = walk(page, 3)
            assert len(set(met)) == len(met) == 3 * PAGE_SIZE
            page.get_by_role("searchbox").fill("-00777")
            expect(page.locator("[data-list] .row-link")).to_have_count(seen)
            expect(page.locator("[data-list]")).to_contain_text("acme-00777")
