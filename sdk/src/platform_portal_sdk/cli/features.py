"""Commands on feature stores."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from platform_portal_sdk.client import Portal
from platform_portal_sdk.errors import Invalid, NotFound, NotPermitted
from platform_portal_sdk.features import FeatureStore, Sync

from . import codes, shared, show

features_app = typer.Typer(help="Sync feature stores and define features.", no_args_is_help=True)

StoreName = Annotated[str, typer.Argument(metavar="STORE", help="The store's name or id.")]
_MARKS = {"added": "+", "removed": "-", "restored": "+", "changed": "~"}
_BAR = 24
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@features_app.command("stores")
def list_stores(
    context: typer.Context,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List feature stores, newest first."""
    with shared.open_portal(tenant) as portal:
        found = portal.features.list(tenant=tenant or portal.tenant, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("store", "source", "views", "stale", "unapproved", "synced"),
        row=lambda one: (
            one.name,
            one.source,
            str(one.views),
            str(one.stale),
            str(one.unapproved),
            one.synced_at or "never",
        ),
        empty="No feature stores here. Create one: portal features connect NAME --file PATH",
    )


@features_app.command("store")
def show_store(
    context: typer.Context,
    store: StoreName,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one feature store."""
    with shared.open_portal(tenant) as portal:
        one = _found(portal, store, tenant)
    shared.print_one(context, output, one, _details(one))


@features_app.command("connect")
def connect(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The store's name.")],
    file: Annotated[str, typer.Option("--file", help="The registry's path on the portal's machine.")] = "",
    url: Annotated[
        str,
        typer.Option(
            "--url", help="The registry's address; with --connection the path behind the connection's."
        ),
    ] = "",
    connection: Annotated[
        str, typer.Option("--connection", help="A connection to a registry server, or to a registry file.")
    ] = "",
    repository: Annotated[
        Path | None,
        typer.Option("--repository", help="A folder with a feature_store.yaml, or that file.", exists=True),
    ] = None,
    project: Annotated[str, typer.Option("--project", help="Read this project only.")] = "",
    every: Annotated[int | None, typer.Option("--every", help="Minutes between syncs.")] = None,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Create a feature store that is synced from a Feast registry."""
    described, directory = "", ""
    if repository is not None:
        found = repository / "feature_store.yaml" if repository.is_dir() else repository
        described, directory = found.read_text(), str(found.resolve().parent)
    with shared.open_portal(tenant) as portal:
        source = "file" if file else "url" if url else ""
        if connection and not source:
            source = _source_of(portal, connection, tenant)
        one = portal.features.create(
            name,
            source=source,
            location=file or url,
            connection=connection,
            only_project=project,
            sync_minutes=every,
            feature_store_yaml=described,
            directory=directory,
            tenant=tenant,
        )
    shared.print_one(context, output, one, _details(one))


@features_app.command("settings")
def change_store(
    context: typer.Context,
    store: StoreName,
    name: Annotated[str | None, typer.Option("--name", help="Another name.")] = None,
    location: Annotated[str | None, typer.Option("--location", help="Another path or address.")] = None,
    every: Annotated[
        int | None, typer.Option("--every", help="Minutes between syncs; 0: no schedule.")
    ] = None,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Change where a store is synced from, and how often."""
    given = {"name": name, "location": location, "sync_minutes": every}
    with shared.open_portal(tenant) as portal:
        one = portal.features.update(
            _found(portal, store, tenant).id,
            if_match=if_match,
            **{key: value for key, value in given.items() if value is not None},
        )
    shared.print_one(context, output, one, _details(one))


@features_app.command("sync")
def sync_store(
    context: typer.Context,
    store: StoreName,
    wait: Annotated[bool, typer.Option("--wait", help="Wait for its end and exit with its outcome.")] = False,
    timeout: shared.TimeoutOption = None,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Sync a feature store; with --wait, show how far it is and what changed."""
    as_json = shared.wants_json(context, output)
    with shared.open_portal(tenant) as portal:
        sync = portal.features.sync(_found(portal, store, tenant).id)
        if wait:
            with _Progress(is_shown=not as_json and sys.stderr.isatty()) as progress:
                for seen in portal.features.watch_sync(sync.store, sync.id, timeout=timeout):
                    progress.to(seen)
                    sync = seen
    if as_json:
        show.as_json(sync)
    else:
        _print_sync(sync)
    if wait:
        raise typer.Exit(int(codes.ExitCode.DONE if sync.state == "succeeded" else codes.ExitCode.ERROR))


@features_app.command("syncs")
def list_syncs(
    context: typer.Context,
    store: StoreName,
    limit: shared.LimitOption = 50,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List syncs of a store, newest first."""
    with shared.open_portal(tenant) as portal:
        found = portal.features.syncs(_found(portal, store, tenant).id, limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("sync", "state", "changed", "error"),
        row=lambda one: (one.id, one.state, str(one.changed), one.error),
        empty="Never synced. Start with: portal features sync STORE --wait",
    )


@features_app.command("changes")
def show_changes(
    context: typer.Context,
    store: StoreName,
    sync_id: Annotated[str, typer.Option("--sync", help="A sync's id; the newest one where left out.")] = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show what a sync changed, field by field."""
    with shared.open_portal(tenant) as portal:
        one = _found(portal, store, tenant)
        newest = portal.features.syncs(one.id, limit=1) if not sync_id else ()
        if not sync_id and not newest:
            raise Invalid("This store was never synced.", code="never_synced")
        sync = portal.features.get_sync(one.id, sync_id or newest[0].id)
    if shared.wants_json(context, output):
        show.as_json(sync)
    else:
        _print_sync(sync)


@features_app.command("acknowledge")
def acknowledge(
    context: typer.Context,
    store: StoreName,
    digest: Annotated[
        str, typer.Option("--digest", help="The digest of the registry whose changes you read.")
    ] = "",
    tenant: shared.TenantOption = None,
) -> None:
    """Approve the definitions of a store as its last sync left them."""
    with shared.open_portal(tenant) as portal:
        one = _found(portal, store, tenant)
        count = portal.features.acknowledge(one.id, registry_digest=digest or one.registry_digest)
    show.line(f"{count} definitions are approved as they are now.")


def _source_of(portal: Portal, connection: str, tenant: str | None) -> str:
    """Return how a registry is read through a connection: by the file that its address is, or from a registry server."""
    try:
        kind = portal.connections.get(connection, tenant=tenant).kind
    except NotPermitted:
        # The token does not show what kind it is. The portal refuses a file as a server, and says so.
        return "grpc"
    return "url" if kind == "feast_registry_file" else "grpc"


class _Progress:
    """A bar on the terminal's error output, which ends with its line cleared."""

    def __init__(self, *, is_shown: bool) -> None:
        self._is_shown = is_shown

    def __enter__(self) -> _Progress:
        return self

    def to(self, sync: Sync) -> None:
        """Show how far a sync is."""
        if not self._is_shown:
            return
        filled = 0 if not sync.total else min(_BAR, _BAR * sync.done // sync.total)
        counted = f"{sync.done} of {sync.total}" if sync.total else sync.state
        sys.stderr.write(f"\r[{'#' * filled}{'.' * (_BAR - filled)}] {counted}\x1b[K")
        sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self._is_shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _found(portal: Portal, name: str, tenant: str | None) -> FeatureStore:
    """Find a store by its name or its id."""
    if _ID.fullmatch(name):
        return portal.features.get(name)
    for one in portal.features.iterate(tenant=portal.tenant_slug(tenant)):
        if one.name == name:
            return one
    raise NotFound(
        f"There is no feature store {name} here. portal features stores lists them.", code="not_found"
    )


def _print_sync(sync: Sync) -> None:
    said = ", ".join(f"{count} {change}" for change, count in sync.changes.items() if count)
    outcome = said or "nothing changed" if sync.state == "succeeded" else sync.error
    show.line(f"{sync.state}" + (f": {outcome}" if outcome else ""))
    for change in sync.report:
        show.line(
            f"{_MARKS.get(change['change'], ' ')} {change['kind']} {change['project']}/{change['name']}"
        )
        for one in change["fields"]:
            show.line(f"    {one['path']}: {_shown(one['before'])} -> {_shown(one['after'])}")
    if sync.is_cut:
        show.line("… and more; the history of each definition has every change.")
    for warning in sync.warnings:
        show.line(f"! {warning}")


def _shown(value: str | None) -> str:
    return "nothing" if value is None else value


def _details(one: FeatureStore) -> list[tuple[str, str]]:
    return [
        ("store", one.name),
        ("id", one.id),
        ("tenant", one.tenant),
        ("source", one.source),
        ("location", one.location),
        ("connection", one.connection),
        ("project", one.only_project),
        ("schedule", f"every {one.sync_minutes} minutes" if one.sync_minutes else ""),
        ("synced", one.synced_at or "never"),
        ("views", str(one.views)),
        ("unapproved", str(one.unapproved)),
        ("digest", one.registry_digest),
        ("etag", one.etag),
    ]
