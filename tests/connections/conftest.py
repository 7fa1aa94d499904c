from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from apps.connections import services
from apps.connections.models import Connection
from tests.core.neighbours import Neighbour
from tests.factories.cast import World


@pytest.fixture
def neighbour(settings: Any) -> Iterator[Neighbour]:
    """Start an HTTP server on the loopback, which nobody has opened for anybody."""
    settings.OUTBOUND_ALLOW = []
    settings.PORTAL_URL = "https://portal.example.com"
    found = Neighbour()
    yield found
    found.close()


@pytest.fixture
def opened(world: World, neighbour: Neighbour) -> Neighbour:
    """Let an operator open the neighbour for acme, and for acme alone."""
    services.allow_place(
        tenant=world.acme.tenant, host="127.0.0.1", port=neighbour.port, reason="test", by=world.operator
    )
    return neighbour


@pytest.fixture
def connection(world: World, opened: Neighbour) -> Connection:
    """Return acme's connection to the neighbour, with a secret."""
    return services.create_connection(
        tenant=world.acme.tenant,
        name="metrics",
        kind="prometheus",
        address=f"http://127.0.0.1:{opened.port}",
        secret="token-of-acme-7c1f",
        by=world.acme.tenant_admin,
    )
