"""Child processes that never outlive the one who started them, and never anybody else's."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class LocalError(Exception):
    """Something about this machine stops a service; the message is one sentence for the person at the terminal."""


@dataclass(frozen=True)
class Account:
    """The uid and gid that a service runs as."""

    uid: int
    gid: int


def service_account(owner_of: Path | None = None) -> Account | None:
    """Choose whom Postgres runs as: None is "as ourselves", which root may not.

    `owner_of` is a data folder that may exist already: whoever owns it keeps it.
    """
    if os.geteuid() != 0:
        return None
    if owner_of is not None and owner_of.exists():
        status = owner_of.stat()
        if status.st_uid != 0:
            return Account(status.st_uid, status.st_gid)
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        return Account(65534, 65534)
    return Account(nobody.pw_uid, nobody.pw_gid)


def _before_exec(death_signal: int) -> Callable[[], None] | None:
    """Return what a child does before it becomes its program: ask to die with its parent."""
    if _LIBC is None:
        return None
    libc, parent = _LIBC, os.getpid()

    def ask() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, death_signal, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return ask


def spawn(
    argv: Sequence[str | Path],
    *,
    output: IO[bytes] | int | None,
    env: Mapping[str, str] | None = None,
    cwd: Path | str | None = None,
    account: Account | None = None,
    death_signal: int = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a program in a session of its own, which ends when this process does.

    Its own session keeps a Ctrl-C at the terminal from reaching it before the supervisor stops things in order. Files
    it makes are private (umask 077). `death_signal` is what the kernel sends it when this process dies (Linux).
    """
    return subprocess.Popen(
        [str(part) for part in argv],
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        env=None if env is None else dict(env),
        cwd=cwd,
        start_new_session=True,
        umask=0o077,
        preexec_fn=_before_exec(death_signal),
        user=None if account is None else account.uid,
        group=None if account is None else account.gid,
        extra_groups=None if account is None else [],
    )


def identity(pid: int) -> str | None:
    """Name a running process so that no later process with the same pid has that name.

    None means there is no such process (a zombie counts as none).
    """
    if sys.platform == "linux":
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
            boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        except (FileNotFoundError, ProcessLookupError):
            return None
        # The command's name is in brackets and may hold spaces; what follows it is numbered from field 3.
        fields = stat.rpartition(")")[2].split()
        return None if fields[0] in "ZX" else f"{boot}/{pid}/{fields[19]}"
    ps = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False)
    started = ps.stdout.strip()
    return f"{pid}/{started}" if started else None


def send_group(pid: int, number: int) -> None:
    """Signal a process that leads a session, and all of its children that stayed in it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def stop(child: subprocess.Popen[bytes], *, number: int = signal.SIGTERM, timeout: float = 10.0) -> bool:
    """End a child: ask, wait, then kill it and whatever is left of its group.

    Returns False where asking was not enough.
    """
    asked = True
    if child.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            child.send_signal(number)
        # A stopped process receives nothing until it continues.
        send_group(child.pid, signal.SIGCONT)
        try:
            child.wait(timeout)
        except subprocess.TimeoutExpired:
            asked = False
            send_group(child.pid, signal.SIGKILL)
            child.wait()
    send_group(child.pid, signal.SIGKILL)
    return asked


def stop_leftover(pid: int, name: str, *, number: int = signal.SIGTERM, timeout: float = 10.0) -> bool:
    """End a process of an earlier run, known by its identity, whose parent is gone.

    Returns whether there was one. A pid that meanwhile belongs to another process is left alone.
    """
    if identity(pid) != name:
        return False
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)
    send_group(pid, signal.SIGCONT)
    until = time.monotonic() + timeout
    while identity(pid) == name:
        if time.monotonic() > until:
            send_group(pid, signal.SIGKILL)
            until = time.monotonic() + timeout
        time.sleep(0.05)
    send_group(pid, signal.SIGKILL)
    return True


def tail(log: Path, lines: int = 8) -> str:
    """Return the last lines of a log, for the message about a service that did not start."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""
