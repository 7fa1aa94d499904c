"""Whether registries are read."""

from __future__ import annotations

import datetime as dt

from apps.core import clock
from apps.core.areas import Health, Level
from apps.features.choices import SyncState
from apps.features.models import FeatureStore, Sync

# Beat asks each minute which are due.
LATE_AFTER = dt.timedelta(minutes=15)


def syncs() -> Health:
    """Say whether stores with a schedule are synced in time."""
    scheduled = FeatureStore.objects.filter(sync_minutes__isnull=False)
    moment = clock.now()
    late = scheduled.filter(due_at__lt=moment - LATE_AFTER).count()
    if late:
        return Health(
            Level.WARN,
            f"{late} feature stores have waited for their sync for more than 15 minutes.",
            "Start beat and a worker; the page of jobs shows what is in the way.",
        )
    last = Sync.objects.order_by("store_id", "-created_at").distinct("store_id").filter(store__in=scheduled)
    failing = sum(1 for state in last.values_list("state", flat=True) if state == SyncState.FAILED)
    if failing:
        return Health(
            Level.WARN,
            f"{failing} of the scheduled feature stores could not be synced last.",
            "Each store's page says why. Their tenants mend registries and connections.",
        )
    return Health(Level.OK, f"{scheduled.count()} feature stores are synced by a schedule.")
