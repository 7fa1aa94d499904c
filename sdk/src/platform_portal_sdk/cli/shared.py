"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from platform_portal_sdk.client import Portal

from . import settings, show
from .show import Output

Details = Sequence[tuple[str, str]]
Titles = Sequence[str]
Row = Callable[[Any], Sequence[str]]

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
IfMatchOption = Annotated[
    str,
    typer.Option("--if-match", help="The ETag that was read; nothing is changed where it is another now."),
]
LimitOption = Annotated[int, typer.Option("--limit", min=1, max=1000, help="The most rows to list.")]


def wants_json(context: typer.Context, output: Output | None) -> bool:
    """Return whether JSON is wanted, by the command's own option or the one before it."""
    chosen = output or context.find_root().obj or Output.TABLE
    return bool(chosen == Output.JSON)


def open_portal(tenant: str | None = None) -> Portal:
    """Open a client with the settings in force."""
    return settings.load().portal(tenant)


def print_one(context: typer.Context, output: Output | None, value: Any, details: Details) -> None:
    """Print one thing: its details for people, what the portal answered for programs."""
    if wants_json(context, output):
        show.as_json(value)
    else:
        show.details(details)


def print_list(
    context: typer.Context,
    output: Output | None,
    values: Sequence[Any],
    titles: Titles,
    *,
    row: Row,
    empty: str,
) -> None:
    """Print a list: a table for people, what the portal answered for programs."""
    if wants_json(context, output):
        show.as_json(values)
    else:
        show.table(titles, [row(one) for one in values], empty=empty)


def pair(text: str, *, option: str) -> tuple[str, str]:
    """Read KEY=VALUE."""
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise typer.BadParameter(f"{text!r} is not KEY=VALUE.", param_hint=option)
    return key, value
