"""What every write of the registry does first."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from apps.audit.choices import Action
from apps.core import access
from apps.core.actors import Actor, System
from apps.core.errors import Forbidden
from apps.tenants.choices import Permission


def authorise(by: Actor, *, tenant_id: UUID, action: Action, obj: tuple[str, str]) -> None:
    """This function will return quietly when `by` may register in the tenant; the portal itself always may.

    Raises `NotFound` for outsiders, and `Forbidden`, which is recorded as denied, for insiders.
    """
    if isinstance(by, System):
        return
    try:
        access.require(by, tenant_id, Permission.REGISTER)
    except Forbidden as refusal:
        refusal.audit = denied(by, tenant_id=tenant_id, action=action, obj=obj)
        raise


def denied(by: Actor, *, tenant_id: UUID, action: Action, obj: tuple[str, str]) -> dict[str, Any]:
    """This function will return what the trail says of a refused attempt."""
    return {"action": action, "tenant_id": tenant_id, "by": by, "obj": obj}


def lock_store(tenant_id: UUID) -> None:
    """This function will keep everybody else from naming, freezing and clearing the tenant's files until the transaction ends.

    It comes before every other lock of a write, so that no two wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"registry.artifacts:{tenant_id}"]
        )
