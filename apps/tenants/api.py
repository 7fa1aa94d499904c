from __future__ import annotations

from ninja import Router, Schema

from apps.accounts.http import SignedInRequest
from apps.tenants.models import Membership, Tenant

router = Router()


class TenantOut(Schema):
    slug: str
    roles: list[str]


class MeOut(Schema):
    username: str
    tenants: list[TenantOut]


@router.get("/me", response=MeOut, summary="Who the token acts for, and where")
def me(request: SignedInRequest) -> MeOut:
    roles: dict[object, list[str]] = {}
    for tenant_id, role in Membership.objects.filter(user=request.user).values_list("tenant_id", "role"):
        roles.setdefault(tenant_id, []).append(role)
    tenants = Tenant.objects.visible_to(request.user)
    return MeOut(
        username=request.user.get_username(),
        tenants=[TenantOut(slug=t.slug, roles=sorted(roles.get(t.pk, []))) for t in tenants],
    )
