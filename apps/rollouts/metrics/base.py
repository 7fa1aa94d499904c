"""What the portal asks of a metrics source: cumulative counters of each arm, or a plain "no data"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

# Counters of one reading are not read at one instant: a request may be in one of them and not yet in the other.
READING_SLACK = 10
# Uptimes are whole seconds, and a reading takes a moment.
UPTIME_SLACK_SECONDS = 2.5


@dataclass(frozen=True)
class ArmCounts:
    """Cumulative counters of one arm since the source started: completed requests, and the bad ones among them."""

    requests: int
    bad: int
    at: datetime
    source: str
    """The resolved query, stored beside each decision."""
    uptime: int | None = None
    """Seconds since the source started counting, where it says so."""

    def to_dict(self) -> dict[str, Any]:
        """This function will return the counters as JSON scalars."""
        return {
            "requests": self.requests,
            "bad": self.bad,
            "at": self.at.isoformat(),
            "source": self.source,
            "uptime": self.uptime,
        }

    @classmethod
    def from_dict(cls, raw: dict[str, Any]) -> ArmCounts:
        """This function will read back what `to_dict` wrote."""
        return cls(
            requests=raw["requests"],
            bad=raw["bad"],
            at=datetime.fromisoformat(raw["at"]),
            source=raw["source"],
            uptime=raw.get("uptime"),
        )


@dataclass(frozen=True)
class NoData:
    """The source gave no usable figure. It is not zero, and it is not a pass."""

    reason: str


@dataclass(frozen=True)
class Difference:
    """What one arm did between two readings. After a restart: since the restart, and flagged."""

    requests: int
    bad: int
    counter_reset: bool


class MetricsProvider(Protocol):
    """A source of counters."""

    def snapshot_many(self, clusters: Iterable[str]) -> dict[str, ArmCounts | NoData]:
        """This function will read the counters of all named clusters in one call. It never raises for a dead source."""
        ...

    def snapshot(self, cluster: str) -> ArmCounts | NoData:
        """This function will read the counters of one cluster."""
        ...

    def explain(self, clusters: Iterable[str]) -> str:
        """This function will return the resolved query that `snapshot_many` sends."""
        ...


def difference(previous: ArmCounts | NoData | None, current: ArmCounts | NoData) -> Difference | NoData:
    """This function will return what happened between two cumulative readings of one arm.

    With no earlier reading there is no difference yet: NoData, and `current` is where counting starts.
    A counter that fell, or a source that restarted in between, was reset: what it counted since is the difference.
    """
    if isinstance(current, NoData):
        return current
    if not _sound(current):
        return NoData(
            "the counters make no sense: they must be whole, not negative, and no more bad than all"
        )
    if previous is None or isinstance(previous, NoData):
        return NoData("this is the first reading; the next one can be compared with it")
    if not _sound(previous):
        return NoData("the earlier counters make no sense, so nothing can be compared with them")
    if current.at < previous.at:
        return NoData("the reading is older than the one before it")
    if _restarted(previous, current):
        return Difference(requests=current.requests, bad=current.bad, counter_reset=True)
    requests = current.requests - previous.requests
    bad = current.bad - previous.bad
    if bad > requests + READING_SLACK:
        return NoData(f"{bad} bad of {requests} requests were counted, which cannot be")
    # Never lose a bad event to the slack between two counters of one reading.
    return Difference(requests=max(requests, bad), bad=bad, counter_reset=False)


def _sound(counts: ArmCounts) -> bool:
    whole = type(counts.requests) is int and type(counts.bad) is int
    return whole and 0 <= counts.bad <= counts.requests


def _restarted(previous: ArmCounts, current: ArmCounts) -> bool:
    if current.requests < previous.requests or current.bad < previous.bad:
        return True
    if current.uptime is None or previous.uptime is None:
        return False
    # A source that ran on is older by the time between the readings. Its counters may have passed the old ones again
    # since it restarted, so that it is younger than that must be enough to tell.
    elapsed = (current.at - previous.at).total_seconds()
    return current.uptime < previous.uptime + elapsed - UPTIME_SLACK_SECONDS
