"""A change of a contract, as it is found and as it is told."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from apps.contracts.choices import ChangeClass
from apps.contracts.odcs.shapes import Path
from apps.core.yaml_documents import path_text

BREAKING: Final = ChangeClass.BREAKING
NON_BREAKING: Final = ChangeClass.NON_BREAKING
DOCUMENTATION: Final = ChangeClass.DOCUMENTATION
_LONGEST = 60


@dataclass(frozen=True)
class Finding:
    """A change by its paths in both files; None where it does not stand in one of them.

    `object_name` and `property_name` say what of the data it is about, "" for the whole.
    """

    change_class: ChangeClass
    kind: str
    message: str
    before: Path | None
    after: Path | None
    object_name: str = ""
    property_name: str = ""

    @property
    def path_text(self) -> str:
        return path_text(self.after if self.after is not None else self.before or ())


@dataclass(frozen=True)
class Change:
    """A change with its lines."""

    change_class: ChangeClass
    kind: str
    message: str
    path: str
    line_before: int | None
    line_after: int | None
    object_name: str
    property_name: str

    def as_json(self) -> dict[str, Any]:
        """Return it as documents and the API hold it."""
        return {
            "class": str(self.change_class),
            "kind": self.kind,
            "message": self.message,
            "path": self.path,
            "line_before": self.line_before,
            "line_after": self.line_after,
            "object": self.object_name,
            "property": self.property_name,
        }


def said(name: str, old: Any, new: Any) -> str:
    """Say that a value changed, with both where they are short."""
    was, now = (json.dumps(one, ensure_ascii=False) for one in (old, new))
    if len(was) <= _LONGEST and len(now) <= _LONGEST:
        return f"{name} was {was} and is {now}."
    return f"{name} changed."
