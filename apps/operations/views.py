from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from apps.core.areas import Level
from apps.operations import access_sessions
from apps.operations import metrics as measured
from apps.operations.readiness import report


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers; it asks nothing else."""
    return JsonResponse({"status": "ok"})


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Return whether the portal can do its work: 200, or 503 with what fails."""
    found = {name.lower(): health for name, health in report().items()}
    ready = all(health.level is Level.OK for health in found.values())
    body = {
        "status": "ready" if ready else "not ready",
        "checks": {
            name: {"ok": health.level is Level.OK, "detail": health.detail} for name, health in found.items()
        },
    }
    return JsonResponse(body, status=200 if ready else 503)


# Whoever may not read it is told of no form either: the answer is that of an address that leads nowhere.
@csrf_exempt
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer Prometheus, and nobody else."""
    if not measured.may_scrape(request):
        raise Http404
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    return HttpResponse(measured.render(), content_type=measured.CONTENT_TYPE)


@login_required
@require_POST
def end_access_session(request: HttpRequest) -> HttpResponse:
    """End the access session of this browser; whoever is in none is led home all the same."""
    access_sessions.end(request)
    messages.success(request, "You see again what your own roles show.")
    return HttpResponseRedirect(reverse("home"))
