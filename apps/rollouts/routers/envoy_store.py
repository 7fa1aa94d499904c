"""The two files that Envoy watches: read whole, replaced whole, one writer at a time, never waited for without end."""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from apps.rollouts.routers.base import RouterConflict, RouterUnavailable
from apps.rollouts.routers.envoy_bootstrap import CLUSTERS_FILE, ROUTES_FILE
from apps.rollouts.routers.envoy_render import clusters_document, clusters_of, entries_of, routes_document

LOCK_FILE = ".lock"
LEFTOVER_SECONDS = 600.0
_POLL_SECONDS = 0.02
_serial = itertools.count()

Entries = list[dict[str, Any]]
Clusters = dict[str, dict[str, Any]]


class EnvoyStore:
    """The files below `config_dir`. A reader sees the old file or the new one, never half of one."""

    def __init__(self, config_dir: Path, *, lock_timeout: float) -> None:
        self.routes_path = config_dir / ROUTES_FILE
        self.clusters_path = config_dir / CLUSTERS_FILE
        self._lock_path = config_dir / LOCK_FILE
        self._lock_timeout = lock_timeout

    def read(self, path: Path) -> bytes:
        """Return a file's bytes. RouterConflict says that it is missing and how to get it back."""
        try:
            return path.read_bytes()
        except FileNotFoundError as problem:
            raise RouterConflict(
                f"Envoy's file {path.name} is missing. Rebuild it from the portal's routes;"
                " until then Envoy goes on with what it read last.",
                code="router_state_missing",
            ) from problem
        except OSError as problem:
            raise RouterUnavailable(
                f"Envoy's file {path.name} cannot be read: {problem.strerror}."
            ) from problem

    def routes(self, content: bytes | None = None) -> Entries:
        """Return the route entries of the file, or of `content` read from it before."""
        raw = self.read(self.routes_path) if content is None else content
        try:
            return entries_of(json.loads(raw))
        except ValueError as problem:
            raise self._unreadable(self.routes_path, problem) from problem

    def clusters(self) -> Clusters:
        """Return the clusters of the file by name."""
        try:
            return clusters_of(json.loads(self.read(self.clusters_path)))
        except ValueError as problem:
            raise self._unreadable(self.clusters_path, problem) from problem

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the writers' lock for a block, or raise RouterUnavailable after the timeout.

        The kernel frees the lock of a process that dies. One that is stopped keeps it, so waiting has an end.
        """
        try:
            handle = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as problem:
            raise RouterUnavailable(
                f"The folder of Envoy's files cannot be written: {problem.strerror}. Start Envoy with the portal"
                " or correct ENVOY_CONFIG_DIR."
            ) from problem
        try:
            self._acquire(handle)
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode(), 0)
            yield
        finally:
            os.close(handle)

    def prepare_routes(self, entries: Entries) -> Path:
        """Write the routes to a temporary file beside the real one and return its path."""
        return self._prepare(self.routes_path, _encode(routes_document(entries)))

    def prepare_clusters(self, clusters: Clusters) -> Path:
        """Write the clusters to a temporary file beside the real one and return its path."""
        return self._prepare(self.clusters_path, _encode(clusters_document(clusters.values())))

    def replace(self, prepared: Path, path: Path) -> None:
        """Put a prepared file in the place of `path`, durably. The lock must be held."""
        try:
            os.rename(prepared, path)
            _sync_folder(path.parent)
        except OSError as problem:
            raise _cannot_write(path, problem) from problem

    def rewrite(self, path: Path, content: bytes) -> None:
        """Replace a file by `content`. The lock must be held."""
        self.replace(self._prepare(path, content), path)

    def discard(self, prepared: Path | None) -> None:
        """Remove a prepared file that is not wanted any more."""
        if prepared is not None:
            prepared.unlink(missing_ok=True)

    def _prepare(self, path: Path, content: bytes) -> Path:
        temporary = path.with_name(f".{path.name}.{os.getpid()}.{next(_serial)}")
        try:
            self._sweep(path)
            with open(temporary, "xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as problem:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise _cannot_write(path, problem) from problem
        return temporary

    def _sweep(self, path: Path) -> None:
        """Remove what killed writers left behind."""
        for leftover in path.parent.glob(f".{path.name}.*"):
            with contextlib.suppress(OSError):
                if time.time() - leftover.stat().st_mtime > LEFTOVER_SECONDS:
                    leftover.unlink()

    def _acquire(self, handle: int) -> None:
        deadline = time.monotonic() + self._lock_timeout
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError as problem:
                if time.monotonic() >= deadline:
                    raise RouterUnavailable(
                        f"Another process ({_holder(handle)}) has held the lock on Envoy's files for more than"
                        f" {self._lock_timeout:g} seconds. Continue it or end it; nothing was changed."
                    ) from problem
            time.sleep(_POLL_SECONDS)

    @staticmethod
    def _unreadable(path: Path, problem: ValueError) -> RouterConflict:
        return RouterConflict(
            f"Envoy's file {path.name} cannot be understood ({str(problem)[:120]}). Rebuild it from the portal's"
            " routes; until then Envoy goes on with what it read last.",
            code="router_state_unreadable",
        )


def _encode(document: dict[str, Any]) -> bytes:
    # Without indentation: the encoder that indents is 30 times slower, and hundreds of routes share the file.
    return (json.dumps(document) + "\n").encode()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot_write(path: Path, problem: OSError) -> RouterUnavailable:
    return RouterUnavailable(f"Envoy's file {path.name} cannot be written: {problem.strerror}.")


def _holder(handle: int) -> str:
    """Describe who holds the lock, as far as that can be seen."""
    pid = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
    if not pid.isdigit():
        return "unknown"
    with contextlib.suppress(OSError, IndexError):
        # The state letter follows the name, which is in parentheses and may hold anything.
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        if status.rpartition(")")[2].split()[0] in ("T", "t"):
            return f"process {pid}, which is stopped"
    return f"process {pid}"
