"""Commands on what feeds what."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from platform_portal_sdk.errors import Invalid
from platform_portal_sdk.lineage import Owners

from . import shared, show

lineage_app = typer.Typer(
    help="Send OpenLineage events; list datasets and jobs; map names; name owners.", no_args_is_help=True
)

NodeId = Annotated[str, typer.Argument(metavar="ID", help="The id of the dataset, as the list shows it.")]
Words = Annotated[str, typer.Option("--search", "-q", help="A part of the name or of the namespace.")]


@lineage_app.command()
def send(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="One event, a list, or one a line; - for stdin.")
    ],
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Send OpenLineage events from a file."""
    events = _events(sys.stdin.read() if file == "-" else _read(file))
    with shared.open_portal(tenant) as portal:
        receipts = portal.lineage.send(events)
    shared.print_list(
        context,
        output,
        receipts,
        ("event", "outcome", "why"),
        row=lambda one: (str(one.index), one.outcome, one.detail),
        empty="There was no event in it.",
    )


@lineage_app.command()
def datasets(
    context: typer.Context,
    search: Words = "",
    limit: shared.LimitOption = 1000,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List datasets."""
    _list_datasets(context, output, tenant, search, limit, unresolved=False, empty="No dataset is known.")


@lineage_app.command()
def unresolved(
    context: typer.Context,
    search: Words = "",
    limit: shared.LimitOption = 1000,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List datasets that nobody could place yet."""
    _list_datasets(context, output, tenant, search, limit, unresolved=True, empty="Every dataset is placed.")


@lineage_app.command()
def jobs(
    context: typer.Context,
    search: Words = "",
    limit: shared.LimitOption = 1000,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List jobs and how their last runs went."""
    with shared.open_portal(tenant) as portal:
        found = portal.lineage.jobs(tenant=tenant, q=search, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("job", "namespace", "last run"),
        row=lambda one: (one.name, one.namespace, one.state),
        empty="No job sent an event yet.",
    )


@lineage_app.command("show")
def show_node(
    context: typer.Context,
    node: NodeId,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one dataset."""
    with shared.open_portal(tenant) as portal:
        one = portal.lineage.get(node)
    columns = one.raw.get("columns") or []
    shared.print_one(
        context,
        output,
        one,
        [
            ("name", one.label),
            ("namespace", one.namespace),
            ("kind", one.kind),
            ("not placed", one.reason or "-"),
            ("columns", ", ".join(str(column.get("name")) for column in columns) or "-"),
        ],
    )


@lineage_app.command()
def owners(
    context: typer.Context,
    node: NodeId,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show who answers for a dataset."""
    with shared.open_portal(tenant) as portal:
        one = portal.lineage.owners(node)
    shared.print_one(context, output, one, _owners(one))


@lineage_app.command("name-owners")
def name_owners(
    context: typer.Context,
    node: NodeId,
    people: Annotated[list[str] | None, typer.Argument(metavar="NAME...", help="User names.")] = None,
    group: Annotated[list[str] | None, typer.Option("--group", help="The name of a group.")] = None,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Let these people and groups answer for a dataset, and nobody else."""
    with shared.open_portal(tenant) as portal:
        one = portal.lineage.name_owners(node, people or (), groups=group or (), if_match=if_match)
    shared.print_one(context, output, one, _owners(one))


@lineage_app.command()
def mappings(
    context: typer.Context,
    search: Words = "",
    limit: shared.LimitOption = 1000,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List which dataset is which."""
    with shared.open_portal(tenant) as portal:
        found = portal.lineage.mappings(tenant=tenant, q=search, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("id", "this", "is that"),
        row=lambda one: (
            one.id,
            f"{one.namespace} {one.name or '*'}",
            f"{one.to_namespace} {one.to_name or '*'}",
        ),
        empty="Nothing is mapped.",
    )


@lineage_app.command("map")
def map_dataset(
    context: typer.Context,
    namespace: Annotated[str, typer.Argument(metavar="NAMESPACE", help="The namespace to map.")],
    to_namespace: Annotated[str, typer.Argument(metavar="TO_NAMESPACE", help="Which namespace it is.")],
    name: Annotated[str, typer.Option("--name", help="One dataset of it; else all.")] = "",
    to_name: Annotated[str, typer.Option("--to-name", help="Which dataset that is.")] = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Say that a dataset, or every dataset of a namespace, is another one."""
    with shared.open_portal(tenant) as portal:
        one = portal.lineage.map(namespace, to_namespace, name=name, to_name=to_name)
    shared.print_one(
        context, output, one, [("mapping", one.id), ("is", f"{one.to_namespace} {one.to_name or '*'}")]
    )


@lineage_app.command()
def unmap(
    mapping: Annotated[str, typer.Argument(metavar="ID", help="The id of the mapping.")],
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
) -> None:
    """Take a mapping back."""
    with shared.open_portal(tenant) as portal:
        portal.lineage.unmap(mapping, if_match=if_match)
    show.line("The names stand for themselves again.")


def _list_datasets(
    context: typer.Context,
    output: shared.Output | None,
    tenant: str | None,
    search: str,
    limit: int,
    *,
    unresolved: bool,
    empty: str,
) -> None:
    with shared.open_portal(tenant) as portal:
        found = portal.lineage.datasets(tenant=tenant, q=search, unresolved=unresolved, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("id", "name", "namespace", "not placed"),
        row=lambda one: (one.id, one.label, one.namespace, one.reason),
        empty=empty,
    )


def _owners(one: Owners) -> list[tuple[str, str]]:
    return [
        ("people", ", ".join(one.people) or "-"),
        ("groups", ", ".join(one.groups) or "-"),
        ("answer now", ", ".join(one.effective) or "-"),
        ("etag", one.etag),
    ]


def _read(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(f"The file cannot be read: {error}", code="unreadable_file") from None


def _events(said: str) -> list[Mapping[str, Any]]:
    try:
        document = json.loads(said)
    except ValueError:
        try:
            document = [json.loads(line) for line in said.splitlines() if line.strip()]
        except ValueError as error:
            raise Invalid(f"This is neither JSON nor JSON lines: {error}", code="unreadable_file") from None
    events = document if isinstance(document, list) else [document]
    if not all(isinstance(one, dict) for one in events):
        raise Invalid("An event is a JSON object.", code="unreadable_file")
    return events
