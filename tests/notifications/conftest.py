from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from apps.audit import outbox
from apps.core import clock
from tests.approvals.conftest import dial, request_of_author  # noqa: F401 - fixtures
from tests.connections.places import open_place
from tests.factories.cast import World
from tests.notifications.receiver import Receiver


@pytest.fixture
def moment(monkeypatch: pytest.MonkeyPatch) -> list[dt.datetime]:
    """Hold the portal's clock; a test sets it on by changing the one element."""
    held = [clock.now()]
    monkeypatch.setattr(clock, "now", lambda: held[0])
    return held


@pytest.fixture
def told(world: World) -> World:
    """Bring acme's and globex's reviewers on stage and let the consumers begin: what follows is told."""
    for cast in (world.acme, world.globex):
        cast.voters()
        for person in (cast.author, cast.colleague, cast.tenant_admin):
            person.email = f"{person.username}@example.com"
            person.save(update_fields=["email"])
    outbox.deliver()
    outbox.deliver()
    return world


@pytest.fixture
def receiver(world: World, settings: Any) -> Iterator[Receiver]:
    """Start a receiver of webhooks on the loopback, which the operators have opened for both tenants."""
    found = Receiver()
    settings.OUTBOUND_ALLOW = []
    for cast in (world.acme, world.globex):
        open_place(cast.tenant, found.port)
    settings.PORTAL_URL = "https://portal.example.com"
    yield found
    found.close()
