"""Carrying on with a form that was kept over a gate."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import gates, services
from apps.accounts.http import SignedInRequest
from apps.core.htmx import lead_to
from apps.core.refusals.pages import csrf_failure as refuse_form


@login_required
@require_safe
def carry_on(request: SignedInRequest) -> HttpResponse:
    """Show what the person sent, to be sent now with one click. Raises `NotKept`."""
    forms = gates.kept(request)
    if not forms:
        raise services.NotKept()
    return render(request, "accounts/carry_on.html", {"forms": forms})


@login_required
@require_POST
def send(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Let the browser send a kept form, once, to where it was going: that view decides as about any other."""
    form = services.take_form(pk=pk, by=request.user, browser=gates.known_browser(request).digest)
    response = HttpResponse(status=307)
    response["Location"] = form.path
    return response


@login_required
@require_POST
def discard(request: SignedInRequest, pk: UUID) -> HttpResponse:
    services.take_form(pk=pk, by=request.user, browser=gates.known_browser(request).digest)
    messages.success(request, "The form is discarded. Nothing of it was done.")
    return redirect("home")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Keep a form of the portal's own whose token is out of date, as after a sign-in in another tab; refuse all else.

    Nothing of it is done without a click on a page that has a token. Of a form that names its origin Django judges that
    before the token.
    """
    is_own = "Origin" in request.headers and reason.startswith("CSRF ")
    following = gates.keep(request) if is_own else None
    return lead_to(request, following) if following else refuse_form(request, reason)
