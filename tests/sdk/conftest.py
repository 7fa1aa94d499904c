from __future__ import annotations

from collections.abc import Iterator

import pytest
from platform_portal_sdk import Portal

from tests.sdk import fake_portal
from tests.sdk.fake_portal import TOKEN, FakePortal


@pytest.fixture
def fake() -> Iterator[FakePortal]:
    """Run a fake portal."""
    with fake_portal.running() as portal:
        yield portal


@pytest.fixture
def client(fake: FakePortal, monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    """Open a client on it that waits for nothing."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    with Portal(fake.url, TOKEN, "acme") as portal:
        portal._transport._sleep = lambda _: None
        yield portal
