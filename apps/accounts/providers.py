"""The OpenID providers that people may sign in with, as PORTAL_OIDC lists them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KIND = "oidc"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,48}")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Provider:
    """One provider. Its issuer and a subject are an identity; its id only names it here and in addresses."""

    id: str
    name: str
    issuer: str
    client_id: str
    client_secret: str
    groups_claim: str = ""
    scope: str = "openid profile email"
    only: bool = False


def configured() -> tuple[Provider, ...]:
    """Return the providers in their order. Raises `ImproperlyConfigured` with what is wrong."""
    listed = settings.PORTAL_OIDC
    if not isinstance(listed, list):
        raise ImproperlyConfigured("PORTAL_OIDC must be a JSON list of providers.")
    found = tuple(_provider(entry) for entry in listed)
    for field in ("id", "issuer"):
        if len({getattr(provider, field) for provider in found}) != len(found):
            raise ImproperlyConfigured(f"PORTAL_OIDC names the same {field} twice.")
    return found


def find(provider_id: str) -> Provider | None:
    """Return the provider of an id, or None."""
    return next((provider for provider in configured() if provider.id == provider_id), None)


def local_sign_in_is_open() -> bool:
    """Return whether passwords of the portal's own are taken.

    PORTAL_LOCAL_SIGN_IN decides with "on" and "off"; with "auto" a provider that is marked `only` closes them.
    """
    if settings.PORTAL_LOCAL_SIGN_IN == "auto":
        return not any(provider.only for provider in configured())
    return bool(settings.PORTAL_LOCAL_SIGN_IN == "on")


def _provider(entry: Any) -> Provider:
    try:
        provider = Provider(**entry)
    except TypeError as error:
        raise ImproperlyConfigured(
            f"A provider in PORTAL_OIDC needs id, name, issuer, client_id and client_secret, and may have groups_claim, "
            f"scope and only: {error}"
        ) from None
    texts = (provider.name, provider.issuer, provider.client_id, provider.client_secret)
    are_texts = all(isinstance(text, str) and text for text in texts) and isinstance(
        provider.groups_claim, str
    )
    if not are_texts or not isinstance(provider.only, bool):
        raise ImproperlyConfigured(
            f"The provider {provider.id!r} in PORTAL_OIDC has an empty or wrong value."
        )
    if not isinstance(provider.id, str) or not _ID.fullmatch(provider.id):
        raise ImproperlyConfigured(
            "The id of a provider in PORTAL_OIDC is lower-case letters, digits and hyphens."
        )
    address = urlsplit(provider.issuer)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _LOOPBACK):
        raise ImproperlyConfigured(
            f"The issuer of the provider {provider.id!r} in PORTAL_OIDC must be https."
        )
    return provider
