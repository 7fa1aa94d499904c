"""Syncs at the same moment, from real threads on real connections: of a store there is one at a time, and it ends once."""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from apps.core import clock, faults, jobs
from apps.core.choices import JobState
from apps.core.jobs import worker
from apps.core.models import Job
from apps.features import services
from apps.features.choices import SyncState
from apps.features.feast import reading
from apps.features.models import FeatureStore, FeatureView, Revision, Sync, SyncItem, SyncPayload
from apps.features.services import applying
from tests.approvals.test_races import at_once
from tests.factories.beside import Beside, wait_until_waiting
from tests.factories.cast import World
from tests.features.registries import run, store_of, whole

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 8
PATIENCE = 20.0


@pytest.fixture
def store(world: World, root: Path) -> FeatureStore:
    path = root / "registry.db"
    path.write_bytes(whole().bytes())
    return store_of(world.acme, path, sync_minutes=30)


class Pause:
    """Holds the first who comes to a place until the test lets it go on; others pass."""

    def __init__(self) -> None:
        self.reached, self.over = threading.Event(), threading.Event()

    def __call__(self) -> None:
        if not self.reached.is_set():
            self.reached.set()
            assert self.over.wait(PATIENCE)


def at(name: str, act: Callable[[], None], monkeypatch: pytest.MonkeyPatch) -> None:
    """Do something at one of the points at which faults can be injected."""
    monkeypatch.setattr(faults, "point", lambda place: act() if place == name else None)


def written_once() -> None:
    """Fail unless everything of the registry is there, and was written one time."""
    assert FeatureView.objects.filter(removed_at=None).count() == 3
    assert Revision.objects.count() == 8
    assert set(Counter(Revision.objects.values_list("kind", "object_id")).values()) == {1}
    assert not SyncItem.objects.exists()
    assert not SyncPayload.objects.exists()


def test_start__by_three_at_once__is_one_sync_with_one_job(world: World, store: FeatureStore) -> None:
    for number in range(1, ROUNDS + 1):
        FeatureStore.objects.filter(pk=store.pk).update(due_at=clock.now())
        first, second, _ = at_once(
            lambda: services.start(store=store, by=world.acme.author),
            lambda: services.start(store=store, by=world.acme.colleague),
            services.start_due,
        )
        assert isinstance(first, Sync)
        assert first == second
        assert Sync.objects.count() == number
        assert Job.objects.filter(kind="features.sync").count() == number
        run(first)
        assert Sync.objects.filter(state=SyncState.SUCCEEDED).count() == number
    written_once()


@pytest.mark.parametrize("point", ["features.sync.read", "features.sync.parsed"])
def test_start__while_a_worker_is_at_it__returns_the_same_sync_without_waiting(
    point: str, world: World, store: FeatureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause = Pause()
    at(point, pause, monkeypatch)
    begun = services.start(store=store, by=world.acme.author)
    working = Beside(lambda: run(begun))
    assert pause.reached.wait(PATIENCE)
    # It answers although the worker stands still: this thread would wait for it for ever.
    assert services.start(store=store, by=world.acme.colleague) == begun
    FeatureStore.objects.update(due_at=clock.now())
    assert services.start_due() == 1
    assert Sync.objects.get() == begun
    pause.over.set()
    working.end()
    begun.refresh_from_db()
    assert begun.state == SyncState.SUCCEEDED
    written_once()


def test_start__while_what_was_read_is_written__waits_and_begins_anew(
    world: World, store: FeatureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause = Pause()
    apply = applying.apply

    def slow(sync: Sync) -> None:
        apply(sync)
        pause()

    monkeypatch.setattr(applying, "apply", slow)
    begun = services.start(store=store, by=world.acme.author)
    working = Beside(lambda: run(begun))
    assert pause.reached.wait(PATIENCE)
    found: list[Sync] = []
    asking = Beside(lambda: found.append(services.start(store=store, by=world.acme.colleague)))
    wait_until_waiting(1)
    pause.over.set()
    working.end()
    asking.end()
    assert found[0] != begun
    assert list(Sync.objects.order_by("created_at").values_list("state", flat=True)) == [
        SyncState.SUCCEEDED,
        SyncState.QUEUED,
    ]
    run(found[0])
    written_once()


def test_work__two_workers_at_once__everything_is_written_once(world: World, store: FeatureStore) -> None:
    begun = services.start(store=store, by=world.acme.author)
    at_once(*(lambda: run(begun) for _ in range(3)))
    begun.refresh_from_db()
    assert begun.state == SyncState.SUCCEEDED
    written_once()


@pytest.mark.parametrize("point", ["features.sync.read", "features.sync.chunk", "features.sync.parsed"])
def test_work__worker_believed_dead_comes_back__the_next_one_has_written_and_it_writes_nothing(
    point: str, world: World, store: FeatureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause = Pause()
    at(point, pause, monkeypatch)
    begun = services.start(store=store, by=world.acme.author)
    first = Beside(lambda: run(begun))
    assert pause.reached.wait(PATIENCE)
    assert not FeatureView.objects.exists()
    # It fell silent: the sweep lets the job be tried again.
    Job.objects.update(heartbeat_at=clock.now() - dt.timedelta(hours=1))
    jobs.sweep()
    assert Job.objects.get().state == JobState.FAILED
    assert services.start(store=store, by=world.acme.colleague) == begun
    Job.objects.update(due_at=clock.now())
    run(begun)
    begun.refresh_from_db()
    assert begun.state == SyncState.SUCCEEDED
    pause.over.set()
    first.end()
    begun.refresh_from_db()
    assert (begun.state, Job.objects.get().state) == (SyncState.SUCCEEDED, JobState.SUCCEEDED)
    written_once()


def test_start__after_every_worker_died__ends_the_lost_sync_and_begins_anew(
    world: World, store: FeatureStore
) -> None:
    begun = services.start(store=store, by=world.acme.author)
    for _ in range(Job.objects.get().max_attempts):
        claimed = worker._claim(Job.objects.get().pk)
        assert claimed is not None
        Job.objects.update(heartbeat_at=clock.now() - dt.timedelta(hours=1))
        jobs.sweep()
        Job.objects.filter(state=JobState.FAILED).update(due_at=clock.now())
    assert Job.objects.get().state == JobState.DEAD
    first, second = at_once(
        lambda: services.start(store=store, by=world.acme.author),
        lambda: services.start(store=store, by=world.acme.colleague),
    )
    assert isinstance(first, Sync)
    assert first == second != begun
    begun.refresh_from_db()
    assert (begun.state, begun.error_code) == (SyncState.FAILED, "job_failed")
    assert "silent" in begun.error
    run(first)
    written_once()


def test_work__settings_changed_while_it_reads__is_the_sync_of_what_was_asked(
    world: World, store: FeatureStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pause = Pause()
    read = reading.read

    def slow(of: FeatureStore) -> bytes:
        pause()
        return read(of)

    monkeypatch.setattr(reading, "read", slow)
    begun = services.start(store=store, by=world.acme.author)
    working = Beside(lambda: run(begun))
    assert pause.reached.wait(PATIENCE)
    # Nobody's change of the settings waits for somebody else's server.
    services.update_store(
        store=store,
        by=world.acme.author,
        name="Trips",
        location=store.location,
        only_project="",
        sync_minutes=None,
    )
    pause.over.set()
    working.end()
    store.refresh_from_db()
    assert (store.name, store.sync_minutes) == ("Trips", None)
    assert store.registry_digest
    written_once()
