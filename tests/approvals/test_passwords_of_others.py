"""A person whose password another one set does not vote, since the vote could be that one's; new reviewers are named."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.approvals import services
from apps.approvals.choices import State
from apps.approvals.models import ChangeRequest, Vote
from apps.core.actors import System
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import ApiToken, GroupPlacement, Membership
from apps.tenants.recent_grants import NEW_FOR
from apps.tenants.services import groups
from tests.approvals.fakes import Dial, ask
from tests.factories.cast import PASSWORD, TEST, Cast, World, make_person, token_of
from tests.operations.operating import browser_of, page_of

pytestmark = pytest.mark.django_db

KNOWN = "known to two people 4711"
OWN = "an own secret of mine 4711"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def entered(username: str, password: str) -> Client:
    """Return a browser in which somebody signed in with a password."""
    client = Client()
    answer = client.post("/accounts/login/", {"login": username, "password": password})
    assert answer.status_code == 302
    return client


def made_in_the_admin(world: World, username: str) -> User:
    """Return a person whom an operator made in the admin, with a password that the operator knows."""
    form = {"username": username, "full_name": "", "password": KNOWN}
    assert browser_of(world.operator).post(page_of(User, "add"), form).status_code == 302
    return User.objects.get(username=username)


def vote(client: Client, request: ChangeRequest) -> Any:
    form = {"decision": "approve", "digest": request.digest, "tenant": request.tenant.slug}
    return client.post(reverse("approvals:vote", args=[request.pk]), form)


def detail(user: User, request: ChangeRequest) -> str:
    return signed_in(user).get(reverse("approvals:detail", args=[request.pk])).content.decode()


def test_two_people__whose_passwords_an_operator_knows__decide_nothing(world: World, dial: Dial) -> None:
    puppets = [made_in_the_admin(world, name) for name in ("puppet-one", "puppet-two")]
    for puppet in puppets:
        tenants.assign_role(tenant=world.acme.tenant, user=puppet, role=Role.REVIEWER, by=world.operator)
    request = ask(dial, tenant=world.acme.tenant, by=world.acme.author)
    for puppet in puppets:
        client = entered(puppet.username, KNOWN)
        answer = vote(client, request)
        assert answer.status_code == 403
        assert b"password_of_another" in answer.content
        assert (
            reverse("account_change_password")
            in client.get(reverse("approvals:detail", args=[request.pk])).content.decode()
        )
    request.refresh_from_db()
    assert request.state == State.IN_REVIEW
    assert not Vote.objects.exists()
    text = detail(world.acme.approver, request)
    assert "puppet-one, puppet-two: has a password that another person set" in text


def test_vote__with_a_token_of_somebody_with_such_a_password__is_refused(world: World, dial: Dial) -> None:
    puppet = made_in_the_admin(world, "puppet")
    tenants.assign_role(tenant=world.acme.tenant, user=puppet, role=Role.REVIEWER, by=TEST)
    request = ask(dial, tenant=world.acme.tenant, by=world.acme.author)
    answer = Client().post(
        f"/api/v1/change-requests/{request.pk}/votes",
        {"decision": "approve", "digest": request.digest},
        content_type="application/json",
        headers={"Authorization": f"Bearer {token_of(puppet)}"},
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "password_of_another")


def test_own_password__set_by_its_owner__gives_the_vote_and_ends_what_the_other_could_have_made(
    world: World, dial: Dial
) -> None:
    puppet = made_in_the_admin(world, "newcomer")
    tenants.assign_role(tenant=world.acme.tenant, user=puppet, role=Role.REVIEWER, by=TEST)
    # Who could vote but for the password is among those who decide, and votes once it is an own one.
    request = ask(dial, tenant=world.acme.tenant, by=world.acme.author)
    token_of(puppet)
    client = entered("newcomer", KNOWN)
    page = "/accounts/me/password/"
    assert b"Another person set your present password" in client.get(page).content
    same = client.post(page, {"oldpassword": KNOWN, "password1": KNOWN, "password2": KNOWN})
    assert same.status_code == 200
    assert b"Choose an own one" in same.content
    assert vote(client, request).status_code == 403
    done = client.post(page, {"oldpassword": KNOWN, "password1": OWN, "password2": OWN})
    assert done.status_code == 302
    assert not ApiToken.objects.usable().filter(user=puppet).exists()
    assert vote(client, request).status_code == 302
    assert Vote.objects.get().voter == puppet


@pytest.mark.parametrize("door", ["command", "operator", "create_operator"])
def test_password__set_by_another_after_the_vote__makes_the_vote_count_no_more(
    world: World, dial: Dial, monkeypatch: pytest.MonkeyPatch, door: str
) -> None:
    monkeypatch.setenv("PORTAL_PASSWORD", KNOWN)
    if door == "create_operator":
        call_command("create_operator", "alex", stdout=StringIO())
        assert User.objects.get(username="alex").password_set_by_other
        return
    request = ask(dial, tenant=world.acme.tenant, by=world.acme.author)
    vote(signed_in(world.acme.approver), request)
    if door == "command":
        call_command("set_password", world.acme.approver.username, stdout=StringIO())
    else:
        accounts.set_password(user=world.acme.approver, password=KNOWN, by=world.operator)
    second = signed_in(world.acme.second_approver)
    vote(second, request)
    request.refresh_from_db()
    assert request.state == State.IN_REVIEW
    assert request.blocked_reason


def test_password__set_by_the_portal_itself__is_nobody_elses(world: World, dial: Dial) -> None:
    person = accounts.create_person(username="of-the-demo", password=PASSWORD, by=System("demo"))
    assert not person.password_set_by_other
    accounts.set_password(user=person, password=OWN, by=System("demo"))
    assert not person.password_set_by_other


def test_set_password__to_none__leaves_the_provider_alone_and_nobodys_password(world: World) -> None:
    person = accounts.create_person(username="of-a-provider", password=KNOWN, by=world.operator)
    assert person.password_set_by_other
    call_command("set_password", "of-a-provider", "--none", stdout=StringIO())
    person.refresh_from_db()
    assert not person.password_set_by_other
    assert not person.has_usable_password()


def test_vote__of_such_a_person_past_the_service__is_refused_by_the_database(
    acme: Cast, request_of_author: ChangeRequest
) -> None:
    User.objects.filter(pk=acme.approver.pk).update(password_set_by_other=True)
    with pytest.raises(IntegrityError, match="nobody votes with a password"), transaction.atomic():
        Vote.objects.create(
            change_request=request_of_author,
            revision=1,
            digest=request_of_author.digest,
            voter=acme.approver,
            decision="approve",
        )


def test_reviewers__whom_an_operator_brought_in_within_a_day__are_named_with_their_votes(
    world: World, dial: Dial
) -> None:
    tenant = world.acme.tenant
    direct, placed, through = (make_person(name) for name in ("direct", "placed", "through"))
    tenants.assign_role(tenant=tenant, user=direct, role=Role.REVIEWER, by=world.operator)
    old = groups.create_group(name="Old", by=TEST)
    tenants.assign_role(tenant=tenant, group=old, role=Role.REVIEWER, by=TEST)
    groups.change_people(group=old, joining=[placed], by=world.operator)
    new = groups.create_group(name="New", by=TEST, people=[through])
    tenants.assign_role(tenant=tenant, group=new, role=Role.REVIEWER, by=world.operator)
    request = ask(dial, tenant=tenant, by=world.acme.author)
    services.cast_vote(change_request=request, digest=request.digest, decision="approve", by=direct)
    page = signed_in(world.acme.approver).get(reverse("approvals:detail", args=[request.pk])).context["page"]
    assert {(one.name, one.has_voted) for one in page.live.new_reviewers} == {
        ("direct", True),
        ("placed", False),
        ("through", False),
    }
    assert "An operator of the platform assigned them the role" in detail(world.acme.approver, request)
    for model in (Membership, GroupPlacement):
        for row in model.objects.all():
            model.objects.filter(pk=row.pk).update(
                created_at=row.created_at - NEW_FOR + dt.timedelta(minutes=1)
            )
    page = signed_in(world.acme.approver).get(reverse("approvals:detail", args=[request.pk])).context["page"]
    assert {one.name for one in page.live.new_reviewers} == {"direct", "placed", "through"}
    for model in (Membership, GroupPlacement):
        for row in model.objects.all():
            model.objects.filter(pk=row.pk).update(created_at=row.created_at - NEW_FOR)
    page = signed_in(world.acme.approver).get(reverse("approvals:detail", args=[request.pk])).context["page"]
    assert page.live.new_reviewers == []
