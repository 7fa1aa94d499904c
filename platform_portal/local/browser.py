"""The Chromium of the browser tests: the system's own, installed where that can be done without asking.

python -m platform_portal.local.browser    sees to it that there is one; exit 1 only where CI=true and there is none
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from . import debian

# The best first. Without the windows that nobody sees it needs two thirds of the work; Debian builds both of one source.
PACKAGES = ("chromium-headless-shell", "chromium")
PROGRAMS = (*PACKAGES, "chromium-browser")


def find() -> Path | None:
    """Return the installed Chromium (CHROMIUM_BIN overrides), or None."""
    named = os.environ.get("CHROMIUM_BIN")
    found = named or next(filter(None, map(shutil.which, PROGRAMS)), None)
    return Path(found) if found and os.access(found, os.X_OK) else None


def missing() -> str:
    """Return the sentence for a test that is skipped: what is missing and how to get it."""
    said = debian.missing("Chromium", PACKAGES[0])
    return said if shutil.which("apt-get") else f"{said.rstrip('.')}, or set CHROMIUM_BIN to it."


def install() -> bool:
    """Install Debian's Chromium where we are root on Debian; return whether it is there."""
    print("Looking for a Chromium for the browser tests …", flush=True)
    # The first that this Debian has.
    any(debian.install([package]) for package in PACKAGES)
    return find() is not None


def main() -> int:
    """Make sure of a Chromium, or say how to get one."""
    if find() or install():
        return 0
    print(missing(), flush=True)
    if debian.required():
        return 1
    print("The browser tests are skipped.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
