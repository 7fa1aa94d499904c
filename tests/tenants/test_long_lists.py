"""Lists that grew long: pages that hold each row once, searches that find one, and forms that stay short."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from apps.accounts.models import User
from apps.core import clock
from apps.registry.models import ModelGroupShare, ModelUserShare
from apps.tenants import forms
from apps.tenants import services as tenants
from apps.tenants.choices import Role, Scope
from apps.tenants.models import ApiToken, Membership, Tenant
from tests.factories.cast import TEST, Cast, World
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db

NEXT = re.compile(r'rel="next" href="([^"]+)"')


def pages_of(user: User, path: str) -> list[str]:
    """Follow "Next" from the first page of a list to its last."""
    client = Client()
    client.force_login(user)
    found = []
    query: str | None = ""
    while query is not None and len(found) < 20:
        answer = client.get(path + query)
        assert answer.status_code == 200, path + query
        found.append(answer.content.decode())
        following = NEXT.search(found[-1])
        query = unescape(following[1]) if following else None
    return found


def each_once(pages: list[str], pattern: str) -> list[str]:
    found = [name for page in pages for name in dict.fromkeys(re.findall(pattern, page))]
    assert len(found) == len(set(found))
    return found


def test_members__many_groups__come_in_pages_before_the_people(acme: Cast) -> None:
    viewer = acme.viewer.username
    groups = Group.objects.bulk_create(Group(name=f"crowd {number:03}") for number in range(25))
    Membership.objects.bulk_create(
        Membership(tenant=acme.tenant, group=group, role=Role.VIEWER) for group in groups
    )
    pages = pages_of(acme.tenant_admin, "/tenants/acme/members/")
    assert len(each_once(pages, r"crowd \d{3}<")) == 25
    # A page that is full of groups says that there is more: the people.
    assert (len(pages), viewer in pages[0], viewer in pages[1]) == (2, False, True)


def test_shares__many_of_one_moment__come_in_pages_that_hold_each_once(acme: Cast) -> None:
    model = make_model(acme, "fraud")
    moment = clock.now() - dt.timedelta(days=1)
    common = {
        "content_object": model,
        "permission": Permission.objects.get(codename="view_registeredmodel"),
        "created_at": moment,
    }
    people = User.objects.bulk_create(User(username=f"guest-{number:03}") for number in range(40))
    groups = Group.objects.bulk_create(Group(name=f"guests {number:03}") for number in range(15))
    ModelUserShare.objects.bulk_create(ModelUserShare(user=one, **common) for one in people)
    ModelGroupShare.objects.bulk_create(ModelGroupShare(group=one, **common) for one in groups)
    for path in ("/tenants/acme/shares/", "/tenants/acme/shares/model/fraud/"):
        pages = pages_of(acme.tenant_admin, path)
        assert len(each_once(pages, r"with (guest-\d{3}|guests \d{3})<")) == 55
        assert len(pages) == 3
        assert "the share" in pages_of(acme.tenant_admin, f"{path}?cursor=no|marker")[0]


def test_accounts_and_tokens__many__are_found_by_a_part_of_the_name(acme: Cast) -> None:
    owner = acme.tenant_admin
    accounts = User.objects.bulk_create(
        User(username=f"robot-{number:03}", kind="service", owner=owner)
        for number in range(forms.ACCOUNTS_LISTED + 1)
    )
    Membership.objects.bulk_create(
        Membership(tenant=acme.tenant, user=one, role=Role.VIEWER) for one in accounts
    )
    ApiToken.objects.bulk_create(
        ApiToken(
            user=one,
            tenant=acme.tenant,
            name="nightly",
            prefix=f"pp_{number:06}",
            secret_hash=f"{number:064}",
            scopes=[Scope.MODELS_READ],
            expires_at=clock.now() + dt.timedelta(days=9),
        )
        for number, one in enumerate(accounts)
    )
    (page,) = pages_of(owner, "/tenants/acme/accounts/?q=bot-017")
    assert each_once([page], r"robot-\d{3}") == ["robot-017"]
    assert "No account matches" in pages_of(owner, "/tenants/acme/accounts/?q=nothing")[0]
    for path in ("/tenants/acme/tokens/", "/accounts/tokens/"):
        for text in ("bot-017", "pp_000017"):
            (page,) = pages_of(owner, f"{path}?q={text}")
            assert re.findall(r"<code>(pp_\d{6})…", page) == ["pp_000017"]
        assert "No token matches" in pages_of(owner, f"{path}?q=nothing")[0]
        # What is searched among those that have ended stays there.
        assert 'name="show" value="ended"' in pages_of(owner, f"{path}?q=robot&show=ended")[0]
    mine = pages_of(owner, "/accounts/me/")[0]
    assert len(set(re.findall(r"robot-\d{3}", mine))) == 25


def test_token_form__of_many_accounts__takes_the_name_of_one(acme: Cast, world: World) -> None:
    owner = acme.tenant_admin
    User.objects.bulk_create(
        User(username=f"robot-{number:03}", kind="service", owner=owner)
        for number in range(forms.ACCOUNTS_LISTED)
    )
    client = Client()
    client.force_login(owner)
    assert f'value="{owner.username}"' in client.get("/accounts/tokens/").content.decode()
    form = {"name": "laptop", "scopes": [Scope.MODELS_READ], "days": "9"}
    refused = client.post("/accounts/tokens/", form | {"account": world.outsider.username})
    page = refused.content.decode()
    assert (refused.status_code, ApiToken.objects.count()) == (400, 0)
    assert "You own no active account of this name." in page
    assert f'value="{world.outsider.username}"' in page
    assert client.post("/accounts/tokens/", form | {"account": "robot-007"}).status_code == 302
    assert client.post("/accounts/tokens/", form).status_code == 302
    assert [one.user.username for one in ApiToken.objects.order_by("pk")] == ["robot-007", owner.username]


def test_bar__of_somebody_in_many_tenants__names_a_few(acme: Cast) -> None:
    made = Tenant.objects.bulk_create(
        Tenant(slug=f"team-{number:02}", name=f"Team {number:02}") for number in range(9)
    )
    for tenant in made:
        tenants.assign_role(tenant=tenant, user=acme.viewer, role=Role.VIEWER, by=TEST)
    bar = pages_of(acme.viewer, "/rollouts/")[0].partition('title="Your tenants"')[2].partition("</div>")[0]
    assert bar.count('<span class="tenant">') == 4
    assert "6 more</a>" in bar


def test_explainer__of_nobody__says_so_beside_the_field(acme: Cast) -> None:
    path = "/tenants/acme/access/?permission=view_tenant"
    make_model(acme, "fraud")
    query = f"{path}&person={acme.viewer.username}&model=frode"
    page = pages_of(acme.tenant_admin, query)[0]
    assert 'id="id_model_errors"' in page
    assert 'value="frode"' in page
