"""Signing in: with a password, with a code after it, at a provider, and again before something weighty."""

from __future__ import annotations

import logging
from typing import Any

from allauth.account import views as account
from allauth.account.utils import get_next_redirect_url
from allauth.decorators import rate_limit
from allauth.mfa.base import views as second
from allauth.mfa.base.forms import AuthenticateForm
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from requests import RequestException

from apps.accounts import gates, providers
from apps.accounts.adapter import ProviderSignInFailed
from apps.accounts.http import is_local
from apps.accounts.provider import OIDCAdapter, OIDCCallbackView
from apps.core.refusals import Forbidden
from apps.core.refusals.pages import refusal_page

logger = logging.getLogger(__name__)

TOO_MANY = frozenset({"too_many_login_attempts", "rate_limited"})
# The longest window of ACCOUNT_RATE_LIMITS.
RETRY_AFTER = "60"


class LocalSignInClosed(Forbidden):
    code = "local_sign_in_closed"
    sentence = "Sign-in with a password is switched off here. Sign in with your provider."


class Throttled:
    """Answers 429 where a form says that there were too many attempts, so that programs hear it, too."""

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        codes = {error.code for errors in form.errors.as_data().values() for error in errors}
        if codes & TOO_MANY:
            response.status_code = 429
            response["Retry-After"] = RETRY_AFTER
        return response


class StaysHere:
    """Repeats no address of another place in the form that it shows, and says where one carries on afterwards."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Leave out where to go next, unless that is a path of the portal."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # a view comes after it
        if not is_local(context.get("redirect_field_value")):
            context["redirect_field"] = context["redirect_field_value"] = ""
        context["is_kept"] = gates.leads_on(context.get("redirect_field_value") or "")
        return context


class LoginView(Throttled, StaysHere, account.LoginView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign somebody in with a password, where passwords are taken."""
        if not providers.local_sign_in_is_open():
            raise LocalSignInClosed()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the providers, and whether the form is offered."""
        return {**super().get_context_data(**kwargs), **_offers(self.request)}


class LogoutView(StaysHere, account.LogoutView):
    """Asks whether somebody wants to leave, and signs out."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign somebody out, and keep nothing of them in this browser."""
        person: Any = request.user
        was_signed_in = person.is_authenticated
        response: HttpResponse = super().post(request, *args, **kwargs)
        if was_signed_in:
            gates.forget(request, response, person)
        return response


class ReauthenticateView(Throttled, StaysHere, account.ReauthenticateView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take the password of somebody who has one that counts."""
        if not self._takes_password():
            raise LocalSignInClosed()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the providers, for those who sign in there."""
        offers = _offers(self.request)
        takes_password = self._takes_password()
        return {
            **super().get_context_data(**kwargs),
            **offers,
            "local_is_open": takes_password,
            "providers": [] if takes_password else offers["providers"],
        }

    def _takes_password(self) -> bool:
        return bool(self.request.user.has_usable_password()) and providers.local_sign_in_is_open()


class CodeView(Throttled, second.AuthenticateView):
    """The second step of signing in: a code of the app, or a recovery code."""

    def _build_forms(self) -> AuthenticateForm | None:
        data = self.request.POST if self.request.method == "POST" else None
        self.auth_form = AuthenticateForm(user=self.stage.login.user, data=data)
        self.webauthn_form = None
        return self.auth_form if data is not None else None


class ReauthenticateByCodeView(Throttled, StaysHere, second.ReauthenticateView):
    """A code instead of the password, for those who have a second factor."""


# Django's form views would take PUT for a POST.
form_methods = require_http_methods(["GET", "HEAD", "POST"])

login = form_methods(LoginView.as_view())
logout = form_methods(LogoutView.as_view())
reauthenticate = form_methods(ReauthenticateView.as_view())
code = form_methods(CodeView.as_view())
reauthenticate_by_code = form_methods(ReauthenticateByCodeView.as_view())


@require_POST
@rate_limit(action="login")
def provider_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send somebody to a provider.

    By a page that goes there: browsers apply the policy for forms to redirects, too, and that names no other host.
    """
    provider = _provider(provider_id)
    try:
        response = OAuth2LoginView.adapter_view(OIDCAdapter(request, provider.id))(request)
    except (RequestException, OAuth2Error) as error:
        return _failed(request, provider, error)
    if response.status_code != 302:
        return response
    return render(request, "socialaccount/going.html", {"provider": provider, "url": response["Location"]})


@require_safe
def provider_callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take back somebody whom a provider sends: the one door that a GET signs in by, once."""
    provider = _provider(provider_id)
    if request.method == "HEAD":
        raise Http404
    try:
        return OIDCCallbackView.adapter_view(OIDCAdapter(request, provider.id))(request)
    except (RequestException, OAuth2Error, KeyError, TypeError, ValueError, OverflowError) as error:
        # What a provider sends may have any shape.
        return _failed(request, provider, error)


def _offers(request: HttpRequest) -> dict[str, Any]:
    return {
        "providers": providers.configured(),
        "local_is_open": providers.local_sign_in_is_open(),
        "next_url": get_next_redirect_url(request) or "",
    }


def _provider(provider_id: str) -> providers.Provider:
    found = providers.find(provider_id)
    if found is None:
        raise Http404
    return found


def _failed(request: HttpRequest, provider: providers.Provider, error: Exception) -> HttpResponse:
    logger.warning("sign-in with %s failed: %r", provider.id, error)
    return refusal_page(request, ProviderSignInFailed())
