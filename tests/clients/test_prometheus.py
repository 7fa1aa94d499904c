"""A real Prometheus scrapes the running portal, and its own checker reads what it is told."""

from __future__ import annotations

import contextlib
import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from platform_portal.local import clients, ports
from tests.clients.conftest import Portal, installed

CONFIGURATION = """
global: {scrape_interval: 1s, scrape_timeout: 1s}
scrape_configs:
- job_name: portal
  authorization: {credentials_file: %(token)s}
  static_configs: [{targets: ["%(target)s"]}]
"""


class Prometheus:
    """A running Prometheus."""

    def __init__(self, url: str) -> None:
        self.url = url

    def target(self) -> dict[str, Any]:
        """Return what it says of the portal as a target."""
        answer = httpx.get(f"{self.url}/api/v1/targets", timeout=5).json()
        targets = answer["data"]["activeTargets"]
        return dict(targets[0]) if targets else {"health": "unknown"}

    def value(self, query: str) -> float | None:
        """Return the one value of a query; None where there is none."""
        answer = httpx.get(f"{self.url}/api/v1/query", params={"query": query}, timeout=5).json()
        found = answer["data"]["result"]
        return float(found[0]["value"][1]) if found else None


@pytest.fixture
def prometheus(portal: Portal, tmp_path: Path, outside: dict[str, str]) -> Iterator[Prometheus]:
    """Run a Prometheus that knows the portal's token, in a folder of its own."""
    program, port = installed(clients.program, "prometheus"), ports.free_port()
    (tmp_path / "token").write_text(portal.metrics_token)
    (tmp_path / "token").chmod(0o600)
    values = {"token": tmp_path / "token", "target": portal.url.removeprefix("http://")}
    (tmp_path / "prometheus.yml").write_text(CONFIGURATION % values)
    argv = [program, f"--config.file={tmp_path}/prometheus.yml", f"--storage.tsdb.path={tmp_path}/data"]
    argv += [f"--web.listen-address=127.0.0.1:{port}", "--log.level=warn"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(argv, env=outside, stdout=log, stderr=log, cwd=tmp_path)
    try:
        yield Prometheus(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(20)


def until(done: Any, patience: float = 60.0) -> bool:
    """Ask again and again until something holds, or patience ends."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.HTTPError, json.JSONDecodeError):
            if done():
                return True
        time.sleep(0.3)
    return False


def test_prometheus__with_the_token__scrapes_the_portal_and_counts_its_requests(prometheus, portal):
    assert until(lambda: prometheus.target()["health"] == "up"), prometheus.target()

    count = 'sum(portal_http_requests_total{route="operations:healthz"})'
    before = prometheus.value(count) or 0.0
    for _ in range(5):
        httpx.get(f"{portal.url}/healthz").raise_for_status()

    assert until(lambda: (prometheus.value(count) or 0.0) >= before + 5)
    assert prometheus.value('up{job="portal"}') == 1
    assert prometheus.target()["lastError"] == ""


def test_promtool__of_what_the_portal_says__has_no_complaint(portal, outside):
    shown = {"Authorization": f"Bearer {portal.metrics_token}"}
    text = httpx.get(f"{portal.url}/metrics", headers=shown).raise_for_status().content
    program = installed(clients.program, "promtool")

    done = subprocess.run(
        [program, "check", "metrics"], input=text, env=outside, capture_output=True, check=False
    )

    assert (done.returncode, done.stdout + done.stderr) == (0, b"")
