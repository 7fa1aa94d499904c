"""Problem details (RFC 9457): how machine interfaces hear a refusal."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import orjson
from django.http import HttpResponse

from apps.core import request_ids
from apps.core.refusals.kinds import Refused


def problem(status: int, code: str, detail: str, **extra: Any) -> HttpResponse:
    """Return an `application/problem+json` response with a stable `code` and the id of the request."""
    request_id = request_ids.current()
    body = {
        "type": f"urn:platform-portal:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        **({"request_id": request_id} if request_id else {}),
        **extra,
    }
    return HttpResponse(
        orjson.dumps(body, default=str), status=status, content_type="application/problem+json"
    )


def from_refusal(refused: Refused) -> HttpResponse:
    """Return the problem response of a refusal."""
    response = problem(refused.status, refused.code, refused.sentence, **refused.extra)
    for name, value in refused.headers.items():
        response[name] = value
    return response
