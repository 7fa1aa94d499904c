"""What a change request would change in the lineage, read from its document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from apps.approvals.models import ChangeRequest
from apps.catalog.changes import Change
from apps.tenants.models import Tenant

_READERS: dict[str, Callable[[Tenant, Mapping[str, Any]], Change | None]] = {}


def of_request(change_request: ChangeRequest) -> Change | None:
    """Return the change of a request for a contract or for features; None for other kinds."""
    read = _READERS.get(change_request.kind)
    return read(change_request.tenant, change_request.content) if read is not None else None
