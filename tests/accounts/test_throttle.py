"""Wrong tokens: counted by address, slowed down through every door, and good ones left alone."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from django.test import Client, RequestFactory

from apps.core import clients, throttle
from tests.factories.cast import Cast, token_of

pytestmark = pytest.mark.django_db

LIMIT = 6


def bearer(raw: str) -> str:
    return f"Bearer {raw}"


def basic(raw: str) -> str:
    return f"Basic {base64.b64encode(f':{raw}'.encode()).decode()}"


def test_wrong_tokens__through_every_door__are_slowed_together_and_good_ones_never(
    acme: Cast, settings: Any, django_assert_max_num_queries: Any
) -> None:
    settings.TOKEN_FAILURES_PER_MINUTE = LIMIT
    token = token_of(acme.viewer)
    rest, wire = "/api/v1/me", "/mlflow/acme/api/2.0/mlflow/registered-models/search"
    calls = [(rest, bearer("pp_x")), (wire, bearer("pp_x")), (wire, basic("pp_x"))]
    answers = [
        Client().get(path, headers={"Authorization": header}) for path, header in calls * (LIMIT // 3 + 1)
    ]
    assert [answer.status_code for answer in answers] == [401] * LIMIT + [429] * 3
    for answer in answers[LIMIT:]:
        assert 1 <= int(answer["Retry-After"]) <= 60
        assert answer.json()["code"] == "too_many_attempts"
    assert answers[LIMIT + 1].json()["error_code"] == "REQUEST_LIMIT_EXCEEDED"
    # Nobody counts calls without any token, good tokens, or those from elsewhere.
    assert Client().get(rest).status_code == 401
    assert Client().get(wire).status_code == 401
    for path, header in ((rest, bearer(token)), (wire, bearer(token)), (wire, basic(token))):
        assert Client().get(path, headers={"Authorization": header}).status_code == 200
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert other.get(rest, headers={"Authorization": bearer("pp_x")}).status_code == 401


def test_wrong_tokens__beyond_the_limit__are_refused_without_a_write(
    settings: Any, rf: RequestFactory, django_assert_num_queries: Any
) -> None:
    settings.TOKEN_FAILURES_PER_MINUTE = 1
    request = rf.get("/", headers={"Authorization": "Bearer x"})
    throttle.failed(request)
    with pytest.raises(throttle.TooManyAttempts):
        throttle.failed(request)
    with django_assert_num_queries(1), pytest.raises(throttle.TooManyAttempts):
        throttle.failed(request)


@pytest.mark.parametrize(
    ("trusted", "forwarded", "address", "expected"),
    [
        (0, "198.51.100.1", "203.0.113.5", "203.0.113.5"),
        (1, "198.51.100.1, 198.51.100.2", "10.0.0.1", "198.51.100.2"),
        (2, "198.51.100.1, 198.51.100.2, 10.0.0.9", "10.0.0.1", "198.51.100.2"),
        (2, "198.51.100.2", "10.0.0.1", "10.0.0.1"),
        (1, "", "10.0.0.1", "10.0.0.1"),
        (1, "198.51.100.2:4711", "10.0.0.1", "198.51.100.2"),
        (1, "[2001:db8:1:2:3::4]:4711", "10.0.0.1", "2001:db8:1:2::"),
        (1, "not an address", "10.0.0.1", "unknown"),
        (0, "", "2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        (0, "", "::ffff:203.0.113.5", "203.0.113.5"),
        (0, "", "", "unknown"),
    ],
)
def test_address__behind_proxies__is_as_true_as_they_are(
    settings: Any, rf: RequestFactory, trusted: int, forwarded: str, address: str, expected: str
) -> None:
    settings.TRUSTED_PROXY_COUNT = trusted
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = rf.get("/", headers=headers, REMOTE_ADDR=address)
    assert clients.address_of(request) == expected
