"""The history of a definition, as its page shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from apps.features.choices import Change
from apps.features.models import Revision

SHOWN = 20
_ICONS = {Change.ADDED: "plus", Change.CHANGED: "edit", Change.REMOVED: "trash", Change.RESTORED: "refresh"}


@dataclass(frozen=True)
class HistoryRow:
    """One change of an object: who or what made it, and the fields that differ."""

    change: str
    label: str
    icon: str
    by: str
    at: dt.datetime
    fields: list[Mapping[str, Any]]
    request_url: str
    sync_url: str


def history(obj: Any) -> list[HistoryRow]:
    """Return the last changes of an object, the newest first."""
    rows = Revision.objects.of(obj).filter(store__tenant=obj.tenant_id).select_related("by", "sync")[:SHOWN]
    return [
        HistoryRow(
            change=one.change,
            label=Change(one.change).label,
            icon=_ICONS[Change(one.change)],
            by=_author(one),
            at=one.at,
            fields=one.fields,
            request_url=reverse("approvals:detail", args=[one.change_request_id])
            if one.change_request_id
            else "",
            sync_url=reverse("features:sync", args=[one.store_id, one.sync_id]) if one.sync_id else "",
        )
        for one in rows
    ]


def _author(one: Revision) -> str:
    if one.by is not None:
        return f"by {one.by.display_name}"
    return "by a sync" if one.sync is not None else ""
