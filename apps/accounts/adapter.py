"""How allauth behaves here: accounts are made by operators and providers, never by visitors or by e-mail."""

from __future__ import annotations

import logging
import math
import unicodedata
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from apps.accounts import http, providers, services, sessions
from apps.accounts.choices import SEAL
from apps.accounts.claims import Groups
from apps.accounts.models import User
from apps.core import clients, clock, outbound
from apps.core.encryption import cipher_for
from apps.core.numbers import LARGEST_KEY, whole
from apps.core.refusals import Conflict, Forbidden, Refused
from apps.core.refusals.pages import refusal_page

logger = logging.getLogger(__name__)

# What second factors are sealed for.


class AccountInactive(Forbidden):
    code = "account_inactive"
    sentence = "This account is deactivated. Ask an operator of the platform."


class ProviderSignInFailed(Refused):
    code = "provider_sign_in_failed"
    status = 403
    sentence = "Signing in with this provider did not work. Go back and try again, or ask an operator."


class SignInTwiceAtOnce(Conflict):
    code = "sign_in_twice_at_once"
    sentence = "You signed in for the first time twice at once. Sign in again."


GROUPS_UNKNOWN = (
    "Your provider did not say which groups you are in, so they stay as they were here. Tell an operator of the "
    "platform: the log says what was wrong."
)


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse every self-made account."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Let people be sent on to paths of the portal only."""
        return http.is_local(url)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that limits are counted by."""
        return clients.address_of(request)

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # One person, one count: whatever host name is used, and however the user name is spelled.
        return unicodedata.normalize("NFKC", str(credentials.get("username", ""))).casefold().strip()

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse | None:
        """Refuse all but active persons, and give these a new session id before a second factor."""
        if not (isinstance(user, User) and user.is_active and user.is_person):
            clear_login(request)
            return self.respond_user_inactive(request, user)
        request.session.cycle_key()
        return None

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """Date a sign-in through a provider by when the person last proved who it is there."""
        login = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        at = getattr(login, "claims", {}).get("auth_time")
        at = whole(int(at) if isinstance(at, float) and math.isfinite(at) else at, high=LARGEST_KEY)
        if at is not None:
            sessions.confirm(request, at=min(float(at), clock.now().timestamp()))
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Tell somebody with a right password that the account is deactivated."""
        return refusal_page(request, AccountInactive())

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Change one's own password through the service, which records it."""
        assert isinstance(user, User)
        services.set_password(user=user, password=password, by=user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Lead back to one's account."""
        return reverse("account_me")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Spare those who signed in a moment ago."""
        return not http.recently_signed_in(context.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the ways in which `user` can confirm who it is: password, code, or provider."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if not providers.local_sign_in_is_open():
            methods = [method for method in methods if method["id"] != "reauthenticate"]
        if not any(method["id"] == "reauthenticate" for method in methods) and user.is_authenticated:
            provider = {
                "id": "provider",
                "description": "Sign in at your provider again",
                "url": reverse("account_reauthenticate"),
            }
            methods.append(provider)
        return methods


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors, whose secrets the database alone does not give away."""

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Name the account in the authenticator app."""
        return str(user.get_username())

    def encrypt(self, text: str) -> str:
        """Return `text` sealed with the newest key."""
        return cipher_for(SEAL).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed, also under an older key."""
        return cipher_for(SEAL).decrypt(encrypted_text.encode()).decode()


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Sign-in with the providers of PORTAL_OIDC: nothing in the database adds one, and no e-mail joins accounts."""

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Return the configured providers as allauth knows them."""
        return [
            SocialApp(
                provider=providers.KIND,
                provider_id=found.id,
                name=found.name,
                client_id=found.client_id,
                secret=found.client_secret,
                settings={
                    "server_url": found.issuer,
                    "scope": found.scope.split(),
                    "oauth_pkce_enabled": True,
                },
            )
            for found in providers.configured()
            if provider in (None, found.id) and client_id in (None, found.client_id)
        ]

    def get_requests_session(self) -> Any:
        """Let the portal's one way out be taken to the provider, too."""
        return outbound.requests_session()

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Let a configured provider's people in: they have no role but those of mapped groups."""
        return True

    def authenticate_by_email(self, sociallogin: Any) -> None:
        """Find nobody: an address proves nothing."""
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Bring the groups of a known person up to date before the sign-in goes on."""
        if sociallogin.is_existing and sociallogin.user.is_active:
            self._sync(request, sociallogin)

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> User:
        """Create the person of an identity that was never seen before."""
        try:
            account = services.create_from_provider(
                issuer=sociallogin.claims["iss"], subject=sociallogin.claims["sub"], claims=sociallogin.claims
            )
        except IntegrityError as error:
            raise SignInTwiceAtOnce() from error
        sociallogin.account = account
        sociallogin.user = account.user
        self._sync(request, sociallogin)
        return account.user

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, **kwargs: Any
    ) -> None:
        """Answer every failure alike; what went wrong is for the log."""
        logger.warning("sign-in with %s failed: %s %r", provider.app.provider_id, error, exception)
        raise ImmediateHttpResponse(refusal_page(request, ProviderSignInFailed()))

    def _sync(self, request: HttpRequest, sociallogin: Any) -> None:
        provider, user = sociallogin.provider.app.provider_id, sociallogin.user
        groups: Groups = sociallogin.groups
        if not groups.unknown:
            services.sync_groups(user=user, provider=provider, values=groups.values)
            return
        services.keep_groups(user=user, provider=provider, reason=groups.unknown)
        logger.warning("groups of %s from %s are unknown and stay: %s", user.pk, provider, groups.unknown)
        messages.warning(request, GROUPS_UNKNOWN)
