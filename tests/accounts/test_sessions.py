"""Sessions: how long they live, whose they are, and what ends them at once."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from apps.accounts import services
from apps.accounts.models import Session, User
from apps.accounts.sessions import browser_of
from apps.audit.models import Entry
from apps.core import clock
from tests.factories.cast import TEST, World, make_person, token_of

pytestmark = pytest.mark.django_db

ME = "/accounts/me/"


@pytest.fixture
def pat() -> User:
    return make_person("pat")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the portal's clock be moved on."""
    real = clock.now

    def move(**by: float) -> None:
        monkeypatch.setattr(clock, "now", lambda: real() + dt.timedelta(**by))

    return move


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def is_in(client: Client) -> bool:
    return bool(client.get(ME).status_code == 200)


def test_session__not_used_for_long__is_over(pat: User, later: Any) -> None:
    client = browser(pat)
    later(seconds=settings.SESSION_IDLE_SECONDS - 5)
    assert is_in(client)
    later(seconds=2 * settings.SESSION_IDLE_SECONDS - 10)
    assert is_in(client)
    later(seconds=3 * settings.SESSION_IDLE_SECONDS)
    assert not is_in(client)
    assert not Session.objects.filter(user=pat).exists()


def test_session__used_all_the_time__is_over_after_its_longest_age(
    pat: User, later: Any, settings: Any
) -> None:
    settings.SESSION_IDLE_SECONDS = settings.SESSION_ABSOLUTE_SECONDS
    client = browser(pat)
    for hours in (4, 8, 11.9):
        later(hours=hours)
        assert is_in(client)
        session = client.session
        session["something"] = hours
        session.save()
    later(hours=12.01)
    assert not is_in(client)


def test_session__page_that_refreshes_itself__is_not_used_by_that(pat: User, later: Any) -> None:
    client = browser(pat)
    later(minutes=10)
    client.get(ME, headers={"HX-Request": "true"})
    assert Session.objects.get(user=pat).last_seen_at < clock.now() - dt.timedelta(minutes=9)
    client.get(ME)
    assert Session.objects.get(user=pat).last_seen_at > clock.now() - dt.timedelta(minutes=1)


def test_account_page__of_somebody__shows_own_sessions_and_ends_the_others(pat: User) -> None:
    here, there, stranger = browser(pat), browser(pat), browser(make_person("sam"))
    page = here.get(ME)
    assert len(page.context["page"].sessions) == 2
    assert page.content.decode().count("This one") == 1
    assert here.post("/accounts/me/sessions/revoke-others/").status_code == 302
    assert is_in(here)
    assert not is_in(there)
    assert is_in(stranger)
    assert Entry.objects.filter(action="accounts.sessions.revoked").count() == 1
    assert b"Sign out everywhere else" not in here.get(ME).content
    assert here.get("/accounts/me/sessions/revoke-others/").status_code == 405


def test_account_page__many_sessions__come_in_pages_without_their_keys(pat: User) -> None:
    moment = clock.now()
    Session.objects.bulk_create(
        Session(
            session_key=f"secretkey{number:023}",
            user=pat,
            browser=f"Browser {number:02}",
            last_seen_at=moment - dt.timedelta(seconds=number + 1),
            expire_date=moment + dt.timedelta(days=1),
        )
        for number in range(40)
    )
    client = Client()
    client.force_login(pat)
    first = client.get("/accounts/me/").content.decode()
    (following,) = re.findall(r'rel="next" href="([^"]+)"', first)
    second = client.get(f"/accounts/me/{following}").content.decode()
    seen = [re.findall(r"Browser \d\d", page) for page in (first, second)]
    assert (len(seen[0]), len(set(seen[0] + seen[1]))) == (24, 40)
    assert "secretkey" not in first + second
    assert "Sign out everywhere else" in first
    assert client.get("/accounts/me/?sessions=no&accounts=%00").status_code == 200


def test_deactivation__of_a_person__ends_sessions_tokens_and_those_of_their_service_accounts(
    pat: User,
) -> None:
    robot = services.create_service_account(username="robot", owner=pat, by=TEST)
    client, tokens = browser(pat), [token_of(pat), token_of(robot)]

    def called() -> set[int]:
        return {
            Client().get("/api/v1/me", headers={"Authorization": f"Bearer {raw}"}).status_code
            for raw in tokens
        }

    assert is_in(client)
    assert called() == {200}
    services.deactivate(user=pat, by=TEST)
    assert not is_in(client)
    assert called() == {401}
    assert not User.objects.get(pk=robot.pk).can_act
    services.reactivate(user=pat, by=TEST)
    # The old session does not come back to life; tokens do, since nobody revoked them.
    assert not is_in(client)
    assert called() == {200}


def test_step_up__of_an_operator__is_asked_for_before_a_change_and_lasts_five_minutes(
    world: World, later: Any
) -> None:
    client = browser(world.operator)
    path = "/admin/password_change/"
    assert client.post(path).status_code == 200
    later(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    # A page that is nothing but a form asks before it opens; what can be read stays open.
    assert client.get(path)["Location"].startswith("/accounts/confirm/?next=")
    assert client.get("/admin/").status_code == 200
    answer = client.post(path, headers={"Referer": f"http://testserver{path}"})
    assert answer["Location"] == "/accounts/confirm/?next=%2Fadmin%2Fpassword_change%2F"
    assert client.post("/accounts/confirm/", {"password": "wrong"}).status_code == 200
    assert client.post(path).status_code == 302
    confirmed = client.post(answer["Location"], {"password": "correct horse battery staple", "next": path})
    assert confirmed["Location"] == path
    assert client.post(path).status_code == 200
    later(seconds=2 * settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 2)
    assert client.post(path).status_code == 302
    # Leaving is always possible.
    assert client.post("/admin/logout/").status_code == 200


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
            "Edge on Windows",
        ),
        ("curl/8", "Unknown program"),
        ("", "Unknown program"),
    ],
)
def test_browser__from_its_header__has_a_name_that_people_know(agent: str, name: str) -> None:
    assert browser_of(agent) == name
