"""What registries define, as the last sync or the last approval left it.

`document` is the whole definition of an object in plain JSON: what is compared, kept in the history and exported. The
columns beside it repeat what lists filter and sort by. What a registry no longer names keeps its row, with `removed_at`.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from apps.core import clock
from apps.core.ids import new_id
from apps.features.choices import (
    MAX_ERROR,
    MAX_LOCATION,
    MAX_NAME,
    Freshness,
    Source,
    ViewKind,
    ViewState,
)
from apps.features.models.stores import FeatureStore, FeatureStoreQuerySet
from apps.tenants import access

# What stands for the digest of a definition that was removed.
REMOVED = "removed"


class Defined(models.Model):
    """What every object of a registry has."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    store = models.ForeignKey(FeatureStore, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=MAX_NAME)
    description = models.TextField(blank=True)
    owner = models.CharField(max_length=MAX_NAME, blank=True)
    tags = models.JSONField(default=dict, blank=True)
    document = models.JSONField(default=dict)
    digest = models.CharField(max_length=71)
    first_seen_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class ProjectQuerySet(QuerySet["Project"]):
    def visible_to(self, user: Any) -> ProjectQuerySet:
        """Return the projects of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))


class Project(Defined):
    """A namespace of definitions. A tenant has one of a name, so that `project/view` names one view."""

    objects = ProjectQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["tenant", "name"], name="features_project_name_once")]


class Entity(Defined):
    """What features describe, such as a customer, with the key that rows are joined by."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="entities")
    join_key = models.CharField(max_length=MAX_NAME, blank=True)
    dtype = models.CharField(max_length=60, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["project", "name"], name="features_entity_name_once")]


class DataSource(Defined):
    """Where the values of a view are read: a file, a table, a topic, or what a request brings.

    `namespace` and `dataset` are its name in the lineage, empty where it cannot be resolved; `unresolved` says why.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="sources")
    type = models.CharField(max_length=40)
    timestamp_field = models.CharField(max_length=MAX_NAME, blank=True)
    namespace = models.CharField(max_length=MAX_LOCATION, blank=True)
    dataset = models.CharField(max_length=MAX_LOCATION, blank=True)
    unresolved = models.CharField(max_length=MAX_ERROR, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="features_datasource_name_once")
        ]


class Reviewed(Defined):
    """A definition that people approve: it is approved while its digest is the approved one."""

    approved_digest = models.CharField(max_length=71, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    # Of the definition whose edges are in the lineage.
    lineage_digest = models.CharField(max_length=71, blank=True)

    class Meta:
        abstract = True

    @property
    def present_digest(self) -> str:
        """Return the digest of the definition, or what stands for one that was removed."""
        return self.digest if self.removed_at is None else REMOVED

    @property
    def is_approved(self) -> bool:
        """Say whether somebody approved the definition as it is now, its removal included."""
        return self.approved_digest == self.present_digest


def differs(field: str) -> Q:
    """Return the condition that a digest kept in `field` is not that of the definition as it is now."""
    present = Q(removed_at=None) & ~Q(**{field: F("digest")})
    return present | Q(removed_at__isnull=False) & ~Q(**{field: REMOVED})


class FeatureViewQuerySet(QuerySet["FeatureView"]):
    def visible_to(self, user: Any) -> FeatureViewQuerySet:
        """Return the views of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def present(self) -> FeatureViewQuerySet:
        """Return the views that their registry still names."""
        return self.filter(removed_at=None)

    def unapproved(self) -> FeatureViewQuerySet:
        """Return the views that a sync changed and nobody approved as they are now."""
        return self.filter(differs("approved_digest")).exclude(store__source=Source.NATIVE)

    def of_freshness(self, freshness: Freshness, moment: dt.datetime) -> FeatureViewQuerySet:
        """Return the views of one freshness at a moment: what `FeatureView.freshness` says of each."""
        unknown = Q(fresh_until=None)
        match freshness:
            case Freshness.UNKNOWN:
                return self.filter(unknown)
            case Freshness.FRESH:
                return self.filter(fresh_until__gte=moment)
            case Freshness.STALE:
                return self.filter(fresh_until__lt=moment)


class FeatureView(Reviewed):
    """A group of features with their entities and source."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="views")
    kind = models.CharField(max_length=10, choices=ViewKind.choices)
    state = models.CharField(max_length=10, choices=ViewState.choices, default=ViewState.ACTIVE)
    # As Feast says it, such as "available_online"; empty for older registries and native views.
    feast_state = models.CharField(max_length=40, blank=True)
    is_enabled = models.BooleanField(default=True)
    is_online = models.BooleanField(default=False)
    # None where values never grow too old.
    ttl_seconds = models.PositiveBigIntegerField(null=True, blank=True)
    # Names of entities of the same project.
    entities = models.JSONField(default=list, blank=True)
    source = models.ForeignKey(
        DataSource, on_delete=models.SET_NULL, null=True, blank=True, related_name="views"
    )
    stream_source = models.ForeignKey(
        DataSource, on_delete=models.SET_NULL, null=True, blank=True, related_name="streamed_views"
    )
    materialized_until = models.DateTimeField(null=True, blank=True)
    interval_count = models.PositiveIntegerField(default=0)
    # materialized_until + ttl, None where one of them is not known.
    fresh_until = models.DateTimeField(null=True, blank=True)

    objects = FeatureViewQuerySet.as_manager()

    class Meta:
        verbose_name = "feature view"
        default_permissions = ("view",)
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="features_featureview_name_once"),
            models.CheckConstraint(
                condition=Q(kind__in=ViewKind.values), name="features_featureview_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ViewState.values), name="features_featureview_state_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_digest="") | Q(approved_at__isnull=False),
                name="features_featureview_approved_at",
            ),
        ]
        indexes = [
            models.Index(fields=["tenant", "name", "id"], name="features_view_tenant_name"),
            models.Index(fields=["tenant", "owner"], name="features_view_tenant_owner"),
            GinIndex(fields=["tags"], name="features_view_tags", opclasses=["jsonb_path_ops"]),
        ]

    def freshness(self, moment: dt.datetime) -> Freshness:
        """Return whether its values are as young as its ttl asks for."""
        if self.fresh_until is None:
            return Freshness.UNKNOWN
        return Freshness.FRESH if self.fresh_until >= moment else Freshness.STALE


def with_counts(stores: FeatureStoreQuerySet, moment: dt.datetime) -> FeatureStoreQuerySet:
    """Add to each store how many `views` it has, how many of these are `stale`, and what is `unapproved` of it."""

    def count(rows: QuerySet[Any]) -> Coalesce:
        of_store = rows.filter(store=OuterRef("pk")).order_by().values("store")
        return Coalesce(Subquery(of_store.annotate(count=Count("pk")).values("count")), 0)

    views = FeatureView.objects.present()
    return stores.annotate(
        views=count(views),
        stale=count(views.of_freshness(Freshness.STALE, moment)),
        unapproved=count(FeatureView.objects.unapproved()) + count(FeatureService.objects.unapproved()),
    )


class Feature(models.Model):
    """A column of a view."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # The view's, so that a search reads one table.
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    view = models.ForeignKey(FeatureView, on_delete=models.CASCADE, related_name="features")
    name = models.CharField(max_length=MAX_NAME)
    position = models.PositiveIntegerField(default=0)
    dtype = models.CharField(max_length=60)
    description = models.TextField(blank=True)
    tags = models.JSONField(default=dict, blank=True)
    first_seen_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ("view",)
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["view", "name"], name="features_feature_name_once")]
        indexes = [
            models.Index(fields=["tenant", "name", "id"], name="features_feature_tenant_name"),
            GinIndex(fields=["tags"], name="features_feature_tags", opclasses=["jsonb_path_ops"]),
        ]

    def __str__(self) -> str:
        return self.name


class MaterializationInterval(models.Model):
    """A stretch of time whose values were written to the online store."""

    id = models.BigAutoField(primary_key=True)
    view = models.ForeignKey(FeatureView, on_delete=models.CASCADE, related_name="intervals")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        default_permissions = ("view",)
        ordering = ["ends_at", "id"]
        indexes = [models.Index(fields=["view", "-ends_at"], name="features_interval_newest")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M} – {self.ends_at:%Y-%m-%d %H:%M}"


class FeatureServiceQuerySet(QuerySet["FeatureService"]):
    def visible_to(self, user: Any) -> FeatureServiceQuerySet:
        """Return the services of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def present(self) -> FeatureServiceQuerySet:
        """Return the services that their registry still names."""
        return self.filter(removed_at=None)

    def unapproved(self) -> FeatureServiceQuerySet:
        """Return the services that a sync changed and nobody approved as they are now."""
        return self.filter(differs("approved_digest")).exclude(store__source=Source.NATIVE)


class FeatureService(Reviewed):
    """The features that a model reads, chosen from several views."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="services")
    state = models.CharField(max_length=10, choices=ViewState.choices, default=ViewState.ACTIVE)

    objects = FeatureServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "feature service"
        default_permissions = ("view",)
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="features_featureservice_name_once"),
            models.CheckConstraint(
                condition=Q(state__in=ViewState.values), name="features_featureservice_state_known"
            ),
            models.CheckConstraint(
                condition=Q(approved_digest="") | Q(approved_at__isnull=False),
                name="features_featureservice_approved_at",
            ),
        ]
        indexes = [models.Index(fields=["tenant", "name", "id"], name="features_service_tenant_name")]


class ServiceView(models.Model):
    """What a service takes from one view. `view` is None where the registry has no view of that name."""

    id = models.BigAutoField(primary_key=True)
    service = models.ForeignKey(FeatureService, on_delete=models.CASCADE, related_name="parts")
    view = models.ForeignKey(
        FeatureView, on_delete=models.SET_NULL, null=True, blank=True, related_name="service_parts"
    )
    view_name = models.CharField(max_length=MAX_NAME)
    alias = models.CharField(max_length=MAX_NAME, blank=True)
    # Names of features, in the service's order.
    features = models.JSONField(default=list)

    class Meta:
        default_permissions = ("view",)
        ordering = ["id"]

    def __str__(self) -> str:
        return self.alias or self.view_name
