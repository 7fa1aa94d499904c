"""What tests of rollouts ask for: a stage with a real Envoy, or an Envoy with small servers and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.rollouts import scene
from tests.rollouts.envoy import Backend, Envoy, Route, backends, running_envoy
from tests.rollouts.stage import FakeModelServer, Stage


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let each scene be built once."""
    scene.in_order(items)


@pytest.fixture
def stage(transactional_db: None, settings: Any, tmp_path: Path) -> Iterator[Stage]:
    """Run an Envoy and two fake model servers, and point the portal at them."""
    blue, green = FakeModelServer(), FakeModelServer()
    try:
        with running_envoy(tmp_path / "envoy") as envoy:
            settings.ENVOY_ADMIN_URL = envoy.admin_url
            settings.ENVOY_CONFIG_DIR = str(envoy.config_dir)
            settings.ROUTES_URL = envoy.url
            settings.MODEL_SERVERS = {"blue": blue.address, "green": green.address}
            yield Stage(envoy, blue, green)
    finally:
        blue.close()
        green.close()


@pytest.fixture(scope="module")
def servers() -> Iterator[list[Backend]]:
    with backends(2) as started:
        yield started


@pytest.fixture(scope="module")
def envoy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Envoy]:
    """Run one Envoy for all tests of a module that neither end it nor break its files."""
    with running_envoy(tmp_path_factory.mktemp("envoy")) as started:
        yield started


@pytest.fixture
def own_envoy(tmp_path: Path) -> Iterator[Envoy]:
    with running_envoy(tmp_path / "envoy") as started:
        yield started


@pytest.fixture
def route(servers: list[Backend]) -> Route:
    return Route(servers)
