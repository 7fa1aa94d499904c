"""What the portal asks of a metrics source: cumulative counters of each version, or a plain "no data"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

# Counters of one reading are not read at one instant: a request may be in one of them and not yet in the other.
READING_SLACK = 10
# Uptimes are whole seconds, and a reading takes a moment.
UPTIME_SLACK_SECONDS = 2.5
# A percentile of fewer answers than this says nothing.
FEWEST_ANSWERS = 100


@dataclass(frozen=True)
class CounterReading:
    """Cumulative counters of one version since the source started.

    Nothing that was sent is left out: `arrivals` less what is `open` have ended, and each of those was answered
    completely or is an error. `completed` are the answers that began, as the source counts them.
    """

    arrivals: int
    open: int
    requests: int
    """Requests that have ended, whichever way."""
    completed: int
    failed: int
    """Answered with 5xx, by the server or by the router in its place."""
    unanswered: int
    """Ended without any answer: the caller left before."""
    cut: int
    """Ended in the middle of an answer."""
    client_errors: int
    times: tuple[tuple[int, int], ...]
    """Complete answers by time: how many took at most so many milliseconds, in rising order."""
    timed: int
    """Complete answers of any time."""
    at: datetime
    source: str
    """The resolved query, stored beside each decision."""
    uptime: int | None = None
    """Seconds since the source started counting, where it says so."""

    @property
    def errors(self) -> int:
        return self.failed + self.unanswered + self.cut

    def slower_than(self, bound_ms: int) -> int | None:
        """Return how many complete answers took longer than a bound; None where it is no edge of the source's."""
        if not self.timed:
            return 0
        within = dict(self.times).get(bound_ms)
        return None if within is None else self.timed - within

    def percentile_99(self) -> int | None:
        """Return the first edge in milliseconds within which 99 of 100 answers came; None where too few did."""
        if self.timed < FEWEST_ANSWERS or not self.times:
            return None
        edges = (edge for edge, within in self.times if within >= 0.99 * self.timed)
        return next(edges, self.times[-1][0])

    def to_dict(self) -> dict[str, Any]:
        """Return the counters as JSON."""
        return {**dataclasses.asdict(self), "at": self.at.isoformat(), "times": [list(t) for t in self.times]}

    @classmethod
    def from_dict(cls, raw: dict[str, Any]) -> CounterReading:
        """Read back what `to_dict` wrote. Raises ValueError for what an earlier release wrote."""
        try:
            times = tuple((edge, within) for edge, within in raw["times"])
            return cls(**{**raw, "at": datetime.fromisoformat(raw["at"]), "times": times})
        except (KeyError, TypeError) as problem:
            raise ValueError(f"these counters cannot be read: {problem}") from problem

    def at_zero(self) -> CounterReading:
        """Return the counters as they were when the source started."""
        nothing: dict[str, Any] = dict.fromkeys(_COUNTERS, 0)
        return dataclasses.replace(self, **nothing, times=tuple((edge, 0) for edge, _ in self.times))

    def at_least(self, earlier: CounterReading) -> CounterReading:
        """Return the counters, none of the derived ones lower than in an earlier reading.

        They are differences of counters that are not read at one instant, so they may be one too high for a moment.
        What was counted once must not be counted again when it comes back.
        """
        derived = ("arrivals", "requests", "unanswered", "cut")
        return dataclasses.replace(
            self, **{name: max(getattr(self, name), getattr(earlier, name)) for name in derived}
        )


@dataclass(frozen=True)
class NoData:
    """The source gave no usable figure. It is not zero, and it is not a pass."""

    reason: str
    is_silent: bool = False
    """The source did not answer at all; another time it may."""


@dataclass(frozen=True)
class Difference:
    """What one version did between two readings. After a restart: since the restart, and flagged."""

    arrivals: int
    requests: int
    errors: int
    client_errors: int
    timed: int
    slow: int
    open: int
    """Not a difference: what is open now."""
    counter_reset: bool


class MetricsProvider(Protocol):
    """A source of counters."""

    def snapshot_many(self, clusters: Iterable[str]) -> dict[str, CounterReading | NoData]:
        """Read the counters of all named clusters in one call. Never raises for a dead source."""
        ...

    def snapshot(self, cluster: str) -> CounterReading | NoData:
        """Read the counters of one cluster."""
        ...

    def explain(self, clusters: Iterable[str]) -> str:
        """Return the resolved query that `snapshot_many` sends."""
        ...


def difference(
    previous: CounterReading | NoData | None, current: CounterReading | NoData, *, slow_ms: int
) -> Difference | NoData:
    """Return what happened between two cumulative readings of one version; slower than `slow_ms` is slow.

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
    was_reset = restarted(previous, current)
    if was_reset:
        previous = current.at_zero()
    else:
        current = current.at_least(previous)
    slow, slow_before = current.slower_than(slow_ms), previous.slower_than(slow_ms)
    if slow is None or slow_before is None:
        return NoData(f"the source does not tell how many answers took longer than {slow_ms:,} ms")
    requests = current.requests - previous.requests
    errors = current.errors - previous.errors
    client_errors = current.client_errors - previous.client_errors
    # What was cut off is counted by the histograms, which may be a reading late.
    bad = max(errors - (current.cut - previous.cut), client_errors)
    if bad > requests + READING_SLACK:
        return NoData(f"{bad} bad of {requests} requests were counted, which cannot be")
    timed = max(current.timed - previous.timed, 0)
    return Difference(
        arrivals=current.arrivals - previous.arrivals,
        # Never lose a bad event to the slack between two counters of one reading.
        requests=max(requests, errors, client_errors),
        errors=errors,
        client_errors=client_errors,
        timed=timed,
        slow=min(max(slow - slow_before, 0), timed),
        open=current.open,
        counter_reset=was_reset,
    )


_COUNTERS = (
    "arrivals",
    "open",
    "requests",
    "completed",
    "failed",
    "unanswered",
    "cut",
    "client_errors",
    "timed",
)


def _sound(counts: CounterReading) -> bool:
    numbers = [getattr(counts, name) for name in _COUNTERS] + [n for pair in counts.times for n in pair]
    if not all(type(number) is int and number >= 0 for number in numbers):
        return False
    within = [n for _, n in counts.times]
    return (
        max(counts.failed, counts.client_errors) <= counts.completed
        and within == sorted(within)
        and max(within, default=0) <= counts.timed
    )


def restarted(previous: CounterReading, current: CounterReading) -> bool:
    """Return whether the source began to count anew between two readings."""
    never_fall = ("completed", "failed", "client_errors")
    if any(getattr(current, name) < getattr(previous, name) for name in never_fall):
        return True
    if current.uptime is None or previous.uptime is None:
        return False
    # A source that ran on is older by the time between the readings. Its counters may have passed the old ones again
    # since it restarted, so that it is younger than that must be enough to tell.
    elapsed = (current.at - previous.at).total_seconds()
    return current.uptime < previous.uptime + elapsed - UPTIME_SLACK_SECONDS
