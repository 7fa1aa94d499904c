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
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".installed"
BOOTSTRAP = CHECKOUT / "requirements" / "bootstrap.txt"
LOCK = CHECKOUT / "requirements" / "local.txt"
SDK = CHECKOUT / "sdk"
OLDEST = (3, 11)
# The Python below a virtual environment: an activated .venv cannot make itself anew.
BASE = getattr(sys, "_base_executable", sys.executable)
# pip's options and uv's names for them. uv does not read pip's configuration, where a private mirror is written down.
_UV_OPTIONS = {"index-url": "--default-index", "extra-index-url": "--index", "find-links": "--find-links"}
_UV_VARIABLES = ("UV_DEFAULT_INDEX", "UV_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS")


class InstallError(Exception):
    """The environment could not be made; the message is for the person at the terminal."""


def _key() -> str:
    """This function will name everything that the environment follows from."""
    parts = [str(CHECKOUT).encode(), sys.version.encode()]
    for file in (LOCK, BOOTSTRAP, SDK / "pyproject.toml"):
        parts.append(file.read_bytes() if file.exists() else b"")
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


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


def _pip(*argv: str | Path) -> bool:
    return _run(PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", *argv)


def _make_venv() -> None:
    """This function will make .venv, unless a working one is there that was made of this Python in this very folder."""
    config = VENV / "pyvenv.cfg"
    made_here = config.exists() and str(VENV) in config.read_text()
    if made_here and _run(
        PYTHON, "-c", f"import pip, sys; sys.exit(sys.version != {sys.version!r})", quiet=True
    ):
        return
    if not _run(BASE, "-m", "venv", "--clear", VENV):
        raise InstallError(
            f"`{BASE} -m venv` failed. Python's venv module is needed; on Debian: apt-get install python3-venv"
        )


def _mirror() -> tuple[list[str], dict[str, str]]:
    """This function will translate pip's configuration for uv: options and environment."""
    if any(os.environ.get(name) for name in _UV_VARIABLES):
        return [], {}
    listing = subprocess.run(
        [str(PYTHON), "-m", "pip", "config", "list"], capture_output=True, text=True, check=False
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


def _sync() -> None:
    """This function will install exactly what the lock names: with uv in seconds, else with pip in minutes."""
    uv = VENV / "bin" / "uv"
    options, env = _mirror()
    # pip compiles without being asked. Else each process would compile a thousand modules anew where
    # PYTHONDONTWRITEBYTECODE is set, as in many images: a second or two of every start.
    env = {"UV_PYTHON_DOWNLOADS": "never", "UV_COMPILE_BYTECODE": "1", **env}
    if _pip("install", "--require-hashes", "-r", BOOTSTRAP) and _run(
        uv, "pip", "sync", "--quiet", "--python", PYTHON, "--require-hashes", *options, LOCK, env=env
    ):
        return
    print("  uv could not install the lock; pip does it, which takes a few minutes.", flush=True)
    if not _pip("install", "--require-hashes", "-r", LOCK):
        raise InstallError("The packages could not be installed; the reason is above.")


def main() -> int:
    """This function will bring .venv up to date and say how long that took."""
    if sys.version_info < OLDEST:
        print(f"Python >= 3.11 is needed; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12 run")
        return 1
    key = _key()
    if STAMP.exists() and STAMP.read_text().strip() == key and PYTHON.exists():
        return 0
    began = time.monotonic()
    print("Installing the packages of requirements/local.txt into .venv …", flush=True)
    try:
        _make_venv()
        STAMP.unlink(missing_ok=True)
        _sync()
        if (SDK / "pyproject.toml").exists() and not _pip(
            "install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", SDK
        ):
            raise InstallError("The client in sdk/ could not be installed; the reason is above.")
    except InstallError as error:
        print(error)
        return 1
    STAMP.write_text(key + "\n")
    print(f"  done in {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
