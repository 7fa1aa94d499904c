from __future__ import annotations

from django.db import models

from apps.tenants.choices import ROUTED_ALIAS

# The feature switch.
UPLOADS = "registry.upload"

# The alias that names the version in use; the pages show it first.
CHAMPION = ROUTED_ALIAS

# Limits of what one registration may hold. They bound pages, digests and memory, not honest use.
MAX_DESCRIPTION = 5000
MAX_TAG_KEY = 250
MAX_TAG_VALUE = 5000
# How much of a tag's value or a version's source an index holds: of longer ones it finds the beginning.
INDEXED_TEXT = 100
MAX_TAGS = 200
MAX_FILES_PER_VERSION = 10_000
MAX_METADATA_BYTES = 1024 * 1024
MAX_METADATA_FIELDS = 1000
MAX_SOURCE = 1000
MAX_RUN_ID = 250

# Files of a version that describe it, read when it is registered.
METRICS_FILE = "metrics.json"
PARAMS_FILE = "params.json"

# Tags of a version that name what it was trained on.
FEATURES_TAG = "portal.features"
CONTRACTS_TAG = "portal.contracts"
MAX_PINS = 200
MAX_PIN_TEXT = 1000


class PinKind(models.TextChoices):
    """What an input of a version is, as the lineage calls it; features until it is known which of the three."""

    FEATURES = "features", "Features"
    FEATURE_VIEW = "feature_view", "Feature view"
    FEATURE = "feature", "Feature"
    FEATURE_SERVICE = "feature_service", "Feature service"
    CONTRACT = "contract", "Data contract"
