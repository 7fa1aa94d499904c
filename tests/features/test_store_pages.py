"""The pages of feature stores: what each role sees, and what its forms do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.core import clock
from apps.features.models import FeatureStore, FeatureView, Sync
from tests.factories.cast import World
from tests.features.registries import Registry, run, store_of, sync, synced, whole
from tests.operations.operating import browser_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(root: Path) -> Path:
    return root / "registry.db"


@pytest.fixture
def store(world: World, path: Path) -> FeatureStore:
    return store_of(world.acme, path)


def browser(user: User) -> Client:
    return browser_of(user, looking=False)


def page(user: User, address: str) -> str:
    answer: Any = browser(user).get(address)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_list__nothing_yet__says_what_comes_here_and_what_to_do(world: World) -> None:
    shown = page(world.acme.author, "/features/stores/")
    assert "No feature stores yet" in shown
    assert "/features/stores/new/acme/" in shown
    assert "/features/stores/new/" not in page(world.acme.viewer, "/features/stores/")


def test_list__stores_of_two_tenants__shows_the_own_only(world: World, root: Path) -> None:
    for cast in (world.acme, world.globex):
        store_of(cast, root / "registry.db", name=f"Store of {cast.tenant.slug}")
    shown = page(world.acme.viewer, "/features/stores/")
    assert "Store of acme" in shown
    assert "globex" not in shown


def test_store__never_synced__offers_to_sync_to_those_who_may(world: World, store: FeatureStore) -> None:
    address = f"/features/stores/{store.pk}/"
    assert "Sync now" in page(world.acme.author, address)
    shown = page(world.acme.viewer, address)
    assert "Never synced" in shown
    assert "Sync now" not in shown


def test_store__synced__shows_changes_freshness_history_and_what_nobody_approved(
    world: World, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), world.acme.author)
    registry = whole()
    registry.message.feature_views[0].spec.ttl.seconds = 3600
    registry.materialized(registry.message.feature_views[0], clock.now() - dt.timedelta(hours=2))
    synced(store, path, registry, world.acme.author)
    shown = page(world.acme.approver, f"/features/stores/{store.pk}/")
    for text in ("rides/trips", "<del>86400</del>", "<ins>3600</ins>", "1 stale", "200%", "Acknowledge all"):
        assert text in shown, text
    assert "Acknowledge all" not in page(world.acme.author, f"/features/stores/{store.pk}/")
    first = Sync.objects.order_by("created_at").first()
    assert first is not None
    assert "fraud_inputs" in page(world.acme.viewer, f"/features/stores/{store.pk}/syncs/{first.pk}/")


def test_store__registry_is_broken__shows_the_error_above_the_old_state(
    world: World, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), world.acme.author)
    path.write_bytes(path.read_bytes()[:200])
    sync(store, world.acme.author)
    shown = page(world.acme.viewer, f"/features/stores/{store.pk}/")
    assert "The registry could not be synced" in shown
    assert "cut off" in shown
    assert "rides/trips" in shown
    assert "cut off" in page(world.acme.viewer, "/features/stores/")


def test_store__sync_is_under_way__is_polled_with_its_progress(
    world: World, store: FeatureStore, path: Path
) -> None:
    path.write_bytes(whole().bytes())
    sent = browser(world.acme.author).post(f"/features/stores/{store.pk}/sync/")
    assert sent.status_code == 302
    shown = page(world.acme.viewer, f"/features/stores/{store.pk}/")
    assert 'hx-trigger="every 2s"' in shown
    assert "<progress" in shown
    run(Sync.objects.get())
    assert "every 2s" not in page(world.acme.viewer, f"/features/stores/{store.pk}/")


def test_acknowledge__after_another_sync__is_refused_on_the_page(
    world: World, store: FeatureStore, path: Path
) -> None:
    synced(store, path, whole(), world.acme.author)
    address = f"/features/stores/{store.pk}/acknowledge/"
    refused: Any = browser(world.acme.approver).post(address, {"digest": "sha256:older"})
    assert refused.status_code == 409
    assert "changed_meanwhile" in refused.content.decode()
    store.refresh_from_db()
    sent = browser(world.acme.approver).post(address, {"digest": store.registry_digest})
    assert sent.status_code == 302
    assert not FeatureView.objects.unapproved().filter(store=store).exists()


def test_new__place_that_is_not_allowed__says_so_beside_the_form(world: World, root: Path) -> None:
    form = {"name": "Rides", "source": "file", "location": "/etc/passwd"}
    refused: Any = browser(world.acme.author).post("/features/stores/new/acme/", form)
    assert refused.status_code == 400
    assert "PORTAL_FEAST_ROOTS" in refused.content.decode()
    made: Any = browser(world.acme.author).post(
        "/features/stores/new/acme/", {**form, "location": str(root / "registry.db")}
    )
    assert made["Location"] == f"/features/stores/{FeatureStore.objects.get().pk}/"


def test_store__long_names_and_markup__are_shown_as_text(
    world: World, store: FeatureStore, path: Path
) -> None:
    registry = Registry()
    registry.view("<script>alert(1)</script>" + "x" * 200).spec.description = "<b>bold</b>"
    synced(store, path, registry, world.acme.author)
    shown = page(world.acme.viewer, f"/features/stores/{store.pk}/")
    assert "<script>alert(1)" not in shown
    assert "&lt;script&gt;alert(1)" in shown
