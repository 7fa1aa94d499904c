from __future__ import annotations

from collections.abc import Iterator

import pytest

from apps.approvals.models import ChangeRequest
from apps.core import areas
from apps.core.areas import Area
from tests.approvals.fakes import FakeHandler, ask
from tests.factories.cast import Cast, World


@pytest.fixture
def handler(world: World) -> Iterator[FakeHandler]:
    """Register a fresh fake domain for the length of a test, with people who vote in both tenants."""
    world.acme.voters()
    world.globex.voters()
    fake = FakeHandler()
    areas.register(Area("test", subjects=[fake]))
    yield fake
    areas.forget("test")


@pytest.fixture
def request_of_author(acme: Cast, handler: FakeHandler) -> ChangeRequest:
    """Return an open request by acme's author."""
    return ask(handler, tenant=acme.tenant, by=acme.author)
