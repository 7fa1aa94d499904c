"""Secrets that a page shows once: made by a form, shown after its redirect, and then gone.

Whoever reloads that page is shown no secret and makes no second one. Until it is shown the secret is sealed in the session,
for that session and that person, and for a few minutes; it stands in no address, no cookie and no cache.
"""

from __future__ import annotations

import json
from typing import Any

from cryptography.fernet import InvalidToken
from django.http import HttpRequest

from apps.core import clock
from apps.core.encryption import cipher_for
from apps.core.htmx import wants_part

KEPT_SECONDS = 300


def keep(request: HttpRequest, kind: str, document: dict[str, Any]) -> None:
    """Keep `document` for the next page of this session that shows what is of `kind`."""
    kept = {
        "person": str(request.user.pk),
        "until": clock.now().timestamp() + KEPT_SECONDS,
        "document": document,
    }
    request.session[_key(kind)] = _seal(request).encrypt(json.dumps(kept).encode()).decode()


def take(request: HttpRequest, kind: str) -> dict[str, Any] | None:
    """Return what was kept for this session and person, this once; None where there is nothing, or no page to show it."""
    if request.method != "GET" or wants_part(request) or _key(kind) not in request.session:
        return None
    sealed = request.session.pop(_key(kind))
    try:
        kept = json.loads(_seal(request).decrypt(sealed.encode()))
    except InvalidToken:
        return None
    is_theirs = kept["person"] == str(request.user.pk) and clock.now().timestamp() < kept["until"]
    return kept["document"] if is_theirs else None


def _key(kind: str) -> str:
    return f"one_time.{kind}"


def _seal(request: HttpRequest) -> Any:
    return cipher_for(f"one-time:{request.session.session_key}")
