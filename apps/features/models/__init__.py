"""Feature stores, what they define, and each change of it."""

from apps.features.models.definitions import (
    DataSource,
    Defined,
    Entity,
    Feature,
    FeatureService,
    FeatureView,
    MaterializationInterval,
    Project,
    Reviewed,
    ServiceView,
    with_counts,
)
from apps.features.models.stores import FeatureStore, Revision, Sync, SyncItem, SyncPayload

__all__ = [
    "DataSource",
    "Defined",
    "Entity",
    "Feature",
    "FeatureService",
    "FeatureStore",
    "FeatureView",
    "MaterializationInterval",
    "Project",
    "Reviewed",
    "Revision",
    "ServiceView",
    "Sync",
    "SyncItem",
    "SyncPayload",
    "with_counts",
]
