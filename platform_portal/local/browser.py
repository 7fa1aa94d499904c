"""The Chromium of the browser tests: the system's own, installed where that can be done without asking.

python -m platform_portal.local.browser    sees to it that there is one; exit 1 only where CI=true and there is none
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

INSTALL = "apt-get install --no-install-recommends"
# The best first. Without the windows that nobody sees it needs two thirds of the work; Debian builds both of one source.
PACKAGES = ("chromium-headless-shell", "chromium")
PROGRAMS = (*PACKAGES, "chromium-browser")


def find() -> Path | None:
    """This function will return the installed Chromium (CHROMIUM_BIN overrides), or None."""
    named = os.environ.get("CHROMIUM_BIN")
    found = named or next(filter(None, map(shutil.which, PROGRAMS)), None)
    return Path(found) if found and os.access(found, os.X_OK) else None


def missing() -> str:
    """This function will return the sentence for a test that is skipped: what is missing and how to get it."""
    who = "" if os.geteuid() == 0 else "sudo "
    if shutil.which("apt-get"):
        return f"Chromium is missing. To install it: {who}{INSTALL} {PACKAGES[0]}"
    return "Chromium is missing. Install it with your system's package manager, or set CHROMIUM_BIN to it."


def required() -> bool:
    """This function will tell whether a browser test may not be skipped (CI=true)."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def install() -> bool:
    """This function will install Debian's Chromium where we are root on Debian; it returns whether it is there."""
    if os.geteuid() == 0 and Path("/etc/debian_version").exists() and shutil.which("apt-get"):
        print("Installing Chromium for the browser tests …", flush=True)
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        quietly = ["-qq", "-y"]
        subprocess.run(["apt-get", *quietly, "update"], env=env, check=False, stdout=subprocess.DEVNULL)
        for package in PACKAGES:
            argv = [*INSTALL.split(), *quietly, package]
            if subprocess.run(argv, env=env, check=False, stdout=subprocess.DEVNULL).returncode == 0:
                break
    return find() is not None


def main() -> int:
    """This function will make sure of a Chromium, or say how to get one."""
    if find() or install():
        return 0
    print(missing(), flush=True)
    if required():
        return 1
    print("The browser tests are skipped.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
