"""What tests of contracts share."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from tests.factories.cast import SAID, token_of


class Files:
    """A client of REST that sends files as they are."""

    def __init__(self, user: User, **headers: str) -> None:
        said = SAID if user.is_staff else {}
        self._client = Client(
            headers={"Authorization": f"Bearer {token_of(user)}", **said, **headers},
            raise_request_exception=False,
        )

    def put(
        self,
        content: bytes,
        contract: str = "orders",
        tenant: str = "acme",
        kind: str = "application/yaml",
        **headers: str,
    ) -> Any:
        return self._client.put(
            f"/api/v1/contracts/{tenant}/{contract}", content, content_type=kind, headers=headers
        )

    def get(self, contract: str = "orders", tenant: str = "acme", query: str = "", **headers: str) -> Any:
        return self._client.get(f"/api/v1/contracts/{tenant}/{contract}{query}", headers=headers)

    def post(self, path: str, content: Any, kind: str = "application/yaml") -> Any:
        return self._client.post(f"/api/v1{path}", content, content_type=kind)


@pytest.fixture
def files() -> type[Files]:
    return Files
