"""Commands on versions of models."""

from __future__ import annotations

from typing import Annotated

import typer

from platform_portal_sdk.versions import ModelVersion

from . import shared, show
from .models import Key, Name

versions_app = typer.Typer(
    help="List and describe versions of a model; set their tags.", no_args_is_help=True
)

Number = Annotated[int, typer.Argument(metavar="VERSION", min=1, help="The version's number.")]


@versions_app.command("list")
def list_versions(
    context: typer.Context,
    name: Name,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List the versions of a model, newest first."""
    with shared.open_portal(tenant) as portal:
        found = portal.versions.list(name, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("version", "aliases", "description", "digest"),
        row=lambda one: (str(one.version), ", ".join(one.aliases), one.description, one.digest),
        empty="No versions yet. Register the first with: portal models push DIR --name NAME",
    )


@versions_app.command("show")
def show_version(
    context: typer.Context,
    name: Name,
    version: Number,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one version."""
    with shared.open_portal(tenant) as portal:
        one = portal.versions.get(name, version)
    shared.print_one(context, output, one, _details(one))


@versions_app.command()
def describe(
    context: typer.Context,
    name: Name,
    version: Number,
    description: Annotated[str, typer.Argument(metavar="TEXT", help="The new description.")],
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Replace the description of a version."""
    with shared.open_portal(tenant) as portal:
        one = portal.versions.describe(name, version, description, if_match=if_match)
    shared.print_one(context, output, one, _details(one))


@versions_app.command()
def tag(
    name: Name,
    version: Number,
    key: Key,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help="The new value; left out: read.")
    ] = None,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
) -> None:
    """Set a tag of a version, or read it."""
    with shared.open_portal(tenant) as portal:
        if value is None:
            show.line(portal.versions.tag(name, version, key))
            return
        portal.versions.set_tag(name, version, key, value, if_match=if_match)
    show.line(f"{key} is set.")


@versions_app.command()
def untag(
    name: Name,
    version: Number,
    key: Key,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
) -> None:
    """Delete a tag of a version."""
    with shared.open_portal(tenant) as portal:
        portal.versions.delete_tag(name, version, key, if_match=if_match)
    show.line(f"{key} is deleted.")


def _details(one: ModelVersion) -> list[tuple[str, str]]:
    return [
        ("model", one.name),
        ("version", str(one.version)),
        ("description", one.description),
        ("aliases", ", ".join(one.aliases)),
        ("tags", ", ".join(f"{key}={value}" for key, value in sorted(one.tags.items()))),
        ("digest", one.digest),
        ("source", one.source),
        ("page", str(one.raw.get("url", ""))),
        ("etag", one.etag),
    ]


@versions_app.command()
def inputs(
    context: typer.Context,
    name: Name,
    version: Number,
    features: Annotated[
        list[str] | None,
        typer.Option("--feature", help="A view, service or view:feature; replaces all of them."),
    ] = None,
    contracts: Annotated[
        list[str] | None, typer.Option("--contract", help="A contract, as ID@VERSION; replaces all of them.")
    ] = None,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Say what a version was trained on, or read it."""
    with shared.open_portal(tenant) as portal:
        if features or contracts:
            found = portal.versions.set_inputs(
                name, version, features=features or (), contracts=contracts or (), if_match=if_match
            )
        else:
            found = portal.versions.inputs(name, version)
    if shared.wants_json(context, output):
        show.as_json(found)
        return
    show.table(
        ("input", "kind", "pinned", "now"),
        [
            (
                one["input"],
                one["kind"],
                one["version"] or one["digest"][:19] or "not resolved",
                one["reason"]
                or (
                    "changed"
                    if (one["now"] or {}).get("is_changed")
                    else "as pinned"
                    if one["now"]
                    else "gone"
                ),
            )
            for one in found["inputs"]
        ],
        empty="Nobody said what it was trained on. Say it with: portal versions inputs NAME VERSION --feature VIEW",
    )
