"""How many acts a chain has recorded since a moment. Refused attempts and accesses of operators are no acts: whoever only
reads, or tries to, would else use up what a tenant may record in a day. Entries of a chain are numbered and never go back
in time, so a few reads by number count all of them for a chain of any length; those that are no acts have an index of
their own."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from apps.audit import chain
from apps.audit.models import Entry, Log

# As in the condition of the index `audit_entry_no_act`, word for word.
_IS_NO_ACT = """(position('"outcome":"denied"'::bytea IN body) > 0 OR action = 'operations.admin.viewed')"""


def acts_since(tenant_id: UUID | None, moment: dt.datetime) -> int:
    """Return how many acts were recorded at `moment` or later."""
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
    return log.size + 1 - low - no_acts(log, moment).count()


def reached(tenant_id: UUID | None, limit: int, *, since: dt.datetime) -> bool:
    """Return whether at least `limit` acts were recorded since the moment: in two reads while not."""
    if limit < 1:
        return True
    log = Log.objects.filter(log_id=chain.log_of(tenant_id)).first()
    if log is None or log.size < limit or _recorded_at(log, log.size - limit + 1) < since:
        return False
    return acts_since(tenant_id, since) >= limit


def no_acts(log: Log, moment: dt.datetime) -> QuerySet[Entry]:
    """Return the entries since a moment that are no acts."""
    return Entry.objects.filter(
        RawSQL(_IS_NO_ACT, [], BooleanField()),  # noqa: S611 - a constant
        log_id=log.log_id,
        recorded_at__gte=moment,
    )


def _recorded_at(log: Log, seq: int) -> dt.datetime:
    entry = Entry.objects.filter(log_id=log.log_id, seq=seq).order_by("-epoch").only("recorded_at").first()
    if entry is None:
        raise LookupError(f"entry {seq} of {log.log_id} is missing: verify the trail")
    return entry.recorded_at
