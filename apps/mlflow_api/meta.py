"""What clients ask about the server itself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.mlflow_api.wire import Call

# The protocol that this adapter speaks, as MLflow numbers it.
PROTOCOL_VERSION = "3.17.2"


def server_info(call: Call) -> dict[str, Any]:
    return {
        "store_type": "PlatformPortal",
        "portal_version": settings.PORTAL_VERSION,
        "workspaces_enabled": False,
        "trace_archival_enabled": False,
        "multipart_uploads_enabled": False,
        "multipart_downloads_enabled": False,
        "features_enabled": [],
    }


@require_safe
def health(request: HttpRequest, tenant: str) -> HttpResponse:
    """Answer like MLflow's own server, for any tenant: the process is up."""
    return HttpResponse("OK", content_type="text/plain")


@require_safe
def version(request: HttpRequest, tenant: str) -> HttpResponse:
    """Answer the version of the protocol, which clients compare with their own."""
    return HttpResponse(PROTOCOL_VERSION, content_type="text/plain")
