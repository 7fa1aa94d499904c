from __future__ import annotations

import time

from demo.traffic import Traffic
from tests.sdk import fake_portal
from tests.sdk.fake_portal import Answer


def test_traffic__up_to_its_number__ends_by_itself_at_its_rate():
    with fake_portal.running() as route:
        route.on("POST", "/acme/churn", Answer(200, {}, headers={"x-served-version": "1"}))
        started = time.monotonic()
        traffic = Traffic(f"{route.url}/acme/churn", "churn", per_second=100, most=50).start()
        for thread in traffic._threads:
            thread.join(10)

        assert time.monotonic() - started > 0.45
        assert traffic.by_version() == {"1": (50, 0)}


def test_traffic__stopped__sends_nothing_more():
    with fake_portal.running() as route:
        route.on("POST", "/acme/churn", Answer(200, {}, headers={"x-served-version": "1"}))
        with Traffic(f"{route.url}/acme/churn", "churn", per_second=100):
            time.sleep(0.2)
        sent = len(route.seen)
        time.sleep(0.2)

        assert 0 < sent == len(route.seen)


def test_traffic__with_failing_answers__counts_them_by_version():
    with fake_portal.running() as route:
        good = Answer(200, {}, headers={"x-served-version": "1"})
        bad = Answer(500, {}, headers={"x-served-version": "2"})
        route.on("POST", "/acme/churn", good, bad, good, bad)
        traffic = Traffic(f"{route.url}/acme/churn", "churn", per_second=120, most=6).start()
        for thread in traffic._threads:
            thread.join(10)

    assert traffic.by_version() == {"1": (2, 0), "2": (4, 4)}


def test_traffic__to_a_route_that_is_down__counts_no_answers():
    with fake_portal.running() as route:
        url = route.url
    traffic = Traffic(f"{url}/acme/churn", "churn", per_second=120, most=3).start()
    for thread in traffic._threads:
        thread.join(10)

    assert traffic.by_version() == {"": (3, 3)}
