from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest
from apps.core.htmx import render_page
from apps.core.refusals import Invalid
from apps.tenants import access, pages, services
from apps.tenants.choices import Permission, Quota
from apps.tenants.form_actions import Outcome, addressed, attempt
from apps.tenants.forms import ReasonForm
from apps.tenants.http import require_same_tenant
from apps.tenants.models import Tenant
from apps.tenants.pages.frame import asked
from apps.tenants.pages.overview import STEPS

OVERVIEW = "tenants/overview.html"
SETTINGS = "tenants/settings.html"
DONE = {
    "suspend": "{} is suspended. Its rollouts in flight go back.",
    "resume": "{} is active again.",
    "archive": "{} is archived.",
    "restore": "{} is restored. It is suspended until you resume it.",
}


@login_required
@require_safe
def tenant_list(request: SignedInRequest) -> HttpResponse:
    page = pages.tenant_list(request.user, request.GET)
    return render_page(request, "tenants/list.html", {"page": page}, partial="tenant-table")


@login_required
@require_safe
def overview(request: SignedInRequest, tenant: str) -> HttpResponse:
    page = pages.overview_page(request.user, pages.visible_tenant(request.user, tenant))
    return render_page(request, OVERVIEW, {"page": page})


@login_required
@require_safe
def roles(request: SignedInRequest, tenant: str) -> HttpResponse:
    page = pages.roles_page(request.user, pages.visible_tenant(request.user, tenant))
    return render_page(request, "tenants/roles.html", {"page": page})


@login_required
@require_safe
def explain(request: SignedInRequest, tenant: str) -> HttpResponse:
    page = pages.access_page(request.user, pages.visible_tenant(request.user, tenant), request.GET)
    return render_page(request, "tenants/access.html", {"page": page}, partial="answer")


@login_required
@require_safe
def why(request: SignedInRequest) -> HttpResponse:
    """Lead to the explanation in the tenant that is meant, or let the reader choose one."""
    tenant = pages.tenant_to_explain(request.user, asked(request.GET, "tenant"))
    if tenant is None:
        page = pages.tenant_list(request.user, request.GET)
        return render_page(request, "tenants/why.html", {"page": page}, partial="tenant-table")
    permission = request.GET.get("permission", "")
    query = f"?{urlencode({'permission': permission})}" if permission in Permission.values else ""
    return HttpResponseRedirect(reverse("tenants:access", args=[tenant.slug]) + query)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tenant_settings(request: SignedInRequest, tenant: str) -> HttpResponse:
    if request.method != "POST":
        found = pages.administered_tenant(request.user, tenant)
        return render_page(request, SETTINGS, {"page": pages.settings_page(request.user, found)})
    found = addressed(request, tenant)
    form = pages.settings_form_of(found, request.POST)
    outcome = attempt(
        lambda: services.update_settings(
            tenant=found, by=request.user, if_match=form.cleaned_data["etag"], **form.changes()
        ),
        form,
        reopened=lambda: pages.settings_form_of(Tenant.objects.get(pk=found.pk)),
    )
    if outcome.done:
        messages.success(request, "The settings are saved.")
        return redirect("tenants:settings", tenant=found.slug)
    page = pages.settings_page(request.user, found, form=form, refused=outcome.refused)
    return render_page(request, SETTINGS, {"page": page}, status=outcome.status)


@login_required
@require_POST
def status(request: SignedInRequest, tenant: str) -> HttpResponse:
    found = _operated(request, tenant)
    form = ReasonForm(request.POST)
    act = request.POST.get("act", "")

    def step() -> Tenant:
        step = STEPS.get(act)
        if step is None:
            raise Invalid("Choose what to do with the tenant.")
        reason = {"reason": form.cleaned_data["reason"]} if step.needs_reason else {}
        moved: Tenant = getattr(services, act)(tenant=found, by=request.user, **reason)
        return moved

    outcome = attempt(step, form)
    if outcome.done:
        messages.success(request, DONE[act].format(found.name))
        return redirect("tenants:overview", tenant=found.slug)
    _require_seen(request, found, form, outcome)
    page = pages.overview_page(request.user, found, reason_form=form, refused=outcome.refused)
    return render_page(request, OVERVIEW, {"page": page}, status=outcome.status)


@login_required
@require_POST
def quota(request: SignedInRequest, tenant: str) -> HttpResponse:
    found = _operated(request, tenant)
    form = pages.quota_form_of(found, request.POST)
    outcome = attempt(
        lambda: services.set_quota(
            tenant=found,
            by=request.user,
            if_match=form.cleaned_data["etag"],
            **{one.value: form.cleaned_data[one.value] for one in Quota},
        ),
        form,
        reopened=lambda: pages.quota_form_of(found),
    )
    if outcome.done:
        messages.success(request, "The limits are set.")
        return redirect("tenants:overview", tenant=found.slug)
    _require_seen(request, found, form, outcome)
    page = pages.overview_page(request.user, found, quota_form=form, refused=outcome.refused)
    return render_page(request, OVERVIEW, {"page": page}, status=outcome.status)


def _operated(request: SignedInRequest, slug: str) -> Tenant:
    """Return a tenant for an operator who has sent a form of it: in an access session or not.

    To operate a tenant is an act on the platform and shows nothing of what is in it.
    """
    if Permission.OPERATE in access.platform_permissions(request.user):
        found = Tenant.objects.filter(slug=slug).first() or pages.visible_tenant(request.user, slug)
    else:
        found = pages.visible_tenant(request.user, slug)
        access.require_platform(request.user, Permission.OPERATE)
    require_same_tenant(request, found)
    return found


def _require_seen(request: SignedInRequest, tenant: Tenant, form: forms.Form, outcome: Outcome) -> None:
    """Raise what was refused where its page would show a tenant that the reader does not see now."""
    if not access.can(request.user, tenant):
        raise outcome.refused or Invalid(
            errors={name: [str(one) for one in said] for name, said in form.errors.items()}
        )
