"""What names, tags and artifact paths may look like. Pure: no database, no settings."""

from __future__ import annotations

import re
import unicodedata
from string import ascii_lowercase
from urllib.parse import unquote

from apps.core import text
from apps.core.refusals import Invalid
from apps.registry.choices import MAX_TAG_KEY, MAX_TAG_VALUE
from apps.tenants.aliases import ReservedAlias, is_reserved

NAME = r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$"
MAX_PATH = 500
MAX_SEGMENTS = 20
# Where the MLflow wire shows the files of a registered version; nobody uploads there.
VERSIONS_FOLDER = ".versions"

# Names are ASCII, and so is what can be found in them.
_CAPITALS = {ord(small): small.upper() for small in ascii_lowercase}
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,127}\Z")
_DRIVE = re.compile(r"[A-Za-z]:")
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?\Z", re.IGNORECASE)
_NAME_RULE = (
    "must begin with a letter or a digit and hold only letters, digits, '_', '-' and '.', "
    "128 characters at most."
)


class BadName(Invalid):
    code = "bad_name"


class BadPath(Invalid):
    code = "bad_artifact_path"


def capitals(value: str) -> str:
    """Write `value` as `in_capitals` of apps/registry/models.py writes names."""
    return value.translate(_CAPITALS)


def model_name(value: str) -> str:
    """Return `value` when it can name a model. Raises `BadName`."""
    if not _NAME.match(value):
        raise BadName(f"The name of a model {_NAME_RULE}")
    return value


def alias_name(value: str) -> str:
    """Return `value` when it can name an alias. Raises `BadName`, `ReservedAlias`."""
    if not _NAME.match(value):
        raise BadName(f"The name of an alias {_NAME_RULE}")
    if is_reserved(value):
        raise ReservedAlias()
    return value


def tag(key: str, value: str) -> tuple[str, str]:
    """Return a tag's key and value, normalised. Raises `Invalid`."""
    return (
        text.clean(key, field="Tag key", max_length=MAX_TAG_KEY, required=True, lines=False),
        text.clean(value, field="Tag value", max_length=MAX_TAG_VALUE),
    )


def artifact_path(value: str, *, root_allowed: bool = False) -> str:
    """Return the normal form (NFC) of a path in a tenant's store.

    With `root_allowed` the path may name a folder: the root (an empty path), or one with a slash at its end.

    `value` has been decoded once by the HTTP layer. What would mean something else after another decoding is
    refused, so that no layer in front or behind can be made to see another path. Raises `BadPath`.
    """
    if len(value) > MAX_PATH * 4:
        raise BadPath(f"An artifact path has {MAX_PATH} characters at most.")
    path = unicodedata.normalize("NFC", value)
    if path.startswith("/"):
        raise BadPath("An artifact path is relative: remove the '/' at its start.")
    if root_allowed:
        path = path.removesuffix("/")
        if not path:
            return ""
    if not path:
        raise BadPath("Name a file: the artifact path is empty.")
    if unquote(path) != path:
        raise BadPath(
            "An artifact path is percent-encoded once only; this one still holds an encoded character."
        )
    for character in path:
        if character in '\\#?%"<>|*' or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            raise BadPath(f"An artifact path cannot hold the character U+{ord(character):04X}.")
    if len(path) > MAX_PATH:
        raise BadPath(f"An artifact path has {MAX_PATH} characters at most; this one has {len(path)}.")
    segments = path.split("/")
    if len(segments) > MAX_SEGMENTS:
        raise BadPath(f"An artifact path has {MAX_SEGMENTS} folders at most; this one has {len(segments)}.")
    for segment in segments:
        _check_segment(segment)
    return path


def _check_segment(segment: str) -> None:
    if segment in ("", ".", ".."):
        raise BadPath("An artifact path holds no empty, '.' or '..' parts.")
    if segment.startswith("~") or segment != segment.strip() or segment.endswith("."):
        raise BadPath("No part of an artifact path begins with '~' or ends with a dot or a space.")
    if _DRIVE.match(segment) or _DEVICE.match(segment):
        raise BadPath(f"'{segment}' is a drive or a device name on some systems. Choose another name.")
    if len(segment.encode()) > 255:
        raise BadPath("A part of an artifact path has 255 bytes at most.")


def ancestors(path: str) -> list[str]:
    """Return every folder above `path`, outermost first: a/b/c gives a and a/b."""
    segments = path.split("/")
    return ["/".join(segments[:length]) for length in range(1, len(segments))]
