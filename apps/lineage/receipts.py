"""What both addresses do that take events: /api/v1/lineage and that of stock clients."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from apps.lineage import services
from apps.lineage.services.events import REFUSED, STORED, Receipt
from apps.tenants import access
from apps.tenants.models import Tenant


def received(request: HttpRequest, tenant: str) -> dict[str, Any]:
    """Store the events of a request, and return what became of each. Raises what `services.receive` raises."""
    found = access.get_or_404(Tenant.objects.all, user=request.user, slug=tenant)
    receipts = services.receive(tenant=found, body=request.body, by=request.user)
    stored, refused = _count(receipts, STORED), _count(receipts, REFUSED)
    return {
        "stored": stored,
        "duplicates": len(receipts) - stored - refused,
        "refused": refused,
        "events": [vars(receipt) for receipt in receipts],
    }


def _count(receipts: list[Receipt], outcome: str) -> int:
    return sum(receipt.outcome == outcome for receipt in receipts)
