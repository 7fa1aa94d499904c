"""The command's frame: global options, how errors are said, the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from platform_portal_sdk.errors import PortalError

from . import codes, session, shared
from .audit import audit_app
from .catalog import catalog_app, impact
from .checks import checks_app, run_check
from .connections import connections_app
from .contracts import contracts_app
from .definitions import features_app
from .lineage import lineage_app
from .members import members_app
from .models import models_app
from .operations import operations_app
from .requests import request, requests_app, vote
from .rollouts import rollouts_app
from .tenants import tenants_app
from .versions import versions_app

_EPILOG = "Exit codes: " + "; ".join(f"{code.value} {code.meaning}" for code in codes.ExitCode) + "."

app = typer.Typer(
    name="portal",
    help="Register models, ask for promotions, vote, and watch rollouts.",
    epilog=_EPILOG,
    no_args_is_help=True,
    # A rich traceback would print local variables, and a token may be among them.
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
# An area adds its file, and its line here.
app.add_typer(models_app, name="models")
app.add_typer(versions_app, name="versions")
app.add_typer(requests_app, name="requests")
app.add_typer(rollouts_app, name="rollouts")
app.add_typer(features_app, name="features")
app.add_typer(contracts_app, name="contracts")
contracts_app.command("check")(run_check)
app.add_typer(checks_app, name="checks")
app.add_typer(tenants_app, name="tenants")
app.add_typer(members_app, name="members")
app.add_typer(connections_app, name="connections")
app.add_typer(lineage_app, name="lineage")
app.add_typer(audit_app, name="audit")
app.add_typer(operations_app, name="operations")
app.add_typer(catalog_app, name="catalog")
app.command()(session.login)
app.command()(session.whoami)
app.command()(request)
app.command()(vote)
app.command()(impact)


@app.callback()
def frame(context: typer.Context, output: shared.OutputOption = None) -> None:
    """Register models, ask for promotions, vote, and watch rollouts."""
    context.obj = output


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and answer with its exit code; a refusal is one line on stderr."""
    try:
        app(args=list(sys.argv[1:] if arguments is None else arguments), prog_name="portal")
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(codes.ExitCode.ERROR)
    except PortalError as error:
        sys.stderr.write(f"portal: {_one_line(error.detail)} [{error.code}]\n")
        return int(codes.of_error(error))
    except BrokenPipeError:
        # The reader of a pipe has gone (`| head`): nobody is left to tell.
        sys.stderr.close()
        return int(codes.ExitCode.ERROR)
    return int(codes.ExitCode.DONE)


def run() -> None:
    """The console script."""
    sys.exit(main())


def _one_line(text: str) -> str:
    return " ".join(text.split())
