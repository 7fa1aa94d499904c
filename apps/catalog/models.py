"""What the catalog keeps of its own: systems, what belongs to them, and addresses that give the catalog to others."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

from apps.catalog.choices import FEED_NAME
from apps.core import clock
from apps.core.ids import new_id
from apps.tenants import access


class SystemQuerySet(QuerySet["System"]):
    def visible_to(self, user: Any) -> SystemQuerySet:
        """Return the systems of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))


class System(models.Model):
    """Things that belong together, as somebody's Backstage names them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=63)
    title = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True, max_length=1000)
    domain = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    objects = SystemQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["tenant", "name"], name="catalog_system_name_once"),
        ]

    def __str__(self) -> str:
        return self.title or self.name


class Placement(models.Model):
    """That a model or something in the lineage belongs to a system."""

    id = models.BigAutoField(primary_key=True)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    system = models.ForeignKey(System, on_delete=models.CASCADE, related_name="placements")
    model = models.ForeignKey(
        "registry.RegisteredModel", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    node = models.ForeignKey(
        "lineage.Node", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(model__isnull=False) ^ Q(node__isnull=False), name="catalog_placement_of_one"
            ),
            models.UniqueConstraint(
                fields=["tenant", "model", "node"], name="catalog_placement_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.model or self.node} in {self.system}"


class FeedQuerySet(QuerySet["Feed"]):
    def visible_to(self, user: Any) -> FeedQuerySet:
        """Return the addresses of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def usable(self, moment: dt.datetime) -> FeedQuerySet:
        """Return those that still give something."""
        return self.filter(revoked_at=None, expires_at__gt=moment)


class Feed(models.Model):
    """A signed address that gives the catalog of one tenant to whoever knows it, as its maker sees it.

    The address is shown once. It ends by itself, when it is revoked, and when its maker leaves the tenant.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=FEED_NAME)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    last_used_at = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="catalog_feed_revoked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("created_at")), name="catalog_feed_lives_a_while"
            ),
        ]
        indexes = [models.Index(fields=["tenant", "-created_at", "-id"], name="catalog_feed_newest")]

    def __str__(self) -> str:
        return self.name

    def state(self, moment: dt.datetime) -> str:
        """Return whether it still gives something: active, expired or revoked."""
        if self.revoked_at is not None:
            return "revoked"
        return "active" if moment < self.expires_at else "expired"
