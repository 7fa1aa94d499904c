"""Real files of other organisations, in a folder beside the checkout: read there, never copied into the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_HERE = Path(__file__).resolve()
KNOWN = "PORTAL_SHARED_DATA"


def folder() -> Path | None:
    """Return the folder: that of PORTAL_SHARED_DATA, else `shared/data` beside a folder above, or None."""
    if named := os.environ.get(KNOWN):
        return Path(named)
    return next(
        (one / "shared" / "data" for one in _HERE.parents if (one / "shared" / "data").is_dir()), None
    )


def files(kind: str, *patterns: str) -> list[Path]:
    """Return the files of a kind in order, without its `schemas`; none where the folder is absent."""
    root = folder()
    if root is None or not (root / kind).is_dir():
        return []
    return sorted(
        one for pattern in patterns or ("*",) for one in (root / kind).glob(pattern) if one.is_file()
    )


needed = pytest.mark.skipif(
    folder() is None, reason="the files of other organisations (shared/data) are not beside this checkout"
)
