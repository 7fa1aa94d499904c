"""The verifier's core on chains in memory: every kind of damage, named at its first bad entry."""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid

import pytest

from apps.audit import chain
from apps.audit.checkpoints import Checkpoint
from apps.audit.verify import Columns, Evidence, Finding, Head, Kind, Result, Row, Start, verify_chain
from tests.audit.helpers import document, rows

LOG = uuid.uuid4()
NOW = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)


def evidence_of(found: list[Row], *sizes: int) -> Evidence:
    evidence = Evidence()
    for size in sizes:
        evidence.newest = Checkpoint(LOG, 1, size, found[size - 1].leaf, NOW)
        evidence.good[size] = [evidence.newest]
    return evidence


def check(found: list[Row], evidence: Evidence | None = None, head: Head | None = None) -> Result:
    ordered = sorted(found, key=lambda row: (row.epoch, row.seq))
    top = head or Head(1, ordered[-1].seq, ordered[-1].leaf)
    return verify_chain(LOG, head=top, rows=ordered, evidence=evidence or Evidence())


def named(result: Result) -> tuple[Kind, int] | None:
    return (result.finding.kind, result.finding.sequence) if result.finding else None


def linked(found: list[Row]) -> list[Row]:
    """Recompute all hashes, as a forger would."""
    again: list[Row] = []
    leaf = chain.GENESIS
    for seq, row in enumerate(found, start=1):
        hashed = hashlib.sha256(row.body).digest()
        prev = leaf
        leaf = chain.leaf_hash(log_id=LOG, epoch=1, seq=seq, prev=prev, body_hash=hashed)
        again.append(row._replace(seq=seq, prev=prev, body_hash=hashed, leaf=leaf))
    return again


FORGED = chain.encode(document(reason="forged"))


def rehashed(row: Row, body: bytes = FORGED) -> Row:
    hashed = hashlib.sha256(body).digest()
    leaf = chain.leaf_hash(log_id=LOG, epoch=1, seq=row.seq, prev=row.prev, body_hash=hashed)
    return row._replace(body=body, body_hash=hashed, leaf=leaf)


def test_chain__sound__is_verified_to_its_end() -> None:
    good = rows(LOG, 10)
    result = check(good, evidence_of(good, 4, 7))
    assert (result.finding, result.entries, result.uncovered) == (None, 10, 3)


@pytest.mark.parametrize("at", [1, 5, 10])
def test_chain__body_edited__is_edited_there(at: int) -> None:
    bad = rows(LOG, 10)
    bad[at - 1] = bad[at - 1]._replace(body=FORGED)
    assert named(check(bad)) == (Kind.EDITED, at)


@pytest.mark.parametrize("column", ["prev", "body_hash", "leaf"])
def test_chain__stored_hash_edited__is_edited_there(column: str) -> None:
    bad = rows(LOG, 10)
    bad[4] = bad[4]._replace(**{column: b"x" * 32})
    assert named(check(bad)) == (Kind.EDITED, 5)


@pytest.mark.parametrize("at", [1, 5])
def test_chain__entry_edited_with_its_own_hashes__is_edited_there(at: int) -> None:
    bad = rows(LOG, 10)
    bad[at - 1] = rehashed(bad[at - 1])
    assert named(check(bad)) == (Kind.EDITED, at)


@pytest.mark.parametrize("at", [1, 5, 9])
def test_chain__entry_deleted__is_missing_there(at: int) -> None:
    bad = rows(LOG, 10)
    del bad[at - 1]
    assert named(check(bad)) == (Kind.MISSING, at)


def test_chain__entry_deleted_and_rest_renumbered__is_missing_there() -> None:
    bad = rows(LOG, 10)
    del bad[4]
    bad = [row._replace(seq=seq) for seq, row in enumerate(bad, start=1)]
    assert named(check(bad)) == (Kind.MISSING, 5)


def test_chain__entry_deleted_after_a_signed_one_and_next_rehashed__is_missing_there() -> None:
    good = rows(LOG, 10)
    bad = [*good[:4], *good[5:]]
    bad = [rehashed(row._replace(seq=seq), row.body) for seq, row in enumerate(bad, start=1)]
    bad[:4] = good[:4]
    assert named(check(bad, evidence_of(good, 4))) == (Kind.MISSING, 5)


def test_chain__two_entries_swapped__is_reordered_at_the_first() -> None:
    bad = rows(LOG, 10)
    bad[2], bad[6] = bad[6]._replace(seq=3), bad[2]._replace(seq=7)
    assert named(check(bad)) == (Kind.REORDERED, 3)


def test_chain__entry_moved_to_the_end__is_reordered_where_it_was() -> None:
    bad = rows(LOG, 10)
    bad[2] = bad[2]._replace(seq=11)
    assert named(check(bad, head=Head(1, 10, bad[9].leaf))) == (Kind.REORDERED, 3)


@pytest.mark.parametrize("sealed", [True, False])
def test_chain__entry_put_between__is_inserted_there(sealed: bool) -> None:
    bad = rows(LOG, 10)
    new = bad[2]._replace(body=FORGED)
    new = rehashed(new) if sealed else new
    shifted = [row._replace(seq=row.seq + 1) for row in bad[2:]]
    assert named(check([*bad[:2], new, *shifted])) == (Kind.INSERTED, 3)


def test_chain__second_entry_with_a_number__is_inserted_there() -> None:
    bad = rows(LOG, 5)
    assert named(check([*bad, bad[2]])) == (Kind.INSERTED, 3)


def test_chain__entry_of_another_epoch__is_inserted() -> None:
    bad = rows(LOG, 5)
    result = check([*bad, rehashed(bad[2])._replace(epoch=2)], head=Head(1, 5, bad[4].leaf))
    assert named(result) == (Kind.INSERTED, 3)


def test_chain__entry_after_the_head_row__is_inserted() -> None:
    good = rows(LOG, 6)
    assert named(check(good, head=Head(1, 5, good[4].leaf))) == (Kind.INSERTED, 6)


def test_chain__all_hashes_recomputed__does_not_match_the_checkpoint() -> None:
    good = rows(LOG, 10)
    bad = linked([*good[:4], good[4]._replace(body=FORGED), *good[5:]])
    result = check(bad, evidence_of(good, 4, 8))
    assert named(result) == (Kind.CHECKPOINT_MISMATCH, 8)
    assert result.finding == Finding(
        Kind.CHECKPOINT_MISMATCH, 8, "entries 5 to 8 are not the ones that were signed"
    )


def test_chain__tail_and_head_row_cut__is_truncated() -> None:
    good = rows(LOG, 10)
    assert named(check(good[:7], evidence_of(good, 4, 9))) == (Kind.TRUNCATED, 8)


def test_chain__tail_cut_but_not_the_head_row__is_missing() -> None:
    good = rows(LOG, 10)
    assert named(check(good[:7], head=Head(1, 10, good[9].leaf))) == (Kind.MISSING, 8)


@pytest.mark.parametrize(
    "head", [Head(1, 10, b"x" * 32), Head(1, 7, b"x" * 32)], ids=["other hash", "smaller than signed"]
)
def test_chain__head_row_edited__does_not_match(head: Head) -> None:
    good = rows(LOG, 10)
    result = check(good, evidence_of(good, 9), head=head)
    assert result.finding is not None
    assert result.finding.kind is Kind.HEAD_MISMATCH


def test_chain__gone_without_a_trace__has_vanished() -> None:
    good = rows(LOG, 5)
    result = verify_chain(LOG, head=None, rows=[], evidence=evidence_of(good, 5))
    assert named(result) == (Kind.VANISHED, 1)


def test_chain__head_row_gone__does_not_match() -> None:
    good = rows(LOG, 5)
    result = verify_chain(LOG, head=None, rows=good, evidence=evidence_of(good, 5))
    assert named(result) == (Kind.HEAD_MISMATCH, 5)


def test_chain__entries_of_another_chain__are_edited() -> None:
    other = rows(uuid.uuid4(), 5)
    assert named(check(other)) == (Kind.EDITED, 1)


def test_chain__body_not_canonical_with_right_hashes__is_edited() -> None:
    bad = linked([rows(LOG, 3)[0]._replace(body=b'{"v": 1}')])
    assert named(check(bad)) == (Kind.EDITED, 1)


@pytest.mark.parametrize("column", Columns._fields)
def test_chain__column_says_something_else_than_the_body__is_edited(column: str) -> None:
    true = Columns("2026-01-01T00:00:00.000001Z", "audit.note.added", "test.thing", "1", "system:test")
    bad = [row._replace(columns=true) for row in rows(LOG, 5)]
    assert named(check(bad)) is None
    bad[3] = bad[3]._replace(columns=true._replace(**{column: "other"}))
    assert named(check(bad)) == (Kind.EDITED, 4)


def test_chain__read_from_a_known_entry__proves_the_rest() -> None:
    good = rows(LOG, 10)
    head = Head(1, 10, good[9].leaf)
    start = Start(4, good[3].leaf)
    result = verify_chain(LOG, head=head, rows=good[4:], evidence=Evidence(), start=start)
    assert (result.finding, result.entries) == (None, 10)
