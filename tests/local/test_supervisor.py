"""The supervisor: what ends runs again, what is stopped stays stopped, and all is written down."""

from __future__ import annotations

import json
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from platform_portal.local import process
from platform_portal.local.process import LocalError
from platform_portal.local.supervisor import Service, Supervisor, logs, only_one, stop_leftovers
from tests.local.test_process import eventually

SLEEP = "import time; print('up', flush=True); time.sleep(60)"


def service(name: str, code: str = SLEEP) -> Service:
    def start(log: Path) -> subprocess.Popen[bytes]:
        with log.open("ab") as output:
            return process.spawn([sys.executable, "-c", code], output=output)

    return Service(name, start, ready=logs("up"))


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[Supervisor]:
    made = Supervisor(tmp_path, {"portal_url": "http://127.0.0.1:1"})
    yield made
    made.stop()


def _written(supervisor: Supervisor) -> dict[str, int]:
    document = json.loads((supervisor.var / "services.json").read_text())
    return {entry["name"]: entry["pid"] for entry in document["processes"]}


def test_start__writes_down_names_and_pids_for_the_owner_only(supervisor: Supervisor) -> None:
    one = service("one")
    supervisor.start(one)
    assert one.child is not None
    assert _written(supervisor) == {"one": one.child.pid}
    assert stat.S_IMODE((supervisor.var / "services.json").stat().st_mode) == 0o600


def test_watch__where_a_process_was_killed__starts_it_again_and_writes_that_down(
    supervisor: Supervisor, capsys: pytest.CaptureFixture[str]
) -> None:
    one = service("one")
    supervisor.start(one)
    assert one.child is not None
    before = one.child.pid
    one.child.kill()
    one.child.wait()

    def again() -> bool:
        supervisor.watch()
        return one.child is not None and one.child.pid != before

    assert eventually(again)
    assert one.child is not None
    assert _written(supervisor) == {"one": one.child.pid}
    assert "one ended (SIGKILL)" in capsys.readouterr().out


def test_watch__where_a_process_is_stopped__leaves_it_alone(supervisor: Supervisor) -> None:
    one = service("one")
    supervisor.start(one)
    assert one.child is not None
    pid = one.child.pid
    one.child.send_signal(signal.SIGSTOP)
    supervisor.watch()
    assert one.child.pid == pid
    assert one.child.poll() is None


def test_start__of_a_process_that_ends__raises_the_end_of_its_log(supervisor: Supervisor) -> None:
    with pytest.raises(LocalError, match="no such thing"):
        supervisor.start(service("one", "raise SystemExit('no such thing')"))


def test_stop__ends_everything_and_removes_what_was_written_down(supervisor: Supervisor) -> None:
    one, two = service("one"), service("two")
    supervisor.start(one, two)
    children = [one.child, two.child]
    supervisor.stop()
    assert all(child is not None and child.poll() is not None for child in children)
    assert not (supervisor.var / "services.json").exists()


def test_stop_leftovers__after_the_supervisor_was_killed__stops_what_is_recorded(
    supervisor: Supervisor,
) -> None:
    one = service("one")
    supervisor.start(one)
    assert stop_leftovers(supervisor.var) == ["one"]
    assert one.child is not None
    assert eventually(lambda: one.child is not None and one.child.poll() is not None)


def test_stop_leftovers__where_a_recorded_pid_was_given_to_another__stops_nothing(
    supervisor: Supervisor,
) -> None:
    one = service("one")
    supervisor.start(one)
    record = supervisor.var / "supervisor.json"
    document = json.loads(record.read_text())
    document["processes"][0]["identity"] = "another boot/1/1"
    record.write_text(json.dumps(document))
    assert stop_leftovers(supervisor.var) == []
    assert one.child is not None
    assert one.child.poll() is None


def test_only_one__while_another_holds_it__says_where_that_runs(tmp_path: Path) -> None:
    (tmp_path / "services.json").write_text(json.dumps({"portal_url": "http://127.0.0.1:8123"}))
    with (
        only_one(tmp_path),
        pytest.raises(LocalError, match=r"runs already at http://127\.0\.0\.1:8123"),
        only_one(tmp_path),
    ):
        pass
