"""What operators do at the terminal: the first of them, forgotten passwords, lost phones."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from apps.accounts.models import User
from apps.audit.models import Entry
from tests.factories.cast import make_person

pytestmark = pytest.mark.django_db

GOOD = "a password of many words"


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PASSWORD", GOOD)


def test_create_operator__on_a_fresh_database__makes_one_and_no_second_by_accident(client: Client) -> None:
    call_command("create_operator", "alex")
    assert client.login(username="alex", password=GOOD)
    assert client.get("/admin/").status_code == 200
    with pytest.raises(CommandError, match="--another"):
        call_command("create_operator", "sam")
    call_command("create_operator", "sam", another=True)
    assert User.objects.filter(is_staff=True).count() == 2
    with pytest.raises(CommandError, match="taken"):
        call_command("create_operator", "SAM", another=True)
    assert not User.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize("weak", ["short", "alex-the-operator"])
def test_create_operator__with_a_weak_password__is_refused(
    monkeypatch: pytest.MonkeyPatch, weak: str
) -> None:
    monkeypatch.setenv("PORTAL_PASSWORD", weak)
    with pytest.raises(CommandError):
        call_command("create_operator", "alex-the-operator")
    assert not User.objects.exists()


def test_create_operator__typed_twice_differently__is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTAL_PASSWORD")
    typed = iter([GOOD, "another password of words"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(typed))
    with pytest.raises(CommandError, match="differ"):
        call_command("create_operator", "alex")


def test_set_password__for_somebody__ends_the_sessions_and_is_recorded(client: Client) -> None:
    pat = make_person("pat")
    client.force_login(pat)
    call_command("set_password", "pat")
    assert client.get("/accounts/me/").status_code == 302
    assert client.login(username="pat", password=GOOD)
    assert Entry.objects.filter(action="accounts.password.set").count() == 1
    with pytest.raises(CommandError):
        call_command("set_password", "nobody")


def test_reset_second_factor__for_somebody_who_lost_it__removes_it_once(client: Client) -> None:
    pat: Any = make_person("pat")
    Authenticator.objects.create(user=pat, type="totp", data={"secret": "x"})
    client.force_login(pat)
    call_command("reset_second_factor", "pat")
    assert not Authenticator.objects.exists()
    assert client.get("/accounts/me/").status_code == 302
    assert Entry.objects.filter(action="accounts.second_factor.removed").count() == 1
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "pat")
