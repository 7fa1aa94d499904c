"""What every write of the feature store does first."""

from __future__ import annotations

from uuid import UUID

from apps.audit.choices import Action
from apps.core.actors import Actor
from apps.tenants import access
from apps.tenants.choices import Permission


def authorise(
    by: Actor,
    *,
    tenant_id: UUID,
    action: Action,
    obj: tuple[str, str],
    permission: Permission = Permission.PUBLISH,
) -> None:
    """Return quietly when `by` may publish in the tenant, or do what `permission` names; the portal itself always may.

    Raises `NotFound` for outsiders, and `Forbidden`, which is recorded as denied, for insiders.
    """
    access.authorise(by, tenant_id, permission, action=action, obj=obj)
