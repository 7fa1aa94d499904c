"""What the pages of tenants show to whom, and what they cost."""

import html
import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.tenants import services as tenants
from apps.tenants.choices import Permission, Role
from apps.tenants.models import Membership, Tenant
from tests.factories.cast import TEST, Cast, World, with_access
from tests.registry.pushing import make_model

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


def shown_to(user: User, path: str, **more: Any) -> str:
    client = Client()
    client.force_login(user)
    if user.is_staff:
        with_access(client)
    answer = client.get(path, **more)
    assert answer.status_code == 200, (path, answer.status_code)
    return str(answer.content.decode())


def crowd(tenant: Tenant, count: int) -> None:
    """Give people a role, as quickly as rows are written."""
    people = User.objects.bulk_create(User(username=f"crowd-{number:03}") for number in range(count))
    Membership.objects.bulk_create(Membership(tenant=tenant, user=one, role=Role.VIEWER) for one in people)


def test_list__two_tenants__shows_ones_own_with_the_roles(acme: Cast, world: World) -> None:
    page = shown_to(acme.viewer, "/tenants/")
    assert "Acme" in page
    assert "Viewer" in page
    assert "globex" not in page.lower()
    assert "globex" in shown_to(world.operator, "/tenants/")
    assert "You belong to no tenant yet" in shown_to(world.outsider, "/tenants/")
    assert "No tenant matches" in shown_to(acme.viewer, "/tenants/", data={"q": "globex"})


@pytest.mark.parametrize(
    "query", [{"cursor": "\x00"}, {"q": "\x00"}, {"q": "x" * 900}, {"cursor": "é" * 900}]
)
@pytest.mark.parametrize("path", ["", "acme/members/", "acme/access/", "acme/shares/", "acme/tokens/"])
def test_lists__query_that_makes_no_sense__are_shown(acme: Cast, path: str, query: dict[str, str]) -> None:
    shown_to(acme.tenant_admin, f"/tenants/{path}", data=query)


def test_members__many__come_in_pages_that_hold_each_once(acme: Cast) -> None:
    crowd(acme.tenant, 60)
    assert acme.viewer
    seen: list[str] = []
    path = "/tenants/acme/members/"
    while True:
        page = shown_to(acme.tenant_admin, path)
        seen += re.findall(r"person=([a-z0-9-]+)", page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        if following is None:
            break
        path = "/tenants/acme/members/" + following[1]
    assert len(seen) == len(set(seen)) == 62
    found = shown_to(acme.tenant_admin, "/tenants/acme/members/", data={"q": "crowd-04"}, headers=HTMX)
    assert len(re.findall(r"person=crowd", found)) == 10
    assert "<html" not in found


@pytest.mark.parametrize("path", ["/tenants/acme/members/", "/tenants/acme/access/", "/tenants/"])
def test_lists__ten_rows_or_fifty__cost_as_many_queries(acme: Cast, path: str) -> None:
    def cost() -> int:
        shown_to(acme.tenant_admin, path)
        with CaptureQueriesContext(connection) as queries:
            shown_to(acme.tenant_admin, path)
        return len(queries)

    crowd(acme.tenant, 5)
    few = cost()
    for number in range(20):
        made = tenants.create_tenant(slug=f"t-{number:02}", name="T", by=TEST)
        tenants.assign_role(tenant=made, user=acme.tenant_admin, role=Role.VIEWER, by=TEST)
    people = User.objects.bulk_create(User(username=f"more-{number:03}") for number in range(60))
    Membership.objects.bulk_create(
        Membership(tenant=acme.tenant, user=one, role=Role.VIEWER) for one in people
    )
    assert cost() == few


def test_members__viewer__sees_who_is_there_and_no_buttons(acme: Cast) -> None:
    assert acme.tenant_admin
    page = shown_to(acme.viewer, "/tenants/acme/members/")
    assert "acme-admin" in page
    for hidden in ("Assign the role", "members/remove", "?person=acme-admin"):
        assert hidden not in page
    for path in ("accounts/", "shares/", "tokens/", "settings/"):
        assert f"/tenants/acme/{path}" not in page


def test_refusal__of_a_member__leads_to_the_reasons(acme: Cast) -> None:
    client = Client()
    client.force_login(acme.viewer)
    refused = client.get("/tenants/acme/settings/")
    assert refused.status_code == 403
    (link,) = re.findall(r'href="(/tenants/access/\?[^"]+)"', refused.content.decode())
    answer = client.get(link.replace("&amp;", "&"), follow=True).content.decode()
    assert "No. You cannot: Manage members, shares, service accounts and settings" in answer
    assert "comes with the roles" in answer


def test_access__asked_of_others__is_for_administrators(acme: Cast, globex: Cast, world: World) -> None:
    question = {"person": "acme-author", "permission": Permission.VOTE.value}
    assert acme.author
    assert "No. acme-author cannot" in shown_to(acme.tenant_admin, "/tenants/acme/access/", data=question)
    assert "No. acme-author cannot" in shown_to(world.operator, "/tenants/acme/access/", data=question)
    client = Client()
    client.force_login(acme.viewer)
    assert client.get("/tenants/acme/access/", question).status_code == 403
    client.force_login(globex.viewer)
    assert client.get("/tenants/acme/access/", question).status_code == 404
    mine = shown_to(acme.viewer, "/tenants/acme/access/", data={"permission": Permission.VIEW.value})
    assert "Yes. You can" in mine
    assert "Role Viewer in Acme" in mine
    assert "acme-author" not in mine


def test_access__group_share_and_nobody__are_told_in_words(acme: Cast, world: World) -> None:
    group = Group.objects.create(name="risk")
    world.outsider.groups.add(group)
    model = make_model(acme)
    tenants.share(obj=model, group=group, by=TEST)
    question = {"person": "outsider", "permission": Permission.VIEW.value, "model": model.name}
    shared = shown_to(acme.tenant_admin, "/tenants/acme/access/", data=question)
    assert "is shared with the group risk" in shared
    assert "Yes. outsider can" in shared
    tenants.assign_role(tenant=acme.tenant, group=group, role=Role.RISK_REVIEWER, by=TEST)
    through = shown_to(
        acme.tenant_admin,
        "/tenants/acme/access/",
        data={"person": "outsider", "permission": Permission.VOTE.value},
    )
    assert "through the group risk" in through
    for wrong, said in (
        ({"person": "nobody"}, "Nobody named nobody is a member of Acme"),
        ({"model": "none"}, "There is no model named none"),
        ({"permission": "x"}, "Permissions"),
        ({"person": "\x00"}, "Permissions"),
    ):
        assert said in shown_to(acme.tenant_admin, "/tenants/acme/access/", data={**question, **wrong})


def test_access__of_a_stranger__is_told_like_nobody_but_to_operators(
    acme: Cast, globex: Cast, world: World
) -> None:
    stranger = globex.author
    User.objects.filter(pk=stranger.pk).update(first_name="GLOBEX-SECRET", is_active=False)

    def told(reader: User, name: str) -> str:
        question = {"person": name, "permission": Permission.VOTE.value}
        return shown_to(reader, "/tenants/acme/access/", data=question, headers={"HX-Request": "true"})

    alike = told(acme.tenant_admin, "no-such-person").replace("no-such-person", stranger.username)
    assert told(acme.tenant_admin, stranger.username) == alike
    assert "Nobody named globex-author is a member of Acme, or has something of it shared with them." in alike
    # Of nobody there is nothing to list either: neither an answer nor a row of the table.
    assert "cannot:" not in alike
    assert alike.count("globex-author") == told(acme.tenant_admin, "no-such-person").count("no-such-person")
    assert "?person=globex-author" not in alike
    assert "The account is deactivated" in told(world.operator, stranger.username)
    assert "Nobody named no-such-person is a member of Acme" in told(world.operator, "no-such-person")


def test_roles__page__lists_every_role_with_what_it_may(acme: Cast) -> None:
    page = shown_to(acme.viewer, "/tenants/acme/roles/")
    for role in Role:
        assert role.label in page
    for permission in Permission:
        assert html.escape(permission.label) in page
