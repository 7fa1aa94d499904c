"""Who a token acts for."""

from __future__ import annotations

import datetime as dt

from ninja import Router, Schema

from apps.accounts.http import SignedInRequest
from apps.tenants import access
from apps.tenants.api.tenants import roles_in
from apps.tenants.api_auth import ANY_TOKEN, TokenAuth
from apps.tenants.choices import Scope
from apps.tenants.models import ApiToken

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


@router.get("/me", auth=TokenAuth(ANY_TOKEN), response=MeOut, summary="Who the token acts for, and where")
def me(request: SignedInRequest) -> MeOut:
    token: ApiToken = request.auth  # type: ignore[attr-defined]  # what TokenAuth found
    tenants = list(access.visible_tenants(request.user))
    roles = roles_in(tenants, request.user)
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
