from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.models import User
from apps.core.etags import ChangedMeanwhile
from apps.core.htmx import lead_to, render_page
from apps.core.refusals import Invalid, NotFound, Refused, record_denied
from apps.core.yaml_documents import YamlInvalid
from apps.features import services
from apps.features.definitions import reader, writer
from apps.features.forms import DefinitionsForm, ViewForm
from apps.features.pages import definitions, details, search, service_details
from apps.features.pages.downloads import zipped
from apps.tenants import access
from apps.tenants.choices import Permission
from apps.tenants.http import require_same_tenant
from apps.tenants.models import Tenant


@login_required
@require_safe
def feature_list(request: HttpRequest) -> HttpResponse:
    page = search.search_page(user=_person(request), query=request.GET.dict())
    return render_page(request, "features/list.html", {"page": page}, partial="features")


@login_required
@require_safe
def view_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    page = details.view_page(user=_person(request), pk=pk)
    return render_page(request, "features/view.html", {"page": page})


@login_required
@require_safe
def service_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    page = service_details.service_page(user=_person(request), pk=pk)
    return render_page(request, "features/service.html", {"page": page})


@login_required
@require_safe
def define(request: HttpRequest) -> HttpResponse:
    rows = definitions.define_choices(_person(request))
    return render_page(request, "features/define_choice.html", {"tenants": rows})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def define_project(request: HttpRequest, tenant: str) -> HttpResponse:
    user = _person(request)
    found = _publishing(request, tenant)
    if request.method != "POST":
        page = definitions.opened(tenant=found, user=user, project=request.GET.get("project", ""))
        return _define_page(request, page)
    form = DefinitionsForm(request.POST)
    project = request.GET.get("project", "")
    if not form.is_valid():
        return _define_page(request, definitions.page(found, form, project), status=Invalid.status)
    try:
        written = reader.read(form.cleaned_data["text"].encode())
        if request.POST.get("act") != "apply":
            plan = services.preview(tenant=found, definitions=written, by=user)
            return _define_page(request, definitions.page(found, form, project, plan=plan))
        outcome = services.apply(
            tenant=found,
            definitions=written,
            by=user,
            reason=form.cleaned_data["reason"],
            if_match=form.cleaned_data["etag"],
        )
    except YamlInvalid as invalid:
        page = definitions.page(found, form, project, problems=list(invalid.problems))
        return _define_page(request, page, status=invalid.status)
    except NotFound:
        raise
    except Refused as refused:
        record_denied(refused)
        if isinstance(refused, ChangedMeanwhile):
            stored = definitions.opened(tenant=found, user=user, project=written.project)
            form.compare(stored.form)
        page = definitions.page(found, form, project)
        return _define_page(request, page, status=refused.status, refused=refused)
    return lead_to(request, _after(outcome))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def define_view(request: HttpRequest, tenant: str) -> HttpResponse:
    user = _person(request)
    found = _publishing(request, tenant)
    if request.method != "POST":
        form = ViewForm(initial={"project": request.GET.get("project", ""), "owner": user.username})
        return render_page(request, "features/define_view.html", {"tenant": found, "form": form})
    form = ViewForm(request.POST)
    if not form.is_valid():
        context = {"tenant": found, "form": form}
        return render_page(request, "features/define_view.html", context, status=Invalid.status)
    before, after = definitions.with_view(found, form)
    text = writer.write(after)
    whole = DefinitionsForm(
        {"text": text, "etag": services.definitions_etag(before), "reason": ""},
    )
    try:
        plan = services.preview(tenant=found, definitions=reader.read(text.encode()), by=user)
    except YamlInvalid as invalid:
        page = definitions.page(found, whole, after.project, problems=list(invalid.problems))
        return _define_page(request, page, status=invalid.status)
    except Refused as refused:
        record_denied(refused)
        page = definitions.page(found, whole, after.project)
        return _define_page(request, page, status=refused.status, refused=refused)
    return _define_page(request, definitions.page(found, whole, after.project, plan=plan))


@login_required
@require_POST
def view_state(request: HttpRequest, pk: UUID) -> HttpResponse:
    view = access.get_or_404(details.view_rows, user=_person(request), perm=Permission.PUBLISH, pk=pk)
    require_same_tenant(request, view.tenant)
    outcome = services.change_state(
        obj=view,
        state=request.POST.get("state", ""),
        by=_person(request),
        if_match=request.POST.get("etag"),
    )
    if outcome.request is None:
        return lead_to(request, reverse("features:view-detail", args=[pk]))
    return lead_to(request, reverse("approvals:detail", args=[outcome.request.pk]))


@login_required
@require_safe
def repository(request: HttpRequest, tenant: str) -> HttpResponse:
    found = access.get_or_404(Tenant.objects.all, user=_person(request), slug=tenant)
    project, written = services.stored(found, request.GET.get("project", ""))
    if project is None:
        raise NotFound()
    return zipped(written)


def _define_page(
    request: HttpRequest,
    page: definitions.DefinePage,
    *,
    status: int = 200,
    refused: Refused | None = None,
) -> HttpResponse:
    context = {"page": page, "refused": refused}
    return render_page(request, "features/define.html", context, status=status)


def _after(outcome: services.Outcome) -> str:
    """Return what shows what came of a document: the request, or the features of the project."""
    if outcome.request is not None:
        return reverse("approvals:detail", args=[outcome.request.pk])
    return f"{reverse('features:list')}?sort=changed"


def _publishing(request: HttpRequest, slug: str) -> Tenant:
    """Return a tenant in which the reader may publish. Raises `NotFound`, `Forbidden`, `WrongTenant`."""
    found = access.get_or_404(Tenant.objects.all, user=_person(request), perm=Permission.PUBLISH, slug=slug)
    require_same_tenant(request, found)
    return found


def _person(request: HttpRequest) -> User:
    """Return the reader, who is signed in where this is called."""
    assert isinstance(request.user, User)
    return request.user
