"""The limits that keep one stopped process from holding the others up."""

from __future__ import annotations

from django.db import connection

# A stopped process loses its transaction after so long.
IDLE_SECONDS = 4


def limit_waiting(*, lock_seconds: float) -> None:
    """Bound, for the present transaction, the wait for locks and how long it may idle.

    A process that is stopped inside a transaction loses it after `IDLE_SECONDS`, and the rows are free again.
    A tick gives up on a lock sooner than the database looks for deadlocks, so in a deadlock with a person's
    action it is the tick that yields: it is repeated a second later anyway.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('lock_timeout', %s, true),"
            " set_config('idle_in_transaction_session_timeout', %s, true)",
            [f"{int(lock_seconds * 1000)}ms", f"{IDLE_SECONDS}s"],
        )
