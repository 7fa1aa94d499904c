"""What the audit tests share: writing, signing, verifying, and an attacker who owns the database."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.core.management import call_command
from django.db import transaction

from apps.audit import chain, services
from apps.audit.choices import Action
from apps.audit.verify import Row
from apps.core.actors import System

PORTAL = System("test")


def write(tenant_id: UUID | None, count: int = 1, **rest: Any) -> None:
    """Append entries, each in a transaction of its own."""
    for _ in range(count):
        with transaction.atomic():
            values = {"by": PORTAL, "obj": ("test.thing", "1"), **rest}
            services.record(Action.AUDIT_NOTE_ADDED, tenant_id=tenant_id, **values)


@dataclass(frozen=True)
class Verdict:
    """What `audit_verify --json` said."""

    code: int
    document: dict[str, Any]

    def findings(self) -> list[tuple[str, int, str]]:
        return [
            (chain_["tenant"], chain_["finding"]["sequence"], chain_["finding"]["kind"])
            for chain_ in self.document["chains"]
            if chain_["finding"]
        ]


def verify(**options: Any) -> Verdict:
    """Run the verifier as an operator does."""
    out = StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command("audit_verify", json=True, stdout=out, **options)
    return Verdict(int(exit_.value.code), json.loads(out.getvalue()))


def sign() -> tuple[int, str]:
    """Run the signer once; it returns the exit code and what it complained of."""
    err = StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command("audit_signer", once=True, stdout=StringIO(), stderr=err)
    return int(exit_.value.code), err.getvalue()


@contextmanager
def unguarded(superuser: psycopg.Connection) -> Iterator[psycopg.Connection]:
    """Switch the triggers off for the block, as only the owner or a superuser can."""
    tables = ("audit_entry", "audit_log")
    with superuser.transaction():
        for table in tables:
            superuser.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield superuser
        for table in tables:
            superuser.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_rows")
            superuser.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_truncate")


def rebuild(superuser: psycopg.Connection, log_id: UUID) -> None:
    """Recompute all hashes of a chain and its head row: a forger who knows the format."""
    leaf, size = chain.GENESIS, 0
    rows = superuser.execute(
        "SELECT seq, body FROM audit_entry WHERE log_id = %s ORDER BY seq", [log_id]
    ).fetchall()
    for size, (seq, body) in enumerate(rows, start=1):
        hashed = hashlib.sha256(body).digest()
        prev = leaf
        leaf = chain.leaf_hash(log_id=log_id, epoch=1, seq=size, prev=prev, body_hash=hashed)
        superuser.execute(
            "UPDATE audit_entry SET seq = %s, prev = %s, body_hash = %s, leaf = %s WHERE log_id = %s AND seq = %s",
            [size, prev, hashed, leaf, log_id, seq],
        )
    superuser.execute("UPDATE audit_log SET size = %s, head = %s WHERE log_id = %s", [size, leaf, log_id])


def forged_body(superuser: psycopg.Connection, log_id: UUID, seq: int) -> bytes:
    """Return the body of an entry with its object replaced by one of the same length."""
    row = superuser.execute(
        "SELECT body FROM audit_entry WHERE log_id = %s AND seq = %s", [log_id, seq]
    ).fetchone()
    assert row is not None
    body: bytes = row[0]
    assert b'"digest":""' in body
    return body.replace(b'"digest":""', b'"digest":"forged"')


def document(**changes: Any) -> dict[str, Any]:
    """Return the parts of an entry's body, as the database leaves them."""
    return {
        "v": 1,
        "event_id": str(uuid.uuid4()),
        "occurred_at": "2026-01-01T00:00:00.000000Z",
        "recorded_at": "2026-01-01T00:00:00.000001Z",
        "actor": {"kind": "system", "id": "system:test"},
        "via": "command",
        "action": "audit.note.added",
        "object": {"type": "test.thing", "id": "1", "digest": ""},
        "outcome": "ok",
        "reason": "",
        "before": "",
        "after": "",
        "data": {},
        **changes,
    }


def rows(log_id: UUID, count: int) -> list[Row]:
    """Build a sound chain in memory."""
    built: list[Row] = []
    leaf = chain.GENESIS
    for seq in range(1, count + 1):
        body = chain.encode(document(data={"n": seq}))
        hashed = hashlib.sha256(body).digest()
        prev = leaf
        leaf = chain.leaf_hash(log_id=log_id, epoch=1, seq=seq, prev=prev, body_hash=hashed)
        built.append(Row(1, seq, prev, body, hashed, leaf))
    return built
