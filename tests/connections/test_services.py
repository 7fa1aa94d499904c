"""Connections are made, changed and removed by administrators, and a kept secret goes nowhere else."""

from __future__ import annotations

import pytest

from apps.connections import services
from apps.connections.choices import Result
from apps.connections.models import Connection
from apps.core.outbound import OutboundRefused
from tests.core.neighbours import Neighbour
from tests.factories.cast import World

pytestmark = pytest.mark.django_db


def test_fetch__connection_with_a_token__sends_it_to_its_address(
    connection: Connection, opened: Neighbour
) -> None:
    assert services.fetch(connection, "/api/v1/query?query=up").body == b"hello"
    ((method, path, headers),) = opened.seen
    assert (method, path) == ("GET", "/api/v1/query?query=up")
    assert headers["authorization"] == "Bearer token-of-acme-7c1f"


def test_place__of_one_tenant__does_not_open_for_its_twin(world: World, opened: Neighbour) -> None:
    with pytest.raises(OutboundRefused):
        services.create_connection(
            tenant=world.globex.tenant,
            name="metrics",
            kind="prometheus",
            address=f"http://127.0.0.1:{opened.port}",
            by=world.globex.tenant_admin,
        )
    assert opened.seen == []


def test_probe__answering_service__is_reachable(world: World, connection: Connection) -> None:
    tested = services.probe(connection=connection, by=world.acme.tenant_admin)
    assert (tested.result, tested.sentence) == (Result.REACHABLE, "It answered.")
    assert tested.tested_at is not None
