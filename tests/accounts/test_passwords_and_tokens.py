"""A new password ends what the old one could have made: sessions always, API tokens where it is wanted or needed."""

from __future__ import annotations

from io import StringIO

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.management import call_command
from django.test import Client

from apps.accounts import services
from apps.accounts.models import Session, User
from apps.audit.models import Entry
from apps.tenants import services as tenants
from apps.tenants.choices import Role
from apps.tenants.models import ApiToken
from tests.factories.cast import PASSWORD, TEST, World, make_person, token_of

pytestmark = pytest.mark.django_db

NEW = "another correct horse battery"
OWN = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
PAGE = "/accounts/me/password/"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def works(raw: str) -> bool:
    return Client().get("/api/v1/me", headers={"Authorization": f"Bearer {raw}"}).status_code == 200


def test_own_password__changed__offers_to_revoke_the_tokens_and_names_them(world: World) -> None:
    person = world.acme.viewer
    raw = token_of(person)
    bound = token_of(person, tenant=world.acme.tenant)
    page = signed_in(person).get(PAGE).content.decode()
    assert "Revoke my API tokens, all 2" in page
    assert str(ApiToken.objects.filter(user=person).earliest("pk")) in page
    assert 'name="revoke_tokens"' in page
    assert "checked" in page
    assert signed_in(person).post(PAGE, {**OWN, "revoke_tokens": "on"}).status_code == 302
    assert not works(raw)
    assert not works(bound)
    revoked = Entry.objects.filter(action="tenants.token.revoked", actor_id=str(person.pk))
    assert revoked.count() == 2


def test_own_password__changed_and_tokens_kept__leaves_them(world: World) -> None:
    raw = token_of(world.acme.viewer)
    assert signed_in(world.acme.viewer).post(PAGE, OWN).status_code == 302
    assert works(raw)


def test_own_password__of_somebody_without_tokens__asks_nothing_of_them(world: World) -> None:
    assert "revoke_tokens" not in signed_in(world.acme.viewer).get(PAGE).content.decode()


@pytest.mark.parametrize("is_wanted", [True, False])
def test_own_password__changed_in_the_admin__offers_the_same(world: World, is_wanted: bool) -> None:
    client = signed_in(world.operator)
    raw = token_of(world.operator)
    path = "/admin/password_change/"
    assert "Revoke my API token" in client.get(path).content.decode()
    form = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert client.post(path, {**form, **({"revoke_tokens": "on"} if is_wanted else {})}).status_code == 302
    assert works(raw) is not is_wanted


def test_password__set_at_the_terminal__ends_sessions_and_tokens_but_not_those_of_service_accounts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_PASSWORD", NEW)
    person = world.acme.author
    robot = services.create_service_account(username="robot", owner=person, by=TEST)
    tenants.assign_role(tenant=world.acme.tenant, user=robot, role=Role.VIEWER, by=TEST)
    client, raw, of_robot = signed_in(person), token_of(person), token_of(robot)
    said = StringIO()
    call_command("set_password", person.username, stdout=said)
    assert client.get("/accounts/me/").status_code == 302
    assert not Session.objects.filter(user=person).exists()
    assert not works(raw)
    assert works(of_robot)
    assert "API tokens of the person revoked" in said.getvalue()


def test_password__set_by_an_operator__ends_tokens(world: World) -> None:
    raw = token_of(world.acme.author)
    services.set_password(user=world.acme.author, password=NEW, by=world.operator)
    assert not works(raw)


def test_identity__unlinked__ends_tokens_too(world: World) -> None:
    person = make_person("of-a-provider")
    account = SocialAccount.objects.create(
        user=person, provider="oidc", uid="u", extra_data={"iss": "i", "sub": "s"}
    )
    raw = token_of(person)
    services.unlink_identity(account=account, by=world.operator)
    assert not works(raw)
