"""Registries behind an address: through a connection with its secret, and what is no registry leaves the old state."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from apps.audit.models import Entry
from apps.connections import services as connections
from apps.connections.choices import ConnectionKind, Encryption
from apps.connections.models import Connection
from apps.core.models import Job
from apps.features import services
from apps.features.choices import Source, SyncState
from apps.features.feast import reading
from apps.features.models import FeatureStore, FeatureView, Sync
from tests.connections.places import open_place
from tests.core.neighbours import Neighbour
from tests.factories.api import Api
from tests.factories.cast import World
from tests.features.registries import run, sync, whole
from tests.operations.operating import browser_of

pytestmark = pytest.mark.django_db
SECRET = "token-of-the-lake-51c9"
PATH = "/feast/registry.db"


class Lake(Neighbour):
    """A server that hands a registry out at one path, to whom knows its secret where it has one."""

    def __init__(self) -> None:
        super().__init__()
        self.data = whole().bytes()
        self.secret = SECRET
        self.answer = self.serve

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        known = {f"Bearer {self.secret}"} if self.secret else {None, f"Bearer {SECRET}"}
        status = 200 if handler.path == PATH else 404
        if handler.headers.get("Authorization") not in known:
            status = 401
        body = self.data if status == 200 else b""
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    @property
    def asked(self) -> list[tuple[str, str | None]]:
        """The paths that were asked for, each with the secret that came along."""
        return [(path, headers.get("authorization")) for _, path, headers in self.seen]


@pytest.fixture
def lake(world: World, settings: Any) -> Iterator[Lake]:
    """Run a lake that an operator opened for acme."""
    settings.OUTBOUND_ALLOW = []
    found = Lake()
    open_place(world.acme.tenant, found.port)
    yield found
    found.close()


def connect(
    world: World, lake: Lake, path: str = "/", kind: ConnectionKind = ConnectionKind.FEAST_REGISTRY_FILE
) -> Connection:
    is_http = kind != ConnectionKind.FEAST_REGISTRY_SERVER
    return connections.create_connection(
        tenant=world.acme.tenant,
        name="lake",
        kind=kind,
        address=f"http://127.0.0.1:{lake.port}{path}" if is_http else f"127.0.0.1:{lake.port}",
        secret=SECRET if is_http else "",
        by=world.acme.tenant_admin,
        **({} if is_http else {"encryption": Encryption.NONE}),
    )


def create(world: World, **values: Any) -> FeatureStore:
    return services.create_store(
        tenant=world.acme.tenant, name="Rides", source=Source.URL, by=world.acme.author, **values
    )


@pytest.mark.parametrize(
    ("address", "location"),
    [("/", PATH), ("", PATH), ("/feast", "/registry.db"), ("/feast/", "/registry.db"), (PATH, "")],
)
def test_file_through_a_connection__at_or_below_its_address__is_read_with_its_secret(
    address: str, location: str, world: World, lake: Lake
) -> None:
    store = create(world, connection=connect(world, lake, address), location=location)
    done = sync(store, world.acme.author)
    assert (done.state, done.error) == (SyncState.SUCCEEDED, "")
    assert FeatureView.objects.filter(store=store, removed_at=None).count() == 3
    assert lake.asked == [(PATH, f"Bearer {SECRET}")]


def test_file_through_a_connection__over_rest__is_created_by_its_name_and_read(
    world: World, lake: Lake
) -> None:
    connect(world, lake)
    api = Api(world.acme.author)
    body = {"tenant": "acme", "name": "Rides", "source": "url", "connection": "lake", "location": PATH}
    made = api.post("/features/stores", body)
    assert made.status_code == 201, made.content
    assert (made.json()["connection"], made.json()["location"]) == ("lake", PATH)
    address = f"/features/stores/{made.json()['id']}"
    begun = api.post(f"{address}/sync")
    run(Sync.objects.get())
    said = api.get(begun.json()["links"]["sync"].removeprefix("/api/v1"))
    assert (said.json()["state"], said.json()["changes"]) == ("succeeded", {"added": 8})
    # Of another tenant's connection nobody learns that it is there.
    other = Api(world.globex.author).post("/features/stores", {**body, "tenant": "globex"})
    assert other.status_code in (400, 404)
    assert "127.0.0.1" not in other.content.decode()


@pytest.mark.parametrize(
    ("kind", "source", "needed"),
    [
        (ConnectionKind.PROMETHEUS, "url", "Feast registry file"),
        (ConnectionKind.HTTP, "url", "Feast registry file"),
        (ConnectionKind.FEAST_REGISTRY_SERVER, "url", "Feast registry file"),
        (ConnectionKind.FEAST_REGISTRY_FILE, "grpc", "Feast registry server"),
    ],
)
def test_connection__of_another_kind__is_refused_with_the_kind_that_is_needed(
    kind: ConnectionKind, source: str, needed: str, world: World, lake: Lake
) -> None:
    connect(world, lake, kind=kind)
    body = {"tenant": "acme", "name": "Rides", "source": source, "connection": "lake"}
    refused = Api(world.acme.author).post("/features/stores", body)
    assert (refused.status_code, refused.json()["code"]) == (400, "wrong_connection_kind")
    assert needed in refused.json()["detail"]
    assert "lake is none" in refused.json()["detail"]
    assert not FeatureStore.objects.exists()
    assert lake.seen == []


@pytest.mark.parametrize(
    "location", ["registry.db", "/my registry.db", "/régistry.db", "/a\\b", "http://example.com/", "/a\n"]
)
def test_path_behind_a_connection__that_is_none__is_refused_when_saved(
    location: str, world: World, lake: Lake
) -> None:
    connect(world, lake)
    body = {"tenant": "acme", "name": "Rides", "source": "url", "connection": "lake", "location": location}
    refused = Api(world.acme.author).post("/features/stores", body)
    if location.strip() != location:
        # Space around it is nobody's intention.
        assert refused.status_code == 201
        return
    assert refused.status_code == 400, refused.content
    assert "/feast/registry.db" in str(refused.json()["errors"])
    assert not FeatureStore.objects.exists()


def test_secret__that_the_address_does_not_take__leaves_the_old_state_and_is_shown_nowhere(
    world: World, lake: Lake
) -> None:
    store = create(world, connection=connect(world, lake), location=PATH)
    assert sync(store, world.acme.author).state == SyncState.SUCCEEDED
    lake.secret = "another"
    done = sync(store, world.acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, "registry_unreachable")
    assert "does not accept the connection's secret" in done.error
    assert FeatureView.objects.filter(removed_at=None).count() == 3
    page = browser_of(world.acme.author, looking=False).get(f"/features/stores/{store.pk}/").content.decode()
    assert "does not accept the connection&#x27;s secret" in page
    rows = [*Entry.objects.values(), *Job.objects.values(), *Sync.objects.values()]
    assert SECRET not in page + str(rows)


def test_address__that_asks_for_a_secret__says_what_kind_of_connection_to_create(
    world: World, lake: Lake
) -> None:
    done = sync(create(world, location=f"http://127.0.0.1:{lake.port}{PATH}"), world.acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, "registry_unreachable")
    assert "a connection of the kind Feast registry file" in done.error


# What comes instead of a registry


def cut(handler: BaseHTTPRequestHandler) -> None:
    """Promise the whole registry, and go away in the middle of it."""
    data = whole().bytes()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(data)))
    handler.end_headers()
    handler.wfile.write(data[: len(data) // 2])


def body_of(data: bytes, status: int = 200, **headers: str) -> Any:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Length": str(len(data)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


ANSWERS: dict[str, tuple[Any, str, str]] = {
    "connection lost in the middle": (cut, "registry_unreachable", ""),
    "half of it was written": (
        body_of(whole().bytes()[: len(whole().bytes()) // 2]),
        "registry_unreadable",
        "cut off",
    ),
    "nothing": (body_of(b""), "registry_unreadable", "empty"),
    "a page": (body_of(b"<!doctype html><title>Sign in</title>"), "registry_unreadable", ""),
    "huge": (body_of(b"x" * 4_001), "registry_too_large", "larger than"),
    "an error": (body_of(b"", 500), "registry_unreachable", "status 500"),
    "elsewhere": (
        body_of(b"", 302, Location="http://169.254.169.254/"),
        "registry_unreachable",
        "follows no redirect",
    ),
}


@pytest.mark.parametrize("case", sorted(ANSWERS))
def test_address__that_hands_out_no_whole_registry__leaves_the_old_state_and_the_page_says_why(
    case: str, world: World, lake: Lake, settings: Any
) -> None:
    settings.FEAST_MAX_BYTES = 4_000
    store = create(world, connection=connect(world, lake), location=PATH)
    assert sync(store, world.acme.author).state == SyncState.SUCCEEDED
    before = set(FeatureView.objects.values_list("name", "digest", "removed_at"))
    lake.answer, code, words = ANSWERS[case]
    done = sync(store, world.acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, code), done.error
    assert words in done.error
    assert set(FeatureView.objects.values_list("name", "digest", "removed_at")) == before
    page = browser_of(world.acme.viewer, looking=False).get(f"/features/stores/{store.pk}/").content.decode()
    assert "The registry could not be synced" in page
    assert done.error.split(".")[0].replace("'", "&#x27;") in page
    assert "rides/trips" in page


def test_address__where_nobody_listens__leaves_the_old_state_and_the_page_says_why(
    world: World, lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "SECONDS", 2.0)
    store = create(world, connection=connect(world, lake), location=PATH)
    assert sync(store, world.acme.author).state == SyncState.SUCCEEDED
    lake.close()
    done = sync(store, world.acme.author)
    assert (done.state, done.error_code) == (SyncState.FAILED, "registry_unreachable")
    page = browser_of(world.acme.viewer, looking=False).get(f"/features/stores/{store.pk}/").content.decode()
    assert "The registry could not be synced" in page
    assert "rides/trips" in page


def test_path__huge_gone_or_half_written__the_page_says_why_above_the_old_state(
    world: World, root: Path, settings: Any
) -> None:
    path = root / "registry.db"
    path.write_bytes(whole().bytes())
    store = services.create_store(
        tenant=world.acme.tenant, name="Rides", source=Source.FILE, location=str(path), by=world.acme.author
    )
    assert sync(store, world.acme.author).state == SyncState.SUCCEEDED
    whole_limit = settings.FEAST_MAX_BYTES
    for change, words in (
        (lambda: setattr(settings, "FEAST_MAX_BYTES", 100), "larger than 100 bytes"),
        (lambda: path.write_bytes(b""), "empty"),
        (lambda: path.write_bytes(whole().bytes()[:-40]), "cut off"),
        (path.unlink, "There is no file at this path"),
    ):
        change()
        assert sync(store, world.acme.author).state == SyncState.FAILED
        settings.FEAST_MAX_BYTES = whole_limit
        page = (
            browser_of(world.acme.viewer, looking=False).get(f"/features/stores/{store.pk}/").content.decode()
        )
        for text in ("The registry could not be synced", words, "rides/trips"):
            assert text in page, text
