"""A program that calls the REST API for one person."""

from __future__ import annotations

from typing import Any

from django.test import Client

from apps.accounts.models import User
from tests.factories.cast import SAID, token_of

BASE = "/api/v1"


class Api:
    """A client with a token; `headers` go with each call, those of a call over them."""

    def __init__(self, user: User, *, token: str = "", **headers: str) -> None:
        said = SAID if user.is_staff else {}
        self.token = token or token_of(user)
        self._client = Client(
            headers={"Authorization": f"Bearer {self.token}", **said, **headers},
            raise_request_exception=False,
        )

    def get(self, path: str, *, headers: dict[str, str] | None = None, **query: Any) -> Any:
        return self._client.get(f"{BASE}{path}", query, headers=headers)

    def send(
        self, method: str, path: str, body: object = None, *, headers: dict[str, str] | None = None
    ) -> Any:
        how = {"content_type": "application/json", "headers": headers}
        return getattr(self._client, method.lower())(f"{BASE}{path}", body, **how)

    def post(self, path: str, body: object = None, *, key: str = "", **headers: str) -> Any:
        named = {"Idempotency-Key": key} if key else {}
        return self.send("POST", path, body, headers={**named, **headers})
