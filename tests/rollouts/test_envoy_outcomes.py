"""Every way in which a request ends, at a real Envoy: nothing that was sent vanishes, and each is counted for what it is."""

from __future__ import annotations

import socket
import struct
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import pytest

from apps.rollouts import judge
from apps.rollouts.metrics.base import CounterReading
from apps.rollouts.metrics.envoy_admin import EnvoyAdminMetrics
from apps.rollouts.routers import envoy_file, envoy_render
from apps.rollouts.routers.base import RouteState, Target
from platform_portal.local.ports import free_port
from tests.rollouts.envoy import Envoy

Behaviour = Callable[[socket.socket, threading.Event], None]
COMPLETE = b"HTTP/1.1 %d told\r\ncontent-length: 2\r\n\r\nok"
BEGUN = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nok"


def answers(status: int) -> Behaviour:
    return lambda line, over: line.sendall(COMPLETE % status)


def is_slow(line: socket.socket, over: threading.Event) -> None:
    over.wait(0.25)
    line.sendall(COMPLETE % 200)


def hangs(line: socket.socket, over: threading.Event) -> None:
    over.wait(30)


def resets(line: socket.socket, over: threading.Event) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def closes(line: socket.socket, over: threading.Event) -> None:
    line.close()


def talks_nonsense(line: socket.socket, over: threading.Event) -> None:
    line.sendall(b"good morning\r\n\r\n")


def stops_in_the_middle(line: socket.socket, over: threading.Event) -> None:
    line.sendall(BEGUN)
    line.close()


def hangs_in_the_middle(line: socket.socket, over: threading.Event) -> None:
    line.sendall(BEGUN)
    over.wait(30)


@contextmanager
def server(behaviour: Behaviour) -> Iterator[int]:
    """Run a server that reads each request's head and then behaves as told; yields its port."""
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0), backlog=50)

    def serve(line: socket.socket) -> None:
        with line, suppress(OSError):
            while not over.is_set():
                head = b""
                while b"\r\n\r\n" not in head:
                    more = line.recv(65536)
                    if not more:
                        return
                    head += more
                behaviour(line, over)

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        over.set()
        listener.close()


@contextmanager
def full_backlog() -> Iterator[int]:
    """Listen where nobody accepts any more, so that a connection is neither made nor refused; yields the port."""
    with ExitStack() as open_lines:
        listener = open_lines.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(3):
            line = open_lines.enter_context(socket.socket())
            line.setblocking(False)
            with suppress(BlockingIOError):
                line.connect(listener.getsockname())
        yield listener.getsockname()[1]


def route_to(envoy: Envoy, port: int) -> tuple[str, str]:
    """Route a new model to one server; returns its cluster and path."""
    target = Target(str(uuid.uuid4()), 1, "127.0.0.1", port)
    model = f"m-{uuid.uuid4().hex[:10]}"
    state = RouteState("acme", model, target, None, 0, 1)
    envoy.router.apply(state)
    envoy.await_shown(state)
    return target.cluster, f"/acme/{model}"


def call(envoy: Envoy, path: str, patience: float = 10.0, *, method: str = "POST") -> str:
    """Ask once and return the answer's first line; a caller whose patience is over leaves."""
    with socket.create_connection(("127.0.0.1", envoy.listener_port), timeout=patience) as line:
        line.sendall(
            f"{method} {path} HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".encode()
        )
        try:
            return b"".join(iter(lambda: line.recv(65536), b"")).split(b"\r\n")[0].decode()
        except TimeoutError:
            return "left"


def counted(envoy: Envoy, cluster: str, done: Callable[[CounterReading], bool]) -> CounterReading:
    """Read a cluster's counters until they say what is expected, or for five seconds."""
    metrics = EnvoyAdminMetrics(admin_url=envoy.admin_url)
    deadline = time.monotonic() + 5
    while True:
        counts = metrics.snapshot(cluster)
        assert isinstance(counts, CounterReading), counts
        if done(counts) or time.monotonic() > deadline:
            return counts
        time.sleep(0.02)


def figures(counts: CounterReading) -> dict[str, int]:
    """Return what is not zero among the figures that the judge gets."""
    names = ("arrivals", "open", "requests", "failed", "unanswered", "cut", "client_errors", "timed")
    return {name: getattr(counts, name) for name in names if getattr(counts, name)}


@pytest.mark.parametrize(
    ("behaviour", "patience", "expected"),
    [
        pytest.param(answers(200), 10, {"timed": 3}, id="200"),
        pytest.param(answers(302), 10, {"timed": 3}, id="302"),
        pytest.param(answers(400), 10, {"client_errors": 3, "timed": 3}, id="400"),
        pytest.param(answers(500), 10, {"failed": 3, "timed": 3}, id="500"),
        pytest.param(is_slow, 10, {"timed": 3}, id="slow"),
        pytest.param(hangs, 10, {"failed": 3}, id="hangs until the route's timeout"),
        pytest.param(hangs, 0.2, {"unanswered": 3}, id="hangs and the caller leaves"),
        pytest.param(resets, 10, {"failed": 3}, id="resets"),
        pytest.param(closes, 10, {"failed": 3}, id="closes"),
        pytest.param(talks_nonsense, 10, {"failed": 3}, id="talks nonsense"),
        pytest.param(stops_in_the_middle, 10, {"cut": 3}, id="closes in the middle"),
        pytest.param(hangs_in_the_middle, 10, {"cut": 3}, id="hangs in the middle until the timeout"),
        pytest.param(hangs_in_the_middle, 0.2, {"cut": 3}, id="hangs in the middle and the caller leaves"),
    ],
)
def test_outcome__each_way_to_end__is_counted_once_and_as_what_it_is(
    own_route_timeout: None, envoy: Envoy, behaviour: Behaviour, patience: float, expected: dict[str, int]
) -> None:
    with server(behaviour) as port:
        cluster, path = route_to(envoy, port)
        for _ in range(3):
            call(envoy, path, patience)
        whole = {"arrivals": 3, "requests": 3, **expected}
        assert figures(counted(envoy, cluster, lambda counts: figures(counts) == whole)) == whole


def test_outcome__request_that_waits__is_open_and_has_none(envoy: Envoy) -> None:
    with server(hangs) as port:
        cluster, path = route_to(envoy, port)
        caller = threading.Thread(target=call, args=(envoy, path, 1.0))
        caller.start()
        waiting = {"arrivals": 1, "open": 1}
        assert figures(counted(envoy, cluster, lambda counts: figures(counts) == waiting)) == waiting
        caller.join()
        left = {"arrivals": 1, "requests": 1, "unanswered": 1}
        assert figures(counted(envoy, cluster, lambda counts: figures(counts) == left)) == left


def test_outcome__what_is_read_of_a_version__is_no_request_to_its_model(envoy: Envoy) -> None:
    with server(answers(200)) as port:
        cluster, path = route_to(envoy, port)
        model = f"{path}/v2/models{path.removeprefix('/acme')}"
        for read in (model, f"{model}/ready"):
            assert "200" in call(envoy, read, method="GET")
        assert "200" in call(envoy, path)
        whole = {"arrivals": 1, "requests": 1, "timed": 1}
        assert figures(counted(envoy, cluster, lambda counts: figures(counts) == whole)) == whole


def test_outcome__connection_refused__failed(envoy: Envoy) -> None:
    cluster, path = route_to(envoy, free_port())
    assert "503" in call(envoy, path)
    counts = counted(envoy, cluster, lambda counts: counts.failed == 1)
    assert figures(counts) == {"arrivals": 1, "requests": 1, "failed": 1}


def test_outcome__no_connection_and_the_caller_leaves__unanswered(envoy: Envoy) -> None:
    with full_backlog() as port:
        cluster, path = route_to(envoy, port)
        caller = threading.Thread(target=call, args=(envoy, path, 0.8))
        caller.start()
        waiting = {"arrivals": 1, "open": 1}
        assert figures(counted(envoy, cluster, lambda counts: figures(counts) == waiting)) == waiting
        caller.join()
        left = {"arrivals": 1, "requests": 1, "unanswered": 1}
        assert figures(counted(envoy, cluster, lambda counts: figures(counts) == left)) == left


def test_outcome__no_room_to_wait__failed(envoy: Envoy, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = envoy_render.cluster_entry

    def narrow(target: Target, *, added_at: int) -> dict[str, object]:
        limits = {"thresholds": [{"max_connections": 1, "max_pending_requests": 1}]}
        return {**shipped(target, added_at=added_at), "circuit_breakers": limits}

    monkeypatch.setattr(envoy_file, "cluster_entry", narrow)
    reached, released = threading.Event(), threading.Event()

    def waits(line: socket.socket, over: threading.Event) -> None:
        reached.set()
        released.wait(30)
        line.sendall(COMPLETE % 200)

    with server(waits) as port:
        cluster, path = route_to(envoy, port)
        callers = [threading.Thread(target=call, args=(envoy, path)) for _ in range(5)]
        # Until it has its connection the first one waits, too, and would leave room for nobody.
        callers[0].start()
        assert reached.wait(10)
        for caller in callers[1:]:
            caller.start()
        # One has the connection, one waits for it, and there is no room for the others.
        full = {"arrivals": 5, "open": 2, "requests": 3, "failed": 3}
        assert figures(counted(envoy, cluster, lambda counts: figures(counts) == full)) == full
        released.set()
        for caller in callers:
            caller.join()
        whole = {"arrivals": 5, "requests": 5, "failed": 3, "timed": 2}
        assert figures(counted(envoy, cluster, lambda counts: figures(counts) == whole)) == whole


def test_outcome__slow_answers__are_told_from_quick_ones_at_an_edge(envoy: Envoy) -> None:
    with server(is_slow) as slow, server(answers(200)) as quick:
        for port, slower in ((slow, 4), (quick, 0)):
            cluster, path = route_to(envoy, port)
            for _ in range(4):
                call(envoy, path)
            counts = counted(envoy, cluster, lambda counts: counts.timed == 4)
            assert [edge for edge, _ in counts.times] == list(judge.SLOW_EDGES_MS)
            assert counts.slower_than(200) == slower
            assert counts.slower_than(201) is None


def test_answer_seconds__every_request_has_its_outcome_by_then() -> None:
    assert float(envoy_render.ROUTE_TIMEOUT.removesuffix("s")) < judge.ANSWER_SECONDS
    # The longest time that can be told is the longest that there is.
    assert float(envoy_render.ROUTE_TIMEOUT.removesuffix("s")) * 1000 <= judge.SLOW_EDGES_MS[-1]


@pytest.fixture
def own_route_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envoy_render, "ROUTE_TIMEOUT", "0.5s")
