"""Cards of the home page: requests that wait for a vote, one's own, and those that were decided."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from apps.approvals import subjects
from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet
from apps.approvals.pages import reviews_anywhere, waiting_list
from apps.core.paging import Listing
from apps.tenants import access

SHOWN = 5


def waiting(user: Any) -> dict[str, Any] | None:
    """Return the requests that wait for the vote of `user`; of who reviews nothing, only where there are any."""
    found = _newest(waiting_list(user))
    if not found and not reviews_anywhere(user):
        return None
    return {"requests": found}


def own(user: Any) -> dict[str, Any] | None:
    """Return the newest requests of `user`, who may ask for some kind of change somewhere."""
    open_to = [subject for subject in subjects.every() if access.tenant_ids(user, subject.request_permission)]
    if not open_to:
        return None
    rows: QuerySet[ChangeRequest] = ChangeRequest.objects.filter(requester=user)
    return {
        "requests": _newest(Listing([rows], access.tenant_ids(user))),
        "invitation": " ".join(subject.invitation for subject in open_to),
    }


def decided(user: Any) -> dict[str, Any] | None:
    """Return the requests that were decided last in the tenants that `user` sees."""
    seen = access.tenant_ids(user)
    if not seen:
        return None
    return {"requests": _newest(Listing([ChangeRequest.objects.decided()], seen, by="decided_at"))}


def _newest(listing: Listing[ChangeRequest]) -> list[ChangeRequest]:
    return listing.page(cursor="", size=SHOWN, read=ChangeRequestQuerySet.in_rows).rows
