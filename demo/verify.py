"""Reading a model back with the stock MLflow client."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_PROGRAM = """
import sys
import mlflow
mlflow.set_tracking_uri(sys.argv[1])
mlflow.set_registry_uri(sys.argv[1])
mlflow.artifacts.download_artifacts(artifact_uri=sys.argv[2], dst_path=sys.argv[3])
"""
_QUIET = {
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "DO_NOT_TRACK": "true",
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
}


def same_bytes(mlflow_url: str, token: str, model: str, alias: str, folder: Path) -> bool:
    """Download `models:/MODEL@ALIAS` and say whether its files are those of a local folder."""
    with tempfile.TemporaryDirectory() as scratch:
        # A process of its own: the client keeps its address and token in the process's settings.
        subprocess.run(  # noqa: S603 - the program is this Python, the words are ours
            [sys.executable, "-c", _PROGRAM, mlflow_url, f"models:/{model}@{alias}", scratch],
            env={**os.environ, **_QUIET, "MLFLOW_TRACKING_TOKEN": token},
            check=True,
            timeout=90,
            capture_output=True,
        )
        return _manifest(Path(scratch)) == _manifest(folder)


def _manifest(folder: Path) -> str:
    files = {
        location.relative_to(folder).as_posix(): hashlib.sha256(location.read_bytes()).hexdigest()
        for location in folder.rglob("*")
        if location.is_file()
    }
    return json.dumps(files, sort_keys=True)
