"""Reading the folder of a model before it is pushed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from .errors import BadFolder

# Files from which the portal reads a version's numbers.
_JSON_OBJECTS = ("metrics.json", "params.json")


@dataclass(frozen=True, kw_only=True)
class LocalFile:
    """One file to push: its path inside the model, its size and its sha256."""

    path: str
    location: Path
    size: int
    sha256: str


def sha256_of(location: Path) -> str:
    """Hash a file piece by piece and answer in hexadecimal."""
    with location.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_folder(folder: Path) -> list[LocalFile]:
    """List a folder's files in order, hidden ones left out, and check the JSON ones.

    Raises BadFolder for a missing or empty folder, a symbolic link, and unreadable metrics or parameters.
    """
    if not folder.is_dir():
        raise BadFolder(f"{folder} is not a folder. Name the folder that holds the model's files.")
    files = []
    for location in sorted(folder.rglob("*")):
        relative = location.relative_to(folder)
        if any(part.startswith(".") or part == "__pycache__" for part in relative.parts):
            continue
        if location.is_symlink():
            raise BadFolder(f"{relative} is a symbolic link. Put the file itself into the folder.")
        if location.is_file():
            size = location.stat().st_size
            files.append(
                LocalFile(path=relative.as_posix(), location=location, size=size, sha256=sha256_of(location))
            )
    if not files:
        raise BadFolder(f"{folder} holds no files. A version needs at least one.")
    for name in _JSON_OBJECTS:
        _check_json_object(folder / name)
    return files


def _check_json_object(location: Path) -> None:
    if not location.is_file():
        return
    try:
        document = json.loads(location.read_bytes())
    except (ValueError, RecursionError) as error:
        raise BadFolder(f"{location.name} is not JSON: {error}.") from error
    if not isinstance(document, dict):
        raise BadFolder(f'{location.name} must hold one JSON object, such as {{"accuracy": 0.91}}.')
