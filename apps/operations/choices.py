"""What operators of the platform may do here, and for how long an operator access session lasts."""

from __future__ import annotations

import datetime as dt

ACCESS_SESSION_LIFETIME = dt.timedelta(minutes=30)
REASON_LENGTH = 300
# Nobody who reads it later learns anything from less.
SHORTEST_REASON = 3
# The heartbeat that beat sends and a worker writes.
BEAT = "beat"
