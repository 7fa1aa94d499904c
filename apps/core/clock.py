"""The portal's one clock, so that tests can hold it still."""

from __future__ import annotations

import datetime as dt


def now() -> dt.datetime:
    """This function will return the present moment as an aware UTC datetime."""
    return dt.datetime.now(dt.UTC)
