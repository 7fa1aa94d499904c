"""Health checks of the trail: whether its consumers keep up, and whether it is signed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings

from apps.audit import outbox
from apps.audit.models import Entry, Log
from apps.core import clock
from apps.core.areas import Health, Level
from apps.core.health import short

CHECKPOINT_LATE = dt.timedelta(minutes=5)
OUTBOX_SLOW = dt.timedelta(seconds=60)


def consumers() -> Health:
    """Return whether every consumer of the outbox is up to date."""
    lags = outbox.lags()
    stuck = [lag.consumer for lag in lags if lag.stuck]
    if stuck:
        return Health(
            Level.FAIL,
            f"stuck on an event: {', '.join(stuck)}",
            "Read the worker's log. It tries again by itself; an event that can never succeed is skipped in the"
            " admin, under consumer positions.",
        )
    age = dt.timedelta(seconds=max((lag.seconds for lag in lags), default=0.0))
    if age > OUTBOX_SLOW:
        return Health(
            Level.WARN,
            f"the oldest event waits for {short(age)}",
            "See that a worker and beat run: beat asks every few seconds for what no message named.",
        )
    return Health(Level.OK, "every consumer is up to date")


def checkpoints() -> Health:
    """Return whether the signer signs what is recorded."""
    if not Log.objects.exists():
        return Health(Level.OK, "there is nothing to sign yet")
    folder = Path(settings.AUDIT_CHECKPOINT_DIR)
    times = [path.stat().st_mtime for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []
    todo = "See that manage.py audit_signer runs, and read its log: it refuses what does not verify."
    if not times:
        return Health(Level.FAIL, "nothing was ever signed", todo)
    newest = dt.datetime.fromtimestamp(max(times), dt.UTC)
    entry = Entry.objects.order_by("-recorded_at").values_list("recorded_at", flat=True).first()
    detail = f"the newest is {short(clock.now() - newest)} old"
    if entry is not None and entry > newest and clock.now() - entry > CHECKPOINT_LATE:
        return Health(Level.FAIL, f"{detail}; later entries are not signed", todo)
    return Health(Level.OK, detail)
