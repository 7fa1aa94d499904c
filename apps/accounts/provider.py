"""Sign-in with an OpenID provider, where allauth looks for it: its redirects and states, and our own checks.

allauth trusts an ID token that came over TLS unread, takes the issuer that the provider names, asks for no nonce and
prefers the user-info answer to the token. Here the token is verified in full, and alone says who somebody is.
"""

from __future__ import annotations

import hmac
import secrets
from typing import Any

import jwt
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount, SocialLogin, SocialToken
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.provider import OAuth2Provider
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from apps.accounts import providers
from apps.accounts.claims import Groups, groups_of, tells_groups
from apps.accounts.models import User
from apps.accounts.services.identities import uid_of

# Signatures that only the provider can make: none is none, and HS… would be the secret that both know.
ALGORITHMS = frozenset(
    {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
)
LONGEST_SUBJECT = 255
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class OIDCAdapter(OpenIDConnectOAuth2Adapter):
    """One exchange with a provider."""

    state: dict[str, Any] | None = None

    @property
    def provider(self) -> providers.Provider:
        found = providers.find(self.provider_id)
        if found is None:
            raise OAuth2Error("the provider is not configured any more")
        return found

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return what the provider says of itself, if it is the configured issuer that says it."""
        if not hasattr(self, "_openid_config"):
            issuer = self.provider.issuer
            document = self._get(issuer.rstrip("/") + "/.well-known/openid-configuration")
            if document.get("issuer") != issuer:
                raise OAuth2Error("the discovery document is another issuer's")
            if not all(isinstance(document.get(name), str) for name in ENDPOINTS):
                raise OAuth2Error("the discovery document lacks an endpoint")
            self._openid_config = document
        return self._openid_config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Return the address at which the provider hands people back."""
        return request.build_absolute_uri(reverse("oidc_callback", args=[self.provider_id]))

    def complete_login(
        self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Return the sign-in of the verified ID token in the provider's answer."""
        raw = kwargs["response"].get("id_token")
        if not isinstance(raw, str):
            raise OAuth2Error("the answer holds no ID token")
        claims = self._verified(raw)
        name = self.provider.groups_claim
        answers = [claims]
        # Groups that the token lacks, or leaves unknown, may be in the other answer.
        lacks = "preferred_username" not in claims or (name and not tells_groups(name, claims))
        if lacks and isinstance(self.openid_config.get("userinfo_endpoint"), str):
            userinfo = self._get(self.openid_config["userinfo_endpoint"], token=token.token)
            if userinfo.get("sub") != claims["sub"]:
                raise OAuth2Error("the user-info answer is about somebody else")
            answers.append(userinfo)
        login: SocialLogin = self.get_provider().sociallogin_from_response(request, {**answers[-1], **claims})
        login.groups = groups_of(name, *answers) if name else Groups()
        return login

    def _get(self, url: str, token: str | None = None) -> dict[str, Any]:
        headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        with get_adapter().get_requests_session() as session:
            answer = session.get(url, headers=headers)
            answer.raise_for_status()
            document = answer.json()
        if not isinstance(document, dict):
            raise OAuth2Error("the provider answered something else than an object")
        return document

    def _verified(self, raw: str) -> dict[str, Any]:
        """Return the claims of an ID token that this provider made for this sign-in."""
        client_id = self.provider.client_id
        leeway = settings.PORTAL_OIDC_CLOCK_LEEWAY_SECONDS
        try:
            claims: dict[str, Any] = jwt.decode(
                raw,
                key=self._key(raw),
                algorithms=[jwt.get_unverified_header(raw)["alg"]],
                audience=client_id,
                issuer=self.provider.issuer,
                leeway=leeway,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )
        except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError) as error:
            raise OAuth2Error(
                f"the ID token does not hold by this machine's clock, with a leeway of {leeway} s: {error}"
            ) from error
        except jwt.PyJWTError as error:
            raise OAuth2Error(f"the ID token does not hold: {error}") from error
        several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
        if claims.get("azp", None if several else client_id) != client_id:
            raise OAuth2Error("the ID token was made for another client")
        nonce = (self.state or {}).get("nonce")
        if not nonce or not hmac.compare_digest(str(claims.get("nonce", "")).encode(), str(nonce).encode()):
            raise OAuth2Error("the ID token belongs to another sign-in")
        if not claims["sub"] or len(claims["sub"]) > LONGEST_SUBJECT:
            raise OAuth2Error("the subject of the ID token is empty or too long")
        return claims

    def _key(self, raw: str) -> Any:
        header = jwt.get_unverified_header(raw)
        algorithm, kid = header.get("alg"), header.get("kid")
        if algorithm not in ALGORITHMS:
            raise OAuth2Error("the ID token is not signed with a key of the provider")
        keys = self._get(self.openid_config["jwks_uri"]).get("keys")
        fit = [
            key
            for key in (keys if isinstance(keys, list) else [])
            if isinstance(key, dict)
            and key.get("use", "sig") == "sig"
            and (kid is None or key.get("kid") == kid)
        ]
        if len(fit) != 1:
            raise OAuth2Error("the key of the ID token is not the provider's")
        return jwt.PyJWK(fit[0], algorithm=algorithm)


class OIDCCallbackView(OAuth2CallbackView):
    """allauth's, which lets the check of the ID token see with which state the person was sent away."""

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, response = super()._get_state(request, provider)
        self.adapter.state = state
        return state, response


class OIDCProvider(OAuth2Provider):
    id = providers.KIND
    name = "OpenID Connect"
    oauth2_adapter_class = OIDCAdapter
    pkce_enabled_default = True

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:
        """Return the address that sends people to this provider."""
        return reverse("oidc_login", args=[self.app.provider_id])

    def get_callback_url(self) -> str:
        """Return the path at which the provider hands people back."""
        return reverse("oidc_callback", args=[self.app.provider_id])

    def get_oauth2_adapter(self, request: HttpRequest) -> OIDCAdapter:
        """Return an exchange with this provider."""
        return OIDCAdapter(request, self.app.provider_id)

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        """Take from the request where to go afterwards, and nothing else that allauth would take.

        Who is signed in already, and comes here to confirm it, is asked to sign in at the provider again.
        """
        nonce = secrets.token_urlsafe(24)
        again = {"prompt": "login"} if request.user.is_authenticated else {}
        return {
            "process": AuthProcess.LOGIN,
            "next_url": get_next_redirect_url(request),
            "auth_params": {"nonce": nonce, **again},
            "nonce": nonce,
        }

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> SocialLogin:
        """Return the sign-in of an identity, not yet looked up. E-mail addresses play no part."""
        issuer, subject = response["iss"], response["sub"]
        account = SocialAccount(
            provider=providers.KIND, uid=uid_of(issuer, subject), extra_data={"iss": issuer, "sub": subject}
        )
        login = SocialLogin(user=User(), account=account, provider=self)
        login.claims = response
        return login

    def serialize(self) -> dict[str, Any]:
        """Name this provider for a sign-in that waits for its second factor."""
        return {"id": self.app.provider_id}


provider_classes = [OIDCProvider]
