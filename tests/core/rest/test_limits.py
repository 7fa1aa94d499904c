"""Limits of calls per token."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
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
