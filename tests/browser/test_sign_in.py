"""The door: the form that people sign in with, what it says, and where it leads."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from tests.accounts.conftest import Provider
from tests.accounts.conftest import provider as provider
from tests.accounts.conftest import provider_process as provider_process
from tests.browser.visits import PHONE, Visits
from tests.factories.cast import PASSWORD, Cast

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

LOGIN = "/accounts/login/"


def sign_in(page: Page, username: str, password: str) -> None:
    """Fill in the form and send it, as a person does."""
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
    expect(page.get_by_role("heading", level=1)).to_have_text("Home")


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
    page.get_by_role("searchbox", name="Search").fill("fraud")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, acme.approver.username, PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Approvals")
    assert "show=decided" in page.url


def test_second_factor__added_and_used__is_asked_for_from_then_on(acme: Cast, visits: Visits) -> None:
    page = visits.open(acme.author, "/", viewport=PHONE)
    page.locator(".user-menu").click()
    page.get_by_role("link", name="My account").click()
    page.get_by_role("link", name="Add a second factor").click()
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    drawn = page.get_by_role("img", name="QR code").evaluate("image => image.naturalWidth")
    assert drawn > 0
    secret = page.locator(".mono").inner_text().replace(" ", "")
    page.get_by_label("Code").fill(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.get_by_role("button", name="Add the second factor").click()
    codes = page.get_by_role("list", name="Recovery codes").get_by_role("listitem").all_inner_texts()
    assert len(codes) == 10
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Download").click()
    kept = downloaded.value.path().read_text()
    assert all(code in kept for code in codes)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    other = visits.open(None, reverse("approvals:queue"))
    sign_in(other, acme.author.username, PASSWORD)
    expect(other.get_by_role("heading", name="Your code, please")).to_be_visible()
    other.get_by_label("Code").fill(codes[0])
    other.get_by_role("button", name="Sign in").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Approvals")


@pytest.mark.parametrize("with_scripts", [True, False])
def test_provider__chosen_at_the_door__brings_people_in_and_back(
    visits: Visits, provider: Provider, with_scripts: bool
) -> None:
    # The policy for forms would stop a redirect to another host: this is what a real browser makes of ours.
    name = provider.add(f"bella-{with_scripts}".lower(), full_name="Bella Example")
    provider.tell(callbacks=[f"{visits.url}/accounts/provider/main/callback/"])
    page = visits.open(None, "/models/", java_script_enabled=with_scripts)
    page.get_by_role("button", name="Sign in with Main").click()
    page.get_by_label("Name").fill(name)
    page.get_by_label("Secret").fill(name)
    page.get_by_role("button", name="Enter").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Models")
    expect(page.locator(".user-menu")).to_contain_text(name)
    assert User.objects.get(username=name).display_name == "Bella Example"


@pytest.mark.parametrize("path", ["account_me", "account_change_password", "mfa_activate_totp"])
def test_account__on_a_phone__fits(acme: Cast, visits: Visits, path: str) -> None:
    page = visits.open(acme.viewer, reverse(path), viewport=PHONE, color_scheme="dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_other_sessions__ended_from_the_account__are_signed_out(acme: Cast, visits: Visits) -> None:
    here, there = visits.open(acme.viewer, reverse("account_me")), visits.open(acme.viewer, "/")
    here.reload()
    here.get_by_role("button", name="Sign out everywhere else").click()
    expect(here.get_by_text("Signed out in 1 other place.")).to_be_visible()
    there.reload()
    expect(there.get_by_role("heading", name="Sign in")).to_be_visible()
