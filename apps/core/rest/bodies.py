"""How bodies are read."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

from apps.core import strict_json


class ObjectParser(Parser):
    """Reads bodies that are one JSON object, or null for none: no NaN, no key twice, nothing else that JSON is not."""

    def parse_body(self, request: HttpRequest) -> Any:
        document = strict_json.loads(request.body)
        if document is not None and not isinstance(document, dict):
            # A schema would read the attributes of anything else, and find its defaults.
            raise ValueError("not an object")
        return document
