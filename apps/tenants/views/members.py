from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest
from apps.core.htmx import render_page, wants_part
from apps.tenants import access, pages, services
from apps.tenants.choices import HolderKind, Permission, Role
from apps.tenants.form_actions import addressed, attempt
from apps.tenants.forms import RoleForm, ServiceAccountForm
from apps.tenants.http import require_same_tenant
from apps.tenants.models import Membership, Tenant

MEMBERS = "tenants/members.html"
ACCOUNTS = "tenants/accounts.html"
# What was taken away last, for the way back: in the session, since an address could be made up by somebody else.
REMOVED = "tenants.removed"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def members(request: SignedInRequest, tenant: str) -> HttpResponse:
    if request.method != "POST":
        found = pages.visible_tenant(request.user, tenant)
        page = pages.members_page(request.user, found, request.GET, removed=_removed(request, found))
        return render_page(request, MEMBERS, {"page": page}, partial="member-table")
    found = addressed(request, tenant)
    form = RoleForm(request.POST, tenant=found)
    outcome = attempt(
        lambda: services.assign_role(
            tenant=found, role=Role(form.cleaned_data["role"]), by=request.user, **form.cleaned_data["holder"]
        ),
        form,
    )
    if outcome.done:
        role = Role(form.cleaned_data["role"])
        messages.success(request, f"{form.cleaned_data['name']} is now {role.label} in {found.name}.")
        return redirect("tenants:members", tenant=found.slug)
    page = pages.members_page(request.user, found, request.GET, form=form, refused=outcome.refused)
    return render_page(request, MEMBERS, {"page": page}, status=outcome.status)


@login_required
@require_POST
def remove_member(request: SignedInRequest, tenant: str) -> HttpResponse:
    found = _changed(request, tenant)
    held = pages.find_membership(found, request.POST.get("membership"))
    if held is None:
        messages.info(request, "Somebody was faster: this role is already removed.")
        return redirect("tenants:members", tenant=found.slug)
    outcome = attempt(lambda: _remove(held, request))
    if not outcome.done:
        page = pages.members_page(request.user, found, request.GET, refused=outcome.refused)
        return render_page(request, MEMBERS, {"page": page}, status=outcome.status)
    kind = HolderKind.PERSON if held.user is not None else HolderKind.GROUP
    name = held.user.username if held.user is not None else str(held.group)
    label = Role(held.role).label
    # Nobody gives a role back to oneself.
    is_undoable = not services.is_oneself(request.user, user=held.user, group=held.group)
    # What the reader held was read before it was taken away.
    with access.remembered():
        is_still_in = access.can(request.user, found)
    if not is_still_in:
        messages.success(request, f"You are no longer a member of {found.name}.")
        return redirect("tenants:list")
    if is_undoable:
        removed = {"tenant": found.slug, "kind": kind.value, "name": name, "role": held.role, "label": label}
        request.session[REMOVED] = removed
    else:
        messages.success(request, f"{name} is no longer {label} here.")
    return redirect("tenants:members", tenant=found.slug)


@login_required
@require_safe
def suggest(request: SignedInRequest, tenant: str) -> HttpResponse:
    pages.administered_tenant(request.user, tenant)
    text = (request.GET.get("name") or request.GET.get("person") or "").replace("\x00", "")[:150]
    names = pages.suggestions(request.user, kind=request.GET.get("kind", ""), text=text)
    return render(request, "tenants/_names.html", {"names": names})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def service_accounts(request: SignedInRequest, tenant: str) -> HttpResponse:
    if request.method != "POST":
        found = pages.administered_tenant(request.user, tenant)
        page = pages.accounts_page(request.user, found, request.GET)
        return render_page(request, ACCOUNTS, {"page": page}, partial="account-table")
    found = addressed(request, tenant)
    form = ServiceAccountForm(request.POST, tenant=found)
    outcome = attempt(
        lambda: services.add_service_account(
            tenant=found,
            username=form.cleaned_data["username"],
            role=Role(form.cleaned_data["role"]),
            by=request.user,
        ),
        form,
    )
    if outcome.done:
        name = form.cleaned_data["username"]
        messages.success(
            request, f"{name} exists, and you answer for it. Make it a token on your page of API tokens."
        )
        return redirect("tenants:accounts", tenant=found.slug)
    page = pages.accounts_page(request.user, found, request.GET, form=form, refused=outcome.refused)
    return render_page(request, ACCOUNTS, {"page": page}, status=outcome.status)


@login_required
@require_POST
def remove_service_account(request: SignedInRequest, tenant: str, pk: UUID) -> HttpResponse:
    """Take an account out of the tenant or, for its owner and operators, shut it out everywhere."""
    found = _changed(request, tenant)
    account = pages.find_account(found, pk)
    everywhere = request.POST.get("act") == "deactivate"

    def end() -> None:
        if everywhere:
            services.retire_service_account(account=account, by=request.user)
        else:
            services.remove_service_account(tenant=found, account=account, by=request.user)

    outcome = attempt(end)
    if outcome.done:
        said = "is deactivated, and its tokens are revoked." if everywhere else f"has left {found.name}."
        messages.success(request, f"{account.username} {said}")
        return redirect("tenants:accounts", tenant=found.slug)
    page = pages.accounts_page(request.user, found, request.GET, refused=outcome.refused)
    return render_page(request, ACCOUNTS, {"page": page}, status=outcome.status)


@login_required
@require_POST
def retire_account(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Deactivate a service account that the reader answers for."""
    account = pages.my_account(request.user, pk)
    services.retire_service_account(account=account, by=request.user)
    messages.success(request, f"{account.username} is deactivated, and its tokens are revoked.")
    return redirect("account_me")


def _changed(request: SignedInRequest, slug: str) -> Tenant:
    """Return a tenant for an administrator who has sent a form of it."""
    found = pages.visible_tenant(request.user, slug, Permission.ADMINISTER)
    require_same_tenant(request, found)
    return found


def _remove(held: Membership, request: SignedInRequest) -> None:
    services.remove_role(
        tenant=held.tenant, role=Role(held.role), user=held.user, group=held.group, by=request.user
    )


def _removed(request: SignedInRequest, tenant: Tenant) -> dict[str, str] | None:
    """Return what was taken away a moment ago in this tenant, this once."""
    if wants_part(request) or (request.session.get(REMOVED) or {}).get("tenant") != tenant.slug:
        return None
    removed: dict[str, str] = request.session.pop(REMOVED)
    return removed
