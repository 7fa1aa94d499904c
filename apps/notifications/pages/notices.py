"""The list of notices, the bell's count, and the page of preferences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from apps.accounts.models import User
from apps.core.paging import BadCursor
from apps.core.refusals import NotFound, Refused
from apps.notifications.forms import NoticeFilter, PreferencesForm, Show
from apps.notifications.models import Notice
from apps.notifications.services.notices import wishes_of
from apps.tenants import access
from apps.tenants.models import Tenant

PAGE_SIZE = 25
COUNTED = 99


@dataclass(frozen=True)
class Tab:
    label: str
    value: str
    active: bool


@dataclass(frozen=True)
class NoticesPage:
    """A page of notices. `undo` is the moment of a marking that can be taken back, `marked` how many it marked."""

    form: NoticeFilter
    tabs: list[Tab]
    rows: list[Notice]
    next_cursor: str
    show: str
    is_filtered: bool
    has_unread: bool
    shows_tenants: bool
    undo: str


@dataclass(frozen=True)
class PreferencesPage:
    form: PreferencesForm
    has_address: bool
    refused: Refused | None


def notices_page(user: User, query: Any) -> NoticesPage:
    """Gather the notices of `user` for a query string. Raises `BadCursor`."""
    tenants = list(Tenant.objects.filter(pk__in=access.tenant_ids(user)).order_by("name")[:200])
    form = NoticeFilter(query, tenants=tenants)
    form.is_valid()
    values = form.cleaned_data
    show = values.get("show") or Show.UNREAD
    mine = Notice.objects.visible_to(user)
    rows: QuerySet[Notice] = mine.unread() if show == Show.UNREAD else mine
    if values.get("tenant"):
        rows = rows.filter(tenant=values["tenant"])
    elif "tenant" in form.errors:
        rows = rows.none()
    if values.get("kind"):
        rows = rows.filter(kind=values["kind"])
    found, next_cursor = cut(rows.select_related("tenant"), query.get("cursor", ""))
    return NoticesPage(
        form=NoticeFilter({**query.dict(), "show": show}, tenants=tenants),
        tabs=[Tab(tab.label, tab.value, tab == show) for tab in Show],
        rows=found,
        next_cursor=next_cursor,
        show=show,
        is_filtered=bool(query.get("tenant") or values.get("kind")),
        has_unread=mine.unread().exists(),
        shows_tenants=len(tenants) > 1,
        undo=query.get("marked", "") if moment_of(query.get("marked", "")) else "",
    )


def my_notice(user: User, pk: UUID) -> Notice:
    """Return a notice of `user`. Raises `NotFound`."""
    notice = Notice.objects.visible_to(user).filter(pk=pk).first()
    if notice is None:
        raise NotFound()
    return notice


def unread_count(user: User) -> str:
    """Return how many notices `user` has not read, "" for none."""
    count = Notice.objects.visible_to(user).unread().order_by()[: COUNTED + 1].count()
    return f"{COUNTED}+" if count > COUNTED else str(count or "")


def preferences_page(
    user: User, *, form: PreferencesForm | None = None, refused: Refused | None = None
) -> PreferencesPage:
    """Gather how `user` wants to be told."""
    return PreferencesPage(
        form=form or PreferencesForm(wishes=wishes_of(user)), has_address=bool(user.email), refused=refused
    )


def moment_of(text: str) -> dt.datetime | None:
    """Return the moment that a query string or form names, or None."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def cut(rows: QuerySet[Any], cursor: str) -> tuple[list[Any], str]:
    """Return a page of rows, newest first, and the marker of the next. Their ids are in the order of time."""
    if cursor:
        try:
            rows = rows.filter(pk__lt=UUID(cursor))
        except ValueError:
            raise BadCursor() from None
    found = list(rows.order_by("-pk")[: PAGE_SIZE + 1])
    more = len(found) > PAGE_SIZE
    return found[:PAGE_SIZE], str(found[PAGE_SIZE - 1].pk) if more else ""
