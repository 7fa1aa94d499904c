"""Registries that the real Feast wrote, and its real registry server: the portal reads what Feast itself lists."""

from __future__ import annotations

import contextlib
import functools
import http.server
import json
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.connections import services as connections
from apps.connections.choices import ConnectionKind, Encryption
from apps.core import clock
from apps.features import services
from apps.features.choices import Freshness, Source, SyncState
from apps.features.feast.messages import message
from apps.features.models import DataSource, Entity, FeatureService, FeatureStore, FeatureView, Project
from apps.lineage import graph, nodes
from platform_portal.local import clients, ports
from tests.clients.conftest import PATIENCE, PROGRAMS, installed
from tests.factories.cast import TEST, World
from tests.features.registries import store_of, sync

# Each test asks for the world last: no transaction waits while Feast works.
# Feast's names of types, where the registry's own are others.
DTYPES = {"float64": "double", "float32": "float"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("feast")


@pytest.fixture(scope="module")
def feast(home: Path) -> dict[str, dict[str, Any]]:
    """Apply both versions of a repository, keep the registry of each, and return what Feast lists of each."""
    found = {}
    for which in ("first", "second"):
        done: subprocess.CompletedProcess[str] = installed(
            clients.run,
            "feast",
            PROGRAMS / "feast_repository.py",
            str(home / "repository"),
            which,
            env={"HOME": str(home), "FEAST_USAGE": "False"},
            timeout=PATIENCE,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        found[which] = json.loads(done.stdout.strip().splitlines()[-1])
        (home / f"{which}.db").write_bytes((home / "repository" / "data" / "registry.db").read_bytes())
    return found


@pytest.fixture
def served(home: Path, feast: dict[str, Any]) -> Iterator[int]:
    """Run the real registry server on the second version, and give its port."""
    command = clients.command("feast", "feast")
    port = ports.free_port()
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [str(command), "serve_registry", "--port", str(port)],
            cwd=home / "repository",
            env={"HOME": str(home), "PATH": "/usr/bin:/bin", "FEAST_USAGE": "False"},
            stdout=log,
            stderr=log,
        )
    try:
        deadline = time.monotonic() + 90
        while True:
            assert server.poll() is None, (home / "server.log").read_text()[-2000:]
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            assert time.monotonic() < deadline
            time.sleep(0.2)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def names_and_types(listed: dict[str, str]) -> dict[str, str]:
    return {name: DTYPES.get(dtype, dtype) for name, dtype in listed.items()}


def compare(listed: dict[str, Any]) -> None:
    """See that the portal has what Feast lists, nothing more and nothing less."""
    present = {"removed_at": None}
    assert sorted(Project.objects.filter(**present).values_list("name", flat=True)) == listed["projects"]
    entities = {one.name: [one.join_key, one.owner] for one in Entity.objects.filter(**present)}
    assert entities == listed["entities"]
    sources = set(DataSource.objects.filter(**present).values_list("name", flat=True))
    assert sources == set(listed["sources"])
    views = {view.name: view for view in FeatureView.objects.filter(**present)}
    assert views.keys() == listed["views"].keys()
    for name, view in views.items():
        expected = listed["views"][name]
        features = view.features.filter(removed_at=None)
        assert {one.name: one.dtype for one in features} == names_and_types(expected["features"]), name
        assert view.entities == [one for one in expected["entities"] if one != "__dummy"]
        assert (view.owner, view.tags, view.description) == (
            expected["owner"],
            expected["tags"],
            expected["description"],
        )
        assert view.ttl_seconds == expected["ttl"]
        until = view.materialized_until
        assert (until.isoformat() if until else "")[:19] == (expected["until"] or "")[:19], name
    services_of = {
        service.name: {part.view_name: sorted(part.features) for part in service.parts.all()}
        for service in FeatureService.objects.filter(**present)
    }
    assert services_of == listed["services"]


def test_registry_by_path__two_versions__read_as_feast_lists_them_with_a_change_report(
    home: Path, feast: dict[str, Any], settings: Any, world: World
) -> None:
    settings.FEAST_ROOTS = [f"acme={home}"]
    path = home / "registry.db"
    path.write_bytes((home / "first.db").read_bytes())
    store = store_of(world.acme, path, name="Rides")
    first = sync(store, world.acme.author)
    assert first.state == SyncState.SUCCEEDED, first.error
    assert first.report["warnings"] == []
    compare(feast["first"])
    path.write_bytes((home / "second.db").read_bytes())
    second = sync(store, world.acme.author)
    assert second.state == SyncState.SUCCEEDED, second.error
    compare(feast["second"])
    report = {(one["kind"], one["name"]): one for one in second.report["items"]}
    assert {(*key, one["change"]) for key, one in report.items()} >= {
        ("view", "trips", "changed"),
        ("service", "fraud_inputs", "changed"),
        ("service", "old_inputs", "removed"),
        ("service", "new_inputs", "added"),
    }
    fields = {(one["path"], one["before"], one["after"]) for one in report["view", "trips"]["fields"]}
    assert fields >= {("ttl_seconds", "86400", "604800"), ("features.fare.dtype", "float", "double")}
    assert any(path == "features.rating" for path, *_ in fields)
    fresh = FeatureView.objects.get(name="trips").freshness(clock.now())
    assert fresh == Freshness.FRESH
    # The same registry again says nothing new, whatever Feast wrote beside it.
    assert sync(store, world.acme.author).changed == 0


def test_lineage__of_the_real_registry__leads_from_the_column_to_the_service(
    home: Path, feast: dict[str, Any], settings: Any, world: World
) -> None:
    settings.FEAST_ROOTS = [str(home)]
    sync(store_of(world.acme, home / "second.db"), world.acme.author)
    found = {}
    for name, column in (("totals_file", "trips_total"), ("trips_file", "fare")):
        source = DataSource.objects.get(name=name)
        start = nodes.column(nodes.dataset(source.namespace, source.dataset), column)
        walk = graph.downstream(world.acme.tenant, [start])
        found[column] = {(node.kind, node.text) for node in walk.reached()}
    assert found["trips_total"] >= {("feature", "trip_count"), ("feature_service", "new_inputs")}
    assert ("feature_service", "fraud_inputs") not in found["trips_total"]
    assert found["fare"] >= {("feature_view", "priced"), ("feature_service", "fraud_inputs")}


def test_registry_by_url__real_file__is_read_as_by_path(
    home: Path, feast: dict[str, Any], world: World
) -> None:
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(home))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        connections.allow_place(
            tenant=world.acme.tenant, host="127.0.0.1", port=port, reason="Feast of a test", by=TEST
        )
        store = services.create_store(
            tenant=world.acme.tenant,
            name="By URL",
            source=Source.URL,
            location=f"http://127.0.0.1:{port}/second.db",
            by=world.acme.author,
        )
        done = sync(store, world.acme.author)
    finally:
        server.shutdown()
        server.server_close()
    assert done.state == SyncState.SUCCEEDED, done.error
    compare(feast["second"])


def test_registry_server__real_one__is_read_as_feast_lists_it_and_its_end_keeps_the_state(
    feast: dict[str, Any], served: int, world: World
) -> None:
    connections.allow_place(
        tenant=world.acme.tenant, host="127.0.0.1", port=served, reason="Feast of a test", by=TEST
    )
    connection = connections.create_connection(
        tenant=world.acme.tenant,
        name="feast",
        kind=ConnectionKind.FEAST_REGISTRY_SERVER,
        address=f"127.0.0.1:{served}",
        encryption=Encryption.NONE,
        by=world.acme.tenant_admin,
    )
    yaml = (
        f"project: rides\nprovider: local\nregistry: {{registry_type: remote, path: '127.0.0.1:{served}'}}\n"
    )
    store = services.create_store(
        tenant=world.acme.tenant, name="Server", feature_store_yaml=yaml, by=world.acme.author
    )
    assert (store.source, store.connection) == (Source.GRPC, connection)
    done = sync(store, world.acme.author)
    assert done.state == SyncState.SUCCEEDED, done.error
    compare(feast["second"])
    # Nobody listens on the port of another connection any more: the old state stays.
    connection.address = f"127.0.0.1:{ports.free_port()}"
    connection.save()
    FeatureStore.objects.get(pk=store.pk)
    assert sync(store, world.acme.author).state == SyncState.FAILED
    compare(feast["second"])


def test_description__of_the_messages__is_that_of_the_installed_feast(feast: dict[str, Any]) -> None:
    ours: dict[str, list[int]] = {}
    seen: set[str] = set()

    def walk(descriptor: Any) -> None:
        if descriptor.full_name in seen:
            return
        seen.add(descriptor.full_name)
        for field in descriptor.fields:
            ours[f"{descriptor.full_name}.{field.name}"] = [field.number, field.type]
            if field.message_type is not None:
                walk(field.message_type)

    walk(message("feast.core.Registry").DESCRIPTOR)
    theirs = feast["first"]["messages"]
    assert {name: place for name, place in ours.items() if theirs.get(name, place) != place} == {}
    # Fields come and go with releases; nearly all are in both.
    assert len(ours.keys() & theirs.keys()) > 0.9 * len(ours)
