"""Health checks of the engine: the reconciler that moves rollouts, and the Envoy that splits traffic."""

from __future__ import annotations

import datetime as dt

from django.conf import settings

from apps.core import clock
from apps.core.areas import Health, Level
from apps.rollouts.models import ReconcilerHeartbeat
from apps.rollouts.routers.base import RouterUnavailable
from apps.rollouts.routers.envoy_client import EnvoyAdmin

MISSED_ROUNDS = 3
# A round talks to Envoy and to the model servers; a fast interval must not make a slow round look dead.
LEAST_PATIENCE = dt.timedelta(seconds=15)


def reconciler() -> Health:
    """Return whether the reconciler did a round lately."""
    todo = "Start manage.py rollout_reconciler; traffic stays as it is meanwhile."
    newest = ReconcilerHeartbeat.objects.order_by("-beaten_at").first()
    if newest is None:
        return Health(Level.FAIL, "has never finished a round", todo)
    age = clock.now() - newest.beaten_at
    patience = max(MISSED_ROUNDS * dt.timedelta(seconds=newest.interval_seconds), LEAST_PATIENCE)
    detail = f"last round {max(age.total_seconds(), 0):.0f} s ago"
    return Health(Level.OK, detail) if age <= patience else Health(Level.FAIL, detail, todo)


def envoy() -> Health:
    """Return whether the Envoy that splits traffic is live."""
    if not settings.ENVOY_ADMIN_URL:
        return Health(Level.WARN, "is not configured", "Set ENVOY_ADMIN_URL to move traffic.")
    try:
        state = EnvoyAdmin(settings.ENVOY_ADMIN_URL).get_json("/server_info", {}).get("state")
    except RouterUnavailable:
        return Health(Level.FAIL, "does not answer", "Start it; rollouts stand still until it does.")
    if state != "LIVE":
        return Health(Level.WARN, f"says {state}", "Wait a moment, then read its log.")
    return Health(Level.OK, "is live")
