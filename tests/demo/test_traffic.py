from __future__ import annotations

import time

from demo import training
from demo.model_server import protocol
from demo.model_server.protocol import BadRequest
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
        assert traffic.by_version() == {"1": (50, 0, 0)}


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

    assert traffic.by_version() == {"1": (2, 0, 0), "2": (4, 4, 0)}


def test_traffic__to_a_route_that_is_down__counts_no_answers():
    with fake_portal.running() as route:
        url = route.url
    traffic = Traffic(f"{url}/acme/churn", "churn", per_second=120, most=3).start()
    for thread in traffic._threads:
        thread.join(10)

    assert traffic.by_version() == {"": (3, 3, 0)}


def test_traffic__of_callers__holds_a_few_broken_requests_the_same_ones_each_time():
    def sent() -> list[bytes]:
        traffic = Traffic("http://127.0.0.1:1/acme/churn", "churn", per_second=120, most=4_000)
        # All of them are due already.
        traffic._started = -1_000.0
        traffic._seconds = 2_000.0
        return [body for body in iter(traffic._next, None) if body is not None]

    def is_sound(body: bytes) -> bool:
        try:
            inputs = protocol.parse_inputs(protocol.parse_body(body))
        except BadRequest:
            return False
        return (
            list(inputs) == [column.name for column in training.CHURN.columns]
            and inputs["tenure_months"].dtype.kind == "f"
        )

    first = sent()
    unsound = sum(not is_sound(body) for body in first)

    assert len(first) == 4_000
    assert 8 <= unsound <= 40
    assert first == sent()


def test_traffic__with_refused_answers__counts_them_apart_from_failures():
    with fake_portal.running() as route:
        bad = Answer(400, {}, headers={"x-served-version": "2"})
        route.on("POST", "/acme/churn", bad)
        traffic = Traffic(f"{route.url}/acme/churn", "churn", per_second=120, most=5).start()
        for thread in traffic._threads:
            thread.join(10)

    assert traffic.by_version() == {"2": (5, 0, 5)}
