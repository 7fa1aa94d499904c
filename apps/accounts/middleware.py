"""Notes when a session was last used, and keeps what is sent without one."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse

from apps.accounts import gates
from apps.accounts.http import onward
from apps.accounts.sessions import SessionStore
from apps.core.htmx import lead_to, wants_part

GetResponse = Callable[[HttpRequest], HttpResponse]


class SeenMiddleware:
    """A session counts as used by what a person does, not by pages that refresh themselves in an open tab."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        by_itself = request.method == "GET" and wants_part(request)
        if isinstance(request.session, SessionStore) and not by_itself:
            request.session.seen()
        return response


class SignInGateMiddleware:
    """Keeps the form of somebody whose session has ended over the sign-in, and lets the browser say whose it is."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Whoever sent a token, or nothing, has no session that anybody looked into.
        if not request.session.accessed:
            return response
        if request.user.is_authenticated:
            gates.remember(request, response)
        elif request.method == "POST" and _leads_to_sign_in(response):
            response = lead_to(request, redirect_to_login(onward(request)).url)
        return response


def _leads_to_sign_in(response: HttpResponse) -> bool:
    """Return whether an answer sends somebody to the sign-in and then back: not one who has just signed out."""
    where = urlsplit(response.get("Location", ""))
    return where.path in (resolve_url(settings.LOGIN_URL), reverse("admin:login")) and "next=" in where.query
