"""How pages tell a refusal, and the answers to what Django itself refuses."""

from __future__ import annotations

import logging
import sys

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from apps.core.htmx import wants_part
from apps.core.refusals.kinds import Refused, TryAgain
from apps.core.refusals.problems import from_refusal, problem

logger = logging.getLogger(__name__)

# The database is away, or it ended a transaction: a deadlock, a time limit, a restart.
DATABASE_AWAY = (OperationalError, InterfaceError)


def refusal_page(request: HttpRequest, refused: Refused, *, is_bare: bool = False) -> HttpResponse:
    """Render a refusal: the whole page, or the alert alone for a part of one.

    A bare page names neither the person nor their tenants, so it asks the database for nothing.
    """
    template = "errors/refused.html#alert" if wants_part(request) else "errors/refused.html"
    # What was sent is not sent anew by a link.
    again = request.get_full_path() if refused.status == TryAgain.status and request.method == "GET" else ""
    page = render_to_string(template, {"refused": refused, "again": again}, None if is_bare else request)
    response = HttpResponse(page, status=refused.status)
    for name, value in refused.headers.items():
        response[name] = value
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django itself could not accept."""
    return _answer(
        request, Refused("The request could not be read. Go back and send it again.", code="bad_request"), 400
    )


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django itself forbade."""
    return _answer(
        request, Refused("You cannot do this. Sign in again, or ask for access.", code="forbidden"), 403
    )


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    sentence = "There is nothing here that you can see. Check the address, or ask for access to the tenant."
    return _answer(request, Refused(sentence, code="not_found"), 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer a fault of the portal: no detail, and the id to report."""
    if isinstance(sys.exception(), DATABASE_AWAY):
        return _answer(request, TryAgain(), TryAgain.status)
    request_id = getattr(request, "request_id", "")
    sentence = (
        f"The portal failed. Nothing was changed by this request. Report the id {request_id or 'unknown'}."
    )
    return _answer(request, Refused(sentence, code="internal_error", request_id=request_id), 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form without a valid token: an old page, or another site."""
    sentence = "This form is out of date or came from another site. Reload the page and send it again."
    return _answer(request, Refused(sentence, code="csrf_failed"), 403)


def _answer(request: HttpRequest, refused: Refused, status: int) -> HttpResponse:
    refused.status = status
    if request.path.startswith(tuple(settings.PROGRAM_DOORS)):
        return from_refusal(refused)
    try:
        return refusal_page(request, refused, is_bare=isinstance(refused, TryAgain))
    except Exception:  # a failing template must not hide the answer
        logger.exception("the error page failed")
        return problem(status, refused.code, refused.sentence)
