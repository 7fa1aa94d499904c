"""What tenants do with every request: grants are read once, and operators give a reason for access."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from apps.tenants import access, operator_access


class AccessMiddleware:
    """Remembers each person's grants for the length of a request, in which operators need a reason."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with access.remembered(), operator_access.within(request):
            return self.get_response(request)
