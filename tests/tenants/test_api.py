from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from apps.tenants import services as tenants
from apps.tenants.choices import Quota, Role, Scope
from tests.factories.cast import TEST, Cast, World, token_of
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db


def call(token: str, path: str, **query: Any) -> Any:
    return Client().get(
        f"/api/v1{path}", query, headers={"Authorization": f"Bearer {token}", "X-Request-ID": "0" * 32}
    )


def test_me__token__tells_what_it_may_and_until_when(acme: Cast) -> None:
    token, raw = tenants.issue_token(
        user=acme.author, name="ci", tenant=acme.tenant, scopes=[Scope.MODELS_WRITE], by=TEST
    )
    told = call(raw, "/me").json()
    assert told["username"] == "acme-author"
    assert told["tenants"] == [{"slug": "acme", "roles": ["contributor"]}]
    assert told["token"]["name"] == "ci"
    assert told["token"]["scopes"] == ["models:read", "models:write"]
    assert told["token"]["tenant"] == "acme"
    assert abs(dt.datetime.fromisoformat(told["token"]["expires_at"]) - token.expires_at) < dt.timedelta(
        seconds=1
    )


def test_me__role_through_a_group__is_told(acme: Cast, world: World) -> None:
    group = Group.objects.create(name="risk")
    world.outsider.groups.add(group)
    tenants.assign_role(tenant=acme.tenant, group=group, role=Role.RISK_REVIEWER, by=TEST)
    told = call(token_of(world.outsider), "/me").json()
    assert told["tenants"] == [{"slug": "acme", "roles": ["risk-reviewer"]}]
    assert told["token"]["tenant"] == ""


def test_list_tenants__pages__hold_each_once_and_only_ones_own(world: World) -> None:
    for slug in ("initech", "umbrella", "hooli"):
        made = tenants.create_tenant(slug=slug, name=slug.title(), by=TEST)
        tenants.assign_role(tenant=made, user=world.acme.viewer, role=Role.PRODUCT, by=TEST)
    token, slugs, cursor = token_of(world.acme.viewer), [], ""
    while True:
        page = call(token, "/tenants", limit=2, cursor=cursor).json()
        slugs += [item["slug"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = page["next_cursor"]
    assert slugs == ["acme", "hooli", "initech", "umbrella"]
    assert page["items"][-1]["roles"] == ["product"]
    assert call(token, "/tenants", cursor="\x00").status_code == 400
    assert call(token, "/tenants", limit=0).status_code == 400


def test_get_tenant__its_usage__says_used_and_limit(acme: Cast) -> None:
    make_model(acme)
    tenants.set_quota(tenant=acme.tenant, by=TEST, **{Quota.MODELS: 3})
    told = call(token_of(acme.viewer), "/tenants/acme").json()
    usage = {one["quota"]: (one["used"], one["limit"]) for one in told["quotas"]}
    assert usage["models"] == (1, 3)
    assert usage["rollouts_in_flight"] == (0, None)
    assert usage.keys() == set(Quota.values)
    assert (told["name"], told["status"], told["protected_aliases"]) == ("Acme", "active", ["champion"])


def test_get_tenant__another_one__answers_like_none(acme: Cast, globex: Cast) -> None:
    token = token_of(acme.viewer)
    answers = [call(token, f"/tenants/{slug}") for slug in (globex.tenant.slug, "nowhere")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
