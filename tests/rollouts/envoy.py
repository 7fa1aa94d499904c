"""A real Envoy on free loopback ports, with small HTTP servers behind it, for tests of the router and the metrics."""

from __future__ import annotations

import contextlib
import http.client
import http.server
import json
import os
import signal
import socket
import subprocess
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from apps.rollouts import plain_http
from apps.rollouts.routers import envoy_bootstrap
from apps.rollouts.routers.base import RouterUnavailable, RouteState, Target
from apps.rollouts.routers.envoy_file import EnvoyFileRouter
from platform_portal.local.ports import free_port

START_SECONDS = 20.0


class Backend:
    """A model server of sorts: answers with what it was asked; `status` and `delay` make it a bad one.

    A path whose query ends in `/status/NNN` is answered with that status.
    """

    def __init__(self) -> None:
        self.status = 200
        self.delay = 0.0
        self.asked: list[str] = []
        backend = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # Head and body leave in one packet: two would wait 40 ms for each other.
            wbufsize = -1

            def answer(self) -> None:
                self.rfile.read(int(self.headers.get("content-length") or 0))
                backend.asked.append(self.path)
                if backend.delay:
                    time.sleep(backend.delay)
                told = {
                    "method": self.command,
                    "path": self.path,
                    "port": backend.port,
                    "headers": self.headers.items(),
                }
                body = json.dumps(told).encode()
                _, marker, status = self.path.rpartition("/status/")
                self.send_response(int(status) if marker else backend.status)
                self.send_header("content-type", "application/json")
                self.send_header("x-served-version", "forged by the server")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                    self.wfile.write(body)
                    self.wfile.flush()

            do_GET = do_POST = answer

            def log_message(self, format: str, *args: Any) -> None:
                """Keep quiet."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def target(self, version_id: str, number: int) -> Target:
        """Return a model version that this server serves."""
        return Target(version_id=version_id, number=number, host="127.0.0.1", port=self.port)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Route:
    """One model's route with a champion (version 1) and a candidate (version 2) of its own."""

    def __init__(self, servers: list[Backend], tenant: str = "acme") -> None:
        self.tenant, self.model = tenant, f"m-{uuid.uuid4().hex[:10]}"
        self.baseline = servers[0].target(str(uuid.uuid4()), 1)
        self.candidate = servers[1].target(str(uuid.uuid4()), 2)
        self.path = f"/{self.tenant}/{self.model}"
        self.ready = f"{self.path}/v2/models/{self.model}/ready"

    def at(self, weight: int, generation: int, **changes: Target | None) -> RouteState:
        parts = {"baseline": self.baseline, "candidate": self.candidate, **changes}
        return RouteState(self.tenant, self.model, weight=weight, generation=generation, **parts)


class Envoy:
    """A running Envoy below `config_dir`, with what a test needs to ask and to hurt it."""

    def __init__(self, config_dir: Path) -> None:
        self.config_dir = config_dir
        self.admin_port, self.listener_port = free_port(), free_port()
        self.admin_url = f"http://127.0.0.1:{self.admin_port}"
        self.url = f"http://127.0.0.1:{self.listener_port}"
        envoy_bootstrap.write(config_dir, admin_port=self.admin_port, listener_port=self.listener_port)
        self.router = EnvoyFileRouter(config_dir, admin_url=self.admin_url, lock_seconds=0.5)
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def routes_path(self) -> Path:
        return self.config_dir / envoy_bootstrap.ROUTES_FILE

    @property
    def clusters_path(self) -> Path:
        return self.config_dir / envoy_bootstrap.CLUSTERS_FILE

    def start(self) -> None:
        """Start Envoy and wait until it serves."""
        command = envoy_bootstrap.command(envoy_bootstrap.find_binary(), self.config_dir)
        self.process = subprocess.Popen(
            [*command, "--log-path", str(self.config_dir / "envoy.log")],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"Envoy ended with {self.process.returncode}:\n{self.log()}")
            with contextlib.suppress(httpx.HTTPError):
                if self.admin("/ready").status_code == 200:
                    return
            time.sleep(0.02)
        raise RuntimeError(f"Envoy did not start:\n{self.log()}")

    def log(self) -> str:
        path = self.config_dir / "envoy.log"
        return path.read_text(errors="replace")[-4000:] if path.exists() else ""

    def kill(self) -> None:
        """End Envoy as a crash does."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def pause(self) -> None:
        """Stop Envoy without ending it."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGCONT)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.resume()
            self.process.kill()
            self.process.wait()

    def admin(self, path: str) -> httpx.Response:
        with plain_http.client(self.admin_url, timeout=5) as client:
            return client.get(path)

    def client(self) -> httpx.Client:
        """Return a client of the listener, as somebody who wants predictions has."""
        return plain_http.client(self.url, timeout=20)

    def get(self, path: str, **kwargs: Any) -> httpx.Response:
        with self.client() as client:
            return client.get(path, **kwargs)

    def post(self, path: str) -> httpx.Response:
        with self.client() as client:
            return client.post(path)

    def raw(self, path: str, *headers: str, method: str = "GET") -> tuple[int, dict[str, str], str]:
        """Ask for a path exactly as written, which well-behaved clients would tidy up first."""
        with socket.create_connection(("127.0.0.1", self.listener_port), timeout=15) as connection:
            lines = [
                f"{method} {path} HTTP/1.1",
                "host: portal.example",
                "connection: close",
                *headers,
                "",
                "",
            ]
            connection.sendall("\r\n".join(lines).encode("latin-1"))
            answer = b"".join(iter(lambda: connection.recv(65536), b""))
        head, _, body = answer.decode("utf-8", "replace").partition("\r\n\r\n")
        status, *rest = head.split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in rest if ": " in line)
        return int(status.split()[1]), fields, body

    def send(self, path: str, requests: int) -> dict[str, int]:
        """Send requests one after the other and count the versions that answered."""
        return dict(Counter(version for _, version in self.answers("GET", path, requests)))

    def answers(
        self, method: str, path: str, requests: int, body: bytes | None = None
    ) -> Iterator[tuple[int, str]]:
        """Send requests on one connection and yield each answer's status and version.

        Tests send thousands: httpx would need more of this machine than Envoy and the servers behind it.
        """
        line = http.client.HTTPConnection("127.0.0.1", self.listener_port, timeout=20)
        with contextlib.closing(line):
            for _ in range(requests):
                line.request(method, path, body, {"Content-Type": "application/json"} if body else {})
                answer = line.getresponse()
                answer.read()
                yield answer.status, answer.headers.get("x-served-version", "none")

    def await_shown(self, state: RouteState, seconds: float = 5.0) -> None:
        """Wait until Envoy itself shows `state`."""
        deadline = time.monotonic() + seconds
        while not self._shows(state):
            assert time.monotonic() < deadline, f"Envoy never showed {state}"
            time.sleep(0.02)

    def _shows(self, state: RouteState) -> bool:
        try:
            return self.router.observe(state.route_key).shows(state)
        except RouterUnavailable:
            return False


@contextlib.contextmanager
def running_envoy(config_dir: Path) -> Iterator[Envoy]:
    """Run an Envoy for a block."""
    envoy = Envoy(config_dir)
    try:
        envoy.start()
        yield envoy
    finally:
        envoy.stop()


@contextlib.contextmanager
def backends(count: int = 2) -> Iterator[list[Backend]]:
    """Run small HTTP servers for a block."""
    started = [Backend() for _ in range(count)]
    try:
        yield started
    finally:
        for backend in started:
            backend.close()
