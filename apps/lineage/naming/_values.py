"""What every rule reads and answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from apps.lineage.nodes import Ref, Unresolved, dataset

Found = Ref | Unresolved
Values = Mapping[str, Any]

UNRESOLVED = "unresolved:"


class Unknown(Exception):
    """Something is missing; the text says what, as a sentence."""


def text(values: Values, key: str) -> str:
    value = values.get(key)
    return "" if value is None or isinstance(value, Mapping | list) else str(value).strip()


def unresolved(kind: str, name: str, reason: str, project: str = "") -> Unresolved:
    namespace = f"{UNRESOLVED}{kind}" + (f"/{project}" if project else "")
    return Unresolved(reason, dataset(namespace[:500], name[:1000]))
