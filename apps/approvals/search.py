"""Change requests in the search palette."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from apps.approvals.models import ChangeRequest, ChangeRequestQuerySet
from apps.core.areas import Hit
from apps.core.numbers import whole
from apps.core.paging import Listing
from apps.tenants import access


def requests(user: Any, words: str, limit: int) -> Iterator[Hit]:
    """Find requests by their number or a part of their title, the newest first."""
    wanted = Q(title__icontains=words)
    number = whole(words.removeprefix("#"))
    if number is not None:
        wanted |= Q(number=number)
    listing = Listing([ChangeRequest.objects.filter(wanted)], access.tenant_ids(user))
    for request in listing.page(cursor="", size=limit, read=ChangeRequestQuerySet.in_rows).rows:
        detail = f"{request.tenant.name} #{request.number}, {request.get_state_display().lower()}"
        yield Hit(request.title, reverse("approvals:detail", args=[request.pk]), detail)
