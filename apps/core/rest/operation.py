"""What happens around every operation of the API, in this order: the door, the limit, the key, the act, the tag."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from ninja.operation import Operation

from apps.core.rest import idempotency, limits, preconditions
from apps.core.rest.paging import link_to_next

# Where the door notes what is left of a token's quota.
STANDING = "rest_standing"


class PortalOperation(Operation):
    """An operation that keeps the ground rules, whatever its view does."""

    def run(self, request: HttpRequest, **path: Any) -> HttpResponseBase:
        response = self._run_checks(request) or self._answer(request, path)
        limits.show(getattr(request, STANDING, None), response)
        return response

    def _answer(self, request: HttpRequest, path: dict[str, Any]) -> HttpResponseBase:
        try:
            key = idempotency.key_of(request) if request.method == "POST" else ""
            if key:
                return idempotency.once(
                    request,
                    key,
                    view=self.view_func,
                    act=lambda: self._act(request, path),
                    refuse=lambda error: self.api.on_exception(request, error),
                )
            response = self._act(request, path)
        except Exception as error:
            return self.api.on_exception(request, error)
        return preconditions.not_modified(request, response) if request.method == "GET" else response

    def _act(self, request: HttpRequest, path: dict[str, Any]) -> HttpResponseBase:
        answer = self.api.create_temporal_response(request)
        values = self._get_values(request, path, answer)
        result = self.view_func(request, **values)
        response = self._result_to_response(request, result, answer)
        if isinstance(response, HttpResponse) and response.content:
            preconditions.tag(request, response)
        if isinstance(result, dict) and result.get("next_cursor"):
            response["Link"] = link_to_next(request, result["next_cursor"])
        return response
