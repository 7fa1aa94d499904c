"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from platform_portal_sdk.client import Portal

from . import settings
from .show import Output

OutputOption = Annotated[
    Output | None,
    typer.Option("--output", "-o", help="How to print: a table for people, or JSON.", show_default="table"),
]
TenantOption = Annotated[
    str | None,
    typer.Option("--tenant", help="The tenant meant; needed only where you see several."),
]
TimeoutOption = Annotated[
    float | None,
    typer.Option("--timeout", min=0.0, help="Stop waiting after so many seconds (exit code 5)."),
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=1000, help="The most rows to list.")]


def wants_json(context: typer.Context, output: Output | None) -> bool:
    """Return whether JSON is wanted, by the command's own option or the one before it."""
    chosen = output or context.find_root().obj or Output.TABLE
    return bool(chosen == Output.JSON)


def open_portal(tenant: str | None = None) -> Portal:
    """Open a client with the settings in force."""
    return settings.load().portal(tenant)
