from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from apps.core import clock
from apps.core.ids import new_id
from apps.tenants.bounds import UNTIERED, Bounds
from apps.tenants.choices import (
    ROUTED_ALIAS,
    SCOPE_IMPLIES,
    SCOPE_PERMISSIONS,
    Permission,
    Role,
    Scope,
    Status,
    Tier,
)
from apps.tenants.grant_tables import GroupGrant, UserGrant


def default_protected_aliases() -> list[str]:
    """Return the aliases that only an approved request can move."""
    return [ROUTED_ALIAS]


def default_business_hours() -> dict[str, Any]:
    """Return Monday (0) to Friday, nine to five, in the tenant's time zone."""
    return {"days": [0, 1, 2, 3, 4], "start": "09:00", "end": "17:00"}


class TenantQuerySet(QuerySet["Tenant"]):
    def named(self) -> TenantQuerySet:
        """Read of each tenant what names it, and no more."""
        return self.only("slug", "name")


class Tenant(models.Model):
    """One team's share of the platform. Everything but people and platform settings belongs to exactly one.

    `protected_aliases` grows only: the database refuses to take one away. `tiers` gives protected aliases a risk tier,
    `bounds` says for each tier how far a request may weaken what a canary is judged by (`bounds.py`), `business_hours`
    is `{"days": [0..6], "start": "HH:MM", "end": "HH:MM"}` in `time_zone`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=100)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACTIVE)
    status_reason = models.CharField(max_length=300, blank=True)
    status_changed_at = models.DateTimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=50, default="UTC")
    protected_aliases = models.JSONField(default=default_protected_aliases)
    tiers = models.JSONField(default=dict, blank=True)
    bounds = models.JSONField(default=dict, blank=True)
    business_hours = models.JSONField(default=default_business_hours)
    upstream_tracking_url = models.CharField(max_length=500, blank=True)
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
            ),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="tenants_tenant_status_known"),
        ]
        indexes = [
            # Every request asks which of somebody's tenants are not active: few, or none.
            models.Index(
                fields=["status", "id"], condition=~Q(status=Status.ACTIVE), name="tenants_tenant_inactive"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:
        return self.status == Status.ACTIVE

    def protects(self, alias: str) -> bool:
        """Return whether only an approved request can move `alias`."""
        return alias.lower() in {name.lower() for name in self.protected_aliases}

    def tier_of(self, alias: str) -> str:
        """Return the tier of an alias, however it is written; "" where it has none, and of several the highest."""
        found = [tier for name, tier in self.tiers.items() if name.lower() == alias.lower()]
        return max(found, key=Tier.values.index, default="")

    def bounds_of(self, alias: str) -> Bounds:
        """Return how far a request for an alias may weaken what its canary is judged by."""
        return Bounds.of(self.bounds, self.tier_of(alias) or UNTIERED)


class TenantQuota(models.Model):
    """How much a tenant may use; None is no limit."""

    tenant = models.OneToOneField(Tenant, on_delete=models.CASCADE, primary_key=True, related_name="quota")
    max_models = models.PositiveBigIntegerField(null=True, blank=True)
    max_versions = models.PositiveBigIntegerField(null=True, blank=True)
    max_storage_bytes = models.PositiveBigIntegerField(null=True, blank=True)
    max_rollouts_in_flight = models.PositiveBigIntegerField(null=True, blank=True)
    max_events_per_day = models.PositiveBigIntegerField(null=True, blank=True)
    updated_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"quota of {self.tenant_id}"


class TenantUserGrant(UserGrant):
    content_object = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="user_grants")


class TenantGroupGrant(GroupGrant):
    content_object = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="group_grants")


class Membership(models.Model):
    """A role of a person, or of a group of people, in a tenant; the grants on the tenant follow from it."""

    tenant = models.ForeignKey(Tenant, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships"
    )
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role.choices)
    # An operator of the platform gave it, who is none of the tenant's own administrators, or one whom an operator had just
    # made an administrator.
    is_by_operator = models.BooleanField(default=False, db_default=False, editable=False)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "user", "role"], name="tenants_membership_once"),
            models.UniqueConstraint(fields=["tenant", "group", "role"], name="tenants_membership_group_once"),
            models.CheckConstraint(
                condition=Q(user__isnull=False, group__isnull=True)
                | Q(user__isnull=True, group__isnull=False),
                name="tenants_membership_person_or_group",
            ),
            models.CheckConstraint(
                condition=~Q(role=Role.OPERATOR), name="tenants_membership_operator_is_platform_wide"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder} is {self.get_role_display()} in {self.tenant}"

    @property
    def holder(self) -> Any:
        """The person or the group."""
        return self.user if self.user_id is not None else self.group


class GroupPlacement(models.Model):
    """A person whom an operator put in a group, and when. Whom a provider puts in one has none."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="placements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="placements")
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "person"], name="tenants_group_placement_once")
        ]
        indexes = [models.Index(fields=["group", "created_at"], name="tenants_placement_by_group")]

    def __str__(self) -> str:
        return f"{self.person} in {self.group}"


@cache
def _answered_in() -> RawSQL:
    """Return the expression for the tenants of the person behind a token's service account.

    Written out: every call with a token asks for it, and putting together what Django has for it takes as long as the
    rest of the query.
    """
    people = get_user_model()
    names = (Membership._meta.db_table, people.groups.through._meta.db_table, people._meta.db_table)
    roles, groups, user = map(connection.ops.quote_name, names)
    return RawSQL(  # noqa: S611 - names of tables only
        f"ARRAY(SELECT tenant_id FROM {roles} WHERE user_id = {user}.owner_id"  # noqa: S608
        f" UNION SELECT tenant_id FROM {roles} JOIN {groups} AS held USING (group_id)"
        f" WHERE held.user_id = {user}.owner_id)",
        (),
        output_field=ArrayField(models.UUIDField()),
    )


class ApiTokenQuerySet(QuerySet["ApiToken"]):
    def usable(self, at: dt.datetime | None = None) -> ApiTokenQuerySet:
        """Return the tokens that are neither revoked nor expired now, or at another moment."""
        return self.filter(expires_at__gt=at or clock.now(), revoked_at__isnull=True)

    def with_answerable(self) -> ApiTokenQuerySet:
        """Add each token's owner and, of a service account, the tenants of who answers for it."""
        return self.select_related("user__owner").annotate(answered_in=_answered_in())


class ApiToken(models.Model):
    """A secret that acts for its owner; only its hash is stored. Without a tenant it acts wherever its owner may."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    tenant = models.ForeignKey(
        Tenant, on_delete=models.CASCADE, null=True, blank=True, related_name="api_tokens"
    )
    name = models.CharField(max_length=100)
    scopes = ArrayField(models.CharField(max_length=30, choices=Scope.choices), default=list)
    prefix = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "API token"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.prefix}… ({self.name})"

    @property
    def all_scopes(self) -> frozenset[str]:
        """The scopes with those that they imply."""
        held = {Scope(scope) for scope in self.scopes if scope in Scope.values}
        return frozenset(str(scope) for scope in held | {SCOPE_IMPLIES.get(scope, scope) for scope in held})

    @property
    def permissions(self) -> frozenset[str]:
        """The most that the scopes let the token's owner do."""
        return frozenset(str(perm) for scope in self.all_scopes for perm in SCOPE_PERMISSIONS[Scope(scope)])

    @property
    def is_usable(self) -> bool:
        return self.revoked_at is None and self.expires_at > clock.now()
