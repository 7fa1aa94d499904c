"""Single objects of a tenant that are shown to others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from apps.accounts.models import User
from apps.core import clock
from apps.core.numbers import LARGEST_KEY, whole
from apps.core.refusals import NotFound, Refused
from apps.tenants import services, shareables
from apps.tenants.forms import SearchForm, ShareForm
from apps.tenants.models import Tenant
from apps.tenants.pages.frame import PAGE_SIZE, Frame, administered_tenant, asked, frame

# Which table a share is in, as forms name it.
HOLDERS = ("user", "group")

# Where a share stands in the list: when it was given, the number of its table, its key.
Place = tuple[dt.datetime, int, int]


@dataclass(frozen=True)
class ShareRow:
    """One share; `holder` and `pk` name it in forms."""

    pk: int
    holder: str
    kind: shareables.Kind
    obj: Any
    url: str
    share_url: str
    with_whom: str
    granted_by: str
    created_at: dt.datetime
    expires_at: dt.datetime | None
    is_over: bool


@dataclass(frozen=True)
class SharesPage:
    frame: Frame
    search: SearchForm
    rows: list[ShareRow]
    next_cursor: str
    is_filtered: bool
    refused: Refused | None


@dataclass(frozen=True)
class SharePage:
    """One object: with whom it is shared, and a form that shares it with somebody else."""

    frame: Frame
    kind: shareables.Kind
    obj: Any
    url: str
    rows: list[ShareRow]
    next_cursor: str
    is_first: bool
    form: ShareForm
    refused: Refused | None


def shares_page(user: User, tenant: Tenant, query: Any, *, refused: Refused | None = None) -> SharesPage:
    """Gather what a tenant shares with whom, the newest first."""
    search = SearchForm(query, label="Object, person or group")
    text = search.chosen()
    rows, next_cursor = _rows(tenant, query, text=text)
    return SharesPage(
        frame=frame(user, tenant, "shares"),
        search=search,
        rows=rows,
        next_cursor=next_cursor,
        is_filtered=bool(text),
        refused=refused,
    )


def find_shared(user: User, slug: str, kind_slug: str, name: str) -> tuple[Any, Any]:
    """Return the kind and the object of that name, whose shares `user` may see.

    Raises `NotFound`, `Forbidden`.
    """
    tenant = administered_tenant(user, slug)
    kind = shareables.find(kind_slug)
    obj = kind.named(name, tenant) if kind is not None else None
    if obj is None:
        raise NotFound()
    return kind, obj


def share_page(
    user: User,
    kind: shareables.Kind,
    obj: Any,
    query: Any,
    *,
    form: ShareForm | None = None,
    refused: Refused | None = None,
) -> SharePage:
    """Gather the shares of one object, the newest first."""
    rows, next_cursor = _rows(obj.tenant, query, obj=obj)
    return SharePage(
        frame=frame(user, obj.tenant, "shares"),
        kind=kind,
        obj=obj,
        url=kind.url(obj),
        rows=rows,
        next_cursor=next_cursor,
        is_first=not asked(query, "cursor"),
        form=form or share_form_of(obj),
        refused=refused,
    )


def share_form_of(obj: Any, data: Any = None) -> ShareForm:
    """Return a form that shares an object with somebody who does not see it yet."""
    return ShareForm(data, tenant=obj.tenant, etag=services.share_etag(None))


def shared_form_of(obj: Any, holder: dict[str, Any]) -> ShareForm:
    """Return the form of an object's share, as it is now."""
    held = services.current_share(obj=obj, **holder)
    form = ShareForm(tenant=obj.tenant, etag=services.share_etag(held))
    form.show(held.expires_at if held is not None else None)
    return form


def find_share(tenant: Tenant, *, kind: str, holder: str, pk: str) -> Any:
    """Return a share of an object of the tenant, or None where it is gone."""
    found = shareables.find(kind)
    number = whole(pk, high=LARGEST_KEY)
    if found is None or holder not in HOLDERS or number is None:
        return None
    table: Any = found.tables[HOLDERS.index(holder)]
    rows = table.objects.filter(content_object__tenant=tenant, pk=number)
    return rows.select_related("content_object__tenant", holder).first()


def _rows(tenant: Tenant, query: Any, *, text: str = "", obj: Any = None) -> tuple[list[ShareRow], str]:
    """Return a page of shares, the newest of all tables first, and the marker of the next."""
    after = _place(asked(query, "cursor"))
    found: list[tuple[Place, ShareRow]] = []
    tables = [
        (kind, holder, name, table)
        for kind in shareables.kinds()
        for holder, name, table in zip(HOLDERS, ("user__username", "group__name"), kind.tables, strict=True)
    ]
    for number, (kind, holder, name, table) in enumerate(tables):
        if obj is not None and not isinstance(obj, kind.model):
            continue
        shares: Any = table
        rows = shares.objects.filter(content_object__tenant=tenant)
        if obj is not None:
            rows = rows.filter(content_object=obj)
        if text:
            rows = rows.filter(Q(content_object__name__icontains=text) | Q(**{f"{name}__icontains": text}))
        if after is not None:
            rows = rows.filter(_older(after, number))
        rows = rows.select_related("content_object__tenant", holder, "granted_by")
        found += [
            ((share.created_at, number, share.pk), _row(kind, holder, share))
            for share in rows.order_by("-created_at", "-pk")[: PAGE_SIZE + 1]
        ]
    found.sort(key=lambda one: one[0], reverse=True)
    page = found[:PAGE_SIZE]
    marker = "|".join(str(part) for part in page[-1][0]) if len(found) > PAGE_SIZE else ""
    return [row for _, row in page], marker


def _place(cursor: str) -> Place | None:
    """Read a marker; what is none counts as the start."""
    at, _, rest = cursor.partition("|")
    number, _, pk = rest.partition("|")
    table, key = whole(number), whole(pk, high=LARGEST_KEY)
    try:
        moment = dt.datetime.fromisoformat(at).astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
    return None if table is None or key is None else (moment, table, key)


def _older(place: Place, number: int) -> Q:
    """Return which rows of the table with this number come after a place."""
    at, at_number, at_pk = place
    same = Q(created_at=at)
    if number == at_number:
        same &= Q(pk__lt=at_pk)
    return Q(created_at__lt=at) | same if number <= at_number else Q(created_at__lt=at)


def _row(kind: shareables.Kind, holder: str, share: Any) -> ShareRow:
    obj = share.content_object
    return ShareRow(
        pk=share.pk,
        holder=holder,
        kind=kind,
        obj=obj,
        url=kind.url(obj),
        share_url=reverse("tenants:share", args=[obj.tenant.slug, kind.slug, obj.name]),
        with_whom=share.user.username if holder == "user" else share.group.name,
        granted_by=share.granted_by.display_name if share.granted_by else "the portal",
        created_at=share.created_at,
        expires_at=share.expires_at,
        is_over=share.expires_at is not None and share.expires_at <= clock.now(),
    )
