"""Stores over REST, acknowledging what syncs changed, what policies are told, and the lineage of definitions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from apps.core import clock
from apps.core.areas import Level
from apps.core.etags import ChangedMeanwhile
from apps.core.refusals import Forbidden
from apps.features import health, policy_input, services
from apps.features.choices import SyncState
from apps.features.models import DataSource, FeatureStore, FeatureView, Sync
from apps.lineage import graph, nodes
from apps.lineage import services as lineage
from tests.factories.api import Api
from tests.factories.cast import World
from tests.features.registries import Registry, run, store_of, sync, synced, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(root: Path) -> Path:
    return root / "registry.db"


@pytest.fixture
def store(world: World, path: Path) -> FeatureStore:
    return store_of(world.acme, path)


def facts(world: World) -> dict[str, Any]:
    return policy_input.feature_changes({}, world.acme.tenant.pk)


def test_changes__nobody_approved_them__policies_are_told_with_the_versions_they_reach(
    world: World, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), world.acme.author)
    version = nodes.version("0199c7a2-5d30-7c55-9d1e-2f1f60b1c3aa")
    lineage.replace_edges(
        tenant=world.acme.tenant,
        origin="pins:1",
        edges=[nodes.Edge(nodes.feature_view("rides", "trips"), version)],
    )
    found = {one["name"]: one for one in facts(world)["unapproved"]}
    assert set(found) == {"trips", "trips_live", "fare_per_trip", "fraud_inputs"}
    assert found["trips"]["versions"] == [version.name]
    assert found["trips_live"]["versions"] == []
    assert {one["change"] for one in found.values()} == {"added"}
    store.refresh_from_db()
    assert (
        services.acknowledge(store=store, by=world.acme.approver, registry_digest=store.registry_digest) == 4
    )
    assert facts(world) == {"unapproved": [], "count": 0, "is_cut": False}
    changed = whole()
    changed.message.feature_views[0].spec.ttl.seconds = 60
    del changed.message.stream_feature_views[:]
    synced(store, path, changed, world.acme.author)
    assert {(one["name"], one["change"]) for one in facts(world)["unapproved"]} == {
        ("trips", "changed"),
        ("trips_live", "removed"),
    }
    assert policy_input.feature_changes({}, world.globex.tenant.pk)["count"] == 0


def test_acknowledge__without_the_right_or_after_another_sync__is_refused(
    world: World, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), world.acme.author)
    store.refresh_from_db()
    with pytest.raises(Forbidden):
        services.acknowledge(store=store, by=world.acme.author, registry_digest=store.registry_digest)
    with pytest.raises(ChangedMeanwhile):
        services.acknowledge(store=store, by=world.acme.approver, registry_digest="sha256:other")
    services.acknowledge(store=store, by=world.acme.approver, registry_digest=store.registry_digest)
    with pytest.raises(services.NothingToAcknowledge):
        services.acknowledge(store=store, by=world.acme.approver, registry_digest=store.registry_digest)


def reached(world: World, *start: nodes.Ref) -> set[tuple[str, str]]:
    walk = graph.downstream(world.acme.tenant, start)
    return {(node.kind, node.text) for node in walk.reached()}


def test_lineage__column__feeds_its_feature_and_the_service_that_reads_it(
    world: World, store: FeatureStore, path: Path
) -> None:
    registry = whole()
    registry.message.feature_views[0].spec.batch_source.field_mapping["fare_eur"] = "fare"
    synced(store, path, registry, world.acme.author)
    source = DataSource.objects.get(name="trips_source")
    dataset = nodes.dataset(source.namespace, source.dataset)
    assert (source.namespace, source.dataset) == ("s3://lake", "trips.parquet")
    fare = reached(world, nodes.column(dataset, "fare_eur"))
    assert fare >= {
        ("feature", "fare"),
        ("feature_view", "fare_per_trip"),
        ("feature_service", "fraud_inputs"),
    }
    count = reached(world, nodes.column(dataset, "trip_count"))
    assert ("feature", "trip_count") in count
    assert ("feature_service", "fraud_inputs") not in count
    # No row is joined without its key: the whole view is affected.
    assert reached(world, nodes.column(dataset, "driver_id")) >= {("feature_service", "fraud_inputs")}
    assert reached(world, nodes.column(nodes.dataset("feast://rides/request", "vals"), "surge")) >= {
        ("feature_view", "fare_per_trip")
    }
    topic = reached(world, nodes.dataset("kafka://kafka.acme.example:9092", "trips"))
    assert ("feature_view", "trips_live") in topic


def test_lineage__view_was_removed__its_edges_go(world: World, store: FeatureStore, path: Path) -> None:
    synced(store, path, whole(), world.acme.author)
    less = whole()
    del less.message.on_demand_feature_views[:]
    synced(store, path, less, world.acme.author)
    assert ("feature_view", "fare_per_trip") not in reached(world, nodes.feature_view("rides", "trips"))


def test_lineage__source_that_cannot_be_placed__is_listed_with_the_reason(
    world: World, store: FeatureStore, path: Path
) -> None:
    registry = Registry()
    registry.view(uri="data/trips.parquet")
    synced(store, path, registry, world.acme.author)
    source = DataSource.objects.get()
    assert source.unresolved
    assert source.namespace.startswith("unresolved:")


# REST


def test_rest__create_sync_and_read__tells_the_operation_and_the_change_report(
    world: World, path: Path
) -> None:
    path.write_bytes(whole().bytes())
    api = Api(world.acme.author)
    made = api.post(
        "/features/stores",
        {"tenant": "acme", "name": "Rides", "source": "file", "location": str(path), "sync_minutes": 60},
    )
    assert made.status_code == 201, made.content
    address = f"/features/stores/{made.json()['id']}"
    begun = api.post(f"{address}/sync")
    assert begun.status_code == 202
    assert begun["Location"] == f"/api/v1/operations/{begun.json()['id']}"
    again = Api(world.acme.colleague).post(f"{address}/sync")
    assert again.json()["links"]["sync"] == begun.json()["links"]["sync"]
    run(Sync.objects.get())
    assert api.get(f"/operations/{begun.json()['id']}").json()["state"] == "succeeded"
    one = api.get(begun.json()["links"]["sync"].removeprefix("/api/v1")).json()
    assert (one["state"], one["changes"]) == ("succeeded", {"added": 8})
    assert {row["change"] for row in one["report"]} == {"added"}
    listed = api.get(f"{address}/syncs").json()["items"]
    assert [row["id"] for row in listed] == [one["id"]]
    store = api.get(address).json()
    assert (store["views"], store["unapproved"], store["sync_minutes"]) == (3, 4, 60)
    said = Api(world.acme.approver).post(
        f"{address}/acknowledge", {"registry_digest": store["registry_digest"]}
    )
    assert said.json() == {"acknowledged": 4}


def test_rest__feature_store_yaml__names_registry_and_project(world: World, root: Path) -> None:
    (root / "data").mkdir()
    (root / "data" / "registry.db").write_bytes(whole().bytes())
    body = {
        "tenant": "acme",
        "name": "Repository",
        "feature_store_yaml": "project: rides\nregistry: data/registry.db\nprovider: local\n",
        "directory": str(root),
    }
    made = Api(world.acme.author).post("/features/stores", body)
    assert made.status_code == 201, made.content
    assert (made.json()["source"], made.json()["only_project"]) == ("file", "rides")
    refused = Api(world.acme.author).post(
        "/features/stores", {**body, "name": "Other", "feature_store_yaml": "project: [\n"}
    )
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_yaml")
    assert refused.json()["errors"][0]["line"]


def test_rest__schedule__is_changed_and_ended(world: World, store: FeatureStore) -> None:
    api, address = Api(world.acme.author), f"/features/stores/{store.pk}"
    assert api.send("PATCH", address, {"sync_minutes": 30}).json()["due_at"]
    assert api.send("PATCH", address, {"sync_minutes": 0}).json()["due_at"] is None
    assert api.send("PATCH", address, {"sync_minutes": 1}).status_code == 400
    stale = api.send("PATCH", address, {"name": "Other"}, headers={"If-Match": '"stale"'})
    assert stale.status_code == 412


def test_rest__store_of_another_tenant__is_not_there(world: World, store: FeatureStore) -> None:
    api = Api(world.globex.author)
    assert api.get(f"/features/stores/{store.pk}").status_code == 404
    assert api.post(f"/features/stores/{store.pk}/sync").status_code == 404
    assert api.get("/features/stores").json()["items"] == []


# Health


def test_health__scheduled_store_is_late_or_fails__says_so(world: World, path: Path) -> None:
    store = store_of(world.acme, path, sync_minutes=30)
    assert health.syncs().level == Level.OK
    FeatureStore.objects.update(due_at=clock.now() - dt.timedelta(hours=1))
    assert health.syncs().level == Level.WARN
    FeatureStore.objects.update(due_at=clock.now() + dt.timedelta(hours=1))
    assert sync(store, world.acme.author).state == SyncState.FAILED
    assert "could not be synced" in health.syncs().detail
    path.write_bytes(whole().bytes())
    sync(store, world.acme.author)
    assert health.syncs().level == Level.OK
    assert FeatureView.objects.count() == 3
