"""`make run`: the whole portal on one machine, in the foreground, until Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path
from typing import Any

from platform_portal.front import ADMIN_SOCKET

from . import folders, roles, stack
from .ports import LOOPBACK, free_port
from .postgres import Postgres
from .process import LocalError, stop, tail
from .stack import Databases, Secrets
from .supervisor import Supervisor, only_one, stop_leftovers
from .terminal import say, step, table
from .valkey import Valkey

ENVOY_LISTENER, ENVOY_ADMIN, BLUE, GREEN = 1, 2, 3, 4


class Stopped(BaseException):
    """Somebody asked this process to stop. Not an Exception: nothing on the way may take it for a fault."""


def _stopped(number: int, frame: object) -> None:
    # From here on everything is being stopped already; a second Ctrl-C would only leave half of it running.
    for one in stack.STOP_SIGNALS:
        signal.signal(one, signal.SIG_IGN)
    raise Stopped


def run() -> int:
    """Start the portal, look after it until a signal comes, and stop it. It returns the exit code."""
    os.umask(0o077)
    for number in stack.STOP_SIGNALS:
        signal.signal(number, _stopped)
    var = folders.var_folder()
    try:
        stack.claim_var(var)
        with only_one(var):
            return _run(var)
    except Stopped:
        return 0
    except LocalError as error:
        say(str(error))
        return 1


def _run(var: Path) -> int:
    left = stop_leftovers(var)
    if left:
        say(f"Stopped what an earlier run left behind: {', '.join(left)}")
    supervisor = Supervisor(var, {})
    code = 0
    try:
        port = stack.portal_port()
        say("Starting the portal; logs are in var/log/")
        _start(supervisor, port)
        while True:
            supervisor.watch()
            time.sleep(0.5)
    except Stopped:
        say()
    except LocalError as error:
        say(str(error))
        code = 1
    finally:
        for number in stack.STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        if supervisor.services:
            say("Stopping …")
            supervisor.stop()
            say("Everything that was started is stopped; the data stay in var/.")
    return code


def _start(supervisor: Supervisor, port: int) -> None:
    var = supervisor.var
    keep = Secrets(var)
    stack.secret_key(var)
    taken = {port}
    found = _databases(supervisor, keep, taken)
    near = {offset: _near(port, offset, taken) for offset in (ENVOY_LISTENER, ENVOY_ADMIN, BLUE, GREEN)}
    servers = {"blue": near[BLUE], "green": near[GREEN]}
    sockets, proxies = folders.socket_folder(var), stack.proxies_before_the_front()
    supervisor.facts = {
        "portal_url": f"http://{LOOPBACK}:{port}",
        "database_url": found.database_url,
        "database_migration_url": found.migration_url,
        "database_superuser_url": found.superuser_url,
        "redis_url": found.redis_url,
        "envoy_admin_url": f"http://{LOOPBACK}:{near[ENVOY_ADMIN]}",
        "envoy_config_dir": str(var / "envoy"),
        "front_admin_socket": str(sockets / ADMIN_SOCKET),
        "routes_url": f"http://{LOOPBACK}:{near[ENVOY_LISTENER]}",
        "model_servers": {name: f"{LOOPBACK}:{number}" for name, number in servers.items()},
        "model_server_token": keep.password("model_server_command"),
    }
    supervisor.write_down()
    # Seconds of importing, for which it needs nobody: meanwhile the other processor is free.
    models = stack.model_servers(var, servers, command_token=keep.password("model_server_command"))
    supervisor.begin(models)
    _prepare(supervisor)
    with step("Starting the web server and the front"):
        supervisor.start(stack.web(sockets, proxies=proxies + 1))
        supervisor.start(stack.front(var, sockets, port, proxies=proxies))
    with step("Starting Envoy"):
        supervisor.start(
            stack.envoy(var / "envoy", admin_port=near[ENVOY_ADMIN], listener_port=near[ENVOY_LISTENER])
        )
    with step("Starting jobs and model servers"):
        supervisor.start(*stack.jobs())
        supervisor.wait(models)
    _seed(supervisor)
    _welcome(supervisor)


def _near(port: int, offset: int, taken: set[int]) -> int:
    number = free_port(prefer=[port + offset], avoid=taken)
    taken.add(number)
    return number


def _databases(supervisor: Supervisor, keep: Secrets, taken: set[int]) -> Databases:
    """Start Postgres and Valkey, or take the ones that the environment names."""
    var = supervisor.var
    given_database, given_redis = os.environ.get("DATABASE_URL", ""), os.environ.get("REDIS_URL", "")
    if given_database:
        with step("Taking the Postgres of DATABASE_URL"):
            migration_url = os.environ.get("DATABASE_MIGRATION_URL", "")
            app, owner, superuser = stack.given_database(given_database, migration_url, keep)
    else:
        with step("Starting Postgres"):
            postgres = Postgres(
                home=stack.postgres_home(var, keep),
                password=keep.password("postgres_superuser"),
                port=keep.port("postgres_port", taken),
                log=supervisor.log("postgres"),
            )
            postgres.prepare()
            supervisor.start(stack.postgres_service(postgres))
            postgres.wait()
            passwords = {name: keep.password(name) for name in (roles.OWNER, roles.APP)}
            superuser = postgres.url()
            roles.bootstrap(superuser, database=stack.DATABASE, passwords=passwords)
            app, owner = (
                postgres.url(stack.DATABASE, user=name, password=passwords[name])
                for name in (roles.APP, roles.OWNER)
            )
            superuser = postgres.url(stack.DATABASE)
    if given_redis:
        with step("Taking the Redis of REDIS_URL"):
            stack.given_redis(given_redis)
        return Databases(app, owner, superuser, given_redis)
    with step("Starting Valkey"):
        valkey = Valkey(
            home=var / "valkey",
            password=keep.password("valkey"),
            port=keep.port("valkey_port", taken),
            log=supervisor.log("valkey"),
        )
        supervisor.start(stack.valkey_service(valkey))
        valkey.wait()
    return Databases(app, owner, superuser, valkey.url)


def _prepare(supervisor: Supervisor) -> None:
    """Bring database and static files up to date, with the output in a log."""
    log = supervisor.log("prepare")
    with step("Bringing database and static files up to date"):
        with log.open("wb") as output:
            child = stack.module("platform_portal.local.prepare", output=output)
        try:
            code = child.wait()
        except Stopped:
            stop(child)
            raise
        if code != 0:
            raise LocalError(f"That failed. The end of {log}:\n{tail(log, 15)}")


def _seed(supervisor: Supervisor) -> None:
    """Fill a fresh portal with the demo, and look after the services meanwhile."""
    say("Setting up the demo (the first time takes a minute or two: its models go live on real traffic)")
    child = stack.manage("demo_seed")
    try:
        while child.poll() is None:
            supervisor.watch()
            time.sleep(0.2)
    except Stopped:
        stop(child)
        raise
    if child.returncode != 0:
        say(
            "The demo is not complete; the portal runs without it. Again: .venv/bin/python manage.py demo_seed"
        )


def _welcome(supervisor: Supervisor) -> None:
    """Return where the portal is, who may sign in, and what to do next."""
    url = supervisor.facts["portal_url"]
    say()
    say(f"The portal runs at {url} (and {url.replace(LOOPBACK, 'localhost')})")
    try:
        demo: dict[str, Any] = json.loads((supervisor.var / "demo.json").read_text())
        rows = [
            (one["username"], one["password"], one["tenant"] or "all tenants", ", ".join(one["roles"]))
            for one in demo["users"]
        ]
    except (OSError, ValueError, KeyError, TypeError):
        rows = []
    if rows:
        say()
        table(("user", "password", "tenant", "roles"), rows)
        say()
        say("Passwords and API tokens are also in var/demo.json, readable for you only.")
    say("Next: sign in, or run `make demo` in another terminal. Ctrl-C here stops everything.")
