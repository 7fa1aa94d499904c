"""Writes of feature stores and their definitions."""

from apps.features.services.applying import ProjectTaken
from apps.features.services.edges import publish
from apps.features.services.reviews import NothingToAcknowledge, acknowledge, unapproved_count
from apps.features.services.stores import (
    StoreExists,
    TooManyStores,
    create_store,
    store_etag,
    update_store,
)
from apps.features.services.syncs import NotSynced, settle, start, start_due, work

__all__ = [
    "NotSynced",
    "NothingToAcknowledge",
    "ProjectTaken",
    "StoreExists",
    "TooManyStores",
    "acknowledge",
    "create_store",
    "publish",
    "settle",
    "start",
    "start_due",
    "store_etag",
    "unapproved_count",
    "update_store",
    "work",
]
