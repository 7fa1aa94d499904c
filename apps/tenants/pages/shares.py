"""Single objects of a tenant that are shown to others."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from apps.accounts.models import User
from apps.core import access, clock
from apps.core.errors import NotFound, Refused
from apps.tenants import sharing
from apps.tenants.choices import Permission
from apps.tenants.forms import SearchForm, ShareForm
from apps.tenants.models import Tenant
from apps.tenants.pages.frame import Frame, frame, visible_tenant

SHOWN = 200
# Which table a share is in, as forms name it.
HOLDERS = ("user", "group")


@dataclass(frozen=True)
class ShareRow:
    """One share; `holder` and `pk` name it in forms."""

    pk: int
    holder: str
    kind: sharing.Kind
    obj: Any
    url: str
    share_url: str
    with_whom: str
    given_by: str
    created_at: dt.datetime
    expires_at: dt.datetime | None
    is_over: bool


@dataclass(frozen=True)
class SharesPage:
    frame: Frame
    search: SearchForm
    rows: list[ShareRow]
    is_cut: bool
    is_filtered: bool
    refused: Refused | None


@dataclass(frozen=True)
class SharePage:
    """One object: with whom it is shared, and a form that shares it with somebody else."""

    frame: Frame
    kind: sharing.Kind
    obj: Any
    url: str
    rows: list[ShareRow]
    form: ShareForm
    refused: Refused | None


def shares_page(user: User, tenant: Tenant, query: Any, *, refused: Refused | None = None) -> SharesPage:
    """This function will gather what a tenant shares with whom, the newest first."""
    search = SearchForm(query, label="Object, person or group")
    text = search.chosen()
    rows = _rows(tenant, text=text)
    return SharesPage(
        frame=frame(user, tenant, "shares"),
        search=search,
        rows=rows[:SHOWN],
        is_cut=len(rows) > SHOWN,
        is_filtered=bool(text),
        refused=refused,
    )


def find_shared(user: User, slug: str, kind_slug: str, name: str, perm: str = access.VIEW) -> tuple[Any, Any]:
    """This function will return the kind and the object of that name, whose shares `user` may see or, with `perm`, change.

    Raises `NotFound`, `Forbidden`.
    """
    tenant = visible_tenant(user, slug, perm)
    access.require_held(user, tenant, Permission.ADMINISTER)
    kind = sharing.find(kind_slug)
    if kind is None:
        raise NotFound()
    rows = kind.model._default_manager.select_related("tenant")
    obj: Any = access.get_or_404(rows, user=user, tenant_id=tenant.pk, name=name)
    return kind, obj


def share_page(
    user: User,
    kind: sharing.Kind,
    obj: Any,
    *,
    form: ShareForm | None = None,
    refused: Refused | None = None,
) -> SharePage:
    """This function will gather the shares of one object."""
    return SharePage(
        frame=frame(user, obj.tenant, "shares"),
        kind=kind,
        obj=obj,
        url=kind.url(obj),
        rows=_rows(obj.tenant, obj=obj),
        form=form or ShareForm(tenant=obj.tenant),
        refused=refused,
    )


def find_share(tenant: Tenant, *, kind: str, holder: str, pk: str) -> Any:
    """This function will return a share of an object of the tenant, or None where it is gone."""
    found = sharing.find(kind)
    if found is None or holder not in HOLDERS or not pk.isdecimal() or len(pk) > 18:
        return None
    table: Any = found.tables[HOLDERS.index(holder)]
    rows = table.objects.filter(content_object__tenant=tenant, pk=int(pk))
    return rows.select_related("content_object__tenant", holder).first()


def _rows(tenant: Tenant, *, text: str = "", obj: Any = None) -> list[ShareRow]:
    found: list[ShareRow] = []
    for kind in sharing.kinds():
        if obj is not None and not isinstance(obj, kind.model):
            continue
        for holder, name, table in zip(HOLDERS, ("user__username", "group__name"), kind.tables, strict=True):
            shares: Any = table
            rows = shares.objects.filter(content_object__tenant=tenant)
            if obj is not None:
                rows = rows.filter(content_object=obj)
            if text:
                rows = rows.filter(
                    Q(content_object__name__icontains=text) | Q(**{f"{name}__icontains": text})
                )
            rows = rows.select_related("content_object__tenant", holder, "granted_by")
            found += [_row(kind, holder, share) for share in rows.order_by("-created_at", "-pk")[: SHOWN + 1]]
    return sorted(found, key=lambda row: row.created_at, reverse=True)


def _row(kind: sharing.Kind, holder: str, share: Any) -> ShareRow:
    obj = share.content_object
    return ShareRow(
        pk=share.pk,
        holder=holder,
        kind=kind,
        obj=obj,
        url=kind.url(obj),
        share_url=reverse("tenants:share", args=[obj.tenant.slug, kind.slug, obj.name]),
        with_whom=share.user.username if holder == "user" else share.group.name,
        given_by=share.granted_by.display_name if share.granted_by else "the portal",
        created_at=share.created_at,
        expires_at=share.expires_at,
        is_over=share.expires_at is not None and share.expires_at <= clock.now(),
    )
