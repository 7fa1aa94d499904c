"""A card of the home page: what waits for an operator of the platform."""

from __future__ import annotations

from typing import Any

from apps.operations.console import platform_needs
from apps.tenants import access


def needs(user: Any) -> dict[str, Any] | None:
    """Return what waits for `user`, who operates the platform."""
    return {"needs": platform_needs()} if access.operates(user) else None
