"""Writes of feature stores and their definitions."""

from apps.features.services.applying import ProjectTaken
from apps.features.services.edges import publish
from apps.features.services.native import (
    DefinitionsChanged,
    FeatureRequestExists,
    Outcome,
    apply,
    apply_approved,
    change_state,
    prepare,
    preview,
    state_etag,
)
from apps.features.services.plans import BadTransition, NotDefined, Plan, Planned
from apps.features.services.projects import (
    ProjectSynced,
    definitions,
    definitions_etag,
    stored,
)
from apps.features.services.reviews import NothingToAcknowledge, acknowledge
from apps.features.services.stores import (
    StoreExists,
    TooManyStores,
    create_store,
    store_etag,
    update_store,
)
from apps.features.services.syncs import NotSynced, settle, start, start_due, work

__all__ = [
    "BadTransition",
    "DefinitionsChanged",
    "FeatureRequestExists",
    "NotDefined",
    "NotSynced",
    "NothingToAcknowledge",
    "Outcome",
    "Plan",
    "Planned",
    "ProjectSynced",
    "ProjectTaken",
    "StoreExists",
    "TooManyStores",
    "acknowledge",
    "apply",
    "apply_approved",
    "change_state",
    "create_store",
    "definitions",
    "definitions_etag",
    "prepare",
    "preview",
    "publish",
    "settle",
    "start",
    "start_due",
    "state_etag",
    "store_etag",
    "stored",
    "update_store",
    "work",
]
