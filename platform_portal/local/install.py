"""Makes .venv and brings it to the hashed lock. Runs on the Python it finds, so: standard library only.

    python3 platform_portal/local/install.py

A stamp remembers what was installed; while nothing of it changed, there is nothing to do.
"""

from __future__ import annotations

import ast
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
BOOTSTRAP = CHECKOUT / "requirements" / "bootstrap.txt"
SDK = CHECKOUT / "sdk"
OLDEST = (3, 11)
# The Python below a virtual environment: an activated .venv cannot make itself anew.
BASE = getattr(sys, "_base_executable", sys.executable)
# pip's options and uv's names for them. uv does not read pip's configuration, where a private mirror is written down.
_UV_OPTIONS = {"index-url": "--default-index", "extra-index-url": "--index", "find-links": "--find-links"}
_UV_VARIABLES = ("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS")


class InstallError(Exception):
    """The environment could not be made; the message is for the person at the terminal."""


@dataclass(frozen=True)
class Environment:
    """A virtual environment and the hashed lock that says what is in it."""

    folder: Path
    lock: Path

    @property
    def python(self) -> Path:
        """Return the environment's Python."""
        return self.folder / "bin" / "python"

    @property
    def uv(self) -> Path:
        """Return the environment's own uv."""
        return self.folder / "bin" / "uv"

    def is_current(self) -> bool:
        """Return whether the environment was brought to this lock, by this Python, in this folder."""
        return self._stamp.exists() and self._stamp.read_text().strip() == self.key() and self.python.exists()

    def key(self) -> str:
        """Return a name for everything that the environment follows from."""
        parts = [str(CHECKOUT).encode(), sys.version.encode()]
        for file in (self.lock, BOOTSTRAP, SDK / "pyproject.toml"):
            parts.append(file.read_bytes() if file.exists() else b"")
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def bring(self, *, uv: Path | None = None, more: Callable[[], None] = lambda: None) -> None:
        """Install exactly what the lock names, do `more`, and note that it is done. Raises InstallError.

        uv does it in seconds (without one, the environment gets its own); where it fails, pip does it in minutes.
        """
        began = time.monotonic()
        names = (str(path.relative_to(CHECKOUT)) for path in (self.lock, self.folder))
        print("Installing the packages of {} into {} …".format(*names), flush=True)
        self._make()
        self._stamp.unlink(missing_ok=True)
        self._sync(uv)
        more()
        self._stamp.write_text(self.key() + "\n")
        print(f"  done in {time.monotonic() - began:.0f} s", flush=True)

    def pip(self, *argv: str | Path) -> bool:
        """Run the environment's pip and return whether it succeeded."""
        return _run(self.python, "-m", "pip", "--quiet", "--disable-pip-version-check", *argv)

    @property
    def _stamp(self) -> Path:
        return self.folder / ".installed"

    def _make(self) -> None:
        """Make the environment, unless a working one is there that was made of this Python in this very folder."""
        config = self.folder / "pyvenv.cfg"
        made_here = config.exists() and str(self.folder) in config.read_text()
        same_python = f"import pip, sys; sys.exit(sys.version != {sys.version!r})"
        if made_here and _run(self.python, "-c", same_python, quiet=True):
            return
        if not _run(BASE, "-m", "venv", "--clear", self.folder):
            raise InstallError(
                f"`{BASE} -m venv` failed. Python's venv module is needed; on Debian: apt-get install python3-venv"
            )

    def _sync(self, uv: Path | None) -> None:
        has_uv = uv is not None or self.pip("install", "--require-hashes", "-r", BOOTSTRAP)
        options, env = _mirror(self.python)
        # pip compiles without being asked. Else each process would compile a thousand modules anew where
        # PYTHONDONTWRITEBYTECODE is set, as in many images: a second or two of every start.
        env = {"UV_PYTHON_DOWNLOADS": "never", "UV_COMPILE_BYTECODE": "1", **env}
        sync = ["pip", "sync", "--quiet", "--python", str(self.python), "--require-hashes"]
        if has_uv and _run(uv or self.uv, *sync, *options, self.lock, env=env):
            return
        print("  uv could not install the lock; pip does it, which takes a few minutes.", flush=True)
        if not self.pip("install", "--require-hashes", "-r", self.lock):
            raise InstallError("The packages could not be installed; the reason is above.")


def _run(*argv: str | Path, env: dict[str, str] | None = None, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    try:
        done = subprocess.run(
            [str(part) for part in argv],
            cwd=CHECKOUT,
            env={**os.environ, **(env or {})},
            check=False,
            stdout=output,
            stderr=output,
        )
    except OSError:
        return False
    return done.returncode == 0


def _mirror(python: Path) -> tuple[list[str], dict[str, str]]:
    """Translate pip's configuration for uv: options and environment."""
    if any(os.environ.get(name) for name in _UV_VARIABLES):
        return [], {}
    listing = subprocess.run(
        [str(python), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
    ).stdout
    found: dict[str, str] = {}
    # Later sources of pip's configuration override earlier ones, the environment all of them.
    for line in sorted(listing.splitlines(), key=lambda line: line.startswith(":env:")):
        name, _, value = line.partition("=")
        try:
            found[name.rpartition(".")[2]] = str(ast.literal_eval(value))
        except (SyntaxError, ValueError):
            continue
    options: list[str] = []
    for name, option in _UV_OPTIONS.items():
        for address in found.get(name, "").split():
            options += [option, address]
    if found.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        options.append("--no-index")
    # The lock's hashes decide what is installed, so it may come from whichever index has it.
    options += ["--index-strategy", "unsafe-best-match"]
    env = {"SSL_CERT_FILE": found["cert"]} if "cert" in found and "SSL_CERT_FILE" not in os.environ else {}
    return options, env


PORTAL = Environment(CHECKOUT / ".venv", CHECKOUT / "requirements" / "local.txt")


def _sdk() -> None:
    """Install the client in sdk/ as it stands."""
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--editable"]
    if (SDK / "pyproject.toml").exists() and not PORTAL.pip("install", *options, SDK):
        raise InstallError("The client in sdk/ could not be installed; the reason is above.")


def main() -> int:
    """Bring .venv up to date."""
    if sys.version_info < OLDEST:
        print(f"Python >= 3.11 is needed; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12 run")
        return 1
    if PORTAL.is_current():
        return 0
    try:
        PORTAL.bring(more=_sdk)
    except InstallError as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
