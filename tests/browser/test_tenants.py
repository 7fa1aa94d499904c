"""Two people in two tenants that look alike work side by side, and neither page says a word of the other."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from apps.registry.models import ModelUserShare
from apps.tenants.models import ApiToken, Membership
from tests.browser.visits import PHONE, Visits, staying
from tests.factories.cast import Cast, World
from tests.factories.objects import make_model, make_version

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def confirm(page: Page, label: str) -> None:
    """Say yes to the question that a dialog asks."""
    page.locator("#confirm").get_by_role("button", name=label).click()


def give_role(page: Page, cast: Cast, role: str) -> None:
    """Give the tenant's author a role, by the name that the page suggests."""
    slug = cast.tenant.slug
    page.goto(f"/tenants/{slug}/members/")
    page.get_by_label("Name").last.press_sequentially(f"{slug}-auth")
    expect(page.locator(f"#names option[value='{slug}-author']")).to_be_attached()
    page.get_by_label("Name").last.fill(f"{slug}-author")
    page.get_by_label("Role").select_option(label=role)
    page.get_by_role("button", name="Assign the role").click()
    expect(page.get_by_role("button", name=f"Remove {role} from {slug}-author")).to_be_visible()


def take_and_give_back(page: Page, cast: Cast) -> None:
    """Take a role away, and think again."""
    slug = cast.tenant.slug
    page.get_by_role("button", name=f"Remove Reviewer from {slug}-author").click()
    confirm(page, "Remove")
    expect(page.locator("#removed")).to_contain_text(f"{slug}-author is no longer Reviewer here.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name=f"Remove Reviewer from {slug}-author")).to_be_visible()


def share(page: Page, cast: Cast) -> None:
    """Share the model with the guest, from the page of the model."""
    page.goto(f"/models/{cast.tenant.slug}/fraud/")
    page.get_by_role("link", name="Share", exact=True).click()
    page.get_by_label("Name").fill("outsider")
    page.get_by_label("Last day").fill("2099-12-31")
    page.get_by_role("button", name="Share", exact=True).click()
    expect(page.get_by_role("row", name=re.compile("outsider"))).to_contain_text("2100")


def make_token(page: Page, cast: Cast) -> str:
    """Make a token for the tenant alone and return its secret."""
    page.locator(".user-menu").click()
    page.get_by_role("banner").get_by_role("link", name="API tokens").click()
    page.get_by_label("Name").fill(f"laptop of {cast.tenant.slug}")
    page.get_by_label("Read models, versions and files").check()
    page.get_by_label("Where").select_option(cast.tenant.slug)
    page.get_by_role("button", name="Create the token").click()
    secret = str(page.locator("#secret code").text_content())
    page.goto("/accounts/tokens/")
    return secret


def test_two_tenants__administrators_side_by_side__meet_nothing_of_each_other(
    world: World, visits: Visits
) -> None:
    casts = (world.acme, world.globex)
    guest = visits.open(world.outsider, "/models/")
    expect(guest.get_by_text("No models yet")).to_be_visible()
    Group.objects.get_or_create(name="strangers")
    desks: list[tuple[Cast, Page]] = []
    for cast in casts:
        assert cast.author
        make_version(cast, make_model(cast, "fraud"))
        desks.append((cast, visits.open(cast.tenant_admin, "/tenants/")))

    def nothing_of_the_other() -> None:
        for (cast, page), other in zip(desks, reversed(casts), strict=True):
            assert cast.tenant.slug in page.content().lower()
            assert other.tenant.slug not in page.content().lower(), page.url

    nothing_of_the_other()
    secrets = []
    for act in (lambda p, c: give_role(p, c, "Reviewer"), take_and_give_back, share):
        for cast, page in desks:
            act(page, cast)
        nothing_of_the_other()
    for cast, page in desks:
        secrets.append(make_token(page, cast))
    for cast, page in desks:
        assert not any(secret in page.content() for secret in secrets)
        page.goto(f"/tenants/{cast.tenant.slug}/tokens/")
        expect(page.get_by_role("row", name=re.compile(f"laptop of {cast.tenant.slug}"))).to_be_visible()
    nothing_of_the_other()
    for path in ("", "members/", "accounts/", "shares/", "settings/", "access/", "roles/"):
        for cast, page in desks:
            page.goto(f"/tenants/{cast.tenant.slug}/{path}")
        nothing_of_the_other()

    visits.expect(404)
    for (cast, page), other in zip(desks, reversed(casts), strict=True):
        page.goto(f"/tenants/{other.tenant.slug}/members/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Not found")
        page.goto(f"/tenants/{cast.tenant.slug}/shares/")
    expect_both_models(guest)

    (acme, page), _ = desks
    page.get_by_role("button", name=re.compile("the share of fraud with outsider")).click()
    confirm(page, "Revoke")
    expect(page.get_by_text("No shares yet")).to_be_visible()
    guest.reload()
    expect(guest.get_by_role("link", name="fraud")).to_have_count(1)
    assert ModelUserShare.objects.count() == 1
    assert ApiToken.objects.filter(tenant=acme.tenant).count() == 1
    assert Membership.objects.filter(user=acme.author).count() == 2


def expect_both_models(guest: Page) -> None:
    """Look at what was shared: two models with one name, and nothing around them."""
    guest.reload()
    expect(guest.get_by_role("link", name="fraud")).to_have_count(2)
    expect(guest.get_by_text("shared with me")).to_have_count(2)
    guest.goto("/models/acme/fraud/")
    expect(guest.get_by_text("Shared with you")).to_be_visible()
    assert "globex" not in guest.content().lower()
    assert "acme-author" not in guest.content()
    guest.goto("/models/")


@pytest.mark.parametrize("path", ["/tenants/acme/", "/tenants/acme/access/", "/accounts/tokens/"])
def test_page__on_a_phone__fits_the_screen(acme: Cast, visits: Visits, path: str) -> None:
    page = visits.open(acme.tenant_admin, path, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_explainer__wrong_name_then_a_right_one__says_so_at_the_field_where_one_types(
    acme: Cast, visits: Visits
) -> None:
    page = visits.open(acme.tenant_admin, "/tenants/acme/access/?person=acme-auditor")
    person, wrong = page.get_by_label("Person"), re.compile("Nobody named")
    expect(person).to_have_accessible_description(wrong)
    with staying(page):
        for name, is_wrong in (
            (acme.viewer.username, False),
            ("nobody", True),
            (acme.viewer.username, False),
        ):
            person.fill(name)
            person.press("Enter")
            expect(page.get_by_text(wrong)).to_have_count(int(is_wrong))
            expect(person).to_have_accessible_description(wrong if is_wrong else "")
            expect(person).to_have_value(name)
            expect(person).to_be_focused()
