"""How REST tells refusals and failures: problems with a stable code, in one place."""

from __future__ import annotations

import logging

from django.core.exceptions import RequestDataTooBig
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from apps.core.etags import ChangedMeanwhile
from apps.core.refusals import Invalid, NotFound, Refused, TryAgain, record_denied
from apps.core.refusals.problems import from_refusal, problem
from apps.core.rest.preconditions import PreconditionFailed

logger = logging.getLogger(__name__)


def no_token() -> HttpResponse:
    """Return the answer to a call without a token that is valid."""
    answer = problem(401, "unauthenticated", "Send a valid API token as `Authorization: Bearer <token>`.")
    answer["WWW-Authenticate"] = 'Bearer realm="platform-portal"'
    return answer


def body_too_large() -> HttpResponse:
    """Return the answer to a body that is not read to its end."""
    return problem(413, "body_too_large", "The body is larger than the API accepts. Send less.")


def handle(api: NinjaAPI) -> None:
    """Make every error of `api` a problem with a stable code."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        record_denied(error)
        # Only who sent If-Match is refused so.
        return from_refusal(PreconditionFailed() if isinstance(error, ChangedMeanwhile) else error)

    @api.exception_handler(ValidationError)
    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        errors: dict[str, list[str]] = {}
        for item in error.errors:
            place = ".".join(str(part) for part in item["loc"][1:] if part != "payload") or "body"
            errors.setdefault(place, []).append(item["msg"])
        return from_refusal(Invalid(errors=errors))

    @api.exception_handler(AuthenticationError)
    def unauthenticated(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return no_token()

    @api.exception_handler(HttpError)
    def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
        if error.status_code == 400:
            return from_refusal(
                Invalid("The body must be one JSON object, each key once.", code="malformed_json")
            )
        return problem(error.status_code, "http_error", str(error))

    @api.exception_handler(RequestDataTooBig)
    def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
        return body_too_large()

    @api.exception_handler(Http404)
    def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
        return from_refusal(NotFound())

    @api.exception_handler(DataError)
    def not_kept(request: HttpRequest, error: DataError) -> HttpResponse:
        # No column holds such a value: a name with a NUL, say, of which none can be.
        logger.warning("a value that the database does not take", exc_info=error)
        return from_refusal(Invalid())

    @api.exception_handler(OperationalError)
    @api.exception_handler(InterfaceError)
    def away(request: HttpRequest, error: Exception) -> HttpResponse:
        logger.warning("database unavailable", exc_info=error)
        return from_refusal(TryAgain())

    @api.exception_handler(Exception)
    def failed(request: HttpRequest, error: Exception) -> HttpResponse:
        logger.exception("unhandled error in the API")
        return problem(
            500,
            "internal_error",
            "The portal failed. Nothing was changed by this request. Report the id.",
        )
