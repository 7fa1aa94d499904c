"""An operator's visit to tenants' data: asked for once, kept in the session, and named by each look."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from apps.accounts.models import User
from apps.core import clock
from apps.operations import services
from apps.operations.models import AdminVisit

SESSION_KEY = "operations.visit"


def current(request: HttpRequest) -> AdminVisit | None:
    """This function will return the visit that the person of this session is on, if it has not ended."""
    pk = request.session.get(SESSION_KEY)
    if not pk:
        return None
    try:
        return AdminVisit.objects.filter(pk=pk, person_id=request.user.pk, expires_at__gt=clock.now()).first()
    except (ValueError, ValidationError):
        return None


def begin(request: HttpRequest, *, reason: str) -> AdminVisit:
    """This function will begin a visit in this session. Raises what `services.begin_visit` does."""
    visit = services.begin_visit(reason=reason, by=cast(User, request.user))
    request.session[SESSION_KEY] = str(visit.pk)
    return visit


def watch(request: HttpRequest, model: type[Model], obj: Any, tenant_id: UUID | None) -> HttpResponse | None:
    """This function will write a look at tenants' data down, or ask first why it is needed."""
    visit = current(request)
    if visit is None:
        page = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
        return HttpResponseRedirect(f"{reverse('admin:visit')}?{urlencode({'next': page})}")
    named = (model._meta.label_lower, "list" if obj is None else str(obj.pk))
    services.record_look(visit=visit, obj=named, tenant_id=tenant_id, by=cast(User, request.user))
    return None
