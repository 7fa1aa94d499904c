"""Traffic routers, and the one this installation uses."""

from __future__ import annotations

from pathlib import Path

from apps.rollouts.routers.base import TrafficRouter


def from_settings() -> TrafficRouter:
    """Return the router that the settings name."""
    from django.conf import settings

    from apps.core import faults
    from apps.rollouts.routers.envoy_file import EnvoyFileRouter

    return EnvoyFileRouter(
        Path(settings.ENVOY_CONFIG_DIR), admin_url=settings.ENVOY_ADMIN_URL, fault_point=faults.point
    )
