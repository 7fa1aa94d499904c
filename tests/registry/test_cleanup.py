"""Bytes that nothing names any more leave the store; those that anything names stay."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import transaction

from apps.core.refusals import NotFound
from apps.registry import blobs, services, tasks
from apps.registry.blobs import BlobStore, BytesDamaged
from apps.registry.models import Artifact, RegisteredModel
from apps.registry.services import cleanup
from apps.registry.services._common import lock_store
from apps.tenants import services as tenants
from apps.tenants.models import Tenant
from tests.factories.beside import Beside, wait_until_waiting
from tests.factories.cast import make_cast, make_world
from tests.registry.pushing import make_model, make_version, upload

pytestmark = pytest.mark.django_db(transaction=True)


def stored(tenant: Tenant) -> set[str]:
    """Return the contents of the files on the tenant's disk, however they are named."""
    folder = Path(storages["artifacts"].location) / str(tenant.pk)
    return {path.read_text() for path in folder.rglob("*") if path.is_file()}


def sweep() -> int:
    """Look through the whole store."""
    return sum(services.sweep_store(part=part) for part in range(cleanup.ROUNDS))


def test_upload__in_place_of_another__clears_what_nothing_else_names() -> None:
    world = make_world()
    acme, globex = world.acme, world.globex
    for cast in (acme, globex):
        upload(cast.tenant, "m/x", b"old", by=cast.author)
    upload(acme.tenant, "m/x", b"new", by=acme.author)
    assert stored(acme.tenant) == {"new"}
    assert stored(globex.tenant) == {"old"}

    upload(acme.tenant, "m/y", b"new", by=acme.author)
    upload(acme.tenant, "m/x", b"newer", by=acme.author)
    assert stored(acme.tenant) == {"new", "newer"}
    upload(acme.tenant, "m/y", b"new", by=acme.author)
    assert stored(acme.tenant) == {"new", "newer"}


def test_delete__of_a_folder__clears_what_no_version_and_no_other_path_names() -> None:
    acme = make_cast("acme")
    model = make_model(acme)
    make_version(acme, model, {"model.bin": b"registered"})
    for path, data in (("m/a", b"registered"), ("m/b", b"shared"), ("n/b", b"shared"), ("m/c", b"alone")):
        upload(acme.tenant, path, data, by=acme.author)
    services.delete_artifact(tenant=acme.tenant, path="m", by=acme.author)
    assert stored(acme.tenant) == {"registered", "shared"}
    _, chunks = services.open_version_file(version=model.versions.get(), path="model.bin")
    assert b"".join(chunks) == b"registered"


def test_refused_upload__in_place_of_another__clears_nothing() -> None:
    acme = make_cast("acme")
    make_version(acme, make_model(acme), {"model.bin": b"registered"})
    with pytest.raises(services.ArtifactFrozen):
        upload(acme.tenant, "acme-fraud/1/model.bin", b"other", by=acme.author)
    assert stored(acme.tenant) == {"registered"}


def test_clear__while_the_same_bytes_are_named_anew__waits_and_leaves_them() -> None:
    acme = make_cast("acme")
    digest = upload(acme.tenant, "m/x", b"same", by=acme.author).sha256
    Artifact.objects.of(acme.tenant).delete()
    removed: list[int] = []

    def clear() -> None:
        removed.append(services.clear_bytes(tenant_id=acme.tenant.pk, digests=[digest]))

    with transaction.atomic():
        upload(acme.tenant, "m/y", b"same", by=acme.author)
        clearing_it = Beside(clear)
        wait_until_waiting(1)
        assert removed == []
    clearing_it.end()
    assert removed == [0]
    assert stored(acme.tenant) == {"same"}


def test_clear__that_fails__leaves_the_upload_done_and_the_rest_to_the_sweep(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    acme = make_cast("acme")
    upload(acme.tenant, "m/x", b"old", by=acme.author)
    with monkeypatch.context() as broken:
        broken.setattr(blobs.os, "unlink", _refuse)
        assert upload(acme.tenant, "m/x", b"new", by=acme.author).size == 3
    assert "_clear_afterwards" in caplog.text
    assert stored(acme.tenant) == {"old", "new"}
    assert sweep() == 1
    assert stored(acme.tenant) == {"new"}


def test_sweep__after_crashes__leaves_what_is_named_and_what_arrives() -> None:
    world = make_world()
    for cast in (world.acme, world.globex):
        upload(cast.tenant, "m/x", b"named", by=cast.author)
        store = BlobStore(cast.tenant.pk)
        # Killed after the bytes were kept and before their path was committed, while they arrived, and right now.
        with store.receive(iter([b"kept"])) as (received, pending):
            pending.keep(received.sha256)
    folder = Path(storages["artifacts"].location) / str(world.acme.tenant.pk) / "incoming"
    for name, age in (("abandoned", cleanup.LONGEST_UPLOAD.total_seconds() + 60), ("arriving", 60)):
        (folder / name).write_text(name)
        os.utime(folder / name, (time.time() - age,) * 2)
    foreign = folder.parent / "ab" / "not-a-digest"
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("foreign")

    assert sweep() == 2
    assert stored(world.acme.tenant) == {"named", "arriving", "foreign"}
    assert stored(world.globex.tenant) == {"named"}
    assert sweep() == 0


def test_sweep__of_an_empty_store__and_as_a_task__is_quiet() -> None:
    make_world()
    assert sweep() == 0
    tasks.sweep_store()


def test_open__bytes_replaced_between_row_and_file__gives_the_newer(monkeypatch: pytest.MonkeyPatch) -> None:
    acme = make_cast("acme")
    upload(acme.tenant, "m/x", b"old", by=acme.author)
    opened, real = [], BlobStore.open

    def late(store: BlobStore, sha256: str, size: int) -> Any:
        opened.append(sha256)
        if len(opened) == 1:
            upload(acme.tenant, "m/x", b"newer", by=acme.author)
        return real(store, sha256, size)

    monkeypatch.setattr(BlobStore, "open", late)
    found, chunks = services.open_artifact(tenant=acme.tenant, path="m/x")
    assert (found.size, b"".join(chunks)) == (5, b"newer")
    assert len(opened) == 2


def test_open__file_deleted_between_row_and_bytes__is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    acme = make_cast("acme")
    upload(acme.tenant, "m/x", b"old", by=acme.author)
    real = BlobStore.open

    def late(store: BlobStore, sha256: str, size: int) -> Any:
        services.delete_artifact(tenant=acme.tenant, path="m/x", by=acme.author)
        return real(store, sha256, size)

    monkeypatch.setattr(BlobStore, "open", late)
    with pytest.raises(NotFound):
        services.open_artifact(tenant=acme.tenant, path="m/x")


def test_open__bytes_gone_though_named__says_so() -> None:
    acme = make_cast("acme")
    BlobStore(acme.tenant.pk).remove(upload(acme.tenant, "m/x", b"old", by=acme.author).sha256)
    with pytest.raises(BytesDamaged):
        services.open_artifact(tenant=acme.tenant, path="m/x")


def test_upload__beside_a_registration_under_limits__neither_waits_for_the_other_for_ever() -> None:
    world = make_world()
    acme = world.acme
    tenants.set_quota(tenant=acme.tenant, by=world.operator, versions=10, storage_bytes=10_000)
    model = make_model(acme)
    upload(acme.tenant, "m/x", b"x", by=acme.author)
    # The registration takes its locks up to the model's row, which is held here, and the upload those that it can get.
    with transaction.atomic():
        RegisteredModel.objects.select_for_update().get(pk=model.pk)
        registering = Beside(
            lambda: services.create_version(model=model, source="mlflow-artifacts:/m", by=acme.author)
        )
        wait_until_waiting(1)
        uploading = Beside(lambda: upload(acme.tenant, "other/y", b"yy", by=acme.author))
        wait_until_waiting(2)
    for act in (registering, uploading):
        act.end()
    assert model.versions.count() == 1
    assert Artifact.objects.of(acme.tenant).filter(path="other/y").exists()


def test_uploads__of_a_file_and_of_a_folder_at_its_place_at_once__one_is_refused() -> None:
    acme = make_cast("acme")
    done: list[str] = []

    def send(path: str) -> None:
        with suppress(services.PathTaken):
            upload(acme.tenant, path, b"x", by=acme.author)
            done.append(path)

    with transaction.atomic():
        lock_store(acme.tenant.pk)
        both = [Beside(partial(send, path)) for path in ("m", "m/x")]
        wait_until_waiting(2)
    for act in both:
        act.end()
    assert len(done) == 1
    assert list(Artifact.objects.of(acme.tenant).values_list("path", flat=True)) == done


def _refuse(*_: Any, **__: Any) -> None:
    raise PermissionError(1, "Operation not permitted")
