"""The door: the form that people sign in with, what it says, and where it leads."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.visits import Visits
from tests.factories.cast import PASSWORD, Cast

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LOGIN = "/accounts/login/"


def sign_in(page: Page, username: str, password: str) -> None:
    """This function will fill in the form and send it, as a person does."""
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


@pytest.mark.parametrize("with_scripts", [True, False])
def test_sign_in__right_password__leads_to_the_page_that_was_asked_for(
    acme: Cast, visits: Visits, with_scripts: bool
) -> None:
    page = visits.open(None, reverse("approvals:queue"), java_script_enabled=with_scripts)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, acme.approver.username, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Approvals")
    expect(page.locator(".user-menu")).to_contain_text("acme-approver")
    expect(page.locator(".tenants")).to_have_text("acme")


def test_sign_in__from_the_front_door__leads_home(acme: Cast, visits: Visits) -> None:
    page = visits.open(None, LOGIN)
    expect(page.get_by_label("Username")).to_be_focused()
    sign_in(page, acme.author.username, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Welcome")


@pytest.mark.parametrize("username", ["acme-approver", "nobody-at-all"])
def test_sign_in__wrong_password_or_name__is_told_the_same(acme: Cast, visits: Visits, username: str) -> None:
    page = visits.open(None, LOGIN)
    sign_in(page, username, "not the password")
    expect(page.get_by_role("alert").filter(has_text=re.compile(r"\w"))).to_have_text(
        re.compile("username and/or password you specified are not correct", re.IGNORECASE)
    )
    expect(page.get_by_label("Username")).to_have_value(username)
    expect(page.get_by_label("Password")).to_have_value("")
    assert settings.SESSION_COOKIE_NAME not in {cookie["name"] for cookie in page.context.cookies()}


def test_sign_out__from_the_menu__closes_every_page(acme: Cast, visits: Visits) -> None:
    page = visits.open(acme.viewer, "/")
    page.locator(".user-menu").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto("/models/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_session__ended_while_a_page_is_open__leads_to_sign_in_and_back(acme: Cast, visits: Visits) -> None:
    queue = reverse("approvals:queue")
    page = visits.open(acme.approver, f"{queue}?show=decided")
    page.context.clear_cookies()
    page.get_by_label("Search").fill("fraud")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, acme.approver.username, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Approvals")
    assert "show=decided" in page.url
