"""The one door to permissions: loading is checking.

Grants sit on tenants. A person's tenants are read once for a request and kept for its length, so a list of any
size costs one permission query. Outsiders get `NotFound`, insiders without the permission get `Forbidden`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, QuerySet

from apps.core.errors import Forbidden, NotFound

VIEW = "view_tenant"

Grants = dict[str, frozenset[UUID]]
ModelT = TypeVar("ModelT", bound=Model)

_request_grants: ContextVar[dict[Any, Grants] | None] = ContextVar("request_grants", default=None)


@contextmanager
def remembered() -> Iterator[None]:
    """This function will keep each person's grants for the length of the block: one request."""
    token = _request_grants.set({})
    try:
        yield
    finally:
        _request_grants.reset(token)


def tenant_ids(user: Any, perm: str = VIEW) -> frozenset[UUID]:
    """This function will return the ids of the tenants in which `user` holds `perm`.

    A token that is bound to one tenant narrows its owner to that tenant.
    """
    if user is None or not user.is_authenticated or not user.is_active:
        return frozenset()
    remembered_grants = _request_grants.get()
    if remembered_grants is None:
        grants = _load_grants(user)
    else:
        if user.pk not in remembered_grants:
            remembered_grants[user.pk] = _load_grants(user)
        grants = remembered_grants[user.pk]
    ids = grants.get(perm, frozenset())
    bound_to: UUID | None = getattr(user, "bound_tenant_id", None)
    return ids if bound_to is None else ids & {bound_to}


def can(user: Any, tenant: Any, perm: str = VIEW) -> bool:
    """This function will tell whether `user` holds `perm` in `tenant` (a tenant or its id)."""
    return getattr(tenant, "pk", tenant) in tenant_ids(user, perm)


def require(user: Any, tenant: Any, perm: str = VIEW) -> None:
    """This function will return quietly when `user` holds `perm` in `tenant`.

    Raises `NotFound` for an outsider and `Forbidden` for an insider without the permission.
    """
    if not can(user, tenant, VIEW):
        raise NotFound()
    if not can(user, tenant, perm):
        raise Forbidden()


def get_or_404(queryset: QuerySet[ModelT], *, user: Any, perm: str = VIEW, **lookup: Any) -> ModelT:
    """This function will return the one object of `queryset` that matches, checked for `user`.

    The object is a tenant, or owned by one (`tenant_id`). Raises `NotFound` for what does not exist or lies in a
    tenant the user cannot see, `Forbidden` for an insider without `perm`.
    """
    if any(isinstance(value, str) and "\x00" in value for value in lookup.values()):
        # No text in the database holds it, and asking for one would be an error instead of an answer.
        raise NotFound()
    own = "pk" if queryset.model is apps.get_model("tenants", "Tenant") else "tenant_id"
    try:
        found = queryset.filter(**{f"{own}__in": tenant_ids(user)}).get(**lookup)
    except (ObjectDoesNotExist, ValueError, ValidationError):
        raise NotFound() from None
    require(user, getattr(found, own), perm)
    return found


def _load_grants(user: Any) -> Grants:
    """This function will read all of a user's tenant grants, direct and through groups, in one query."""
    tenant = apps.get_model("tenants", "Tenant")
    direct = apps.get_model("tenants", "TenantUserGrant").objects.filter(user=user)
    through_groups = apps.get_model("tenants", "TenantGroupGrant").objects.filter(group__user=user)
    columns = ("permission__codename", "content_object_id")
    found: dict[str, set[UUID]] = {}
    for codename, tenant_id in direct.values_list(*columns).union(through_groups.values_list(*columns)):
        found.setdefault(codename, set()).add(tenant_id)
    # A permission held on the whole platform (operators) covers every tenant.
    everywhere = [perm.removeprefix("tenants.") for perm in _platform_permissions(user)]
    if everywhere:
        every_tenant = set(tenant.objects.values_list("pk", flat=True))
        for codename in everywhere:
            found[codename] = every_tenant
    return {codename: frozenset(ids) for codename, ids in found.items()}


def _platform_permissions(user: Any) -> set[str]:
    """This function will return the tenant permissions that a user holds on the whole platform.

    Superusers are not exempt from anything: the flag opens the admin, not the gates.
    """
    if not user.is_staff:
        return set()
    permission = apps.get_model("auth", "Permission")
    return set(
        permission.objects.filter(content_type__app_label="tenants", content_type__model="tenant")
        .filter(group__user=user)
        .values_list("codename", flat=True)
    )
