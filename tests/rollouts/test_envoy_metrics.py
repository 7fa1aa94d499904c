"""Envoy's counters as evidence: real failures of every kind, and everything that must not be taken for data."""

from __future__ import annotations

import datetime as dt
import json
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.rollouts.metrics import envoy_admin
from apps.rollouts.metrics.base import UPTIME_SLACK_SECONDS, CounterReading, Difference, NoData, difference
from apps.rollouts.metrics.envoy_admin import EnvoyAdminMetrics
from apps.rollouts.routers import envoy_render
from apps.rollouts.routers.base import RouteState, Target
from platform_portal.local.ports import free_port
from tests.rollouts.envoy import Backend, Envoy, backends, running_envoy

AT = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[Backend]:
    with backends(1) as (started,):
        yield started


def serve(envoy: Envoy, target: Target) -> str:
    """Route a new model to one version and return a path of it that takes any query."""
    model = f"m-{uuid.uuid4().hex[:10]}"
    state = RouteState("acme", model, target, None, 0, 1)
    envoy.router.apply(state)
    envoy.await_shown(state)
    return f"/acme/{model}?"


def read(envoy: Envoy, cluster: str, requests: int) -> CounterReading:
    """Read a cluster's counters once they have reached a number of requests."""
    metrics = EnvoyAdminMetrics(admin_url=envoy.admin_url)
    deadline = time.monotonic() + 5
    while True:
        counts = metrics.snapshot(cluster)
        if isinstance(counts, CounterReading) and counts.requests >= requests:
            return counts
        assert time.monotonic() < deadline, counts
        time.sleep(0.02)


def test_snapshot__version_without_any_request__has_zero_requests(envoy: Envoy, server: Backend) -> None:
    target = server.target(str(uuid.uuid4()), 1)
    serve(envoy, target)
    counts = read(envoy, target.cluster, 0)
    assert (counts.requests, counts.errors) == (0, 0)
    assert counts.uptime is not None


def test_snapshot__answers_of_every_class__only_5xx_are_errors(envoy: Envoy, server: Backend) -> None:
    target = server.target(str(uuid.uuid4()), 1)
    path = serve(envoy, target)
    for status in (200, 200, 202, 301, 400, 404, 422, 500, 501, 503):
        envoy.post(f"{path}/status/{status}")
    counts = read(envoy, target.cluster, 10)
    assert (counts.requests, counts.errors, counts.client_errors) == (10, 3, 3)


def test_snapshot__nobody_listens__failures_made_by_the_proxy_count(envoy: Envoy) -> None:
    target = Target(str(uuid.uuid4()), 1, "127.0.0.1", free_port())
    path = serve(envoy, target)
    assert [envoy.post(f"{path}/x").status_code for _ in range(4)] == [503] * 4
    counts = read(envoy, target.cluster, 4)
    assert (counts.requests, counts.errors) == (4, 4)


def test_snapshot__server_is_too_slow__timeouts_count(
    envoy: Envoy, server: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(envoy_render, "ROUTE_TIMEOUT", "0.2s")
    target = server.target(str(uuid.uuid4()), 1)
    path = serve(envoy, target)
    server.delay = 0.5
    try:
        assert [envoy.post(f"{path}/x").status_code for _ in range(3)] == [504] * 3
    finally:
        server.delay = 0.0
    counts = read(envoy, target.cluster, 3)
    assert (counts.requests, counts.errors) == (3, 3)


def test_snapshot__requests_refused_by_the_proxy_itself__are_nobodys(envoy: Envoy, server: Backend) -> None:
    target = server.target(str(uuid.uuid4()), 1)
    path = serve(envoy, target)
    bare = path.removesuffix("?")
    assert envoy.raw(f"{bare}/..%2f")[0] == 400
    assert envoy.get(f"{bare}-unknown").status_code == 404
    assert envoy.post(f"{path}/x").status_code == 200
    counts = read(envoy, target.cluster, 1)
    assert (counts.requests, counts.errors) == (1, 0)


def test_snapshot_many__both_arms_and_a_stranger__one_call(
    envoy: Envoy, server: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = server.target(str(uuid.uuid4()), 1), server.target(str(uuid.uuid4()), 2)
    serve(envoy, one)
    serve(envoy, two)
    metrics = EnvoyAdminMetrics(admin_url=envoy.admin_url)
    calls: list[str] = []
    real = metrics._admin.get_json

    def counted(path: str, params: dict[str, str]) -> dict[str, Any]:
        calls.append(path)
        return real(path, params)

    monkeypatch.setattr(metrics._admin, "get_json", counted)
    found = metrics.snapshot_many([one.cluster, two.cluster, "v-unknown"])
    assert calls == ["/server_info", "/stats", "/stats"]
    assert isinstance(found[one.cluster], CounterReading)
    assert isinstance(found[two.cluster], CounterReading)
    assert found["v-unknown"] == NoData("Envoy runs no cluster v-unknown, or does not tell of it")
    assert found[one.cluster].at == found[two.cluster].at


def test_snapshot__envoy_is_down__is_no_data_and_no_error() -> None:
    metrics = EnvoyAdminMetrics(admin_url=f"http://127.0.0.1:{free_port()}")
    found = metrics.snapshot("v1")
    assert isinstance(found, NoData)
    assert "does not answer" in found.reason


def test_snapshot__one_name_begins_like_another__is_not_mixed_up(envoy: Envoy, server: Backend) -> None:
    short, long = server.target("abc", 1), server.target("abc-1", 1)
    serve(envoy, short)
    path = serve(envoy, long)
    envoy.post(f"{path}/x")
    read(envoy, long.cluster, 1)
    assert read(envoy, short.cluster, 0).requests == 0


def test_difference__envoy_restarted_between__counts_since_the_restart(
    tmp_path: Path, server: Backend
) -> None:
    target = server.target(str(uuid.uuid4()), 1)
    with running_envoy(tmp_path / "envoy") as own:
        path = serve(own, target)
        list(own.answers("POST", f"{path}/x", 8))
        before = read(own, target.cluster, 8)
        own.kill()
        own.start()
        list(own.answers("POST", f"{path}/x", 3))
        own.post(f"{path}/status/500")
        after = read(own, target.cluster, 4)
    news = told(difference(before, after, slow_ms=1000))
    assert (news.arrivals, news.requests, news.errors, news.counter_reset) == (4, 4, 1, True)


def test_difference__long_pause_after_a_short_one__is_no_restart(envoy: Envoy, server: Backend) -> None:
    target = server.target(str(uuid.uuid4()), 1)
    path = serve(envoy, target)
    list(envoy.answers("POST", f"{path}/x", 5))
    read(envoy, target.cluster, 5)
    before = read(envoy, target.cluster, 5)
    time.sleep(UPTIME_SLACK_SECONDS + 1.5)
    list(envoy.answers("POST", f"{path}/x", 2))
    after = read(envoy, target.cluster, 7)
    news = told(difference(before, after, slow_ms=1000))
    assert (news.arrivals, news.requests, news.errors, news.counter_reset) == (2, 2, 0, False)


def test_explain__names__is_the_query_that_is_sent() -> None:
    metrics = EnvoyAdminMetrics(admin_url="http://127.0.0.1:9901/")
    assert metrics.explain(["vb-1", "va"]) == (
        "GET http://127.0.0.1:9901/stats?format=json&histogram_buckets=cumulative&filter="
        rf"^cluster\.(va|vb-1)\.({envoy_admin._NAMES})$"
    )


def series(**values: object) -> list[dict[str, object]]:
    idle = {"upstream_rq_total": 100, "upstream_rq_active": 0}
    return [{"name": f"cluster.v1.{name}", "value": value} for name, value in {**idle, **values}.items()]


@pytest.mark.parametrize(
    ("stats", "reason"),
    [
        (None, "no cluster"),
        ("text", "no cluster"),
        ([], "no cluster"),
        ([None, 1, {}, {"name": 5}], "no cluster"),
        (series(upstream_rq_completed=100, upstream_rq_2xx=100), "no cluster"),
        (series(membership_total=1), "no count of completed"),
        (series(membership_total=1, upstream_rq_completed="100"), "no count of completed"),
        (series(membership_total=1, upstream_rq_completed=float("nan")), "no count of completed"),
        (series(membership_total=1, upstream_rq_completed=-5), "no count of completed"),
        (series(membership_total=1, upstream_rq_completed=True), "no count of completed"),
        (series(membership_total=1, upstream_rq_completed=100), "do not add up"),
        (series(membership_total=1, upstream_rq_completed=100, upstream_rq_2xx=60), "do not add up"),
        (
            series(membership_total=1, upstream_rq_completed=100, upstream_rq_2xx=60, upstream_rq_5xx="40"),
            "do not add up",
        ),
        (series(membership_total=1, upstream_rq_completed=0, upstream_rq_5xx=40), "do not add up"),
        (series(membership_total=1, upstream_rq_completed=0, upstream_rq_total="1"), "no count of sent"),
        (series(membership_total=1, upstream_rq_completed=0, upstream_rq_active=-1), "no count of open"),
    ],
)
def test_snapshot__source_answers_nonsense__is_no_data(
    stats: object, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    metrics = EnvoyAdminMetrics(admin_url="http://127.0.0.1:1")
    monkeypatch.setattr(metrics._admin, "get_json", lambda path, params: {"stats": stats})
    found = metrics.snapshot("v1")
    assert isinstance(found, NoData)
    assert reason in found.reason


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["name", "value", "histograms", "buckets", "upper_bound", "cumulative"]),
                inner,
                max_size=3,
            )
        ),
        max_leaves=10,
    )
)
def test_series__anything_at_all__never_fails(stats: object) -> None:
    counters, histograms = envoy_admin._series(stats)
    assert isinstance(counters, dict)
    assert isinstance(histograms, dict)


@pytest.mark.parametrize(
    "buckets",
    [
        None,
        "text",
        [{"upper_bound": "1", "cumulative": 1}],
        [{"upper_bound": 1, "cumulative": 1.5}],
        [{"upper_bound": 1, "cumulative": -1}],
        [{"upper_bound": float("nan"), "cumulative": 1}],
        [{"upper_bound": True, "cumulative": 1}],
        [{}],
    ],
)
def test_histogram__nonsense__tells_no_time(buckets: object) -> None:
    assert not envoy_admin._histogram(buckets)


@pytest.mark.parametrize(
    ("told", "uptime"), [("12s", 12), ("3.5s", 3), ("", None), ("soon", None), (7, None), (None, None)]
)
def test_uptime__whole_or_broken_seconds__are_read_and_nothing_else(told: object, uptime: int | None) -> None:
    assert envoy_admin._uptime({"uptime_all_epochs": told}) == uptime


def counts(
    requests: object, errors: object, *, seconds: int = 0, uptime: int | None = None, **more: object
) -> CounterReading:
    """Return the counters of a version of whose answers each takes 15 ms."""
    figures: dict[str, Any] = {
        "arrivals": requests,
        "open": 0,
        "requests": requests,
        "completed": requests,
        "failed": errors,
        "unanswered": 0,
        "cut": 0,
        "client_errors": 0,
        "times": ((10, 0), (20, requests)),
        "timed": requests,
        "at": AT + dt.timedelta(seconds=seconds),
        "source": "test",
        "uptime": uptime,
    }
    return CounterReading(**{**figures, **more})


def told(news: Difference | NoData) -> Difference:
    assert isinstance(news, Difference), news
    return news


def brief(before: CounterReading | NoData | None, now: CounterReading | NoData) -> tuple[int, int, bool]:
    news = told(difference(before, now, slow_ms=10))
    return news.requests, news.errors, news.counter_reset


def test_difference__two_readings__is_what_happened_between() -> None:
    assert brief(counts(100, 5), counts(130, 7, seconds=10)) == (30, 2, False)
    assert brief(counts(100, 5), counts(100, 5, seconds=10)) == (0, 0, False)


def test_difference__every_metric__is_counted_by_itself() -> None:
    before = counts(100, 1, client_errors=2, cut=1, times=((10, 80), (20, 95)), timed=98)
    now = counts(
        200,
        4,
        seconds=10,
        arrivals=210,
        open=10,
        unanswered=5,
        cut=2,
        client_errors=9,
        times=((10, 90), (20, 180)),
        timed=190,
    )
    assert told(difference(before, now, slow_ms=20)) == Difference(110, 100, 9, 7, 92, 7, 10, False)


def test_difference__bound_that_is_no_edge__is_no_data() -> None:
    found = difference(counts(10, 0), counts(20, 0, seconds=1), slow_ms=15)
    assert found == NoData("the source does not tell how many answers took longer than 15 ms")


@pytest.mark.parametrize("previous", [None, NoData("away")])
def test_difference__nothing_to_compare_with__is_no_data(previous: NoData | None) -> None:
    assert isinstance(difference(previous, counts(10, 1), slow_ms=10), NoData)


def test_difference__source_is_away__is_its_no_data() -> None:
    assert difference(counts(10, 1), NoData("away"), slow_ms=10) == NoData("away")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (counts(100, 5), counts(30, 2, seconds=10), (30, 2, True)),
        (counts(100, 5), counts(400, 2, seconds=10), (400, 2, True)),
        (counts(100, 5, uptime=900), counts(120, 6, seconds=10, uptime=4), (120, 6, True)),
        (counts(100, 5, uptime=900), counts(120, 6, seconds=10, uptime=910), (20, 1, False)),
    ],
)
def test_difference__counters_fell_or_source_restarted__is_flagged(
    before: CounterReading, now: CounterReading, expected: tuple[int, int, bool]
) -> None:
    assert brief(before, now) == expected


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (counts(10, 1), counts(-1, 0)),
        (counts(10, 1), counts(20, 21)),
        (counts(10, 1), counts(float("nan"), 0)),
        (counts(10, 1), counts(20.0, 1)),
        (counts(10, 1), counts("20", 1)),
        (counts(10, 1), counts(True, False)),
        (counts(-10, 1), counts(20, 1)),
        (counts(100, 0), counts(101, 50)),
        (counts(10, 1, seconds=10), counts(20, 1)),
        (counts(10, 1), counts(20, 1, seconds=1, open=-1)),
        (counts(10, 1), counts(20, 1, seconds=1, client_errors=21)),
        (counts(10, 1), counts(20, 1, seconds=1, times=((10, 25), (20, 20)))),
        (counts(10, 1), counts(20, 1, seconds=1, times=((10, 0), (20, 21)))),
    ],
)
def test_difference__makes_no_sense__is_no_data(before: CounterReading, now: CounterReading) -> None:
    assert isinstance(difference(before, now, slow_ms=10), NoData)


def test_difference__failure_read_a_moment_before_its_request__is_not_lost() -> None:
    assert brief(counts(100, 0), counts(101, 2, seconds=1)) == (2, 2, False)


def test_difference__answer_is_found_cut_a_reading_late__is_not_lost() -> None:
    assert brief(counts(100, 0), counts(100, 0, seconds=1, cut=40)) == (40, 40, False)


def test_difference__derived_figure_falls_back__is_not_counted_twice() -> None:
    # One request was caught between two counters, and comes back a reading later.
    first, second = counts(101, 0, seconds=1, unanswered=1), counts(101, 0, seconds=2)
    third = counts(103, 0, seconds=3, unanswered=1)
    assert brief(counts(100, 0), first) == (1, 1, False)
    assert brief(first, second) == (0, 0, False)
    assert brief(second.at_least(first), third) == (2, 0, False)


@given(st.integers(), st.integers(), st.integers(), st.integers())
def test_difference__any_numbers__is_sound_or_no_data(a: int, b: int, c: int, d: int) -> None:
    found = difference(counts(a, b), counts(c, d, seconds=1), slow_ms=10)
    if isinstance(found, Difference):
        assert 0 <= found.errors <= found.requests


@pytest.mark.parametrize(
    ("times", "timed", "expected"),
    [
        (((10, 985), (20, 990), (30, 1000)), 1000, 20),
        (((10, 1000), (20, 1000)), 1000, 10),
        (((10, 0), (20, 10)), 1000, 20),
        (((10, 99), (20, 99)), 99, None),
        ((), 1000, None),
    ],
)
def test_percentile_99__is_an_edge_and_needs_answers(
    times: tuple[tuple[int, int], ...], timed: int, expected: int | None
) -> None:
    assert counts(1000, 0, times=times, timed=timed).percentile_99() == expected


def test_arm_counts__through_json__is_the_same() -> None:
    one = counts(10, 1, uptime=5)
    assert CounterReading.from_dict(json.loads(json.dumps(one.to_dict()))) == one


@pytest.mark.parametrize("raw", [{}, {"requests": 1, "bad": 0, "at": AT.isoformat(), "source": "x"}])
def test_arm_counts__of_an_earlier_release__is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        CounterReading.from_dict(raw)
