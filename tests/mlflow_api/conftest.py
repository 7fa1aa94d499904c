"""A real portal behind its front, on the test database, for stock clients."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import connection

from tests.factories.cast import World, make_world
from tests.served import Served, served


@dataclass(frozen=True)
class Server:
    url: str
    served: Served
    artifacts: Path

    def base(self, tenant: str = "acme") -> str:
        return f"{self.url}/mlflow/{tenant}"


@pytest.fixture(scope="session")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run the portal on a free port of the loopback for the whole run."""
    folder = tmp_path_factory.mktemp("portal")
    base, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    environment = {
        "DATABASE_URL": f"{base}/{connection.settings_dict['NAME']}",
        "ARTIFACT_DIR": str(folder / "artifacts"),
        "MAX_ARTIFACT_BYTES": str(8 * 1024**2),
        "SECRET_KEY": str(django_settings.SECRET_KEY),
    }
    with served(environment) as running:
        yield Server(running.url, running, folder / "artifacts")


@pytest.fixture
def committed_world(transactional_db: None) -> World:
    """Return the cast, committed, so that another process sees it."""
    return make_world()
