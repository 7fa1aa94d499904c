"""The Envoy file router against a real Envoy: what it shows is asked of Envoy, never of our files."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from apps.rollouts.routers import envoy_bootstrap
from apps.rollouts.routers.base import ApplyResult, RouterConflict, RouterUnavailable, RouteState
from apps.rollouts.routers.envoy_file import EnvoyFileRouter
from platform_portal.local.ports import free_port
from tests.rollouts.envoy import Backend, Envoy, Route


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


def test_apply__edited_by_hand__is_put_right_again(envoy: Envoy, route: Route) -> None:
    envoy.router.apply(route.at(10, 1))
    document = json.loads(envoy.routes_path.read_text())
    for entry in document["resources"][0]["virtual_hosts"][0]["routes"]:
        if entry["match"].get("path") == route.ready:
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
    while envoy.get(route.ready).json()["port"] != servers[1].port:
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


def test_unused_clusters__no_route_refers_to_them__are_removed(own_envoy: Envoy, route: Route) -> None:
    own_envoy.router.apply(route.at(10, 1))
    own_envoy.router.apply(route.at(0, 2, candidate=None))
    assert own_envoy.router.remove_unused_clusters() == ()
    assert own_envoy.router.remove_unused_clusters(older_than_seconds=-2) == (
        route.candidate.cluster,
        f"{route.candidate.cluster}-reads",
    )
    assert own_envoy.router.endpoint_of(route.candidate.version_id) is None
    assert own_envoy.send(route.ready, 20) == {"1": 20}
    assert own_envoy.router.apply(route.at(100, 3)) is ApplyResult.APPLIED
    assert own_envoy.send(route.ready, 20) == {"2": 20}


def test_unused_clusters__removed_while_a_request_is_in_flight__request_is_answered(
    own_envoy: Envoy, route: Route, servers: list[Backend]
) -> None:
    own_envoy.router.apply(route.at(100, 1))
    answers: list[int] = []
    servers[1].delay = 0.8
    try:
        asking = threading.Thread(target=lambda: answers.append(own_envoy.get(route.ready).status_code))
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
    assert own_envoy.send(route.ready, 5) == {"2": 5}


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
