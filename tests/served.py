"""The portal as callers meet it: gunicorn with its shipped configuration behind the front, on loopback."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

from apps.rollouts.routers.envoy_bootstrap import find_binary
from platform_portal import front
from platform_portal.local.ports import free_port

START_SECONDS = 60.0
STOP_SECONDS = 15.0


@dataclass(frozen=True)
class Served:
    """A running front, the web server behind it and the folder of its logs."""

    port: int
    web: subprocess.Popen[bytes]
    front: subprocess.Popen[bytes]
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connect(self, timeout: float = 20.0) -> http.client.HTTPConnection:
        """Return a connection of a caller's."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, bytes]:
        """Ask on a connection of its own and return status and body."""
        with contextlib.closing(self.connect()) as connection:
            connection.request("GET", path, headers=dict(headers or {}))
            answer = connection.getresponse()
            return answer.status, answer.read()

    def memory(self) -> int:
        """Return the bytes of memory that all its processes take."""
        roots = [psutil.Process(self.web.pid), psutil.Process(self.front.pid)]
        every = [one for root in roots for one in (root, *root.children(recursive=True))]
        return sum(one.memory_info().rss for one in every)

    def log(self) -> str:
        return "".join((self.folder / name).read_text(errors="replace")[-4000:] for name in ("web", "front"))


@contextlib.contextmanager
def served(
    environment: Mapping[str, str],
    *,
    application: str = "",
    ready: str = "/healthz",
    trusted_proxies: int = 0,
) -> Iterator[Served]:
    """Run the portal for a block, or another WSGI `application` in its place, until `ready` is answered."""
    # A short path: sockets live in it.
    folder = Path(tempfile.mkdtemp(prefix="portal-front-", dir="/tmp"))
    running: list[subprocess.Popen[bytes]] = []

    def start(name: str, words: list[str]) -> subprocess.Popen[bytes]:
        with (folder / name).open("wb") as log:
            running.append(
                subprocess.Popen(
                    words,
                    env={**os.environ, "TRUSTED_PROXY_COUNT": "1", **environment},
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                )
            )
        return running[-1]

    try:
        port = free_port()
        config = folder / front.CONFIG_FILE
        document = front.document([("127.0.0.1", port)], sockets=folder, trusted_proxies=trusted_proxies)
        config.write_text(json.dumps(document))
        gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:platform_portal.web_server"]
        for name in (front.PAGES_SOCKET, front.FILES_SOCKET):
            gunicorn += ["--bind", f"unix:{folder / name}"]
        web = start("web", [*gunicorn, "--log-level", "warning", *([application] if application else [])])
        made = Served(port, web, start("front", front.command(find_binary(), config)), folder)
        _await(made, ready)
        yield made
    finally:
        for process in reversed(running):
            process.send_signal(signal.SIGTERM)
        for process in running:
            try:
                process.wait(timeout=STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _await(made: Served, path: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if made.get(path)[0] == 200:
                return
        alive = made.web.poll() is None and made.front.poll() is None
        assert alive, made.log()
        assert time.monotonic() < deadline, made.log()
        time.sleep(0.1)
