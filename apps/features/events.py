"""What people are told of their feature stores."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from apps.audit.choices import Action
from apps.audit.events import EventKind, EventText
from apps.audit.models import Entry
from apps.features.models import Sync


def _sync(entry: Entry) -> Sync | None:
    return Sync.objects.filter(pk=entry.object_id).select_related("store__tenant").first()


def _page(it: Sync) -> str:
    return reverse("features:store", args=[it.store_id])


def _creator(entry: Entry, it: Sync) -> Iterable[UUID]:
    return [it.store.created_by_id]


EVENTS = {
    Action.FEATURES_SYNC_FAILED: EventText(
        EventKind.DATA,
        "Feature store not synced",
        "{it.store} in {it.store.tenant.name} could not be synced. Its page says why.",
        _sync,
        _page,
        _creator,
    ),
}
