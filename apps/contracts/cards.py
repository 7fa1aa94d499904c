"""The card of the home page: contracts whose data breaks them, else those that changed last."""

from __future__ import annotations

from typing import Any

from apps.contracts.models import Contract, ContractQuerySet
from apps.contracts.pages.lists import row
from apps.core.paging import Listing
from apps.tenants import access
from apps.tenants.choices import Permission

SHOWN = 5


def contracts(user: Any) -> dict[str, Any] | None:
    """Return the contracts that are breached, or those that changed last where none is."""
    seen = access.tenant_ids(user)
    if not seen:
        return None
    breached = _newest(Contract.objects.breached(), seen)
    if breached:
        return {"rows": [row(one) for one in breached], "is_breached": True}
    return {
        "rows": [row(one) for one in _newest(Contract.objects.all(), seen)],
        "is_breached": False,
        "can_publish": bool(access.tenant_ids(user, Permission.PUBLISH)),
    }


def _newest(rows: ContractQuerySet, seen: Any) -> list[Contract]:
    listing = Listing([rows], seen, by="updated_at")
    return listing.page(cursor="", size=SHOWN, read=ContractQuerySet.in_rows).rows
