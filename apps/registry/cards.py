"""Cards of the home page: the first steps where there are no models, and the models that changed last."""

from __future__ import annotations

from typing import Any

from apps.core.paging import Listing
from apps.registry.models import RegisteredModel
from apps.tenants import access
from apps.tenants.choices import Permission

SHOWN = 5


def first_steps(user: Any) -> dict[str, Any] | None:
    """Return what `user` can do first where no model is to be seen."""
    if not access.tenant_ids(user) or _newest(user, 1):
        return None
    return {
        "can_register": bool(access.tenant_ids(user, Permission.REGISTER)),
        "can_vote": bool(access.tenant_ids(user, Permission.VOTE)),
    }


def newest(user: Any) -> dict[str, Any] | None:
    """Return the models that changed last."""
    models = _newest(user, SHOWN)
    return {"models": models} if models else None


def _newest(user: Any, size: int) -> list[RegisteredModel]:
    shared = access.shared_ids(user, RegisteredModel.SHARES)
    listing = Listing([RegisteredModel.objects.all()], access.tenant_ids(user), shared, by="updated_at")
    return listing.page(
        cursor="",
        size=size,
        read=lambda rows: rows.with_heads().select_related("tenant").defer(*RegisteredModel.WIDE),
    ).rows
