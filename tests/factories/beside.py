"""Acts beside each other, and who waits for whom meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from django.db import connection

from tests.conftest import superuser_connection


class Beside:
    """An act in a thread of its own, which starts at once. `end` waits for it and raises what it raised."""

    def __init__(self, act: Callable[[], object]) -> None:
        self._act = act
        self._raised: Exception | None = None
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._act()
        except Exception as error:
            self._raised = error
        finally:
            connection.close()

    def end(self) -> None:
        """Return when the act is over."""
        self._thread.join(timeout=20)
        assert not self._thread.is_alive()
        if self._raised is not None:
            raise self._raised


def wait_until_waiting(count: int) -> None:
    """Return when so many sessions of this database wait for a lock."""
    deadline = time.monotonic() + 20
    while _waiting() != count:
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _waiting() -> int:
    # From outside: inside of a transaction the answer would stay what it was.
    with superuser_connection() as db:
        row = db.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        ).fetchone()
    return int(row[0]) if row else 0
