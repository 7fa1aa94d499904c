"""What operators do at the terminal: the first of them, forgotten passwords, lost phones."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client

from apps.accounts import services as accounts
from apps.accounts.models import User
from apps.audit.models import Entry
from tests.factories.cast import PASSWORD, TEST, make_person

pytestmark = pytest.mark.django_db

GOOD = "a password of many words"


def make_robot(username: str, *, owner: User) -> User:
    return accounts.create_service_account(username=username, owner=owner, by=TEST)


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
    make_robot("robot", owner=User.objects.get(username="sam"))
    with pytest.raises(CommandError, match="taken"):
        call_command("create_operator", "Robot", another=True)
    assert not User.objects.filter(is_superuser=True).exists()


@pytest.mark.parametrize(("typed", "is_made"), [("y", True), (" YES ", True), ("", False), ("n", False)])
def test_create_operator__somebody_known__becomes_one_after_a_question(
    monkeypatch: pytest.MonkeyPatch, client: Client, typed: str, is_made: bool
) -> None:
    pat = make_person("pat")
    with pytest.raises(CommandError, match="--existing"):
        call_command("create_operator", "Pat")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda prompt: typed)
    with nullcontext() if is_made else pytest.raises(CommandError, match="Nothing was changed"):
        call_command("create_operator", "Pat")
    pat.refresh_from_db()
    assert pat.is_staff == is_made
    # The way to sign in stays.
    assert client.login(username="pat", password=PASSWORD)
    assert Entry.objects.filter(action="tenants.operator.assigned").count() == is_made


def test_create_operator__existing__asks_nothing_and_makes_nobody_up() -> None:
    pat, gone = make_person("pat"), make_person("gone")
    robot = make_robot("robot", owner=pat)
    accounts.deactivate(user=gone, by=TEST)
    call_command("create_operator", "pat", existing=True)
    for name in ("nobody", "robot", "gone"):
        with pytest.raises(CommandError):
            call_command("create_operator", name, existing=True, another=True)
    assert list(User.objects.filter(is_staff=True)) == [pat]
    assert set(User.objects.all()) == {pat, gone, robot}


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


@pytest.mark.parametrize(
    ("command", "instead"), [("changepassword", "set_password"), ("createsuperuser", "create_operator")]
)
def test_command_of_django__that_sets_a_password__is_refused(command: str, instead: str) -> None:
    pat = make_person("pat")
    asked = ["pat"] if command == "changepassword" else ["--noinput", "--username", "sam", "--email", ""]
    with pytest.raises(CommandError, match=f"manage.py {instead}"):
        call_command(command, *asked)
    pat.refresh_from_db()
    assert pat.check_password(PASSWORD)
    assert not User.objects.filter(username="sam").exists()
