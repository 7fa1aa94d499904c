"""Where registries are read from: never beyond what operators opened, whatever somebody types."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from apps.connections import services as connections
from apps.connections.choices import ConnectionKind, Encryption
from apps.core.outbound import OutboundRefused
from apps.core.refusals import Invalid
from apps.features import services
from apps.features.choices import Source, SyncState
from apps.features.feast import documents, messages, reading, repository
from apps.features.models import FeatureStore
from tests.factories.cast import TEST, World
from tests.features.registries import store_of, sync, whole


def create(world: World, source: str, location: str, **values: Any) -> FeatureStore:
    return services.create_store(
        tenant=world.acme.tenant,
        name="Rides",
        source=source,
        location=location,
        by=world.acme.author,
        **values,
    )


def test_path__outside_the_roots__is_refused_when_it_is_saved(world: World, root: Path) -> None:
    secret = root.parent / "secret.db"
    secret.write_bytes(whole().bytes())
    (root / "link.db").symlink_to(secret)
    (root / "up").symlink_to(root.parent)
    for location in (
        str(secret),
        f"{root}/../secret.db",
        f"{root}/link.db",
        f"{root}/up/secret.db",
        f"{root}evil/registry.db",
        "registry.db",
        "../registry.db",
        str(root),
        "/etc/passwd",
        "/proc/self/environ",
        f"{root}/a\x00b",
    ):
        with pytest.raises(reading.PathNotAllowed):
            create(world, Source.FILE, location)
    assert not FeatureStore.objects.exists()


def test_path__link_that_came_later__is_refused_when_it_is_read(world: World, root: Path) -> None:
    path = root / "registry.db"
    path.write_bytes(whole().bytes())
    store = store_of(world.acme, path)
    secret = root.parent / "secret.db"
    path.rename(secret)
    path.symlink_to(secret)
    done = sync(store, world.acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, "path_not_allowed")


def test_path__link_within_the_root__is_followed(world: World, root: Path) -> None:
    (root / "v2.db").write_bytes(whole().bytes())
    (root / "current.db").symlink_to("v2.db")
    assert sync(store_of(world.acme, root / "current.db"), world.acme.author).state == SyncState.SUCCEEDED


def test_path__folder_and_pipe__are_no_registry(world: World, root: Path) -> None:
    (root / "folder").mkdir()
    os.mkfifo(root / "pipe")
    for name in ("folder", "pipe"):
        store = store_of(world.acme, root / name, name=name)
        done = sync(store, world.acme.author)
        assert (done.state, done.error_code) == (SyncState.FAILED, "registry_unreachable"), name


def test_path__root_of_another_tenant__is_refused(world: World, tmp_path: Path, settings: Any) -> None:
    settings.FEAST_ROOTS = [f"globex={tmp_path}"]
    path = tmp_path / "registry.db"
    path.write_bytes(whole().bytes())
    with pytest.raises(reading.PathNotAllowed):
        store_of(world.acme, path)
    assert sync(store_of(world.globex, path), world.globex.author).state == SyncState.SUCCEEDED


def test_path__nothing_is_opened__is_refused(world: World, tmp_path: Path, settings: Any) -> None:
    settings.FEAST_ROOTS = []
    with pytest.raises(reading.PathNotAllowed):
        store_of(world.acme, tmp_path / "registry.db")


def test_url__private_place__is_refused_unless_opened_for_this_tenant(world: World) -> None:
    connections.allow_place(
        tenant=world.globex.tenant, host="127.0.0.1", port=8123, reason="Their own registry", by=TEST
    )
    for location in (
        "http://127.0.0.1:8123/registry.db",
        "http://169.254.169.254/registry.db",
        "file:///etc/passwd",
        "s3://lake/registry.db",
        "https://user:pass@93.184.216.34/registry.db",
    ):
        with pytest.raises(OutboundRefused):
            create(world, Source.URL, location)


def test_url__place_was_closed_since__leaves_the_old_state(world: World) -> None:
    place = connections.allow_place(
        tenant=world.acme.tenant, host="127.0.0.1", port=8123, reason="Our own registry", by=TEST
    )
    store = create(world, Source.URL, "http://127.0.0.1:8123/registry.db")
    connections.remove_place(place=place, by=TEST)
    done = sync(store, world.acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, "outbound_refused")


def test_server__of_another_kind_or_tenant__is_refused(world: World) -> None:
    connections.allow_place(
        tenant=world.acme.tenant, host="127.0.0.1", port=8123, reason="Our own registry", by=TEST
    )
    made = connections.create_connection(
        tenant=world.acme.tenant,
        name="plain",
        kind=ConnectionKind.HTTP,
        address="http://127.0.0.1:8123",
        by=world.acme.tenant_admin,
    )
    with pytest.raises(connections.WrongKind):
        create(world, Source.GRPC, "", connection=made)
    with pytest.raises(Invalid):
        create(world, Source.GRPC, "")


def test_server__nobody_listens__leaves_the_old_state(world: World) -> None:
    connections.allow_place(
        tenant=world.acme.tenant, host="127.0.0.1", port=9, reason="Our own registry", by=TEST
    )
    made = connections.create_connection(
        tenant=world.acme.tenant,
        name="feast",
        kind=ConnectionKind.FEAST_REGISTRY_SERVER,
        address="127.0.0.1:9",
        encryption=Encryption.NONE,
        by=world.acme.tenant_admin,
    )
    reading_seconds, reading.SECONDS = reading.SECONDS, 1.0
    try:
        done = sync(create(world, Source.GRPC, "", connection=made), world.acme.author)
    finally:
        reading.SECONDS = reading_seconds
    assert (done.state, done.error_code) == (SyncState.FAILED, "registry_unreachable")


# feature_store.yaml


@pytest.mark.parametrize(
    ("text", "source", "location"),
    [
        ("project: a\nregistry: data/registry.db\n", Source.FILE, "/srv/repo/data/registry.db"),
        ("project: a\nregistry: /abs/registry.db\n", Source.FILE, "/abs/registry.db"),
        ("project: a\nregistry: file:///abs/registry.db\n", Source.FILE, "/abs/registry.db"),
        ("project: a\nregistry: https://lake/registry.db\n", Source.URL, "https://lake/registry.db"),
        ("project: a\nregistry: {registry_type: remote, path: 'feast:6570'}\n", Source.GRPC, "feast:6570"),
        ("\ufeffproject: a\r\nregistry:\r\n  path: r.db\r\n", Source.FILE, "/srv/repo/r.db"),
    ],
)
def test_repository__what_it_names__is_read(text: str, source: Source, location: str) -> None:
    found = repository.read(text, directory="/srv/repo")
    assert (found.project, found.source, found.location) == ("a", source, location)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("project: a\nregistry: s3://lake/registry.db\n", "object store"),
        ("project: a\nregistry: gs://lake/registry.db\n", "object store"),
        ("project: a\nregistry: {registry_type: sql, path: 'postgresql://x'}\n", "database"),
        ("project: a\nregistry: {registry_store_type: AzureRegistryStore, path: x}\n", "AzureRegistryStore"),
        ("project: a\nregistry: ${REGISTRY_PATH}\n", "environment"),
        ("project: ${P}\nregistry: /r.db\n", "environment"),
        ("registry: /r.db\n", "no project"),
        ("project: a\n", "no registry"),
        ("- a\n", "mapping"),
        ("kind: FeatureStore\nspec: {}\n", "Kubernetes"),
        ("project: a\nregistry: {registry_type: remote, path: 'http://x'}\n", "host:port"),
        ("project: a\nregistry: {registry_type: remote, path: 'localhost:6570'}\n", "machine of whoever"),
        ("project: a\nregistry: data/registry.db\n", "directory"),
    ],
)
def test_repository__what_cannot_be_synced__is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(repository.RepositoryUnsupported, match=why):
        repository.read(text)


def test_repository__secrets_of_its_stores__are_not_kept() -> None:
    text = "project: a\nregistry: /r.db\noffline_store: {type: postgres, host: db, password: hunter2, user: joe}\n"
    assert repository.read(text).offline_store == {"type": "postgres", "host": "db"}


def test_dump__numbers_and_names_of_enums__are_both_read() -> None:
    dump = b'{"featureViews": [{"spec": {"name": "a", "project": "p", "features": [{"name": "x", "valueType": 11}, {"name": "y", "valueType": "INT64"}], "new": 1}}]}'
    contents = documents.read(messages.parse(dump))
    (view,) = [item.document for item in contents.items if item.kind == "view"]
    assert [one["dtype"] for one in view["features"]] == ["bytes_list", "int64"]
