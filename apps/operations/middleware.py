"""Counts what the server answers."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from apps.operations import metrics


class MetricsMiddleware:
    """Counts each request by its route, its method and how it ended; it stands outside all others to see them all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        start = time.perf_counter()
        response = self.get_response(request)
        metrics.count_request(request, response.status_code, time.perf_counter() - start)
        return response
