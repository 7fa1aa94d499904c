"""Several writers of one Envoy's files, of which some sleep, stop or die: no route is lost and none goes back."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from apps.rollouts.routers.base import ApplyResult, RouterUnavailable
from apps.rollouts.routers.envoy_file import EnvoyFileRouter
from tests.rollouts.envoy import Backend, Envoy, Route


def test_apply__many_routes_at_once__none_is_lost(envoy: Envoy, servers: list[Backend]) -> None:
    routes = [Route(servers) for _ in range(4)]
    failures: list[BaseException] = []

    def work(route: Route) -> None:
        router = EnvoyFileRouter(envoy.config_dir, admin_url=envoy.admin_url, lock_seconds=10)
        try:
            for generation in range(1, 4):
                router.apply(route.at(generation * 10, generation))
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(route,)) for route in routes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    for route in routes:
        envoy.await_shown(route.at(30, 3))


def test_apply__writers_race_on_one_route__generation_at_envoy_never_falls(
    envoy: Envoy, route: Route
) -> None:
    done = threading.Event()

    def work(generations: range) -> None:
        router = EnvoyFileRouter(envoy.config_dir, admin_url=envoy.admin_url, lock_seconds=10)
        for generation in generations:
            router.apply(route.at(generation, generation))

    threads = [threading.Thread(target=work, args=(range(start, 31, 3),)) for start in (1, 2, 3)]
    for thread in threads:
        thread.start()
    threading.Thread(target=lambda: [thread.join() for thread in threads] and done.set()).start()
    seen = []
    while not done.is_set():
        observed = envoy.router.observe(route.at(1, 1).route_key)
        if observed.generation is not None:
            seen.append((observed.generation, observed.weight))
    assert seen == sorted(seen)
    assert all(generation == weight for generation, weight in seen)
    envoy.await_shown(route.at(30, 30))


def test_apply__slept_between_preparing_and_writing__finds_itself_stale(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 1))
    woken: list[str] = []

    def meanwhile(name: str) -> None:
        woken.append(name)
        if name == "rollouts.router.before_rename":
            envoy.router.apply(route.at(0, 3))

    sleeper = EnvoyFileRouter(envoy.config_dir, admin_url=envoy.admin_url, fault_point=meanwhile)
    assert sleeper.apply(route.at(50, 2)) is ApplyResult.STALE
    assert woken == ["rollouts.router.before_rename"]
    envoy.await_shown(route.at(0, 3))


def test_apply__another_route_written_meanwhile__both_are_kept(envoy: Envoy, servers: list[Backend]) -> None:
    mine, other = Route(servers), Route(servers)

    def meanwhile(name: str) -> None:
        if name == "rollouts.router.before_rename":
            envoy.router.apply(other.at(20, 1))

    slow = EnvoyFileRouter(envoy.config_dir, admin_url=envoy.admin_url, fault_point=meanwhile)
    assert slow.apply(mine.at(10, 1)) is ApplyResult.APPLIED
    envoy.await_shown(mine.at(10, 1))
    envoy.await_shown(other.at(20, 1))
    assert not list(envoy.routes_path.parent.glob(f".routes.json.{os.getpid()}.*"))


WRITER = """
import os, signal, sys
from pathlib import Path
from apps.rollouts.routers.base import RouteState, Target
from apps.rollouts.routers.envoy_file import EnvoyFileRouter

folder, admin, model, host, port, version, point, act = sys.argv[1:]

def fault(name):
    if name == point:
        os.kill(os.getpid(), getattr(signal, act))

router = EnvoyFileRouter(Path(folder), admin_url=admin, fault_point=fault)
print(router.apply(RouteState("acme", model, Target(version, 1, host, int(port)), None, 0, 2)))
"""


def writer(envoy: Envoy, route: Route, point: str, act: str) -> subprocess.Popen[str]:
    """Start a process that writes generation 2 of a route and comes to grief at a point."""
    target = route.baseline
    arguments = [str(envoy.config_dir), envoy.admin_url, route.model, target.host, str(target.port)]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, *arguments, target.version_id, point, act],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    )


def wait_until_stopped(pid: int) -> None:
    deadline = time.monotonic() + 20
    while Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("point", "left_behind"),
    [
        ("rollouts.router.before_rename", 1),
        ("rollouts.router.locked", 1),
        ("rollouts.router.after_rename", 2),
    ],
)
def test_apply__writer_is_killed__next_writer_goes_on(
    envoy: Envoy, route: Route, point: str, left_behind: int
) -> None:
    envoy.router.apply(route.at(0, 1, candidate=None))
    with writer(envoy, route, point, "SIGKILL") as process:
        assert process.wait(20) == -9
    if left_behind == 2:
        envoy.await_shown(route.at(0, 2, candidate=None))
    else:
        assert envoy.router.observe(route.at(0, 1).route_key).generation == left_behind
    assert envoy.router.apply(route.at(30, 3)) is ApplyResult.APPLIED
    envoy.await_shown(route.at(30, 3))


def test_apply__writer_is_stopped_before_the_lock__others_go_on_and_it_wakes_up_stale(
    envoy: Envoy, route: Route
) -> None:
    envoy.router.apply(route.at(0, 1, candidate=None))
    with writer(envoy, route, "rollouts.router.before_rename", "SIGSTOP") as process:
        wait_until_stopped(process.pid)
        assert envoy.router.apply(route.at(30, 3)) is ApplyResult.APPLIED
        process.send_signal(18)
        out, _ = process.communicate(timeout=20)
    assert out.strip() == "stale"
    envoy.await_shown(route.at(30, 3))


def test_apply__lock_holder_is_stopped__says_so_in_bounded_time(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 1, candidate=None))
    with writer(envoy, route, "rollouts.router.locked", "SIGSTOP") as process:
        wait_until_stopped(process.pid)
        started = time.monotonic()
        with pytest.raises(RouterUnavailable, match=rf"process {process.pid}, which is stopped"):
            envoy.router.apply(route.at(30, 3))
        assert time.monotonic() - started < 3
        process.send_signal(18)
        out, _ = process.communicate(timeout=20)
    assert out.strip() == "applied"
    assert envoy.router.apply(route.at(30, 3)) is ApplyResult.APPLIED
