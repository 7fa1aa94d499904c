"""The graph in a browser: small, large and cut off; read by eye, by keyboard, and as its table."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.lineage import nodes
from apps.lineage import services as lineage
from tests.browser.test_pages import barriers, lost, settle
from tests.browser.visits import DESK, PHONE, Visits
from tests.factories.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MIDDLE = nodes.dataset("postgres://warehouse.example.com:5432", "analytics.public.orders_of_every_shop")
# What each text of a box sticks out of it, and the boxes that lie on each other.
UNREADABLE = """() => {
  const boxes = [...document.querySelectorAll("svg.graph .graph-node")].map((node) => {
    const room = node.querySelector("rect").getBBox();
    for (const text of node.querySelectorAll("text")) {
      const box = text.getBBox();
      if (box.x + box.width > room.x + room.width || box.y < room.y) return { bad: text.textContent };
      if (parseFloat(getComputedStyle(text).fontSize) < 11) return { bad: `too small: ${text.textContent}` };
    }
    return room;
  });
  const found = boxes.filter((box) => box.bad).map((box) => box.bad);
  for (const [place, one] of boxes.entries()) for (const other of boxes.slice(place + 1)) {
    const apart = one.x + one.width <= other.x || other.x + other.width <= one.x
      || one.y + one.height <= other.y || other.y + other.height <= one.y;
    if (!apart) found.push(`boxes on each other at ${one.x} ${one.y}`);
  }
  return found;
}"""
START_IS_SEEN = """() => {
  const box = document.querySelector(".graph-scroll").getBoundingClientRect();
  const start = document.querySelector(".is-start rect").getBoundingClientRect();
  return start.left >= box.left - 1 && start.right <= box.right + 1
    && start.top >= box.top - 1 && start.bottom <= box.bottom + 1;
}"""


def feed(cast: Cast, sources: int, targets: int) -> None:
    """Feed the dataset in the middle from some, and let it feed others, of which the first feeds one more."""
    into = [
        nodes.Edge(nodes.dataset("s3://raw-files-of-all-shops", f"in/{n}.csv"), MIDDLE)
        for n in range(sources)
    ]
    made = [
        nodes.dataset("bigquery", f"warehouse.reports.weekly_report_of_a_long_name_{n}")
        for n in range(targets)
    ]
    beyond = nodes.dataset("bigquery", "warehouse.reports.beyond")
    edges = [*into, *(nodes.Edge(MIDDLE, one) for one in made), nodes.Edge(made[0], beyond)]
    lineage.replace_edges(tenant=cast.tenant, origin="test", edges=edges)


def address(cast: Cast, **query: Any) -> str:
    more = "".join(f"&{key}={value}" for key, value in query.items())
    return f"/catalog/graph/?node={MIDDLE.node_id(cast.tenant.pk)}{more}"


def looked_at(page: Page, boxes: int) -> None:
    """Hold a page to what every drawing has to keep, in both sizes and themes."""
    for scheme, size in (("light", DESK), ("dark", PHONE)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        page.reload()
        settle(page)
        expect(page.locator("svg.graph .graph-node")).to_have_count(boxes)
        expect(page.locator("#table tbody tr")).to_have_count(boxes)
        assert page.evaluate(UNREADABLE) == [], (scheme, size)
        assert page.evaluate(START_IS_SEEN), (scheme, size)
        assert lost(page) == [], (scheme, size)
        assert barriers(page) == [], (scheme, size)


def test_graph__of_five_nodes__is_legible_and_says_what_is_not_drawn(acme: Cast, visits: Visits) -> None:
    feed(acme, sources=2, targets=2)
    page = visits.open(acme.viewer, address(acme, depth=1))
    looked_at(page, boxes=5)
    # One of what it feeds feeds something that is a step further than was asked for.
    expect(page.locator(".graph-more")).to_have_count(1)
    expect(page.get_by_text("A dot at its side")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="and what is not drawn")).to_have_count(1)
    page.get_by_role("navigation", name="What is drawn").get_by_role("link", name="3", exact=True).click()
    expect(page.locator("svg.graph .graph-node")).to_have_count(6)
    expect(page.locator(".graph-more")).to_have_count(0)


def test_graph__of_two_hundred_nodes__is_legible(acme: Cast, visits: Visits) -> None:
    feed(acme, sources=99, targets=100)
    looked_at(visits.open(acme.viewer, address(acme, depth=1)), boxes=200)


def test_graph__by_keyboard__is_walked_or_skipped(acme: Cast, visits: Visits) -> None:
    feed(acme, sources=1, targets=1)
    page = visits.open(acme.viewer, address(acme, depth=1))
    skip = page.get_by_role("link", name="Skip the drawing: 3 links")
    skip.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("region", name="feeds and is fed with")).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator("svg.graph .graph-node").first
    expect(first).to_be_focused()
    ring = "node => getComputedStyle(node.querySelector('rect')).strokeWidth"
    assert first.evaluate(ring) == "3px"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("in/0.csv")
    page.goto(address(acme, depth=1))
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    # Past all boxes, in the table that says the same.
    assert page.evaluate("document.activeElement.closest('#table') !== null")
