"""Background work. Each task is a hint: the reconciler process does the same from the database alone."""

from __future__ import annotations

from uuid import UUID

from apps.core.areas import Every
from apps.rollouts import services
from platform_portal.celery import app

BEAT_SECONDS = 5.0


@app.task(name="rollouts.tick")
def tick(rollout_id: str) -> None:
    """Move one rollout as far as it can go now."""
    services.tick(UUID(rollout_id))


@app.task(name="rollouts.reconcile")
def reconcile() -> None:
    """Do one round over all rollouts and routes."""
    services.reconcile_once(name="celery", interval=BEAT_SECONDS)


SCHEDULES = (Every("rollouts.reconcile", seconds=BEAT_SECONDS),)
