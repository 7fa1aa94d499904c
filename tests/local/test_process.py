"""Children that end with us, and strangers that are left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from platform_portal.local import process


def eventually(holds: Callable[[], bool], seconds: float = 10.0) -> bool:
    """Wait until something holds, and tell whether it came to that."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def sleeper(*, deaf: bool = False) -> subprocess.Popen[bytes]:
    """Start a process that sleeps; a deaf one ignores SIGTERM."""
    ignore = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " if deaf else ""
    code = f"{ignore}print('up', flush=True); import time; time.sleep(60)"
    read, write = os.pipe()
    with os.fdopen(read, "rb") as lines, os.fdopen(write, "wb") as output:
        child = process.spawn([sys.executable, "-c", code], output=output)
        assert lines.readline() == b"up\n"
    return child


def test_identity__of_a_process__stays_the_same_until_it_ends() -> None:
    child = sleeper()
    name = process.identity(child.pid)
    assert name is not None
    assert process.identity(child.pid) == name
    child.kill()
    # A zombie is nobody to stop.
    assert eventually(lambda: process.identity(child.pid) is None)
    child.wait()


def test_stop__of_a_child_that_listens__says_that_asking_was_enough() -> None:
    child = sleeper()
    assert process.stop(child, timeout=5)
    assert child.returncode == -signal.SIGTERM


def test_stop__of_a_deaf_child__kills_it() -> None:
    child = sleeper(deaf=True)
    assert not process.stop(child, timeout=0.3)
    assert child.returncode == -signal.SIGKILL


def test_stop__of_a_stopped_child__ends_it_in_good_order() -> None:
    child = sleeper()
    child.send_signal(signal.SIGSTOP)
    assert process.stop(child, timeout=5)


def test_stop_leftover__where_the_pid_belongs_to_another__leaves_it_alone() -> None:
    child = sleeper()
    try:
        assert not process.stop_leftover(child.pid, "somebody who is gone")
        assert child.poll() is None
    finally:
        process.stop(child)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's parent-death signal exists on Linux only")
def test_spawn__whose_parent_is_killed__ends_too(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time\n"
        "from platform_portal.local import process\n"
        "child = process.spawn([sys.executable, '-c', 'import time; time.sleep(60)'], output=subprocess.DEVNULL)\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout as lines:
        pid = int(lines.readline())
    name = process.identity(pid)
    assert name is not None
    parent.kill()
    parent.wait()
    assert eventually(lambda: process.identity(pid) != name)
