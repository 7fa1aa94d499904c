"""How many acts a chain has recorded since a moment. Refused attempts are no acts: whoever may only look could else use
up what a tenant may record in a day. Entries of a chain are numbered and never go back in time, so a few reads by number
count all of them for a chain of any length; the refused ones have an index of their own."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from apps.audit import chain
from apps.audit.models import Entry, Log

# As in the condition of the index `audit_entry_denied`, word for word.
_IS_DENIED = """(position('"outcome":"denied"'::bytea IN body) > 0)"""


def acts_since(tenant_id: UUID | None, moment: dt.datetime) -> int:
    """This function will return how many acts were recorded at `moment` or later."""
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
    return log.size + 1 - low - _denied_since(log, moment)


def reached(tenant_id: UUID | None, limit: int, *, since: dt.datetime) -> bool:
    """This function will tell whether at least `limit` acts were recorded since the moment: in two reads while not."""
    if limit < 1:
        return True
    log = Log.objects.filter(log_id=chain.log_of(tenant_id)).first()
    if log is None or log.size < limit or _recorded_at(log, log.size - limit + 1) < since:
        return False
    return acts_since(tenant_id, since) >= limit


def _denied_since(log: Log, moment: dt.datetime) -> int:
    denied = Entry.objects.filter(
        RawSQL(_IS_DENIED, [], BooleanField()),  # noqa: S611 - a constant
        log_id=log.log_id,
        recorded_at__gte=moment,
    )
    return denied.count()


def _recorded_at(log: Log, seq: int) -> dt.datetime:
    entry = Entry.objects.filter(log_id=log.log_id, seq=seq).order_by("-epoch").only("recorded_at").first()
    if entry is None:
        raise LookupError(f"entry {seq} of {log.log_id} is missing: verify the trail")
    return entry.recorded_at
