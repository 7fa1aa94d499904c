"""How many entries a chain has had since a moment. Entries of a chain are numbered and never go back in time, so a few
reads by number answer it for a chain of any length."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from apps.audit import chain
from apps.audit.models import Entry, Log


def entries_since(tenant_id: UUID | None, moment: dt.datetime) -> int:
    """This function will return how many entries were recorded at `moment` or later, in about 20 reads of one row."""
    log = Log.objects.filter(log_id=chain.log_of(tenant_id)).first()
    if log is None:
        return 0
    low, high = 1, log.size + 1
    while low < high:
        middle = (low + high) // 2
        if _recorded_at(log, middle) < moment:
            low = middle + 1
        else:
            high = middle
    return log.size + 1 - low


def reached(tenant_id: UUID | None, limit: int, *, since: dt.datetime) -> bool:
    """This function will tell whether at least `limit` entries were recorded since the moment, in two reads."""
    if limit < 1:
        return True
    log = Log.objects.filter(log_id=chain.log_of(tenant_id)).first()
    return log is not None and log.size >= limit and _recorded_at(log, log.size - limit + 1) >= since


def _recorded_at(log: Log, seq: int) -> dt.datetime:
    entry = Entry.objects.filter(log_id=log.log_id, seq=seq).order_by("-epoch").only("recorded_at").first()
    if entry is None:
        raise LookupError(f"entry {seq} of {log.log_id} is missing: verify the trail")
    return entry.recorded_at
