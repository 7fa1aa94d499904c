"""Where the services keep things, and who may reach them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .process import Account, LocalError

CHECKOUT = Path(__file__).resolve().parents[2]
# A socket's whole path may have 107 bytes.
LONGEST_SOCKET_FOLDER = 80


def var_folder() -> Path:
    """Return the folder that holds all data of this checkout (PORTAL_VAR moves it)."""
    return Path(os.environ.get("PORTAL_VAR") or CHECKOUT / "var").absolute()


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner may enter."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def write_private(path: Path, text: str) -> None:
    """Replace a file at once with one that only its owner may read."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_json(path: Path, document: Mapping[str, Any]) -> None:
    """Replace a private JSON file at once."""
    write_private(path, json.dumps(document, indent=2) + "\n")


def socket_folder(var: Path) -> Path:
    """Return the private folder of the Unix sockets: below `var`, or where its path is too long for them, elsewhere."""
    folder = var / "run"
    if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
        mark = hashlib.sha256(os.fsencode(var)).hexdigest()[:12]
        folder = Path(tempfile.gettempdir()) / f"portal-{os.geteuid()}-{mark}"
    private_folder(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid() or stat.S_IMODE(found.st_mode) & 0o077:
        raise LocalError(f"{folder} can be entered by others. Remove it, and start again.")
    return folder


def reachable(path: Path, account: Account | None) -> bool:
    """Return whether an account can enter a folder, by trying it as that account."""
    if account is None:
        return os.access(path, os.X_OK)
    done = subprocess.run(
        ["/bin/sh", "-c", 'test -x "$1"', "sh", str(path)],
        user=account.uid,
        group=account.gid,
        extra_groups=[],
        cwd="/",
        check=False,
    )
    return done.returncode == 0


def runtime_folder(account: Account) -> Path:
    """Return a folder outside a closed checkout which an account may enter, the same every time.

    Only root needs one: it holds the Postgres programs and data where nobody else can reach the checkout.
    """
    folder = Path("/var/lib/platform-portal") / hashlib.sha256(str(CHECKOUT).encode()).hexdigest()[:12]
    try:
        for made in (folder.parent, folder):
            made.mkdir(exist_ok=True)
            made.chmod(0o711)
        if reachable(folder, account):
            return folder
    except OSError:
        pass
    raise LocalError(
        f"Postgres does not run as root, and uid {account.uid} can enter neither {CHECKOUT} nor {folder}. "
        "Run this as a normal user."
    )


def remove_tree(path: Path) -> None:
    """Remove a folder and all in it, if it exists."""
    shutil.rmtree(path, ignore_errors=True)
