"""Signing in, and who is signed in."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from platform_portal_sdk.client import Portal

from . import settings, shared, show


def login(
    context: typer.Context,
    url: Annotated[str, typer.Option("--url", help="The portal's address.", envvar="PORTAL_URL")],
    token: Annotated[
        str | None,
        typer.Option(
            "--token", help="Your token; - reads it from standard input; left out, you are asked for it."
        ),
    ] = None,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Check a token with the portal and keep it for this user (mode 0600)."""
    secret = _secret(token)
    with Portal(url, secret, tenant) as portal:
        me = portal.me()
        kept = settings.store(settings.Settings(url=portal.url, token=secret, tenant=tenant))
    if shared.wants_json(context, output):
        show.as_json(me)
    else:
        show.line(f"Signed in to {url} as {me.username}. The token is kept in {kept}.")


def whoami(context: typer.Context, output: shared.OutputOption = None) -> None:
    """Say who is signed in, where, with which roles, and what the token may do."""
    with shared.open_portal() as portal:
        me = portal.me()
        if shared.wants_json(context, output):
            show.as_json(me)
            return
        show.line(f"{me.username} at {portal.url}")
        if me.scopes:
            show.line(f"The token may {', '.join(me.scopes)}, until {me.expires_at}.")
    rows = [(one.slug, ", ".join(one.roles)) for one in me.tenants]
    show.table(("tenant", "roles"), rows, empty="You belong to no tenant yet. Ask an operator for a role.")


def _secret(given: str | None) -> str:
    if given == "-":
        return sys.stdin.readline().strip()
    if given is None:
        given = os.environ.get("PORTAL_TOKEN") or str(typer.prompt("Token", hide_input=True))
    return given.strip()
