from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from apps.core import access, clock
from apps.core.grants import GroupGrant, UserGrant
from apps.tenants.choices import Permission, Role, Status


def default_protected_aliases() -> list[str]:
    """This function will return the aliases that only an approved request can move."""
    return ["champion"]


class TenantQuerySet(QuerySet["Tenant"]):
    def visible_to(self, user: object) -> TenantQuerySet:
        """This function will return the tenants that `user` can see, by name."""
        return self.filter(pk__in=access.tenant_ids(user)).order_by("name")


class Tenant(models.Model):
    """One team's share of the platform. Everything but people and platform settings belongs to exactly one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    time_zone = models.CharField(max_length=50, default="UTC")
    protected_aliases = models.JSONField(default=default_protected_aliases)
    created_at = models.DateTimeField(default=clock.now)

    objects = TenantQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        default_permissions = ("view",)
        permissions = [(p.value, p.label) for p in Permission if p is not Permission.VIEW]
        constraints = [
            models.CheckConstraint(
                condition=Q(slug__regex=r"^[a-z][a-z0-9-]{1,48}[a-z0-9]$"),
                name="tenants_tenant_slug_is_clean",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def protects(self, alias: str) -> bool:
        """This function will tell whether only an approved request can move `alias`."""
        return alias.lower() in {name.lower() for name in self.protected_aliases}


class TenantUserGrant(UserGrant):
    content_object = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="user_grants")


class TenantGroupGrant(GroupGrant):
    content_object = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="group_grants")


class Membership(models.Model):
    """A role of a person in a tenant; the grants on the tenant follow from it."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "user", "role"], name="tenants_membership_once"),
            models.CheckConstraint(
                condition=~Q(role=Role.OPERATOR), name="tenants_membership_operator_is_platform_wide"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} is {self.get_role_display()} in {self.tenant}"


class ApiTokenQuerySet(QuerySet["ApiToken"]):
    def usable(self) -> ApiTokenQuerySet:
        """This function will return the tokens that are neither revoked nor expired."""
        return self.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=clock.now()), revoked_at__isnull=True
        )


class ApiToken(models.Model):
    """A secret that acts for its owner; only its hash is stored."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    tenant = models.ForeignKey(
        Tenant, on_delete=models.CASCADE, null=True, blank=True, related_name="api_tokens"
    )
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.prefix}… ({self.name})"
