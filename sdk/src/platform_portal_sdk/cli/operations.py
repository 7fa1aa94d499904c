"""Commands on long work."""

from __future__ import annotations

from typing import Annotated

import typer

from platform_portal_sdk.operations import Operation

from . import codes, shared

operations_app = typer.Typer(help="Follow and cancel long work.", no_args_is_help=True)

OperationId = Annotated[str, typer.Argument(metavar="ID", help="The operation's id.")]


@operations_app.command("list")
def list_operations(
    context: typer.Context,
    state: Annotated[str | None, typer.Option("--state", help="Only those in this state.")] = None,
    limit: shared.LimitOption = 50,
    output: shared.OutputOption = None,
) -> None:
    """List long work, newest first."""
    with shared.open_portal() as portal:
        found = portal.operations.list(state=state, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("operation", "state", "done", "what"),
        row=lambda one: (one.id, one.state, _done(one), one.title),
        empty="No long work. What takes longer than a moment is listed here.",
    )


@operations_app.command("show")
def show_operation(
    context: typer.Context,
    operation_id: OperationId,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for its end and exit with its outcome.")] = False,
    timeout: shared.TimeoutOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one piece of long work; with --wait, once it has ended."""
    with shared.open_portal() as portal:
        if wait:
            one = portal.operations.wait(operation_id, timeout=timeout)
        else:
            one = portal.operations.get(operation_id)
    shared.print_one(context, output, one, _details(one))
    if wait:
        raise typer.Exit(int(codes.ExitCode.DONE if one.state == "succeeded" else codes.ExitCode.ERROR))


@operations_app.command()
def cancel(
    context: typer.Context,
    operation_id: OperationId,
    if_match: shared.IfMatchOption = "",
    output: shared.OutputOption = None,
) -> None:
    """Cancel long work; what is done stays done."""
    with shared.open_portal() as portal:
        one = portal.operations.cancel(operation_id, if_match=if_match)
    shared.print_one(context, output, one, _details(one))


def _done(one: Operation) -> str:
    return str(one.done) if one.total is None else f"{one.done} of {one.total}"


def _details(one: Operation) -> list[tuple[str, str]]:
    return [
        ("operation", one.id),
        ("what", one.title),
        ("state", one.state),
        ("done", _done(one)),
        ("result", one.result),
        ("error", one.error),
        ("etag", one.etag),
    ]
