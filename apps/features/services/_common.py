"""What every write of the feature store does first."""

from __future__ import annotations

from uuid import UUID

from apps.audit.choices import Action
from apps.core.actors import Actor, System
from apps.core.refusals import Forbidden
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
    if isinstance(by, System):
        return
    try:
        access.require(by, tenant_id, permission)
    except Forbidden as refusal:
        refusal.audit = {"action": action, "tenant_id": tenant_id, "by": by, "obj": obj}
        raise
