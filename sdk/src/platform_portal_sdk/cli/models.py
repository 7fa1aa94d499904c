"""Commands on models, their tags and their aliases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from platform_portal_sdk.models import RegisteredModel
from platform_portal_sdk.versions import ModelVersion

from . import shared, show

models_app = typer.Typer(help="Push, list and describe models; set tags and aliases.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The model's name.")]
Key = Annotated[str, typer.Argument(metavar="KEY", help="The tag's key.")]
Alias = Annotated[str, typer.Argument(metavar="ALIAS", help="The alias.")]


@models_app.command()
def push(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the model's files.")],
    name: Annotated[str, typer.Option("--name", "-n", help="The model's name; created where missing.")],
    tag: Annotated[
        list[str] | None, typer.Option("--tag", help="A tag of the version, as KEY=VALUE.")
    ] = None,
    description: Annotated[str, typer.Option("--description", help="What is new in this version.")] = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Upload a folder, check every file's sha256, and register it as a new version."""
    tags = dict(shared.pair(one, option="--tag") for one in tag or ())
    with shared.open_portal(tenant) as portal:
        version = portal.models.push(folder, name, tags=tags, description=description)
    if shared.wants_json(context, output):
        files = [{"path": path, "sha256": sha256} for path, sha256 in sorted(version.files.items())]
        show.as_json(
            {"name": version.name, "version": version.version, "source": version.source, "files": files}
        )
    else:
        show.details(_pushed(version))


@models_app.command("list")
def list_models(
    context: typer.Context,
    query: Annotated[str | None, typer.Option("--query", help="Only those with this in their name.")] = None,
    limit: shared.LimitOption = 1000,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List the tenant's models and where their aliases point."""
    with shared.open_portal(tenant) as portal:
        models = portal.models.list(query=query, limit=limit)
    shared.print_list(
        context,
        output,
        models,
        ("model", "aliases", "description"),
        row=_row,
        empty="No models yet. Register the first with: portal models push DIR --name NAME",
    )


@models_app.command("show")
def show_model(
    context: typer.Context,
    name: Name,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one model."""
    with shared.open_portal(tenant) as portal:
        one = portal.models.get(name)
    shared.print_one(context, output, one, _details(one))


@models_app.command()
def create(
    context: typer.Context,
    name: Name,
    description: Annotated[str, typer.Option("--description", help="What it is for.")] = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Register a name without versions; push does so by itself."""
    with shared.open_portal(tenant) as portal:
        one = portal.models.create(name, description=description)
    shared.print_one(context, output, one, _details(one))


@models_app.command()
def describe(
    context: typer.Context,
    name: Name,
    description: Annotated[str, typer.Argument(metavar="TEXT", help="The new description.")],
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Replace the description of a model."""
    with shared.open_portal(tenant) as portal:
        one = portal.models.describe(name, description, if_match=if_match)
    shared.print_one(context, output, one, _details(one))


@models_app.command()
def tag(
    name: Name,
    key: Key,
    value: Annotated[
        str | None, typer.Argument(metavar="VALUE", help="The new value; left out: read.")
    ] = None,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
) -> None:
    """Set a tag of a model, or read it."""
    with shared.open_portal(tenant) as portal:
        if value is None:
            show.line(portal.models.tag(name, key))
            return
        portal.models.set_tag(name, key, value, if_match=if_match)
    show.line(f"{key} is set.")


@models_app.command()
def untag(
    name: Name, key: Key, if_match: shared.IfMatchOption = "", tenant: shared.TenantOption = None
) -> None:
    """Delete a tag of a model."""
    with shared.open_portal(tenant) as portal:
        portal.models.delete_tag(name, key, if_match=if_match)
    show.line(f"{key} is deleted.")


@models_app.command()
def alias(
    name: Name,
    alias: Alias,
    version: Annotated[
        int | None, typer.Argument(metavar="VERSION", min=1, help="Where it points; left out: read.")
    ] = None,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
) -> None:
    """Point a free alias at a version, or read it; a protected one moves by `portal request` alone."""
    with shared.open_portal(tenant) as portal:
        if version is None:
            found = portal.models.alias(name, alias)
            show.line(f"{alias} names no version." if found is None else str(found))
            return
        portal.models.set_alias(name, alias, version, if_match=if_match)
    show.line(f"{alias} is version {version}.")


@models_app.command()
def unalias(
    name: Name, alias: Alias, if_match: shared.IfMatchOption = "", tenant: shared.TenantOption = None
) -> None:
    """Delete a free alias."""
    with shared.open_portal(tenant) as portal:
        portal.models.delete_alias(name, alias, if_match=if_match)
    show.line(f"{alias} is deleted.")


def _row(one: RegisteredModel) -> tuple[str, ...]:
    return (one.name, _aliases(one), one.description)


def _details(one: RegisteredModel) -> list[tuple[str, str]]:
    return [
        ("model", one.name),
        ("description", one.description),
        ("aliases", _aliases(one)),
        ("tags", ", ".join(f"{key}={value}" for key, value in sorted(one.tags.items()))),
        ("page", str(one.raw.get("url", ""))),
        ("etag", one.etag),
    ]


def _aliases(one: RegisteredModel) -> str:
    return ", ".join(f"{alias} -> {version}" for alias, version in sorted(one.aliases.items()))


def _pushed(one: ModelVersion) -> list[tuple[str, str]]:
    return [
        ("model", one.name),
        ("version", str(one.version)),
        ("source", one.source),
        ("files", str(len(one.files))),
    ]
