"""Commands on who has which roles in a tenant."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from platform_portal_sdk.members import Member

from . import shared, show

members_app = typer.Typer(help="List, add, change and remove members of a tenant.", no_args_is_help=True)


class Kind(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    GROUP = "group"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The user name, or the name of the group.")]
KindOption = Annotated[
    Kind, typer.Option("--kind", help="Whether it is a person (or service account) or a group.")
]


@members_app.command("list")
def list_members(
    context: typer.Context,
    kind: KindOption = Kind.PERSON,
    limit: shared.LimitOption = 1000,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List who has a role in the tenant."""
    with shared.open_portal(tenant) as portal:
        found = portal.members.list(kind=kind.value, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("name", "roles"),
        row=lambda one: (one.name, ", ".join(one.roles)),
        empty="Nobody of this kind has a role here.",
    )


@members_app.command("show")
def show_member(
    context: typer.Context,
    name: Name,
    kind: KindOption = Kind.PERSON,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one member."""
    with shared.open_portal(tenant) as portal:
        one = portal.members.get(name, kind=kind.value)
    shared.print_one(context, output, one, _details(one))


@members_app.command()
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="Such as reviewer.")],
    kind: KindOption = Kind.PERSON,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Give somebody one more role."""
    with shared.open_portal(tenant) as portal:
        one = portal.members.add(name, role, kind=kind.value)
    shared.print_one(context, output, one, _details(one))


@members_app.command()
def change(
    context: typer.Context,
    name: Name,
    roles: Annotated[
        list[str], typer.Argument(metavar="ROLE...", help="Every role that the member then has.")
    ],
    kind: KindOption = Kind.PERSON,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Let a member have exactly these roles."""
    with shared.open_portal(tenant) as portal:
        one = portal.members.change(name, roles, kind=kind.value, if_match=if_match)
    shared.print_one(context, output, one, _details(one))


@members_app.command()
def remove(
    name: Name,
    kind: KindOption = Kind.PERSON,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
) -> None:
    """Take every role from a member."""
    with shared.open_portal(tenant) as portal:
        portal.members.remove(name, kind=kind.value, if_match=if_match)
    show.line(f"{name} is no member any more.")


def _details(one: Member) -> list[tuple[str, str]]:
    return [
        ("member", one.name),
        ("kind", one.kind),
        ("roles", ", ".join(one.roles)),
        ("etag", one.etag),
    ]
