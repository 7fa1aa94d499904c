"""The model servers as processes: children of one that imported everything for all of them."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from platform_portal.local import ports

# The real program without what it imports for loading models, which no request here needs.
PROGRAM = (
    "import sys; from demo.model_server import __main__ as it; it._import = lambda: None; sys.exit(it.main())"
)
CHECKOUT = Path(__file__).resolve().parents[2]


class Family:
    """The program with two servers."""

    def __init__(self, folder: Path) -> None:
        self.ports = {"blue": ports.free_port()}
        self.ports["green"] = ports.free_port(avoid=self.ports.values())
        words = [word for name, port in self.ports.items() for word in ("--server", f"{name}={port}")]
        (folder / "token").write_text("of-the-portal\n")
        words += ["--credentials", str(folder / "none.json"), "--command-token", str(folder / "token")]
        words += ["--cache", str(folder / "cache")]
        with (folder / "log").open("wb") as log:
            self.parent = subprocess.Popen(
                [sys.executable, "-c", PROGRAM, *words], cwd=CHECKOUT, stderr=log, start_new_session=True
            )

    def ask(self, name: str) -> str | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.ports[name], timeout=10)
        try:
            connection.request("GET", "/v2")
            return str(json.loads(connection.getresponse().read())["name"])
        except OSError:
            return None
        finally:
            connection.close()

    def children(self) -> list[int]:
        listed = Path(f"/proc/{self.parent.pid}/task/{self.parent.pid}/children")
        return [int(pid) for pid in listed.read_text().split()]


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    made = Family(tmp_path)
    yield made
    if made.parent.poll() is None:
        os.killpg(made.parent.pid, signal.SIGKILL)
        made.parent.wait()


def _eventually(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def _is_gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except FileNotFoundError:
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="the children are found in /proc")
def test_family__a_child_or_the_parent_ends__others_go_on_or_end_with_it(family: Family) -> None:
    _eventually(lambda: family.ask("blue") == "blue")
    assert family.ask("green") == "green"
    first, second = family.children()

    os.kill(first, signal.SIGKILL)
    # What is asked meanwhile waits in the socket and is answered by the next child.
    assert {family.ask("blue"), family.ask("green")} == {"blue", "green"}
    _eventually(lambda: len(family.children()) == 2)
    assert second in family.children()
    assert first not in family.children()

    orphans = family.children()
    family.parent.kill()
    family.parent.wait()
    _eventually(lambda: all(_is_gone(pid) for pid in orphans))


@pytest.mark.skipif(sys.platform != "linux", reason="the children are found in /proc")
def test_family__told_to_stop__ends_with_its_children(family: Family) -> None:
    _eventually(lambda: family.ask("green") == "green")
    children = family.children()

    family.parent.send_signal(signal.SIGTERM)

    assert family.parent.wait(20) == 0
    assert all(_is_gone(pid) for pid in children)
    assert family.ask("blue") is None
