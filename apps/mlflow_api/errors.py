"""How a refusal is told to an MLflow client: its error codes, and the statuses it expects with them."""

from __future__ import annotations

from http import HTTPStatus

import orjson
from django.http import HttpResponse

from apps.core.refusals import Forbidden, Invalid, Refused

# The portal's code decides first, then the status. MLflow's clients know these names only.
_BY_CODE: dict[str, tuple[int, str]] = {
    "model_exists": (400, "RESOURCE_ALREADY_EXISTS"),
    "version_exists": (400, "RESOURCE_ALREADY_EXISTS"),
    "alias_twin": (400, "RESOURCE_ALREADY_EXISTS"),
    "alias_not_found": (400, "INVALID_PARAMETER_VALUE"),
    "endpoint_not_found": (404, "ENDPOINT_NOT_FOUND"),
    "artifact_damaged": (500, "DATA_LOSS"),
}
_BY_STATUS: dict[int, str] = {
    400: "INVALID_PARAMETER_VALUE",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "RESOURCE_DOES_NOT_EXIST",
    405: "ENDPOINT_NOT_FOUND",
    408: "DEADLINE_EXCEEDED",
    409: "RESOURCE_CONFLICT",
    411: "BAD_REQUEST",
    413: "RESOURCE_LIMIT_EXCEEDED",
    422: "INVALID_PARAMETER_VALUE",
    429: "REQUEST_LIMIT_EXCEEDED",
    501: "NOT_IMPLEMENTED",
    503: "TEMPORARILY_UNAVAILABLE",
    507: "RESOURCE_EXHAUSTED",
}


class Unauthenticated(Refused):
    code = "unauthenticated"
    status = 401
    sentence = (
        "A valid API token is needed: set MLFLOW_TRACKING_TOKEN, or MLFLOW_TRACKING_USERNAME (your user name) and "
        "MLFLOW_TRACKING_PASSWORD (the token)."
    )


class BadParameter(Invalid):
    code = "bad_parameter"


class Malformed(Invalid):
    code = "malformed_json"


class JsonTooLarge(Refused):
    code = "body_too_large"
    status = 413
    sentence = (
        "The body of this call is too large. Send less, for example shorter descriptions or fewer tags."
    )


class AliasNotFound(Refused):
    code = "alias_not_found"
    status = 400


class EndpointNotFound(Refused):
    code = "endpoint_not_found"
    status = 404
    sentence = (
        "The portal does not serve this part of MLflow. It serves the model registry and the artifact store of a "
        "tenant; keep your own tracking server for runs and experiments."
    )


class NotOffered(Refused):
    code = "not_offered"
    status = 501


class GatedAct(Forbidden):
    code = "protected_alias"


def body_of(refused: Refused) -> tuple[int, bytes]:
    """Return the status and the JSON body of a refusal."""
    status, error_code = _BY_CODE.get(
        refused.code, (refused.status, _BY_STATUS.get(refused.status, "INTERNAL_ERROR"))
    )
    return status, orjson.dumps({"error_code": error_code, "message": refused.sentence, "code": refused.code})


def failure(request_id: str) -> HttpResponse:
    """Answer a fault of the portal itself: no detail, and the id to report."""
    body = {
        "error_code": "INTERNAL_ERROR",
        "message": f"The portal failed. Report the id {request_id or 'unknown'}.",
        "code": "internal_error",
    }
    return HttpResponse(
        orjson.dumps(body), status=HTTPStatus.INTERNAL_SERVER_ERROR, content_type="application/json"
    )
