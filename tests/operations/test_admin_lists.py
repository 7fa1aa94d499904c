"""Lists of the admin with many rows: what they count, how they are filtered, and what they cost."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.core.admin_lists import periods
from apps.operations.models import TrailEntry
from apps.registry.models import ModelUserShare, RegisteredModel
from apps.tenants import services as tenants
from apps.tenants.choices import Role, Scope
from apps.tenants.models import Membership, Tenant
from apps.tenants.services import groups
from tests.factories.cast import TEST, World
from tests.factories.forms import opened
from tests.operations.operating import browser_of, page_of
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db


def test_counts__of_several_relations__do_not_multiply(world: World) -> None:
    acme = world.acme
    people = [acme.author, acme.viewer, acme.tenant_admin]
    group = groups.create_group(name="Risk", people=people, by=TEST)
    for cast in (acme, world.globex):
        tenants.assign_role(tenant=cast.tenant, group=group, role=Role.VIEWER, by=TEST)
    for person in people[:2]:
        tenants.issue_token(user=person, tenant=acme.tenant, name="t", scopes=[Scope.MODELS_READ], by=TEST)
    client = browser_of(world.operator)
    (row,) = client.get(page_of(Tenant, "changelist"), {"q": "acme"}).context["cl"].result_list
    members = Membership.objects.filter(tenant=acme.tenant, user__isnull=False)
    assert row.people_count == members.values("user").distinct().count() >= 3
    assert row.token_count == 2
    (row,) = client.get(page_of(Group, "changelist"), {"q": "Risk"}).context["cl"].result_list
    assert (row.people_count, row.role_count) == (3, 2)
    # Each count is a query for the rows of a page: no join goes through every member for every token.
    with CaptureQueriesContext(connection) as queries:
        client.get(page_of(Tenant, "changelist"))
    listed = [one["sql"] for one in queries if "people_count" in one["sql"]]
    assert listed
    # The quota of a tenant is one row.
    assert all(sql.count(" JOIN ") <= sql.count('JOIN "tenants_tenantquota"') for sql in listed)


def test_tenant_filter__many_tenants__searches_instead_of_listing_them(world: World) -> None:
    Tenant.objects.bulk_create(
        Tenant(slug=f"team-{number:02}", name=f"Team {number:02}") for number in range(30)
    )
    acme, globex = world.acme, world.globex
    assert acme.viewer
    assert globex.viewer
    client = browser_of(world.operator)
    address = page_of(Membership, "changelist")
    page = client.get(address, {"role__exact": "viewer"}).content.decode()
    assert "Team 0" not in page
    assert 'name="tenant__id__exact"' in page
    assert 'aria-label="By tenant"' in page
    assert "select2" in page
    form = page.partition('class="search-filter"')[2].partition("</form>")[0]
    assert '<input type="hidden" name="role__exact" value="viewer">' in form
    # What was chosen stands there again after a reload, and an empty choice is none.
    for chosen, tenant in ((str(acme.tenant.pk), acme.tenant), ("", None)):
        answer = client.get(address, {"role__exact": "viewer", "tenant__id__exact": chosen})
        assert answer.status_code == 200
        found = {row.tenant for row in answer.context["cl"].result_list}
        assert found == ({acme.tenant, globex.tenant} if tenant is None else {tenant})
        option = f'<option value="{chosen}" selected>{acme.tenant.name}</option>'
        assert (option in answer.content.decode()) is (tenant is not None)
    assert client.get(address, {"tenant__id__exact": "nobody"}).status_code == 302
    trail = page_of(TrailEntry, "changelist")
    answer = client.get(trail, {"chain": str(globex.tenant.pk)})
    assert (
        f'<option value="{globex.tenant.pk}" selected>{globex.tenant.name}</option>'
        in answer.content.decode()
    )
    assert {row.log_id for row in answer.context["cl"].result_list} == {globex.tenant.pk}


def test_group__of_many__is_changed_by_who_comes_and_goes(world: World) -> None:
    group = groups.create_group(name="Everybody", by=TEST)
    crowd = User.objects.bulk_create(User(username=f"crowd-{number:03}") for number in range(60))
    group.user_set.add(*crowd)
    client = browser_of(world.operator)
    page = client.get(page_of(Group, "change", group.pk)).content.decode()
    assert "crowd-" not in page
    (address,) = re.findall(r'<a href="([^"]+)">60 people</a>', page)
    assert client.get(address).context["cl"].result_count == 60
    form = opened(client, page_of(Group, "change", group.pk))
    form |= {"people": [str(world.outsider.pk)], "leaving": [str(crowd[0].pk)]}
    assert client.post(page_of(Group, "change", group.pk), form).status_code == 302
    assert set(group.user_set.all()) == {*crowd[1:], world.outsider}


def test_shares__two_or_twelve__cost_as_many_queries(world: World) -> None:
    model = make_model(world.acme, "fraud")
    client = browser_of(world.operator)

    def cost(count: int) -> int:
        people = User.objects.bulk_create(
            User(username=f"guest-{count}-{number:02}") for number in range(count)
        )
        for person in people:
            tenants.share(obj=model, user=person, by=TEST)
        client.get(page_of(ModelUserShare, "changelist"))
        with CaptureQueriesContext(connection) as queries:
            page = client.get(page_of(ModelUserShare, "changelist")).content.decode()
        assert f"guest-{count}-00" in page
        return len(queries)

    assert cost(2) == cost(10)


def test_search__of_a_list__has_a_name_and_a_way_back(world: World) -> None:
    client = browser_of(world.operator)
    address = page_of(User, "changelist")
    plain, searched = (client.get(address, query).content.decode() for query in ({}, {"q": "acme"}))
    assert 'aria-label="Search"' in plain
    assert "Show all" not in plain
    assert "Show all" in searched


def test_switch__without_a_reason__says_so_beside_the_field(world: World) -> None:
    client = browser_of(world.operator)
    page = client.post("/admin/switches/", {"name": "rollouts.start", "is_on": "off"}).content.decode()
    assert 'aria-invalid="true" aria-describedby="rollouts.start-reason_error"' in page
    assert 'id="rollouts.start-reason_error"' in page


def test_row_of_dates__of_many_rows__goes_from_the_first_to_the_last_in_one_query(
    world: World, django_assert_num_queries: Any
) -> None:
    for name, moment in (
        ("a", "2024-11-30T23:59:59Z"),
        ("b", "2025-02-02T00:00:00Z"),
        ("c", "2025-02-04T12:00:00Z"),
    ):
        made = make_model(world.acme, name)
        RegisteredModel.objects.filter(pk=made.pk).update(created_at=dt.datetime.fromisoformat(moment))
    rows = RegisteredModel.objects.filter(name__in=["a", "b", "c"])
    expected = {
        "year": ["2024-01-01", "2025-01-01"],
        "month": ["2024-11-01", "2024-12-01", "2025-01-01", "2025-02-01"],
        "day": ["2025-02-02", "2025-02-03", "2025-02-04"],
    }
    for kind, days in expected.items():
        asked = rows.filter(created_at__year=2025) if kind == "day" else rows
        with django_assert_num_queries(1):
            assert [f"{moment:%Y-%m-%d}" for moment in periods(asked, "created_at", kind)] == days
    assert periods(rows.none(), "created_at", "year") == []
    client = browser_of(world.operator)
    with CaptureQueriesContext(connection) as captured:
        page = client.get(page_of(RegisteredModel, "changelist"), {"q": "a"})
    assert page.status_code == 200
    assert not [query for query in captured.captured_queries if "DISTINCT DATE_TRUNC" in query["sql"]]
    content = client.get(page_of(RegisteredModel, "changelist")).content.decode()
    assert "created_at__year=2024" in content
    assert "created_at__year=2025" in content
    content = client.get(
        page_of(RegisteredModel, "changelist"), {"created_at__year": "2025"}
    ).content.decode()
    assert "created_at__month=2" in content
