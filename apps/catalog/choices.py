"""Limits of the graph, of imports and of addresses that are signed."""

from __future__ import annotations

import datetime as dt

from apps.lineage.choices import Kind

# The graph's page.
DEPTHS = (1, 2, 3, 5)
DEFAULT_DEPTH = 2
MOST_NODES = 1000
# On the pages of other objects.
PANEL_NODES = 40
# What is offered where a thing is looked for by its name.
OFFERED = 20
PARTS_OFFERED = 500

# What can change, and so can be asked about.
CHANGEABLE = (
    Kind.DATASET,
    Kind.COLUMN,
    Kind.FEATURE_VIEW,
    Kind.FEATURE,
    Kind.FEATURE_SERVICE,
    Kind.CONTRACT,
)

# Addresses that give the catalog to whoever knows them.
FEED_NAME = 100
FEED_LIFETIME = dt.timedelta(days=90)
LONGEST_FEED = dt.timedelta(days=366)
MOST_FEEDS = 50
EXPORTED_NODES = 20_000
