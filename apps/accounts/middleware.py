"""Notes when a session was last used."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from apps.accounts.sessions import SessionStore
from apps.core.htmx import wants_part

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
