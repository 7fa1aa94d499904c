"""Names that no alias can have. Pure: no database, no settings."""

from __future__ import annotations

import re

from apps.core.refusals import Invalid

_VERSION = re.compile(r"v[0-9]+\Z", re.IGNORECASE)


class ReservedAlias(Invalid):
    code = "alias_reserved"
    sentence = (
        "The aliases 'latest' and 'v' with a number are reserved, because MLflow reads them as versions. "
        "Choose another name."
    )


def is_reserved(name: str) -> bool:
    """Return whether MLflow reads a name as a version; the trigger `tenants_protected_can_move` holds the same rule."""
    return name.lower() == "latest" or _VERSION.match(name) is not None
