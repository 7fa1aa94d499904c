"""Signed statements about a chain's head, kept in files outside the database. No Django.

A checkpoint is a signed note in the shape of C2SP tlog-checkpoint: origin, size, the head's hash, the time of signing,
an empty line, and one Ed25519 signature line. A file holds a chain's notes one after another, oldest first.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ORIGIN = "platform-portal/audit"
SIGNER = "platform-portal-audit"
SUFFIX = ".checkpoints"

_MARK = "\u2014 "
_ED25519 = b"\x01"


class NoteError(ValueError):
    """A note that cannot be read as a checkpoint."""


class KeyringError(ValueError):
    """A keyring that cannot be read."""


class Standing(Enum):
    """What a note's signature is worth."""

    GOOD = "good"
    BAD = "bad"
    UNKNOWN_KEY = "unknown key"
    KEY_NOT_IN_FORCE = "key not in force"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is signed: entry number `size` of this chain has the hash `head`."""

    log_id: UUID
    epoch: int
    size: int
    head: bytes
    time: dt.datetime

    def text(self) -> str:
        """Return the signed part of the note."""
        head = base64.b64encode(self.head).decode("ascii")
        return f"{ORIGIN}/{self.log_id}/{self.epoch}\n{self.size}\n{head}\ntime {stamp(self.time)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint as it stands in a file, with its signature line taken apart."""

    checkpoint: Checkpoint
    text: str
    key_id: str
    signature: bytes


@dataclass(frozen=True, slots=True)
class Malformed:
    """Lines of a file that are no note; `torn` where they are an unfinished last one, as a crash leaves it."""

    problem: str
    offset: int
    torn: bool


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the time in which its signatures count."""

    key_id: str
    public: Ed25519PublicKey
    valid_from: dt.datetime
    valid_until: dt.datetime | None = None


Keyring = dict[str, Key]


def key_id(public: Ed25519PublicKey) -> str:
    """Return a key's id: the first 4 bytes of a hash over name and key, as hex (C2SP)."""
    return hashlib.sha256(SIGNER.encode() + b"\n" + _ED25519 + public.public_bytes_raw()).hexdigest()[:8]


def sign(checkpoint: Checkpoint, private: Ed25519PrivateKey) -> str:
    """Return the signed note, ready to be appended to the chain's file."""
    return signed(checkpoint.text(), private) + "\n"


def signed(text: str, private: Ed25519PrivateKey) -> str:
    """Return a text with an empty line and its signature line."""
    signature = bytes.fromhex(key_id(private.public_key())) + private.sign(text.encode())
    return f"{text}\n{_MARK}{SIGNER} {base64.b64encode(signature).decode('ascii')}\n"


def standing(note: Note, keyring: Keyring) -> Standing:
    """Judge a note's signature by the verifier's own keys."""
    return judge(
        text=note.text, key_id=note.key_id, signature=note.signature, at=note.checkpoint.time, keyring=keyring
    )


def judge(*, text: str, key_id: str, signature: bytes, at: dt.datetime, keyring: Keyring) -> Standing:
    """Judge the signature of a text that claims to be signed `at` a time."""
    key = keyring.get(key_id)
    if key is None:
        return Standing.UNKNOWN_KEY
    try:
        key.public.verify(signature, text.encode())
    except InvalidSignature:
        return Standing.BAD
    if at < key.valid_from or (key.valid_until is not None and at > key.valid_until):
        return Standing.KEY_NOT_IN_FORCE
    return Standing.GOOD


def signature_of(line: str) -> tuple[str, bytes]:
    """Take a signature line apart into the key's id and the signature. Raises `NoteError`."""
    try:
        name, signature = line.removeprefix(_MARK).split(" ")
        packed = base64.b64decode(signature, validate=True)
    except (ValueError, binascii.Error) as error:
        raise NoteError(f"the signature line cannot be read: {error}") from error
    if not line.startswith(_MARK) or name != SIGNER or len(packed) != 68:
        raise NoteError("the signature line is not spelled as the signer spells it")
    return packed[:4].hex(), packed[4:]


def read_file(path: Path) -> Iterator[Note | Malformed]:
    """Read a chain's file note by note. Raises `OSError`."""
    lines: list[str] = []
    start = position = 0
    with path.open("rb") as file:
        for raw in file:
            line = raw.decode("utf-8", "replace")
            position += len(raw)
            if not lines:
                start = position - len(raw)
                if line == "\n":
                    continue
            lines.append(line)
            if line.startswith(_MARK) and line.endswith("\n"):
                try:
                    yield parse(lines)
                except NoteError as error:
                    yield Malformed(str(error), offset=start, torn=False)
                lines = []
    if lines:
        yield Malformed("the last note has no signature line", offset=start, torn=True)


def parse(lines: list[str]) -> Note:
    """Read the lines of one note, the signature line last. Raises `NoteError`."""
    if len(lines) != 6 or lines[4] != "\n":
        raise NoteError(f"a note has 6 lines with the fifth empty, this one has {len(lines)}")
    try:
        origin, size, head, time = (line.removesuffix("\n") for line in lines[:4])
        prefix, log_id, epoch = origin.rsplit("/", 2)
        checkpoint = Checkpoint(
            log_id=UUID(log_id),
            epoch=int(epoch),
            size=int(size),
            head=base64.b64decode(head, validate=True),
            time=moment(time.removeprefix("time ")),
        )
    except (ValueError, binascii.Error) as error:
        raise NoteError(f"the note cannot be read: {error}") from error
    text = "".join(lines[:4])
    # One spelling only: what is compared is what was signed.
    if checkpoint.text() != text or prefix != ORIGIN:
        raise NoteError("the note is not spelled as the signer spells it")
    key_id, signature = signature_of(lines[5].removesuffix("\n"))
    return Note(checkpoint=checkpoint, text=text, key_id=key_id, signature=signature)


def load_keyring(path: Path) -> Keyring:
    """Read the keys that a verifier trusts. Raises `KeyringError` where there are none."""
    try:
        rows = json.loads(path.read_bytes())["keys"]
        keyring = {}
        for row in rows:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(row["public_key"], validate=True))
            until = row.get("valid_until")
            keyring[key_id(public)] = Key(
                key_id=key_id(public),
                public=public,
                valid_from=moment(row["valid_from"]),
                valid_until=None if until is None else moment(until),
            )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyringError(f"the keyring {path} cannot be read: {error}") from error
    if not keyring:
        raise KeyringError(f"the keyring {path} holds no key")
    return keyring


def keyring_row(public: Ed25519PublicKey, valid_from: dt.datetime) -> dict[str, str | None]:
    """Return a key as `load_keyring` reads it."""
    return {
        "id": key_id(public),
        "algorithm": "Ed25519",
        "public_key": base64.b64encode(public.public_bytes_raw()).decode("ascii"),
        "valid_from": stamp(valid_from),
        "valid_until": None,
    }


def file_of(folder: Path, log_id: UUID) -> Path:
    """Return where a chain's checkpoints lie."""
    return folder / f"{log_id}{SUFFIX}"


def logs_in(folder: Path) -> set[UUID]:
    """Return the chains of which `folder` holds checkpoints. Raises `OSError`."""
    found = set()
    for path in folder.iterdir():
        if path.name.endswith(SUFFIX):
            try:
                found.add(UUID(path.name.removesuffix(SUFFIX)))
            except ValueError:
                continue
    return found


def stamp(moment: dt.datetime) -> str:
    """Write a time as notes write it."""
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"


def moment(text: str) -> dt.datetime:
    """Read a time as notes write it. Raises `ValueError`."""
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=dt.UTC)
