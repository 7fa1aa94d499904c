"""One running portal with its demo, for other people's clients; what is not installed is skipped, or fails in CI."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from demo.installation import Person
from platform_portal.local import clients, debian
from tests.e2e.whole import Whole, running

HERE = Path(__file__).parent
PROGRAMS = HERE / "programs"
# Together they may take twenty-five minutes; none of them takes more than one or two.
PATIENCE = 300.0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder: `make test` leaves it out, `make test-clients` runs it."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.clients)


@dataclass(frozen=True)
class Portal:
    """The running portal, and what Prometheus shows to read its metrics."""

    whole: Whole
    metrics_token: str

    @property
    def url(self) -> str:
        return self.whole.demo.url

    def person(self, tenant: str, role: str) -> Person:
        """Return the first of the demo's people with a role in a tenant."""
        return self.whole.demo.of(tenant, role)[0]


@pytest.fixture(scope="session")
def portal() -> Iterator[Portal]:
    """Run the whole portal as `make run` does, for all tests of this folder."""
    token = secrets.token_urlsafe(24)
    with running(PORTAL_METRICS_TOKEN=token) as whole:
        yield Portal(whole, token)


def installed(call: Callable[..., Any], *words: Any, **options: Any) -> Any:
    """Call what needs somebody's program; where that is missing the test is skipped, or fails in CI."""
    try:
        return call(*words, **options)
    except clients.Missing as missing:
        if debian.required():
            pytest.fail(str(missing), pytrace=False)
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def mlflow(
    portal: Portal, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, str, str], dict[str, Any]]:
    """Return what runs a script with one of the MLflow clients, as globex's contributor, and gives what it saw."""

    def call(client: str, script: str, model: str) -> dict[str, Any]:
        home = tmp_path_factory.mktemp(client)
        address = portal.whole.demo.mlflow_urls["globex"]
        env = {
            "MLFLOW_TRACKING_URI": address,
            "MLFLOW_REGISTRY_URI": address,
            "MLFLOW_TRACKING_TOKEN": portal.person("globex", "contributor").token,
            "MLFLOW_DISABLE_TELEMETRY": "true",
            "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
            "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "1",
            "GIT_PYTHON_REFRESH": "quiet",
            "HOME": str(home),
        }
        words = [PROGRAMS / script, model, str(home / "work")]
        done: subprocess.CompletedProcess[str] = installed(
            clients.run, client, *words, env=env, timeout=PATIENCE
        )
        assert done.returncode == 0, done.stderr[-3000:]
        seen: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        return seen

    return call


@pytest.fixture
def outside() -> dict[str, str]:
    """Return an environment without what this test run settled for itself."""
    return {name: value for name, value in os.environ.items() if not name.startswith(clients.OURS)}
