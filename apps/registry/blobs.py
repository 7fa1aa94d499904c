"""Bytes under their own digest, in the storage `artifacts`: `<tenant>/<first two hex digits>/<sha256>`.

Callers never name a file: keys are made here from a tenant's id and a digest, so no path of a client reaches the
disk. On a file system nothing is followed: every folder and file is opened relative to its parent with O_NOFOLLOW,
and only plain files with one name count.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import secrets
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import BinaryIO, Protocol, cast
from uuid import UUID

from django.core.files import File
from django.core.files.storage import FileSystemStorage, Storage, storages

from apps.core.refusals import Refused

CHUNK = 256 * 1024
DIGEST_LENGTH = 64
_INCOMING = "incoming"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


class StoreFull(Refused):
    code = "store_full"
    status = 507
    sentence = "The artifact store is full. Nothing was stored; ask the operators for space and upload again."


class StoreUnavailable(Refused):
    code = "store_unavailable"
    status = 503
    sentence = "The artifact store cannot be used now. Nothing was changed; try again, or tell the operators."


class BytesDamaged(Refused):
    code = "artifact_damaged"
    status = 500
    sentence = (
        "The stored bytes are not those that were uploaded, so they are not served. Tell the operators."
    )


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class Received:
    """What arrived: how much, and its digest in hex."""

    size: int
    sha256: str


class BlobStore:
    """The blobs of one tenant."""

    def __init__(self, tenant_id: UUID) -> None:
        self._tenant = str(tenant_id)
        self._storage: Storage = storages["artifacts"]

    @contextmanager
    def receive(self, chunks: Iterator[bytes]) -> Iterator[tuple[Received, PendingBlob]]:
        """Stream `chunks` to a temporary file, and remove what `keep()` did not keep.

        Raises `StoreFull` and `StoreUnavailable`; what `chunks` raises passes through. Memory stays flat.
        """
        pending: PendingBlob = (
            _PendingFile(self._storage, self._tenant)
            if isinstance(self._storage, FileSystemStorage)
            else _PendingUpload(self._storage, self._tenant)
        )
        try:
            hasher = hashlib.sha256()
            size = 0
            for chunk in chunks:
                hasher.update(chunk)
                size += len(chunk)
                with _disk_errors():
                    pending.write(chunk)
            yield Received(size=size, sha256=hasher.hexdigest()), pending
        finally:
            pending.discard()

    def open(self, sha256: str, size: int) -> BinaryIO:
        """Open a blob for reading. Raises `BytesDamaged` where it is gone or not a plain file."""
        name = f"{self._tenant}/{sha256[:2]}/{sha256}"
        if not isinstance(self._storage, FileSystemStorage):
            try:
                return cast(BinaryIO, self._storage.open(name, "rb"))
            except FileNotFoundError:
                raise BytesDamaged() from None
        try:
            with _folder(self._storage, (self._tenant, sha256[:2])) as folder:
                descriptor = os.open(sha256, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
        except OSError:
            raise BytesDamaged() from None
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_nlink != 1 or found.st_size != size:
            os.close(descriptor)
            raise BytesDamaged()
        return os.fdopen(descriptor, "rb", buffering=0)

    def stream(self, sha256: str, size: int) -> Iterator[bytes]:
        """Return the bytes of a blob in chunks, checked against its digest.

        The last chunk is held back until all of them are checked, so damaged bytes never arrive whole: the
        iteration ends with `BytesDamaged` and the client sees a body that is too short.
        """
        return _checked(self.open(sha256, size), sha256)

    def read(self, sha256: str, size: int) -> bytes:
        """Return all bytes of a small blob, checked."""
        return b"".join(self.stream(sha256, size))

    def digests(self, prefix: str) -> list[str]:
        """Return the blobs whose digests begin with two hex digits. Raises `StoreUnavailable`."""
        found: list[str] = []
        with _disk_errors(), suppress(FileNotFoundError):
            if isinstance(self._storage, FileSystemStorage):
                with _folder(self._storage, (self._tenant, prefix)) as folder:
                    found = os.listdir(folder)
            else:
                _, found = self._storage.listdir(f"{self._tenant}/{prefix}")
        return sorted(name for name in found if len(name) == DIGEST_LENGTH)

    def remove(self, sha256: str) -> None:
        """Remove a blob; one that is gone already is no error. Who reads it now reads on.

        Raises `StoreUnavailable`.
        """
        with _disk_errors(), suppress(FileNotFoundError):
            if isinstance(self._storage, FileSystemStorage):
                with _folder(self._storage, (self._tenant, sha256[:2])) as folder:
                    os.unlink(sha256, dir_fd=folder)
            else:
                self._storage.delete(f"{self._tenant}/{sha256[:2]}/{sha256}")

    def drop_incoming(self, *, before: dt.datetime) -> None:
        """Remove what last arrived before then and was not kept: its process was killed.

        Raises `StoreUnavailable`.
        """
        if not isinstance(self._storage, FileSystemStorage):
            return  # what arrives there lies in files without a name, which end with their process
        incoming = (self._tenant, _INCOMING)
        with _disk_errors(), suppress(FileNotFoundError), _folder(self._storage, incoming) as folder:
            for name in os.listdir(folder):
                if os.stat(name, dir_fd=folder, follow_symlinks=False).st_mtime < before.timestamp():
                    os.unlink(name, dir_fd=folder)


class PendingBlob(Protocol):
    """Bytes that have arrived and are not a blob yet."""

    def write(self, chunk: bytes) -> None: ...

    def settle(self) -> None:
        """Wait until the bytes are on the disk: for a large file the longest part of keeping it."""
        ...

    def keep(self, sha256: str) -> None:
        """Make the bytes the blob of that digest, in one step."""
        ...

    def discard(self) -> None:
        """Remove the bytes, unless they were kept."""
        ...


class _PendingFile:
    """A temporary file beside its final place, so that keeping it is one rename."""

    def __init__(self, storage: FileSystemStorage, tenant: str) -> None:
        self._storage = storage
        self._tenant = tenant
        self._name = secrets.token_hex(16)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        with _disk_errors(), _folder(storage, (tenant, _INCOMING), make=True) as folder:
            self._file: BinaryIO | None = os.fdopen(
                os.open(self._name, flags, 0o640, dir_fd=folder), "wb", buffering=0
            )
        self._kept = False

    def write(self, chunk: bytes) -> None:
        assert self._file is not None
        view = memoryview(chunk)
        while view:
            view = view[self._file.write(view) :]

    def settle(self) -> None:
        assert self._file is not None
        with _disk_errors():
            os.fsync(self._file.fileno())

    def keep(self, sha256: str) -> None:
        assert self._file is not None
        with _disk_errors():
            self._file.close()
            with (
                _folder(self._storage, (self._tenant, _INCOMING)) as incoming,
                _folder(self._storage, (self._tenant, sha256[:2]), make=True) as final,
            ):
                # The name is the digest: replacing an equal file changes nothing, and mends a damaged one.
                os.rename(self._name, sha256, src_dir_fd=incoming, dst_dir_fd=final)
                os.fsync(final)
        self._kept = True

    def discard(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        if not self._kept:
            with suppress(OSError), _folder(self._storage, (self._tenant, _INCOMING)) as incoming:
                os.unlink(self._name, dir_fd=incoming)


class _PendingUpload:
    """A local temporary file that is handed to a storage without file system semantics."""

    def __init__(self, storage: Storage, tenant: str) -> None:
        self._storage = storage
        self._tenant = tenant
        self._file = tempfile.TemporaryFile()  # noqa: SIM115  (closed by discard, which receive always calls)

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)

    def settle(self) -> None:
        """Do nothing: the storage writes for good when it saves."""

    def keep(self, sha256: str) -> None:
        name = f"{self._tenant}/{sha256[:2]}/{sha256}"
        with _disk_errors():
            if not self._storage.exists(name):
                self._file.seek(0)
                self._storage.save(name, File(self._file))

    def discard(self) -> None:
        self._file.close()


@contextmanager
def _folder(storage: FileSystemStorage, names: tuple[str, ...], *, make: bool = False) -> Iterator[int]:
    """Open a folder below the storage's root without following any link."""
    if make:
        os.makedirs(storage.location, mode=0o750, exist_ok=True)
    descriptor = os.open(storage.location, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        for name in names:
            if make:
                with suppress(FileExistsError):
                    os.mkdir(name, 0o750, dir_fd=descriptor)
            below = os.open(name, _FOLDER, dir_fd=descriptor)
            os.close(descriptor)
            descriptor = below
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _disk_errors() -> Iterator[None]:
    """Turn what the disk says into a refusal that people understand."""
    try:
        yield
    except OSError as error:
        raise (StoreFull() if error.errno in _FULL else StoreUnavailable()) from error


def _checked(file: BinaryIO, sha256: str) -> Iterator[bytes]:
    hasher = hashlib.sha256()
    with file:
        held = file.read(CHUNK)
        while held:
            hasher.update(held)
            following = file.read(CHUNK)
            if not following and hasher.hexdigest() != sha256:
                raise BytesDamaged()
            yield held
            held = following
