"""Where the command finds its portal: environment first, then what `portal login` stored."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import typer

from platform_portal_sdk.client import Portal
from platform_portal_sdk.errors import NotSignedIn

_APP = "platform-portal"


@dataclass(frozen=True, kw_only=True)
class Settings:
    """One portal, one token, and the tenant meant where a command names none."""

    url: str
    token: str = field(repr=False)
    tenant: str | None = None

    def portal(self, tenant: str | None = None) -> Portal:
        """Open a client, for `tenant` where one is named."""
        return Portal(self.url, self.token, tenant or self.tenant, reason=os.environ.get("PORTAL_REASON", ""))


def location() -> Path:
    """Name the file of the stored sign-in, in the user's own configuration folder."""
    return Path(typer.get_app_dir(_APP)) / "credentials.json"


def load() -> Settings:
    """Find the settings in force.

    PORTAL_URL, PORTAL_TOKEN and PORTAL_TENANT each override what is stored. A stored token belongs to its
    stored address: with another PORTAL_URL it is not sent, and PORTAL_TOKEN is needed. PORTAL_REASON goes with each
    call of an operator.
    """
    stored = _stored()
    url = os.environ.get("PORTAL_URL") or stored.get("url", "")
    token = os.environ.get("PORTAL_TOKEN", "")
    if not url:
        raise NotSignedIn("No portal is known. Sign in with: portal login --url URL")
    same = url.rstrip("/") == stored.get("url", "").rstrip("/")
    if not token and same:
        token = stored.get("token", "")
    if not token:
        raise NotSignedIn(f"No token for {url}. Set PORTAL_TOKEN, or sign in with: portal login --url {url}")
    tenant = os.environ.get("PORTAL_TENANT") or (stored.get("tenant") if same else None)
    return Settings(url=url, token=token, tenant=tenant or None)


def store(settings: Settings) -> Path:
    """Keep a sign-in where only this user can read it, whole or not at all."""
    target = location()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    document = {"url": settings.url, "token": settings.token, "tenant": settings.tenant or ""}
    # mkstemp makes the file 0600 before a byte of the token is in it.
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".credentials-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(document, stream)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return target


def _stored() -> dict[str, str]:
    try:
        document = json.loads(location().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise NotSignedIn(
            f"{location()} cannot be read ({error}). Sign in again with: portal login"
        ) from error
    if not isinstance(document, dict):
        return {}
    return {key: value for key, value in document.items() if isinstance(value, str)}
