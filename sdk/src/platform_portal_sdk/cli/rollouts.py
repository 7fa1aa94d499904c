"""Commands on rollouts."""

from __future__ import annotations

from typing import Annotated

import typer

from platform_portal_sdk.client import Portal
from platform_portal_sdk.errors import NotFound
from platform_portal_sdk.rollouts import Rollout

from . import codes, shared, show

rollouts_app = typer.Typer(help="Watch, abort, list and show rollouts.", no_args_is_help=True)

RolloutId = Annotated[
    str, typer.Argument(metavar="ID", help="The rollout's id, or that of the change request it carries out.")
]


@rollouts_app.command()
def watch(
    context: typer.Context,
    rollout_id: RolloutId,
    timeout: shared.TimeoutOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Print each change of a rollout until it ends, and exit with its outcome. JSON: one document a line."""
    as_json = shared.wants_json(context, output)
    with shared.open_portal() as portal:
        last = _found(portal, rollout_id)
        for seen in portal.rollouts.watch(last.id, timeout=timeout):
            show.as_json_line(seen) if as_json else show.line(_line(seen))
            last = seen
    raise typer.Exit(int(codes.of_rollout(last)))


@rollouts_app.command()
def abort(
    context: typer.Context,
    rollout_id: RolloutId,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept in the trail.")] = "",
    output: shared.OutputOption = None,
) -> None:
    """Send the candidate's weight to 0 and leave the alias where it is."""
    with shared.open_portal() as portal:
        after = portal.rollouts.abort(_found(portal, rollout_id).id, reason=reason)
    if shared.wants_json(context, output):
        show.as_json(after)
    else:
        show.line(_line(after))


@rollouts_app.command("list")
def list_rollouts(
    context: typer.Context,
    state: Annotated[str | None, typer.Option("--state", help="Only those in this state.")] = None,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List rollouts, newest first."""
    with shared.open_portal(tenant) as portal:
        found = portal.rollouts.list(tenant=tenant or portal.tenant, state=state, limit=limit)
    if shared.wants_json(context, output):
        show.as_json(found)
        return
    show.table(
        ("rollout", "state", "candidate", "weight", "verdict"),
        [_row(one) for one in found],
        empty="No rollouts here. One starts by itself when a change request has its approvals.",
    )


@rollouts_app.command("show")
def show_rollout(context: typer.Context, rollout_id: RolloutId, output: shared.OutputOption = None) -> None:
    """Show one rollout."""
    with shared.open_portal() as portal:
        found = _found(portal, rollout_id)
    if shared.wants_json(context, output):
        show.as_json(found)
    else:
        show.details(_details(found))


def _found(portal: Portal, identity: str) -> Rollout:
    """Find a rollout by its own id or by its change request's."""
    try:
        return portal.rollouts.get(identity)
    except NotFound as missing:
        try:
            request = portal.change_requests.get(identity)
        except NotFound:
            raise missing from None
        if request.rollout_id is None:
            raise NotFound(
                f"The change request is {request.state} and has no rollout yet.",
                code="no_rollout",
                status=404,
            ) from None
        return portal.rollouts.get(request.rollout_id)


def _details(one: Rollout) -> list[tuple[str, str]]:
    """List how a rollout stands."""
    observed = "" if one.observed_weight is None else f", the router has {one.observed_weight}%"
    return [
        ("rollout", one.id),
        ("change", f"{one.tenant}/{one.model}: version {one.version}{_instead_of(one)}"),
        ("state", one.state),
        ("weight", f"{one.weight}%{observed}"),
        ("step", f"{one.step} of {one.steps}" if one.steps else ""),
        ("verdict", one.verdict),
        ("reason", one.reason),
        ("request", one.change_request_id),
        ("page", one.url),
    ]


def _line(one: Rollout) -> str:
    """Say a rollout's status on one line."""
    observed = "" if one.observed_weight is None else f" (router {one.observed_weight}%)"
    said = ": ".join(part for part in (one.verdict, one.reason) if part)
    return f"{one.state:<12} weight {one.weight}%{observed}" + (f"  {said}" if said else "")


def _row(one: Rollout) -> tuple[str, ...]:
    """Make a rollout's row."""
    return (one.id, one.state, f"{one.tenant}/{one.model} v{one.version}", f"{one.weight}%", one.verdict)


def _instead_of(one: Rollout) -> str:
    return f" instead of {one.baseline_version}" if one.baseline_version else " (first of its route)"
