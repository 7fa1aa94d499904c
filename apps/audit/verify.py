"""The verifier's core: is a chain what was once written and signed? No Django, no database: it takes iterables.

It answers with the first bad entry and the kind of damage. The kinds name what fits the evidence best; that the chain
is damaged is certain, by whom and how is for people to find out.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from apps.audit import chain
from apps.audit.checkpoints import Checkpoint, Malformed, Note, Standing

# How far around a broken place the true successor and an entry's first number are looked for.
_SEARCH = 1000


class Kind(StrEnum):
    """What happened to a chain, as far as the evidence tells."""

    EDITED = "edited"
    MISSING = "missing"
    INSERTED = "inserted"
    REORDERED = "reordered"
    TRUNCATED = "truncated"
    CHECKPOINT_MISMATCH = "checkpoint_mismatch"
    BAD_SIGNATURE = "bad_signature"
    HEAD_MISMATCH = "head_mismatch"
    VANISHED = "vanished"


class Columns(NamedTuple):
    """What a table repeats beside the body."""

    recorded_at: str
    action: str
    object_type: str
    object_id: str
    actor_id: str


class Row(NamedTuple):
    """One stored entry. `columns` is None where only the entry itself is at hand, as in a bundle of files."""

    epoch: int
    seq: int
    prev: bytes
    body: bytes
    body_hash: bytes
    leaf: bytes
    columns: Columns | None = None


@dataclass(frozen=True)
class Head:
    """What the database says of a chain as a whole."""

    epoch: int
    size: int
    head: bytes


@dataclass(frozen=True)
class Start:
    """From where a chain is read: the number and the hash of an entry already known."""

    size: int = 0
    leaf: bytes = chain.GENESIS


@dataclass(frozen=True)
class Finding:
    """The first bad entry of a chain, and what is wrong with it."""

    kind: Kind
    sequence: int
    detail: str


@dataclass
class Evidence:
    """The checkpoints of one chain, sorted by what they are worth."""

    good: dict[int, list[Checkpoint]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    newest: Checkpoint | None = None
    torn_at: int | None = None

    def add(self, item: Note | Malformed, *, log_id: UUID, standing: Standing | None) -> None:
        """Take in one note of the chain's file, judged by the verifier's keys."""
        if isinstance(item, Malformed):
            if item.torn:
                self.torn_at = item.offset
            else:
                self._bad(1 if self.newest is None else self.newest.size, item.problem)
            return
        found = item.checkpoint
        if standing is Standing.BAD:
            self._bad(found.size, f"the signature of the checkpoint of size {found.size} is wrong")
        elif standing is not Standing.GOOD:
            reason = "an unknown key" if standing is Standing.UNKNOWN_KEY else "a key that was not in force"
            self.doubts.append(f"the checkpoint of size {found.size} is signed by {reason} ({item.key_id})")
        elif found.log_id != log_id:
            self._bad(found.size, f"the checkpoint of size {found.size} belongs to the chain {found.log_id}")
        else:
            self.vouch(found)

    def vouch(self, found: Checkpoint) -> None:
        """Count a checkpoint whose signature is known to be good."""
        self.good.setdefault(found.size, []).append(found)
        if self.newest is None or found.size >= self.newest.size:
            self.newest = found

    def _bad(self, sequence: int, detail: str) -> None:
        self.findings.append(Finding(Kind.BAD_SIGNATURE, max(sequence, 1), detail))


@dataclass
class Result:
    """What became of one chain."""

    log_id: UUID
    entries: int
    leaf: bytes
    finding: Finding | None
    newest: Checkpoint | None
    doubts: list[str]

    @property
    def uncovered(self) -> int:
        """How many entries no checkpoint vouches for yet."""
        return max(0, self.entries - (0 if self.newest is None else self.newest.size))


def verify_chain(
    log_id: UUID, *, head: Head | None, rows: Iterable[Row], evidence: Evidence, start: Start | None = None
) -> Result:
    """Recompute a chain and hold it against its head row and its checkpoints.

    `rows` come in the order of epoch and sequence, from the entry after `start`; `head` is None where the
    database no longer knows the chain. Memory does not grow with the number of rows.
    """
    start = start or Start()
    newest = evidence.newest
    epoch = head.epoch if head else newest.epoch if newest else chain.FIRST_EPOCH
    walk = _Walk(log_id, epoch, start, evidence)
    broken = walk.run(iter(rows))
    findings = [*evidence.findings]
    if broken is not None:
        findings.insert(0, broken)
    else:
        findings += _ends(walk, head, newest)
    return Result(
        log_id=log_id,
        entries=walk.size,
        leaf=walk.leaf,
        # Ties go to what the entries themselves say.
        finding=min(findings, key=lambda finding: finding.sequence, default=None),
        newest=newest,
        doubts=evidence.doubts,
    )


class _Walk:
    """The way along one chain: the last entry known to be right, and what comes next."""

    def __init__(self, log_id: UUID, epoch: int, start: Start, evidence: Evidence) -> None:
        self.log_id = log_id
        self.epoch = epoch
        self.size = start.size
        self.leaf = start.leaf
        self.vouched = start.size
        self.evidence = evidence

    def run(self, rows: Iterator[Row]) -> Finding | None:
        """Follow the chain until its end or its first bad entry."""
        for row in rows:
            broken = self._step(row, rows)
            if broken is not None:
                return broken
        return None

    def _step(self, row: Row, rest: Iterator[Row]) -> Finding | None:
        seq = self.size + 1
        hashed = hashlib.sha256(row.body).digest()
        leaf = self._leaf(seq, self.leaf, hashed)
        links = row.epoch == self.epoch and row.seq == seq and row.prev == self.leaf
        if not links or hashed != row.body_hash or leaf != row.leaf:
            return self._classify(row, seq, rest)
        content = _content(row)
        if content is not None:
            return Finding(Kind.EDITED, seq, content)
        for checkpoint in self.evidence.good.get(seq, ()):
            if checkpoint.head != leaf or checkpoint.epoch != self.epoch:
                detail = f"entries {self.vouched + 1} to {seq} are not the ones that were signed"
                return Finding(Kind.CHECKPOINT_MISMATCH, seq, detail)
            self.vouched = seq
        self.size, self.leaf = seq, leaf
        return None

    def _classify(self, row: Row, seq: int, rest: Iterator[Row]) -> Finding:
        """Name what broke the chain at number `seq`, by looking around the place."""
        if row.epoch != self.epoch:
            return Finding(
                Kind.INSERTED, row.seq, f"an entry of epoch {row.epoch} stands in epoch {self.epoch}"
            )
        if row.seq < 1:
            return Finding(Kind.INSERTED, row.seq, "numbers begin with 1")
        if row.seq < seq:
            return Finding(Kind.INSERTED, row.seq, "a second entry has this number")
        first_number = self._first_number(row, seq)
        window = itertools.chain([row], itertools.islice(rest, _SEARCH))
        successor = next((other for other in window if self._is_successor(other, seq)), None)
        if successor is not None:
            if successor is row and row.seq == seq:
                return Finding(Kind.EDITED, seq, "the stored hashes do not belong to this entry")
            if successor is row or (first_number is not None and first_number > seq):
                return Finding(Kind.REORDERED, seq, f"the entry written here stands at {successor.seq}")
            return Finding(Kind.INSERTED, seq, f"the entry written here stands at {successor.seq}")
        if row.seq > seq or (first_number is not None and first_number > seq):
            return Finding(Kind.MISSING, seq, "the entry with this number is gone")
        if first_number is not None and first_number < seq:
            return Finding(Kind.INSERTED, first_number, f"the entry first written here stands at {seq}")
        whole = row.body_hash == hashlib.sha256(row.body).digest()
        if whole and row.prev != self.leaf and first_number == seq and seq > 1:
            if self.vouched == seq - 1:
                return Finding(Kind.MISSING, seq, "the next entry follows one that is gone")
            return Finding(Kind.EDITED, seq - 1, "the next entry was written after a different one")
        return Finding(Kind.EDITED, seq, "the body does not have the hash under which it was written")

    def _first_number(self, row: Row, seq: int) -> int | None:
        """Return the number under which an unchanged entry was written, if it is near."""
        hashed = hashlib.sha256(row.body).digest()
        near = range(max(1, seq - _SEARCH), seq + _SEARCH)
        return next((n for n in (seq, *near) if self._leaf(n, row.prev, hashed) == row.leaf), None)

    def _is_successor(self, row: Row, seq: int) -> bool:
        """Return whether `row` is what was written as number `seq`, wherever it stands."""
        return self._leaf(seq, self.leaf, hashlib.sha256(row.body).digest()) == row.leaf

    def _leaf(self, seq: int, prev: bytes, body_hash: bytes) -> bytes:
        if len(prev) != 32:
            return b""
        return chain.leaf_hash(log_id=self.log_id, epoch=self.epoch, seq=seq, prev=prev, body_hash=body_hash)


def _content(row: Row) -> str | None:
    """Return what is wrong with a body whose hashes hold, or None."""
    try:
        document = chain.decode(row.body)
        if document["v"] != chain.VERSION:
            return f"the body has the unknown version {document['v']!r}"
        stated = _columns(document)
    except chain.BodyError as error:
        return str(error)
    except (KeyError, TypeError) as error:
        return f"the body lacks a member: {error}"
    if row.columns is None or row.columns == stated:
        return None
    names = [name for name in Columns._fields if getattr(row.columns, name) != getattr(stated, name)]
    return f"the column {names[0]} does not say what the body says"


def _columns(document: dict[str, Any]) -> Columns:
    return Columns(
        recorded_at=document["recorded_at"],
        action=document["action"],
        object_type=document["object"]["type"],
        object_id=document["object"]["id"],
        actor_id=document["actor"]["id"],
    )


def _ends(walk: _Walk, head: Head | None, newest: Checkpoint | None) -> Sequence[Finding]:
    """Hold the end of an unbroken chain against its head row and its newest checkpoint."""
    last = walk.size
    signed = 0 if newest is None else newest.size
    if head is None:
        if last:
            return [Finding(Kind.HEAD_MISMATCH, last, "the chain's head row is gone")]
        return (
            [Finding(Kind.VANISHED, 1, f"the chain is gone; {signed} entries were signed")] if signed else []
        )
    if signed > last:
        return [Finding(Kind.TRUNCATED, last + 1, f"the chain ends at {last}; {signed} entries were signed")]
    if head.size > last:
        return [Finding(Kind.MISSING, last + 1, f"the chain ends at {last}, its head row says {head.size}")]
    if head.size < last:
        if signed > head.size:
            return [
                Finding(
                    Kind.HEAD_MISMATCH, head.size + 1, f"the head row says {head.size}, {signed} are signed"
                )
            ]
        return [
            Finding(Kind.INSERTED, head.size + 1, f"the head row says {head.size}, the chain ends at {last}")
        ]
    if head.head != walk.leaf:
        return [Finding(Kind.HEAD_MISMATCH, max(last, 1), "the head row does not hold the last entry's hash")]
    return []
