"""Kinds of nodes, states of runs, limits."""

from __future__ import annotations

from django.db import models


class Kind(models.TextChoices):
    DATASET = "dataset", "Dataset"
    COLUMN = "column", "Column"
    FEATURE_VIEW = "feature_view", "Feature view"
    FEATURE = "feature", "Feature"
    FEATURE_SERVICE = "feature_service", "Feature service"
    CONTRACT = "contract", "Data contract"
    VERSION = "version", "Model version"
    CONSUMER = "consumer", "Job"


# What a part is a part of: where the whole changes, its parts do.
WHOLE_OF: dict[Kind, Kind] = {Kind.COLUMN: Kind.DATASET, Kind.FEATURE: Kind.FEATURE_VIEW}

MAX_NAMESPACE = 1000
MAX_NAME = 2000
MAX_FIELD = 500
MAX_LABEL = 300
MAX_VIA = 300

# Beyond it a walk is cut, and says so.
WALK_NODES = 20_000
WALK_STEPS = 100
# How many edges of one step are read at most.
WALK_EDGES = 100_000
NEIGHBOURHOOD_NODES = 1_000
NEIGHBOURHOOD_HOPS = 5


class EventKind(models.TextChoices):
    """What an OpenLineage event tells of."""

    RUN = "run", "Run"
    JOB = "job", "Job"
    DATASET = "dataset", "Dataset"


class EventType(models.TextChoices):
    """Where a run stands, in the words of OpenLineage."""

    START = "START", "Start"
    RUNNING = "RUNNING", "Running"
    COMPLETE = "COMPLETE", "Complete"
    ABORT = "ABORT", "Abort"
    FAIL = "FAIL", "Fail"
    OTHER = "OTHER", "Other"


class RunState(models.TextChoices):
    """Where a run stands, in the words of the portal's pages."""

    REPORTED = "reported", "Reported"
    RUNNING = "running", "Running"
    COMPLETE = "complete", "Complete"
    FAILED = "failed", "Failed"
    ABORTED = "aborted", "Aborted"


TERMINAL = frozenset({RunState.COMPLETE, RunState.FAILED, RunState.ABORTED})

MAX_BATCH = 500
MAX_DATASETS = 2_000
MAX_COLUMNS = 5_000
MAX_RUN_ID = 200
MAX_DESCRIPTION = 2_000
# How much JSON of one facet is kept beside the events.
MAX_FACETS = 20_000
# Clocks differ; what is further ahead would count as newest for too long.
FUTURE_MINUTES = 60
