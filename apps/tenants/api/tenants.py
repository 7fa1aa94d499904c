"""Tenants and their settings over REST."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.db.models import Q
from ninja import Query, Router, Schema, Status
from pydantic import ConfigDict, Field, JsonValue

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.core.rest import IfMatch, PageIn, editable, keyset, listed
from apps.tenants import access, services
from apps.tenants.api_auth import ANY_TOKEN, TokenAuth
from apps.tenants.choices import Quota, Role, Scope
from apps.tenants.choices import Status as TenantStatus
from apps.tenants.models import Membership, Tenant

router = Router()


class TenantRowOut(Schema):
    slug: str
    name: str
    status: TenantStatus
    roles: list[Role]


class UsageOut(Schema):
    """`limit` is null where there is none. Storage is counted in bytes."""

    quota: Quota
    used: int
    limit: int | None


class TenantDetailOut(TenantRowOut):
    """`tiers`, `bounds` and `business_hours` are as in docs/how-to/manage-a-tenant.md."""

    time_zone: str
    protected_aliases: list[str]
    tiers: dict[str, str]
    bounds: dict[str, JsonValue]
    business_hours: dict[str, JsonValue]
    upstream_tracking_url: str
    quotas: list[UsageOut]


class TenantPage(Schema):
    items: list[TenantRowOut]
    next_cursor: str | None


class TenantIn(Schema):
    slug: Annotated[str, Field(max_length=100)]
    name: Annotated[str, Field(max_length=300)]
    time_zone: Annotated[str, Field(max_length=100)] = "UTC"


class SettingsIn(Schema):
    """What is left out stays as it is."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=300)] = ""
    time_zone: Annotated[str, Field(max_length=100)] = ""
    protected_aliases: Annotated[list[str], Field(max_length=100)] = []
    tiers: dict[str, str] = {}
    bounds: dict[str, JsonValue] = {}
    business_hours: dict[str, JsonValue] = {}
    upstream_tracking_url: Annotated[str, Field(max_length=500)] = ""


@router.get("/tenants", auth=TokenAuth(ANY_TOKEN), response=TenantPage, summary="Tenants, by short name")
def list_tenants(request: SignedInRequest, query: Query[PageIn]) -> dict[str, Any]:
    found, next_cursor = keyset(access.visible_tenants(request.user), query, by="slug")
    roles = roles_in(found, request.user)
    return listed(found, next_cursor, show=lambda tenant: _row(tenant, roles))


@router.post(
    "/tenants",
    auth=TokenAuth(Scope.TENANTS_WRITE),
    response={201: TenantDetailOut},
    summary="Create a tenant, as an operator",
)
def create_tenant(request: SignedInRequest, payload: TenantIn) -> Status:
    made = services.create_tenant(
        slug=payload.slug, name=payload.name, time_zone=payload.time_zone, by=request.user
    )
    return Status(201, _shown(made, request))


@router.get(
    "/tenants/{tenant}",
    auth=TokenAuth(ANY_TOKEN),
    response=TenantDetailOut,
    summary="One tenant, its settings and its usage",
)
def get_tenant(request: SignedInRequest, tenant: str) -> dict[str, Any]:
    return _shown(load_tenant(request, tenant), request)


@router.patch(
    "/tenants/{tenant}",
    auth=TokenAuth(Scope.TENANTS_WRITE),
    response=TenantDetailOut,
    summary="Change settings of a tenant",
)
def update_tenant(
    request: SignedInRequest, tenant: str, payload: SettingsIn, if_match: IfMatch = None
) -> dict[str, Any]:
    found = load_tenant(request, tenant)
    changed = services.update_settings(
        tenant=found, by=request.user, if_match=if_match, **payload.model_dump(exclude_unset=True)
    )
    return _shown(changed, request)


def load_tenant(request: SignedInRequest, slug: str) -> Tenant:
    """Return a tenant that the caller sees; what it takes to change it, its services ask. Raises `NotFound`."""
    return access.get_or_404(Tenant.objects.all, user=request.user, slug=slug)


def roles_in(tenants: list[Tenant], user: User) -> dict[UUID, list[str]]:
    """Return the roles of a person, own and through groups, by tenant."""
    mine = Q(user=user) | Q(group__user=user)
    found: dict[UUID, set[str]] = {}
    for tenant_id, role in Membership.objects.filter(mine, tenant__in=tenants).values_list(
        "tenant_id", "role"
    ):
        found.setdefault(tenant_id, set()).add(role)
    return {tenant_id: sorted(held) for tenant_id, held in found.items()}


def _shown(tenant: Tenant, request: SignedInRequest) -> dict[str, Any]:
    editable(request, services.settings_etag(tenant))
    return {
        **_row(tenant, roles_in([tenant], request.user)),
        "time_zone": tenant.time_zone,
        "protected_aliases": tenant.protected_aliases,
        "tiers": tenant.tiers,
        "bounds": tenant.bounds,
        "business_hours": tenant.business_hours,
        "upstream_tracking_url": tenant.upstream_tracking_url,
        "quotas": [
            {"quota": one.quota, "used": one.used, "limit": one.limit} for one in services.usage(tenant)
        ],
    }


def _row(tenant: Tenant, roles: dict[UUID, list[str]]) -> dict[str, Any]:
    return {
        "slug": tenant.slug,
        "name": tenant.name,
        "status": tenant.status,
        "roles": roles.get(tenant.pk, []),
    }
