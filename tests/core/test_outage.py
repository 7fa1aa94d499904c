"""A database that does not answer or ends a transaction: every door says so, and that it may be tried again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from apps.approvals import pages
from apps.tenants import services as tenants
from tests.factories.cast import World

SENTENCE = "Try again in a moment"
# What the answer must not tell.
INSIDE = "connection to server at db.internal failed"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def token(world: World) -> str:
    """Return a token of somebody who may see the tenant."""
    _, raw = tenants.issue_token(user=world.acme.viewer, name="ci", by=world.acme.viewer)
    return raw


@pytest.fixture
def visitor(world: World) -> Client:
    """Return the browser of the same person, as a server would answer it."""
    visitor = Client(raise_request_exception=False)
    visitor.force_login(world.acme.viewer)
    assert visitor.get("/approvals/").status_code == 200
    return visitor


@contextmanager
def outage() -> Iterator[None]:
    """Cut every connection off from its database inside the block."""

    def refuse(*_: Any, **__: Any) -> None:
        raise OperationalError(INSIDE)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(BaseDatabaseWrapper, "cursor", refuse)
        yield


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize("path", ["/", "/approvals/", "/models/acme/fraud/", "/accounts/login/"])
def test_page__database_down__says_so_and_keeps_its_headers(
    visitor: Client, path: str, headers: dict[str, str]
) -> None:
    with outage():
        answer = visitor.get(path, {"show": "open"}, headers=headers)
    text = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Content-Type"].startswith("text/html")
    assert SENTENCE in text
    assert "try_again" in text
    assert ("<html" in text) != bool(headers)
    assert (f'href="{path}?show=open"' in text) != bool(headers)
    assert "Sign in" not in text
    assert INSIDE not in text
    assert int(answer["Retry-After"]) > 0
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Request-ID"]


def test_rest_and_mlflow__database_down__answer_503_with_the_code(token: str) -> None:
    client = Client(headers={"Authorization": f"Bearer {token}"}, raise_request_exception=False)
    with outage():
        rest = client.get("/api/v1/change-requests")
        wire = client.get("/mlflow/acme/api/2.0/mlflow/registered-models/search")
    assert (rest.status_code, rest.json()["code"]) == (503, "try_again")
    assert rest["Content-Type"] == "application/problem+json"
    assert (wire.status_code, wire.json()["code"]) == (503, "try_again")
    assert wire.json()["error_code"] == "TEMPORARILY_UNAVAILABLE"
    for answer in (rest, wire):
        assert SENTENCE in answer.content.decode()
        assert int(answer["Retry-After"]) > 0


@pytest.mark.parametrize(
    "error", [OperationalError("deadlock detected"), InterfaceError("connection is closed")]
)
def test_page__its_transaction_is_ended_by_the_database__may_be_tried_again(
    visitor: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise error

    monkeypatch.setattr(pages, "queue_page", fail)
    answer = visitor.get("/approvals/")
    assert answer.status_code == 503
    assert SENTENCE in answer.content.decode()
    monkeypatch.undo()
    assert visitor.get("/approvals/").status_code == 200
