"""Commands on models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import shared, show

models_app = typer.Typer(help="Push and list models.", no_args_is_help=True)


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
    tags = dict(_tag(one) for one in tag or ())
    with shared.open_portal(tenant) as portal:
        version = portal.models.push(folder, name, tags=tags, description=description)
    if shared.wants_json(context, output):
        files = [{"path": path, "sha256": sha256} for path, sha256 in sorted(version.files.items())]
        show.as_json(
            {"name": version.name, "version": version.version, "source": version.source, "files": files}
        )
    else:
        show.details(show.version_details(version))


@models_app.command("list")
def list_models(
    context: typer.Context, tenant: shared.TenantOption = None, output: shared.OutputOption = None
) -> None:
    """List the tenant's models and where their aliases point."""
    with shared.open_portal(tenant) as portal:
        models = portal.models.list()
    if shared.wants_json(context, output):
        show.as_json(
            [{"name": one.name, "description": one.description, "aliases": one.aliases} for one in models]
        )
        return
    show.table(
        ("model", "aliases", "description"),
        [show.model_row(one) for one in models],
        empty="No models yet. Register the first with: portal models push DIR --name NAME",
    )


def _tag(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise typer.BadParameter(f"{text!r} is not KEY=VALUE.", param_hint="--tag")
    return key, value
