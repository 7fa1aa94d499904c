from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest
from apps.core.htmx import render_page
from apps.tenants import pages, services
from apps.tenants.choices import Permission
from apps.tenants.form_actions import attempt
from apps.tenants.http import require_same_tenant

SHARES = "tenants/shares.html"
SHARE = "tenants/share.html"


@login_required
@require_safe
def shares(request: SignedInRequest, tenant: str) -> HttpResponse:
    page = pages.shares_page(request.user, pages.administered_tenant(request.user, tenant), request.GET)
    return render_page(request, SHARES, {"page": page}, partial="share-table")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share(request: SignedInRequest, tenant: str, kind: str, name: str) -> HttpResponse:
    of_kind, obj = pages.find_shared(request.user, tenant, kind, name)
    if request.method != "POST":
        return render_page(
            request, SHARE, {"page": pages.share_page(request.user, of_kind, obj, request.GET)}
        )
    require_same_tenant(request, obj.tenant)
    form = pages.share_form_of(obj, request.POST)
    outcome = attempt(
        lambda: services.share(
            obj=obj,
            by=request.user,
            expires_at=form.expires_at(),
            if_match=form.cleaned_data["etag"],
            **form.cleaned_data["holder"],
        ),
        form,
        reopened=lambda: pages.shared_form_of(obj, form.cleaned_data["holder"]),
    )
    if outcome.done:
        messages.success(request, f"{form.cleaned_data['name']} can view {obj.name} now.")
        return redirect("tenants:share", tenant=tenant, kind=kind, name=name)
    page = pages.share_page(request.user, of_kind, obj, {}, form=form, refused=outcome.refused)
    return render_page(request, SHARE, {"page": page}, status=outcome.status)


@login_required
@require_POST
def revoke_share(request: SignedInRequest, tenant: str) -> HttpResponse:
    found = pages.visible_tenant(request.user, tenant, Permission.ADMINISTER)
    require_same_tenant(request, found)
    given = pages.find_share(
        found,
        kind=request.POST.get("kind", ""),
        holder=request.POST.get("holder", ""),
        pk=request.POST.get("share", ""),
    )
    if given is None:
        messages.info(request, "Somebody was faster: this share is already revoked.")
        return redirect("tenants:shares", tenant=found.slug)
    holder = "user" if request.POST["holder"] == "user" else "group"
    services.unshare(obj=given.content_object, by=request.user, **{holder: getattr(given, holder)})
    messages.success(
        request, f"{given.content_object.name} is not shared with {getattr(given, holder)} any more."
    )
    if request.POST.get("back") == "object":
        return redirect(
            "tenants:share", tenant=found.slug, kind=request.POST["kind"], name=given.content_object.name
        )
    return redirect("tenants:shares", tenant=found.slug)
