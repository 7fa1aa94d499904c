"""Who has which roles in a tenant, over REST: people, service accounts and groups."""

from __future__ import annotations

from typing import Annotated, Any

from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet
from ninja import Query, Router, Schema, Status
from pydantic import Field

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.core.refusals import Invalid, NotFound
from apps.core.rest import IfMatch, PageIn, editable, keyset, listed
from apps.tenants import access, services
from apps.tenants.api.tenants import load_tenant
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import HolderKind, Permission, Role, Scope
from apps.tenants.models import Membership, Tenant

router = Router()
ADDRESS = "/tenants/{tenant}/members"
ONE = f"{ADDRESS}/{{kind}}/{{name}}"
Holder = User | Group


class MemberOut(Schema):
    """`name` is a user name, or the name of a group; `is_service` says that it is no person's."""

    kind: HolderKind
    name: str
    display_name: str
    is_service: bool
    is_active: bool
    roles: list[Role]


class MemberPage(Schema):
    items: list[MemberOut]
    next_cursor: str | None


class MemberIn(Schema):
    kind: HolderKind = HolderKind.PERSON
    name: Annotated[str, Field(max_length=150)]
    role: Role


class RolesIn(Schema):
    roles: Annotated[list[Role], Field(min_length=1, max_length=len(Role))]


class MembersIn(PageIn):
    kind: HolderKind = HolderKind.PERSON


@router.get(
    ADDRESS, auth=TokenAuth(Scope.TENANTS_READ), response=MemberPage, summary="Members of a tenant, by name"
)
def list_members(request: SignedInRequest, tenant: str, query: Query[MembersIn]) -> dict[str, Any]:
    found = load_tenant(request, tenant)
    rows, next_cursor = keyset(_holders(found, query.kind), query, by=_name_of(query.kind))
    roles = _roles(found, query.kind, rows)
    return listed(rows, next_cursor, show=lambda holder: _member(holder, roles[holder.pk]))


@router.post(
    ADDRESS,
    auth=TokenAuth(Scope.TENANTS_WRITE),
    response={201: MemberOut},
    summary="Give a person or a group a role",
)
def add_member(request: SignedInRequest, tenant: str, payload: MemberIn) -> Status:
    found = load_tenant(request, tenant)
    # Before the name is looked up: who may not add anybody is not told whom the portal knows.
    access.require(request.user, found, Permission.ADMINISTER)
    holder = _named(payload.kind, payload.name)
    if holder is None:
        sentence = "Nobody, or no group, has this name. Write it exactly as it is in the portal."
        raise Invalid(sentence, errors={"name": [sentence]})
    services.assign_role(tenant=found, role=payload.role, by=request.user, **_keyword(holder))
    return Status(201, _shown(found, payload.kind, holder, request))


@router.get(ONE, auth=TokenAuth(Scope.TENANTS_READ), response=MemberOut, summary="One member of a tenant")
def get_member(request: SignedInRequest, tenant: str, kind: HolderKind, name: str) -> dict[str, Any]:
    found = load_tenant(request, tenant)
    return _shown(found, kind, _held(found, kind, name), request)


@router.put(
    ONE, auth=TokenAuth(Scope.TENANTS_WRITE), response=MemberOut, summary="Change which roles a member has"
)
def change_member(
    request: SignedInRequest,
    tenant: str,
    kind: HolderKind,
    name: str,
    payload: RolesIn,
    if_match: IfMatch = None,
) -> dict[str, Any]:
    found = load_tenant(request, tenant)
    holder = _held(found, kind, name)
    services.set_roles(
        tenant=found, roles=payload.roles, by=request.user, if_match=if_match, **_keyword(holder)
    )
    return _shown(found, kind, holder, request)


@router.delete(
    ONE, auth=TokenAuth(Scope.TENANTS_WRITE), response={204: None}, summary="Take every role from a member"
)
def remove_member(
    request: SignedInRequest, tenant: str, kind: HolderKind, name: str, if_match: IfMatch = None
) -> None:
    found = load_tenant(request, tenant)
    holder = _held(found, kind, name)
    services.set_roles(tenant=found, roles=(), by=request.user, if_match=if_match, **_keyword(holder))


def _name_of(kind: HolderKind) -> str:
    return "name" if kind == HolderKind.GROUP else "username"


def _named(kind: HolderKind, name: str) -> Holder | None:
    """Return who has a name, whatever tenant it is in."""
    if "\x00" in name:
        return None
    if kind == HolderKind.GROUP:
        return Group.objects.filter(name=name).first()
    return User.objects.filter(username__iexact=name).first()


def _held(tenant: Tenant, kind: HolderKind, name: str) -> Holder:
    """Return a member of a tenant. Raises `NotFound` for whoever has no role there, known to the portal or not."""
    holder = _named(kind, name)
    if holder is None or not _roles(tenant, kind, [holder]):
        raise NotFound()
    return holder


def _holders(tenant: Tenant, kind: HolderKind) -> QuerySet[Any]:
    if kind == HolderKind.GROUP:
        return Group.objects.filter(Exists(Membership.objects.filter(tenant=tenant, group=OuterRef("pk"))))
    return User.objects.filter(Exists(Membership.objects.filter(tenant=tenant, user=OuterRef("pk"))))


def _roles(tenant: Tenant, kind: HolderKind, holders: list[Any]) -> dict[Any, list[str]]:
    column = "group" if kind == HolderKind.GROUP else "user"
    rows = Membership.objects.filter(tenant=tenant, **{f"{column}__in": holders}).order_by("role")
    found: dict[Any, list[str]] = {}
    for pk, role in rows.values_list(f"{column}_id", "role"):
        found.setdefault(pk, []).append(role)
    return found


def _keyword(holder: Holder) -> dict[str, Any]:
    return {"group": holder} if isinstance(holder, Group) else {"user": holder}


def _member(holder: Holder, roles: list[str]) -> dict[str, Any]:
    if isinstance(holder, Group):
        return {
            "kind": HolderKind.GROUP,
            "name": holder.name,
            "display_name": holder.name,
            "is_service": False,
            "is_active": True,
            "roles": roles,
        }
    return {
        "kind": HolderKind.PERSON,
        "name": holder.username,
        "display_name": holder.display_name,
        "is_service": not holder.is_person,
        "is_active": holder.is_active,
        "roles": roles,
    }


def _shown(tenant: Tenant, kind: HolderKind, holder: Holder, request: SignedInRequest) -> dict[str, Any]:
    roles = _roles(tenant, kind, [holder]).get(holder.pk, [])
    editable(request, services.roles_etag(roles))
    return _member(holder, roles)
