"""What a change breaks, on the page of its request."""

from __future__ import annotations

from typing import Any

from apps.approvals.models import ChangeRequest
from apps.catalog.pages.impact import result
from apps.catalog.request_changes import of_request


def panel(change_request: ChangeRequest, user: Any) -> dict[str, Any] | None:
    """Return what the change of a request breaks, or None where it changes nothing that others read."""
    change = of_request(change_request)
    if change is None:
        return None
    return {"result": result(change_request.tenant, change, user=user, name="impact")}
