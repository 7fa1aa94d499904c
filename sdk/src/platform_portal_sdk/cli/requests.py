"""Commands on change requests."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from platform_portal_sdk.change_requests import PROMOTION, ChangeRequest, Slot

from . import codes, plans, shared, show

requests_app = typer.Typer(help="List and show change requests.", no_args_is_help=True)

RequestId = Annotated[str, typer.Argument(metavar="ID", help="The change request's id.")]


class Decision(StrEnum):
    """What a reviewer can say."""

    APPROVE = "approve"
    REJECT = "reject"


def request(
    context: typer.Context,
    model: Annotated[str, typer.Option("--model", help="The model's name.")],
    version: Annotated[int, typer.Option("--version", min=1, help="The version to promote.")],
    reason: Annotated[str, typer.Option("--reason", help="Why; reviewers read it.")],
    alias: Annotated[str, typer.Option("--alias", help="The alias to move.")] = "champion",
    plan: Annotated[
        str | None, typer.Option("--plan", help="Steps as WEIGHT:SECONDS, such as 10:60,50:60.")
    ] = None,
    plan_file: Annotated[Path | None, typer.Option("--plan-file", help="The same as a JSON file.")] = None,
    without_traffic: Annotated[
        bool, typer.Option("--without-traffic", help="Move the alias without a canary; nothing is observed.")
    ] = False,
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait for the outcome and exit with its code.")
    ] = False,
    timeout: shared.TimeoutOption = None,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Ask for a promotion; with --wait, follow it to its end."""
    chosen = _plan(plan, plan_file, without_traffic)
    as_json = shared.wants_json(context, output)
    with shared.open_portal(tenant) as portal:
        made = portal.change_requests.create(
            model=model,
            version=version,
            alias=alias,
            plan=chosen.steps,
            reason=reason,
            criteria=chosen.criteria,
        )
        if not wait:
            show.as_json(made) if as_json else show.details(_details(made))
            return
        if not as_json:
            show.details(_details(made))
        ended = portal.change_requests.wait(made.id, timeout=timeout, seen=None if as_json else _tell)
    if as_json:
        show.as_json(ended)
    raise typer.Exit(int(codes.of_request(ended)))


def vote(
    context: typer.Context,
    request_id: RequestId,
    decision: Annotated[Decision, typer.Argument(help="approve or reject.")],
    digest: Annotated[
        str | None,
        typer.Option(
            "--digest", help="The digest you reviewed; left out: the one this command just displayed."
        ),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why; needed to reject.")] = "",
    output: shared.OutputOption = None,
) -> None:
    """Show a change request and vote on exactly the digest shown."""
    as_json = shared.wants_json(context, output)
    with shared.open_portal() as portal:
        seen = portal.change_requests.get(request_id)
        if not as_json:
            show.details(_details(seen))
        after = portal.change_requests.vote(
            seen.id, digest=digest or seen.digest, decision=decision.value, reason=reason
        )
    if as_json:
        show.as_json(after)
        return
    done = "Approved" if decision is Decision.APPROVE else "Rejected"
    show.line(f"{done}. The request is {after.state}, {after.approvals} of {after.quorum} approvals.")


@requests_app.command("list")
def list_requests(
    context: typer.Context,
    state: Annotated[str | None, typer.Option("--state", help="Only those in this state.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only this kind of change.")] = None,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List change requests, newest first."""
    with shared.open_portal(tenant) as portal:
        found = portal.change_requests.list(
            tenant=tenant or portal.tenant, state=state, kind=kind, limit=limit
        )
    if shared.wants_json(context, output):
        show.as_json(found)
        return
    show.table(
        ("request", "state", "change", "approvals", "asked"),
        [_row(one) for one in found],
        empty="No change requests here. Ask for one with: portal request --model NAME --version N ...",
    )


@requests_app.command("show")
def show_request(context: typer.Context, request_id: RequestId, output: shared.OutputOption = None) -> None:
    """Show one change request."""
    with shared.open_portal() as portal:
        found = portal.change_requests.get(request_id)
    if shared.wants_json(context, output):
        show.as_json(found)
    else:
        show.details(_details(found))


@requests_app.command()
def withdraw(
    context: typer.Context,
    request_id: RequestId,
    reason: Annotated[str, typer.Option("--reason", help="Why.")] = "",
    output: shared.OutputOption = None,
) -> None:
    """Take your own change request back."""
    with shared.open_portal() as portal:
        after = portal.change_requests.withdraw(request_id, reason=reason)
    if shared.wants_json(context, output):
        show.as_json(after)
    else:
        show.line(f"The request is {after.state}.")


def _plan(text: str | None, path: Path | None, without_traffic: bool) -> plans.Plan:
    if (text is not None) + (path is not None) + without_traffic != 1:
        raise typer.BadParameter(
            "give one of --plan, --plan-file and --without-traffic.", param_hint="--plan"
        )
    if without_traffic:
        return plans.Plan(steps=None)
    return plans.parse(text) if text is not None else plans.read(path or Path())


def _tell(one: ChangeRequest) -> None:
    rollout = f", rollout {one.rollout_id}" if one.rollout_id else ""
    show.line(f"{one.state:<12} {one.approvals} of {one.quorum} approvals{rollout}")


def _details(one: ChangeRequest) -> list[tuple[str, str]]:
    """List what a person needs to see of a change request before voting."""
    policy = {True: "allows", False: "refuses", None: ""}[one.policy_allows]
    if one.policy_reasons:
        policy = f"{policy}: {'; '.join(one.policy_reasons)}"
    return [
        ("request", f"{one.id} (number {one.number})" if one.number else one.id),
        ("change", _change(one)),
        ("state", one.state),
        ("approvals", f"{one.approvals} of {one.quorum}"),
        *(("", _slot(slot)) for slot in one.slots if len(one.slots) > 1),
        ("policy", policy),
        ("revision", str(one.revision)),
        ("digest", one.digest),
        ("rollout", one.rollout_id or ("" if one.observed else "none: not observed")),
        ("page", one.url),
    ]


def _slot(slot: Slot) -> str:
    """Say for whom a slot is, who filled it and who still can."""
    said = f"{slot.label}: {len(slot.filled_by)} of {slot.people}"
    if slot.filled_by:
        said += f" ({', '.join(slot.filled_by)})"
    if slot.waiting_for and len(slot.filled_by) < slot.people:
        said += f", waits for {' or '.join(slot.waiting_for)}"
    return said


def _row(one: ChangeRequest) -> tuple[str, ...]:
    """Make a change request's row."""
    return (one.id, one.state, _change(one), f"{one.approvals}/{one.quorum}", one.created_at)


def _change(one: ChangeRequest) -> str:
    """Say what would change: of a promotion what moves where, of other kinds what the portal says."""
    if one.kind != PROMOTION:
        return f"{one.tenant}: {one.title}"
    return f"{one.tenant}/{one.model}: {one.alias} -> version {one.version}"
