"""The tool of those who hold connections open on purpose, against the running portal."""

from __future__ import annotations

import re
import statistics
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from platform_portal.local import clients
from tests.clients.conftest import Portal, installed

CONNECTIONS = 200
SECONDS = 15.0
# Whoever waits longer calls it broken.
PATIENCE = 10.0
PAGE = "/accounts/login/"


class Attack:
    """The tool at work: begun again where it ended, as it does once all of its connections are closed."""

    def __init__(self, argv: list[str], env: dict[str, str], log: Path) -> None:
        self._argv = argv
        self._env = env
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def go_on(self) -> None:
        """Begin, where nothing is under way."""
        if self._process is None or self._process.poll() is not None:
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    self._argv, env=self._env, stdout=log, stderr=log, cwd=self._log.parent
                )

    def end(self) -> None:
        """Stop the tool."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)


@contextmanager
def attacking(env: dict[str, str], folder: Path, *words: str) -> Iterator[Attack]:
    """Hold two hundred connections open until the block is left."""
    number = str(CONNECTIONS)
    argv = [installed(clients.program, "slowhttptest"), *words, "-c", number, "-r", number, "-p", "5"]
    attack = Attack([*argv, "-l", str(int(2 * SECONDS))], env, folder / "log")
    try:
        yield attack
    finally:
        attack.end()


def words_of(kind: str, portal: Portal) -> list[str]:
    """Return the tool's words for a kind of attack, at what holds a server longest."""
    page = httpx.get(f"{portal.url}{PAGE}", timeout=PATIENCE)
    if kind == "heads":
        return ["-H", "-i", "3", "-x", "24", "-t", "GET", "-u", f"{portal.url}{PAGE}"]
    if kind == "bodies":
        # With its cookie a form is read before it is refused.
        cookie = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
        return ["-B", "-i", "3", "-s", "8192", "-x", "10", "-j", cookie, "-u", f"{portal.url}{PAGE}"]
    sheets = re.findall(r'href="(/static/[^"]+\.css)"', page.text)
    largest = max(sheets, key=lambda sheet: len(httpx.get(f"{portal.url}{sheet}").content))
    return ["-X", "-w", "10", "-y", "20", "-n", "5", "-z", "10", "-u", f"{portal.url}{largest}"]


@pytest.mark.parametrize("kind", ["heads", "bodies", "answers"])
def test_portal__with_200_slow_connections__answers_everybody_else(
    portal: Portal, outside: dict[str, str], tmp_path: Path, kind: str
) -> None:
    waited = []
    words = words_of(kind, portal)
    with (
        httpx.Client(timeout=PATIENCE, trust_env=False) as client,
        attacking(outside, tmp_path, *words) as attack,
    ):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            attack.go_on()
            for path in ("/healthz", PAGE):
                began = time.monotonic()
                client.get(f"{portal.url}{path}", headers={"Connection": "close"}).raise_for_status()
                waited.append(time.monotonic() - began)
            time.sleep(0.2)

    assert statistics.median(waited) < 1.0
