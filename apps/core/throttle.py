"""Slows down whoever tries tokens that are not valid. Valid ones are never counted, and cost nothing here."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest

from apps.core import clients, clock
from apps.core.refusals import Refused

WINDOW_SECONDS = 60


class TooManyAttempts(Refused):
    code = "too_many_attempts"
    status = 429
    sentence = (
        "Too many calls with an invalid token came from your address. Correct the token and wait a minute."
    )

    def __init__(self, *, retry_after: int) -> None:
        super().__init__()
        self.headers = {"Retry-After": str(retry_after)}


def failed(request: HttpRequest) -> None:
    """Count a call whose token is not valid, by the client's address.

    Raises `TooManyAttempts` once there were more than TOKEN_FAILURES_PER_MINUTE within a minute; a limit of 0 is none.
    Call it outside a transaction: what the refusal undoes would not be counted.
    """
    limit = settings.TOKEN_FAILURES_PER_MINUTE
    if limit <= 0 or not request.META.get("HTTP_AUTHORIZATION"):
        # Whoever shows nothing tries nothing.
        return
    window, second = divmod(int(clock.now().timestamp()), WINDOW_SECONDS)
    key = f"throttle:token:{clients.address_of(request)}:{window}"
    # Beyond the limit nothing is written any more: an attack must not make work.
    if int(cache.get(key, 0)) >= limit or _count(key) > limit:
        raise TooManyAttempts(retry_after=WINDOW_SECONDS - second)


def _count(key: str) -> int:
    """Add one and return the sum, exactly: the cache alone would lose what is counted at once."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        count = int(cache.get(key, 0)) + 1
        cache.set(key, count, WINDOW_SECONDS)
        return count
