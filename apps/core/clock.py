"""The portal's clocks: the process's own, which tests can hold still, and the database's, which all processes share."""

from __future__ import annotations

import datetime as dt

from django.db import connection


def now() -> dt.datetime:
    """Return the present moment as an aware UTC datetime."""
    return dt.datetime.now(dt.UTC)


def database_now() -> dt.datetime:
    """Return the database's present moment, in UTC: leases, expiries and measurements go by one clock only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment: dt.datetime = cursor.fetchone()[0]
    return moment.astimezone(dt.UTC)
