"""What `manage.py check` says about how people sign in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.exceptions import ImproperlyConfigured

from apps.accounts import providers

# A token that is over for longer than this is no matter of clocks.
LONGEST_LEEWAY_SECONDS = 600


def sign_in(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Find providers that cannot work, and settings with which nobody could sign in."""
    try:
        listed = providers.configured()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="accounts.E001")]
    if settings.PORTAL_LOCAL_SIGN_IN not in ("auto", "on", "off"):
        return [Error("PORTAL_LOCAL_SIGN_IN must be auto, on or off.", id="accounts.E002")]
    if not 0 <= settings.PORTAL_OIDC_CLOCK_LEEWAY_SECONDS <= LONGEST_LEEWAY_SECONDS:
        sentence = f"PORTAL_OIDC_CLOCK_LEEWAY_SECONDS must be a number from 0 to {LONGEST_LEEWAY_SECONDS}."
        return [Error(sentence, id="accounts.E004")]
    if not listed and not providers.local_sign_in_is_open():
        return [
            Error(
                "PORTAL_LOCAL_SIGN_IN is off and PORTAL_OIDC is empty: nobody could sign in.",
                id="accounts.E003",
            )
        ]
    return []
