"""What every write of the registry does first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection

from apps.accounts.models import User
from apps.audit.choices import Action
from apps.core.actors import Actor
from apps.registry.provenance import Act, Provenance
from apps.tenants import access
from apps.tenants.choices import Permission


def authorise(by: Actor, *, tenant_id: UUID, action: Action, obj: tuple[str, str]) -> None:
    """Return quietly when `by` may register in the tenant; the portal itself always may.

    Raises `NotFound` for outsiders, and `Forbidden`, which is recorded as denied, for insiders.
    """
    access.authorise(by, tenant_id, Permission.REGISTER, action=action, obj=obj)


def denied(by: Actor, *, tenant_id: UUID, action: Action, obj: tuple[str, str]) -> dict[str, Any]:
    """Return what the trail says of a refused attempt."""
    return {"action": action, "tenant_id": tenant_id, "by": by, "obj": obj}


def keep_provenance(*, tenant_id: UUID, act: Act, digests: Iterable[str], by: User, path: str = "") -> None:
    """Keep who sent or registered bytes, for good; whoever did so before stays the first. Call it with the store locked."""
    Provenance.objects.bulk_create(
        (
            Provenance(
                tenant_id=tenant_id,
                sha256=sha256,
                act=act,
                path=path,
                person=by,
                answerable_id=by.owner_id,
            )
            for sha256 in digests
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )


def lock_store(tenant_id: UUID) -> None:
    """Keep everybody else from naming, freezing and clearing the tenant's files until the transaction ends.

    It comes before every other lock of a write, so that no two wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"registry.artifacts:{tenant_id}"]
        )
