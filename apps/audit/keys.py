"""The signer's key pair, and the keyring that verifiers read."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import logging
import os
import stat
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from apps.audit import checkpoints

logger = logging.getLogger(__name__)


class KeyUnusable(Exception):
    """The private key is not one that this signer may use."""


def open_key(path: Path, keyring: Path) -> Ed25519PrivateKey:
    """Return the signing key, made at the first start, and see that the keyring names it.

    Raises `KeyUnusable` for a file that others may read or that holds no Ed25519 key, and `OSError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        _create(path)
    details = path.stat()
    if stat.S_IMODE(details.st_mode) & 0o077:
        raise KeyUnusable(
            f"Others may read the signing key {path}. Set its mode to 0600, or better, make a new one."
        )
    try:
        private = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise KeyUnusable(f"The signing key {path} cannot be read: {error}") from error
    if not isinstance(private, Ed25519PrivateKey):
        raise KeyUnusable(f"The signing key {path} is no Ed25519 key.")
    public = private.public_key()
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    write_file(path.with_suffix(".pub"), pem)
    made_at = dt.datetime.fromtimestamp(int(details.st_mtime), dt.UTC)
    _publish(keyring, checkpoints.keyring_row(public, made_at))
    return private


def write_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Replace a file in one step, so that no reader sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _create(path: Path) -> None:
    """Make a key that appears under its name only when it is whole."""
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    if path.exists():
        return
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
        # A link fails where another signer was first; a rename would replace its key.
        Path(path).hardlink_to(name)
        logger.warning("made the signing key of the audit trail: %s", path)
    finally:
        Path(name).unlink(missing_ok=True)


def _publish(keyring: Path, row: dict[str, str | None]) -> None:
    """Add a key to the keyring, beside the ones before it, which old checkpoints still need."""
    rows = []
    if keyring.exists():
        try:
            rows = list(json.loads(keyring.read_bytes())["keys"])
        except (ValueError, KeyError, TypeError) as error:
            raise KeyUnusable(f"The keyring {keyring} cannot be read: {error}") from error
    if any(known.get("public_key") == row["public_key"] for known in rows):
        return
    document = {"keys": [*rows, row]}
    write_file(keyring, json.dumps(document, indent=2).encode() + b"\n")
