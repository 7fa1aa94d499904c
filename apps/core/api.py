"""Pieces that every REST router shares: the token door, refusals as problems, keyset cursors."""

from __future__ import annotations

import json
import logging
from functools import lru_cache
from typing import Annotated, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import get_script_prefix
from django.utils.module_loading import import_string
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser
from ninja.security import HttpBearer
from pydantic import Field

from apps.core import throttle
from apps.core.refusals import Forbidden, Invalid, NotFound, Refused, TryAgain, record_denied
from apps.core.refusals.problems import from_refusal, problem

logger = logging.getLogger(__name__)


# A page of a list holds what a page of the portal shows, or up to twice as much where that is asked for.
PAGE_SIZE, LARGEST_PAGE = 25, 50
PageSize = Annotated[int, Field(ge=1, le=LARGEST_PAGE)]

ANY_TOKEN = ""
# What an operation asks for that forgot to say: no token carries it.
UNDECLARED = "undeclared"


class MissingScope(Forbidden):
    code = "token_scope"


def require_scope(token: Any, scope: str) -> None:
    """Return quietly when `token` carries `scope`, by name or by what it implies.

    Raises `MissingScope`.
    """
    if scope != ANY_TOKEN and scope not in token.all_scopes:
        raise MissingScope(
            f"This token does not carry the scope {scope}. Use one that does.",
            scope=scope,
            audit={
                "action": "tenants.access.denied",
                "tenant_id": token.tenant_id,
                "by": token.user,
                "obj": ("tenants.token", str(token.pk)),
                "data": {"scope": scope},
            },
        )


class TokenAuth(HttpBearer):
    """A bearer token; cookies mean nothing here, so no other site can act for a signed-in person.

    Each operation names the scope that its token must carry; `ANY_TOKEN` asks for none.
    """

    def __init__(self, scope: str = UNDECLARED) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        found = import_string(settings.TOKEN_AUTHENTICATOR)(token)
        if found is not None:
            request.user = found.user
            require_scope(found, self.scope)
        else:
            throttle.failed(request)
        return found


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
        "errors": {
            "type": "object",
            "description": "Sentences by field, where fields are at fault.",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    },
}


class PortalAPI(NinjaAPI):
    """An API whose document says of every operation what a refusal looks like."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        # `options` says where other APIs are mounted; this one has no parameters there.
        return self._document(get_script_prefix())

    # Anybody may ask for it, and putting it together takes a tenth of a second.
    @lru_cache(maxsize=4)  # noqa: B019 - there is one API, for as long as the process lives
    def _document(self, under: str) -> OpenAPISchema:
        document = super().get_openapi_schema()
        document["components"].setdefault("schemas", {})["Problem"] = PROBLEM_SCHEMA
        refused = {
            "description": "Refused: the code says why, and nothing was changed.",
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for operations in document["paths"].values():
            for operation in operations.values():
                operation["responses"]["default"] = refused
        return document


def handle_errors(api: NinjaAPI) -> None:
    """Make every error of `api` a problem with a stable code."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        record_denied(error)
        return from_refusal(error)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors: dict[str, list[str]] = {}
        for item in error.errors:
            place = ".".join(str(part) for part in item["loc"][1:] if part != "payload") or "body"
            errors.setdefault(place, []).append(item["msg"])
        return from_refusal(Invalid(errors=errors))

    @api.exception_handler(AuthenticationError)
    def unauthenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        answer = problem(401, "unauthenticated", "Send a valid API token as `Authorization: Bearer <token>`.")
        answer["WWW-Authenticate"] = 'Bearer realm="platform-portal"'
        return answer

    @api.exception_handler(HttpError)
    def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        if error.status_code == 400:
            return from_refusal(
                Invalid("The body must be one JSON object, each key once.", code="malformed_json")
            )
        return problem(error.status_code, "http_error", str(error))

    @api.exception_handler(RequestDataTooBig)
    def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return problem(413, "body_too_large", "The body is larger than the API accepts. Send less.")

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
        return from_refusal(NotFound())

    @api.exception_handler(OperationalError)
    @api.exception_handler(InterfaceError)
    def away(request: HttpRequest, error: Exception) -> HttpResponse:
        logger.warning("database unavailable", exc_info=error)
        return from_refusal(TryAgain())

    @api.exception_handler(Exception)
    def failed(request: HttpRequest, error: Exception) -> HttpResponse:
        request_id = getattr(request, "request_id", "")
        logger.exception("unhandled error in the API", extra={"request_id": request_id})
        sentence = "The portal failed. Nothing was changed by this request. Report the id."
        return problem(500, "internal_error", sentence, request_id=request_id)
