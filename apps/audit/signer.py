"""The signer: it recomputes what was added to each chain and signs the head, or refuses loudly.

It runs as a process of its own, with the only copy of the private key, and trusts its own checkpoint files before
the database.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain as joined
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from apps.audit import chain, checkpoints, inventory, store
from apps.audit.checkpoints import Checkpoint
from apps.audit.inventory import Inventory
from apps.audit.keys import write_file
from apps.audit.trail import load_evidence
from apps.audit.verify import Evidence, Head, Result, Start, verify_chain
from apps.core import clock, faults

logger = logging.getLogger(__name__)

# Between full recomputations only what is new is read; an edit of older entries is found at the next full one.
FULL_EVERY_SECONDS = 6 * 3600
# A refused chain is read again only so often: whole chains are long, and damage does not heal by itself.
REFUSED_FOR_SECONDS = 600
_LOCK_SECONDS = 30


class SignerBusy(Exception):
    """Another signer holds the folder."""


@dataclass
class Refusal:
    """Why a chain was not signed."""

    log_id: UUID
    kind: str
    sequence: int
    detail: str


@dataclass(frozen=True)
class _Pending:
    """A checkpoint that is to be signed when the list of chains has it."""

    checkpoint: Checkpoint
    torn_at: int | None
    full_at: float


@dataclass
class Round:
    """What one pass over all chains did."""

    signed: dict[UUID, int] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    chains: int = 0
    pending: list[_Pending] = field(default_factory=list)


@dataclass
class _Seen:
    """What this process knows of a chain: its newest checkpoint, and when all of it was recomputed."""

    newest: Checkpoint | None
    file_size: int
    full_at: float


class Signer:
    """Signs the heads of all chains into files in `folder`."""

    def __init__(self, *, folder: Path, private: Ed25519PrivateKey, keyring: Path) -> None:
        self.folder = folder
        self.private = private
        self.keyring = keyring
        self._seen: dict[UUID, _Seen] = {}
        self._refused: dict[UUID, tuple[Refusal, float]] = {}
        self._listed: Inventory | None = None

    def sign_all(self) -> Round:
        """Sign each chain whose head changed, and note which it refused to sign.

        Raises `django.db.Error`, `OSError`, `checkpoints.KeyringError` and `SignerBusy`.
        """
        done = Round()
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._alone():
            keyring = checkpoints.load_keyring(self.keyring)
            listed, distrust = self._read_list(keyring)
            if distrust is not None:
                self._refuse(distrust, done)
            known = {} if listed is None else listed.chains
            heads = store.heads()
            logs = set(heads) | checkpoints.logs_in(self.folder) | set(known)
            done.chains = len(logs)
            for log_id in sorted(logs):
                refusal = self._standing_refusal(log_id)
                if refusal is None:
                    refusal = self._check(log_id, heads.get(log_id), known.get(log_id), keyring, done)
                    if refusal is not None:
                        self._refused[log_id] = (refusal, time.monotonic())
                        # Forgotten, so that the next attempt reads all of it again.
                        self._seen.pop(log_id, None)
                if refusal is not None:
                    self._refuse(refusal, done)
            # The list first: whoever reads it after the checkpoints finds each of their chains in it.
            if distrust is None:
                self._write_list(listed, done)
            for pending in done.pending:
                self._sign(pending, done)
        self.beat(done)
        return done

    def beat(self, done: Round | None, error: str = "") -> None:
        """Write the heartbeat: when the signer last worked and what it refused."""
        document = {
            "time": f"{clock.now():%Y-%m-%dT%H:%M:%SZ}",
            "state": "failing" if done is None else "refused" if done.refused else "ok",
            "chains": 0 if done is None else done.chains,
            "signed": {} if done is None else {str(log_id): size for log_id, size in done.signed.items()},
            "refused": [
                {"log_id": str(r.log_id), "kind": r.kind, "sequence": r.sequence, "detail": r.detail}
                for r in (() if done is None else done.refused)
            ],
            "error": error,
        }
        write_file(self.folder / "heartbeat.json", json.dumps(document, indent=2).encode() + b"\n")

    def _standing_refusal(self, log_id: UUID) -> Refusal | None:
        """Return the refusal of a chain as long as it holds without another look."""
        refusal, at = self._refused.get(log_id, (None, 0.0))
        if refusal is None or time.monotonic() - at < REFUSED_FOR_SECONDS:
            return refusal
        del self._refused[log_id]
        return None

    def _refuse(self, refusal: Refusal, done: Round) -> None:
        done.refused.append(refusal)
        logger.critical(
            "the audit chain %s is not signed: %s at entry %d: %s",
            refusal.log_id,
            refusal.kind,
            refusal.sequence,
            refusal.detail,
        )

    def _read_list(self, keyring: checkpoints.Keyring) -> tuple[Inventory | None, Refusal | None]:
        """Read the list of chains, and refuse one that is not the last that was written."""
        try:
            found = inventory.load(self.folder, keyring)
        except checkpoints.NoteError as error:
            return self._listed, Refusal(chain.PLATFORM_LOG, "bad_signature", 1, str(error))
        last = self._listed
        if last is not None and (found is None or found.time < last.time):
            detail = "the list of chains was removed or set back"
            return last, Refusal(chain.PLATFORM_LOG, "vanished", 1, detail)
        return found, None

    def _write_list(self, listed: Inventory | None, done: Round) -> None:
        """Write down how far every chain goes. None ever leaves the list: one that is refused stands as it was signed."""
        known = {} if listed is None else listed.chains
        chains = dict(known)
        newest = [seen.newest for seen in self._seen.values()]
        for each in (*newest, *(pending.checkpoint for pending in done.pending)):
            if each is not None and not (each.log_id in known and _same(known[each.log_id], each)):
                chains[each.log_id] = each
        if chains != known:
            if not known:
                logger.warning("a new list of audit chains begins with %d", len(chains))
            listed = Inventory(chains, clock.now().replace(microsecond=0))
            write_file(self.folder / inventory.FILE, inventory.sign(listed, self.private).encode())
        self._listed = listed

    def _check(
        self,
        log_id: UUID,
        head: Head | None,
        listed: Checkpoint | None,
        keyring: checkpoints.Keyring,
        done: Round,
    ) -> Refusal | None:
        """Recompute what was added to a chain; note the checkpoint that is due, or say why there is none."""
        path = checkpoints.file_of(self.folder, log_id)
        file_size = path.stat().st_size if path.exists() else 0
        seen = self._seen.get(log_id)
        full_at = time.monotonic()
        if seen is not None and seen.file_size == file_size and full_at - seen.full_at < FULL_EVERY_SECONDS:
            if head is not None and seen.newest is not None and _says(seen.newest, head):
                return None
            evidence, full_at = Evidence(), seen.full_at
            newest = seen.newest
            if newest is not None:
                evidence.vouch(newest)
            result = self._recompute(log_id, head, evidence, since=seen.newest)
        else:
            evidence = load_evidence(self.folder, log_id, keyring)
            newest = evidence.newest
            if listed is not None:
                evidence.vouch(listed)
            result = self._recompute(log_id, head, evidence, since=None)
        if result.finding is not None:
            finding = result.finding
            return Refusal(log_id, str(finding.kind), finding.sequence, finding.detail)
        if result.doubts:
            return Refusal(log_id, "unknown_key", 0, result.doubts[0])
        if head is not None and result.entries and not (newest is not None and _says(newest, head)):
            due = Checkpoint(log_id, head.epoch, result.entries, result.leaf, clock.now())
            done.pending.append(_Pending(due, evidence.torn_at, full_at))
        else:
            self._seen[log_id] = _Seen(newest, file_size, full_at)
        return None

    def _sign(self, pending: _Pending, done: Round) -> None:
        """Append a checkpoint to its chain's file."""
        due = pending.checkpoint
        path = checkpoints.file_of(self.folder, due.log_id)
        self._append(path, checkpoints.sign(due, self.private), pending.torn_at)
        done.signed[due.log_id] = due.size
        self._seen[due.log_id] = _Seen(due, path.stat().st_size, pending.full_at)

    def _recompute(
        self, log_id: UUID, head: Head | None, evidence: Evidence, *, since: Checkpoint | None
    ) -> Result:
        """Verify a chain up to its head row, from the signed entry `since` on, that one included."""
        up_to = None if head is None else head.size
        after = 0 if since is None else since.size - 1
        with store.snapshot(), closing(store.rows(log_id, after=after, up_to=up_to)) as rows:
            if since is None:
                return verify_chain(log_id, head=head, rows=rows, evidence=evidence)
            first = next(rows, None)
            if first is None:
                return verify_chain(log_id, head=head, rows=(), evidence=evidence)
            # The signed entry is recomputed from its own link; that its hash is the signed one proves the link.
            start = Start(after, first.prev)
            return verify_chain(log_id, head=head, rows=joined([first], rows), evidence=evidence, start=start)

    def _append(self, path: Path, note: str, torn_at: int | None) -> None:
        """Add a note to a chain's file and return when it is on the disk."""
        faults.point("audit.signer.signing")
        new = not path.exists()
        with path.open("ab") as file:
            if torn_at is not None:
                # A crash left half a note; it was never complete, so nothing signed is lost.
                logger.warning("removed the unfinished last note of %s", path)
                file.truncate(torn_at)
            file.write(note.encode())
            file.flush()
            os.fsync(file.fileno())
        if new:
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep a second signer out of the folder for the length of the block."""
        with (self.folder / ".signer.lock").open("w") as lock:
            give_up = time.monotonic() + _LOCK_SECONDS
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > give_up:
                        raise SignerBusy(f"Another signer holds {self.folder}.") from None
                    time.sleep(0.1)
            yield


def _same(one: Checkpoint, other: Checkpoint) -> bool:
    return (one.epoch, one.size, one.head) == (other.epoch, other.size, other.head)


def _says(checkpoint: Checkpoint, head: Head) -> bool:
    return (checkpoint.epoch, checkpoint.size, checkpoint.head) == (head.epoch, head.size, head.head)
