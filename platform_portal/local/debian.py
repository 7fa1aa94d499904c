"""Debian's packages for tests: programs that no wheel brings, installed where that can be done without asking."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

INSTALL = "apt-get install --no-install-recommends"
DEBIAN = Path("/etc/debian_version")
# What Debian asks before a package may start its service; 101 says no.
POLICY = Path("/usr/sbin/policy-rc.d")
FORBID = "#!/bin/sh\nexit 101\n"


def required() -> bool:
    """Return whether a test that needs such a program may not be skipped (CI=true)."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def install(packages: Sequence[str]) -> bool:
    """Install packages where we are root on Debian, without starting their services; return whether that worked."""
    if os.geteuid() != 0 or not DEBIAN.exists() or not shutil.which("apt-get"):
        return False
    with _no_services():
        _apt("update")
        return _apt(*INSTALL.split()[1:], *packages)


def missing(program: str, package: str) -> str:
    """Return the sentence for a test that is skipped: what is missing and how to get it."""
    who = "" if os.geteuid() == 0 else "sudo "
    if shutil.which("apt-get"):
        return f"{program} is missing. To install it: {who}{INSTALL} {package}"
    return f"{program} is missing. Install it with your system's package manager."


def _apt(*words: str) -> bool:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    argv = ["apt-get", "-qq", "-y", *words]
    return subprocess.run(argv, env=env, check=False, stdout=subprocess.DEVNULL).returncode == 0


@contextlib.contextmanager
def _no_services() -> Iterator[None]:
    """Let no package start its service meanwhile; where somebody settled that already, it stays as it is."""
    try:
        with POLICY.open("x") as policy:
            policy.write(FORBID)
    except FileExistsError:
        yield
        return
    try:
        POLICY.chmod(0o755)
        yield
    finally:
        POLICY.unlink(missing_ok=True)
