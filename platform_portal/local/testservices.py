"""A throw-away Postgres and Valkey: for a test run, for one command, or for a terminal of a developer.

    python -m platform_portal.local.testservices              prints `export` lines and runs until Ctrl-C
    python -m platform_portal.local.testservices -- COMMAND   runs a command with them, then stops

`tests/services.py` starts it for a test run and holds its standard input: whatever ends that run, the pipe closes and
everything here stops and is removed.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import secrets
import select
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from . import folders, ports, roles
from .postgres import Postgres
from .process import LocalError, service_account, stop
from .valkey import Valkey

DATABASE = "portal"
SETTINGS = "platform_portal.settings.test"


def environment(superuser_url: str, redis_url: str, var: Path) -> dict[str, str]:
    """Return what a test process needs to know, from the two services it may use.

    The passwords of the two roles follow from the superuser's URL, so that test runs that share a server agree.
    """
    passwords = {
        name: hashlib.sha256(f"{superuser_url} {name}".encode()).hexdigest()
        for name in (roles.OWNER, roles.APP)
    }
    roles.bootstrap(superuser_url, database=DATABASE, passwords=passwords)

    def url(name: str) -> str:
        return roles.with_login(superuser_url, user=name, password=passwords[name], database=DATABASE)

    return {
        "PORTAL_TEST_SUPERUSER_URL": superuser_url,
        "PORTAL_TEST_REDIS_URL": redis_url,
        "DATABASE_URL": url(roles.APP),
        "DATABASE_MIGRATION_URL": url(roles.OWNER),
        "REDIS_URL": redis_url,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PORTAL_VAR": str(var),
        "SECRET_KEY": secrets.token_urlsafe(48),
    }


def _home() -> Path:
    """Make a temporary folder that Postgres's account can enter."""
    account = service_account()
    home = Path(tempfile.mkdtemp(prefix="portal-test-"))
    home.chmod(0o711)
    if account is not None and not folders.reachable(home, account):
        home.rmdir()
        home = Path(tempfile.mkdtemp(prefix="portal-test-", dir=folders.runtime_folder(account)))
        home.chmod(0o711)
    folders.private_folder(home / "var")
    return home


@contextlib.contextmanager
def running() -> Iterator[dict[str, str]]:
    """Run both services inside a `with` block, which receives the environment of a test process."""
    home = _home()
    services: list[Postgres | Valkey] = []
    try:
        avoid: list[int] = []
        for kind in (Postgres, Valkey):
            port = ports.free_port(avoid=avoid)
            avoid.append(port)
            service = kind(
                home=home / kind.name,
                password=secrets.token_urlsafe(24),
                port=port,
                log=home / f"{kind.name}.log",
                durable=False,
            )
            if isinstance(service, Postgres):
                service.prepare()
            services.append(service)
            service.start()
        postgres, valkey = services
        assert isinstance(postgres, Postgres)
        assert isinstance(valkey, Valkey)
        postgres.wait()
        valkey.wait()
        yield environment(postgres.url(), valkey.url, home / "var")
    finally:
        for service in services:
            if service.child is not None:
                # Nothing here outlives the run, so Postgres need not write a last checkpoint.
                stop(service.child, number=signal.SIGQUIT if service.name == "postgres" else signal.SIGKILL)
        folders.remove_tree(home)


def _export(values: dict[str, str]) -> str:
    return "\n".join(f"export {name}={shlex.quote(value)}" for name, value in values.items())


def _leave(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


def main(argv: list[str]) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m platform_portal.local.testservices")
    parser.add_argument("--piped", action="store_true", help="print JSON and stop when standard input closes")
    parser.add_argument("command", nargs="*", help="run this with the services, then stop")
    options = parser.parse_args(argv)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        with running() as values:
            if options.command:
                return subprocess.run(options.command, env={**os.environ, **values}, check=False).returncode
            if options.piped:
                print(json.dumps(values), flush=True)
                while os.read(sys.stdin.fileno(), 4096):
                    pass
                return 0
            print(_export(values), flush=True)
            print("# Running until Ctrl-C; paste the lines above into another terminal.", file=sys.stderr)
            select.select([], [], [])
    except KeyboardInterrupt:
        return 130
    except LocalError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
