"""Who may vote in a tenant, whatever the request."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from apps.accounts.choices import Kind
from apps.accounts.models import User
from apps.tenants.choices import Permission
from apps.tenants.models import Tenant, TenantGroupGrant, TenantUserGrant


def voters_of(tenant: Tenant | UUID) -> QuerySet[User]:
    """Return the active people who hold the permission to vote in a tenant (or its id), each once."""
    codename = Permission.VOTE.value
    direct = TenantUserGrant.objects.filter(content_object=tenant, permission__codename=codename)
    groups = TenantGroupGrant.objects.filter(content_object=tenant, permission__codename=codename)
    return (
        User.objects.filter(is_active=True, kind=Kind.PERSON)
        .filter(Q(pk__in=direct.values("user_id")) | Q(groups__in=groups.values("group_id")))
        .distinct()
    )
