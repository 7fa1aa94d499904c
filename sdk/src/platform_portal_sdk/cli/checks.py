"""Commands on checks of data contracts."""

from __future__ import annotations

from typing import Annotated

import typer

from platform_portal_sdk.checks import Check, CheckRun
from platform_portal_sdk.client import Portal
from platform_portal_sdk.errors import NotFound

from . import codes, shared, show

checks_app = typer.Typer(help="Check data against its contract.", no_args_is_help=True)

Contract = Annotated[str, typer.Argument(metavar="CONTRACT", help="The contract's id.")]
Name = Annotated[str, typer.Argument(metavar="CHECK", help="The check's name.")]
CheckOption = Annotated[
    str, typer.Option("--check", help="The check's name; needed only where the contract has several.")
]
_BROKEN = ("failed", "error", "no_data")


@checks_app.command("list")
def list_checks(
    context: typer.Context,
    contract: Contract,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List the checks of a contract."""
    with shared.open_portal(tenant) as portal:
        found = portal.checks.list(contract, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("check", "state", "mode", "data", "checked"),
        row=lambda one: (one.name, one.state, one.mode, one.path or one.connection, one.checked_at),
        empty="No checks. Create one with: portal checks save",
    )


@checks_app.command("show")
def show_check(
    context: typer.Context,
    contract: Contract,
    check: Name,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one check."""
    with shared.open_portal(tenant) as portal:
        one = portal.checks.get(contract, check)
    shared.print_one(context, output, one, _details(one))


@checks_app.command("save")
def save_check(
    context: typer.Context,
    contract: Contract,
    check: Name,
    path: Annotated[str, typer.Option("--path", help="A CSV or Parquet file, or a folder of them.")] = "",
    connection: Annotated[str, typer.Option("--connection", help="A connection to Postgres.")] = "",
    mode: Annotated[str, typer.Option("--mode", help="observe, warn or block.")] = "warn",
    every: Annotated[int | None, typer.Option("--every", help="Check every so many minutes.")] = None,
    is_off: Annotated[bool, typer.Option("--off", help="Keep it, and do not run it by the clock.")] = False,
    tenant: shared.TenantOption = None,
    if_match: shared.IfMatchOption = "",
    output: shared.OutputOption = None,
) -> None:
    """Create a check, or replace what it says."""
    with shared.open_portal(tenant) as portal:
        one = portal.checks.save(
            contract,
            check,
            if_match=if_match,
            path=path,
            connection=connection,
            mode=mode,
            every_minutes=every,
            is_enabled=not is_off,
        )
    shared.print_one(context, output, one, _details(one))


@checks_app.command("remove")
def remove_check(
    contract: Contract,
    check: Name,
    tenant: shared.TenantOption = None,
    if_match: shared.IfMatchOption = "",
) -> None:
    """Remove a check with its runs."""
    with shared.open_portal(tenant) as portal:
        portal.checks.remove(contract, check, if_match=if_match)
    show.line(f"Removed {check}.")


@checks_app.command("run")
def run_check(
    context: typer.Context,
    contract: Contract,
    check: CheckOption = "",
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait for its end; exit code 1 unless the contract is kept.")
    ] = False,
    timeout: shared.TimeoutOption = None,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Run a check now; with --wait, print what it found and exit with 1 unless the contract is kept."""
    with shared.open_portal(tenant) as portal:
        operation = portal.checks.start(contract, check)
        if not wait:
            shared.print_one(
                context, output, operation, [("operation", operation.id), ("state", operation.state)]
            )
            return
        portal.operations.wait(operation.id, timeout=timeout)
        run = _run_of(portal, contract, check, operation.id)
        results = list(portal.checks.results(contract, run.check, run.id))
    if shared.wants_json(context, output):
        show.as_json(run)
    else:
        show.details([("run", run.id), ("state", run.state), ("found", run.sentence)])
        broken = [one for one in results if one.state in _BROKEN]
        if broken:
            show.table(
                ("rule", "state", "expected", "observed"),
                [(one.key, one.state, one.expected, one.observed) for one in broken],
                empty="",
            )
    raise typer.Exit(int(codes.ExitCode.DONE if run.state == "kept" else codes.ExitCode.ERROR))


@checks_app.command("runs")
def list_runs(
    context: typer.Context,
    contract: Contract,
    check: Name,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List the runs of a check, newest first."""
    with shared.open_portal(tenant) as portal:
        found = portal.checks.runs(contract, check, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("run", "state", "version", "at", "found"),
        row=lambda one: (one.id, one.state, one.version, one.created_at, one.sentence),
        empty="No runs yet. Begin one with: portal checks run",
    )


@checks_app.command("results")
def list_results(
    context: typer.Context,
    contract: Contract,
    check: Name,
    run: Annotated[str, typer.Argument(metavar="RUN", help="The run's id.")],
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show a run and what came of each rule."""
    with shared.open_portal(tenant) as portal:
        portal.checks.run(contract, check, run)
        found = list(portal.checks.results(contract, check, run))
    shared.print_list(
        context,
        output,
        found,
        ("rule", "state", "expected", "observed", "found"),
        row=lambda one: (one.key, one.state, one.expected, one.observed, one.sentence),
        empty="The run ended before anything was measured.",
    )


def _run_of(portal: Portal, contract: str, check: str, operation_id: str) -> CheckRun:
    """Find the run that an operation carried out, of the check named or of any."""
    names = [check] if check else [one.name for one in portal.checks.list(contract)]
    for name in names:
        for run in portal.checks.runs(contract, name, limit=50):
            if run.operation_id == operation_id:
                return run
    raise NotFound("The run is gone: its check was removed meanwhile.", code="not_found", status=404)


def _details(one: Check) -> list[tuple[str, str]]:
    """List how a check stands."""
    every = f"every {one.every_minutes} minutes" if one.every_minutes else "when somebody asks"
    return [
        ("check", one.name),
        ("state", one.state),
        ("mode", one.mode),
        ("data", one.path or one.connection),
        ("runs", every if one.is_enabled else "switched off"),
        ("checked", one.checked_at),
        ("page", one.url),
    ]
