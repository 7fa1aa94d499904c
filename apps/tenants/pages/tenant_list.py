"""The tenants that somebody sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse

from apps.accounts.models import User
from apps.tenants import access
from apps.tenants.choices import Permission, Role
from apps.tenants.forms import SearchForm
from apps.tenants.models import Tenant
from apps.tenants.pages.frame import cut, roles_of


@dataclass(frozen=True)
class Row:
    tenant: Tenant
    url: str
    roles: list[str]


@dataclass(frozen=True)
class TenantListPage:
    form: SearchForm
    rows: list[Row]
    next_cursor: str
    is_filtered: bool


def tenant_list(user: User, query: Any) -> TenantListPage:
    """Gather the tenants that `user` sees, by short name."""
    form = SearchForm(query, label="Name")
    text = form.chosen()
    tenants = access.visible_tenants(user)
    if text:
        tenants = tenants.filter(Q(name__icontains=text) | Q(slug__icontains=text))
    found, next_cursor = cut(tenants, by="slug", query=query)
    mine = roles_of(user, found)
    operates = [Role.OPERATOR.label] if Permission.OPERATE in access.platform_permissions(user) else []
    return TenantListPage(
        form=form,
        rows=[
            Row(tenant, reverse("tenants:overview", args=[tenant.slug]), mine.get(tenant.pk, []) + operates)
            for tenant in found
        ],
        next_cursor=next_cursor,
        is_filtered=bool(text),
    )
