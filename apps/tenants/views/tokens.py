from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import SignedInRequest, reauthentication_required, recently_signed_in
from apps.core import clock, one_time
from apps.core.htmx import render_page
from apps.core.refusals import NotFound, record_denied
from apps.tenants import access, pages, services
from apps.tenants.form_actions import Outcome, attempt
from apps.tenants.forms import TokenForm
from apps.tenants.http import require_same_tenant

TOKENS = "tenants/tokens.html"
INVENTORY = "tenants/inventory.html"
# The name under which a new token's secret waits for its page.
CREATED = "token"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(back="tenants:tokens")
def tokens(request: SignedInRequest) -> HttpResponse:
    """Show one's own tokens, and make one. Its secret is on the next page, this once."""
    must_confirm = not recently_signed_in(request)
    if request.method != "POST":
        created = one_time.take(request, CREATED)
        page = pages.tokens_page(request.user, request.GET, must_confirm=must_confirm, created=created)
        return render_page(request, TOKENS, {"page": page}, partial="token-table")
    form = TokenForm(request.POST, user=request.user)
    try:
        outcome = attempt(lambda: _issue(request, form), form)
    except access.ReasonRequired:
        raise
    except NotFound as refused:
        record_denied(refused)
        form.add_error(
            "tenant", "The account has no role there. Choose another tenant, or assign it a role first."
        )
        outcome = Outcome(False, 400)
    if outcome.done:
        return redirect("tenants:tokens")
    page = pages.tokens_page(request.user, {}, must_confirm=must_confirm, form=form, refused=outcome.refused)
    return render_page(request, TOKENS, {"page": page}, status=outcome.status)


@login_required
@require_POST
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    token = pages.my_token(request.user, pk)
    services.revoke_token(token=token, by=request.user)
    messages.success(request, f"The token {token.name} is revoked: its next use is refused.")
    return redirect("tenants:tokens")


@login_required
@require_safe
def inventory(request: SignedInRequest, tenant: str) -> HttpResponse:
    page = pages.inventory_page(request.user, pages.administered_tenant(request.user, tenant), request.GET)
    return render_page(request, INVENTORY, {"page": page}, partial="token-table")


@login_required
@require_POST
def revoke_of_tenant(request: SignedInRequest, tenant: str, pk: int) -> HttpResponse:
    # Ending a token is possible where the tenant is suspended: it only makes less possible.
    found = pages.administered_tenant(request.user, tenant)
    require_same_tenant(request, found)
    token = pages.find_token(found, pk)
    outcome = attempt(lambda: services.revoke_token(token=token, by=request.user))
    if not outcome.done:
        page = pages.inventory_page(request.user, found, request.GET, refused=outcome.refused)
        return render_page(request, INVENTORY, {"page": page}, status=outcome.status)
    messages.success(request, f"The token {token.name} is revoked: its next use is refused.")
    return redirect("tenants:tenant-tokens", tenant=found.slug)


def _issue(request: SignedInRequest, form: TokenForm) -> None:
    values = form.cleaned_data
    token, secret = services.issue_token(
        user=values["account"],
        name=values["name"],
        by=request.user,
        tenant=values["tenant"],
        scopes=values["scopes"],
        expires_at=clock.now() + dt.timedelta(days=values["days"]),
    )
    one_time.keep(request, CREATED, {"token": token.pk, "secret": secret})
