"""What people type outlives a gate: one form of each kind, sent before each gate, with and without scripts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from playwright.sync_api import expect

from apps.accounts.models import Session
from apps.approvals.models import ChangeRequest, Comment
from apps.tenants.models import Tenant
from tests.browser.test_deciding import press
from tests.browser.test_deciding import request_of_colleague as request_of_colleague
from tests.browser.test_sign_in import sign_in
from tests.browser.visits import PHONE, Visits, staying
from tests.factories.cast import PASSWORD, REASON, Cast, World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

TYPED = "What I have typed for minutes"
SHOTS = os.environ.get("GATES_SHOTS")


def end_access_sessions() -> None:
    """Let every operator's access session end, as after half an hour."""
    for session in Session.objects.all():
        data = session.get_decoded()
        if data.pop("operations.access_session", None):
            session.session_data = Session.get_session_store_class()().encode(data)  # type: ignore[attr-defined]
            session.save(update_fields=["session_data"])


def make_old() -> None:
    """Let every sign-in be longer ago than five minutes."""
    for session in Session.objects.all():
        data = session.get_decoded() | {"accounts.confirmed_at": 0}
        session.session_data = Session.get_session_store_class()().encode(data)  # type: ignore[attr-defined]
        session.save(update_fields=["session_data"])


def test_comment__session_ends_while_it_is_typed__stays_and_is_carried_on_with(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    page = visits.open(acme.viewer, reverse("approvals:detail", args=[request_of_colleague.pk]))
    field = page.locator("textarea[name=text]")
    field.fill(TYPED)
    with staying(page):
        Session.objects.all().delete()
        expect(page.get_by_text("You are signed out. What you typed stays here")).to_be_visible()
        expect(field).to_have_value(TYPED)
    press(page, "Comment")
    expect(page.get_by_text("What you sent is saved")).to_be_visible()
    sign_in(page, acme.viewer.username, PASSWORD)
    expect(page.get_by_text(TYPED)).to_be_visible()
    press(page, "Carry on")
    expect(page.locator("#request, main").first).to_contain_text(TYPED)
    assert Comment.objects.get().text == TYPED


def test_page__session_ends_and_nothing_is_typed__leads_to_the_sign_in(
    acme: Cast, visits: Visits, request_of_colleague: ChangeRequest
) -> None:
    page = visits.open(acme.viewer, reverse("approvals:detail", args=[request_of_colleague.pk]))
    Session.objects.all().delete()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


@pytest.mark.parametrize("with_scripts", [True, False])
def test_settings__sent_after_the_session_ended__are_carried_on_with(
    acme: Cast, visits: Visits, with_scripts: bool
) -> None:
    path = reverse("tenants:settings", args=["acme"])
    page = visits.open(acme.tenant_admin, path, java_script_enabled=with_scripts, viewport=PHONE)
    page.get_by_label("Name", exact=True).fill(TYPED)
    Session.objects.all().delete()
    page.locator("main form").first.locator("button[type=submit], button:not([type])").first.click()
    sign_in(page, acme.tenant_admin.username, PASSWORD)
    expect(page.get_by_text(TYPED)).to_be_visible()
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"carry-on-{with_scripts}.png", full_page=True)
    press(page, "Carry on")
    expect(page.get_by_label("Name", exact=True)).to_have_value(TYPED)
    assert Tenant.objects.get(slug="acme").name == TYPED


@pytest.mark.parametrize("with_scripts", [True, False])
def test_operator__comments_after_the_access_session_ended__starts_one_and_carries_on(
    world: World, visits: Visits, request_of_colleague: ChangeRequest, with_scripts: bool
) -> None:
    path = reverse("approvals:detail", args=[request_of_colleague.pk])
    page = visits.open(world.operator, path, java_script_enabled=with_scripts)
    page.locator("textarea[name=text]").fill(TYPED)
    end_access_sessions()
    if with_scripts:
        with staying(page):
            expect(page.get_by_text("Your access session is over. What you typed stays here")).to_be_visible()
    visits.expect(403)
    press(page, "Comment")
    if not with_scripts:
        page.get_by_role("link", name="Start an access session").click()
    page.get_by_label("Why do you need access?").fill(REASON)
    page.get_by_role("button", name="Start session").click()
    expect(page.get_by_text(TYPED)).to_be_visible()
    press(page, "Carry on")
    expect(page.locator("main")).to_contain_text(TYPED)
    assert Comment.objects.get().text == TYPED


@pytest.mark.parametrize("with_scripts", [True, False])
def test_group__saved_five_minutes_later__is_carried_on_with(
    world: World, visits: Visits, with_scripts: bool
) -> None:
    page = visits.open(
        world.operator, "/admin/auth/group/add/", java_script_enabled=with_scripts, color_scheme="dark"
    )
    page.locator("input[name=name]").fill(TYPED)
    make_old()
    page.locator("input[name=_save]").click()
    expect(page.get_by_text("What you sent is saved")).to_be_visible()
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / "confirm.png", full_page=True)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Confirm")
    expect(page.get_by_text(TYPED)).to_be_visible()
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / "carry-on-dark.png", full_page=True)
    press(page, "Carry on")
    expect(page.locator(".messagelist, .toasts, #toasts").first).to_contain_text("successfully")
    assert Group.objects.filter(name=TYPED).exists()
