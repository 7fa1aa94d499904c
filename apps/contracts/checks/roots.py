"""Where the files of a check stand: in a tenant's own folder under one of the roots that operators allow.

`PORTAL_DATA_ROOTS` names folders; in each, a tenant's files are in the folder that bears its short name. Links are followed
before the place is compared, so one that leads elsewhere is refused.
"""

from __future__ import annotations

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from apps.core.refusals import Invalid

MOST_FILES = 1_000
LONGEST_PATH = 500
_FORMATS = {".csv": "csv", ".tsv": "csv", ".csv.gz": "csv", ".parquet": "parquet", ".pq": "parquet"}
PLACE = "{object}"


class PathOutsideRoots(Invalid):
    code = "path_outside_roots"
    sentence = (
        "This path leads outside the tenant's folder of data. Name a file below it, without .. and without a link that "
        "leads elsewhere."
    )


class NoDataRoots(Invalid):
    code = "no_data_roots"
    sentence = (
        "This portal reads no files: its operators have set no folder of data (PORTAL_DATA_ROOTS). Check by a connection to "
        "Postgres instead, or ask them."
    )


class FileUnreadable(Invalid):
    code = "data_file_unreadable"
    sentence = "There is no such file of data. Check the path."


@dataclass(frozen=True)
class Located:
    """Files of one table below `base`, all of one format: "csv" or "parquet".

    Each was found without a link on its way from `base`. Whoever opens it follows none either: it may be another by then.
    """

    files: tuple[Path, ...]
    format: str
    base: Path


def require_clean(path: str) -> str:
    """Return a path as it is kept. Raises `PathOutsideRoots` and `NoDataRoots`; whether files are there is seen later."""
    plain = path.strip()
    if not roots():
        raise NoDataRoots()
    if not plain or len(plain) > LONGEST_PATH or any(ord(sign) < 32 for sign in plain):
        raise PathOutsideRoots("A path has one to 500 characters, none of which is a control character.")
    if any(sign in plain for sign in "*?[]"):
        raise PathOutsideRoots(
            "A path has no wildcards. Name a folder to read every CSV or Parquet file in it, or use {object}."
        )
    pure = Path(plain)
    if pure.is_absolute() or ".." in pure.parts or "://" in plain:
        raise PathOutsideRoots()
    return plain


def locate(path: str, *, tenant: str, table: str = "") -> Located:
    """Return the files of a table: one, or all of a folder. `{object}` in the path is the table's name.

    Raises `PathOutsideRoots`, `NoDataRoots` and `FileUnreadable`.
    """
    plain = require_clean(path)
    if PLACE in plain:
        if "/" in table or table in ("", ".", ".."):
            raise PathOutsideRoots(
                f"The table {table[:60]!r} cannot be part of a path. Name its file in a check of its own."
            )
        plain = require_clean(plain.replace(PLACE, table))
    for root in roots():
        home = root / tenant
        try:
            base = home.resolve(strict=True)
            # The tenant's folder itself is the operators' to place; what is in it must stay in it.
            found = (home / plain).resolve(strict=True)
        except (OSError, RuntimeError):
            continue
        _require_inside(found, base)
        return _files(found, base)
    raise FileUnreadable(f"There is no file of data {plain[:200]!r} in this tenant's folder. Check the path.")


def roots() -> list[Path]:
    """Return the folders that operators allow."""
    return [Path(one) for one in settings.DATA_ROOTS]


def _files(found: Path, base: Path) -> Located:
    if not found.is_dir():
        return _located([found], base)
    files = []
    for one in sorted(found.iterdir()):
        if one.name.startswith(".") or not _format(one):
            continue
        real = one.resolve()
        _require_inside(real, base)
        files.append(real)
    if not files:
        raise FileUnreadable("This folder holds no CSV and no Parquet file.")
    if len(files) > MOST_FILES:
        raise FileUnreadable(f"This folder holds more than {MOST_FILES:,} files. Check them by parts.")
    return _located(files, base)


def _located(files: Sequence[Path], base: Path) -> Located:
    formats = {_format(one) for one in files}
    if len(formats) != 1 or "" in formats:
        raise FileUnreadable(
            "Only CSV (.csv, .tsv, .csv.gz) and Parquet (.parquet) files are read, and one kind at a time."
        )
    if len({one.name.lower().endswith(".gz") for one in files}) != 1:
        raise FileUnreadable(
            "Some of these files are packed (.csv.gz) and some are not. Put one kind into a folder."
        )
    for one in files:
        if not stat.S_ISREG(one.stat().st_mode):
            raise FileUnreadable("This is no ordinary file.")
        if any(sign in str(one) for sign in "*?[]"):
            raise FileUnreadable("The name of the file holds one of * ? [ ], which is not read. Rename it.")
    return Located(tuple(files), formats.pop(), base)


def _format(path: Path) -> str:
    return next((kind for ending, kind in _FORMATS.items() if path.name.lower().endswith(ending)), "")


def _require_inside(found: Path, base: Path) -> None:
    if found != base and base not in found.parents:
        raise PathOutsideRoots()
