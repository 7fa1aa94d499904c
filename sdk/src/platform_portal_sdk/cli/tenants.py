"""Commands on tenants."""

from __future__ import annotations

from typing import Annotated

import typer

from platform_portal_sdk.tenants import Tenant

from . import shared

tenants_app = typer.Typer(help="List, show, create and set up tenants.", no_args_is_help=True)

Slug = Annotated[str, typer.Argument(metavar="TENANT", help="The tenant's short name.")]


@tenants_app.command("list")
def list_tenants(
    context: typer.Context, limit: shared.LimitOption = 1000, output: shared.OutputOption = None
) -> None:
    """List the tenants that you see."""
    with shared.open_portal() as portal:
        found = portal.tenants.list(limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("tenant", "name", "status", "roles"),
        row=lambda one: (one.slug, one.name, one.status, ", ".join(one.roles)),
        empty="You belong to no tenant yet. Ask an operator for a role.",
    )


@tenants_app.command("show")
def show_tenant(context: typer.Context, tenant: Slug, output: shared.OutputOption = None) -> None:
    """Show one tenant, its settings and its usage."""
    with shared.open_portal() as portal:
        one = portal.tenants.get(tenant)
    shared.print_one(context, output, one, _details(one))


@tenants_app.command()
def create(
    context: typer.Context,
    tenant: Slug,
    name: Annotated[str, typer.Option("--name", help="What people call it.")],
    time_zone: Annotated[str, typer.Option("--time-zone", help="Such as Europe/Berlin.")] = "UTC",
    output: shared.OutputOption = None,
) -> None:
    """Create a tenant, as an operator of the platform."""
    with shared.open_portal() as portal:
        one = portal.tenants.create(tenant, name, time_zone=time_zone)
    shared.print_one(context, output, one, _details(one))


@tenants_app.command("set")
def update(
    context: typer.Context,
    tenant: Slug,
    name: Annotated[str | None, typer.Option("--name", help="What people call it.")] = None,
    time_zone: Annotated[str | None, typer.Option("--time-zone", help="Such as Europe/Berlin.")] = None,
    protect: Annotated[
        list[str] | None,
        typer.Option("--protect", help="An alias to protect beside those that are; for good."),
    ] = None,
    if_match: shared.IfMatchOption = "",
    output: shared.OutputOption = None,
) -> None:
    """Change settings of a tenant; what is not named stays as it is."""
    with shared.open_portal() as portal:
        wanted: dict[str, object] = {"name": name, "time_zone": time_zone}
        if protect:
            before = portal.tenants.get(tenant)
            wanted["protected_aliases"] = [*before.raw.get("protected_aliases", ()), *protect]
        changes = {setting: value for setting, value in wanted.items() if value is not None}
        if not changes:
            raise typer.BadParameter("name at least one setting.")
        one = portal.tenants.update(tenant, if_match=if_match, **changes)
    shared.print_one(context, output, one, _details(one))


def _details(one: Tenant) -> list[tuple[str, str]]:
    used = (
        (
            f"{quota['quota']}",
            f"{quota['used']} of {'no limit' if quota['limit'] is None else quota['limit']}",
        )
        for quota in one.raw.get("quotas", ())
    )
    return [
        ("tenant", one.slug),
        ("name", one.name),
        ("status", one.status),
        ("roles", ", ".join(one.roles)),
        ("time zone", str(one.raw.get("time_zone", ""))),
        ("protected", ", ".join(one.raw.get("protected_aliases", ()))),
        *used,
        ("etag", one.etag),
    ]
