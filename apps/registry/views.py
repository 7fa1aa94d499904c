from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.accounts.models import User
from apps.core.htmx import render_page
from apps.registry import pages


@login_required
@require_safe
def model_list(request: HttpRequest) -> HttpResponse:
    page = pages.model_list(user=_person(request), query=request.GET.dict(), origin=_origin(request))
    return render_page(request, "registry/model_list.html", {"page": page}, partial="model-table")


@login_required
@require_safe
def model_detail(request: HttpRequest, tenant: str, name: str) -> HttpResponse:
    page = pages.model_detail(user=_person(request), tenant=tenant, name=name, origin=_origin(request))
    return render_page(request, "registry/model_detail.html", {"page": page})


@login_required
@require_safe
def version_detail(request: HttpRequest, tenant: str, name: str, number: int) -> HttpResponse:
    page = pages.version_detail(
        user=_person(request), tenant=tenant, name=name, number=number, origin=_origin(request)
    )
    return render_page(request, "registry/version_detail.html", {"page": page})


def _person(request: HttpRequest) -> User:
    """Return the reader, who is signed in where this is called."""
    assert isinstance(request.user, User)
    return request.user


def _origin(request: HttpRequest) -> str:
    """Return the address under which the reader reached the portal."""
    return f"{request.scheme}://{request.get_host()}"
