"""What holds for every request: its id, its door, its headers, and how a refusal is told."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, DataError
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from apps.core import request_ids
from apps.core.actors import acting_via
from apps.core.refusals import Refused, record_denied
from apps.core.refusals.pages import bad_request, refusal_page
from apps.core.refusals.problems import problem

logger = logging.getLogger(__name__)

GetResponse = Callable[[HttpRequest], HttpResponse]

# The name under which the rest of the portal reads it: getattr(request, "request_id", "").
REQUEST_ID = "request_id"
# For caches that know no other word.
LONG_AGO = http_date(0)
NEVER_KEPT = "max-age=0, no-cache, no-store, must-revalidate, private"


class RequestContextMiddleware:
    """Gives each request an id, and names its door for the audit trail."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = request_ids.chosen(request.headers.get(request_ids.HEADER))
        setattr(request, REQUEST_ID, request_id)
        door = next(
            (name for prefix, name in settings.PROGRAM_DOORS.items() if request.path.startswith(prefix)),
            "web",
        )
        with request_ids.handling(request_id), acting_via(door):
            response = self.get_response(request)
        response[request_ids.HEADER] = request_id
        return response


class NoStoreMiddleware:
    """Keeps pages of signed-in people out of every cache, shared or not."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Only the views know whether a person was needed; whatever came out of a session is private.
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = NEVER_KEPT
            response.setdefault("Expires", LONG_AGO)
        return response


class RefusalMiddleware:
    """Turns a refusal raised anywhere in a page into its page. The API and the MLflow wire have their own turn."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.path.startswith("/api/"):
            # The REST framework answers a wrong method by itself, with a plain text.
            return _method_not_allowed(response["Allow"])
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            record_denied(exception)
            return refusal_page(request, exception)
        if isinstance(exception, DatabaseError):
            logger.exception("database error", extra={"request_id": getattr(request, "request_id", "")})
        if isinstance(exception, DataError):
            # No column holds such a value, for example a NUL in a filter of the admin.
            return bad_request(request, exception)
        return None


def _method_not_allowed(allowed: str) -> HttpResponse:
    response = problem(405, "method_not_allowed", f"This address answers {allowed} only.")
    response["Allow"] = allowed
    return response
