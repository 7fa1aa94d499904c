from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import SignedInRequest
from apps.accounts.models import User
from apps.core.htmx import render_page
from apps.registry import input_pages, pages, services
from apps.registry.models import ModelVersion
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.form_actions import attempt
from apps.tenants.http import require_same_tenant


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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def version_inputs(request: SignedInRequest, tenant: str, name: str, number: int) -> HttpResponse:
    """Show what a version was trained on, help to pick, and set it."""
    template = "registry/version_inputs.html"
    version = input_pages.version_of(request.user, tenant, name, number)
    # Whom only the model is shown sees nothing of what is around it.
    access.require(request.user, version.model.tenant_id)
    if request.method != "POST":
        return render_page(request, template, {"page": input_pages.inputs_page(request.user, version)})
    version = input_pages.version_of(request.user, tenant, name, number, perm=Permission.PUBLISH)
    require_same_tenant(request, version.model.tenant)
    asked = request.POST.get("q", "")
    if "find" in request.POST or "add" in request.POST:
        # Nothing is stored yet: what was typed stays as it is, with what was picked.
        typed = input_pages.with_added(request.POST.dict(), request.POST.get("add", ""))
        form = input_pages.inputs_form(version, typed)
        page = input_pages.inputs_page(request.user, version, form=form, asked=asked)
        return render_page(request, template, {"page": page})
    form = input_pages.inputs_form(version, request.POST)

    def save() -> None:
        services.set_inputs(
            version=version,
            features=form.cleaned_data["features"].splitlines(),
            contracts=form.cleaned_data["contracts"].splitlines(),
            by=request.user,
            if_match=form.cleaned_data["etag"],
        )

    outcome = attempt(
        save, form, reopened=lambda: input_pages.inputs_form(ModelVersion.objects.get(pk=version.pk))
    )
    if outcome.done:
        messages.success(request, "The inputs are saved.")
        return redirect("registry:version-inputs", tenant=tenant, name=name, number=number)
    page = input_pages.inputs_page(request.user, version, form=form, refused=outcome.refused, asked=asked)
    return render_page(request, template, {"page": page}, status=outcome.status)


def _person(request: HttpRequest) -> User:
    """Return the reader, who is signed in where this is called."""
    assert isinstance(request.user, User)
    return request.user


def _origin(request: HttpRequest) -> str:
    """Return the address under which the reader reached the portal."""
    return f"{request.scheme}://{request.get_host()}"
