"""A health check of the store of files: whether it can be written, and how full it is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings

from apps.core import sizes
from apps.core.areas import Health, Level

FULL_WARNS = 0.15
FULL_FAILS = 0.05


def storage() -> Health:
    """Return whether artifacts can be written, and how much room is left."""
    store: Any = settings.STORAGES["artifacts"]
    folder = Path(store["OPTIONS"]["location"])
    # It is made with the first file.
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if not os.access(there, os.W_OK):
        return Health(Level.FAIL, "cannot be written", "Mount the volume of the artifacts for writing.")
    disk = shutil.disk_usage(there)
    free = disk.free / disk.total
    detail = f"{sizes.rounded(disk.free)} free ({free:.0%})"
    if free >= FULL_WARNS:
        return Health(Level.OK, detail)
    todo = "Free or add space: uploads are refused when it is full."
    return Health(Level.FAIL if free < FULL_FAILS else Level.WARN, detail, todo)
