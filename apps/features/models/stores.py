"""Feature stores, their syncs, and each change of what they define."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from apps.core import clock
from apps.core.ids import new_id
from apps.features.choices import (
    MAX_ERROR,
    MAX_LOCATION,
    MAX_NAME,
    OPEN_SYNCS,
    Change,
    ObjectKind,
    Source,
    SyncState,
)
from apps.tenants import access


class FeatureStoreQuerySet(QuerySet["FeatureStore"]):
    def visible_to(self, user: Any) -> FeatureStoreQuerySet:
        """Return the stores of the tenants that `user` can see."""
        return self.filter(tenant_id__in=access.tenant_ids(user))

    def due(self, moment: dt.datetime) -> FeatureStoreQuerySet:
        """Return the stores whose next sync by the schedule is due."""
        return self.filter(due_at__lte=moment)


class FeatureStore(models.Model):
    """A source of definitions: a Feast registry, or the portal itself (one in a tenant)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="feature_stores")
    name = models.CharField(max_length=MAX_NAME)
    source = models.CharField(max_length=10, choices=Source.choices)
    # A path or an address; with a connection what is added to its address.
    location = models.CharField(max_length=MAX_LOCATION, blank=True)
    connection = models.ForeignKey(
        "connections.Connection",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="feature_stores",
    )
    # What its feature_store.yaml says of where tables stand, which the registry does not.
    offline_store = models.JSONField(default=dict, blank=True)
    # Only this project of the registry is read, or all of them.
    only_project = models.CharField(max_length=MAX_NAME, blank=True)
    sync_minutes = models.PositiveIntegerField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    # Of the last sync that succeeded.
    synced_at = models.DateTimeField(null=True, blank=True)
    # The projects that the registry named: one that is cut off has lost them.
    named_projects = models.JSONField(default=list, blank=True)
    registry_digest = models.CharField(max_length=71, blank=True)
    registry_version = models.CharField(max_length=MAX_NAME, blank=True)
    registry_updated_at = models.DateTimeField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    updated_at = models.DateTimeField(default=clock.now)

    objects = FeatureStoreQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("tenant", Lower("name"), name="features_featurestore_name_once"),
            models.UniqueConstraint(
                fields=["tenant"], condition=Q(source=Source.NATIVE), name="features_featurestore_native_once"
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="features_featurestore_source_known"
            ),
            models.CheckConstraint(
                condition=~Q(source=Source.NATIVE)
                | Q(due_at=None, sync_minutes=None, location="", connection=None),
                name="features_featurestore_native_is_not_synced",
            ),
            models.CheckConstraint(
                condition=Q(due_at=None) | Q(sync_minutes__isnull=False),
                name="features_featurestore_due_by_a_schedule",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_native(self) -> bool:
        """Say whether the portal itself holds the definitions."""
        return self.source == Source.NATIVE


class SyncQuerySet(QuerySet["Sync"]):
    def with_people(self) -> SyncQuerySet:
        """Read syncs together with their store, their job and who started them."""
        return self.select_related("store__tenant", "job", "started_by")

    def open(self) -> SyncQuerySet:
        """Return the syncs that have not ended."""
        return self.filter(state__in=OPEN_SYNCS)


class Sync(models.Model):
    """One reading of a registry: how far it is, what changed by it, or why nothing did."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tenant = models.ForeignKey("tenants.Tenant", on_delete=models.PROTECT, related_name="+")
    store = models.ForeignKey(FeatureStore, on_delete=models.CASCADE, related_name="syncs")
    state = models.CharField(max_length=10, choices=SyncState.choices, default=SyncState.QUEUED)
    job = models.ForeignKey("core.Job", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # Nobody, where the schedule started it.
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    digest = models.CharField(max_length=71, blank=True)
    registry_version = models.CharField(max_length=MAX_NAME, blank=True)
    registry_updated_at = models.DateTimeField(null=True, blank=True)
    # {"view": 12, …}: what the registry holds, by kind.
    counts = models.JSONField(default=dict, blank=True)
    # {"items": [{kind, project, name, change, fields: [{path, before, after}]}], "warnings": […], "is_cut": false}
    report = models.JSONField(default=dict, blank=True)
    changed = models.PositiveIntegerField(default=0)
    error_code = models.CharField(max_length=60, blank=True)
    error = models.CharField(max_length=MAX_ERROR, blank=True)

    objects = SyncQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["store"], condition=Q(state__in=OPEN_SYNCS), name="features_sync_one_open"
            ),
            models.CheckConstraint(condition=Q(state__in=SyncState.values), name="features_sync_state_known"),
            models.CheckConstraint(
                condition=Q(state__in=OPEN_SYNCS, finished_at=None)
                | (~Q(state__in=OPEN_SYNCS) & Q(finished_at__isnull=False)),
                name="features_sync_finished_when_ended",
            ),
            models.CheckConstraint(
                condition=~Q(state=SyncState.FAILED) | ~Q(error=""), name="features_sync_failed_says_why"
            ),
        ]
        indexes = [models.Index(fields=["store", "-created_at", "-id"], name="features_sync_newest")]

    def __str__(self) -> str:
        return f"{self.store_id} {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        """Say whether the sync has not ended."""
        return self.state in OPEN_SYNCS


class SyncPayload(models.Model):
    """What an open sync has read, compressed, so that another worker goes on with the same bytes. Removed at its end."""

    sync = models.OneToOneField(Sync, on_delete=models.CASCADE, primary_key=True, related_name="payload")
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.sync_id)


class SyncItem(models.Model):
    """An object that an open sync has parsed, before all of them are compared and written at once."""

    id = models.BigAutoField(primary_key=True)
    sync = models.ForeignKey(Sync, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=10, choices=ObjectKind.choices)
    project = models.CharField(max_length=MAX_NAME)
    name = models.CharField(max_length=MAX_NAME)
    digest = models.CharField(max_length=71)
    document = models.JSONField()
    # What is no definition: intervals of materialization, Feast's times and state.
    meta = models.JSONField(default=dict)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["sync", "kind", "project", "name"], name="features_syncitem_name_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.project}/{self.name}"


class RevisionQuerySet(QuerySet["Revision"]):
    def of(self, obj: models.Model) -> RevisionQuerySet:
        """Return the history of an object, the newest first."""
        return self.filter(object_id=obj.pk)


class Revision(models.Model):
    """An object as it was after a change, and what changed. Rows are only added."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    store = models.ForeignKey(FeatureStore, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ObjectKind.choices)
    object_id = models.UUIDField()
    number = models.PositiveIntegerField()
    change = models.CharField(max_length=10, choices=Change.choices)
    digest = models.CharField(max_length=71)
    document = models.JSONField()
    # [{path, before, after}]
    fields = models.JSONField(default=list)
    at = models.DateTimeField(default=clock.now)
    sync = models.ForeignKey(Sync, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The change request that approved it, where one did.
    change_request_id = models.UUIDField(null=True, blank=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        default_permissions = ("view",)
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["object_id", "number"], name="features_revision_number_once"),
            models.CheckConstraint(
                condition=Q(kind__in=ObjectKind.values), name="features_revision_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(change__in=Change.values), name="features_revision_change_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
