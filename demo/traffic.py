"""Bounded traffic for a route: real requests at a steady rate, the same rows for the same seed, ending by itself.

Callers make mistakes as well: a few requests of any traffic are broken, whichever version they reach.
"""

from __future__ import annotations

import http.client
import itertools
import json
import math
import random
import threading
import time
from collections import Counter
from collections.abc import Mapping
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

from demo import training

MOST_PER_SECOND = 120.0
# How many requests of a thousand are broken by those who send them.
BROKEN_PER_MILLE = 5
_CLIENTS = 3


class Answered(NamedTuple):
    """How a version answered: all its answers, its failures (5xx, or none came), and what it refused (4xx)."""

    total: int = 0
    failed: int = 0
    refused: int = 0


def broken(request: Mapping[str, Any], mistake: int) -> bytes:
    """Return a request's body with one of the mistakes that callers make; its number chooses which."""
    first, *others = request["inputs"]
    bodies = [
        json.dumps({"inputs": others}),
        json.dumps({"inputs": [{**first, "name": "tenure"}, *others]}),
        json.dumps({"inputs": [{**first, "data": ["a lot"]}, *others]}),
        json.dumps({"inputs": [{**first, "data": [math.nan]}, *others]}),
        json.dumps({"inputs": [{**first, "data": [None]}, *others]}),
        json.dumps({"inputs": [{**first, "shape": [2]}, *others]}),
        json.dumps(request)[:-2],
    ]
    return bodies[mistake % len(bodies)].encode()


class Traffic:
    """Requests for one model's route from a few threads, until `most` are sent, `seconds` are over or it is stopped.

    As a context manager it stops at the end of the block. `answers` counts (served version, status); status 0 is
    a request that got no answer.
    """

    def __init__(
        self,
        url: str,
        model: str,
        *,
        per_second: float = 90.0,
        most: int = 9_000,
        seconds: float = 120.0,
        seed: int = training.SEED + 1,
    ) -> None:
        self._parts = urlsplit(url)
        self._requests = training.traffic(model, seed=seed)
        self._mistakes = random.Random(seed)
        self._between = 1.0 / min(per_second, MOST_PER_SECOND)
        self._most = most
        self._seconds = seconds
        self._numbers = itertools.count()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._client, daemon=True) for _ in range(_CLIENTS)]
        self._started = 0.0
        self.answers: Counter[tuple[str, int]] = Counter()

    def start(self) -> Self:
        """Begin to send."""
        self._started = time.monotonic()
        for thread in self._threads:
            thread.start()
        return self

    def stop(self) -> None:
        """End the traffic and wait until no request is under way."""
        self._stopped.set()
        for thread in self._threads:
            thread.join(timeout=15.0)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def by_version(self) -> dict[str, Answered]:
        """Return how each version answered."""
        found: dict[str, Answered] = {}
        with self._lock:
            for (version, status), count in self.answers.items():
                total, failed, refused = found.get(version, Answered())
                found[version] = Answered(
                    total + count,
                    failed + (count if status == 0 or status >= 500 else 0),
                    refused + (count if 400 <= status < 500 else 0),
                )
        return found

    def _client(self) -> None:
        connection = http.client.HTTPConnection(self._parts.hostname or "", self._parts.port, timeout=12)
        try:
            while (body := self._next()) is not None:
                answer = self._send(connection, body)
                with self._lock:
                    self.answers[answer] += 1
        finally:
            connection.close()

    def _next(self) -> bytes | None:
        """Wait for the next request's moment; None where the traffic has ended."""
        with self._lock:
            number = next(self._numbers)
            if number >= self._most or self._stopped.is_set():
                return None
            request = next(self._requests)
            is_broken = self._mistakes.randrange(1_000) < BROKEN_PER_MILLE
        body = broken(request, number) if is_broken else json.dumps(request).encode()
        moment = self._started + number * self._between
        if moment - self._started > self._seconds:
            return None
        if self._stopped.wait(max(0.0, moment - time.monotonic())):
            return None
        return body

    def _send(self, connection: http.client.HTTPConnection, body: bytes) -> tuple[str, int]:
        try:
            connection.request("POST", self._parts.path, body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            # The next request opens a new connection by itself.
            connection.close()
            return ("", 0)
        return (response.headers.get("x-served-version", ""), response.status)
