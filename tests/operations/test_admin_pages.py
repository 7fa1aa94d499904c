"""Every page of the admin opens for an operator, with rows and without, and for nobody else."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django_celery_beat.models import IntervalSchedule, PeriodicTask

from apps.accounts import services as accounts
from apps.accounts.models import GroupClaim, User
from apps.core import clock, jobs
from apps.core.models import Job
from apps.operations.models import TrailEntry
from apps.tenants import services as tenants
from apps.tenants.models import ApiToken, Membership, Tenant
from apps.tenants.services import groups
from tests.factories.cast import TEST, World
from tests.factories.objects import make_objects
from tests.operations.operating import browser_of, page_of, registered

pytestmark = pytest.mark.django_db

PAGES = ["/admin/", "/admin/health/", "/admin/switches/", "/admin/operator-access/"]


def fill(world: World) -> None:
    """Make several of everything that the admin shows."""
    for cast in (world.acme, world.globex):
        objects = make_objects(cast)
        tenants.share(obj=objects.fraud, user=world.outsider, by=TEST)
        group = groups.create_group(name=f"{cast.tenant.slug} people", people=[cast.author], by=TEST)
        tenants.share(obj=objects.fraud, group=group, by=TEST)
        tenants.assign_role(tenant=cast.tenant, group=group, role="viewer", by=TEST)
        GroupClaim.objects.create(provider="corp", value=cast.tenant.slug, group=group)
        tenants.issue_token(user=cast.author, tenant=cast.tenant, name="ci", by=TEST)
        service = accounts.create_service_account(
            username=f"{cast.tenant.slug}-ci", owner=cast.author, by=TEST
        )
        tenants.issue_token(user=service, name="bot", by=TEST)
        jobs.start("admin.action", {}, by=world.operator, title="A job", rows=[jobs.Row("1", "one")])
    every = IntervalSchedule.objects.create(every=5, period="seconds")
    for name in ("one", "two"):
        PeriodicTask.objects.create(name=name, task="core.sweep_jobs", interval=every)


def test_admin__nothing_there__every_list_opens(world: World) -> None:
    client = browser_of(world.operator)
    for page in [*PAGES, *(page_of(model, "changelist") for model in registered())]:
        assert client.get(page).status_code == 200, page


def test_admin__filled__every_page_opens_in_a_bounded_number_of_queries(
    world: World, django_assert_max_num_queries: object
) -> None:
    fill(world)
    client = browser_of(world.operator)
    seen = set()
    for page in PAGES:
        assert client.get(page).status_code == 200, page
    for model in registered():
        with django_assert_max_num_queries(30):  # type: ignore[operator]  # a fixture that is a function
            answer = client.get(page_of(model, "changelist"))
        assert answer.status_code == 200, model
        for row in list(answer.context["cl"].result_list)[:2]:
            seen.add(model._meta.label)
            detail = client.get(answer.context["cl"].url_for_result(row))
            assert detail.status_code == 200, model
        words = client.get(page_of(model, "changelist"), {"q": "acme"})
        assert words.status_code == 200, model
        for spec in answer.context["cl"].filter_specs:
            for choice in list(spec.choices(answer.context["cl"]))[1:3]:
                # The page was opened; what a filter changes are its rows.
                chosen = RequestFactory().get(page_of(model, "changelist") + choice["query_string"])
                chosen.user = world.operator
                narrowed = admin.site.get_model_admin(model).get_changelist_instance(chosen)
                assert len(narrowed.result_list) <= len(answer.context["cl"].result_list), (model, choice)
    assert {"tenants.Tenant", "operations.TrailEntry", "core.Job", "registry.ModelUserShare"} <= seen


def test_admin__every_list__has_the_name_that_leads_to_it(world: World) -> None:
    client = browser_of(world.operator)
    areas = client.get("/admin/").context["app_list"]
    menu = {one["model"]: one["name"] for area in areas for one in area["models"]}
    assert {menu[User], menu[TrailEntry], menu[PeriodicTask]} == {"People", "Audit trail", "Beat schedules"}
    for model in (User, TrailEntry, PeriodicTask):
        text = client.get(page_of(model, "changelist")).content.decode()
        assert f"<title>{menu[model]} ·" in text
        assert f"&rsaquo; {menu[model]}" in text
        assert f"&rsaquo; {capfirst(model._meta.verbose_name)}s" not in text


def test_admin__of_people__speaks_of_people(world: World) -> None:
    client = browser_of(world.operator)
    for page, title in (("changelist", "People"), ("add", "Add person")):
        answer = client.get(page_of(User, page))
        text = strip_tags(answer.content.decode())
        assert f"{title} ·" in text
        assert "Add person" in text
        assert re.findall(r"(?i)\busers?\b", f"{text} {answer.context['title']}") == []


def test_admin__staff_and_superuser_who_do_not_operate__stay_outside(world: World) -> None:
    staff = world.outsider
    User.objects.filter(pk=staff.pk).update(is_staff=True, is_superuser=True)
    client = Client()
    client.force_login(staff)
    pages = [*PAGES, *(page_of(model, "changelist") for model in registered())]
    for page in [*pages, page_of(Job, "act", "retry"), page_of(ApiToken, "act", "revoke")]:
        for answer in (client.get(page), client.post(page, {"post": "yes"})):
            assert answer.status_code in (302, 403), page
            if answer.status_code == 302:
                assert answer["Location"].startswith(("/admin/login/", "/accounts/")), page


def test_autocomplete__tenants__asks_why_first_and_is_written_down(world: World) -> None:
    url = reverse("admin:autocomplete")
    asked = {"app_label": "tenants", "model_name": "membership", "field_name": "tenant", "term": "acme"}
    answer = browser_of(world.operator, looking=False).get(url, asked)
    assert answer.status_code == 302
    found = browser_of(world.operator).get(url, asked)
    assert [row["text"] for row in found.json()["results"]] == ["Acme"]
    newest = TrailEntry.objects.order_by("-recorded_at").first()
    assert newest is not None
    assert (newest.action, newest.object_type) == ("operations.admin.viewed", "tenants.tenant")


@pytest.mark.parametrize(
    ("model", "lookup"),
    [
        (User, "password__startswith"),
        (User, "sessions__session_key__startswith"),
        (ApiToken, "secret_hash__startswith"),
        (ApiToken, "user__password__startswith"),
        (Membership, "tenant__api_tokens__secret_hash__gt"),
        (Job, "args__contains"),
    ],
)
def test_list__filter_that_nobody_offers__is_refused(world: World, model: type[Model], lookup: str) -> None:
    client = browser_of(world.operator)
    assert client.get(page_of(model, "changelist"), {lookup: "0"}).status_code == 400


def test_admin__addresses_that_lead_nowhere__are_told_and_change_nothing(world: World) -> None:
    client = browser_of(world.operator)
    content_type = ContentType.objects.get_for_model(Tenant).pk
    for address, status in {
        f"{page_of(Job, 'changelist')}?state__exact=%00": 400,
        "/admin/rollouts/reconcilerheartbeat/%00/change/": 400,
        # Django's way from any object to its page, past the question why.
        f"/admin/r/{content_type}/{world.acme.tenant.pk}/": 404,
        f"/admin/r/{content_type}/1/": 404,
    }.items():
        assert client.get(address).status_code == status, address
    history = client.get("/admin/tenants/tenant/x%26actor_id=1/history/")
    assert history["Location"].endswith("?object_id=x%26actor_id%3D1")


def test_token_filters__by_standing__find_the_right_ones(world: World) -> None:
    moment = clock.now()
    ages = {
        "fresh": (moment + dt.timedelta(days=80), moment),
        "ending": (moment + dt.timedelta(days=3), moment),
        "idle": (moment + dt.timedelta(days=80), moment - dt.timedelta(days=91)),
        "never": (moment + dt.timedelta(days=80), None),
        "over": (moment - dt.timedelta(days=1), None),
    }
    for name, (expires_at, last_used_at) in ages.items():
        token, _ = tenants.issue_token(user=world.acme.author, name=name, by=TEST)
        ApiToken.objects.filter(pk=token.pk).update(expires_at=expires_at, last_used_at=last_used_at)
    client = browser_of(world.operator)

    def named(standing: str) -> set[str]:
        rows = client.get(page_of(ApiToken, "changelist"), {"standing": standing}).context["cl"].result_list
        return {token.name for token in rows}

    assert named("expiring") == {"ending"}
    assert named("never") == {"never"}
    assert named("unused") == {"idle"}
    assert named("expired") == {"over"}
    assert named("usable") == {"fresh", "ending", "idle", "never"}
