"""One's own account: what it is, its password, its second factor, its sessions."""

from __future__ import annotations

import base64
from typing import Any

from allauth.account import views as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.recovery_codes.internal import flows as codes_flows
from allauth.mfa.totp import views as totp
from allauth.mfa.totp.internal import flows as totp_flows
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from apps.accounts import pages, services
from apps.accounts.http import SignedInRequest, reauthentication_required
from apps.accounts.views.sign_in import LocalSignInClosed, Throttled, form_methods
from apps.core import one_time
from apps.core.htmx import render_page

FILE = "data:text/plain;base64,"
# The name under which codes wait for their page.
CODES = "recovery-codes"


@login_required
@require_safe
def me(request: SignedInRequest) -> HttpResponse:
    """Show somebody the own account."""
    page = pages.account_page(request.user, session_key=request.session.session_key or "", query=request.GET)
    return render_page(request, "accounts/me.html", {"page": page})


@login_required
@require_POST
def revoke_other_sessions(request: SignedInRequest) -> HttpResponse:
    """Sign somebody out everywhere but here."""
    ended = services.end_sessions(user=request.user, by=request.user, keep=request.session.session_key)
    messages.success(request, f"Signed out in {ended} other place{'' if ended == 1 else 's'}.")
    return HttpResponseRedirect(reverse("account_me"))


class PasswordView(Throttled, account.PasswordChangeView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Refuse those who have no password here, and let the others change it."""
        page = pages.account_page(request.user, session_key="") if request.user.is_authenticated else None
        if page is not None and not page.has_password:
            raise LocalSignInClosed()
        return super().dispatch(request, *args, **kwargs)


confirmed = method_decorator((login_required, reauthentication_required(safe_too=True)), name="dispatch")


@confirmed
class TurnOnView(Throttled, totp.ActivateTOTPView):
    """Adds an authenticator app. The recovery codes are on the next page, this once."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        user: Any = self.request.user
        _, made = totp_flows.activate_totp(self.request, form)
        services.record_second_factor(user=user, change="added", by=user)
        if made is None:
            return HttpResponseRedirect(reverse("account_me"))
        return _hand_over(self.request, made, is_new=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the picture that a phone reads, and the same as text."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        svg = get_adapter().build_totp_svg(context["totp_url"])
        # The picture is black on nothing: it gets a ground of its own, or dark mode would swallow it.
        svg = svg.replace("<path", '<rect width="100%" height="100%" fill="#fff"/><path', 1)
        picture = base64.b64encode(svg.encode()).decode()
        secret = context["form"].secret
        context["picture"] = f"data:image/svg+xml;base64,{picture}"
        context["secret"] = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        return context


@confirmed
class TurnOffView(totp.DeactivateTOTPView):
    """Removes the authenticator app, and the recovery codes with it."""

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        user: Any = self.request.user
        totp_flows.deactivate_totp(self.request, self.authenticator)
        services.record_second_factor(user=user, change="removed", by=user)
        return HttpResponseRedirect(reverse("account_me"))


@confirmed
class RecoveryCodesView(codes.GenerateRecoveryCodesView):
    """Makes new recovery codes instead of the old ones. They are on the next page, this once."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show codes that were made a moment ago, or offer to make new ones."""
        made = one_time.take(request, CODES)
        answer: HttpResponse = _codes(request, **made) if made else super().get(request, *args, **kwargs)
        return answer

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        user: Any = self.request.user
        made = codes_flows.generate_recovery_codes(self.request)
        services.record_second_factor(user=user, change="codes", by=user)
        return _hand_over(self.request, made, is_new=False)


password = form_methods(PasswordView.as_view())
turn_on = form_methods(TurnOnView.as_view())
turn_off = form_methods(TurnOffView.as_view())
recovery_codes = form_methods(RecoveryCodesView.as_view())


def _hand_over(request: HttpRequest, made: Authenticator, *, is_new: bool) -> HttpResponse:
    """Lead to the page that shows recovery codes once."""
    wrapped = made.wrap()
    one_time.keep(request, CODES, {"codes": wrapped.get_unused_codes(), "is_new": is_new})
    wrapped.mark_as_viewed()
    return HttpResponseRedirect(reverse("mfa_generate_recovery_codes"))


def _codes(request: HttpRequest, *, codes: list[str], is_new: bool) -> HttpResponse:
    """Show recovery codes and offer them as a file, without a second request for them."""
    text = (
        f"Recovery codes of {request.user.get_username()} for Platform Portal\n\n" + "\n".join(codes) + "\n"
    )
    file = FILE + base64.b64encode(text.encode()).decode()
    context = {"codes": codes, "file": file, "is_new": is_new}
    return render(request, "mfa/recovery_codes/shown.html", context)
