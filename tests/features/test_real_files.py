"""Files of other organisations through the API: each becomes a store that syncs, or is refused with a reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from apps.connections import services as connections
from apps.connections.choices import ConnectionKind, Encryption
from apps.core.outbound import names
from apps.features.feast import messages
from apps.features.models import FeatureStore, FeatureView, Sync
from tests import shared_data
from tests.connections.places import open_place
from tests.factories.api import Api
from tests.factories.cast import World
from tests.features.registries import run, whole

pytestmark = [pytest.mark.django_db, shared_data.needed]
CONFIGURATIONS = shared_data.files("feast", "*.yaml")
DUMPS = shared_data.files("feast", "*.json")
# What names no registry that can be read, each with its code and a word of the reason.
REFUSED = {
    "docs__tutorials__azure": ("feature_store_unsupported", "AzureRegistryStore"),
    "python-helm-demo": ("feature_store_unsupported", "object store"),
    "transformation-service": ("invalid_yaml", "cannot be a key"),
    # Placeholders that feast init fills in.
    "templates__aws": ("invalid_yaml", "no YAML"),
    "v1_remote_registry_featurestore": ("feature_store_unsupported", "Kubernetes"),
    # Beside and outside of the folder that was opened.
    "remote-offline-store": ("path_not_allowed", "PORTAL_FEAST_ROOTS"),
    # A server on somebody's own machine.
    "operator-rbac__client": ("feature_store_unsupported", "localhost:8083"),
    "rbac-local__client": ("feature_store_unsupported", "localhost:6570"),
    "templates__minimal": ("path_not_allowed", "PORTAL_FEAST_ROOTS"),
}


def refused(answer: Any, code: str, words: str) -> None:
    """Fail unless an answer says the code and the reason, and nothing was made of it."""
    assert answer.status_code in (400, 422), answer.content
    said = answer.json()
    assert said["code"] == code
    assert words in str(said)
    assert len(said["detail"]) > 30
    assert not FeatureStore.objects.exists()


@pytest.mark.parametrize("path", CONFIGURATIONS, ids=lambda path: path.name)
def test_configuration__over_rest__becomes_a_store_or_is_refused_with_a_reason(
    path: Path, world: World, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = path.read_text()
    api = Api(world.acme.author)
    body = {"tenant": "acme", "name": "Real", "feature_store_yaml": text, "directory": str(root)}
    answer = api.post("/features/stores", body)
    expected = next((reason for part, reason in REFUSED.items() if part in path.name), None)
    if expected is not None:
        refused(answer, *expected)
        return
    document = yaml.safe_load(text)
    server = document["registry"]["path"] if "registry_type: remote" in text else ""
    if server:
        refused(answer, "invalid", "Ask an administrator of the tenant to create a connection")
        # Names of a cluster, which this machine does not know.
        monkeypatch.setattr(names, "_addresses", lambda host, port: ["10.0.0.7"])
        host, _, port = server.rpartition(":")
        open_place(world.acme.tenant, int(port), host)
        connections.create_connection(
            tenant=world.acme.tenant,
            name="feast",
            kind=ConnectionKind.FEAST_REGISTRY_SERVER,
            address=server,
            encryption=Encryption.NONE,
            by=world.acme.tenant_admin,
        )
        answer = api.post("/features/stores", body)
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert made["only_project"] == document["project"]
    if server:
        assert (made["source"], made["connection"]) == ("grpc", "feast")
        return
    assert made["source"] == "file"
    registry = Path(made["location"])
    assert registry.is_relative_to(root)
    # Where feast apply would write it, it is read.
    registry.parent.mkdir(exist_ok=True)
    registry.write_bytes(whole(document["project"]).bytes())
    assert synced(api, made["id"])["state"] == "succeeded"


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.name)
def test_dump__over_rest__is_synced_or_refused_with_a_reason(path: Path, world: World, root: Path) -> None:
    (root / "registry.json").write_bytes(path.read_bytes())
    api = Api(world.acme.author)
    body = {"tenant": "acme", "name": "Real", "source": "file", "location": str(root / "registry.json")}
    made = api.post("/features/stores", body)
    assert made.status_code == 201, made.content
    done = synced(api, made.json()["id"])
    if "registry" not in path.name:
        assert (done["state"], done["error_code"]) == ("failed", "registry_unreadable")
        assert len(done["error"]) > 30
        assert not FeatureView.objects.exists()
        return
    assert (done["state"], done["error"]) == ("succeeded", "")
    registry = messages.parse(path.read_bytes())
    present = {view.spec.name for view in registry.feature_views}
    listed = api.get("/features/acme/views", limit=50).json()["items"]
    assert present <= {one["name"] for one in listed}
    for view in registry.feature_views:
        one = next(one for one in listed if one["name"] == view.spec.name)
        assert [feature["name"] for feature in one["features"]] == [
            column.name for column in view.spec.features
        ]


def synced(api: Api, store: str) -> Any:
    """Sync a store over REST, and return the sync at its end."""
    begun = api.post(f"/features/stores/{store}/sync")
    assert begun.status_code == 202, begun.content
    run(Sync.objects.get())
    return api.get(begun.json()["links"]["sync"].removeprefix("/api/v1")).json()
