"""Limits of calls per token."""

from __future__ import annotations

import datetime as dt
import socket
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as portal_settings
from django.test import Client

from apps.core import clock
from apps.core.rest import limits
from tests.factories.api import Api
from tests.factories.cast import Cast, token_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def limited(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.API_REQUESTS_PER_MINUTE = 3
    monkeypatch.setattr(limits, "_away_until", 0.0)


def hold_still(monkeypatch: pytest.MonkeyPatch, moment: dt.datetime) -> None:
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_limit__calls_of_a_minute_made__refuses_until_the_next(
    acme: Cast, limited: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    api, moment = Api(acme.viewer), clock.now().replace(second=15)
    hold_still(monkeypatch, moment)
    answers = [api.get("/me") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert [answer["RateLimit"] for answer in answers] == [f'"token";r={left};t=45' for left in (2, 1, 0, 0)]
    assert {answer["RateLimit-Policy"] for answer in answers} == {'"token";q=3;w=60'}
    assert answers[-1]["Retry-After"] == "45"
    assert answers[-1].json()["code"] == "too_many_requests"
    hold_still(monkeypatch, moment + dt.timedelta(seconds=45))
    assert api.get("/me")["RateLimit"] == '"token";r=2;t=60'


def test_limit__of_another_token__is_its_own(acme: Cast, limited: None) -> None:
    first, second = token_of(acme.viewer), token_of(acme.viewer)
    assert [Api(acme.viewer, token=first).get("/me").status_code for _ in range(4)][-1] == 429
    assert Api(acme.viewer, token=second).get("/me").status_code == 200


def test_limit__calls_that_are_refused__count(acme: Cast, limited: None) -> None:
    api = Api(acme.viewer, token=token_of(acme.viewer, scopes=["models:read"]))
    answers = [api.get("/rollouts") for _ in range(4)]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 429]
    assert answers[0]["RateLimit"].startswith('"token";r=2;')


def test_limit__no_token__counts_nothing(limited: None) -> None:
    answer = Client().get("/api/v1/me")
    assert answer.status_code == 401
    assert "RateLimit" not in answer


def test_limit__health__has_none(limited: None) -> None:
    assert [Client().get("/healthz").status_code for _ in range(5)] == [200] * 5


def test_limit__redis_is_away__lets_everybody_through_and_says_so_once(
    acme: Cast, limited: None, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    api = Api(acme.viewer)
    answers = [api.get("/me") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 5
    assert "RateLimit" not in answers[0]
    assert [record.message for record in caplog.records if record.name == limits.logger.name] == [
        "calls are not counted: Redis is away (ConnectionError)"
    ]


def test_limit__zero__is_none(acme: Cast, settings: Any) -> None:
    settings.API_REQUESTS_PER_MINUTE = 0
    assert "RateLimit" not in Api(acme.viewer).get("/me")


class SlowDoor:
    """Stands before the real Redis, and lets a new connection in when it is told to."""

    def __init__(self, url: str) -> None:
        self.inside = urlsplit(url)
        self.knocked, self.opened = threading.Event(), threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        place = f"{self.inside.hostname}:{self.inside.port}"
        self.url = url.replace(place, f"127.0.0.1:{self.listener.getsockname()[1]}")
        self.sockets: list[socket.socket] = [self.listener]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        caller, _ = self.listener.accept()
        self.knocked.set()
        self.opened.wait(30)
        server = socket.create_connection((self.inside.hostname, self.inside.port))
        self.sockets += [caller, server]
        for source, target in ((caller, server), (server, caller)):
            threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    @staticmethod
    def _pass_on(source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                target.sendall(data)
        except OSError:
            pass

    def close(self) -> None:
        self.opened.set()
        for one in self.sockets:
            one.close()


@pytest.fixture
def slow_door() -> Iterator[SlowDoor]:
    door = SlowDoor(portal_settings.REDIS_URL)
    yield door
    door.close()


def test_limit__first_calls_of_a_process_meet__are_both_counted(
    slow_door: SlowDoor, limited: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.REDIS_URL = slow_door.url
    monkeypatch.setattr(limits, "PATIENCE_SECONDS", 30.0)
    with ThreadPoolExecutor(1) as others:
        first = others.submit(limits._count, f"rest:calls:{uuid.uuid4()}")
        assert slow_door.knocked.wait(30)
        # The client of another call takes the place of the one whose connection is being made.
        limits._client.cache_clear()
        slow_door.opened.set()
        assert first.result(30) == 1
