"""The search palette: opened over any page, walked by keyboard, and left as it was."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Visits
from tests.factories.cast import World
from tests.factories.objects import make_model, make_version

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(world: World, visits: Visits) -> Page:
    for cast in (world.acme, world.globex):
        for name in ("fraud", "fraud-detector"):
            make_version(cast, make_model(cast, name))
    return visits.open(world.acme.viewer, "/rollouts/")


def test_palette__keyboard__finds_walks_and_opens(page: Page) -> None:
    palette = page.get_by_role("dialog", name="Search everything")
    page.keyboard.press("Control+k")
    expect(palette).to_be_visible()
    expect(palette.get_by_role("link", name="Models")).to_be_visible()
    page.keyboard.type("fraud")
    hits = palette.locator(".hit")
    expect(hits).to_have_text([re.compile(r"^\s*fraud\s*Acme"), re.compile("fraud-detector")])
    page.keyboard.press("ArrowDown")
    expect(hits.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.last).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(palette.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/models/acme/fraud/")


def test_palette__escape__goes_back_to_the_page(page: Page) -> None:
    page.keyboard.press("Control+k")
    palette = page.get_by_role("dialog", name="Search everything")
    page.keyboard.type("nothing-of-this-name")
    expect(palette).to_contain_text("Nothing found")
    page.keyboard.press("Escape")
    expect(palette).to_be_hidden()
    assert page.url.endswith("/rollouts/")


def test_palette__button_on_a_phone__fits(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Search").click()
    page.keyboard.type("fraud")
    expect(page.locator("#palette .hit")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_search__without_a_script__is_a_page(world: World, visits: Visits) -> None:
    make_model(world.acme, "fraud")
    page = visits.open(world.acme.viewer, "/rollouts/", java_script_enabled=False)
    page.get_by_role("link", name="Search").click()
    page.get_by_role("main").get_by_role("searchbox").fill("fraud")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name="fraud").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("fraud")
