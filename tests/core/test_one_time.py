"""Secrets that a page shows once, after a redirect: a reload shows none and makes none."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.contrib.sessions.models import Session as DjangoSession
from django.test import Client

from apps.accounts.models import Session
from apps.core import clock, one_time
from apps.tenants.models import ApiToken
from tests.factories.cast import Cast, World

pytestmark = pytest.mark.django_db

PAGE = "/accounts/tokens/"
FORM = {"name": "laptop", "scopes": ["models:read"], "days": "30"}


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def made(client: Client) -> Any:
    done = client.post(PAGE, FORM)
    assert (done.status_code, done["Location"]) == (302, PAGE)
    return done


def secret_on(client: Client, **more: Any) -> str:
    """Return the secret that the page of tokens shows, or nothing."""
    page = client.get(PAGE, **more).content.decode()
    return page.split('data-copy="', 1)[1].split('"', 1)[0] if "Copy the token" in page else ""


def test_token__page_reloaded__shows_no_secret_and_makes_no_second_token(acme: Cast) -> None:
    client = signed_in(acme.author)
    done = client.post(PAGE, FORM, follow=True)
    # What a browser asks for again is the last request of the chain.
    again = client.get(done.request["PATH_INFO"])
    assert done.request["REQUEST_METHOD"] == "GET"
    assert "Copy the token" in done.content.decode()
    assert "Copy the token" not in again.content.decode()
    assert ApiToken.objects.count() == 1


def test_secret__until_it_is_shown__stands_nowhere_in_plain_text(acme: Cast) -> None:
    client = signed_in(acme.author)
    done = made(client)
    cookies = " ".join(morsel.value for morsel in client.cookies.values())
    session = Session.objects.get(user=acme.author)
    kept = f"{session.get_decoded()} {session.session_data} {done.headers} {cookies}"
    secret = secret_on(client)
    assert secret.startswith("pp_")
    assert secret not in kept
    assert not DjangoSession.objects.exists()
    assert one_time._key("token") not in Session.objects.get(user=acme.author).get_decoded()


def test_secret__of_a_part_or_a_head__waits_for_its_page(acme: Cast) -> None:
    client = signed_in(acme.author)
    made(client)
    client.head(PAGE)
    assert "Copy the token" not in client.get(PAGE, headers={"HX-Request": "true"}).content.decode()
    assert secret_on(client)


def test_secret__minutes_later__is_shown_no_more(acme: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(acme.author)
    made(client)
    later = clock.now() + dt.timedelta(seconds=one_time.KEPT_SECONDS + 1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert secret_on(client) == ""


def test_secret__of_another_session_or_person__is_shown_to_nobody(acme: Cast, world: World) -> None:
    client, other = signed_in(acme.author), signed_in(acme.author)
    made(client)
    assert secret_on(other) == ""
    sealed = client.session[one_time._key("token")]
    for somebody in (other, signed_in(world.outsider)):
        session = somebody.session
        session[one_time._key("token")] = sealed
        session.save()
        assert secret_on(somebody) == ""
    client.logout()
    client.force_login(acme.author)
    assert secret_on(client) == ""
