"""Reading whole chains out of the database, in batches and from one snapshot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from apps.audit import chain
from apps.audit.verify import Columns, Head, Row

_BATCH = 2000


@contextmanager
def snapshot() -> Iterator[None]:
    """Let everything in the `with` block see one and the same state of the database."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def heads() -> dict[UUID, Head]:
    """Return the head row of every chain."""
    if not _exists("audit_log"):
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT log_id, epoch, size, head FROM audit_log")
        return {log_id: Head(epoch, size, bytes(head)) for log_id, epoch, size, head in cursor.fetchall()}


def log_ids() -> set[UUID]:
    """Return the chains that have entries, whether or not a head row names them."""
    if not _exists("audit_entry"):
        return set()
    with connection.cursor() as cursor:
        # Jumps from chain to chain along the index: it does not read the entries between.
        cursor.execute(
            "WITH RECURSIVE logs AS ("
            " (SELECT log_id FROM audit_entry ORDER BY log_id LIMIT 1)"
            " UNION ALL SELECT (SELECT e.log_id FROM audit_entry e WHERE e.log_id > logs.log_id"
            " ORDER BY e.log_id LIMIT 1) FROM logs WHERE logs.log_id IS NOT NULL"
            ") SELECT log_id FROM logs WHERE log_id IS NOT NULL"
        )
        return {log_id for (log_id,) in cursor.fetchall()}


def rows(log_id: UUID, *, after: int = 0, up_to: int | None = None) -> Generator[Row]:
    """Stream a chain's entries by a cursor on the server. It runs inside a transaction.

    A chain that is read from its beginning comes with whatever stands before it: who owns the database can take the rule
    away that numbers are positive, and that there is one.
    """
    if not _exists("audit_entry"):
        return
    stored = (
        "coalesce(epoch, 0), coalesce(seq, 0), prev, body, body_hash, leaf, recorded_at, action, object_type,"
        " object_id, actor_id"
    )
    begin = "seq > %(after)s" if after else "true"
    end = "true" if up_to is None else "coalesce(seq, 0) <= %(up_to)s"
    query = f"SELECT {stored} FROM audit_entry WHERE log_id = %(log_id)s AND {begin} AND {end} ORDER BY epoch, seq"  # noqa: S608
    with connection.chunked_cursor() as cursor:
        cursor.execute(query, {"log_id": log_id, "after": after, "up_to": up_to})
        while batch := cursor.fetchmany(_BATCH):
            for epoch, seq, prev, body, body_hash, leaf, recorded_at, *rest in batch:
                columns = Columns(_stamp(recorded_at), *rest)
                yield Row(epoch, seq, bytes(prev), bytes(body), bytes(body_hash), bytes(leaf), columns)


def slugs() -> dict[UUID, str]:
    """Return the tenants' slugs. By SQL: this app knows none above it."""
    names = {chain.PLATFORM_LOG: "platform"}
    if _exists("tenants_tenant"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, slug FROM tenants_tenant")
            names.update(cursor.fetchall())
    return names


def _exists(table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{table}"])
        return bool(cursor.fetchone()[0])


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
