"""What was sent before a gate is kept over it: a sign-in, a confirmation of identity, the start of an access session.

A kept form belongs to a person and to a browser. Whose a browser is stays known for a while after the session has ended, by
a signed cookie that opens nothing: it only says for whom to keep what was sent then.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.urls import reverse

from apps.accounts import services
from apps.accounts.models import KeptForm, User

# Longer than what people type into any form of the portal, or choose in a list of the admin.
MOST_BYTES = 64 * 1024
# Of the cookie: a day after the longest session.
KNOWN_FOR = settings.SESSION_ABSOLUTE_SECONDS + 24 * 3600
# The gates themselves, whose answers are not kept over one another.
GATES = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "admin:login",
        "admin:logout",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "oidc_login",
    }
)
CARRY_ON = "account_carry_on"
_SALT = "accounts.gates"
_TOKEN = "csrfmiddlewaretoken"
_SECRET = re.compile(r"password|passphrase|secret|(^|_)(code|otp|pin)$", re.IGNORECASE)


@dataclass(frozen=True)
class Browser:
    """A browser, as its cookie names it, and whose it was last."""

    id: str
    person_id: UUID | None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.id.encode()).hexdigest()


def is_secret(name: str) -> bool:
    """Return whether a field of this name holds what is never kept."""
    return _SECRET.search(name) is not None


def known_browser(request: HttpRequest) -> Browser:
    """Return the browser of a request: a new one where its cookie names none."""
    known: Browser | None = getattr(request, "browser", None)
    if known is None:
        known = _read(request.COOKIES.get(settings.BROWSER_COOKIE_NAME, ""))
        request.browser = known  # type: ignore[attr-defined]  # for the length of the request
    return known


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser say whose it is, where it does not yet."""
    browser = known_browser(request)
    if browser.person_id == request.user.pk and not getattr(request, "has_just_signed_in", False):
        return
    said = signing.dumps([browser.id, str(request.user.pk)], salt=_SALT)
    response.set_cookie(
        settings.BROWSER_COOKIE_NAME,
        said,
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """Keep nothing of somebody who signs out."""
    services.forget_forms(by=person, browser=known_browser(request).digest)
    response.delete_cookie(settings.BROWSER_COOKIE_NAME, samesite="Lax")


def keep(request: HttpRequest) -> str | None:
    """Keep what was sent for whoever sent it, and return where one carries on with it; None where there is nothing to keep.

    Called by each gate that stops a request, which leads there afterwards. Only forms are kept, up to `MOST_BYTES`.
    """
    if request.method != "POST":
        return None
    if not hasattr(request, "carry_on"):
        request.carry_on = _keep(request)  # type: ignore[attr-defined]  # pages say so
    found: str | None = request.carry_on  # type: ignore[attr-defined]
    return found


def kept(request: HttpRequest) -> list[KeptForm]:
    """Return what the person in front of this browser can carry on with, the last first."""
    person: Any = request.user
    return list(KeptForm.objects.of(person, known_browser(request).digest))


def leads_on(url: str) -> bool:
    """Return whether a gate leads to a form that was kept."""
    return url == reverse(CARRY_ON)


def _keep(request: HttpRequest) -> str | None:
    here = reverse(CARRY_ON)
    if request.path.startswith(here):
        # It is kept already.
        return here
    match = request.resolver_match
    person = _person(request)
    if person is None or match is None or match.view_name in GATES:
        return None
    try:
        sent = [(name, value) for name, values in request.POST.lists() for value in values]
        left_out = sorted({name for name, _ in sent if is_secret(name)} | set(request.FILES))
    except (RequestDataTooBig, TooManyFieldsSent, UnreadablePostError):
        return None
    fields = [(name, value) for name, value in sent if name != _TOKEN and not is_secret(name)]
    size = sum(len(text.encode()) for pair in fields for text in pair)
    if not fields or size > MOST_BYTES or any("\x00" in text for pair in fields for text in pair):
        return None
    services.keep_form(
        by=person,
        browser=known_browser(request).digest,
        path=request.get_full_path(),
        fields=fields,
        left_out=left_out,
    )
    return here


def _person(request: HttpRequest) -> User | None:
    """Return who sent a request: whoever is signed in, else whose browser it is."""
    if isinstance(request.user, User):
        return request.user
    person_id = known_browser(request).person_id
    return None if person_id is None else User.objects.filter(pk=person_id, is_active=True).first()


def _read(said: str) -> Browser:
    try:
        found, person = signing.loads(said, salt=_SALT, max_age=KNOWN_FOR)
        return Browser(str(found), UUID(person))
    except (signing.BadSignature, ValueError, TypeError):
        return Browser(secrets.token_urlsafe(32), None)
