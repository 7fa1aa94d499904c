"""The real Postgres and Valkey of a test run, started before Django's settings are read.

Loaded early by `-p tests.services` (see pyproject.toml). The process that collects the tests starts them; workers of
pytest-xdist inherit its environment. Where PORTAL_TEST_SUPERUSER_URL and PORTAL_TEST_REDIS_URL are set, those services
are used and left running, with the migrated database that runs copy: `python -m platform_portal.local.testservices` keeps
a pair for many runs, which start in seconds then.
"""

from __future__ import annotations

import atexit
import gc
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
_process: subprocess.Popen[str] | None = None


def _start() -> dict[str, str]:
    """Start the services in a process that stops them when this one ends, however it ends."""
    global _process
    _process = subprocess.Popen(
        [sys.executable, "-m", "platform_portal.local.testservices", "--piped"],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # A Ctrl-C at the terminal is for pytest: the services stay until its teardown is done.
        start_new_session=True,
    )
    atexit.register(_stop)
    assert _process.stdout is not None
    line = _process.stdout.readline()
    if not line:
        pytest.exit("The services of the tests did not start; the reason is above.", returncode=3)
    values: dict[str, str] = json.loads(line)
    return values


def _stop() -> None:
    global _process
    process, _process = _process, None
    if process is None:
        return
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.wait()
    process.stdout.close()


def _schema() -> str:
    """Return a digest of what a database is made from: runs on services that stay migrate one when that changed."""
    apps = CHECKOUT / "apps"
    files = [CHECKOUT / "requirements" / "runtime.txt"]
    for pattern in (
        "*/migrations/*.py",
        "*/sql/*.sql",
        "**/models*.py",
        "**/models/*.py",
        "core/*.py",
        "*/choices.py",
    ):
        files += apps.glob(pattern)
    found = hashlib.sha256()
    for file in sorted(set(files)):
        found.update(f"{file.relative_to(CHECKOUT)}\0".encode() + file.read_bytes())
    return found.hexdigest()[:16]


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests() -> None:
    """See to it that services run and the environment names them."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    given = os.environ.get("PORTAL_TEST_SUPERUSER_URL"), os.environ.get("PORTAL_TEST_REDIS_URL")
    if given[0] and given[1]:
        from platform_portal.local.testservices import environment

        var = os.environ.get("PORTAL_VAR")
        if not var:
            var = tempfile.mkdtemp(prefix="portal-test-var-")
            atexit.register(shutil.rmtree, var, ignore_errors=True)
        os.environ.update(environment(given[0], given[1], Path(var)), PORTAL_TEST_SCHEMA=_schema())
    else:
        os.environ.update(_start())


def pytest_collection_finish() -> None:
    """Keep what was collected out of the search for garbage: it lives as long as the run."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Stop what this process started."""
    _stop()
