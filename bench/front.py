"""What slow callers do to everybody else, and what the front that waits for them costs: a real one before real pages."""

from __future__ import annotations

import time

from apps.core import unix_http
from bench.harness import Result, at_most, interleaved
from platform_portal.front import PAGES_SOCKET
from tests.served import Served, served
from tests.slow import KINDS, SlowCallers

CALLERS = 200
# One that no page is needed for, and one that is written by a template and reads its rows.
PAGES = ("/healthz", "/accounts/login/")
ROUNDS, SECONDS = 3, 3.0
SLOWEST_SECONDS = 1.0
COST = 1.5


def run() -> list[Result]:
    """Return the slowest answer beside slow callers of each kind, and a page's time through the front over its own.

    Of several rounds the best counts: what else the machine does is nobody's slow caller.
    """
    with served({}) as portal:
        results = [
            at_most(
                f"front: slowest answer beside {CALLERS} slow {kind}",
                min(_slowest(portal, kind) for _ in range(ROUNDS)),
                SLOWEST_SECONDS,
                "s",
            )
            for kind in KINDS
        ]
        page = PAGES[-1]
        through, own = interleaved(
            lambda: portal.get(page),
            lambda: unix_http.get(portal.folder / PAGES_SOCKET, page, timeout=20),
        )
    return [*results, at_most("front: a page through it, to the page itself", through / own, COST)]


def _slowest(portal: Served, kind: str) -> float:
    seconds = []
    with SlowCallers(portal.port, kind, CALLERS):
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            for path in PAGES:
                started = time.perf_counter()
                status, _ = portal.get(path)
                seconds.append(time.perf_counter() - started if status == 200 else float("inf"))
    return max(seconds)
