"""Commands on feature views, and on the documents that define them."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import Annotated

import typer

from platform_portal_sdk.errors import Conflict, Invalid, PortalError
from platform_portal_sdk.feature_views import Applied, FeatureView

from . import codes, shared, show
from .features import features_app

_MARKS = {"add": "+", "change": "~", "remove": "-"}
ViewName = Annotated[str, typer.Argument(metavar="PROJECT/VIEW", help="The view's project and name.")]
ReasonOption = Annotated[str, typer.Option("--reason", help="For the reviewers of what has to be approved.")]


@features_app.command("apply")
def apply(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", exists=True, dir_okay=False, help="One YAML document a project."),
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    reason: ReasonOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Make projects what their documents say. Exit code 3 where something waits for approval, 1 where a file is refused."""
    done: list[Applied] = []
    failed: PortalError | None = None
    with shared.open_portal(tenant) as portal:
        for file in files:
            try:
                done.append(
                    portal.feature_views.apply(
                        file.read_bytes(), dry_run=dry_run, reason=reason, tenant=tenant
                    )
                )
            except (Invalid, Conflict) as refused:
                # The other files stand for themselves.
                failed = failed or refused
                sys.stderr.writelines(f"{line}\n" for line in _faults(file, refused))
            except PortalError as error:
                # It would not go better with the next file. What was done is still told.
                failed = error
                sys.stderr.writelines(f"{line}\n" for line in _faults(file, error))
                break
    if shared.wants_json(context, output):
        show.as_json(done)
    else:
        for one in done:
            _print(one)
    raise typer.Exit(int(codes.of_error(failed) if failed is not None else _code(*done)))


@features_app.command("list")
def list_views(
    context: typer.Context,
    q: Annotated[
        str | None, typer.Option("--query", "-q", help="A part of a view's or feature's name.")
    ] = None,
    owner: Annotated[str | None, typer.Option("--owner", help="Only those of this owner.")] = None,
    dtype: Annotated[
        str | None, typer.Option("--type", help="Only those with a feature of this type.")
    ] = None,
    tag: Annotated[str | None, typer.Option("--tag", help="Only those with KEY or KEY=VALUE.")] = None,
    state: Annotated[str | None, typer.Option("--state", help="Only those in this state.")] = None,
    freshness: Annotated[str | None, typer.Option("--freshness", help="fresh, stale or unknown.")] = None,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List feature views by name."""
    with shared.open_portal(tenant) as portal:
        found = portal.feature_views.list(
            tenant=tenant,
            limit=limit,
            q=q,
            owner=owner,
            dtype=dtype,
            tag=tag,
            state=state,
            freshness=freshness,
        )
    shared.print_list(
        context,
        output,
        found,
        ("view", "features", "owner", "freshness", "state"),
        row=lambda one: (
            f"{one.project}/{one.name}",
            str(len(one.features)),
            one.owner or "nobody",
            one.freshness,
            one.state,
        ),
        empty="No feature views here. Define some: portal features apply FILE",
    )


@features_app.command("show")
def show_view(
    context: typer.Context,
    view: ViewName,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one feature view."""
    project, name = _named(view)
    with shared.open_portal(tenant) as portal:
        found = portal.feature_views.get(project, name, tenant=tenant)
    shared.print_one(context, output, found, _details(found))


@features_app.command("state")
def set_state(
    context: typer.Context,
    view: ViewName,
    state: Annotated[str, typer.Argument(metavar="STATE", help="active, deprecated or retired.")],
    reason: ReasonOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Activate, deprecate or retire a feature view. Exit code 3 where that waits for approval."""
    project, name = _named(view)
    with shared.open_portal(tenant) as portal:
        done = portal.feature_views.set_state(project, name, state, reason=reason, tenant=tenant)
    if shared.wants_json(context, output):
        show.as_json(done)
    else:
        _print(done)
    raise typer.Exit(int(_code(done)))


@features_app.command("services")
def list_services(
    context: typer.Context,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List feature services by name."""
    with shared.open_portal(tenant) as portal:
        found = portal.feature_views.services(tenant=tenant, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("service", "views", "owner", "state"),
        row=lambda one: (
            f"{one.project}/{one.name}",
            ", ".join(str(part.get("view")) for part in one.views),
            one.owner or "nobody",
            one.state,
        ),
        empty="No feature services here.",
    )


@features_app.command("service")
def show_service(
    context: typer.Context,
    service: Annotated[str, typer.Argument(metavar="PROJECT/SERVICE", help="Its project and name.")],
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one feature service."""
    project, name = _named(service)
    with shared.open_portal(tenant) as portal:
        found = portal.feature_views.service(project, name, tenant=tenant)
    details = [("service", f"{found.project}/{found.name}"), ("state", found.state), ("owner", found.owner)]
    details += [
        (str(part.get("view")), ", ".join(part.get("features") or ()) or "all features")
        for part in found.views
    ]
    shared.print_one(context, output, found, [*details, ("page", found.url)])


@features_app.command("export")
def export(
    project: Annotated[
        str, typer.Argument(metavar="PROJECT", help="A project that is defined in the portal.")
    ],
    directory: Annotated[
        Path | None,
        typer.Option("--to", file_okay=False, help="Unpack the repository here, for feast apply."),
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="Take drafts along.")] = False,
    tenant: shared.TenantOption = None,
) -> None:
    """Print a project's document, or unpack it as a repository for `feast apply`."""
    with shared.open_portal(tenant) as portal:
        if directory is None:
            show.line(portal.feature_views.definitions(project, tenant=tenant).rstrip())
            return
        content = portal.feature_views.repository(project, drafts=drafts, tenant=tenant)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(directory)
    show.line(f"Written to {directory}. Next: cd {directory}/feature_repo && feast apply")


def _print(one: Applied) -> None:
    """Say what changed, and what waits."""
    if not one.changes:
        show.line(f"{one.project}: nothing to change.")
        return
    rows = [
        (
            f"{_MARKS.get(str(change.get('act')), '?')} {change.get('name')}",
            str(change.get("kind")),
            "after approval" if change.get("waits") else "would change" if one.dry_run else "changed",
            "breaks readers" if change.get("breaking") else "",
        )
        for change in one.changes
    ]
    show.table((one.project, "kind", "when", ""), rows, empty="")
    if one.request_url:
        show.line(f"What waits: {one.request_url}")


def _code(*several: Applied) -> codes.ExitCode:
    """Choose the exit code of what was taken: a part of it may wait."""
    return codes.ExitCode.REJECTED if any(one.request_url for one in several) else codes.ExitCode.DONE


def _faults(file: Path, error: PortalError) -> list[str]:
    """Write the faults of a document as compilers do: file, line, column, what. Another refusal is one line with its code."""
    found = error.extra.get("errors")
    if not isinstance(found, list):
        return [f"{file}: {' '.join(error.detail.split())} [{error.code}]"]
    return [
        f"{file}:{one.get('line')}:{one.get('column')}: {one.get('path') or 'document'}: {one.get('message')}"
        for one in found
    ]


def _named(text: str) -> tuple[str, str]:
    project, slash, name = text.partition("/")
    if not (project and slash and name):
        raise typer.BadParameter(f"{text!r} is not PROJECT/NAME.")
    return project, name


def _details(one: FeatureView) -> list[tuple[str, str]]:
    return [
        ("view", f"{one.project}/{one.name}"),
        ("state", one.state),
        ("freshness", one.freshness),
        ("owner", one.owner or "nobody named"),
        ("entities", ", ".join(one.entities)),
        ("source", one.source),
        ("features", ", ".join(f"{each.get('name')} {each.get('dtype')}" for each in one.features)),
        ("page", one.url),
    ]
