from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import SignedInRequest
from apps.contracts import pages, services
from apps.contracts.forms import PublishForm
from apps.contracts.pages.publishing import tenant_of
from apps.contracts.services import Outcome
from apps.core.htmx import lead_to, render_page
from apps.core.refusals import Forbidden, NotFound, Refused, record_denied
from apps.core.yaml_documents import YamlInvalid
from apps.tenants.http import require_same_tenant

LIST = "contracts/list.html"
DETAIL = "contracts/detail.html"
VERSION = "contracts/version.html"
COMPARE = "contracts/compare.html"
PUBLISH = "contracts/publish.html"


@login_required
@require_safe
def contract_list(request: SignedInRequest) -> HttpResponse:
    page = pages.contract_list(user=request.user, query=request.GET.dict())
    return render_page(request, LIST, {"page": page}, partial="contract-table")


@login_required
@require_safe
def detail(request: SignedInRequest, tenant: str, contract: str) -> HttpResponse:
    page = pages.detail(user=request.user, tenant=tenant, contract_id=contract)
    return render_page(request, DETAIL, {"page": page})


@login_required
@require_safe
def version(request: SignedInRequest, tenant: str, contract: str, number: int) -> HttpResponse:
    page = pages.version(user=request.user, tenant=tenant, contract_id=contract, number=number)
    return render_page(request, VERSION, {"page": page})


@login_required
@require_safe
def file(request: SignedInRequest, tenant: str, contract: str, number: int) -> HttpResponse:
    found = pages.load(request.user, tenant, contract).versions.filter(number=number).first()
    if found is None:
        raise NotFound()
    answer = HttpResponse(bytes(found.content), content_type=found.media_type)
    ending = "json" if found.media_type.endswith("json") else "yaml"
    answer["Content-Disposition"] = f'attachment; filename="contract-{number}.{ending}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@login_required
@require_safe
def compare(request: SignedInRequest, tenant: str, contract: str) -> HttpResponse:
    page = pages.compare(user=request.user, tenant=tenant, contract_id=contract, query=request.GET.dict())
    return render_page(request, COMPARE, {"page": page}, partial="comparison")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: SignedInRequest, tenant: str) -> HttpResponse:
    found = tenant_of(request.user, tenant)
    if request.method != "POST":
        page = pages.publishing(user=request.user, tenant=found, query=request.GET.dict())
        return render_page(request, PUBLISH, {"page": page})
    require_same_tenant(request, found)
    form = PublishForm(request.POST, request.FILES)
    shown: Any = None
    refused: Refused | None = None
    try:
        content = form.content()
        shown = pages.preview(user=request.user, tenant=found, content=content)
        if "check" not in request.POST:
            values = form.cleaned_data
            is_about = bool(values.get("about")) and values["about"] == shown.contract_id
            done = services.publish(
                tenant=found,
                contract_id=None,
                content=content,
                by=request.user,
                reason=values.get("reason", ""),
                if_match=values.get("etag", "") if is_about else None,
            )
            return _lead_on(request, done)
    except (NotFound, Forbidden):
        raise
    except Refused as error:
        record_denied(error)
        # What is wrong in the file stands in the preview, line by line.
        refused = None if isinstance(error, YamlInvalid) and shown is not None else error
    page = pages.publishing(user=request.user, tenant=found, form=form, shown=shown, refused=refused)
    status = 200 if "check" in request.POST else 422 if refused is None else refused.status
    return render_page(request, PUBLISH, {"page": page}, partial="preview", status=status)


def _lead_on(request: SignedInRequest, done: services.Published) -> HttpResponse:
    contract = done.contract
    if done.change_request is not None:
        messages.info(
            request, "This breaks a contract in force. What is served stays until the change is approved."
        )
        return lead_to(request, reverse("approvals:detail", args=[done.change_request.pk]))
    said = {
        Outcome.CREATED: "The contract was published.",
        Outcome.SAME: "These bytes are served already. Nothing was changed.",
    }
    messages.success(request, said.get(done.outcome, f"Version {done.version.label} was published."))
    return lead_to(request, reverse("contracts:detail", args=[contract.tenant.slug, contract.contract_id]))
