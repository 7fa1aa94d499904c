"""The command that searches a tenant's trail."""

from __future__ import annotations

from typing import Annotated

import typer

from . import shared

audit_app = typer.Typer(help="Search the audit trail of a tenant.", no_args_is_help=True)


@audit_app.command()
def search(
    context: typer.Context,
    action: Annotated[str | None, typer.Option("--action", help="Such as registry.alias.set.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="A user name, or an id of the trail.")] = None,
    object_type: Annotated[str | None, typer.Option("--object-type", help="Such as registry.model.")] = None,
    object_id: Annotated[str | None, typer.Option("--object-id", help="The id of the object.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="Such as 2026-01-31T00:00:00Z.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Such as 2026-02-28T00:00:00Z.")] = None,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List the entries for which all that is given holds, newest first."""
    with shared.open_portal(tenant) as portal:
        found = portal.audit.search(
            action=action,
            actor=actor,
            object_type=object_type,
            object_id=object_id,
            since=since,
            until=until,
            limit=limit,
        )
    shared.print_list(
        context,
        output,
        found,
        ("when", "who", "what", "outcome", "object"),
        row=lambda one: (
            one.recorded_at,
            one.actor,
            one.words,
            one.outcome,
            f"{one.object_type} {one.object_id}",
        ),
        empty="Nothing in the trail is like that.",
    )
