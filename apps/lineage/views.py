from __future__ import annotations

import logging
from typing import Any
from uuid import UUID

import orjson
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest
from apps.core.htmx import render_page
from apps.core.refusals import Refused, TryAgain, record_denied
from apps.core.refusals.pages import DATABASE_AWAY
from apps.core.refusals.problems import from_refusal, problem
from apps.core.rest import limits
from apps.core.rest.operation import STANDING
from apps.core.rest.refusals import body_too_large, no_token
from apps.lineage import pages, services
from apps.lineage.forms import MappingForm, OwnersForm
from apps.lineage.models import DatasetMapping
from apps.lineage.receipts import received
from apps.tenants import access
from apps.tenants.api_auth import TokenAuth
from apps.tenants.choices import Permission, Scope
from apps.tenants.form_actions import attempt
from apps.tenants.http import require_same_tenant
from apps.tenants.models import Tenant

logger = logging.getLogger(__name__)

DATASET = "lineage/dataset_detail.html"


@login_required
@require_safe
def dataset_list(request: SignedInRequest) -> HttpResponse:
    page = pages.datasets(user=request.user, query=request.GET.dict())
    return render_page(request, "lineage/dataset_list.html", {"page": page}, partial="dataset-table")


@login_required
@require_safe
def unresolved(request: SignedInRequest) -> HttpResponse:
    page = pages.unresolved(user=request.user, query=request.GET.dict())
    return render_page(request, "lineage/unresolved.html", {"page": page}, partial="unresolved-table")


@login_required
@require_safe
def job_list(request: SignedInRequest) -> HttpResponse:
    page = pages.jobs(user=request.user, query=request.GET.dict())
    return render_page(request, "lineage/job_list.html", {"page": page}, partial="job-table")


@login_required
@require_safe
def mapping_list(request: SignedInRequest) -> HttpResponse:
    page = pages.mappings(user=request.user, query=request.GET.dict())
    return render_page(request, "lineage/mapping_list.html", {"page": page}, partial="mapping-table")


@login_required
@require_safe
def job_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return render_page(
        request, "lineage/job_detail.html", {"page": pages.job_detail(user=request.user, pk=pk)}
    )


@login_required
@require_safe
def dataset_detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    return render_page(request, DATASET, {"page": pages.dataset_detail(user=request.user, pk=pk)})


@login_required
@require_POST
def name_owners(request: SignedInRequest, pk: UUID) -> HttpResponse:
    node = pages.load(request.user, pk)
    services.require_naming(request.user, node)
    require_same_tenant(request, node.tenant)
    form = OwnersForm(request.POST)
    outcome = attempt(
        lambda: services.name_owners(
            node=node,
            people=services.people_named(form.cleaned_data["people"]),
            groups=services.groups_named(form.cleaned_data["groups"]),
            by=request.user,
            if_match=form.cleaned_data["etag"],
        ),
        form,
        reopened=lambda: pages.owners_form_of(node),
    )
    if outcome.done:
        messages.success(request, f"The owners of {node.text} are named.")
        return redirect("lineage:dataset-detail", pk=node.pk)
    page = pages.dataset_detail(user=request.user, pk=pk, owners_form=form)
    return render_page(
        request, DATASET, {"page": page, "owners_refused": outcome.refused}, status=outcome.status
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create_mapping(request: SignedInRequest, tenant: str) -> HttpResponse:
    found = access.get_or_404(Tenant.objects.all, user=request.user, perm=Permission.PUBLISH, slug=tenant)
    if request.method != "POST":
        form = MappingForm(
            initial={
                name: request.GET.get(name, "") for name in ("namespace", "name", "to_namespace", "to_name")
            }
        )
        return render_page(request, "lineage/mapping.html", {"form": form, "tenant": found})
    require_same_tenant(request, found)
    form = MappingForm(request.POST)
    outcome = attempt(
        lambda: services.create_mapping(tenant=found, by=request.user, **form.cleaned_data), form
    )
    if outcome.done:
        messages.success(request, "The mapping holds from now on, for what was said before as well.")
        return redirect("lineage:mapping-list")
    context = {"form": form, "tenant": found, "refused": outcome.refused}
    return render_page(request, "lineage/mapping.html", context, status=outcome.status)


@login_required
@require_POST
def remove_mapping(request: SignedInRequest, pk: UUID) -> HttpResponse:
    mapping = access.get_or_404(
        lambda: DatasetMapping.objects.select_related("tenant"),
        user=request.user,
        perm=Permission.PUBLISH,
        pk=pk,
    )
    require_same_tenant(request, mapping.tenant)
    services.remove_mapping(mapping=mapping, by=request.user)
    messages.success(request, "The mapping is removed; names stand for themselves again.")
    return redirect("lineage:mapping-list")


@csrf_exempt
def openlineage(request: HttpRequest, tenant: str) -> HttpResponse:
    """Take events at the address that stock clients make of theirs: `{url}/api/v1/lineage`.

    The same door, limit and answer as POST /api/v1/lineage. Cookies are never looked at, so no page of another site can act
    through a browser.
    """
    answer = _openlineage(request, tenant)
    limits.show(getattr(request, STANDING, None), answer)
    return answer


def _openlineage(request: HttpRequest, tenant: str) -> HttpResponse:
    if request.method != "POST":
        answer = problem(
            405, "method_not_allowed", "This address takes OpenLineage events: send them with POST."
        )
        answer["Allow"] = "POST"
        return answer
    try:
        if TokenAuth(Scope.LINEAGE_WRITE)(request) is None:
            return no_token()
        return _json(received(request, tenant), 201)
    except Refused as refused:
        record_denied(refused)
        return from_refusal(refused)
    except RequestDataTooBig:
        return body_too_large()
    except DATABASE_AWAY:
        logger.warning("database unavailable", exc_info=True)
        return from_refusal(TryAgain())


def _json(document: dict[str, Any], status: int) -> HttpResponse:
    return HttpResponse(orjson.dumps(document), status=status, content_type="application/json")
