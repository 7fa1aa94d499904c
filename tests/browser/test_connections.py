"""The pages of connections in a browser: empty, one made by its kind, tested, and as a viewer sees it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_pages import RULES_OF_COLOUR, barriers, lost, settle
from tests.browser.visits import DESK, PHONE, Visits
from tests.connections.places import open_place
from tests.core.neighbours import Neighbour
from tests.factories.cast import World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("CONNECTIONS_SHOTS")


def looked_at(page: Page, name: str) -> None:
    """Look at a page in both themes and sizes."""
    for scheme, size in (("light", DESK), ("dark", PHONE), ("light", PHONE), ("dark", DESK)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        settle(page)
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{scheme}-{size['width']}.png", full_page=True)
        assert lost(page) == [], (name, scheme, size)
        only = () if (scheme, size) == ("light", DESK) else RULES_OF_COLOUR
        assert barriers(page, *only) == [], (name, scheme, size)


def test_connection__made_tested_and_seen(world: World, visits: Visits) -> None:
    neighbour = Neighbour()
    page = visits.open(world.acme.tenant_admin, "/tenants/acme/connections/")
    looked_at(page, "empty")
    open_place(world.acme.tenant, neighbour.port)
    page.get_by_role("link", name="Prometheus").click()
    page.get_by_label("Name", exact=True).fill("cluster-metrics")
    page.get_by_label("Address").fill(f"http://127.0.0.1:{neighbour.port}")
    page.get_by_label("Password or token").fill("token-of-acme")
    looked_at(page, "new")
    page.get_by_role("button", name="Create the connection").click()
    page.get_by_role("button", name="Test the connection").click()
    expect(page.get_by_text("It answered.").first).to_be_visible()
    # Away from the button, whose colour is another one under the pointer.
    page.mouse.move(0, 0)
    looked_at(page, "detail")
    assert "token-of-acme" not in page.content()
    page.goto("/tenants/acme/connections/")
    looked_at(page, "one")
    neighbour.close()
