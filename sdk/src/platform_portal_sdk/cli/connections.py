"""Commands on what a tenant lets the portal call."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from platform_portal_sdk.connections import Connection

from . import codes, shared, show

connections_app = typer.Typer(
    help="List, make, change, test and remove connections of a tenant.", no_args_is_help=True
)


class Kind(StrEnum):
    """What stands at the other end."""

    PROMETHEUS = "prometheus"
    FEAST_REGISTRY_SERVER = "feast_registry_server"
    FEAST_REGISTRY_FILE = "feast_registry_file"
    POSTGRES = "postgres"
    OPA = "opa"
    HTTP = "http"


class Encryption(StrEnum):
    """How Postgres or a registry server is called."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"
    NONE = "none"


Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the connection.")]
SecretOption = Annotated[
    typer.FileText | None,
    typer.Option("--secret-file", help="A file that holds the password or token; - reads standard input."),
]
UsernameOption = Annotated[str | None, typer.Option("--username", help="The user name, if it takes one.")]
DatabaseOption = Annotated[str | None, typer.Option("--database", help="The database, of Postgres.")]
EncryptionOption = Annotated[
    Encryption | None,
    typer.Option("--encryption", help="Of Postgres and registry servers; verified if left out."),
]


@connections_app.command("list")
def list_connections(
    context: typer.Context,
    limit: shared.LimitOption = 1000,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """List the connections of the tenant."""
    with shared.open_portal(tenant) as portal:
        found = portal.connections.list(limit=limit)
    shared.print_list(
        context,
        output,
        found,
        ("connection", "kind", "address", "secret", "last test"),
        row=lambda one: (one.name, one.kind, one.address, _secret(one), one.result),
        empty="No connections here. Make one with: portal connections create",
    )


@connections_app.command("show")
def show_connection(
    context: typer.Context,
    name: Name,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Show one connection and the result of its last test."""
    with shared.open_portal(tenant) as portal:
        one = portal.connections.get(name)
    shared.print_one(context, output, one, _details(one))


@connections_app.command()
def create(
    context: typer.Context,
    name: Name,
    kind: Annotated[Kind, typer.Option("--kind", help="What stands at the other end.")],
    address: Annotated[str, typer.Option("--address", help="A URL, or host:port.")],
    username: UsernameOption = None,
    secret_file: SecretOption = None,
    database: DatabaseOption = None,
    encryption: EncryptionOption = None,
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Make a connection."""
    options = _options(username, database, encryption)
    with shared.open_portal(tenant) as portal:
        one = portal.connections.create(name, kind.value, address, secret=_read(secret_file) or "", **options)
    shared.print_one(context, output, one, _details(one))


@connections_app.command("set")
def update(
    context: typer.Context,
    name: Name,
    new_name: Annotated[str | None, typer.Option("--name", help="Another name.")] = None,
    address: Annotated[str | None, typer.Option("--address", help="A URL, or host:port.")] = None,
    username: UsernameOption = None,
    secret_file: SecretOption = None,
    remove_secret: Annotated[bool, typer.Option("--remove-secret", help="Forget the kept secret.")] = False,
    database: DatabaseOption = None,
    encryption: EncryptionOption = None,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Change a connection; what is not named stays. Another address needs the secret anew."""
    changes = _options(username, database, encryption)
    changes |= {key: value for key, value in (("name", new_name), ("address", address)) if value is not None}
    secret = _read(secret_file)
    if secret is not None or remove_secret:
        changes["secret"] = secret
    if not changes:
        raise typer.BadParameter("name at least one thing to change.")
    with shared.open_portal(tenant) as portal:
        one = portal.connections.update(name, if_match=if_match, **changes)
    shared.print_one(context, output, one, _details(one))


@connections_app.command("test")
def run_test(
    context: typer.Context,
    name: Name,
    if_match: shared.IfMatchOption = "",
    tenant: shared.TenantOption = None,
    output: shared.OutputOption = None,
) -> None:
    """Let the portal call it now; exit code 1 where it is not reachable."""
    with shared.open_portal(tenant) as portal:
        one = portal.connections.test(name, if_match=if_match)
    shared.print_one(context, output, one, _details(one))
    if one.result != "reachable":
        raise typer.Exit(codes.ExitCode.ERROR)


@connections_app.command()
def remove(name: Name, if_match: shared.IfMatchOption = "", tenant: shared.TenantOption = None) -> None:
    """Remove a connection, and its secret with it."""
    with shared.open_portal(tenant) as portal:
        portal.connections.remove(name, if_match=if_match)
    show.line(f"The connection {name} is removed.")


def _options(username: str | None, database: str | None, encryption: Encryption | None) -> dict[str, Any]:
    given = {
        "username": username,
        "database": database,
        "encryption": encryption.value if encryption else None,
    }
    return {key: value for key, value in given.items() if value is not None}


def _read(file: typer.FileText | None) -> str | None:
    return None if file is None else file.read().rstrip("\r\n")


def _secret(one: Connection) -> str:
    return "set" if one.has_secret else "none"


def _details(one: Connection) -> list[tuple[str, str]]:
    return [
        ("connection", one.name),
        ("kind", one.kind),
        ("address", one.address),
        ("user name", _raw(one, "username")),
        ("database", _raw(one, "database")),
        ("secret", _secret(one)),
        ("last test", one.result),
        ("result", one.sentence),
        ("etag", one.etag),
    ]


def _raw(one: Connection, key: str) -> str:
    return str(one.raw.get(key) or "")
