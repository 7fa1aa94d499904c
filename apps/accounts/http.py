"""What views know of the person in front of the browser: who it is, and how long ago that was proven."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from apps.accounts import gates, sessions
from apps.accounts.models import User
from apps.core.htmx import lead_to

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

View = Callable[..., Any]


class SignedInRequest(HttpRequest):
    """A request behind a door that lets only known people in: a session or a token."""

    user: User


def is_local(url: str | None) -> bool:
    """Return whether `url` is a path of the portal: no scheme, no host, nothing that looks like one."""
    return bool(url) and str(url).startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def recently_signed_in(request: HttpRequest) -> bool:
    """Return whether the person proved who it is within the last five minutes.

    Signing in counts, and so does confirming with a password, a code or the provider
    (settings.ACCOUNT_REAUTHENTICATION_TIMEOUT).
    """
    return bool(request.user.is_authenticated) and sessions.recently_confirmed(request)


def reauthentication_required(
    view: View | None = None,
    *,
    safe_too: bool = False,
    before: Callable[[HttpRequest], bool] = lambda request: False,
    back: str | None = None,
) -> Any:
    """Make a view ask people to confirm who they are before it changes anything.

    Reading stays open unless `safe_too` or `before` says of a request that it opens a form, which asks first. What was sent
    is kept meanwhile, and afterwards the person carries on with it. Where nothing was, the person is back on the form: that
    of the URL name `back`, or the page where the request came from.
    """

    def decorate(function: View) -> View:
        @wraps(function)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            is_open = request.method in SAFE_METHODS and not safe_too and not before(request)
            if is_open or recently_signed_in(request):
                return function(request, *args, **kwargs)
            return ask_to_confirm(request, back=reverse(back) if back else None)

        return wrapped

    return decorate if view is None else decorate(view)


def ask_to_confirm(request: HttpRequest, *, back: str | None = None) -> HttpResponse:
    """Send the person to the page where one confirms who one is, and afterwards to what was kept, or `back`."""
    door = "account_reauthenticate" if request.user.is_authenticated else "account_login"
    return lead_to(
        request, f"{reverse(door)}?{urlencode({'next': gates.keep(request) or back or page_of(request)})}"
    )


def onward(request: HttpRequest) -> str:
    """Keep what was sent, and return where somebody goes on after a gate: there, or to the page of the request."""
    return gates.keep(request) or page_of(request)


def page_of(request: HttpRequest) -> str:
    """Return the page that a request belongs to: itself, or the one that holds the form."""
    if request.method in SAFE_METHODS and not getattr(request, "htmx", None):
        return request.get_full_path()
    page = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer") or "")
    path = f"{page.path}?{page.query}" if page.query else page.path
    if page.netloc == request.get_host() and is_local(path):
        return path
    return request.path


def signed_in(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """Date the new session of somebody who has just signed in."""
    if request is not None and hasattr(request, "session"):
        sessions.begin(request)
        request.has_just_signed_in = True  # type: ignore[attr-defined]  # read by gates.remember


def confirmed(sender: Any, request: HttpRequest, method: str, **kwargs: Any) -> None:
    """Note that somebody who is signed in has confirmed who it is."""
    if kwargs.get("reauthenticated") and request.user.is_authenticated:
        sessions.confirm(request)
