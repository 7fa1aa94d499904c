"""A rollout's page while real traffic moves through the real Envoy: what it shows by itself, and the way to stop it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from apps.rollouts import services
from apps.rollouts.models import Rollout
from tests.browser.visits import PHONE, Visits, staying
from tests.factories.cast import Cast
from tests.rollouts.stage import TWO_STEPS, Stage, make_champion, make_rollout, make_version, tick_until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LONG_STEP = [{"weight": 50, "seconds": 600}]


def watched(rollout: Rollout) -> bool:
    return rollout.state == "observing" and rollout.counters is not None


def over(rollout: Rollout) -> bool:
    return not rollout.is_active


def says(page: Page, text: str) -> None:
    """Wait for the headline of a rollout."""
    expect(page.locator("#headline")).to_contain_text(text)


def test_rollout__good_version__moves_before_the_eyes_of_a_viewer_until_it_is_champion(
    stage: Stage, acme: Cast, visits: Visits
) -> None:
    make_champion(acme, make_version(acme))
    rollout = make_rollout(acme, make_version(acme), plan=TWO_STEPS, criteria={"hold_seconds": 600})
    page = visits.open(acme.viewer, rollout.get_absolute_url(), viewport=PHONE)
    listing = visits.open(acme.viewer, reverse("rollouts:list"))
    current = page.locator(".plan-step.is-current")
    with staying(page, listing):
        says(page, "starts within a few seconds")
        tick_until(rollout, watched)
        says(page, "Version 2 takes 20% of the traffic")
        expect(current).to_contain_text("20%")
        expect(page.locator("#rollout")).to_contain_text("no data")

        # A fifth of them, by chance, and never fewer than the 20 that the step needs.
        stage.predict(acme, "fraud", 300)
        tick_until(rollout, lambda r: watched(r) and r.step_index == 1)
        says(page, "Version 2 takes 50% of the traffic")
        expect(current).to_contain_text("50%")
        expect(page.locator("#needed")).to_contain_text("Promotion needs about")
        expect(page.locator("[data-chart] .main-svg").first).to_be_visible()

        while not over(rollout):
            stage.predict(acme, "fraud", 200)
            services.tick(rollout.pk)
            rollout = Rollout.objects.with_names().get(pk=rollout.pk)
        says(page, "Version 2 was promoted")
        expect(page.locator("#why-not-abort")).to_contain_text("The alias has moved")
        # The champion's own rollout stands there, too.
        expect(listing.locator("[data-state=succeeded]")).to_have_count(2)
    # What is over is not asked for any more.
    expect(page.locator("#rollout")).not_to_have_attribute("hx-get", re.compile("."))
    page.get_by_role("link", name="Model", exact=True).click()
    expect(page.locator("main")).to_contain_text(re.compile(r"Champion\s+Version 2"))


def test_abort__one_click__takes_the_traffic_back_on_everybodys_page(
    stage: Stage, acme: Cast, visits: Visits
) -> None:
    make_champion(acme, make_version(acme))
    rollout = make_rollout(acme, make_version(acme), plan=LONG_STEP)
    rollout = tick_until(rollout, watched)
    assert stage.shown(rollout)["weight"] == 50
    page = visits.open(acme.approver, rollout.get_absolute_url())
    theirs = visits.open(acme.viewer, rollout.get_absolute_url())
    expect(theirs.locator("#why-not-abort")).to_contain_text("Your role in this tenant cannot stop rollouts")
    with staying(page, theirs):
        page.get_by_label("Reason").fill("The alarms went off.")
        page.wait_for_timeout(2500)  # longer than the page waits before it asks for news
        expect(page.get_by_label("Reason")).to_have_value("The alarms went off.")
        page.get_by_role("button", name="Abort", exact=True).click()
        expect(page.locator("#why-not-abort")).to_be_visible()
        tick_until(rollout, over)
        says(page, "went back to version 1")
        says(theirs, "went back to version 1")
        expect(theirs.locator("#rollout")).to_contain_text("The alarms went off.")
        expect(page.get_by_role("button", name="Abort", exact=True)).to_have_count(0)
    shown = stage.shown(rollout)
    assert (shown["weight"], shown["candidate"]) == (0, None)
    assert Rollout.objects.get(pk=rollout.pk).abort_requested_by == acme.approver
    assert stage.predict(acme, "fraud", 5) == {200: 5}


def test_rollout__bad_version__goes_back_by_itself_and_every_open_page_says_why(
    stage: Stage, acme: Cast, visits: Visits
) -> None:
    make_champion(acme, make_version(acme))
    candidate = make_version(acme)
    stage.fail(candidate)
    rollout = make_rollout(acme, candidate, plan=LONG_STEP)
    tick_until(rollout, watched)
    page = visits.open(acme.approver, rollout.get_absolute_url())
    request = visits.open(acme.colleague, reverse("approvals:detail", args=[rollout.change_request_id]))
    with staying(page, request):
        page.get_by_label("Reason").fill("It looks as if")
        stage.predict(acme, "fraud", 160)
        rollout = tick_until(rollout, over)
        says(page, "Version 2 was rolled back. All traffic went back to version 1.")
        expect(page.locator("#rollout")).to_contain_text(rollout.reason)
        expect(page.locator("#rollout [data-state=rollback]")).to_be_visible()
        expect(request.locator("#live [data-state=rolled_back]")).to_be_visible()


def test_rollout__router_does_not_follow__is_said_until_it_does(
    stage: Stage, acme: Cast, visits: Visits
) -> None:
    make_champion(acme, make_version(acme))
    rollout = tick_until(make_rollout(acme, make_version(acme), plan=LONG_STEP), watched)
    stage.envoy.pause()
    page = visits.open(acme.approver, rollout.get_absolute_url())
    # The answer waits for the router for a bounded time; the page asks for news meanwhile.
    with page.expect_response(re.compile("/abort/$")):
        page.get_by_role("button", name="Abort", exact=True).click()
        expect(page.locator("#router-off")).to_contain_text("The router is not in sync yet")
    says(page, "is being rolled back")
    expect(page.locator("#rollout")).to_have_count(1)
    expect(page.get_by_role("button", name="Abort", exact=True)).to_have_count(0)
    stage.envoy.resume()
    tick_until(rollout, over)
    says(page, "went back to version 1")
    expect(page.locator("#router-off")).to_have_count(0)
