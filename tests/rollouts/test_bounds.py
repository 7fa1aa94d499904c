"""Bounds of criteria: how far a requester may weaken the judge, by tenant and tier, and who is told."""

from __future__ import annotations

import html
import re
from dataclasses import fields
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.approvals import services as approvals
from apps.approvals.models import ChangeRequest
from apps.audit.models import Entry
from apps.rollouts import documents, judge, services
from apps.rollouts.models import Rollout
from apps.tenants import bounds as tenant_bounds
from apps.tenants import services as tenants
from apps.tenants.models import Tenant
from tests.factories.cast import TEST, Cast, World
from tests.factories.forms import opened
from tests.operations.operating import browser_of
from tests.operations.operating import page_of as page_of_admin
from tests.rollouts.stage import QUICK_PLAN, ask, make_version
from tests.rollouts.test_api import Api, wish

pytestmark = pytest.mark.django_db

# What a requester could ask for and what makes the judge say yes, or say nothing for too long.
TOOTHLESS: list[dict[str, Any]] = [
    {"alpha": 1e-9},
    {"margin": 10},
    {"noninferiority_margin": 10},
    {"beta": 0.2},
    {"max_bad_rate": 0.5},
    {"guard_rate": 1},
    {"guard_min_requests": 100_000},
    {"min_requests_per_step": 1},
    {"hold_seconds": 604_800},
    {"srm_alpha": 1e-9},
]


def bound(cast: Cast, **changes: Any) -> None:
    cast.tenant = tenants.update_settings(tenant=cast.tenant, by=TEST, **changes)


def vote(cast: Cast, request: ChangeRequest) -> ChangeRequest:
    for voter in (cast.approver, cast.second_approver):
        request = approvals.cast_vote(
            change_request=request, digest=request.digest, decision="approve", by=voter
        )
    return request


def page_of(cast: Cast, request: ChangeRequest) -> str:
    """Return the text of a request's page as a reviewer sees it."""
    browser = Client()
    browser.force_login(cast.approver)
    text = browser.get(reverse("approvals:detail", args=[request.pk])).content.decode()
    return html.unescape(re.sub(r"<[^>]+>", "", text))


@pytest.mark.parametrize("criteria", TOOTHLESS, ids=lambda criteria: next(iter(criteria)))
def test_request__criteria_that_let_anything_pass__are_refused_and_name_the_bound(
    acme: Cast, criteria: dict[str, Any]
) -> None:
    make_version(acme)
    answer = Api(acme.colleague).post("/change-requests", wish(acme, criteria=criteria))
    assert (answer.status_code, answer.json()["code"]) == (400, "criteria_out_of_bounds")
    name = next(iter(criteria))
    assert name in answer.json()["detail"]
    assert "this tenant allows at" in answer.json()["detail"]
    assert not ChangeRequest.objects.exists()


def test_request__stricter_than_the_default__is_always_allowed(acme: Cast) -> None:
    make_version(acme)
    strict = {
        "alpha": 0.2,
        "margin": 1,
        "noninferiority_margin": 1.01,
        "beta": 0.001,
        "max_bad_rate": 0.001,
        "guard_rate": 0.05,
        "guard_min_requests": 10,
        "min_requests_per_step": 1000,
        "hold_seconds": 0,
        "srm_alpha": 0.05,
        "slow_ms": 100,
    }
    answer = Api(acme.colleague).post("/change-requests", wish(acme, criteria=strict))
    assert answer.status_code == 201, answer.json()


def test_bounds__every_criterion__has_one_within_its_range_that_takes_the_default() -> None:
    assert set(tenant_bounds.BOUNDS) == {field.name for field in fields(judge.Criteria)}
    for tier in tenant_bounds.TIERS:
        defaults = tenant_bounds.Bounds.of({}, tier)
        assert defaults.broken_by(judge.Criteria().to_dict()) == []
    for one in tenant_bounds.BOUNDS.values():
        for edge in (one.lowest, one.highest):
            judge.Criteria.from_dict({one.name: edge})


def test_request__tier_of_the_alias__has_its_own_bounds(acme: Cast) -> None:
    version = make_version(acme)
    bound(acme, tiers={"champion": "high"}, bounds={"none": {"max_bad_rate": 0.5}})
    with pytest.raises(services.CriteriaOutOfBounds, match="tier high"):
        ask(acme, version, criteria={"max_bad_rate": 0.05})
    bound(acme, bounds={"high": {"max_bad_rate": 0.05}})
    ask(acme, version, criteria={"max_bad_rate": 0.05})


def test_request__bounds_stricter_than_the_default__are_what_is_taken(acme: Cast) -> None:
    version = make_version(acme)
    bound(acme, bounds={"none": {"max_bad_rate": 0.001, "min_requests_per_step": 500}})
    with pytest.raises(services.CriteriaOutOfBounds, match="max_bad_rate"):
        ask(acme, version, criteria={"max_bad_rate": 0.01})
    criteria = ask(acme, version, criteria={"margin": 1.5}).content["criteria"]
    assert (criteria["max_bad_rate"], criteria["min_requests_per_step"]) == (0.001, 500)
    assert criteria["margin"] == 1.5


def test_start__bounds_tightened_after_the_request__is_held_back(acme: Cast) -> None:
    request = ask(acme, make_version(acme), criteria={"max_bad_rate": 0.05})
    bound(acme, bounds={"none": {"max_bad_rate": 0.02}})
    request = vote(acme, request)
    assert request.state == "in_review"
    assert "max_bad_rate is 0.05" in request.blocked_reason
    assert Entry.objects.filter(action="approvals.request.blocked").latest("seq").reason == (
        "criteria_out_of_bounds"
    )
    assert not Rollout.objects.exists()


def test_start__bounds_loosened_after_the_request__changes_nothing_that_was_approved(acme: Cast) -> None:
    request = ask(acme, make_version(acme), criteria={"max_bad_rate": 0.05})
    digest = request.digest
    bound(acme, bounds={"none": {"max_bad_rate": 0.5}})
    request = vote(acme, request)
    assert (request.state, request.digest, request.revision) == ("executing", digest, 1)
    assert Rollout.objects.get().criteria["max_bad_rate"] == 0.05


def test_page__criteria_and_plan_of_the_requester__are_shown_where_they_differ(acme: Cast) -> None:
    version = make_version(acme)
    weaker = page_of(acme, ask(acme, version, criteria={"max_bad_rate": 0.05, "margin": 1.1}))
    assert "Unusual success criteria" in weaker
    assert "max_bad_rate is 0.05, usually 0.01: weaker" in weaker
    assert "margin is 1.1, usually 1.25: stricter" in weaker
    assert "Steps of the requester's own" in weaker


def test_page__bound_of_slow_answers__is_not_called_stricter(acme: Cast) -> None:
    text = page_of(acme, ask(acme, make_version(acme), criteria={"slow_ms": 5000}))
    assert (
        "slow_ms is 5000, usually the stable version's own: may be weaker, this tenant allows at most 5000"
        in text
    )


def test_page__usual_criteria_and_plan__show_no_difference(acme: Cast) -> None:
    usual = [{"weight": 10, "seconds": 30}, {"weight": 50, "seconds": 90}]
    text = page_of(acme, ask(acme, make_version(acme), criteria={}, plan=usual))
    assert "Unusual success criteria" not in text
    assert "Steps of the requester's own" not in text


def test_policy_input__bounds_and_tier__are_told(acme: Cast) -> None:
    bound(acme, tiers={"champion": "medium"}, bounds={"medium": {"max_bad_rate": 0.04}})
    request = ask(acme, make_version(acme))
    told = documents.policy_input(request.content)
    assert told["target"]["tier"] == "medium"
    assert told["bounds"]["max_bad_rate"] == 0.04
    assert told["bounds"]["without_traffic"] == "until_canary"
    assert told["plan"] == QUICK_PLAN
    assert told["traffic"] == "canary"


@pytest.mark.parametrize(
    "bounds",
    [
        [],
        {"extreme": {}},
        {"none": []},
        {"none": {"wish": 1}},
        {"none": {"max_bad_rate": 0.6}},
        {"none": {"max_bad_rate": 0}},
        {"none": {"max_bad_rate": True}},
        {"none": {"max_bad_rate": "0.1"}},
        {"none": {"max_bad_rate": float("nan")}},
        {"none": {"hold_seconds": 1.5}},
        {"none": {"without_traffic": "sometimes"}},
        {"none": {"without_traffic": ["never"]}},
    ],
    ids=str,
)
def test_update_settings__bounds_that_are_none__are_refused(acme: Cast, bounds: Any) -> None:
    with pytest.raises(tenants.BadBounds):
        bound(acme, bounds=bounds)
    assert Tenant.objects.get(pk=acme.tenant.pk).bounds == {}


def test_update_settings__bounds__are_recorded_with_what_they_were(acme: Cast) -> None:
    bound(acme, bounds={"high": {"max_bad_rate": 0.02}})
    entry = Entry.objects.filter(action="tenants.settings.changed").latest("seq")
    assert entry.data["fields"] == ["bounds"]
    assert entry.data["bounds"] == "high max_bad_rate: 0.01 → 0.02"


def test_settings_page__bounds__are_saved_and_shown(acme: Cast) -> None:
    browser = Client()
    browser.force_login(acme.tenant_admin)
    url = "/tenants/acme/settings/"
    sent = opened(browser, url)
    assert sent["bound_high_max_bad_rate"] == [""]
    sent |= {"bound_high_max_bad_rate": "0.02", "bound_high_without_traffic": "never"}
    assert browser.post(url, sent).status_code == 302
    saved = Tenant.objects.get(pk=acme.tenant.pk)
    assert saved.bounds == {"high": {"max_bad_rate": 0.02, "without_traffic": "never"}}
    kept = opened(browser, url)
    assert kept["bound_high_max_bad_rate"] == ["0.02"]
    for number in ("0.9", "0,02", "nan", "-1"):
        refused = browser.post(url, {**kept, "bound_high_max_bad_rate": number})
        assert (refused.status_code, f'value="{number}"' in refused.content.decode()) == (400, True), number
    assert Tenant.objects.get(pk=acme.tenant.pk).bounds == saved.bounds


def test_admin__bounds__are_saved_by_the_service(world: World) -> None:
    client = browser_of(world.operator)
    tenant = world.acme.tenant
    page = page_of_admin(Tenant, "change", tenant.pk)
    refused = client.post(page, opened(client, page) | {"bounds": '{"high": {"max_bad_rate": 0.9}}'})
    assert "Give a number from 1e-06 to 0.5" in refused.content.decode()
    wanted = {"bounds": '{"high": {"max_bad_rate": 0.02}}'}
    assert client.post(page, opened(client, page) | wanted).status_code == 302
    assert Tenant.objects.get(pk=tenant.pk).bounds == {"high": {"max_bad_rate": 0.02}}
    # Emptied, the portal's own hold again.
    assert client.post(page, opened(client, page) | {"bounds": ""}).status_code == 302
    assert Tenant.objects.get(pk=tenant.pk).bounds == {}


def test_bounds__stored_value_that_cannot_be_read__takes_the_default(acme: Cast) -> None:
    Tenant.objects.filter(pk=acme.tenant.pk).update(bounds={"none": {"max_bad_rate": "all", "alpha": 0}})
    version = make_version(acme)
    acme.tenant.refresh_from_db()
    with pytest.raises(services.CriteriaOutOfBounds):
        ask(acme, version, criteria={"max_bad_rate": 0.5})
