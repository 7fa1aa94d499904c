"""The request's page in a real browser: votes of others arrive, typed text stays, nothing reloads."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.approvals import services
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest
from tests.approvals.fakes import FakeHandler, ask
from tests.factories.cast import Cast, make_world

CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"),
        reason="needs chromium: apt-get install --no-install-recommends chromium",
    ),
]

# Playwright keeps an event loop in this thread; the tests use the database from the same thread, in turns.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture
def people() -> Cast:
    return make_world().acme


@pytest.fixture
def open_page(live_server: Any, browser: Any) -> Iterator[Any]:
    """This function will open a page of the portal as a signed-in person, and check what its console said."""
    contexts = []
    said: list[str] = []

    def opened(user: object, path: str, **options: Any) -> Any:
        client = Client()
        client.force_login(user)
        context = browser.new_context(**options)
        contexts.append(context)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
        context.add_cookies([cookie])
        page = context.new_page()
        page.on("console", lambda m: said.append(m.text) if m.type == "error" else None)
        page.goto(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    # A refusal's status is logged by the browser itself; a breach of the policy or a script error is not of that kind.
    assert [text for text in said if not text.startswith("Failed to load resource")] == []


def detail(request: ChangeRequest) -> str:
    return reverse("approvals:detail", args=[request.pk])


def test_vote_of_another__arrives_within_three_seconds_and_typed_text_stays(
    people: Cast, handler: FakeHandler, open_page: Any
) -> None:
    request = ask(handler, tenant=people.tenant, by=people.author)
    page = open_page(people.approver, detail(request))
    page.fill("#decide textarea", "I am still thinking about")
    page.evaluate("window.stayed = true")
    services.cast_vote(
        change_request=request, digest=request.digest, decision="approve", by=people.second_approver
    )
    page.wait_for_selector("#live >> text=1 of 2", timeout=3000)
    assert page.input_value("#decide textarea") == "I am still thinking about"
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    page.click("#decide button[value=approve]")
    page.wait_for_selector("#live [data-state=executing]")
    assert page.evaluate("window.stayed") is True
    request.refresh_from_db()
    assert request.state == State.EXECUTING


def test_reject_without_reason__says_so_beside_the_field(
    people: Cast, handler: FakeHandler, open_page: Any
) -> None:
    request = ask(handler, tenant=people.tenant, by=people.author)
    page = open_page(people.approver, detail(request))
    page.click("#decide button[value=reject]")
    page.wait_for_selector("[data-refusal=reason_required]")
    page.fill("#decide textarea", "Not before the freeze ends.")
    page.click("#decide button[value=reject]")
    page.wait_for_selector("#live [data-state=rejected]")
    assert "Not before the freeze ends." in page.inner_text("#activity")


def test_content_changed_while_reading__offers_what_changed_instead_of_the_form(
    people: Cast, handler: FakeHandler, open_page: Any
) -> None:
    request = ask(handler, tenant=people.tenant, by=people.author)
    page = open_page(people.approver, detail(request))
    handler.facts["baseline"] = 7
    with pytest.raises(services.StaleDigest):
        services.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=people.second_approver
        )
    page.wait_for_selector("#decide >> text=Show what changed", timeout=3000)
    assert page.query_selector("#decide button[value=approve]") is None
    page.click("#decide >> text=Show what changed")
    page.wait_for_selector("#changes >> text=baseline.version")


def test_without_javascript__a_person_can_comment_and_approve(
    people: Cast, handler: FakeHandler, open_page: Any
) -> None:
    request = ask(handler, tenant=people.tenant, by=people.author)
    page = open_page(people.approver, detail(request), java_script_enabled=False)
    page.fill("textarea[name=text]", "Good work.")
    page.click("text=Comment >> nth=-1")
    assert "Good work." in page.inner_text("#activity")
    page.click("#decide button[value=approve]")
    assert "1 of 2" in page.inner_text("#live")


def test_queue__typing_filters_and_survives_a_reload(
    people: Cast, handler: FakeHandler, open_page: Any
) -> None:
    request = ask(handler, tenant=people.tenant, by=people.author)
    page = open_page(people.approver, reverse("approvals:queue"))
    page.wait_for_selector(f"a[href='{detail(request)}']")
    page.fill("input[name=q]", "zzz")
    page.wait_for_selector("text=No request matches")
    assert "q=zzz" in page.url
    page.reload()
    assert page.input_value("input[name=q]") == "zzz"
    page.wait_for_selector("text=No request matches")


def test_pages__at_390_pixels__do_not_scroll_sideways(
    people: Cast, handler: FakeHandler, open_page: Any
) -> None:
    request = ask(handler, tenant=people.tenant, by=people.author)
    for path in (reverse("approvals:queue"), detail(request)):
        page = open_page(people.approver, path, viewport={"width": 390, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages__accessibility__nothing_serious(
    people: Cast, handler: FakeHandler, open_page: Any, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    request = ask(handler, tenant=people.tenant, by=people.author)
    services.cast_vote(
        change_request=request, digest=request.digest, decision="approve", by=people.second_approver
    )
    for path in (reverse("approvals:queue"), detail(request)):
        page = open_page(people.approver, path, color_scheme=scheme)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        serious = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in {"serious", "critical"}]
        assert serious == []
