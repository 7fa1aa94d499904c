from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def root(tmp_path: Path, settings: Any) -> Path:
    """Open a folder for registries of all tenants."""
    folder = tmp_path / "feast"
    folder.mkdir()
    settings.FEAST_ROOTS = [str(folder)]
    return folder
