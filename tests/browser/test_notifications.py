"""Notices and webhooks in a browser: the bell is live, and every page fits, light and dark, wide and narrow."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from apps.audit import outbox
from apps.notifications import services
from apps.notifications.models import Webhook
from tests.browser.test_pages import RULES_OF_COLOUR, barriers, lost, settle
from tests.browser.visits import DESK, PHONE, Visits
from tests.connections.places import open_place
from tests.factories.cast import World
from tests.factories.objects import ask, make_model, make_version
from tests.notifications.receiver import Receiver

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("NOTIFICATIONS_SHOTS")


def looked_at(page: Page, name: str) -> None:
    """Look at a page in both themes and sizes."""
    for scheme, size in (("light", DESK), ("light", PHONE), ("dark", PHONE), ("dark", DESK)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(size)
        settle(page)
        if SHOTS:
            page.screenshot(path=Path(SHOTS) / f"{name}-{scheme}-{size['width']}.png", full_page=True)
        assert lost(page) == [], (name, scheme, size)
        only = () if (scheme, size) == ("light", DESK) else RULES_OF_COLOUR
        assert barriers(page, *only) == [], (name, scheme, size)


def test_bell__something_happens__counts_it_and_leads_to_it(world: World, visits: Visits) -> None:
    world.acme.voters()
    outbox.deliver()
    page = visits.open(world.acme.approver, "/notifications/")
    expect(page.get_by_text("Nothing new")).to_be_visible()
    looked_at(page, "list-empty")
    version = make_version(world.acme, make_model(world.acme, "fraud"))
    ask(world.acme, version)
    outbox.deliver()
    page.reload()
    expect(page.locator(".bell .nav-count")).to_contain_text("1")
    looked_at(page, "list-one")
    page.get_by_role("button", name="Mark as read").first.click()
    expect(page.get_by_text("Nothing new")).to_be_visible()
    expect(page.locator(".bell .nav-count")).to_have_count(0)
    page.get_by_role("link", name="All", exact=True).click()
    page.get_by_role("button", name="Review requested", exact=True).click()
    expect(page).to_have_url(f"{visits.url}/approvals/{version.model.tenant.change_requests.get().pk}/")


@pytest.mark.parametrize("with_scripts", [True, False])
def test_list__many__are_read_at_once_and_taken_back(
    world: World, visits: Visits, with_scripts: bool
) -> None:
    world.acme.voters()
    outbox.deliver()
    for number in range(30):
        model = make_model(world.acme, f"m{number}-{'long' * 20 if number % 7 == 0 else 'x'}")
        ask(world.acme, make_version(world.acme, model))
    outbox.deliver()
    page = visits.open(world.acme.approver, "/notifications/", java_script_enabled=with_scripts)
    if with_scripts:
        looked_at(page, "list-many")
    page.get_by_role("button", name="Mark all as read").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Mark as read").first).to_be_visible()


def test_preferences__chosen__stay(world: World, visits: Visits) -> None:
    world.acme.author.email = "author@example.com"
    world.acme.author.save()
    page = visits.open(world.acme.author, "/notifications/preferences/")
    looked_at(page, "preferences")
    page.get_by_label("What becomes of my requests: by mail").select_option("daily")
    page.get_by_role("button", name="Save the preferences").click()
    expect(page.get_by_label("What becomes of my requests: by mail")).to_have_value("daily")


def test_webhooks__made_tested_and_seen(world: World, visits: Visits) -> None:
    receiver = Receiver(statuses=[204, 500], answer=b"<h1>Internal error</h1> " + b"unbreakable" * 30)
    open_place(world.acme.tenant, receiver.port)
    page = visits.open(world.acme.tenant_admin, "/tenants/acme/webhooks/")
    looked_at(page, "webhooks-empty")
    page.get_by_label("Name").fill("Pager of the fraud team")
    page.get_by_label("Address").fill(receiver.url)
    page.get_by_role("button", name="Create the webhook").click()
    expect(page.get_by_text("whsec_")).to_be_visible()
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / "webhook-secret.png", full_page=True)
    webhook = Webhook.objects.get()
    for _ in range(2):
        page.get_by_role("button", name="Send a test").click()
        expect(page.get_by_text("A test is on its way")).to_be_visible()
        services.send(webhook.pk)
    page.reload()
    expect(page.get_by_text("500 in")).to_be_visible()
    page.locator("details summary").filter(has_text="500 in").click()
    looked_at(page, "webhook")
    page.goto("/tenants/acme/webhooks/")
    looked_at(page, "webhooks-one")
    receiver.close()
