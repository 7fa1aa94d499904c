"""A real gunicorn with the settings of production's kind, on the test database, for stock clients."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from django.conf import settings as django_settings
from django.db import connection

from tests.factories.cast import World, make_world


@dataclass(frozen=True)
class Server:
    url: str
    pid: int
    artifacts: Path

    def base(self, tenant: str = "acme") -> str:
        return f"{self.url}/mlflow/{tenant}"


@pytest.fixture(scope="session")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """This function will run gunicorn on a free port of the loopback for the whole run."""
    folder = tmp_path_factory.mktemp("gunicorn")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    environment = {
        **os.environ,
        "DATABASE_URL": f"{base}/{connection.settings_dict['NAME']}",
        "ARTIFACT_DIR": str(folder / "artifacts"),
        "MAX_ARTIFACT_BYTES": str(8 * 1024**2),
        "SECRET_KEY": str(django_settings.SECRET_KEY),
    }
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "platform_portal.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
    ]
    options = ["--worker-class", "gthread", "--threads", "4", "--workers", "1", "--log-level", "warning"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*command, *options], env=environment, stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/mlflow/acme/health", timeout=2).raise_for_status()
                break
            except httpx.HTTPError:
                assert process.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < deadline, (folder / "log").read_text()
                time.sleep(0.1)
        yield Server(f"http://127.0.0.1:{port}", process.pid, folder / "artifacts")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=15)


@pytest.fixture
def committed_world(transactional_db: None) -> World:
    """This function will return the cast, committed, so that another process sees it."""
    return make_world()
