from __future__ import annotations

import errno
import hashlib
import os
import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import InMemoryStorage, storages

from apps.registry import blobs
from apps.registry.blobs import BlobStore, BytesDamaged, StoreFull, StoreUnavailable

TENANT = uuid.UUID(int=7)
DATA = b"model bytes"
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def root() -> Path:
    return Path(storages["artifacts"].location)


def put(data: bytes = DATA) -> None:
    with BlobStore(TENANT).receive(iter([data])) as (received, pending):
        pending.keep(received.sha256)


def files(root: Path) -> list[str]:
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_receive__kept__lies_under_its_digest(root: Path) -> None:
    put()
    put()
    assert files(root) == [f"{TENANT}/{DIGEST[:2]}/{DIGEST}"]
    assert BlobStore(TENANT).read(DIGEST, len(DATA)) == DATA


def test_receive__not_kept_or_failing__leaves_nothing(root: Path) -> None:
    with BlobStore(TENANT).receive(iter([DATA])):
        pass

    def breaking() -> Any:
        yield DATA
        raise RuntimeError

    with pytest.raises(RuntimeError), BlobStore(TENANT).receive(breaking()):
        pass
    assert files(root) == []


@pytest.mark.parametrize(
    ("number", "refusal"),
    [(errno.ENOSPC, StoreFull), (errno.EDQUOT, StoreFull), (errno.EIO, StoreUnavailable)],
)
def test_receive__disk_says_no__is_a_clear_refusal(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, refusal: type[Exception]
) -> None:
    def fail(self: Any, chunk: bytes) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(blobs._PendingFile, "write", fail)
    with pytest.raises(refusal), BlobStore(TENANT).receive(iter([DATA])):
        pass
    assert files(root) == []


def test_receive__root_that_cannot_be_a_folder__is_unavailable(settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.STORAGES = {
        **settings.STORAGES,
        "artifacts": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "file"},
        },
    }
    with pytest.raises(StoreUnavailable), BlobStore(TENANT).receive(iter([DATA])):
        pass


def test_open__link_in_place_of_a_file__is_refused(root: Path, tmp_path: Path) -> None:
    put()
    blob = root / str(TENANT) / DIGEST[:2] / DIGEST
    secret = tmp_path / "secret"
    secret.write_bytes(DATA)
    blob.unlink()
    for make in (blob.symlink_to, blob.hardlink_to):
        make(secret)
        with pytest.raises(BytesDamaged):
            BlobStore(TENANT).read(DIGEST, len(DATA))
        blob.unlink()
    blob.symlink_to(tmp_path / "dangling")
    with pytest.raises(BytesDamaged):
        BlobStore(TENANT).read(DIGEST, len(DATA))


def test_store__link_in_place_of_a_folder__is_never_followed(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    root.mkdir(parents=True, exist_ok=True)
    (root / str(TENANT)).symlink_to(elsewhere)
    with pytest.raises(StoreUnavailable):
        put()
    assert list(elsewhere.iterdir()) == []
    with pytest.raises(BytesDamaged):
        BlobStore(TENANT).read(DIGEST, len(DATA))


def test_stream__bytes_changed_on_disk__ends_before_the_last_chunk(root: Path) -> None:
    data = os.urandom(3 * blobs.CHUNK)
    digest = hashlib.sha256(data).hexdigest()
    put(data)
    (root / str(TENANT) / digest[:2] / digest).write_bytes(bytes([data[0] ^ 1]) + data[1:])
    got = b""
    with pytest.raises(BytesDamaged):
        for chunk in BlobStore(TENANT).stream(digest, len(data)):
            got += chunk
    assert len(got) == 2 * blobs.CHUNK


def test_store__without_a_file_system__holds_the_same_blobs(monkeypatch: pytest.MonkeyPatch) -> None:
    memory = InMemoryStorage()
    monkeypatch.setattr(blobs, "storages", {"artifacts": memory})
    put()
    put()
    assert memory.exists(f"{TENANT}/{DIGEST[:2]}/{DIGEST}")
    assert BlobStore(TENANT).read(DIGEST, len(DATA)) == DATA
    with pytest.raises(BytesDamaged):
        BlobStore(TENANT).read("0" * 64, 1)
