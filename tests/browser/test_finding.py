"""Finding one's way: filters that live in the address, the keyboard, and empty pages that say what to do."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from apps.accounts.models import User
from tests.browser.visits import PHONE, Visits
from tests.factories.cast import World
from tests.factories.objects import make_model
from tests.rollouts.stage import ask, make_rollout, make_version

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

Who = Callable[[World], User]
MODELS = ("fraud", "churn", "ranking")


@pytest.fixture
def queue(world: World, visits: Visits) -> Page:
    """Open the queue of a reviewer for whom three requests wait."""
    for name in MODELS:
        ask(world.acme, make_version(world.acme, name))
    return visits.open(world.acme.approver, reverse("approvals:queue"))


def rows(page: Page) -> Locator:
    return page.locator("[data-list] .row-link")


def test_queue__filtered_while_typing__stays_so_after_a_reload_and_goes_with_back(queue: Page) -> None:
    expect(rows(queue)).to_have_count(3)
    queue.get_by_role("searchbox", name="Search").fill("chu")
    expect(rows(queue)).to_have_text([re.compile("churn")])
    expect(queue).to_have_url(re.compile("q=chu"))
    queue.reload()
    expect(queue.get_by_role("searchbox", name="Search")).to_have_value("chu")
    expect(rows(queue)).to_have_text([re.compile("churn")])
    queue.get_by_role("link", name=re.compile("Decided")).click()
    expect(queue.get_by_text("No request matches")).to_be_visible()
    expect(queue).to_have_url(re.compile("show=decided"))
    expect(queue.get_by_role("searchbox", name="Search")).to_have_value("chu")
    queue.go_back()
    expect(rows(queue)).to_have_count(1)
    queue.get_by_role("link", name="Clear").click()
    expect(rows(queue)).to_have_count(3)
    expect(queue.get_by_role("searchbox", name="Search")).to_have_value("")


@pytest.mark.parametrize("with_scripts", [True, False])
def test_models_and_rollouts__filtered__stay_so_after_a_reload(
    world: World, visits: Visits, with_scripts: bool
) -> None:
    for cast in (world.acme, world.globex):
        make_rollout(cast, make_version(cast, "fraud"))
        make_rollout(cast, make_version(cast, "churn"))
    for path, label in ((reverse("registry:model-list"), "Name"), (reverse("rollouts:list"), "Model")):
        page = visits.open(world.operator, path, java_script_enabled=with_scripts)
        expect(rows(page)).to_have_count(4)
        page.get_by_label(label, exact=True).fill("fra")
        page.get_by_label("Tenant", exact=True).select_option("globex")
        page.get_by_role("button", name="Filter").click()
        expect(rows(page)).to_have_text([re.compile("fraud")])
        expect(page).to_have_url(re.compile("tenant=globex"))
        page.reload()
        expect(page.get_by_label(label, exact=True)).to_have_value("fra")
        expect(page.get_by_label("Tenant", exact=True)).to_have_value("globex")
        expect(rows(page)).to_have_count(1)
        expect(page.locator("[data-list] tbody")).to_contain_text("Globex")


def test_keyboard__j_k_and_enter__walk_the_rows_and_open_one(queue: Page) -> None:
    keys, links = queue.keyboard, rows(queue)
    keys.press("j")
    expect(links.nth(0)).to_be_focused()
    keys.press("j")
    keys.press("j")
    keys.press("j")
    expect(links.nth(2)).to_be_focused()
    keys.press("k")
    expect(links.nth(1)).to_be_focused()
    title = links.nth(1).inner_text()
    keys.press("Enter")
    expect(queue.get_by_role("heading", level=1)).to_have_text(title)


def test_keyboard__slash__goes_to_the_filter_where_letters_are_letters(queue: Page) -> None:
    queue.keyboard.press("/")
    search = queue.get_by_role("searchbox", name="Search")
    expect(search).to_be_focused()
    queue.keyboard.type("gjk?/")
    expect(search).to_have_value("gjk?/")
    expect(search).to_be_focused()
    expect(queue.get_by_text("No request matches")).to_be_visible()


def test_keyboard__g_and_a_letter__opens_an_area_unless_switched_off(queue: Page) -> None:
    queue.keyboard.press("?")
    dialog = queue.get_by_role("dialog")
    expect(dialog).to_contain_text("Keyboard shortcuts")
    queue.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    queue.keyboard.press("g")
    queue.keyboard.press("m")
    expect(queue.get_by_role("heading", level=1)).to_have_text("Models")
    queue.get_by_role("button", name="Shortcuts").click()
    dialog.get_by_label("Use these shortcuts").uncheck()
    queue.keyboard.press("Escape")
    queue.keyboard.press("g")
    queue.keyboard.press("a")
    queue.keyboard.press("?")
    expect(dialog).to_be_hidden()
    expect(queue).to_have_url(re.compile(r"/models/$"))


def test_keyboard__only__reaches_the_vote_past_the_skip_link(queue: Page) -> None:
    rows(queue).first.click()
    expect(queue.locator("#decide")).to_be_visible()
    queue.keyboard.press("Tab")
    expect(queue.get_by_role("link", name="Skip to the content")).to_be_focused()
    queue.keyboard.press("Enter")
    expect(queue.locator("main")).to_be_focused()
    approve = queue.get_by_role("button", name="Approve", exact=True)
    for _ in range(60):
        queue.keyboard.press("Tab")
        if approve.evaluate("button => document.activeElement === button"):
            break
    expect(approve).to_be_focused()
    queue.keyboard.press("Enter")
    expect(queue.locator("#live")).to_contain_text("1 of 2 approvals")


def test_queue__tabs_on_a_phone__are_one_row_that_shows_the_open_one_and_follows_the_keyboard(
    queue: Page,
) -> None:
    queue.set_viewport_size(PHONE)
    queue.goto(reverse("approvals:queue") + "?show=decided")
    tabs = queue.get_by_role("navigation", name="Which requests")
    first, last = tabs.get_by_role("link").first, tabs.get_by_role("link", name="Decided")
    in_row = """(tab) => {
      const [mine, row] = [tab, tab.parentElement].map((one) => one.getBoundingClientRect());
      return [mine.top - row.top, mine.left >= row.left && Math.floor(mine.right) <= row.right];
    }"""
    assert (first.evaluate(in_row), last.evaluate(in_row)) == ([0, False], [0, True])
    first.click()
    expect(first).to_have_attribute("aria-current", "page")
    assert (first.evaluate(in_row), last.evaluate(in_row)) == ([0, True], [0, False])
    tabs.get_by_role("link", name="Mine").focus()
    tabs.evaluate("(row) => { row.scrollLeft = 30; }")  # half of the last: browsers call that visible
    queue.keyboard.press("Tab")
    expect(last).to_be_focused()
    assert last.evaluate(in_row) == [0, True]
    assert queue.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


EMPTY: list[tuple[str, Who, str, str, str]] = [
    # page, who looks, what it says, and where its button leads or what to type
    ("/", lambda w: w.acme.author, "Three short steps", "portal models push DIR --name my-model", ""),
    ("/", lambda w: w.acme.approver, "Know your queue", "", "Approvals"),
    ("/", lambda w: w.acme.viewer, "Look at the models", "", "Models"),
    ("/", lambda w: w.outsider, "You belong to no tenant yet", "Ask an administrator", ""),
    ("/models/", lambda w: w.acme.author, "No models yet", "portal models push DIR --tenant acme", ""),
    ("/models/", lambda w: w.outsider, "No models yet", "", ""),
    ("/approvals/", lambda w: w.acme.approver, "Nothing waits for you", "that you may vote on", ""),
    ("/approvals/?show=open", lambda w: w.acme.approver, "No open requests", "", "Go to the models"),
    ("/approvals/?show=mine", lambda w: w.acme.author, "No requests of yours yet", "", "Go to the models"),
    ("/approvals/?show=decided", lambda w: w.acme.viewer, "No decisions yet", "", ""),
    ("/approvals/?q=zzz", lambda w: w.acme.viewer, "No request matches", "Change the filter", ""),
    (
        "/rollouts/",
        lambda w: w.acme.author,
        "No rollouts yet",
        "two people have approved",
        "Go to the models",
    ),
    ("/rollouts/?state=active", lambda w: w.acme.author, "No rollout matches", "clear it", ""),
]


def test_new_tenant__every_page__says_what_to_do(world: World, visits: Visits) -> None:
    pages: dict[User, Page] = {}
    for path, who, title, told, button in EMPTY:
        person = who(world)
        page = pages.get(person)
        if page is None:
            page = pages[person] = visits.open(person, path, viewport=PHONE)
        else:
            page.goto(path)
        main = page.locator("main")
        expect(main).to_contain_text(title)
        expect(main).to_contain_text(told)
        if button:
            main.get_by_role("link", name=button).click()
            expect(page.get_by_role("heading", level=1)).not_to_have_text(re.compile("Not found"))


def test_model_without_versions__says_how_to_push_one(world: World, visits: Visits) -> None:
    make_model(world.acme, "fraud")
    page = visits.open(world.acme.author, reverse("registry:model-detail", args=["acme", "fraud"]))
    expect(page.locator("main")).to_contain_text("portal models push DIR --tenant acme --name fraud")
    expect(page.get_by_role("link", name="Request promotion")).to_have_count(0)
    page.goto(reverse("rollouts:promotion-request", args=["acme", "fraud"]))
    expect(page.locator("main")).to_contain_text("This model has no versions yet")
