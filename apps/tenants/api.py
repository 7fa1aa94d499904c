from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Q
from ninja import Query, Router, Schema

from apps.accounts.http import SignedInRequest
from apps.core.rest import PageIn, editable, keyset, listed
from apps.tenants import access, services
from apps.tenants.api_auth import ANY_TOKEN, TokenAuth
from apps.tenants.choices import Quota, Role, Scope, Status
from apps.tenants.models import ApiToken, Membership, Tenant

router = Router()


class TenantOut(Schema):
    slug: str
    roles: list[str]


class TokenOut(Schema):
    """The token in use. `tenant` is empty where it acts in all tenants of its owner."""

    name: str
    scopes: list[Scope]
    tenant: str
    expires_at: dt.datetime


class MeOut(Schema):
    username: str
    tenants: list[TenantOut]
    token: TokenOut


class TenantRowOut(Schema):
    slug: str
    name: str
    status: Status
    roles: list[Role]


class UsageOut(Schema):
    """`limit` is null where there is none. Storage is counted in bytes."""

    quota: Quota
    used: int
    limit: int | None


class TenantDetailOut(TenantRowOut):
    time_zone: str
    protected_aliases: list[str]
    quotas: list[UsageOut]


class TenantPage(Schema):
    items: list[TenantRowOut]
    next_cursor: str | None


@router.get("/me", auth=TokenAuth(ANY_TOKEN), response=MeOut, summary="Who the token acts for, and where")
def me(request: SignedInRequest) -> MeOut:
    token: ApiToken = request.auth  # type: ignore[attr-defined]  # what TokenAuth found
    tenants = list(access.visible_tenants(request.user))
    roles = _roles(request, tenants)
    return MeOut(
        username=request.user.get_username(),
        tenants=[TenantOut(slug=t.slug, roles=roles.get(t.pk, [])) for t in tenants],
        token=TokenOut(
            name=token.name,
            scopes=sorted(Scope(scope) for scope in token.all_scopes),
            tenant=token.tenant.slug if token.tenant is not None else "",
            expires_at=token.expires_at,
        ),
    )


@router.get("/tenants", auth=TokenAuth(ANY_TOKEN), response=TenantPage, summary="Tenants, by short name")
def list_tenants(request: SignedInRequest, query: Query[PageIn]) -> dict[str, Any]:
    found, next_cursor = keyset(access.visible_tenants(request.user), query, by="slug")
    roles = _roles(request, found)
    return listed(found, next_cursor, show=lambda tenant: _row(tenant, roles))


@router.get(
    "/tenants/{tenant}",
    auth=TokenAuth(ANY_TOKEN),
    response=TenantDetailOut,
    summary="One tenant, and its usage",
)
def get_tenant(request: SignedInRequest, tenant: str) -> dict[str, Any]:
    found = access.get_or_404(Tenant.objects.all, user=request.user, slug=tenant)
    editable(request, services.settings_etag(found))
    return {
        **_row(found, _roles(request, [found])),
        "time_zone": found.time_zone,
        "protected_aliases": found.protected_aliases,
        "quotas": [
            {"quota": one.quota, "used": one.used, "limit": one.limit} for one in services.usage(found)
        ],
    }


def _row(tenant: Tenant, roles: dict[UUID, list[str]]) -> dict[str, Any]:
    return {
        "slug": tenant.slug,
        "name": tenant.name,
        "status": tenant.status,
        "roles": roles.get(tenant.pk, []),
    }


def _roles(request: SignedInRequest, tenants: list[Tenant]) -> dict[UUID, list[str]]:
    """Return the roles of the token's owner, own and through groups, by tenant."""
    mine = Q(user=request.user) | Q(group__user=request.user)
    found: dict[UUID, set[str]] = {}
    for tenant_id, role in Membership.objects.filter(mine, tenant__in=tenants).values_list(
        "tenant_id", "role"
    ):
        found.setdefault(tenant_id, set()).add(role)
    return {tenant_id: sorted(held) for tenant_id, held in found.items()}
