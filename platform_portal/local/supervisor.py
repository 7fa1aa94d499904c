"""Starts services, keeps them running, writes down where they are, and stops them in the reverse order."""

from __future__ import annotations

import contextlib
import fcntl
import json
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from apps.core import unix_http

from . import folders
from .process import LocalError, identity, send_group, stop, stop_leftover, tail
from .terminal import say

READY_SECONDS = 90.0
STOP_SECONDS = 12.0
LONGEST_PAUSE = 30.0
# A service that ran this long before it ended is started again at once.
STEADY_SECONDS = 60.0
MOST_LOG_BYTES = 20 * 1024 * 1024


@dataclass
class Service:
    """One supervised process.

    `start` starts it with its output in the given log; `ready` returns whether it does its work already.
    """

    name: str
    start: Callable[[Path], subprocess.Popen[bytes]]
    ready: Callable[[Path], bool] = lambda log: True
    stop_signal: int = signal.SIGTERM
    stop_last: bool = False  # others need it to stop in good order
    child: subprocess.Popen[bytes] | None = field(default=None, init=False)
    started_at: float = field(default=0.0, init=False)
    pause: float = field(default=0.0, init=False)
    due_at: float = field(default=0.0, init=False)


def answers_http(url: str, *, status: int | None = None) -> Callable[[Path], bool]:
    """Make a readiness check: the URL answers (with this status, if one is named)."""

    def ready(log: Path) -> bool:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # our own loopback addresses
                found = int(answer.status)
        except urllib.error.HTTPError as error:
            found = error.code
        except OSError:
            return False
        return status is None or found == status

    return ready


def answers_on_socket(path: Path, address: str) -> bool:
    """Return whether a server on a Unix socket answers at all: which hosts it answers well is a setting of its own."""
    try:
        unix_http.get(path, address, timeout=5)
    except OSError:
        return False
    return True


def logs(text: str) -> Callable[[Path], bool]:
    """Make a readiness check: a text stands in the log since this start."""
    return lambda log: text in log.read_text(errors="replace").rpartition(_mark())[2]


def _mark() -> str:
    return "---- started "


@contextlib.contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Hold this checkout for one supervisor at a time, until that process ends."""
    with (var / "supervisor.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            where = ""
            with contextlib.suppress(OSError, ValueError):
                where = " at " + json.loads((var / "services.json").read_text())["portal_url"]
            raise LocalError(
                f"The portal of this checkout runs already{where}. Stop it first (Ctrl-C in its terminal)."
            ) from None
        yield


class Supervisor:
    """All services of one checkout. `facts` is what var/services.json says beside the processes."""

    def __init__(self, var: Path, facts: dict[str, Any]) -> None:
        self.var = var
        self.facts = facts
        self.services: list[Service] = []
        folders.private_folder(var / "log")

    def log(self, name: str) -> Path:
        """Return where a service's output goes."""
        return self.var / "log" / f"{name}.log"

    def start(self, *services: Service) -> None:
        """Start services side by side and return when each is ready. Raises what `wait` raises."""
        self.begin(*services)
        self.wait(*services)

    def begin(self, *services: Service) -> None:
        """Start services side by side; `wait` tells when they are ready."""
        for service in services:
            self._rotate(self.log(service.name))
            self.services.append(service)
            self._spawn(service)
        self.write_down()

    def wait(self, *services: Service) -> None:
        """Return when each of the services is ready.

        Raises LocalError with the end of the log of the one that ended or never got ready.
        """
        for service in services:
            until = time.monotonic() + READY_SECONDS
            log = self.log(service.name)
            while not service.ready(log):
                ended = service.child is not None and service.child.poll() is not None
                if ended or time.monotonic() > until:
                    what = "ended at once" if ended else f"is not ready after {READY_SECONDS:.0f} s"
                    raise LocalError(f"{service.name} {what}. The end of {log}:\n{tail(log, 15)}")
                time.sleep(0.1)

    def _spawn(self, service: Service) -> None:
        log = self.log(service.name)
        with log.open("a") as output:
            output.write(f"{_mark()}{time.strftime('%Y-%m-%d %H:%M:%S')}\n")
        service.child = service.start(log)
        service.started_at = time.monotonic()

    @staticmethod
    def _rotate(log: Path) -> None:
        with contextlib.suppress(FileNotFoundError):
            if log.stat().st_size > MOST_LOG_BYTES:
                log.replace(log.with_suffix(".log.1"))

    def watch(self) -> None:
        """Look after every service once: one that ended is started again, after a growing pause.

        A stopped (SIGSTOP) process has not ended and is left as it is.
        """
        now = time.monotonic()
        for service in self.services:
            child = service.child
            if child is not None and child.poll() is not None:
                send_group(child.pid, signal.SIGKILL)
                service.child = None
                steady = now - service.started_at > STEADY_SECONDS
                service.pause = 0.5 if steady or not service.pause else min(service.pause * 2, LONGEST_PAUSE)
                service.due_at = now + service.pause
                say(
                    f"  {service.name} ended ({_how(child.returncode)}); it starts again in {service.pause:g} s"
                )
            elif child is None and now >= service.due_at:
                try:
                    self._spawn(service)
                except (OSError, LocalError) as error:
                    service.pause = min(service.pause * 2, LONGEST_PAUSE)
                    service.due_at = now + service.pause
                    say(f"  {service.name} cannot start: {error}")
                    continue
                assert service.child is not None
                say(f"  {service.name} runs again, process {service.child.pid}")
                self.write_down()

    def stop(self) -> None:
        """Stop everything it started: first what does the work, then what that work needs."""
        for last in (False, True):
            group = [
                one for one in reversed(self.services) if one.stop_last is last and one.child is not None
            ]
            for service in group:
                assert service.child is not None
                if service.child.poll() is None:
                    service.child.send_signal(service.stop_signal)
            for service in group:
                assert service.child is not None
                if not stop(service.child, number=service.stop_signal, timeout=STOP_SECONDS):
                    say(f"  {service.name} did not stop when asked and was killed")
        self.services.clear()
        for name in ("services.json", "supervisor.json"):
            (self.var / name).unlink(missing_ok=True)

    def write_down(self) -> None:
        """Write var/services.json, and for a later start how to recognise the processes."""
        alive = [one for one in self.services if one.child is not None and one.child.poll() is None]
        processes = [{"name": one.name, "pid": one.child.pid} for one in alive if one.child is not None]
        known = [{**entry, "identity": identity(int(str(entry["pid"])))} for entry in processes]
        stops = {one.name: int(one.stop_signal) for one in alive}
        folders.write_json(self.var / "supervisor.json", {"processes": known, "stop_signals": stops})
        folders.write_json(self.var / "services.json", {**self.facts, "processes": processes})


def stop_leftovers(var: Path) -> list[str]:
    """Stop what a supervisor that was killed left running, and name it."""
    try:
        document = json.loads((var / "supervisor.json").read_text())
        entries = [
            (
                str(one["name"]),
                int(one["pid"]),
                str(one["identity"]),
                int(document["stop_signals"][one["name"]]),
            )
            for one in document["processes"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [
        name for name, pid, known, number in reversed(entries) if stop_leftover(pid, known, number=number)
    ]


def _how(code: int) -> str:
    if code >= 0:
        return f"exit {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
