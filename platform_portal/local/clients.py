"""Other people's clients and servers, for `make test-clients`: each MLflow in an environment of its own, Debian's programs.

    python -m platform_portal.local.clients    sees to it that all are there; exit 1 only where CI=true and one is missing

A client is a hashed lock `requirements/clients/<name>.txt`; `run` runs a script with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from . import debian
from .install import CHECKOUT, PORTAL, Environment, InstallError

LOCKS = CHECKOUT / "requirements" / "clients"
HOME = CHECKOUT / ".venv-clients"
# Programs and the Debian packages that bring them.
PROGRAMS = {"prometheus": "prometheus", "promtool": "prometheus", "slowhttptest": "slowhttptest"}
# What the tests' own process settled for itself, and a stranger's must not see.
OURS = ("PYTHON", "DJANGO_", "DATABASE_", "REDIS_", "PORTAL_", "SECRET_KEY", "VIRTUAL_ENV")


class Missing(Exception):
    """A client or program is not on this machine; the message says how to get it."""


def names() -> list[str]:
    """Return the clients that have a lock."""
    return sorted(lock.stem for lock in LOCKS.glob("*.txt"))


def environment(name: str) -> Environment:
    """Return the environment of a client, installed or not."""
    return Environment(HOME / name, LOCKS / f"{name}.txt")


def run(
    name: str, script: Path, *arguments: str, env: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """Run a script with a client's packages and nothing of the portal's. Raises Missing."""
    made = environment(name)
    if not made.is_current():
        raise Missing(f"The client {name} is not installed. Run: make test-clients")
    return subprocess.run(
        [str(made.python), str(script), *arguments],
        env={**_outside(), **env},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def program(name: str) -> str:
    """Return the path of a Debian program. Raises Missing."""
    found = shutil.which(name)
    if found is None:
        raise Missing(debian.missing(name, PROGRAMS[name]))
    return found


def _outside() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(OURS)}


def _problems() -> list[str]:
    """Install what is missing, and return what still is."""
    problems = []
    for name in names():
        made = environment(name)
        try:
            if not made.is_current():
                HOME.mkdir(exist_ok=True)
                made.bring(uv=PORTAL.uv)
        except InstallError as error:
            problems.append(f"{name}: {error}")
    if any(shutil.which(name) is None for name in PROGRAMS):
        print("Installing Debian's programs for these tests …", flush=True)
        debian.install(sorted(set(PROGRAMS.values())))
    problems += [
        debian.missing(name, package) for name, package in PROGRAMS.items() if shutil.which(name) is None
    ]
    return problems


def main() -> int:
    """Make sure of all clients, or say how to get them."""
    problems = _problems()
    for problem in problems:
        print(problem, flush=True)
    if problems and debian.required():
        return 1
    if problems:
        print("Their tests are skipped.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
