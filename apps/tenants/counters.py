"""Who counts what a tenant uses. The apps that own the objects register how, since they stand above this one."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from apps.tenants.choices import Quota

_counters: dict[Quota, Callable[[UUID], int]] = {}


def register(quota: Quota, count: Callable[[UUID], int]) -> None:
    """Let `count` tell how much of `quota` the tenant with the given id uses."""
    _counters[quota] = count


def used(quota: Quota, tenant_id: UUID) -> int:
    """Return how much of `quota` a tenant uses now. Raises `KeyError` where nobody counts it."""
    return _counters[quota](tenant_id)
