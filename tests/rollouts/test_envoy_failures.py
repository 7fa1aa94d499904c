"""The Envoy file router where Envoy is down, refuses what it is told, or its files are damaged."""

from __future__ import annotations

import contextlib
import socket
import time
import uuid
from pathlib import Path

import pytest

from apps.rollouts.routers import envoy_file, envoy_render
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
from tests.rollouts.envoy import Backend, Envoy, Route


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
    assert own_envoy.send(route.ready, 3)


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
    assert own_envoy.send(one.ready, 10) == {"1": 10}


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
    assert own_envoy.send(route.ready, 3) == {"1": 3}


def test_apply__no_config_folder__is_unavailable_with_a_sentence(tmp_path: Path, route: Route) -> None:
    router = EnvoyFileRouter(tmp_path / "nowhere", admin_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(RouterConflict, match="missing"):
        router.apply(route.at(0, 1))
    with pytest.raises(RouterUnavailable, match="ENVOY_CONFIG_DIR"):
        router.rebuild([route.at(0, 1)])
