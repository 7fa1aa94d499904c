"""Metrics sources, and the one this installation uses."""

from __future__ import annotations

from apps.rollouts.metrics.base import MetricsProvider


def from_settings() -> MetricsProvider:
    """Return the metrics source that the settings name."""
    from django.conf import settings

    from apps.rollouts.metrics.envoy_admin import EnvoyAdminMetrics

    return EnvoyAdminMetrics(admin_url=settings.ENVOY_ADMIN_URL)
