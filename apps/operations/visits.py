"""An operator's visit to tenants' data: asked for once, kept in the session or sent with a call, and named by each look."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import unquote_to_bytes, urlencode
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from apps.accounts.http import onward, page_of
from apps.accounts.models import User
from apps.core import actors, clock
from apps.core.htmx import lead_to, wants_part
from apps.core.postgres.compiled import compiled_once, first
from apps.core.refusals import Invalid
from apps.operations import services
from apps.operations.models import AdminVisit
from apps.tenants import access, operator_access

SESSION_KEY = "operations.visit"
HEADER = "Portal-Reason"


class BadReason(Invalid):
    code = "bad_reason"
    sentence = (
        f"The header {HEADER} is not text in UTF-8. Send it percent-encoded where it holds more than ASCII."
    )


@dataclass(frozen=True)
class Standing:
    """What the frame of a page says of visits: the one that the reader is on, or where an operator begins one."""

    current: AdminVisit | None
    begin_url: str


def current(request: HttpRequest) -> AdminVisit | None:
    """Return the visit that the person of this session is on, if it has not ended."""
    pk = request.session.get(SESSION_KEY)
    if not pk:
        return None
    by = cast(User, request.user)
    try:
        visit = first(_under_way(pk=UUID(pk), person=by.pk, moment=clock.now()))
    except ValueError:
        return None
    if visit is not None:
        visit.person = by
    return visit


@compiled_once
def _under_way(*, pk: UUID, person: UUID, moment: dt.datetime) -> QuerySet[AdminVisit]:
    return AdminVisit.objects.filter(pk=pk, person=person, expires_at__gt=moment)


def find(request: HttpRequest, user: Any) -> AdminVisit | None:
    """Return the visit that an operator is on in a request: the session's, or that of a token's call.

    The latter lasts for the call, and is kept once something was looked at. Raises `Invalid` for a bad reason.
    """
    if actors.current_via() == "web":
        return current(request) if request.user.pk == user.pk else None
    # Who merely answers for a token, and did not send it, is on no visit.
    if getattr(user, "token_permissions", None) is None or HEADER not in request.headers:
        return None
    moment = clock.now()
    reason = services.clean_reason(_decoded(request.headers[HEADER]))
    return AdminVisit(person=user, reason=reason, started_at=moment, expires_at=moment)


def begin(request: HttpRequest, *, reason: str) -> AdminVisit:
    """Begin a visit in this session. Raises what `services.begin_visit` does."""
    visit = services.begin_visit(reason=reason, by=cast(User, request.user))
    request.session[SESSION_KEY] = str(visit.pk)
    return visit


def end(request: HttpRequest) -> None:
    """End the visit of this session, if there is one."""
    visit = current(request)
    if visit is not None:
        services.end_visit(visit=visit, by=cast(User, request.user))
    request.session.pop(SESSION_KEY, None)


def ask(request: HttpRequest) -> HttpResponse:
    """Lead to the page that asks why one looks, and from there back to where this request belongs, or on with what it sent."""
    return lead_to(request, begin_url(onward(request)))


def begin_url(following: str) -> str:
    """Return where a visit begins, after which one is led on to `following`."""
    return f"{reverse('admin:visit')}?{urlencode({'next': following})}"


def standing(request: HttpRequest) -> Standing | None:
    """Return what the frame says of visits: nothing to people who do not operate the platform."""
    user = getattr(request, "user", None)
    if not access.operates(user):
        return None
    return Standing(
        operator_access.of(user), begin_url(getattr(request, "carry_on", None) or page_of(request))
    )


def write_down(request: HttpRequest) -> None:
    """Write down what a request looked at on a visit, before its answer is sent."""
    for visit, looks in operator_access.noted():
        place = request.resolver_match.view_name if request.resolver_match else ""
        named = {
            pk: ("operations.page", place) if obj == operator_access.LIST else obj
            for pk, obj in looks.items()
        }
        refreshes = request.method == "GET" and wants_part(request)
        services.record_looks(visit=visit, looks=named, by=visit.person, again=refreshes)


def forget(request: HttpRequest) -> None:
    """End the visit of a session whose person does not operate the platform any more."""
    session: Any = request.session
    if session.accessed and SESSION_KEY in session and not access.operates(request.user):
        del session[SESSION_KEY]


def _decoded(value: str) -> str:
    """Return what a header says: bytes as they came, or percent-encoded, in UTF-8."""
    try:
        return unquote_to_bytes(value.encode("latin-1")).decode()
    except UnicodeError:
        raise BadReason() from None
