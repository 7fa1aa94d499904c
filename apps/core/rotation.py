"""The rotation of keys: what is kept encrypted, under which key it is, and how it comes under the newest one.

Which columns hold encrypted texts is declared by areas (`areas.Encrypted`). What lives for a day at most is not: answers kept
for Idempotency-Key, and secrets that wait for the page which shows them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import InvalidToken
from django.db import transaction
from django.db.models import Model, QuerySet

from apps.core import areas, faults
from apps.core.areas import Encrypted
from apps.core.encryption import cipher_for, newest_for

BATCH = 200


@dataclass(frozen=True)
class Count:
    """How many texts of one declaration are kept: under the newest key, under an older one, and under none that is known."""

    name: str
    newest: int = 0
    older: int = 0
    unreadable: int = 0


def counts() -> list[Count]:
    """Return under which keys everything is that is kept encrypted."""
    return [_count(one) for one in areas.encrypted()]


def rotate() -> list[tuple[Count, int]]:
    """Bring everything under the newest key; return for each declaration what there is now, and how many were encrypted anew.

    It works in batches, each a transaction: one that was cut off is run again, and finds what is left. What no known key
    decrypts stays as it is.
    """
    return [(_count(one), changed) for one, changed in [(one, _rotate(one)) for one in areas.encrypted()]]


def _rotate(one: Encrypted) -> int:
    changed, after = 0, None
    while True:
        with transaction.atomic():
            rows = list(_rows(one, after).select_for_update(no_key=True)[:BATCH])
            for row in rows:
                changed += _anew(one, row)
        faults.point("core.rotation.batch")
        if len(rows) < BATCH:
            return changed
        after = rows[-1].pk


def _anew(one: Encrypted, row: Model) -> int:
    """Encrypt the texts of a locked row anew where they are under an older key, and return how many were."""
    changed: dict[str, Any] = {}
    count = 0
    for column, key, token in _texts(one, row):
        if _is_newest(one.purpose, token):
            continue
        try:
            made = cipher_for(one.purpose).rotate(token.encode()).decode()
        except InvalidToken:
            continue
        count += 1
        changed[column] = {**changed.get(column, getattr(row, column)), key: made} if key else made
    if changed:
        type(row)._base_manager.filter(pk=row.pk).update(**changed)
    return count


def _count(one: Encrypted) -> Count:
    newest = older = unreadable = 0
    cipher = cipher_for(one.purpose)
    for row in _rows(one, None).iterator(chunk_size=BATCH):
        for _, _, token in _texts(one, row):
            if _is_newest(one.purpose, token):
                newest += 1
                continue
            try:
                cipher.decrypt(token.encode())
            except InvalidToken:
                unreadable += 1
            else:
                older += 1
    return Count(one.name, newest, older, unreadable)


def _rows(one: Encrypted, after: Any) -> QuerySet[Any]:
    columns = {column.partition(".")[0] for column in one.columns}
    rows = one.model._base_manager.order_by("pk").only("pk", *columns)
    return rows if after is None else rows.filter(pk__gt=after)


def _texts(one: Encrypted, row: Model) -> Iterator[tuple[str, str, str]]:
    """Return column, key inside a JSON column, and the encrypted text, of those that there are."""
    for name in one.columns:
        column, _, key = name.partition(".")
        held = getattr(row, column)
        token = held.get(key) if key and isinstance(held, dict) else held
        if isinstance(token, str) and token:
            yield column, key, token


def _is_newest(purpose: str, token: str) -> bool:
    try:
        newest_for(purpose).decrypt(token.encode())
    except InvalidToken:
        return False
    return True
