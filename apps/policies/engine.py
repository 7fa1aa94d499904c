"""Where a policy's text meets its input: one interface, and the engine that runs in a process of its own.

The engine has no timer, so it is evaluated in a warm worker process that is killed when it does not answer in time.
Another adapter (a policy server by URL) needs to offer `Engine` and nothing else.
"""

from __future__ import annotations

import atexit
import json
import os
import selectors
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

# A start and an answer fit into the ten seconds that the database allows a transaction to stand idle.
START_SECONDS = 4.0
LONGEST_ANSWER = 1024 * 1024
WORKER = Path(__file__).with_name("worker.py")
# The worker sees no variable of the portal. This one keeps its allocator from reserving 1 GiB of addresses at its
# start, which would count against the memory limit that it sets itself.
ENVIRONMENT = {"MIMALLOC_ARENA_RESERVE": "0"}


class EngineFailed(Exception):
    """The engine gave no decision; the text says why, for people."""


@dataclass(frozen=True)
class Answer:
    """What a policy said: exactly a boolean, and its objections."""

    allow: bool
    deny: tuple[str, ...]


class Engine(Protocol):
    name: str

    def evaluate(self, *, package: str, policy: str, document: dict[str, Any], seconds: float) -> Answer:
        """Evaluate the text `policy`, which declares `package`, for `document`. Raises `EngineFailed`."""
        ...


class SubprocessEngine:
    """gordon-to-regorus in one worker process for each process of the portal.

    Safe for threads: questions wait for each other. Safe for forks: a child starts its own worker at its first
    question and only closes the pipes that it inherited.
    """

    name = "regorus"

    def __init__(self, command: tuple[str, ...] | None = None) -> None:
        self._command = command or (sys.executable, "-I", str(WORKER))
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        os.register_at_fork(after_in_child=self._after_fork)
        atexit.register(self.stop)

    def evaluate(self, *, package: str, policy: str, document: dict[str, Any], seconds: float) -> Answer:
        """Ask the worker and wait at most `seconds`; a worker that is late is killed."""
        question = json.dumps({"package": package, "policy": policy, "input": document}).encode() + b"\n"
        if not self._lock.acquire(timeout=seconds + 1):
            raise EngineFailed("The policy engine is busy. Try again in a moment.")
        try:
            said = self._ask(question, seconds)
        finally:
            self._lock.release()
        return _understood(said)

    def stop(self) -> None:
        """End the worker, if one runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            _close_pipes(process)

    @property
    def pid(self) -> int | None:
        """The worker's process id while it runs."""
        return self._process.pid if self._process is not None else None

    def _after_fork(self) -> None:
        # The worker belongs to the parent. Keeping its pipe open would let it outlive the parent.
        if self._process is not None:
            _close_pipes(self._process)
            self._process.returncode = 0
        # Another thread may have held the lock when the parent forked.
        self._lock = threading.Lock()
        self._process = None

    def _ask(self, question: bytes, seconds: float) -> Any:
        started_now = self._process is None
        try:
            return self._exchange(question, seconds)
        except _WorkerGone:
            self.stop()
            if started_now:
                raise EngineFailed("The policy engine stopped while it evaluated the policy.") from None
        except _TooLate:
            self.stop()
            raise EngineFailed(f"The policy did not answer within {seconds:g} seconds.") from None
        # A warm worker may have died since the last question; a fresh one is asked once.
        try:
            return self._exchange(question, seconds)
        except _WorkerGone:
            self.stop()
            raise EngineFailed("The policy engine stopped while it evaluated the policy.") from None
        except _TooLate:
            self.stop()
            raise EngineFailed(f"The policy did not answer within {seconds:g} seconds.") from None

    def _exchange(self, question: bytes, seconds: float) -> Any:
        process = self._process or self._start()
        return _converse(process, question, time.monotonic() + seconds)

    def _start(self) -> subprocess.Popen[bytes]:
        try:
            process = subprocess.Popen(  # noqa: S603  the command is this package's own worker, by its path
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT,
                cwd="/",
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            raise EngineFailed(f"The policy engine cannot be started ({type(error).__name__}).") from None
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            os.set_blocking(pipe.fileno(), False)
        self._process = process
        try:
            _converse(process, b"", time.monotonic() + START_SECONDS)
        except (_WorkerGone, _TooLate):
            self.stop()
            raise EngineFailed("The policy engine cannot be started.") from None
        return process


class _WorkerGone(Exception):
    """The pipe closed, or what came was not one line of JSON."""


class _TooLate(Exception):
    """The deadline passed."""


def _converse(process: subprocess.Popen[bytes], question: bytes, deadline: float) -> Any:
    """Write `question` and read one line, never waiting beyond `deadline`."""
    assert process.stdin is not None
    assert process.stdout is not None
    unsent = memoryview(question)
    got = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        if unsent:
            selector.register(process.stdin, selectors.EVENT_WRITE)
        while not got.endswith(b"\n"):
            left = deadline - time.monotonic()
            if left <= 0:
                raise _TooLate
            for key, _ in selector.select(left):
                try:
                    if key.fileobj is process.stdin:
                        unsent = unsent[os.write(process.stdin.fileno(), unsent) :]
                        if not unsent:
                            selector.unregister(process.stdin)
                        continue
                    chunk = os.read(process.stdout.fileno(), 65536)
                except OSError:
                    raise _WorkerGone from None
                if not chunk:
                    raise _WorkerGone
                got += chunk
                if len(got) > LONGEST_ANSWER:
                    raise _WorkerGone
    try:
        return json.loads(got)
    except ValueError:
        raise _WorkerGone from None


def _understood(said: Any) -> Answer:
    """Check a worker's answer again: only the exact shape counts."""
    if not isinstance(said, dict):
        raise EngineFailed("The policy engine gave an answer that cannot be understood.")
    if "error" in said:
        raise EngineFailed(str(said["error"]))
    allow, deny = said.get("allow"), said.get("deny")
    if not isinstance(allow, bool) or not isinstance(deny, list):
        raise EngineFailed("The policy engine gave an answer that cannot be understood.")
    if not all(isinstance(sentence, str) for sentence in deny):
        raise EngineFailed("The policy engine gave an answer that cannot be understood.")
    return Answer(allow=allow, deny=tuple(deny))


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


_shared: SubprocessEngine | None = None
_shared_lock = threading.Lock()


def shared() -> Engine:
    """Return this process's engine; its worker starts at the first question."""
    global _shared
    with _shared_lock:
        if _shared is None:
            _shared = SubprocessEngine()
        return _shared
