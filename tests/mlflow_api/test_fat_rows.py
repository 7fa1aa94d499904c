"""Searches over rows with as much text as they may hold: pages end by their bytes, and nothing is lost between them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import psutil
import pytest

from apps.core.canonical import digest
from apps.mlflow_api import artifacts, paging
from apps.registry.choices import MAX_TAG_VALUE, MAX_TAGS
from apps.registry.models import Artifact, ModelTag, ModelVersion, RegisteredModel, VersionTag
from tests.factories.cast import Cast, World, token_of
from tests.mlflow_api.conftest import Server
from tests.mlflow_api.test_wire import Wire

if TYPE_CHECKING:
    from mlflow import MlflowClient

MIB = 1024**2
# What a version can hold: a megabyte.
FAT = [(f"key-{number}", "x" * MAX_TAG_VALUE) for number in range(MAX_TAGS)]


def make_rows(cast: Cast, *, models: int = 1, versions: int, tags: list[tuple[str, str]]) -> None:
    """Make models with versions, all with the same tags."""
    who = {"tenant": cast.tenant, "created_by": cast.author}
    for place in range(models):
        model = RegisteredModel.objects.create(name=f"fat-{place}", **who)
        rows = [
            ModelVersion(
                model=model,
                number=number,
                source=f"mlflow-artifacts:/fat-{place}/{number}",
                manifest_digest=digest(number),
                size_bytes=1,
                **who,
            )
            for number in range(1, versions + 1)
        ]
        ModelVersion.objects.bulk_create(rows)
        ModelTag.objects.bulk_create(
            ModelTag(tenant=cast.tenant, model=model, key=key, value=value) for key, value in tags
        )
        for version in rows:
            VersionTag.objects.bulk_create(
                VersionTag(tenant=cast.tenant, version=version, key=key, value=value) for key, value in tags
            )


def small_pages(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    for name in ("PAGE_BYTES", "BATCH_BYTES"):
        monkeypatch.setattr(paging, name, size)


@pytest.fixture
def client(committed_world: World, server: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[MlflowClient]:
    """Return the stock client of acme's author."""
    from mlflow import MlflowClient

    monkeypatch.setenv("MLFLOW_TRACKING_TOKEN", token_of(committed_world.acme.author))
    monkeypatch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
    return MlflowClient(server.base(), server.base())


def memory_of(pid: int, name: str) -> int:
    """Return what Linux says of the memory of a process: VmRSS now, VmHWM at most so far; in bytes."""
    found = re.search(rf"^{name}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(), re.M)
    assert found is not None
    return int(found[1]) * 1024


@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore")
def test_stock_client__pages_of_fat_rows__gives_each_once(
    client: MlflowClient, committed_world: World
) -> None:
    make_rows(committed_world.acme, models=6, versions=2, tags=FAT)
    sizes: list[int] = []
    seen: list[tuple[str, str]] = []
    token: str | None = None
    while token is None or token:
        page = client.search_model_versions("name LIKE 'fat-%'", max_results=100, page_token=token)
        sizes.append(sum(len(value) for version in page for value in version.tags.values()))
        seen += [(version.name, version.version) for version in page]
        token = page.token or ""
    assert sorted(seen) == [(f"fat-{place}", number) for place in range(6) for number in ("1", "2")]
    assert len(sizes) > 2
    assert max(sizes) <= paging.PAGE_BYTES

    names: list[str] = []
    token = None
    while token is None or token:
        found = client.search_registered_models(max_results=100, page_token=token)
        assert len(found) < 6
        names += [model.name for model in found]
        token = found.token or ""
    assert names == [f"fat-{place}" for place in range(6)]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["model_versions", "registered_models"])
@pytest.mark.parametrize("text", ["", "name != 'other'", "name LIKE 'fat-%'"])
def test_search__rows_beyond_the_bytes_of_a_page__come_one_by_one(
    acme: Cast, kind: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_rows(acme, models=4, versions=1, tags=[("key", "x" * 5000)])
    small_pages(monkeypatch, 1000)
    wire = Wire(acme, acme.author)
    seen: list[str] = []
    query: dict[str, Any] = {"order_by": "name", **({"filter": text} if text else {})}
    while True:
        found = wire.get(f"{kind.replace('_', '-')}/search", **query).json()
        (row,) = found[kind]
        seen.append(row["name"])
        if "next_page_token" not in found:
            break
        query["page_token"] = found["next_page_token"]
    assert seen == [f"fat-{place}" for place in range(4)]


@pytest.mark.django_db
def test_search__rows_of_ordinary_size__fill_the_page_that_was_asked_for(acme: Cast) -> None:
    make_rows(acme, versions=1200, tags=[])
    found = Wire(acme, acme.author).get("model-versions/search").json()
    assert len(found["model_versions"]) == 1200
    assert "next_page_token" not in found


@pytest.mark.django_db
def test_search__thousands_of_aliases__weigh_in_each_version(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_rows(acme, versions=4, tags=[])
    model = RegisteredModel.objects.get(name="fat-0")
    first = model.versions.get(number=1)
    for number in range(40):
        model.aliases.create(tenant=acme.tenant, name=f"alias-{number:0>100}", version=first)
    small_pages(monkeypatch, 8000)
    found = Wire(acme, acme.author).get("model-versions/search", filter="name = 'fat-0'").json()
    assert len(found["model_versions"]) == 1


@pytest.mark.django_db(transaction=True)
def test_server__eight_searches_of_fat_versions_at_once__stays_small(
    committed_world: World, server: Server
) -> None:
    make_rows(committed_world.acme, versions=60, tags=FAT)
    headers = {"Authorization": f"Bearer {token_of(committed_world.acme.author)}"}
    url = f"{server.base()}/api/2.0/mlflow/model-versions/search"

    def ask(_: int) -> int:
        answer = httpx.get(url, headers=headers, timeout=60)
        assert answer.status_code == 200
        return len(answer.content)

    workers = psutil.Process(server.served.web.pid).children()
    before = {worker.pid: memory_of(worker.pid, "VmRSS") for worker in workers}
    with ThreadPoolExecutor(8) as pool:
        sizes = list(pool.map(ask, range(16)))
    assert max(sizes) < 5 * MIB
    # A worker has four threads: 240 MB more where each holds the 60 MB that were asked for, twice that while writing.
    grown = {pid: memory_of(pid, "VmHWM") - size for pid, size in before.items()}
    assert all(size < 120 * MIB for size in grown.values()), grown


@pytest.mark.django_db
def test_listing__more_files_than_are_held_at_once__names_each_once(
    acme: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [*(f"fat/{number}.txt" for number in range(7)), "fat/sub/a", "fat/sub/b", "fat/5.txt-more/c"]
    Artifact.objects.bulk_create(
        Artifact(tenant=acme.tenant, path=path, size=1, sha256="0" * 64, uploaded_by=acme.author)
        for path in paths
    )
    wire = Wire(acme, acme.author)
    url = f"/mlflow/{acme.tenant.slug}/api/2.0/mlflow-artifacts/artifacts"
    whole = wire.client.get(url, {"path": "fat"}, headers=wire.headers).json()
    monkeypatch.setattr(artifacts, "LISTED_AT_ONCE", 2)
    streamed = wire.client.get(url, {"path": "fat"}, headers=wire.headers)
    assert streamed.streaming
    assert json.loads(b"".join(streamed)) == whole
    names = [f"{number}.txt" for number in range(6)] + ["5.txt-more", "6.txt", "sub"]
    assert [file["path"] for file in whole["files"]] == names
