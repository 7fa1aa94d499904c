from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo import training
from demo.model_server.registry import NoSuchVersion, NotNow, Reference
from demo.model_server.server import Server, listen
from demo.model_server.store import Store
from demo.training import Kind

COMMAND_TOKEN = "of-the-portal"


class FolderRegistry:
    """A registry of folders on disk in the place of the portal's, for tests of the server itself."""

    def __init__(self) -> None:
        self.folders: dict[Reference, Path] = {}
        self.away: str | None = None
        self.asked: list[Reference] = []
        self.forgotten: list[Reference] = []

    def folder(self, reference: Reference) -> Path:
        self.asked.append(reference)
        if self.away is not None:
            raise NotNow(self.away)
        if reference not in self.folders:
            raise NoSuchVersion(f"the registry has no {reference}")
        return self.folders[reference]

    def forget(self, reference: Reference) -> None:
        self.forgotten.append(reference)


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Train the demo's models once."""
    place = tmp_path_factory.mktemp("models")
    kinds = [("churn", kind) for kind in Kind] + [("demand", Kind.FIRST), ("demand", Kind.BETTER)]
    return {f"{name}-{kind}": training.build(name, kind, place / f"{name}-{kind}") for name, kind in kinds}


@pytest.fixture
def registry(versions: dict[str, Path]) -> FolderRegistry:
    """Fill a registry: churn 1 is the first, 2 the better, 3 the faulty one of acme."""
    made = FolderRegistry()
    for number, kind in enumerate(Kind, start=1):
        made.folders[Reference("acme", "churn", str(number))] = versions[f"churn-{kind}"]
    return made


@pytest.fixture
def server(registry: FolderRegistry) -> Iterator[Server]:
    """Run a model server on a free port."""
    made = listen(
        ("127.0.0.1", 0),
        Store(registry, most=2),
        name="test",
        command_token=COMMAND_TOKEN,
        is_ready=lambda: True,
    )
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield made
    made.shutdown()
    made.server_close()
    thread.join(5)
