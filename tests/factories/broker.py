"""A broker that cannot be reached, for the length of a test."""

from __future__ import annotations

import pytest


def take_broker_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send what is sent from now on to where nobody listens."""
    from platform_portal.celery import app

    monkeypatch.setattr(app.conf, "broker_url", "redis://127.0.0.1:9/0")
    # Connections that other tests opened lead to the real one, and theirs must not lead here afterwards.
    monkeypatch.setattr(app, "_pool", None)
    monkeypatch.setattr(app.amqp, "_producer_pool", None)
