"""The ground rules of REST, which every router inherits: see docs/reference/rest.md."""

from apps.core.rest.api import PortalAPI
from apps.core.rest.idempotency import commits_by_itself
from apps.core.rest.operations import OperationOut, accepted, operation_out
from apps.core.rest.paging import PAGE_SIZE, PageIn, PageSize, Words, keyset, listed
from apps.core.rest.preconditions import IfMatch, editable

__all__ = [
    "PAGE_SIZE",
    "IfMatch",
    "OperationOut",
    "PageIn",
    "PageSize",
    "PortalAPI",
    "Words",
    "accepted",
    "commits_by_itself",
    "editable",
    "keyset",
    "listed",
    "operation_out",
]
