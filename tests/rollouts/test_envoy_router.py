"""The Envoy file router against a real Envoy: what it shows is asked of Envoy, never of our files."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from apps.rollouts.routers import envoy_bootstrap, envoy_file, envoy_render
from apps.rollouts.routers.base import (
    ApplyResult,
    RouterConflict,
    RouterRejected,
    RouterUnavailable,
    RouteState,
    Target,
)
from apps.rollouts.routers.envoy_client import EnvoyAdmin
from apps.rollouts.routers.envoy_file import EnvoyFileRouter
from platform_portal.local.ports import free_port
from tests.rollouts.envoy import Backend, Envoy, backends, running_envoy


@pytest.fixture(scope="module")
def servers() -> Iterator[list[Backend]]:
    with backends(2) as started:
        yield started


@pytest.fixture(scope="module")
def envoy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Envoy]:
    """This function will run one Envoy for all tests that neither end it nor break its files."""
    with running_envoy(tmp_path_factory.mktemp("envoy")) as started:
        yield started


@pytest.fixture
def own_envoy(tmp_path: Path) -> Iterator[Envoy]:
    with running_envoy(tmp_path / "envoy") as started:
        yield started


class Route:
    """One model's route with a champion (version 1) and a candidate (version 2) of its own."""

    def __init__(self, servers: list[Backend], tenant: str = "acme") -> None:
        self.tenant, self.model = tenant, f"m-{uuid.uuid4().hex[:10]}"
        self.baseline = servers[0].target(str(uuid.uuid4()), 1)
        self.candidate = servers[1].target(str(uuid.uuid4()), 2)
        self.path = f"/{self.tenant}/{self.model}"

    def at(self, weight: int, generation: int, **changes: Target | None) -> RouteState:
        parts = {"baseline": self.baseline, "candidate": self.candidate, **changes}
        return RouteState(self.tenant, self.model, weight=weight, generation=generation, **parts)


@pytest.fixture
def route(servers: list[Backend]) -> Route:
    return Route(servers)


def test_apply__new_route__envoy_shows_weight_generation_and_versions(envoy: Envoy, route: Route) -> None:
    assert envoy.router.apply(route.at(10, 7)) is ApplyResult.APPLIED
    seen = envoy.router.observe(route.at(10, 7).route_key)
    assert (seen.generation, seen.weight, seen.settled) == (7, 10, True)
    assert (seen.baseline, seen.candidate) == (route.baseline.cluster, route.candidate.cluster)
    assert seen.shows(route.at(10, 7))
    assert not seen.shows(route.at(11, 7))
    assert route.baseline.cluster in seen.raw


def test_observe__unknown_route__knows_nothing(envoy: Envoy) -> None:
    seen = envoy.router.observe("acme/never-heard-of")
    assert (seen.generation, seen.weight, seen.baseline, seen.candidate) == (None, None, None, None)
    assert not seen.settled


def test_apply__same_state_again__changes_nothing(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 1))
    before = envoy.routes_path.read_bytes()
    assert envoy.router.apply(route.at(10, 1)) is ApplyResult.NOOP
    assert envoy.routes_path.read_bytes() == before


def test_apply__same_weight_with_higher_generation__generation_is_shown(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 1))
    assert envoy.router.apply(route.at(10, 2)) is ApplyResult.APPLIED
    envoy.await_shown(route.at(10, 2))


def test_apply__lower_generation__is_stale_and_changes_nothing(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 5))
    assert envoy.router.apply(route.at(50, 4)) is ApplyResult.STALE
    assert envoy.router.observe(route.at(0, 5).route_key).shows(route.at(0, 5))


def test_apply__same_generation_with_other_weight__is_a_conflict(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 5))
    with pytest.raises(RouterConflict, match="needs a higher generation"):
        envoy.router.apply(route.at(20, 5))
    assert envoy.router.observe(route.at(10, 5).route_key).shows(route.at(10, 5))


def test_apply__huge_generation__is_kept_exactly(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 2**53 - 1))
    assert envoy.router.observe(route.at(10, 1).route_key).generation == 2**53 - 1
    assert envoy.router.apply(route.at(10, 2**53 - 2)) is ApplyResult.STALE


@pytest.mark.parametrize(("weight", "expected"), [(0, {"1": 200}), (100, {"2": 200})])
def test_split__all_or_nothing__is_exact(
    envoy: Envoy, route: Route, weight: int, expected: dict[str, int]
) -> None:
    envoy.router.apply(route.at(weight, 1))
    assert envoy.send(f"{route.path}/x", 200) == expected


def test_split__ten_percent__is_within_binomial_bounds(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 1))
    share = envoy.send(f"{route.path}/x", 1500)["2"] / 1500
    assert 0.1 - 4 * 0.00775 < share < 0.1 + 4 * 0.00775


def test_apply__back_to_zero__no_request_reaches_the_candidate_any_more(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(100, 1))
    assert envoy.send(f"{route.path}/x", 5) == {"2": 5}
    envoy.router.apply(route.at(0, 2))
    assert envoy.send(f"{route.path}/x", 100) == {"1": 100}


def test_route__no_version_at_all__answers_503_json(envoy: Envoy, route: Route) -> None:
    state = route.at(0, 1, baseline=None, candidate=None)
    envoy.router.apply(state)
    assert envoy.router.observe(state.route_key).shows(state)
    for path in (route.path, f"{route.path}/v2/health/ready"):
        answer = envoy.get(path)
        assert (answer.status_code, answer.json()["code"]) == (503, "no_version")
        assert answer.headers["content-type"] == "application/json"


def test_route__candidate_without_champion__rest_is_answered_503(envoy: Envoy, route: Route) -> None:
    state = route.at(50, 1, baseline=None)
    envoy.router.apply(state)
    assert envoy.router.observe(state.route_key).shows(state)
    with envoy.client() as client:
        seen = [client.get(f"{route.path}/x").status_code for _ in range(100)]
    assert set(seen) == {200, 503}
    assert 20 < seen.count(200) < 80


def test_route__unknown_path__answers_404_json(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 1))
    for path in ("/", "/acme", f"{route.path}x", f"{route.path.upper()}/x"):
        answer = envoy.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_rewrite__paths_below_and_the_path_itself__reach_the_server_without_prefix(
    envoy: Envoy, route: Route
) -> None:
    envoy.router.apply(route.at(0, 1))
    expected = {
        f"{route.path}/v2/health/ready": "/v2/health/ready",
        f"{route.path}/": "/",
        f"{route.path}//v2//x": "/v2/x",
        route.path: f"/v2/models/{route.model}/infer",
        f"{route.path}?a=1": f"/v2/models/{route.model}/infer?a=1",
    }
    assert {path: json.loads(envoy.raw(path)[2])["path"] for path in expected} == expected


def test_rewrite__name_with_space_and_percent__is_one_segment(envoy: Envoy, servers: list[Backend]) -> None:
    state = RouteState("acme", "50% fraud", servers[0].target(str(uuid.uuid4()), 3), None, 0, 1)
    envoy.router.apply(state)
    told = json.loads(envoy.raw("/acme/50%25%20fraud")[2])
    assert told["path"] == "/v2/models/50%25%20fraud/infer"
    assert dict(told["headers"])["x-portal-model"] == "50%25%20fraud"
    assert envoy.router.observe("acme/50% fraud").shows(state)


def test_headers__client_sends_portal_headers__server_sees_only_ours(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 1))
    status, fields, body = envoy.raw(
        f"{route.path}/x",
        "x-portal-tenant: globex",
        "X-Portal-Tenant: globex",
        "X-PORTAL-VERSION: 99",
        "x-portal-role: admin",
        "x_portal_tenant: globex",
        "x-envoy-retry-on: 5xx",
        "x-envoy-upstream-rq-timeout-ms: 1",
    )
    sent = [(name.lower(), value) for name, value in json.loads(body)["headers"]]
    ours = [(name, value) for name, value in sent if "portal" in name.replace("_", "-")]
    assert status == 200
    assert sorted(ours) == [
        ("x-portal-model", route.model),
        ("x-portal-tenant", "acme"),
        ("x-portal-version", "1"),
    ]
    assert not [name for name, _ in sent if name.startswith("x-envoy-") and "external" not in name]
    assert fields["x-served-version"] == "1"


@pytest.mark.parametrize(
    "escape",
    [
        "/x/../../{to}/y",
        "/..%2f..%2f{to}/y",
        "/..%2F{to}",
        "/%2e%2e/%2e%2e/{to}/y",
        "/..%5c..%5c{to}",
        "/..\\..\\{to}",
        "/.%2e/.%2e/{to}",
        "/..;/..;/{to}",
        "/%252e%252e/%252e%252e/{to}/y",
        "/./..//../{to}/y",
    ],
)
def test_paths__dressed_up_way_out__never_reaches_another_tenant_as_this_one(
    envoy: Envoy, servers: list[Backend], escape: str
) -> None:
    mine, other = Route(servers), Route(servers, tenant="globex")
    envoy.router.apply(mine.at(0, 1))
    envoy.router.apply(other.at(0, 1))
    status, _, body = envoy.raw(mine.path + escape.format(to=other.path.strip("/")))
    if status == 200:
        told = json.loads(body)
        tenant = dict(told["headers"])["x-portal-tenant"]
        # Either it was tidied up and is plainly the other tenant's route, or it stayed below this one.
        assert ".." not in told["path"]
        assert "globex" not in told["path"] or tenant == "acme"
        assert tenant == ("acme" if "%252e" in escape else "globex" if "/x/" in escape else tenant)
    else:
        assert status in (400, 404)


def test_requests__larger_than_the_limit__are_refused_and_not_forwarded(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(0, 1))
    with envoy.client() as client:
        answer = client.post(route.path, content=b"x" * (envoy_bootstrap.MAX_REQUEST_BYTES + 1))
        assert answer.status_code == 413
        assert client.post(route.path, content=b"x" * 1_000_000).status_code == 200


def test_apply__edited_by_hand__is_put_right_again(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 1))
    document = json.loads(envoy.routes_path.read_text())
    for entry in document["resources"][0]["virtual_hosts"][0]["routes"]:
        if entry["match"].get("prefix") == f"{route.path}/":
            first, second = entry["route"]["weighted_clusters"]["clusters"]
            first["weight"], second["weight"] = 90, 10
    edited = envoy.routes_path.with_name("edited")
    edited.write_text(json.dumps(document))
    edited.rename(envoy.routes_path)
    deadline = time.monotonic() + 5
    while (seen := envoy.router.observe(route.at(10, 1).route_key)).weight != 90:
        assert time.monotonic() < deadline
    assert not seen.settled
    assert envoy.router.apply(route.at(10, 1)) is ApplyResult.APPLIED
    envoy.await_shown(route.at(10, 1))


def test_apply__version_moved_to_another_address__cluster_follows(
    envoy: Envoy, route: Route, servers: list[Backend]
) -> None:
    envoy.router.apply(route.at(0, 1))
    moved = servers[1].target(route.baseline.version_id, 1)
    assert envoy.router.endpoint_of(route.baseline.version_id) == ("127.0.0.1", servers[0].port)
    assert envoy.router.apply(route.at(0, 1, baseline=moved)) is ApplyResult.APPLIED
    assert envoy.router.endpoint_of(route.baseline.version_id) == ("127.0.0.1", servers[1].port)
    deadline = time.monotonic() + 5
    while envoy.get(f"{route.path}/x").json()["port"] != servers[1].port:
        assert time.monotonic() < deadline


def test_apply__file_changed_without_a_rename__envoy_is_told_again(own_envoy: Envoy, route: Route) -> None:
    own_envoy.router.apply(route.at(0, 1))
    old = own_envoy.routes_path.read_bytes()
    own_envoy.router.apply(route.at(100, 2))
    new = own_envoy.routes_path.read_bytes()
    replaced = own_envoy.routes_path.with_name("replaced")
    replaced.write_bytes(old)
    replaced.rename(own_envoy.routes_path)
    own_envoy.await_shown(route.at(0, 1))
    # Envoy watches for renames: it does not notice this, and goes on with what it has.
    own_envoy.routes_path.write_bytes(new)
    assert own_envoy.router.observe(route.at(0, 1).route_key).generation == 1
    assert own_envoy.router.apply(route.at(100, 2)) is ApplyResult.NOOP
    own_envoy.await_shown(route.at(100, 2))


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
    """This function will start a process that writes generation 2 of a route and comes to grief at a point."""
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


def test_envoy__killed_and_started_again__shows_the_same(own_envoy: Envoy, route: Route) -> None:
    own_envoy.router.apply(route.at(25, 4))
    own_envoy.kill()
    with pytest.raises(RouterUnavailable):
        own_envoy.router.observe(route.at(25, 4).route_key)
    own_envoy.start()
    own_envoy.await_shown(route.at(25, 4))
    assert own_envoy.router.apply(route.at(25, 4)) is ApplyResult.NOOP


def test_apply__envoy_is_down__is_written_and_shown_after_its_start(own_envoy: Envoy, route: Route) -> None:
    own_envoy.router.apply(route.at(25, 4))
    own_envoy.kill()
    assert own_envoy.router.apply(route.at(0, 5)) is ApplyResult.APPLIED
    own_envoy.start()
    own_envoy.await_shown(route.at(0, 5))


def test_apply__envoy_is_stopped__ends_in_bounded_time_and_holds_afterwards(
    own_envoy: Envoy, route: Route
) -> None:
    own_envoy.router.apply(route.at(25, 4))
    own_envoy.pause()
    started = time.monotonic()
    assert own_envoy.router.apply(route.at(0, 5)) is ApplyResult.APPLIED
    assert time.monotonic() - started < 5
    own_envoy.resume()
    own_envoy.await_shown(route.at(0, 5))


def test_admin__let_a_question_wait__is_left_alone_for_as_long() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        admin = EnvoyAdmin(f"http://127.0.0.1:{mute.getsockname()[1]}", timeout=0.3)
        mute.setblocking(False)
        for ask in (admin.routes, admin.clusters, admin.rejections):
            with pytest.raises(RouterUnavailable):
                ask()
        asked, _ = mute.accept()
        with asked, pytest.raises(BlockingIOError):
            mute.accept()
        deadline = time.monotonic() + 10
        while True:
            with pytest.raises(RouterUnavailable):
                admin.routes()
            with contextlib.suppress(BlockingIOError):
                mute.accept()[0].close()
                return
            assert time.monotonic() < deadline, "the question was never asked again"


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"resources": []}', b'{"resources": [{"name": "x"}]}', b"\xff"]
)
def test_apply__routes_file_is_damaged__explains_and_rebuild_restores(
    own_envoy: Envoy, servers: list[Backend], content: bytes
) -> None:
    one, two = Route(servers), Route(servers)
    own_envoy.router.apply(one.at(10, 3))
    own_envoy.router.apply(two.at(20, 4))
    own_envoy.routes_path.write_bytes(content)
    with pytest.raises(RouterConflict, match="Rebuild it") as refusal:
        own_envoy.router.apply(one.at(30, 5))
    assert refusal.value.code == "router_state_unreadable"
    assert own_envoy.router.observe(one.at(10, 3).route_key).weight == 10
    assert not own_envoy.router.observe(one.at(10, 3).route_key).settled
    rebuilt = own_envoy.router.rebuild([one.at(30, 5), two.at(20, 4)])
    assert rebuilt.written == tuple(sorted([one.at(0, 1).route_key, two.at(0, 1).route_key]))
    own_envoy.await_shown(one.at(30, 5))
    own_envoy.await_shown(two.at(20, 4))


@pytest.mark.parametrize("which", ["routes_path", "clusters_path"])
def test_apply__file_is_missing__explains_and_rebuild_restores(
    own_envoy: Envoy, route: Route, which: str
) -> None:
    own_envoy.router.apply(route.at(10, 3))
    getattr(own_envoy, which).unlink()
    with pytest.raises(RouterConflict) as refusal:
        own_envoy.router.apply(route.at(30, 4))
    assert refusal.value.code == "router_state_missing"
    assert own_envoy.router.endpoint_of(route.baseline.version_id) == ("127.0.0.1", route.baseline.port)
    own_envoy.router.rebuild([route.at(30, 4)])
    own_envoy.await_shown(route.at(30, 4))
    own_envoy.kill()
    own_envoy.start()
    own_envoy.await_shown(route.at(30, 4))
    assert own_envoy.send(f"{route.path}/x", 3)


def test_rebuild__envoy_shows_a_higher_generation__keeps_it(own_envoy: Envoy, servers: list[Backend]) -> None:
    one, two = Route(servers), Route(servers)
    own_envoy.router.apply(one.at(0, 9))
    own_envoy.router.apply(two.at(20, 1))
    own_envoy.routes_path.unlink()
    rebuilt = own_envoy.router.rebuild([one.at(80, 8), two.at(30, 2)])
    assert (rebuilt.written, rebuilt.stale) == ((two.at(0, 1).route_key,), (one.at(0, 1).route_key,))
    own_envoy.await_shown(two.at(30, 2))
    own_envoy.await_shown(one.at(0, 9))
    own_envoy.kill()
    own_envoy.start()
    own_envoy.await_shown(one.at(0, 9))
    assert own_envoy.send(f"{one.path}/x", 10) == {"1": 10}


def test_apply__envoy_refuses_the_route__old_one_stays_and_file_is_put_back(
    own_envoy: Envoy, servers: list[Backend], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = Route(servers), Route(servers)
    own_envoy.router.apply(one.at(10, 1))
    good = own_envoy.routes_path.read_bytes()

    def broken(state: RouteState) -> list[dict[str, object]]:
        entries = envoy_render.route_entries(state)
        for entry in entries:
            for cluster in entry["route"]["weighted_clusters"]["clusters"]:
                cluster["weight"] = 0
        return entries

    with monkeypatch.context() as patched:
        patched.setattr(envoy_file, "route_entries", broken)
        with pytest.raises(RouterRejected):
            own_envoy.router.apply(one.at(20, 2))
    assert own_envoy.routes_path.read_bytes() == good
    own_envoy.await_shown(one.at(10, 1))
    assert own_envoy.router.apply(two.at(20, 1)) is ApplyResult.APPLIED
    own_envoy.await_shown(two.at(20, 1))


def test_apply__envoy_refuses_the_cluster__others_still_work(
    own_envoy: Envoy, servers: list[Backend], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = Route(servers), Route(servers)
    good = own_envoy.clusters_path.read_bytes()

    def broken(target: Target, *, added_at: int) -> dict[str, object]:
        return {**envoy_render.cluster_entry(target, added_at=added_at), "connect_timeout": "-1s"}

    with monkeypatch.context() as patched:
        patched.setattr(envoy_file, "cluster_entry", broken)
        with pytest.raises(RouterRejected):
            own_envoy.router.apply(one.at(20, 2))
    assert own_envoy.clusters_path.read_bytes() == good
    assert own_envoy.router.apply(two.at(20, 1)) is ApplyResult.APPLIED


def test_apply__candidate_address_never_resolves__going_back_does_not_wait_for_it(
    own_envoy: Envoy, route: Route
) -> None:
    own_envoy.router.apply(route.at(0, 1, candidate=None))
    lost = Target(str(uuid.uuid4()), 2, "no-such-host.invalid", 80)
    started = time.monotonic()
    assert own_envoy.router.apply(route.at(0, 2, candidate=lost)) is ApplyResult.APPLIED
    assert time.monotonic() - started < 4
    assert own_envoy.send(f"{route.path}/x", 3) == {"1": 3}


def test_unused_clusters__no_route_refers_to_them__are_removed(own_envoy: Envoy, route: Route) -> None:
    own_envoy.router.apply(route.at(10, 1))
    own_envoy.router.apply(route.at(0, 2, candidate=None))
    assert own_envoy.router.remove_unused_clusters() == ()
    assert own_envoy.router.remove_unused_clusters(older_than_seconds=-2) == (route.candidate.cluster,)
    assert own_envoy.router.endpoint_of(route.candidate.version_id) is None
    assert own_envoy.send(f"{route.path}/x", 20) == {"1": 20}
    assert own_envoy.router.apply(route.at(100, 3)) is ApplyResult.APPLIED
    assert own_envoy.send(f"{route.path}/x", 20) == {"2": 20}


def test_unused_clusters__removed_while_a_request_is_in_flight__request_is_answered(
    own_envoy: Envoy, route: Route, servers: list[Backend]
) -> None:
    own_envoy.router.apply(route.at(100, 1))
    answers: list[int] = []
    servers[1].delay = 0.8
    try:
        asking = threading.Thread(target=lambda: answers.append(own_envoy.get(f"{route.path}/x").status_code))
        asking.start()
        time.sleep(0.2)
        own_envoy.router.apply(route.at(0, 2, candidate=None))
        assert own_envoy.router.remove_unused_clusters(older_than_seconds=-2)
        asking.join()
    finally:
        servers[1].delay = 0.0
    assert answers == [200]


def test_apply__clusters_removed_meanwhile__are_added_again(own_envoy: Envoy, route: Route) -> None:
    own_envoy.router.apply(route.at(0, 1, candidate=None))

    def meanwhile(name: str) -> None:
        if name == "rollouts.router.before_rename":
            own_envoy.router.remove_unused_clusters(older_than_seconds=-2)

    slow = EnvoyFileRouter(own_envoy.config_dir, admin_url=own_envoy.admin_url, fault_point=meanwhile)
    with pytest.raises(RouterUnavailable, match="Try again"):
        slow.apply(route.at(100, 2))
    assert own_envoy.router.apply(route.at(100, 2)) is ApplyResult.APPLIED
    assert own_envoy.send(f"{route.path}/x", 5) == {"2": 5}


def test_apply__no_config_folder__is_unavailable_with_a_sentence(tmp_path: Path, route: Route) -> None:
    router = EnvoyFileRouter(tmp_path / "nowhere", admin_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(RouterConflict, match="missing"):
        router.apply(route.at(0, 1))
    with pytest.raises(RouterUnavailable, match="ENVOY_CONFIG_DIR"):
        router.rebuild([route.at(0, 1)])


def test_bootstrap__written_again__keeps_routes_and_changes_ports(tmp_path: Path, route: Route) -> None:
    envoy_bootstrap.write(tmp_path, admin_port=1001, listener_port=1002)
    router = EnvoyFileRouter(tmp_path, admin_url=f"http://127.0.0.1:{free_port()}")
    router.apply(route.at(10, 1))
    routes = (tmp_path / envoy_bootstrap.ROUTES_FILE).read_bytes()
    path = envoy_bootstrap.write(tmp_path, admin_port=2001, listener_port=2002)
    assert (tmp_path / envoy_bootstrap.ROUTES_FILE).read_bytes() == routes
    admin = json.loads(path.read_text())["admin"]["address"]["socket_address"]
    assert admin == {"address": "127.0.0.1", "port_value": 2001}


def test_bootstrap__envoy_bin_names_no_program__says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENVOY_BIN", "/nowhere/envoy")
    with pytest.raises(envoy_bootstrap.EnvoyMissing, match="ENVOY_BIN"):
        envoy_bootstrap.find_binary()


@pytest.mark.parametrize(
    "wrong",
    [
        {"weight": 101},
        {"weight": -1},
        {"weight": True},
        {"weight": 10.0},
        {"weight": 5, "candidate": None},
        {"generation": -1},
        {"generation": 2**53},
        {"tenant": ""},
        {"tenant": ".."},
        {"model": "a/b"},
        {"model": "a\\b"},
        {"model": "a\nb"},
    ],
)
def test_route_state__impossible__is_refused(route: Route, wrong: dict[str, object]) -> None:
    fields = {
        "tenant": "acme",
        "model": "m",
        "baseline": route.baseline,
        "candidate": route.candidate,
        "weight": 10,
        "generation": 1,
    }
    with pytest.raises(ValueError, match=r".+"):
        RouteState(**{**fields, **wrong})


def test_observe_many__several_routes__each_as_if_asked_alone(envoy: Envoy, servers: list[Backend]) -> None:
    routes = [Route(servers) for _ in range(3)]
    for number, route in enumerate(routes):
        envoy.router.apply(route.at(10 * number, number + 1))
    keys = [route.at(0, 1).route_key for route in routes]
    found = envoy.router.observe_many([*keys, "acme/unknown"])
    assert [
        found[key].shows(route.at(10 * n, n + 1))
        for n, (key, route) in enumerate(zip(keys, routes, strict=True))
    ] == [True] * 3
    assert found["acme/unknown"].generation is None
