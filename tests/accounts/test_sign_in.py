"""The door: who gets in with a password, how often one may try, and where one is led afterwards."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse
from django.urls.exceptions import Resolver404

from apps.accounts import services
from apps.accounts.checks import sign_in as check_sign_in
from apps.accounts.models import Session, User
from apps.core.actors import System
from platform_portal.settings import base
from tests.factories.cast import PASSWORD, TEST, World, make_person

pytestmark = pytest.mark.django_db

LOGIN = "/accounts/login/"
ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "https:evil.example",
    "http://testserver@evil.example",
    "http://user@testserver/",
    "//user:secret@testserver/",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,hi",
    " //evil.example",
    "\x00//evil.example",
]


@pytest.fixture
def limits(settings: Any) -> None:
    """Switch on the limits that production has."""
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS


@pytest.fixture
def pat() -> User:
    return make_person("pat")


def enter(client: Client, username: str = "pat", password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"login": username, "password": password}, **more)


def is_in(client: Client) -> bool:
    return bool(client.get("/accounts/me/").status_code == 200)


def test_accounts__fresh_database__has_none() -> None:
    assert not User.objects.exists()


def test_sign_in__right_password__opens_a_session_under_a_new_id(client: Client, pat: User) -> None:
    client.session.save()
    planted = client.session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert enter(client).status_code == 302
    assert client.session.session_key != planted
    assert not Session.objects.filter(pk=planted).exists()
    assert is_in(client)
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert not is_in(thief)


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "email/",
        "password/reset/",
        "password/set/",
        "confirm-email/",
        "inactive/",
        "social/signup/",
        "3rdparty/",
        "social/connections/",
    ],
)
def test_doors__that_allauth_has_and_nobody_needs__do_not_exist(path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/accounts/{path}")
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_sign_in__service_account__is_refused(client: Client, pat: User) -> None:
    robot = services.create_service_account(username="robot", owner=pat, by=TEST)
    robot.set_password(PASSWORD)
    robot.save()
    assert enter(client, "robot").status_code != 302
    client.force_login(robot)
    assert not is_in(client)


def test_sign_in__deactivated_with_the_right_password__is_told(client: Client, pat: User) -> None:
    services.deactivate(user=pat, by=TEST)
    answer = enter(client)
    assert answer.status_code == 403
    assert b"account_inactive" in answer.content
    assert not is_in(client)


@pytest.mark.usefixtures("limits")
@pytest.mark.parametrize("host", ["testserver", "localhost"])
def test_sign_in__wrong_passwords_for_one_person_from_many_places__are_slowed(pat: User, host: str) -> None:
    answers = [
        enter(
            Client(REMOTE_ADDR=f"203.0.113.{number}", HTTP_HOST=host if number % 2 else "127.0.0.1"),
            "PAT" if number % 3 else "pat",
            "wrong",
        ).status_code
        for number in range(12)
    ]
    assert answers == [200] * 10 + [429] * 2
    refused = enter(Client(REMOTE_ADDR="203.0.113.99"))
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) <= 60


@pytest.mark.usefixtures("limits")
def test_sign_in__wrong_passwords_for_many_people_from_one_place__are_slowed(pat: User) -> None:
    answers = [enter(Client(), f"somebody-{number}", "wrong").status_code for number in range(12)]
    assert answers == [200] * 10 + [429] * 2
    # The person who is attacked gets in from elsewhere at once.
    assert enter(Client(REMOTE_ADDR="203.0.113.7")).status_code == 302


@pytest.mark.usefixtures("limits")
def test_sign_in__forged_forwarding_header__does_not_change_who_is_counted(pat: User) -> None:
    answers = [
        enter(Client(), f"somebody-{number}", "wrong", headers={"X-Forwarded-For": f"198.51.100.{number}"})
        for number in range(11)
    ]
    assert answers[-1].status_code == 429


@pytest.mark.usefixtures("limits")
def test_sign_in__to_the_admin__goes_through_the_same_door(client: Client, world: World) -> None:
    answer = client.post("/admin/login/?next=/admin/", {"username": "operator", "password": "wrong"})
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{LOGIN}?next=")


@pytest.mark.usefixtures("limits")
def test_confirming__wrong_passwords__are_slowed(client: Client, pat: User) -> None:
    client.force_login(pat)
    answers = [client.post("/accounts/confirm/", {"password": "wrong"}).status_code for _ in range(12)]
    assert answers == [200] * 10 + [429] * 2


@pytest.mark.parametrize("url", ELSEWHERE)
def test_next__that_leads_elsewhere__stays_here(client: Client, pat: User, url: str) -> None:
    for path in (LOGIN, "/accounts/logout/", "/accounts/confirm/"):
        client.force_login(pat)
        form = {"next": url, "login": "pat", "password": PASSWORD}
        for answer in (
            client.post(path, form),
            client.post(f"{path}?next={quote(url)}", {"login": "pat", "password": PASSWORD}),
        ):
            assert answer.status_code == 302, path
            assert answer["Location"] in ("/", LOGIN, f"{LOGIN}?next={path}"), path
    fresh = Client()
    assert quote(url) not in quote(fresh.get(LOGIN, {"next": url}).content.decode())
    assert enter(fresh, QUERY_STRING=f"next={quote(url)}")["Location"] == "/"


@pytest.mark.parametrize("url", ELSEWHERE)
def test_going_back__to_a_page_that_another_site_names__stays_here(
    client: Client, pat: User, url: str
) -> None:
    client.force_login(pat)
    session = client.session
    session["accounts.confirmed_at"] = 0
    session.save()
    path = "/accounts/me/second-factor/add/"
    for headers in ({"Referer": url.replace("\n", "").replace("\x00", "")}, {}):
        answer = client.post(path, headers=headers)
        assert answer["Location"] == f"/accounts/confirm/?next={quote(path, safe='')}"
    htmx = client.post(path, headers={"HX-Request": "true", "HX-Current-URL": "https://evil.example/"})
    assert htmx["HX-Redirect"] == f"/accounts/confirm/?next={quote(path, safe='')}"


def test_next__path_of_the_portal__is_followed(client: Client, pat: User) -> None:
    assert enter(client, QUERY_STRING="next=/models/%3Fq%3Dfraud")["Location"] == "/models/?q=fraud"


@pytest.mark.parametrize(("mode", "only"), [("off", False), ("auto", True)])
def test_sign_in__with_a_password_where_providers_alone_count__is_closed(
    client: Client, pat: User, settings: Any, mode: str, only: bool
) -> None:
    settings.PORTAL_LOCAL_SIGN_IN = mode
    settings.PORTAL_OIDC = [
        {
            "id": "main",
            "name": "Main",
            "issuer": "https://idp.example",
            "client_id": "c",
            "client_secret": "s",
            "only": only,
        }
    ]
    page = client.get(LOGIN).content.decode()
    assert "Sign in with Main" in page
    assert 'type="password"' not in page
    answer = enter(client)
    assert answer.status_code == 403
    assert b"local_sign_in_closed" in answer.content
    assert not client.login(username="pat", password=PASSWORD)
    client.force_login(pat)
    assert client.post("/accounts/confirm/", {"password": PASSWORD}).status_code == 403
    assert client.get("/accounts/me/password/").status_code == 403


def test_sign_in__without_providers__offers_none(client: Client) -> None:
    assert b"Sign in with" not in client.get(LOGIN).content
    assert client.post("/accounts/provider/main/login/").status_code == 404
    assert client.get("/accounts/provider/main/callback/?code=c&state=s").status_code == 404


ENTRY = {"id": "a", "name": "A", "issuer": "https://a.example", "client_id": "c", "client_secret": "s"}


@pytest.mark.parametrize(
    ("listed", "mode"),
    [
        ({}, "auto"),
        ([{**ENTRY, "id": "A!"}], "auto"),
        ([{**ENTRY, "issuer": "http://a.example"}], "auto"),
        ([{**ENTRY, "surprise": 1}], "auto"),
        ([{**ENTRY, "client_secret": ""}], "auto"),
        ([{**ENTRY, "only": "yes"}], "auto"),
        ([ENTRY, {**ENTRY, "issuer": "https://b.example"}], "auto"),
        ([ENTRY, {**ENTRY, "id": "b"}], "auto"),
        ([{**ENTRY, "groups_claim": ["groups"]}], "auto"),
        ([], "off"),
        ([ENTRY], "sometimes"),
    ],
)
def test_check__settings_with_which_sign_in_cannot_work__says_so(
    settings: Any, listed: Any, mode: str
) -> None:
    settings.PORTAL_OIDC, settings.PORTAL_LOCAL_SIGN_IN = listed, mode
    assert [message.id for message in check_sign_in(None)] != []
    settings.PORTAL_OIDC, settings.PORTAL_LOCAL_SIGN_IN = [ENTRY], "off"
    assert check_sign_in(None) == []


def test_check__leeway_beyond_what_clocks_are_off_by__says_so(settings: Any) -> None:
    for seconds in (-1, 3600):
        settings.PORTAL_OIDC_CLOCK_LEEWAY_SECONDS = seconds
        assert [message.id for message in check_sign_in(None)] == ["accounts.E004"]


def test_password__changed_by_oneself__keeps_this_session_under_a_new_id_and_ends_the_others(
    client: Client, pat: User
) -> None:
    other = Client()
    assert enter(client).status_code == enter(other).status_code == 302
    before = client.session.session_key
    new = "another correct horse battery"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert client.post("/accounts/me/password/", form)["Location"] == "/accounts/me/"
    assert is_in(client)
    assert client.session.session_key != before
    assert not is_in(other)
    assert Session.objects.filter(user=pat).count() == 1
    services.set_password(user=pat, password=PASSWORD, by=System("test"))
    assert not is_in(client)
