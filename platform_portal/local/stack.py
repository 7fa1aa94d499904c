"""What one installation consists of: its secrets, ports, databases and processes."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import redis

from apps.rollouts.routers import envoy_bootstrap
from platform_portal import front as front_config

from . import folders, ports, roles
from .postgres import Postgres
from .process import Account, LocalError, service_account, spawn
from .supervisor import Service, answers_http, answers_on_socket, logs
from .valkey import Valkey

DATABASE = "portal"
DEFAULT_PORT = 8000
SETTINGS = "platform_portal.settings.dev"
# The queue of webhooks and mail (apps/notifications/area.py).
SENDING = "notifications"
# What the environment of `make run` says about services is settled once, in var/services.json; children read that.
SETTLED = ("DATABASE_URL", "DATABASE_MIGRATION_URL", "REDIS_URL", "SECRET_KEY", "ENVOY_ADMIN_URL", "ENVOY_CONFIG_DIR",
           "FRONT_ADMIN_SOCKET", "ROUTES_URL", "MODEL_SERVERS", "MODEL_SERVER_TOKEN", "PORTAL_URL")  # fmt: skip


def portal_port() -> int:
    """Return the port that the portal is to have: PORTAL_PORT, else 8000. Raises if it is taken."""
    text = os.environ.get("PORTAL_PORT", "") or str(DEFAULT_PORT)
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise LocalError(f"PORTAL_PORT is {text!r}, which is no port. Example: PORTAL_PORT=8010 make run")
    port = int(text)
    if port < 1024 and os.geteuid() != 0:
        raise LocalError(f"Only root can take port {port}. Choose another: PORTAL_PORT=8010 make run")
    if not ports.is_free(port):
        other = 8010 if port != 8010 else 8020
        raise LocalError(f"Port {port} is taken. Choose another: PORTAL_PORT={other} make run")
    return port


class Secrets:
    """The passwords and ports that one installation keeps, in var/passwords.json."""

    def __init__(self, var: Path) -> None:
        self.path = var / "passwords.json"
        try:
            self.values: dict[str, Any] = json.loads(self.path.read_text())
        except FileNotFoundError:
            self.values = {}
        except ValueError as error:
            raise LocalError(f"{self.path} is damaged. Restore it, or remove var/ to begin anew.") from error

    def password(self, name: str) -> str:
        """Return a random password, the same one every time."""
        if name not in self.values:
            self.set(name, secrets.token_urlsafe(24))
        return str(self.values[name])

    def port(self, name: str, avoid: set[int]) -> int:
        """Return a free port, the same one as long as nobody else takes it."""
        port = ports.free_port(prefer=[int(self.values.get(name, 0))], avoid=avoid)
        self.set(name, port)
        avoid.add(port)
        return port

    def set(self, name: str, value: object) -> None:
        """Keep a value."""
        if self.values.get(name) != value:
            self.values[name] = value
            folders.write_json(self.path, self.values)


def secret_key(var: Path) -> None:
    """Make the key that signs sessions, once."""
    path = var / "secret_key"
    if not path.exists():
        folders.write_private(path, secrets.token_urlsafe(64) + "\n")


def claim_var(var: Path) -> None:
    """Make var/, closed to everybody else."""
    folders.private_folder(var)
    owner = var.stat().st_uid
    if owner != os.geteuid():
        raise LocalError(
            f"{var} belongs to uid {owner}. Run this as that user, or remove the folder to begin anew."
        )


def postgres_home(var: Path, keep: Secrets) -> Path:
    """Choose the folder of the embedded Postgres, where its account can reach it."""
    home = var / "postgres"
    account = service_account(home / "data")
    if account is None:
        var.chmod(0o700)
        return home
    # Its account must pass through var/, and nobody else.
    os.chown(var, -1, account.gid)
    var.chmod(0o710)
    if folders.reachable(var, account):
        return home
    var.chmod(0o700)
    return _home_outside(var, account, keep)


def _home_outside(var: Path, account: Account, keep: Secrets) -> Path:
    """Choose a folder for the data of a `var` that Postgres's account cannot reach.

    Beside each such folder stands whose it is, so that those of removed installations are found and removed.
    """
    runtime = folders.runtime_folder(account)
    home = runtime / f"postgres-{hashlib.sha256(str(var).encode()).hexdigest()[:12]}"
    for mark in runtime.glob("postgres-*.var"):
        gone = not (Path(mark.read_text().strip()) / "passwords.json").exists()
        if gone and mark.with_suffix("") != home:
            folders.remove_tree(mark.with_suffix(""))
            mark.unlink(missing_ok=True)
    if keep.values.get("postgres_home") != str(home):
        # var/ is new: what lies there is from one that was removed to begin anew.
        folders.remove_tree(home)
        folders.write_private(home.with_suffix(".var"), f"{var}\n")
        keep.set("postgres_home", str(home))
    return home


@dataclass(frozen=True)
class Databases:
    """Whom the portal talks to, and what is to be started for it."""

    database_url: str
    migration_url: str
    superuser_url: str
    redis_url: str


def given_database(url: str, migration_url: str, keep: Secrets) -> tuple[str, str, str]:
    """Take a Postgres that the environment names: the application's, owner's and superuser's URL."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            database, version = connection.info.dbname, connection.info.server_version
        if version < 150000:
            raise LocalError(f"DATABASE_URL names a Postgres {version // 10000}; 15 or later is needed.")
        if migration_url:
            psycopg.connect(migration_url, connect_timeout=10).close()
            return url, migration_url, ""
        if not roles.may_create_roles(url):
            raise LocalError(
                "The role of DATABASE_URL may not create roles. Set DATABASE_MIGRATION_URL, too: the role that owns "
                "the tables and runs the migrations."
            )
        passwords = {name: keep.password(name) for name in (roles.OWNER, roles.APP)}
        roles.bootstrap(url, database=database, passwords=passwords)
    except psycopg.Error as error:
        raise LocalError(f"The Postgres of DATABASE_URL refuses: {str(error).strip()}") from error
    app, owner = (
        roles.with_login(url, user=name, password=passwords[name]) for name in (roles.APP, roles.OWNER)
    )
    return app, owner, url


def given_redis(url: str) -> None:
    """Make sure that the Redis that the environment names answers."""
    try:
        with redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=5) as client:
            client.ping()
    except (redis.RedisError, ValueError) as error:
        raise LocalError(f"The Redis of REDIS_URL does not answer: {error}") from error


def postgres_service(postgres: Postgres) -> Service:
    """Describe the embedded Postgres to the supervisor."""
    return Service(
        postgres.name, lambda log: postgres.start(), stop_signal=postgres.stop_signal, stop_last=True
    )


def valkey_service(valkey: Valkey) -> Service:
    """Describe the embedded Valkey to the supervisor."""
    return Service(valkey.name, lambda log: valkey.start(), stop_signal=valkey.stop_signal, stop_last=True)


def child_environment() -> dict[str, str]:
    """Return the environment of the portal's own processes."""
    env = {name: value for name, value in os.environ.items() if name not in SETTLED}
    env.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    return {**env, "PYTHONUNBUFFERED": "1"}


def manage(*arguments: str, output: Any = None) -> subprocess.Popen[bytes]:
    """Start a management command; without `output` it writes to the terminal."""
    return _python(folders.CHECKOUT / "manage.py", *arguments, output=output)


def module(name: str, *, output: Any) -> subprocess.Popen[bytes]:
    """Start a module of the portal."""
    return _python("-m", name, output=output)


def _python(*arguments: str | Path, output: Any) -> subprocess.Popen[bytes]:
    return spawn([sys.executable, *arguments], output=output, env=child_environment(), cwd=folders.CHECKOUT)


def _command(
    name: str,
    argv: list[str | Path],
    *,
    counters: Path | None = None,
    more: Mapping[str, str] | None = None,
    **how: Any,
) -> Service:
    env = {**child_environment(), **(more or {})}
    if counters is not None:
        env["PROMETHEUS_MULTIPROC_DIR"] = str(counters)

    def start(log: Path) -> subprocess.Popen[bytes]:
        if counters is not None:
            # Those of processes that are gone: Prometheus understands counters that begin anew.
            folders.remove_tree(counters)
            folders.private_folder(counters)
        with log.open("ab") as output:
            return spawn(argv, output=output, env=env, cwd=folders.CHECKOUT)

    return Service(name, start, **how)


def _module(name: str, module: str, *arguments: str | Path, **how: Any) -> Service:
    return _command(name, [sys.executable, "-m", module, *arguments], **how)


def web(sockets: Path, *, proxies: int) -> Service:
    """Describe the web server, which listens on sockets that only the front reaches; `proxies` are those before it."""
    binds = [sockets / front_config.PAGES_SOCKET, sockets / front_config.FILES_SOCKET]
    return _module(
        "web",
        "gunicorn",
        "--config",
        "python:platform_portal.web_server",
        *(word for bind in binds for word in ("--bind", f"unix:{bind}")),
        counters=folders.var_folder() / "metrics",
        more={"TRUSTED_PROXY_COUNT": str(proxies)},
        ready=lambda log: all(answers_on_socket(bind, "/healthz") for bind in binds),
    )


def front(var: Path, sockets: Path, port: int, *, proxies: int) -> Service:
    """Write the front's configuration and describe it; "localhost" may mean ::1, so it listens there, too."""
    listen = [(ports.LOOPBACK, port), *([(ports.LOOPBACK_6, port)] if ports.has_ipv6() else [])]
    config = var / front_config.CONFIG_FILE
    folders.write_json(config, front_config.document(listen, sockets=sockets, trusted_proxies=proxies))
    ready = answers_http(f"http://{ports.LOOPBACK}:{port}/healthz")
    return _command("front", list(front_config.command(_envoy_binary(), config)), ready=ready)


def proxies_before_the_front() -> int:
    """Return how many proxies of one's own are before the front: TRUSTED_PROXY_COUNT of the environment."""
    text = os.environ.get("TRUSTED_PROXY_COUNT", "") or "0"
    if not text.isdecimal() or int(text) > 10:
        raise LocalError(f"TRUSTED_PROXY_COUNT is {text!r}, which is no number of proxies.")
    return int(text)


def jobs() -> list[Service]:
    """Describe everything that works without being asked by a browser."""
    manage_py = folders.CHECKOUT / "manage.py"
    celery = ["-A", "platform_portal"]
    options = ["--without-gossip", "--without-mingle", "--loglevel", "INFO"]
    # Receivers of webhooks may be slow: nothing else waits for them.
    sender = ["--queues", SENDING, "--concurrency", "2", "--hostname", "sender@%h"]
    others = ["--exclude-queues", SENDING, "--concurrency", "2"]
    return [
        _module("worker", "celery", *celery, "worker", *others, *options, ready=logs(" ready.")),
        _module("sender", "celery", *celery, "worker", *sender, *options, ready=logs(" ready.")),
        _module(
            "beat",
            "celery",
            *celery,
            "beat",
            "--pidfile=",
            "--loglevel",
            "INFO",
            ready=logs("beat: Starting"),
        ),
        _command("reconciler", [sys.executable, manage_py, "rollout_reconciler"], ready=logs("Reconciling")),
        _command("signer", [sys.executable, manage_py, "audit_signer"]),
    ]


def envoy(config_dir: Path, *, admin_port: int, listener_port: int) -> Service:
    """Write Envoy's configuration and describe it to the supervisor."""
    program = _envoy_binary()
    envoy_bootstrap.write(config_dir, admin_port=admin_port, listener_port=listener_port)
    ready = answers_http(f"http://{ports.LOOPBACK}:{admin_port}/ready", status=200)
    return _command("envoy", list(envoy_bootstrap.command(program, config_dir)), ready=ready)


def _envoy_binary() -> Path:
    try:
        return envoy_bootstrap.find_binary()
    except envoy_bootstrap.EnvoyMissing as error:
        raise LocalError(str(error)) from error


def model_servers(var: Path, addresses: Mapping[str, int], *, command_token: str) -> Service:
    """Describe the demo's model servers (name and port of each): children of one process."""
    token_file = var / "model-server.token"
    folders.write_private(token_file, command_token + "\n")
    servers = [word for name, port in addresses.items() for word in ("--server", f"{name}={port}")]
    ready = [
        answers_http(f"http://{ports.LOOPBACK}:{port}/v2/health/ready", status=200)
        for port in addresses.values()
    ]
    return _module(
        "model-servers",
        "demo.model_server",
        *servers,
        "--host",
        ports.LOOPBACK,
        "--credentials",
        var / "model-server.json",
        "--command-token",
        token_file,
        "--cache",
        folders.private_folder(var / "model-cache"),
        ready=lambda log: all(one(log) for one in ready),
    )


STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
