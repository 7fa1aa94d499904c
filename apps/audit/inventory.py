"""The signed list of all chains, so that one cannot vanish together with its checkpoints. No Django.

It is a note like a checkpoint: origin, the number of chains, a hash over their lines, the time of signing, one line for
each chain with its epoch, size and head, an empty line and the signature line. Each line vouches for its chain as a
checkpoint does. The newest list replaces the one before.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from apps.audit import checkpoints
from apps.audit.checkpoints import Checkpoint, Keyring, NoteError, Standing

ORIGIN = f"{checkpoints.ORIGIN}/chains"
FILE = "chains.list"


class UntrustedKey(NoteError):
    """The list is signed by a key that the reader does not know, or that was not in force."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """What is signed: at `time` there were exactly these chains, and so far they went."""

    chains: Mapping[UUID, Checkpoint]
    time: dt.datetime

    def text(self) -> str:
        """Return the signed part of the note."""
        lines = "".join(_line(self.chains[log_id]) for log_id in sorted(self.chains))
        root = base64.b64encode(hashlib.sha256(lines.encode()).digest()).decode("ascii")
        return f"{ORIGIN}\n{len(self.chains)}\n{root}\ntime {checkpoints.stamp(self.time)}\n{lines}"


def sign(inventory: Inventory, private: Ed25519PrivateKey) -> str:
    """Return the signed note, ready to replace the file."""
    return checkpoints.signed(inventory.text(), private)


def load(folder: Path, keyring: Keyring) -> Inventory | None:
    """Read the list of `folder` and check its signature; None where there is none.

    Raises `UntrustedKey`, `NoteError` for what the signer never wrote, and `OSError`.
    """
    try:
        note = (folder / FILE).read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    text, found, rest = note.partition("\n\n")
    if not found:
        raise NoteError("the list of chains has no signature line")
    inventory = _parse(text + "\n")
    key_id, signature = checkpoints.signature_of(rest.removesuffix("\n"))
    standing = checkpoints.judge(
        text=text + "\n", key_id=key_id, signature=signature, at=inventory.time, keyring=keyring
    )
    if standing is Standing.BAD:
        raise NoteError("the signature of the list of chains is wrong")
    if standing is not Standing.GOOD:
        raise UntrustedKey(
            f"the list of chains is signed by a key that does not count: {standing.value} ({key_id})"
        )
    return inventory


def _parse(text: str) -> Inventory:
    try:
        _, _, _, time, *lines = text.removesuffix("\n").split("\n")
        moment = checkpoints.moment(time.removeprefix("time "))
        found = [_chain(line, moment) for line in lines]
    except (ValueError, binascii.Error) as error:
        raise NoteError(f"the list of chains cannot be read: {error}") from error
    inventory = Inventory({chain.log_id: chain for chain in found}, moment)
    # One spelling only: it also refuses a chain that is listed twice, and another number or hash than those of the lines.
    if inventory.text() != text:
        raise NoteError("the list of chains is not spelled as the signer spells it")
    return inventory


def _line(chain: Checkpoint) -> str:
    return f"{chain.log_id} {chain.epoch} {chain.size} {base64.b64encode(chain.head).decode('ascii')}\n"


def _chain(line: str, moment: dt.datetime) -> Checkpoint:
    log_id, epoch, size, head = line.split(" ")
    return Checkpoint(UUID(log_id), int(epoch), int(size), base64.b64decode(head, validate=True), moment)
