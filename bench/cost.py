"""What queries cost in Postgres: the time that the connection's server process spends on a processor.

The kernel counts it. How long the process waits for a processor that others keep busy says nothing of a query. Where there
is no such count, it is the time in `execute()`.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection

ROUNDS, CALLS = 9, 9

Read = Callable[[], Any]


class Spent:
    """What the queries inside cost: their number, their seconds in Postgres, and in `execute()` with every wait."""

    def __init__(self) -> None:
        self.queries = 0
        self.seconds = 0.0
        self.waited = 0.0

    def __call__(self, execute: Any, *args: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(*args)
        finally:
            self.waited += time.perf_counter() - started
            self.queries += 1


def _on_processor() -> float | None:
    """Return the seconds that this connection's server process has run so far."""
    count = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(count.read_text().split()[0]) / 1e9 if count.exists() else None


def spent(read: Read) -> Spent:
    """Call `read` once and return what its queries cost."""
    connection.ensure_connection()
    spent = Spent()
    before = _on_processor()
    with connection.execute_wrapper(spent):
        read()
    after = _on_processor()
    spent.seconds = spent.waited if before is None or after is None else after - before
    return spent


def milliseconds(read: Read, *, rounds: int = ROUNDS, calls: int = CALLS) -> float:
    """Return the milliseconds in Postgres of one call: the best of several rounds' medians."""
    read()
    return min(statistics.median(spent(read).seconds for _ in range(calls)) for _ in range(rounds)) * 1000


def processor_seconds(act: Read) -> float:
    """Return the seconds that this process and the connection's server process ran while `act` was called."""
    connection.ensure_connection()
    before, own = _on_processor(), time.process_time()
    started = time.perf_counter()
    act()
    waited, own, after = time.perf_counter() - started, time.process_time() - own, _on_processor()
    return waited if before is None or after is None else own + after - before


def limit_of(label: str) -> float:
    """Return the milliseconds that the first page of a list may cost: more for who sees very much."""
    return 20 if label.startswith("500") else 10
