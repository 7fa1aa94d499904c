"""Commands on data contracts."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from platform_portal_sdk.contracts import JSON, YAML, Contract
from platform_portal_sdk.errors import Invalid

from . import codes, shared, show

contracts_app = typer.Typer(help="Publish, read, check and compare data contracts.", no_args_is_help=True)

FileArgument = Annotated[
    Path,
    typer.Argument(exists=True, dir_okay=False, readable=True, help="The contract's file, YAML or JSON."),
]
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="The contract's id.")]


@contracts_app.command()
def push(
    context: typer.Context,
    file: FileArgument,
    contract_id: Annotated[
        str, typer.Option("--id", help="The id of the address; by default the one in the file.")
    ] = "",
    tenant: shared.TenantOption = None,
    if_match: shared.IfMatchOption = "",
    output: shared.OutputOption = None,
) -> None:
    """Publish a file as it is. Exit code 3 where it waits for approval, 1 where it is refused."""
    content, kind = _read(file)
    with shared.open_portal(tenant) as portal:
        checked = None if contract_id else portal.contracts.lint(content, kind=kind)
        if checked is not None and not checked.valid:
            _say(file, checked.errors, "error")
            raise Invalid("The portal does not take this file.", code="invalid_contract")
        done = portal.contracts.put(
            contract_id or (checked.id if checked else ""), content, kind=kind, if_match=if_match
        )
    if shared.wants_json(context, output):
        show.as_json(done)
    else:
        _say(file, done.warnings, "warning")
        show.line(f"{done.contract.id} {done.contract.version}: {done.outcome}")
        if done.change_request_url:
            show.line(f"It breaks a contract in force and waits for approval: {done.change_request_url}")
    raise typer.Exit(int(codes.ExitCode.REJECTED if done.outcome == "proposed" else codes.ExitCode.DONE))


@contracts_app.command()
def get(
    contract_id: IdArgument,
    version: Annotated[
        str | None, typer.Option("--version", help="What the file says, or the portal's number.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="Where to write it; by default it is printed.")
    ] = None,
    tenant: shared.TenantOption = None,
) -> None:
    """Read a contract's file, byte by byte."""
    with shared.open_portal(tenant) as portal:
        content = portal.contracts.get(contract_id, version=version)
    if to is not None:
        to.write_bytes(content)
    else:
        sys.stdout.write(content.decode("utf-8", "replace"))


@contracts_app.command()
def lint(context: typer.Context, file: FileArgument, output: shared.OutputOption = None) -> None:
    """Check a file without keeping it. Exit code 1 where the portal would refuse it."""
    content, kind = _read(file)
    with shared.open_portal() as portal:
        found = portal.contracts.lint(content, kind=kind)
    if shared.wants_json(context, output):
        show.as_json(found)
    else:
        _say(file, found.errors, "error")
        _say(file, found.warnings, "warning")
        if found.valid:
            show.line(f"{found.id} {found.version} would be taken, {found.state}.")
    raise typer.Exit(int(codes.ExitCode.DONE if found.valid else codes.ExitCode.ERROR))


@contracts_app.command()
def diff(
    context: typer.Context,
    before: FileArgument,
    after: FileArgument,
    output: shared.OutputOption = None,
) -> None:
    """Say what changed between two files. Exit code 3 where a change is breaking."""
    with shared.open_portal() as portal:
        found = portal.contracts.diff(*(_read(file)[0].decode("utf-8-sig") for file in (before, after)))
    if shared.wants_json(context, output):
        show.as_json(found)
    else:
        show.table(
            ("class", "line", "change"),
            [_change(one) for one in found.changes],
            empty="Nothing changed in what the files say.",
        )
        if found.changes and not found.advice.get("is_enough"):
            wanted = found.advice.get("suggested") or f"a {found.advice.get('bump')} change"
            show.line(
                f"The version should be at least {wanted}; it is {found.advice.get('stated') or 'not given'}."
            )
    raise typer.Exit(int(codes.ExitCode.REJECTED if found.is_breaking else codes.ExitCode.DONE))


@contracts_app.command("list")
def list_contracts(
    context: typer.Context,
    state: Annotated[str | None, typer.Option("--state", help="Only those in this state.")] = None,
    query: Annotated[
        str | None, typer.Option("--query", "-q", help="A part of the id, name, domain or product.")
    ] = None,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List contracts, changed last first."""
    with shared.open_portal(tenant) as portal:
        found = portal.contracts.list(tenant=tenant or portal.tenant, state=state, query=query, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("contract", "state", "version", "owner"),
        row=_row,
        empty="No contracts here. Publish one with: portal contracts push FILE",
    )


@contracts_app.command("show")
def show_contract(
    context: typer.Context,
    contract_id: IdArgument,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show what the portal knows of a contract."""
    with shared.open_portal(tenant) as portal:
        found = portal.contracts.summary(contract_id)
    details = [
        ("contract", found.id),
        ("name", found.name),
        ("state", found.state),
        ("version", f"{found.version} (#{found.number})"),
        ("digest", found.digest),
        ("owner", found.owner),
        ("breached since", found.breached_at),
        ("page", found.url),
    ]
    shared.print_one(context, output, found, details)


@contracts_app.command()
def versions(
    context: typer.Context,
    contract_id: IdArgument,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List the versions of a contract, newest first."""
    with shared.open_portal(tenant) as portal:
        found = portal.contracts.versions(contract_id, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("number", "version", "state", "served", "sent by", "digest"),
        row=lambda one: (
            str(one.number),
            one.version,
            one.state,
            "yes" if one.is_current else "",
            one.created_by,
            one.digest,
        ),
        empty="No versions.",
    )


@contracts_app.command()
def consumers(
    context: typer.Context,
    contract_id: IdArgument,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List who reads the data of a contract."""
    with shared.open_portal(tenant) as portal:
        found = portal.contracts.consumers(contract_id)
    shared.print_list(
        context,
        output,
        found,
        ("kind", "name", "owners"),
        row=lambda one: (str(one.get("kind")), str(one.get("name")), ", ".join(one.get("owners") or ())),
        empty="Nobody is known to read this data.",
    )


def _read(file: Path) -> tuple[bytes, str]:
    return file.read_bytes(), JSON if file.suffix == ".json" else YAML


def _say(file: Path, problems: Sequence[Mapping[str, Any]], what: str) -> None:
    """Print problems as compilers do, so that editors and CI find their places."""
    for one in problems:
        sys.stderr.write(f"{file}:{one.get('line')}:{one.get('column')}: {what}: {one.get('message')}\n")


def _change(one: Mapping[str, Any]) -> tuple[str, ...]:
    line = one.get("line_after") or one.get("line_before")
    return (str(one.get("class")), str(line or ""), str(one.get("message")))


def _row(one: Contract) -> tuple[str, ...]:
    state = f"{one.state}, breached" if one.breached_at else one.state
    return (f"{one.tenant}/{one.id}", state, one.version, one.owner)
