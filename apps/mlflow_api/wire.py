"""One door for every MLflow call: who asks, for which tenant, with which words, and how the answer is told."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from apps.accounts.models import User
from apps.core import throttle
from apps.core.numbers import whole
from apps.core.refusals import Refused, TryAgain, record_denied
from apps.core.refusals.pages import DATABASE_AWAY
from apps.mlflow_api.bodies import DRAIN_SECONDS, DRAIN_SECONDS_OF_STRANGERS, Body
from apps.mlflow_api.errors import (
    BadParameter,
    EndpointNotFound,
    JsonTooLarge,
    Malformed,
    Unauthenticated,
    body_of,
    failure,
)
from apps.tenants import access
from apps.tenants import services as tenants
from apps.tenants.api_auth import ANY_TOKEN, require_scope
from apps.tenants.choices import Scope
from apps.tenants.models import ApiToken, Tenant

logger = logging.getLogger(__name__)

MAX_PARAMETER = 8000
_FORBIDDEN_EVERYWHERE = "\x00"


@dataclass
class Call:
    """An authenticated call to a tenant that the caller can see."""

    request: HttpRequest
    user: User
    tenant: Tenant
    body: Body
    data: dict[str, Any]

    @property
    def tenant_id(self) -> UUID:
        return self.tenant.pk

    def absolute(self, path: str) -> str:
        """Return a path of the portal as a URL on the host that the client used."""
        return self.request.build_absolute_uri(path)

    def text(self, name: str, *, default: str | None = None) -> str:
        """Return a text parameter. Raises `BadParameter` where it is missing or no text."""
        value = self.data.get(name)
        if value is None or (value == "" and default is None):
            if default is None:
                raise BadParameter(f"The parameter '{name}' is missing. Send it as a text.")
            return default
        if not isinstance(value, str):
            raise BadParameter(f"The parameter '{name}' must be a text.")
        return value

    def number(self, name: str, *, default: int | None = None, low: int = 1, high: int = 2**31 - 1) -> int:
        """Return a whole number, written as one or as text. Raises `BadParameter`."""
        value = self.data.get(name)
        if value is None:
            if default is None:
                raise BadParameter(f"The parameter '{name}' is missing. Send it as a whole number.")
            return default
        number = whole(value, low=low, high=high)
        if number is None:
            raise BadParameter(f"The parameter '{name}' must be a whole number from {low} to {high}.")
        return number

    def texts(self, name: str) -> list[str]:
        """Return a list of texts; a single one counts as a list of one."""
        value = self.data.get(name)
        if value is None:
            return []
        listed = value if isinstance(value, list) else [value]
        if len(listed) > 20 or not all(isinstance(item, str) for item in listed):
            raise BadParameter(f"The parameter '{name}' must be a list of at most 20 texts.")
        return listed

    def tags(self) -> list[tuple[str, str]]:
        """Return the tags of the call as pairs. Raises `BadParameter`."""
        value = self.data.get("tags")
        if value is None:
            return []
        if not isinstance(value, list):
            raise BadParameter("The parameter 'tags' must be a list of objects with 'key' and 'value'.")
        pairs: list[tuple[str, str]] = []
        for item in value:
            key = item.get("key") if isinstance(item, dict) else None
            content = item.get("value", "") if isinstance(item, dict) else None
            if not isinstance(key, str) or not isinstance(content, str):
                raise BadParameter(
                    "Each of the 'tags' must be an object with a 'key' and a 'value', both texts."
                )
            pairs.append((key, content))
        return pairs


JsonHandler = Callable[[Call], dict[str, Any]]
StreamHandler = Callable[..., HttpResponseBase]


def json_view(handlers: dict[str, JsonHandler]) -> Callable[..., HttpResponseBase]:
    """Make the view of a path whose methods take and answer JSON."""

    def handle(call: Call) -> HttpResponseBase:
        call.data = query_of(call.request) if call.request.method == "GET" else _json(call.body)
        return answer(handlers[call.request.method or ""](call))

    # What answers GET reads, also where clients send it as a POST.
    reads = {method: str(Scope.MODELS_READ) for method in handlers if handlers[method] is handlers.get("GET")}
    return wire_view(dict.fromkeys(handlers, handle), reads)


def wire_view(
    handlers: dict[str, StreamHandler], scopes: dict[str, str] | None = None
) -> Callable[..., HttpResponseBase]:
    """Make a view: it authenticates, loads the tenant, dispatches, and tells refusals.

    `scopes` gives what a token must carry for a method where it is not reading for GET and writing for the others.

    Cookies are never looked at, so no page of another site can act through a browser; that is why the CSRF check
    does not apply here, and only here.
    """

    scopes = {
        method: str(Scope.MODELS_READ if method in ("GET", "HEAD") else Scope.MODELS_WRITE)
        for method in handlers
    } | (scopes or {})

    @csrf_exempt
    def view(request: HttpRequest, tenant: str, **kwargs: Any) -> HttpResponseBase:
        body: Body | None = None
        try:
            body = Body(request)
            token = authenticate(request)
            handler = handlers.get(request.method or "")
            owner = access.get_or_404(Tenant.objects.all, user=token.user, slug=tenant)
            if handler is None:
                return _not_allowed(handlers)
            require_scope(token, scopes[request.method or ""])
            return handler(Call(request, token.user, owner, body, {}), **kwargs)
        except Refused as refused:
            record_denied(refused)
            return refusal(refused, body)
        except SuspiciousOperation:
            return refusal(
                BadParameter("The parameters of this call cannot be read. Send fewer of them."), body
            )
        except DATABASE_AWAY:
            logger.warning("database unavailable", exc_info=True)
            return refusal(TryAgain(), body)
        except Exception:
            request_id = getattr(request, "request_id", "")
            logger.exception("mlflow call failed", extra={"request_id": request_id})
            return failure(request_id)

    return view


def unknown_view() -> Callable[..., HttpResponseBase]:
    """Make the view of everything else under a tenant's MLflow address."""

    def handle(call: Call, **kwargs: Any) -> HttpResponseBase:
        raise EndpointNotFound()

    methods = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
    return wire_view(dict.fromkeys(methods, handle), dict.fromkeys(methods, ANY_TOKEN))


def authenticate(request: HttpRequest) -> ApiToken:
    """Return the token in the call's header with its owner. Raises `Unauthenticated`.

    With Basic the token is the password, and the user name is empty, `token`, or the owner's.
    """
    scheme, _, credentials = request.META.get("HTTP_AUTHORIZATION", "").partition(" ")
    username: str | None = None
    raw = ""
    if scheme.lower() == "bearer":
        raw = credentials.strip()
    elif scheme.lower() == "basic":
        try:
            username, _, raw = base64.b64decode(credentials.strip(), validate=True).decode().partition(":")
        except ValueError:
            # Not base64, not ASCII, or not UTF-8 inside.
            raise Unauthenticated() from None
    token = tenants.authenticate_token(raw) if raw.isascii() and raw.isprintable() else None
    if token is None or (username not in (None, "", "token") and username != token.user.username):
        throttle.failed(request)
        raise Unauthenticated()
    return token


def answer(document: dict[str, Any]) -> HttpResponse:
    """Return a success: exactly 200 with JSON, the only one that stock clients accept."""
    return HttpResponse(orjson.dumps(document), content_type="application/json")


def refusal(refused: Refused, body: Body | None) -> HttpResponseBase:
    """Return a refusal, and meanwhile discard what the client is still sending."""
    status, payload = body_of(refused)
    response: HttpResponseBase
    if body is not None and body.length != 0:
        response = StreamingHttpResponse(
            _while_draining(payload, body, DRAIN_SECONDS_OF_STRANGERS if status == 401 else DRAIN_SECONDS),
            status=status,
            content_type="application/json",
        )
        response["Content-Length"] = str(len(payload))
    else:
        response = HttpResponse(payload, status=status, content_type="application/json")
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="platform-portal", Basic realm="platform-portal"'
    for name, value in refused.headers.items():
        response[name] = value
    return response


def _while_draining(payload: bytes, body: Body, seconds: float) -> Iterator[bytes]:
    # To a proxy an answer that is complete ends the request: it would cut off a client that is still sending.
    yield payload[:-1]
    body.drain(seconds)
    yield payload[-1:]


def _not_allowed(handlers: dict[str, Any]) -> HttpResponse:
    allowed = ", ".join(sorted(handlers))
    body = {
        "error_code": "ENDPOINT_NOT_FOUND",
        "message": f"This address answers {allowed} only.",
        "code": "method_not_allowed",
    }
    response = HttpResponse(orjson.dumps(body), status=405, content_type="application/json")
    response["Allow"] = allowed
    return response


def query_of(request: HttpRequest) -> dict[str, Any]:
    """Return the query's parameters; one that is given twice becomes a list."""
    found: dict[str, Any] = {}
    for name, values in request.GET.lists():
        for value in values:
            _check_text(value)
        found[name] = values[0] if len(values) == 1 else values
    return found


def _json(body: Body) -> dict[str, Any]:
    data = body.read_all(settings.MAX_JSON_BYTES)
    if data is None:
        raise JsonTooLarge()

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise Malformed("The body names a key twice. Send each once.")
        return found

    def refuse_constant(constant: str) -> None:
        raise Malformed(f"The body holds {constant}, which is not JSON.")

    try:
        document = json.loads(data.decode(), object_pairs_hook=unique, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise Malformed("The body is not JSON in UTF-8. Send one JSON object.") from None
    if not isinstance(document, dict):
        raise Malformed("The body must be one JSON object.")
    _check_values(document)
    return document


def _check_values(value: Any) -> None:
    """Refuse texts that no database can hold, wherever they stand."""
    pending = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, str):
            _check_text(item)
        elif isinstance(item, dict):
            pending.extend(item.keys())
            pending.extend(item.values())
        elif isinstance(item, list):
            pending.extend(item)


def _check_text(value: str) -> None:
    if _FORBIDDEN_EVERYWHERE in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise BadParameter("A text holds a NUL or half a character. Remove it.")
    if len(value) > MAX_PARAMETER:
        raise BadParameter(f"A text is longer than {MAX_PARAMETER} characters. Shorten it.")
