"""The API under whose roof the routers stand, and the document that describes it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from apps.core.rest import idempotency, refusals
from apps.core.rest.bodies import ObjectParser
from apps.core.rest.operation import PortalOperation

# How every refusal looks, for the programs that read the document of the API (RFC 9457).
PROBLEM_SCHEMA = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "description": "urn:platform-portal:problem: and the code"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "Stable: programs decide by it."},
        "detail": {"type": "string", "description": "A sentence for a person."},
        "request_id": {"type": "string", "description": "Names the request in the log and in the trail."},
        "errors": {
            "description": "Sentences by field, where fields are at fault; of a document that was sent, each place in it.",
            "anyOf": [
                {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}},
                {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["line", "column", "path", "message"],
                        "properties": {
                            "line": {"type": "integer"},
                            "column": {"type": "integer"},
                            "path": {"type": "string"},
                            "message": {"type": "string"},
                        },
                    },
                },
            ],
        },
    },
}
_REFUSED = {
    "description": "Refused: the code says why, and nothing was changed.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_ONCE = {
    "name": idempotency.HEADER,
    "in": "header",
    "required": False,
    "description": "Names this call: sent again within 24 hours, it is answered as the first and not carried out again.",
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": idempotency.LONGEST_KEY,
        "pattern": "^[!-~]+$",
    },
}
_KNOWN = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of what the caller has already; 304 where it is still the same.",
    "schema": {"type": "string"},
}
_ETAG = {"description": "Names this version of the answer.", "schema": {"type": "string"}}


class PortalAPI(NinjaAPI):
    """An API that keeps the ground rules for whatever router it is given."""

    def __init__(self, **options: Any) -> None:
        super().__init__(parser=ObjectParser(), docs_url=None, openapi_url="/openapi.json", **options)
        refusals.handle(self)

    @property
    def urls(self) -> Any:
        # Now, when every router is complete: an app may add an operation to the router of one below it.
        for router in self._get_bound_routers():
            for view in router.path_operations.values():
                for operation in view.operations:
                    # ninja has no way to name the class; an operation has no other state than its class expects.
                    operation.__class__ = PortalOperation
        return super().urls

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        # `options` says where other APIs are mounted; this one has no parameters there.
        return self._document(get_script_prefix())

    # Anybody may ask for it, and putting it together takes a tenth of a second.
    @lru_cache(maxsize=4)  # noqa: B019 - there is one API, for as long as the process lives
    def _document(self, under: str) -> OpenAPISchema:
        document = super().get_openapi_schema()
        document["components"].setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
        for operations in document["paths"].values():
            for method, operation in operations.items():
                _complete(method, operation)
        return document


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Add what every operation does without its view's doing."""
    answers = operation["responses"]
    for status, answer in answers.items():
        if str(status).startswith("2") and "content" in answer:
            answer["headers"] = {"ETag": _ETAG}
    if method == "get":
        operation.setdefault("parameters", []).append(_KNOWN)
        answers[304] = {"description": "Not modified."}
    if method == "post":
        operation.setdefault("parameters", []).append(_ONCE)
    answers["default"] = _REFUSED
