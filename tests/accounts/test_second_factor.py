"""The second factor: added, asked for, used up, removed."""

from __future__ import annotations

import base64
import re
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from apps.accounts.models import User
from apps.audit.models import Entry
from platform_portal.settings import base
from tests.factories.cast import PASSWORD, make_person

pytestmark = pytest.mark.django_db

ADD = "/accounts/me/second-factor/add/"
REMOVE = "/accounts/me/second-factor/remove/"
CODES = "/accounts/me/recovery-codes/"


@pytest.fixture
def pat() -> User:
    return make_person("pat")


def code_of(secret: str, *, steps: int = 0) -> str:
    """Return what an authenticator app shows, now or some steps of 30 seconds from now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def turned_on(client: Client) -> tuple[str, list[str]]:
    """Add a second factor as a person does, and return its secret and the recovery codes."""
    secret = client.get(ADD).context["form"].secret
    made = client.post(ADD, {"code": code_of(secret)})
    assert (made.status_code, made["Location"]) == (302, CODES), made.content
    answer = client.get(CODES)
    # The code that turned it on cannot be the one of the next sign-in within the same half minute.
    return secret, answer.context["codes"]


def first_step(client: Client) -> Any:
    return client.post("/accounts/login/", {"login": "pat", "password": PASSWORD, "next": "/models/"})


def is_in(client: Client) -> bool:
    return bool(client.get("/accounts/me/").status_code == 200)


def test_second_factor__added__shows_codes_once_and_is_asked_for(pat: User) -> None:
    client = signed_in(pat)
    page = client.get(ADD).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert "style=" not in page
    secret, codes = turned_on(client)
    assert len(codes) == len(set(codes)) == 10
    stored = {item.type: str(item.data) for item in Authenticator.objects.filter(user=pat)}
    assert secret not in stored["totp"]
    assert Entry.objects.filter(action="accounts.second_factor.added").count() == 1
    for path in ("/accounts/me/", CODES, ADD):
        assert codes[0].encode() not in client.get(path).content
    assert client.get("/accounts/me/").context["page"].second_factor.codes_left == 10

    browser = Client()
    answer = first_step(browser)
    assert answer["Location"] == "/accounts/login/code/"
    assert not is_in(browser)
    pending = browser.session.session_key
    assert browser.post(answer["Location"], {"code": "000000"}).status_code == 200
    assert browser.post(answer["Location"], {}).status_code == 200
    assert not is_in(browser)
    done = browser.post(answer["Location"], {"code": code_of(secret)})
    assert done["Location"] == "/models/"
    assert is_in(browser)
    assert browser.session.session_key != pending


def test_second_factor__code_or_recovery_code_used_twice__is_refused(pat: User) -> None:
    secret, codes = turned_on(signed_in(pat))
    for code in (codes[3], code_of(secret)):
        first, second = Client(), Client()
        for browser in (first, second):
            first_step(browser)
            browser.post("/accounts/login/code/", {"code": code})
        assert is_in(first)
        assert not is_in(second)


def test_second_factor__many_wrong_codes__are_slowed(pat: User, settings: Any) -> None:
    turned_on(signed_in(pat))
    settings.ACCOUNT_RATE_LIMITS = base.ACCOUNT_RATE_LIMITS
    answers = []
    for number in range(12):
        browser = Client(REMOTE_ADDR=f"203.0.113.{number}")
        first_step(browser)
        answers.append(browser.post("/accounts/login/code/", {"code": f"{number:06}"}).status_code)
    assert answers == [200] * 10 + [429] * 2


def test_second_factor__changed_long_after_signing_in__asks_who_it_is(pat: User) -> None:
    client = signed_in(pat)
    _, codes = turned_on(client)
    session = client.session
    session["accounts.confirmed_at"] = time.time() - 301
    session.save()
    for path in (REMOVE, CODES):
        for method in (client.get, client.post):
            assert method(path)["Location"].startswith("/accounts/confirm/?next=")
    assert Authenticator.objects.filter(user=pat).count() == 2
    # The code of the app will do as well as the password.
    assert "/accounts/confirm/code/" in client.get("/accounts/confirm/").content.decode()
    confirmed = client.post("/accounts/confirm/code/", {"code": codes[0], "next": CODES})
    assert confirmed["Location"] == CODES
    assert client.get(CODES).status_code == 200
    made = client.post(CODES, follow=True).context["codes"]
    assert not set(made) & set(codes)
    assert client.post(REMOVE)["Location"] == "/accounts/me/"
    assert not Authenticator.objects.filter(user=pat).exists()
    assert first_step(Client())["Location"] == "/models/"
    for action in ("accounts.second_factor.removed", "accounts.recovery_codes.created"):
        assert Entry.objects.filter(action=action).count() == 1


def test_recovery_codes__as_a_file__are_in_the_answer_itself(pat: User) -> None:
    client = signed_in(pat)
    secret = client.get(ADD).context["form"].secret
    page = client.post(ADD, {"code": code_of(secret)}, follow=True).content.decode()
    found = re.search(r'href="data:text/plain;base64,([^"]+)" download="recovery-codes.txt"', page)
    assert found is not None
    text = base64.b64decode(found[1]).decode()
    assert text.count("\n") == 12
    assert "pat" in text


def test_secrets__after_the_key_of_the_portal_changed__are_still_read(pat: User, settings: Any) -> None:
    secret, _ = turned_on(signed_in(pat))
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new key"
    browser = Client()
    first_step(browser)
    assert browser.post("/accounts/login/code/", {"code": code_of(secret)})["Location"] == "/models/"
