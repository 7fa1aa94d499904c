"""Operator access sessions as requests know them: started for a reason, kept in the browser's session or sent with a call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import unquote_to_bytes, urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from apps.accounts.http import onward, page_of
from apps.accounts.models import User
from apps.core import actors, clock
from apps.core.htmx import lead_to, wants_part
from apps.core.refusals import Invalid
from apps.operations import services
from apps.operations.models import OperatorAccessSession
from apps.tenants import access, operator_access

SESSION_KEY = "operations.access_session"
HEADER = "Portal-Reason"


class BadReason(Invalid):
    code = "bad_reason"
    sentence = (
        f"The header {HEADER} is not text in UTF-8. Send it percent-encoded where it holds more than ASCII."
    )


@dataclass(frozen=True)
class Standing:
    """What the frame of a page says: the access session that the reader is in, or where an operator starts one."""

    current: OperatorAccessSession | None
    start_url: str


def current(request: HttpRequest) -> OperatorAccessSession | None:
    """Return the access session of this browser's session, if it has not ended."""
    pk = request.session.get(SESSION_KEY)
    if not pk:
        return None
    by = cast(User, request.user)
    try:
        under_way = OperatorAccessSession.objects.filter(person=by, expires_at__gt=clock.now())
        session = under_way.filter(pk=UUID(pk)).first()
    except ValueError:
        return None
    if session is not None:
        session.person = by
    return session


def find(request: HttpRequest, user: Any) -> OperatorAccessSession | None:
    """Return the access session of an operator in a request: the browser's, or that of a token's call.

    The latter lasts for the call, and is stored once something was accessed. Raises `Invalid` for a bad reason.
    """
    if actors.current_via() == "web":
        return current(request) if request.user.pk == user.pk else None
    # Who merely answers for a token, and did not send it, is in no access session.
    if getattr(user, "token_permissions", None) is None or HEADER not in request.headers:
        return None
    moment = clock.now()
    reason = services.clean_reason(_decoded(request.headers[HEADER]))
    return OperatorAccessSession(person=user, reason=reason, started_at=moment, expires_at=moment)


def start(request: HttpRequest, *, reason: str) -> OperatorAccessSession:
    """Start an access session in this browser. Raises what `services.start_access_session` does."""
    session = services.start_access_session(reason=reason, by=cast(User, request.user))
    request.session[SESSION_KEY] = str(session.pk)
    return session


def end(request: HttpRequest) -> None:
    """End the access session of this browser, if there is one."""
    session = current(request)
    if session is not None:
        services.end_access_session(session=session, by=cast(User, request.user))
    request.session.pop(SESSION_KEY, None)


def ask(request: HttpRequest) -> HttpResponse:
    """Lead to the page that asks for a reason, and from there back to where this request belongs, or on with what it sent."""
    return lead_to(request, start_url(onward(request)))


def start_url(following: str) -> str:
    """Return where an access session starts, after which one is led on to `following`."""
    return f"{reverse('admin:operator-access')}?{urlencode({'next': following})}"


def standing(request: HttpRequest) -> Standing | None:
    """Return what the frame says of access sessions: nothing to people who do not operate the platform."""
    user = getattr(request, "user", None)
    if not access.operates(user):
        return None
    return Standing(
        operator_access.session_of(user), start_url(getattr(request, "carry_on", None) or page_of(request))
    )


def log_accesses(request: HttpRequest) -> None:
    """Log what a request accessed in an access session, before its answer is sent."""
    for session, accesses in operator_access.take_log():
        place = request.resolver_match.view_name if request.resolver_match else ""
        named = {
            pk: ("operations.page", place) if obj == operator_access.LIST else obj
            for pk, obj in accesses.items()
        }
        refreshes = request.method == "GET" and wants_part(request)
        services.log_accesses(session=session, accesses=named, by=session.person, again=refreshes)


def forget(request: HttpRequest) -> None:
    """End the access session of a browser whose person does not operate the platform any more."""
    session: Any = request.session
    if session.accessed and SESSION_KEY in session and not access.operates(request.user):
        del session[SESSION_KEY]


def _decoded(value: str) -> str:
    """Return what a header says: bytes as they came, or percent-encoded, in UTF-8."""
    try:
        return unquote_to_bytes(value.encode("latin-1")).decode()
    except UnicodeError:
        raise BadReason() from None
