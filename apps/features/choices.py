"""Kinds, states and limits of the feature store."""

from __future__ import annotations

from django.db import models

# The feature switch.
SYNCS = "features.syncs"
SYNC_JOB = "features.sync"
# The kind of a change request.
FEATURE_CHANGE = "feature_change"

MOST_STORES = 50
# Minutes between syncs by the schedule: five, to a week.
SHORTEST_WAIT, LONGEST_WAIT = 5, 7 * 24 * 60
MAX_NAME = 255
MAX_LOCATION = 2_000
MAX_ERROR = 400


class Source(models.TextChoices):
    """Where the definitions of a feature store come from."""

    FILE = "file", "Feast registry, file by path"
    URL = "url", "Feast registry, file by URL"
    GRPC = "grpc", "Feast registry server"
    NATIVE = "native", "Defined in the portal"


class SyncState(models.TextChoices):
    """Where a sync stands. A store has at most one that is open."""

    QUEUED = "queued", "Queued"
    RUNNING = "running", "Running"
    SUCCEEDED = "succeeded", "Succeeded"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"


OPEN_SYNCS = (SyncState.QUEUED, SyncState.RUNNING)


class ViewKind(models.TextChoices):
    """How the values of a feature view come about, in Feast's words."""

    BATCH = "batch", "Batch"
    STREAM = "stream", "Stream"
    ON_DEMAND = "on_demand", "On demand"
    LABEL = "label", "Label"


class ViewState(models.TextChoices):
    """The life of a feature view. What a sync brings is active; Feast knows no drafts."""

    DRAFT = "draft", "Draft"
    ACTIVE = "active", "Active"
    DEPRECATED = "deprecated", "Deprecated"
    RETIRED = "retired", "Retired"


VIEW_TRANSITIONS: dict[ViewState, frozenset[ViewState]] = {
    ViewState.DRAFT: frozenset({ViewState.ACTIVE, ViewState.RETIRED}),
    ViewState.ACTIVE: frozenset({ViewState.DEPRECATED, ViewState.RETIRED}),
    ViewState.DEPRECATED: frozenset({ViewState.ACTIVE, ViewState.RETIRED}),
    # Defined again.
    ViewState.RETIRED: frozenset({ViewState.DRAFT, ViewState.ACTIVE}),
}


class Freshness(models.TextChoices):
    """Whether the values of a view are as young as its ttl asks for."""

    FRESH = "fresh", "Fresh"
    STALE = "stale", "Stale"
    UNKNOWN = "unknown", "Unknown"


class ObjectKind(models.TextChoices):
    """What a registry holds, as change reports and histories name it."""

    PROJECT = "project", "Project"
    ENTITY = "entity", "Entity"
    SOURCE = "source", "Data source"
    VIEW = "view", "Feature view"
    SERVICE = "service", "Feature service"


class Change(models.TextChoices):
    """What happened to an object of a registry."""

    ADDED = "added", "Added"
    CHANGED = "changed", "Changed"
    REMOVED = "removed", "Removed"
    RESTORED = "restored", "Added again"
