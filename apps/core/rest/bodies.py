"""How bodies are read."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser


class ObjectParser(Parser):
    """Reads bodies that are one JSON object, or null for none: no NaN, no key twice, nothing else that JSON is not."""

    def parse_body(self, request: HttpRequest) -> Any:
        document = json.loads(request.body, parse_constant=_refuse, object_pairs_hook=_unique)
        if document is not None and not isinstance(document, dict):
            # A schema would read the attributes of anything else, and find its defaults.
            raise ValueError("not an object")
        return document


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
