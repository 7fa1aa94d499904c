"""What people type is neither lost nor misread: two tabs on one form, sizes, a page that is reloaded."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from apps.tenants.models import ApiToken, Tenant, TenantQuota
from tests.browser.visits import Visits
from tests.factories.cast import World
from tests.operations.operating import page_of

pytestmark = pytest.mark.django_db(transaction=True)


def save_settings(page: Page, name: str) -> None:
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_role("button", name="Save the settings").click()


@pytest.mark.parametrize("with_scripts", [True, False])
def test_settings__open_in_two_tabs__the_second_sees_both_and_decides(
    world: World, visits: Visits, with_scripts: bool
) -> None:
    path = "/tenants/acme/settings/"
    visits.expect(409)
    first, second = (
        visits.open(world.acme.tenant_admin, path, java_script_enabled=with_scripts) for _ in range(2)
    )
    first.get_by_label("Time zone").select_option("Europe/Berlin")
    save_settings(first, "Acme of the first")
    expect(first.get_by_text("The settings are saved.")).to_be_visible()
    save_settings(second, "Acme of the second")
    both = second.locator("#differences")
    expect(both).to_contain_text("Acme of the first")
    expect(both).to_contain_text("Europe/Berlin")
    expect(second.get_by_label("Name", exact=True)).to_have_value("Acme of the second")
    assert Tenant.objects.values_list("name", "time_zone").get(slug="acme") == (
        "Acme of the first",
        "Europe/Berlin",
    )
    second.get_by_role("button", name="Save the settings").click()
    expect(second.get_by_text("The settings are saved.")).to_be_visible()
    assert Tenant.objects.values_list("name", "time_zone").get(slug="acme") == ("Acme of the second", "UTC")


def test_limits__typed_with_a_unit_or_a_comma__arrive_as_they_were_typed(
    world: World, visits: Visits
) -> None:
    quota = TenantQuota.objects.get(tenant=world.acme.tenant)
    page = visits.open(world.operator, page_of(TenantQuota, "change", quota.pk))
    for typed, stored in (("500 GB", 500 * 10**9), ("1,5 GB", None), ("1.5 GB", 1_500_000_000)):
        page.get_by_label("Storage").fill("")
        page.get_by_label("Storage").press_sequentially(typed)
        page.get_by_role("button", name="Save", exact=True).click()
        quota.refresh_from_db()
        if stored is None:
            expect(page.get_by_text("This is not a size")).to_be_visible()
            expect(page.get_by_label("Storage")).to_have_value(typed)
            assert quota.max_storage_bytes == 500 * 10**9
        else:
            expect(page.get_by_text("was changed successfully")).to_be_visible()
            assert quota.max_storage_bytes == stored
            page.goto(page_of(TenantQuota, "change", quota.pk))
            expect(page.get_by_label("Storage")).to_have_value(typed)


def test_token__its_page_reloaded__makes_no_second_one(world: World, visits: Visits) -> None:
    page = visits.open(world.acme.author, "/accounts/tokens/")
    page.get_by_label("Name").fill("laptop")
    page.get_by_label("Read models, versions and files").check()
    page.get_by_role("button", name="Create the token").click()
    expect(page.locator("#secret code")).to_contain_text("pp_")
    page.reload()
    expect(page.locator("#secret")).to_have_count(0)
    expect(page.locator(".token-name")).to_have_text("laptop")
    assert ApiToken.objects.count() == 1
