"""The model servers' fetching, with the stock MLflow client against a small server of the registry's answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.model_server.registry import NoSuchVersion, NotNow, Reference, Registry
from tests.sdk import fake_portal
from tests.sdk.fake_portal import Answer, FakePortal, Seen, ok

# The stock client warns about its own affairs.
pytestmark = pytest.mark.filterwarnings("ignore")

CHURN = Reference("acme", "churn", "1")
ACME = "/mlflow/acme/api/2.0"
MISSING = ok({"error_code": "RESOURCE_DOES_NOT_EXIST", "message": "none"}, status=404)


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePortal]:
    """Run a registry with one version in each of two tenants, of the same name and number."""
    for name in ("MLFLOW_TRACKING_TOKEN", "MLFLOW_TRACKING_URI", "MLFLOW_REGISTRY_URI"):
        monkeypatch.delenv(name, raising=False)
    with fake_portal.running() as made:
        for tenant in ("acme", "globex"):
            publish(made, tenant, f"bytes of {tenant}".encode())
        yield made


def publish(portal: FakePortal, tenant: str, content: bytes) -> None:
    base = f"/mlflow/{tenant}/api/2.0"
    version = {
        "name": "churn",
        "version": "1",
        "creation_timestamp": 1,
        "last_updated_timestamp": 1,
        "current_stage": "None",
        "status": "READY",
        "source": "mlflow-artifacts:/pushes/churn",
    }
    files = f"{portal.url}{base}/mlflow-artifacts/artifacts/versions/churn/1"
    portal.on("GET", f"{base}/mlflow/registered-models/get", ok({"registered_model": {"name": "churn"}}))
    portal.on("GET", f"{base}/mlflow/model-versions/get", ok({"model_version": version}))
    portal.on("GET", f"{base}/mlflow/model-versions/get-download-uri", ok({"artifact_uri": files}))

    def listing(seen: Seen) -> Answer:
        return ok({"files": [{"path": "model.skops", "is_dir": False, "file_size": len(content)}]})

    portal.on(
        "GET", f"{base}/mlflow-artifacts/artifacts/versions/churn/1/model.skops", Answer(200, content=content)
    )
    portal.on("GET", f"{base}/mlflow-artifacts/artifacts", listing)
    portal.on("GET", f"{base}/mlflow-artifacts/artifacts/versions/churn/1", listing)


@pytest.fixture
def registry(portal: FakePortal, tmp_path: Path) -> Registry:
    """Make a registry whose credentials differ by tenant."""
    known = {
        tenant: {"mlflow_url": f"{portal.url}/mlflow/{tenant}", "token": f"token-of-{tenant}"}
        for tenant in ("acme", "globex")
    }
    (tmp_path / "credentials.json").write_text(json.dumps(known))
    return Registry(credentials=tmp_path / "credentials.json", cache=tmp_path / "cache")


def downloads(portal: FakePortal) -> int:
    return sum(one.path.endswith("model.skops") for one in portal.seen)


def test_folder__of_two_tenants_with_one_name__holds_each_ones_bytes(registry, portal):
    acme = registry.folder(CHURN)
    globex = registry.folder(Reference("globex", "churn", "1"))

    assert (acme / "model.skops").read_bytes() == b"bytes of acme"
    assert (globex / "model.skops").read_bytes() == b"bytes of globex"
    for one in portal.seen:
        tenant = one.path.split("/")[2]
        assert one.headers["authorization"] == f"Bearer token-of-{tenant}"


def test_folder__asked_again__is_not_fetched_again(registry, portal):
    registry.folder(CHURN)
    registry.folder(CHURN)

    assert downloads(portal) == 1


def test_folder__whose_bytes_changed_on_disk__is_fetched_again(registry, portal):
    (registry.folder(CHURN) / "model.skops").write_bytes(b"tampered")

    assert (registry.folder(CHURN) / "model.skops").read_bytes() == b"bytes of acme"
    assert downloads(portal) == 2


def test_folder__of_another_portals_version_of_that_number__is_fetched_again(registry, portal, tmp_path):
    registry.folder(CHURN)
    publish(portal, "acme", b"bytes of a fresh portal")
    credential = {"mlflow_url": f"{portal.url}/mlflow/acme", "token": "token-of-acme-made-anew"}
    (tmp_path / "credentials.json").write_text(json.dumps({"acme": credential}))

    assert (registry.folder(CHURN) / "model.skops").read_bytes() == b"bytes of a fresh portal"


def test_folder__once_fetched__needs_no_portal(registry, portal):
    registry.folder(CHURN)
    before = len(portal.seen)

    assert (registry.folder(CHURN) / "model.skops").read_bytes() == b"bytes of acme"
    assert len(portal.seen) == before


def test_folder__never_fetched_while_the_portal_fails__is_not_there_now(registry, portal):
    portal.on("GET", f"{ACME}/mlflow/model-versions/get-download-uri", Answer(500))

    with pytest.raises(NotNow):
        registry.folder(CHURN)


def test_folder__of_an_unknown_version__says_so(registry, portal):
    portal.on("GET", f"{ACME}/mlflow/model-versions/get-download-uri", MISSING)

    with pytest.raises(NoSuchVersion, match="acme/churn version 1"):
        registry.folder(CHURN)


def test_folder__whose_download_broke_off__leaves_nothing_behind(registry, portal, tmp_path):
    portal.on("GET", f"{ACME}/mlflow-artifacts/artifacts/versions/churn/1/model.skops", Answer(500))

    with pytest.raises(NotNow):
        registry.folder(CHURN)

    assert list((tmp_path / "cache").iterdir()) == []


def test_folder__before_the_credentials_are_written__works_once_they_are(portal, tmp_path):
    credentials = tmp_path / "later.json"
    registry = Registry(credentials=credentials, cache=tmp_path / "cache")
    with pytest.raises(NotNow, match="no credentials"):
        registry.folder(CHURN)

    credentials.write_text(json.dumps({"acme": {"mlflow_url": f"{portal.url}/mlflow/acme", "token": "t"}}))

    assert registry.folder(CHURN).is_dir()
    with pytest.raises(NotNow, match="globex"):
        registry.folder(Reference("globex", "churn", "1"))


def test_cache__of_this_server__is_private_and_pruned(registry, tmp_path):
    registry.folder(CHURN)
    (tmp_path / "cache" / "fetching-left").mkdir()

    registry.prune(0)

    assert list((tmp_path / "cache").iterdir()) == []
    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
