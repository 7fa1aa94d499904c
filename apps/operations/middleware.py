"""What operations does with every request: it counts the answer, and keeps the access log of operators."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from apps.core.refusals import record_denied
from apps.core.refusals.pages import refusal_page
from apps.operations import access_sessions, metrics
from apps.tenants import access


class MetricsMiddleware:
    """Counts each request by its route, its method and how it ended; it stands outside all others to see them all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        metrics.count_request(request, response.status_code, time.perf_counter() - start)
        return response


class OperatorAccessMiddleware:
    """Logs what an operator accessed in an access session: whatever cannot be logged is not shown either."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        access_sessions.log_accesses(request)
        access_sessions.forget(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead an operator who needs a reason to where it is asked for; what was sent is kept, and carried on from there."""
        if not isinstance(exception, access.ReasonRequired):
            return None
        record_denied(exception)
        asked = access_sessions.ask(request)
        if request.method in ("GET", "HEAD"):
            return asked
        page = refusal_page(request, exception)
        if "HX-Redirect" in asked:
            page["HX-Redirect"] = asked["HX-Redirect"]
        return page
