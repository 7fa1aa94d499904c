"""Commands on the catalog: what breaks, and the way to and from Backstage."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from platform_portal_sdk.catalog import Feed, change_of

from . import shared, show

catalog_app = typer.Typer(
    help="Give the catalog to Backstage, and take over owners from it.", no_args_is_help=True
)

BREAKS = 1


def impact(
    context: typer.Context,
    dataset: Annotated[
        tuple[str, str] | None,
        typer.Option("--dataset", metavar="NAMESPACE NAME", help="A dataset, as OpenLineage names it."),
    ] = None,
    contract: Annotated[str, typer.Option("--contract", help="A data contract, by its id.")] = "",
    object_name: Annotated[str, typer.Option("--object", help="An object that the contract describes.")] = "",
    after: Annotated[Path | None, typer.Option("--after", help="The file that the contract becomes.")] = None,
    view: Annotated[str, typer.Option("--view", help="A feature view, as PROJECT/NAME.")] = "",
    service: Annotated[str, typer.Option("--service", help="A feature service, as PROJECT/NAME.")] = "",
    column: Annotated[
        list[str] | None, typer.Option("--column", help="A column or feature that changes.")
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 where something breaks that is served now.")
    ] = False,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Say which versions, aliases and routes a change breaks."""
    named = [one for one in (dataset, contract, view, service) if one]
    if len(named) != 1:
        raise typer.BadParameter("Name one of --dataset, --contract, --view and --service.")
    change = change_of(
        dataset=dataset or (),
        contract=contract,
        view=view,
        service=service,
        object_name=object_name,
        parts=column or (),
        after=after.read_text(encoding="utf-8") if after else None,
    )
    with shared.open_portal(tenant) as portal:
        found = portal.catalog.impact(change)
    if shared.wants_json(context, output):
        show.as_json(found.raw)
    else:
        show.line(f"{found.change}: {len(found.versions)} versions, {len(found.routes)} served routes.")
        show.table(
            ("version", "served", "aliases", "owners", "path"),
            [
                (
                    f"{one.model} {one.version}",
                    "yes" if one.is_served else "no",
                    ", ".join(one.aliases),
                    ", ".join(one.owners),
                    " > ".join(one.path),
                )
                for one in found.versions
            ],
            empty="No version is affected.",
        )
        for one in found.unresolved:
            show.line(f"Not resolved: {one}")
    if exit_code and found.breaks_served:
        raise typer.Exit(BREAKS)


@catalog_app.command()
def backstage(tenant: shared.TenantOption = None) -> None:
    """Print the catalog as YAML for Backstage."""
    with shared.open_portal(tenant) as portal:
        show.line(portal.catalog.backstage().rstrip("\n"))


@catalog_app.command("import")
def import_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A catalog-info.yaml.")],
    apply: Annotated[
        bool, typer.Option("--apply", help="Change owners and systems, instead of saying what would.")
    ] = False,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Take over owners and systems from a file of Backstage."""
    with shared.open_portal(tenant) as portal:
        report = portal.catalog.import_backstage(file.read_bytes(), apply=apply)
    if shared.wants_json(context, output):
        show.as_json(report)
        return
    show.table(
        ("line", "entity", "status", "here", "owner", "reason"),
        [
            (str(row["line"]), row["entity"], row["status"], row["name"], row["owner"], row["reason"])
            for row in report["rows"]
        ],
        empty="The file says nothing.",
    )
    show.line(f"{report['changed']} {'changed' if apply else 'would change; add --apply to do it'}.")


@catalog_app.command()
def feeds(
    context: typer.Context, tenant: shared.TenantOption = None, output: shared.OutputOption = None
) -> None:
    """List the signed addresses of the catalog."""
    with shared.open_portal(tenant) as portal:
        found = portal.catalog.feeds()
    shared.print_list(
        context,
        output,
        found,
        ("id", "name", "state", "expires"),
        row=lambda one: (one.id, one.name, one.state, one.expires_at),
        empty="No signed addresses yet. Make one with: portal catalog feed NAME",
    )


@catalog_app.command()
def feed(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is for.")],
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Make a signed address of the catalog; it is printed this once."""
    with shared.open_portal(tenant) as portal:
        one = portal.catalog.create_feed(name)
    shared.print_one(context, output, one, _details(one))


@catalog_app.command("revoke-feed")
def revoke_feed(
    feed: Annotated[str, typer.Argument(metavar="ID", help="Its id.")],
    tenant: shared.TenantOption = None,
) -> None:
    """Revoke a signed address of the catalog."""
    with shared.open_portal(tenant) as portal:
        portal.catalog.revoke_feed(feed)
    show.line("It gives nothing any more.")


def _details(one: Feed) -> list[tuple[str, str]]:
    return [("id", one.id), ("name", one.name), ("expires", one.expires_at), ("address", one.url)]
