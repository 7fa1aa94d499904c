"""How many calls a token may make in a minute, counted in Redis.

Where Redis is away nothing is counted and nobody refused: a limit protects the portal from programs that run wild, and
must not be what stops it.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase

from apps.core import clock
from apps.core.refusals import Refused

logger = logging.getLogger(__name__)

WINDOW_SECONDS = 60
# Redis answers in a fraction of a millisecond; a call does not wait for it much longer, and then leaves it alone.
PATIENCE_SECONDS = 0.1
LEFT_ALONE_SECONDS = 5.0
_away_until = 0.0


@dataclass(frozen=True)
class Standing:
    """What is left of a quota."""

    quota: int
    remaining: int
    resets_in: int

    def headers(self) -> dict[str, str]:
        """Return the fields of draft-ietf-httpapi-ratelimit-headers."""
        return {
            "RateLimit-Policy": f'"token";q={self.quota};w={WINDOW_SECONDS}',
            "RateLimit": f'"token";r={self.remaining};t={self.resets_in}',
        }


class TooManyRequests(Refused):
    code = "too_many_requests"
    status = 429
    sentence = "This token has made all the calls of this minute. Wait for the seconds in Retry-After."

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.headers = {"Retry-After": str(standing.resets_in), **standing.headers()}


def take(name: str) -> Standing | None:
    """Count one call of a token, and return what is left; None where there is no limit or nothing can be counted.

    The limit is API_REQUESTS_PER_MINUTE; 0 is none. Raises `TooManyRequests`.
    """
    quota = settings.API_REQUESTS_PER_MINUTE
    if quota <= 0:
        return None
    window, second = divmod(int(clock.now().timestamp()), WINDOW_SECONDS)
    used = _count(f"rest:calls:{name}:{window}")
    if used is None:
        return None
    standing = Standing(quota, max(0, quota - used), WINDOW_SECONDS - second)
    if used > quota:
        raise TooManyRequests(standing)
    return standing


def show(standing: Standing | None, response: HttpResponseBase) -> None:
    """Tell on an answer what is left."""
    for name, value in standing.headers().items() if standing is not None else ():
        response.setdefault(name, value)


def _count(key: str) -> int | None:
    global _away_until
    if time.monotonic() < _away_until:
        return None
    # Here, so that what never counts does not load the client.
    import redis

    # Held to the end: where the first calls of a process meet, each makes a client, and one of them is kept. The other
    # closes its connections with the last who holds it, whoever is using them.
    client = _client(settings.REDIS_URL)
    try:
        pipeline = client.pipeline(transaction=False)
        pipeline.incr(key)
        pipeline.expire(key, 2 * WINDOW_SECONDS)
        return int(pipeline.execute()[0])
    except (redis.RedisError, OSError) as error:
        _away_until = time.monotonic() + LEFT_ALONE_SECONDS
        logger.warning("calls are not counted: Redis is away (%s)", type(error).__name__)
        return None


@cache
def _client(url: str) -> Any:
    import redis

    return redis.Redis.from_url(
        url, socket_timeout=PATIENCE_SECONDS, socket_connect_timeout=PATIENCE_SECONDS, retry=None
    )
