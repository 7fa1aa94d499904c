"""Other people's clients and servers, for `make test-clients`: each in an environment of its own, Debian's programs.

    python -m platform_portal.local.clients    sees to it that all are there; exit 1 only where CI=true and one is missing

A client is a hashed lock `requirements/clients/<name>.txt`, and `run` runs a script of Python with it; or it is a folder
there with npm's lock, and `run_node` runs a script of Node.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import debian
from .install import CHECKOUT, PORTAL, Environment, InstallError

LOCKS = CHECKOUT / "requirements" / "clients"
HOME = CHECKOUT / ".venv-clients"
# Programs and the Debian packages that bring them.
PROGRAMS = {
    "prometheus": "prometheus",
    "promtool": "prometheus",
    "slowhttptest": "slowhttptest",
    "node": "nodejs",
    "npm": "npm",
}
# What the tests' own process settled for itself, and a stranger's must not see.
OURS = ("PYTHON", "DJANGO_", "DATABASE_", "REDIS_", "PORTAL_", "SECRET_KEY", "VIRTUAL_ENV")


class Missing(Exception):
    """A client or program is not on this machine; the message says how to get it."""


@dataclass(frozen=True)
class NodePackages:
    """Packages of npm, and the lock with their hashes. It names no place to get them: npm is configured with one."""

    folder: Path
    lock: Path

    @property
    def modules(self) -> Path:
        """Return the folder in which Node looks for them."""
        return self.folder / "node_modules"

    def is_current(self) -> bool:
        """Return whether the packages were installed from this lock."""
        return self._stamp.exists() and self._stamp.read_text() == self._key() and self.modules.exists()

    def bring(self) -> None:
        """Install exactly what the lock names; none of it runs anything. Raises InstallError."""
        print(f"Installing the packages of {self.lock.relative_to(CHECKOUT)} …", flush=True)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._stamp.unlink(missing_ok=True)
        for file in (self.lock, self.lock.with_name("package.json")):
            shutil.copy(file, self.folder)
        argv = [program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        done = subprocess.run(argv, cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise InstallError(f"npm could not install the packages: {done.stderr.strip()[-500:]}")
        self._stamp.write_text(self._key())

    @property
    def _stamp(self) -> Path:
        return self.folder / ".installed"

    def _key(self) -> str:
        return hashlib.sha256(self.lock.read_bytes()).hexdigest()


def names() -> list[str]:
    """Return the clients that have a lock."""
    return sorted(lock.stem for lock in LOCKS.glob("*.txt"))


def environment(name: str) -> Environment:
    """Return the environment of a client, installed or not."""
    return Environment(HOME / name, LOCKS / f"{name}.txt")


def node_names() -> list[str]:
    """Return the clients that have a lock of npm."""
    return sorted(lock.parent.name for lock in LOCKS.glob("*/package-lock.json"))


def node_packages(name: str) -> NodePackages:
    """Return the packages of a client of Node, installed or not."""
    return NodePackages(HOME / name, LOCKS / name / "package-lock.json")


def command(name: str, program: str) -> Path:
    """Return a program that a client's packages bring. Raises Missing."""
    made = environment(name)
    if not made.is_current():
        raise Missing(f"The client {name} is not installed. Run: make test-clients")
    return made.python.with_name(program)


def run(
    name: str, script: Path, *arguments: str, env: Mapping[str, str], timeout: float
) -> subprocess.CompletedProcess[str]:
    """Run a script with a client's packages and nothing of the portal's. Raises Missing."""
    return subprocess.run(
        [str(command(name, "python")), str(script), *arguments],
        env={**_outside(), **env},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def run_node(name: str, script: Path, *, said: str, timeout: float) -> subprocess.CompletedProcess[str]:
    """Run a script of Node with a client's packages; it reads `said`. Raises Missing."""
    found = node_packages(name)
    if not found.is_current():
        raise Missing(f"The client {name} is not installed. Run: make test-clients")
    return subprocess.run(
        [program("node"), str(script)],
        env={**_outside(), "NODE_PATH": str(found.modules)},
        input=said,
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
    if wanted := _lacking():
        print("Installing Debian's programs for these tests …", flush=True)
        # What is there stays as it is: Node.js of elsewhere, with its npm, and Debian's npm exclude each other.
        debian.install(sorted(set(wanted.values())))
    problems += [debian.missing(name, package) for name, package in _lacking().items()]
    for name in node_names():
        packages = node_packages(name)
        try:
            if not packages.is_current():
                packages.bring()
        except (InstallError, Missing) as error:
            problems.append(f"{name}: {error}")
    return problems


def _lacking() -> dict[str, str]:
    """Return the programs that are not there, with the package that brings each."""
    return {name: package for name, package in PROGRAMS.items() if shutil.which(name) is None}


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
