from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest
from apps.core.htmx import render_page, wants_part
from apps.core.refusals import Invalid, NotFound, Refused, record_denied
from apps.rollouts import pages, services
from apps.rollouts.choices import RolloutState
from apps.rollouts.forms import AbortForm, PromotionForm
from apps.tenants.http import require_same_tenant

LIST = "rollouts/list.html"
DETAIL = "rollouts/detail.html"
REQUEST = "rollouts/promotion_request.html"
# htmx stops asking again after this status.
STOP_POLLING = 286


@login_required
@require_safe
def rollout_list(request: SignedInRequest) -> HttpResponse:
    page = pages.list_page(request.user, request.GET)
    return render_page(request, LIST, {"page": page}, partial="rollouts")


@login_required
@require_safe
def detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    page = pages.detail_page(pages.visible_rollout(request.user, pk), request.user)
    is_last = wants_part(request) and not page.is_polled
    return render_page(
        request, DETAIL, {"page": page}, partial="rollout", status=STOP_POLLING if is_last else 200
    )


@login_required
@require_POST
def abort(request: SignedInRequest, pk: UUID) -> HttpResponse:
    found = pages.visible_rollout(request.user, pk)
    require_same_tenant(request, found.tenant)
    form = AbortForm(request.POST)
    try:
        if not form.is_valid():
            raise Invalid("The reason is too long. Shorten it and try again.")
        stopped = services.abort(rollout=found, by=request.user, reason=form.cleaned_data["reason"])
    except NotFound:
        raise
    except Refused as refused:
        record_denied(refused)
        page = pages.detail_page(
            pages.visible_rollout(request.user, pk), request.user, refused=refused, abort_form=form
        )
        return render_page(request, DETAIL, {"page": page}, partial="rollout", status=refused.status)
    if wants_part(request):
        page = pages.detail_page(pages.visible_rollout(request.user, pk), request.user)
        return render_page(request, DETAIL, {"page": page}, partial="rollout")
    if stopped.state == RolloutState.ROLLED_BACK:
        messages.success(request, "Stopped. The candidate takes no traffic any more.")
    else:
        messages.success(request, "Stopped. The traffic is going back; this page shows when it is done.")
    return redirect("rollouts:detail", pk=found.pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def promotion_request(request: SignedInRequest, tenant: str, name: str) -> HttpResponse:
    model = pages.visible_model(request.user, tenant=tenant, name=name)
    if request.method != "POST":
        page = pages.request_page(model, request.user, query=request.GET)
        if page.why_not is not None:
            record_denied(page.why_not)
        return render_page(request, REQUEST, {"page": page}, status=200 if page.why_not is None else 403)
    require_same_tenant(request, model.tenant)
    form = pages.promotion_form(model, data=request.POST)
    refused: Refused | None = None
    status = 400
    if form.is_valid():
        try:
            opened = services.request_promotion(
                tenant=model.tenant,
                model_name=model.name,
                version_number=form.cleaned_data["version"],
                alias=form.cleaned_data["alias"],
                plan=form.chosen_plan(),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        except NotFound:
            raise
        except Refused as refusal:
            record_denied(refusal)
            refused, status = _shown(form, refusal), refusal.status
        else:
            messages.success(request, "The request is open. Two people decide about it now.")
            return redirect("approvals:detail", pk=opened.pk)
    page = pages.request_page(model, request.user, form=form, refused=refused)
    if page.why_not is not None and not form.is_valid():
        # Nothing was asked of the service yet.
        record_denied(page.why_not)
    return render_page(request, REQUEST, {"page": page}, status=status if page.why_not is None else 403)


def _shown(form: PromotionForm, refusal: Refused) -> Refused | None:
    """Put a refusal beside the field that it is about, or return it to be shown above the form."""
    if not isinstance(refusal, Invalid) or not set(refusal.errors) & set(form.fields):
        return refusal
    for field, sentences in refusal.errors.items():
        form.add_error(field if field in form.fields else None, sentences)
    return None
