from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest, is_local
from apps.core.htmx import render_page, wants_part
from apps.core.refusals import Invalid
from apps.notifications import services
from apps.notifications.forms import PreferencesForm
from apps.notifications.pages import notices as pages
from apps.notifications.services.notices import wishes_of

LIST = "notifications/list.html"
PREFERENCES = "notifications/preferences.html"


@login_required
@require_safe
def notice_list(request: SignedInRequest) -> HttpResponse:
    page = pages.notices_page(request.user, request.GET)
    return render_page(request, LIST, {"page": page}, partial="notices")


@login_required
@require_safe
def badge(request: SignedInRequest) -> HttpResponse:
    """Return the count of the bell."""
    return render(request, "notifications/_badge.html", {"count": pages.unread_count(request.user)})


@login_required
@require_POST
def open_notice(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Mark a notice as read and lead to what it is about."""
    notice = pages.my_notice(request.user, pk)
    services.mark_read(notice=notice, by=request.user)
    return redirect(notice.path if is_local(notice.path) else reverse("notifications:list"))


@login_required
@require_POST
def read(request: SignedInRequest, pk: UUID) -> HttpResponse:
    services.mark_read(notice=pages.my_notice(request.user, pk), by=request.user)
    return _back(request)


@login_required
@require_POST
def unread(request: SignedInRequest, pk: UUID) -> HttpResponse:
    services.mark_unread(notice=pages.my_notice(request.user, pk), by=request.user)
    return _back(request)


@login_required
@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    count, moment = services.mark_all_read(by=request.user)
    if not count:
        return redirect("notifications:list")
    messages.success(request, f"{count} notice{'s are' if count != 1 else ' is'} marked as read.")
    return redirect(f"{reverse('notifications:list')}?{urlencode({'marked': moment.isoformat()})}")


@login_required
@require_POST
def undo(request: SignedInRequest) -> HttpResponse:
    """Take back that everything was marked as read."""
    moment = pages.moment_of(request.POST.get("marked", ""))
    if moment is None:
        raise Invalid("There is nothing to take back.")
    services.mark_unread(by=request.user, read_at=moment)
    return redirect("notifications:list")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: SignedInRequest) -> HttpResponse:
    """Show and set how somebody wants to be told."""
    if request.method != "POST":
        return render_page(request, PREFERENCES, {"page": pages.preferences_page(request.user)})
    form = PreferencesForm(request.POST, wishes=wishes_of(request.user))
    refused = None
    if form.is_valid():
        try:
            services.set_preferences(by=request.user, wishes=form.wishes())
        except Invalid as error:
            refused = error
        else:
            messages.success(request, "Saved. It holds for what happens from now on.")
            return redirect("notifications:preferences")
    page = pages.preferences_page(request.user, form=form, refused=refused)
    return render_page(request, PREFERENCES, {"page": page}, status=Invalid.status)


def _back(request: SignedInRequest) -> HttpResponse:
    """Show the list again, as it was filtered."""
    if wants_part(request):
        page = pages.notices_page(request.user, request.GET)
        response = render_page(request, LIST, {"page": page}, partial="notices")
        response["HX-Trigger"] = "portal:noticed"
        return response
    query = request.GET.urlencode()
    return redirect(f"{reverse('notifications:list')}{'?' if query else ''}{query}")
