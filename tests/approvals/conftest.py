from __future__ import annotations

from collections.abc import Iterator

import pytest

from apps.approvals.models import ChangeRequest
from apps.core import areas
from apps.core.areas import Area
from tests.approvals.fakes import Dial, OwnedDial, ask
from tests.factories.cast import Cast, World


@pytest.fixture
def dial(world: World) -> Iterator[Dial]:
    """Register a fresh fake subject for the length of a test, with people who vote in both tenants."""
    world.acme.voters()
    world.globex.voters()
    fake = Dial()
    areas.register(Area("test", subjects=[fake]))
    yield fake
    areas.forget("test")


@pytest.fixture
def owned(world: World) -> Iterator[OwnedDial]:
    """Register a fresh fake subject that names people, with people who vote in both tenants."""
    world.acme.voters()
    world.globex.voters()
    fake = OwnedDial()
    areas.register(Area("test-owned", subjects=[fake]))
    yield fake
    areas.forget("test-owned")


@pytest.fixture
def request_of_author(acme: Cast, dial: Dial) -> ChangeRequest:
    """Return an open request by acme's author."""
    return ask(dial, tenant=acme.tenant, by=acme.author)
