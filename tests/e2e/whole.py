"""The whole portal on free ports and in a folder of its own, with its demo."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo import installation
from demo.installation import Installation, Person
from platform_portal.local import ports

CHECKOUT = Path(__file__).resolve().parents[2]
# Generous: on a busy machine every process takes its time to start.
START_SECONDS = 240
STOP_SECONDS = 40
# What this test run settled for itself, and a fresh portal must not see.
FOREIGN = (
    "DATABASE_URL",
    "DATABASE_MIGRATION_URL",
    "REDIS_URL",
    "DJANGO_SETTINGS_MODULE",
    "SECRET_KEY",
    "PORTAL_URL",
    "PORTAL_TOKEN",
    "PORTAL_TENANT",
)


@dataclass(frozen=True)
class Whole:
    """A running portal."""

    var: Path
    environment: dict[str, str]

    @property
    def demo(self) -> Installation:
        return installation.read(self.var)

    def python(self, *words: str, timeout: float = 240) -> subprocess.CompletedProcess[str]:
        """Run Python in the portal's environment, as a person at a terminal would."""
        return subprocess.run(
            [sys.executable, *words],
            cwd=CHECKOUT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )

    def portal(self, person: Person, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the portal command as a person."""
        signed_in = {"PORTAL_URL": self.demo.url, "PORTAL_TOKEN": person.token}
        return Whole(self.var, {**self.environment, **signed_in}).python("-m", "platform_portal_sdk", *words)


@contextmanager
def running(**more: str) -> Iterator[Whole]:
    """Run the portal with its demo, and with more in its environment, until the block is left."""
    # A short path: sockets live below it.
    with tempfile.TemporaryDirectory(prefix="portal-e2e-", dir="/tmp") as folder:
        var = Path(folder) / "var"
        environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        environment |= {"PORTAL_VAR": str(var), "PORTAL_PORT": str(ports.free_port()), **more}
        log = Path(folder) / "run.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "platform_portal.local", "run"],
                cwd=CHECKOUT,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            _wait_until_seeded(process, var, log)
            yield Whole(var, environment)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(STOP_SECONDS)
            finally:
                if process.poll() is None:
                    process.kill()


def _wait_until_seeded(process: subprocess.Popen[bytes], var: Path, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not (var / installation.DEMO_FILE).exists():
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the portal did not come up:\n{log.read_text()[-3000:]}")
        time.sleep(0.5)
