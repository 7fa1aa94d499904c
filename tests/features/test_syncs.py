"""Syncs: what a registry says is written whole, or the old state stays and the page says why."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest

from apps.audit.choices import Action
from apps.audit.models import Entry
from apps.core import clock, jobs
from apps.core.choices import JobState
from apps.core.refusals import Forbidden, NotFound
from apps.features import services
from apps.features.choices import Change, Freshness, ObjectKind, SyncState, ViewKind
from apps.features.models import (
    DataSource,
    Entity,
    Feature,
    FeatureService,
    FeatureStore,
    FeatureView,
    MaterializationInterval,
    Project,
    Revision,
    ServiceView,
    Sync,
    SyncItem,
    SyncPayload,
)
from apps.features.services import syncs
from tests.factories.cast import Cast, World
from tests.features.registries import Registry, run, store_of, sync, synced, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def acme(world: World) -> Cast:
    return world.acme


@pytest.fixture
def path(root: Path) -> Path:
    return root / "registry.db"


@pytest.fixture
def store(acme: Cast, path: Path) -> FeatureStore:
    return store_of(acme, path)


def definitions() -> dict[str, list[str]]:
    """Return the names of everything that is present, by kind."""
    return {
        model.__name__: sorted(model.objects.filter(removed_at=None).values_list("name", flat=True))
        for model in (Project, Entity, DataSource, FeatureView, FeatureService)
    }


def changes(sync: Sync) -> dict[tuple[str, str], str]:
    return {(item["kind"], item["name"]): item["change"] for item in sync.report["items"]}


def test_sync__whole_registry__everything_of_it_is_written(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    registry = whole()
    registry.materialized(registry.message.feature_views[0], clock.now())
    done = synced(store, path, registry, acme.author)
    assert done.state == SyncState.SUCCEEDED, done.error
    assert definitions() == {
        "Project": ["rides"],
        "Entity": ["driver"],
        "DataSource": ["trips_source", "trips_topic"],
        "FeatureView": ["fare_per_trip", "trips", "trips_live"],
        "FeatureService": ["fraud_inputs"],
    }
    trips = FeatureView.objects.get(name="trips")
    assert (trips.kind, trips.owner, trips.tags, trips.ttl_seconds) == (
        ViewKind.BATCH,
        "ana@acme.example",
        {"team": "risk"},
        86_400,
    )
    assert trips.entities == ["driver"]
    assert trips.source == DataSource.objects.get(name="trips_source")
    assert [(one.name, one.dtype) for one in trips.features.all()] == [
        ("trip_count", "int64"),
        ("fare", "float"),
    ]
    assert FeatureView.objects.get(name="trips_live").stream_source == DataSource.objects.get(
        name="trips_topic"
    )
    assert FeatureView.objects.get(name="fare_per_trip").kind == ViewKind.ON_DEMAND
    part = ServiceView.objects.get()
    assert (part.view, part.features) == (trips, ["fare"])
    entity = Entity.objects.get()
    assert (entity.join_key, entity.dtype, entity.owner) == ("driver_id", "int64", "data@acme.example")
    assert done.counts == {"project": 1, "entity": 1, "source": 2, "view": 3, "service": 1, "feature": 4}
    store.refresh_from_db()
    assert (store.registry_version, store.named_projects) == ("v-1", ["rides"])
    assert store.synced_at is not None
    assert not SyncItem.objects.exists()
    assert not SyncPayload.objects.exists()


def test_sync__code_of_a_view__is_shown_as_text_and_never_run(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), acme.author)
    document = FeatureView.objects.get(name="fare_per_trip").document
    assert document["transformation"]["text"] == "return a / b"
    assert document["transformation"]["body"].startswith("sha256:")
    assert "pickle" not in str(document)


def test_sync__same_registry_again__changes_nothing(acme: Cast, store: FeatureStore, path: Path) -> None:
    synced(store, path, whole(), acme.author)
    before = Revision.objects.count()
    again = synced(store, path, whole(), acme.author)
    assert (again.changed, again.report["items"], Revision.objects.count()) == (0, [], before)
    assert again.job is not None
    assert again.job.result == "Nothing had changed."
    assert Entry.objects.filter(action=Action.FEATURES_STORE_SYNCED).count() == 1


def test_sync__changed_added_and_removed__the_report_says_it_field_by_field(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), acme.author)
    registry = Registry()
    registry.entity()
    registry.source()
    registry.view(features={"trip_count": FLOAT_NOW, "distance": FLOAT_NOW}, ttl=3600)
    registry.on_demand()
    registry.service()
    done = synced(store, path, registry, acme.colleague)
    assert changes(done) == {
        ("view", "trips"): "changed",
        ("view", "trips_live"): "removed",
        ("source", "trips_topic"): "removed",
    }
    (item,) = [one for one in done.report["items"] if one["name"] == "trips"]
    assert {(one["path"], one["before"], one["after"]) for one in item["fields"]} == {
        ("ttl_seconds", "86400", "3600"),
        ("features.trip_count.dtype", "int64", "float"),
        ("features.distance", None, "float"),
        ("features.fare", "float", None),
    }
    assert done.report["changes"] == {"changed": 1, "removed": 2}


FLOAT_NOW = 6


def test_sync__what_the_registry_no_longer_names__is_kept_as_removed_and_comes_back(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), acme.author)
    live = FeatureView.objects.get(name="trips_live")
    less = whole()
    del less.message.stream_feature_views[:]
    synced(store, path, less, acme.author)
    live.refresh_from_db()
    assert live.removed_at is not None
    assert live.features.count() == 1
    again = synced(store, path, whole(), acme.author)
    live.refresh_from_db()
    assert live.removed_at is None
    assert changes(again)["view", "trips_live"] == "restored"
    assert [one.change for one in Revision.objects.of(live)] == [
        Change.RESTORED,
        Change.REMOVED,
        Change.ADDED,
    ]
    assert [one.number for one in Revision.objects.of(live)] == [3, 2, 1]


def test_sync__feature_left_its_view__keeps_its_row(acme: Cast, store: FeatureStore, path: Path) -> None:
    synced(store, path, whole(), acme.author)
    less = whole()
    less.message.feature_views[0].spec.features.pop()
    synced(store, path, less, acme.author)
    fare = Feature.objects.get(name="fare", view__name="trips")
    assert fare.removed_at is not None


def test_sync__materialized__freshness_follows_the_ttl(acme: Cast, store: FeatureStore, path: Path) -> None:
    now = clock.now()
    registry = Registry()
    for name, ago in (("new", 1), ("old", 30)):
        registry.materialized(registry.view(name, ttl=86_400), now - dt.timedelta(hours=ago))
    registry.materialized(registry.view("endless", ttl=0), now - dt.timedelta(hours=1))
    registry.view("never")
    synced(store, path, registry, acme.author)
    found = {view.name: view.freshness(now) for view in FeatureView.objects.all()}
    assert found == {
        "new": Freshness.FRESH,
        "old": Freshness.STALE,
        "endless": Freshness.UNKNOWN,
        "never": Freshness.UNKNOWN,
    }
    for freshness in Freshness:
        listed = set(FeatureView.objects.of_freshness(freshness, now).values_list("name", flat=True))
        assert listed == {name for name, one in found.items() if one == freshness}
    assert MaterializationInterval.objects.count() == 3


def test_sync__materialized_again__is_no_change_of_a_definition(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    registry = whole()
    synced(store, path, registry, acme.author)
    registry.materialized(registry.message.feature_views[0], clock.now())
    done = synced(store, path, registry, acme.author)
    assert done.changed == 0
    assert FeatureView.objects.get(name="trips").materialized_until is not None


# What cannot be read


def broken() -> dict[str, bytes]:
    data = whole().bytes()
    return {
        "empty": b"",
        "spaces": b" \n\n",
        "cut in a message": data[: len(data) // 2],
        "noise": bytes(range(256)) * 4,
        "json that is none": b'{"featureViews": [',
        "other json": b'{"short_name": "Feast UI", "icons": []}',
        "list": b'[{"name": "basketball"}]',
        "wrong types": b'{"featureViews": [{"spec": {"name": 5}}]}',
        "deep json": b'{"projects": ' + b"[" * 100_000,
        "yaml": b"project: rides\nregistry: data/registry.db\n",
        "no names": b'{"projects": [{"name": "a"}]}',
    }


@pytest.mark.parametrize("kind", sorted(broken()))
def test_sync__registry_is_broken__old_state_stays_and_the_error_is_told(
    kind: str, acme: Cast, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), acme.author)
    before, digests = definitions(), set(FeatureView.objects.values_list("digest", "removed_at"))
    path.write_bytes(broken()[kind])
    done = sync(store, acme.author)
    assert done.state == SyncState.FAILED
    assert done.error_code == "registry_unreadable"
    assert done.error
    assert done.job is not None
    assert (done.job.state, done.job.error) == (JobState.DEAD, done.error[:300])
    assert (definitions(), set(FeatureView.objects.values_list("digest", "removed_at"))) == (before, digests)
    assert not SyncPayload.objects.exists()


def test_sync__cut_off_anywhere__never_removes_what_was_there(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), acme.author)
    before = definitions()
    data = whole().bytes()
    for end in range(1, len(data), 7):
        path.write_bytes(data[:end])
        assert sync(store, acme.author).state == SyncState.FAILED, end
        assert definitions() == before, end


def test_sync__cut_off_between_two_objects__is_refused_although_it_parses(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), acme.author)
    cut = whole()
    del cut.message.projects[:]
    del cut.message.stream_feature_views[:]
    done = synced(store, path, cut, acme.author)
    assert done.state == SyncState.FAILED
    assert "cut off" in done.error
    assert FeatureView.objects.filter(removed_at=None).count() == 3


def test_sync__larger_than_the_limit__is_refused(
    acme: Cast, store: FeatureStore, path: Path, settings: Any
) -> None:
    synced(store, path, whole(), acme.author)
    settings.FEAST_MAX_BYTES = 100
    done = sync(store, acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, "registry_too_large")
    assert "100 bytes" in done.error
    assert FeatureView.objects.filter(removed_at=None).count() == 3


def test_sync__file_is_gone__old_state_stays(acme: Cast, store: FeatureStore, path: Path) -> None:
    synced(store, path, whole(), acme.author)
    path.unlink()
    done = sync(store, acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, "registry_unreachable")
    assert FeatureView.objects.filter(removed_at=None).count() == 3


def test_sync__file_is_written_while_it_is_read__is_refused(
    acme: Cast, store: FeatureStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(whole().bytes())
    read = os.read

    def slow(opened: int, size: int) -> bytes:
        with path.open("ab") as more:
            more.write(b"x")
        monkeypatch.setattr(os, "read", read)
        return read(opened, size)

    monkeypatch.setattr(os, "read", slow)
    done = sync(store, acme.author)
    assert "being written" in done.error
    assert not FeatureView.objects.exists()


def test_sync__stays_broken__is_told_once(acme: Cast, store: FeatureStore, path: Path) -> None:
    for _ in range(3):
        sync(store, acme.author)
    assert Entry.objects.filter(action=Action.FEATURES_SYNC_FAILED).count() == 1


# Oddities that are read


def test_sync__no_project_named__its_objects_name_it_or_it_is_the_default(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    registry = Registry("rides", is_named=False)
    registry.view("named")
    registry.view("bare").spec.project = ""
    done = synced(store, path, registry, acme.author)
    assert done.state == SyncState.SUCCEEDED, done.error
    assert definitions()["Project"] == ["default", "rides"]
    assert any("does not name it" in warning for warning in done.report["warnings"])


def test_sync__older_version__project_metadata_and_the_deprecated_function_are_read(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    registry = Registry(is_named=False)
    registry.message.project_metadata.add().project = "rides"
    registry.message.feature_tables.add().spec.name = "old"
    spec = registry.on_demand().spec
    spec.ClearField("feature_transformation")
    spec.user_defined_function.name = "old_one"
    spec.user_defined_function.body_text = "return 1"
    spec.sources["trips"].feature_view.spec.name = "trips"
    done = synced(store, path, registry, acme.author)
    assert done.state == SyncState.SUCCEEDED, done.error
    assert FeatureView.objects.get().document["transformation"]["name"] == "old_one"
    assert any("feature tables" in warning for warning in done.report["warnings"])


def test_sync__names_twice__the_first_counts_and_it_is_said(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    registry = Registry()
    registry.view("trips", {"first": 4})
    registry.view("trips", {"second": 4})
    done = synced(store, path, registry, acme.author)
    assert [one.name for one in Feature.objects.all()] == ["first"]
    assert any("more than one feature view named trips" in warning for warning in done.report["warnings"])


def test_sync__fields_of_a_newer_feast__are_ignored_and_it_is_said(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    # Field 4000 of the registry, and an unknown type of values.
    registry = Registry()
    registry.view("trips", {"odd": 999})
    path.write_bytes(registry.bytes() + b"\x82\xfa\x01\x03new")
    done = sync(store, acme.author)
    assert done.state == SyncState.SUCCEEDED, done.error
    assert Feature.objects.get().dtype == "type 999"
    assert any("newer Feast" in warning for warning in done.report["warnings"])


def test_sync__json_dump__is_read_like_the_message(acme: Cast, store: FeatureStore, path: Path) -> None:
    from google.protobuf import json_format

    synced(store, path, whole(), acme.author)
    path.write_text(json_format.MessageToJson(whole().message))
    done = sync(store, acme.author)
    assert (done.state, done.changed) == (SyncState.SUCCEEDED, 0), done.report


def test_sync__one_project_of_several__reads_that_one_only(acme: Cast, path: Path) -> None:
    registry = whole("rides")
    other = Registry("meals")
    other.view("orders")
    registry.message.MergeFrom(other.message)
    store = store_of(acme, path, only_project="meals")
    synced(store, path, registry, acme.author)
    assert definitions()["FeatureView"] == ["orders"]


def test_sync__text_that_postgres_cannot_hold__is_kept_readable(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    registry = Registry()
    view = registry.view("trips")
    view.spec.description = "a\x00b"
    view.spec.tags["k\x00"] = "\x00"
    done = synced(store, path, registry, acme.author)
    assert done.state == SyncState.SUCCEEDED, done.error
    assert FeatureView.objects.get().description == "a\ufffdb"


def test_sync__secrets_in_sources__are_not_kept(acme: Cast, store: FeatureStore, path: Path) -> None:
    registry = Registry()
    registry.source("a", "postgres://joe:hunter2@db/lake")
    custom = registry.source("b")
    custom.ClearField("file_options")
    custom.type = 6
    custom.data_source_class_type = "feast.x.PostgreSQLSource"
    custom.custom_options.configuration = b'{"table": "public.trips", "password": "hunter2"}'
    synced(store, path, registry, acme.author)
    assert "hunter2" not in str(list(DataSource.objects.values_list("document", "namespace", "dataset")))
    assert DataSource.objects.get(name="b").document["options"]["table"] == "public.trips"


def test_sync__name_beyond_all_measure__is_refused(acme: Cast, store: FeatureStore, path: Path) -> None:
    registry = Registry()
    registry.view("x" * 300)
    assert synced(store, path, registry, acme.author).error_code == "registry_unreadable"


# Two at once, crashes, and the schedule


def test_start__while_one_is_under_way__returns_that_one(acme: Cast, store: FeatureStore, path: Path) -> None:
    path.write_bytes(whole().bytes())
    first = services.start(store=store, by=acme.author)
    second = services.start(store=store, by=acme.colleague)
    assert first == second
    assert Sync.objects.count() == 1
    run(first)
    assert services.start(store=store, by=acme.author) != first


@pytest.mark.parametrize(
    "point",
    [
        "features.sync.read",
        "features.sync.chunk",
        "features.sync.parsed",
        "features.sync.applied",
        "core.jobs.before_commit",
    ],
)
def test_work__crash_at_a_point__nothing_half_is_left_and_the_next_worker_ends_it(
    point: str, acme: Cast, store: FeatureStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from apps.core import faults

    synced(store, path, Registry(), acme.author)
    monkeypatch.setattr(faults, "_spent", set())
    monkeypatch.setenv("PORTAL_FAULTS", f"{point}=raise")
    path.write_bytes(whole().bytes())
    begun = services.start(store=store, by=acme.author)
    run(begun)
    begun.refresh_from_db()
    assert begun.job is not None
    begun.job.refresh_from_db()
    assert begun.job.state == JobState.FAILED
    assert FeatureView.objects.count() == (3 if point == "features.sync.applied" else 0)
    # The failed job is tried again.
    begun.job.due_at = clock.now()
    begun.job.save()
    run(begun)
    begun.refresh_from_db()
    assert begun.state == SyncState.SUCCEEDED
    assert FeatureView.objects.count() == 3
    assert FeatureView.objects.exclude(lineage_digest="").count() == 3


def test_work__many_objects__goes_on_where_the_last_worker_stopped(
    acme: Cast, store: FeatureStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(syncs, "CHUNK", 3)
    registry = Registry()
    for number in range(20):
        registry.view(f"view_{number:02}")
    path.write_bytes(registry.bytes())
    begun = services.start(store=store, by=acme.author)
    monkeypatch.setattr(jobs.leases, "LEASE_SECONDS", -1.0)
    run(begun)
    assert SyncItem.objects.count() == 0
    begun.refresh_from_db()
    assert begun.state == SyncState.QUEUED
    monkeypatch.setattr(jobs.leases, "LEASE_SECONDS", 10.0)
    run(begun)
    begun.refresh_from_db()
    assert begun.state == SyncState.SUCCEEDED
    assert begun.job is not None
    begun.job.refresh_from_db()
    # 1 read, 22 objects in chunks of three, 1 written.
    assert (begun.job.done, begun.job.total) == (10, 10)


def test_work__cancelled__old_state_stays_and_the_next_sync_begins(
    acme: Cast, store: FeatureStore, path: Path
) -> None:
    path.write_bytes(whole().bytes())
    begun = services.start(store=store, by=acme.author)
    assert begun.job is not None
    jobs.cancel(job=begun.job, by=acme.author)
    assert services.settle() == 1
    begun.refresh_from_db()
    assert begun.state == SyncState.CANCELLED
    assert sync(store, acme.author).state == SyncState.SUCCEEDED


def test_start_due__scheduled_store__is_synced_when_it_is_due(acme: Cast, path: Path) -> None:
    store = store_of(acme, path, sync_minutes=30)
    path.write_bytes(whole().bytes())
    assert services.start_due() == 0
    FeatureStore.objects.update(due_at=clock.now())
    assert services.start_due() == 1
    assert services.start_due() == 0
    begun = Sync.objects.get()
    assert begun.started_by is None
    run(begun)
    begun.refresh_from_db()
    assert begun.state == SyncState.SUCCEEDED
    store.refresh_from_db()
    assert store.due_at is not None
    assert store.due_at > clock.now()


def test_start_due__registry_is_broken__leaves_no_dead_letter(acme: Cast, path: Path) -> None:
    store_of(acme, path, sync_minutes=30)
    FeatureStore.objects.update(due_at=clock.now())
    services.start_due()
    begun = Sync.objects.get()
    run(begun)
    begun.refresh_from_db()
    assert begun.job is not None
    assert (begun.state, begun.job.state) == (SyncState.FAILED, JobState.SUCCEEDED)
    assert begun.job.result.startswith("Not synced: ")


def test_start__without_the_right__is_refused(world: World, store: FeatureStore) -> None:
    with pytest.raises(Forbidden):
        services.start(store=store, by=world.acme.viewer)
    with pytest.raises(NotFound):
        services.start(store=store, by=world.globex.author)


# Two tenants that look alike


def test_sync__two_tenants_with_the_same_registry__each_has_its_own(world: World, root: Path) -> None:
    stores = {}
    for cast in (world.acme, world.globex):
        path = root / f"{cast.tenant.slug}.db"
        registry = whole()
        registry.message.feature_views[0].spec.description = f"of {cast.tenant.slug}"
        path.write_bytes(registry.bytes())
        stores[cast.tenant.slug] = store_of(cast, path)
        assert sync(stores[cast.tenant.slug], cast.author).state == SyncState.SUCCEEDED
    found = {(view.tenant.slug, view.description) for view in FeatureView.objects.filter(name="trips")}
    assert found == {("acme", "of acme"), ("globex", "of globex")}
    assert Feature.objects.exclude(tenant_id=None).values("tenant").distinct().count() == 2


def test_sync__project_of_another_store__is_refused_until_that_one_has_it_no_more(
    acme: Cast, store: FeatureStore, path: Path, root: Path
) -> None:
    synced(store, path, whole(), acme.author)
    second_path = root / "second.db"
    second = store_of(acme, second_path, name="Second")
    done = synced(second, second_path, whole(), acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, "project_taken")
    moved = Registry("other")
    synced(store, path, moved, acme.author)
    done = synced(second, second_path, whole(), acme.author)
    assert done.state == SyncState.SUCCEEDED, done.error
    assert changes(done)["view", "trips"] == "restored"
    assert {view.store for view in FeatureView.objects.all()} == {second}


def test_history__rows__are_only_added(acme: Cast, store: FeatureStore, path: Path) -> None:
    from django.db import IntegrityError, transaction

    synced(store, path, whole(), acme.author)
    for change in (lambda: Revision.objects.update(number=9), lambda: Revision.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert Revision.objects.filter(kind=ObjectKind.VIEW).count() == 3
