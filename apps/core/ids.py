"""Ids of rows: UUIDs that begin with the time, version 7 of RFC 9562."""

from __future__ import annotations

import os
import time
from uuid import UUID


def new_id() -> UUID:
    """Return a new id: its first 48 bits are the milliseconds since 1970, nearly all others chance.

    What was made at one time then lies together in every index of ids. By chance alone each row of a page of the newest
    is on a page of its own there.
    """
    at = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10))
    value = at << 80 | 7 << 76 | (chance >> 68) << 64 | 2 << 62 | chance & (1 << 62) - 1
    return UUID(int=value)
