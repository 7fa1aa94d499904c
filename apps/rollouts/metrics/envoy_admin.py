"""Envoy's own counters as metrics source: what the people got, failures made by the proxy included."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from apps.core import clock
from apps.core.refusals import Refused
from apps.rollouts.metrics.base import READING_SLACK, CounterReading, NoData
from apps.rollouts.routers.envoy_client import EnvoyAdmin

# What became of a request before it had a connection: the connection failed, there was no room to wait for one, the
# caller left while it waited, it waits now, or the version has no address.
_NOT_SENT = (
    "upstream_rq_pending_failure_eject",
    "upstream_rq_pending_overflow",
    "upstream_rq_cancelled",
    "upstream_rq_pending_active",
    "upstream_cx_none_healthy",
)
_COUNTERS = (
    "membership_total",
    "upstream_rq_total",
    "upstream_rq_active",
    "upstream_rq_completed",
    *(f"upstream_rq_{klass}xx" for klass in range(1, 6)),
    *_NOT_SENT,
)
# The times of complete answers, and the sizes of the heads of answers, which are of every answer that began.
_TIME, _BEGUN = "upstream_rq_time", "upstream_rs_headers_size"
_NAMES = rf"upstream_rq_(total|active|completed|time|cancelled|pending_(active|overflow|failure_eject)|[1-5]xx)|membership_total|upstream_cx_none_healthy|{_BEGUN}"
_SERIES = re.compile(rf"^cluster\.(?P<cluster>.+)\.(?P<name>{'|'.join((*_COUNTERS, _TIME, _BEGUN))})$")
_SECONDS = re.compile(r"([0-9]+)(\.[0-9]+)?s")

Histogram = list[tuple[int, int]]
"""How many values were at most so large, by rising edges; the last edge has all of them."""


class EnvoyAdminMetrics:
    """Reads what became of every request that Envoy took for a cluster.

    `upstream_rq_completed` and its classes are answers that began, the 503 of a failed connection and the 504 of a
    timeout included; they hide what never began. So arrivals are counted where they come in, and what has ended
    without an answer is an error. An answer that began and has no time was cut off. A cluster that Envoy runs and
    that answered nothing yet has zero requests, which proves nothing; one that it does not run has no data.
    tests/rollouts/test_envoy_outcomes.py holds the whole table against a real Envoy.
    """

    def __init__(self, *, admin_url: str) -> None:
        self._admin = EnvoyAdmin(admin_url)
        self._url = admin_url.rstrip("/")

    def snapshot(self, cluster: str) -> CounterReading | NoData:
        """Read the counters of one cluster."""
        return self.snapshot_many([cluster])[cluster]

    def snapshot_many(self, clusters: Iterable[str]) -> dict[str, CounterReading | NoData]:
        """Read the counters of all named clusters in one call. Never raises for a dead source."""
        names = sorted(set(clusters))
        if not names:
            return {}
        try:
            # Asked for first: after a restart between the two answers the counters have fallen, which tells as well.
            # The uptime among the statistics will not do, since it is as old as the last time anybody asked.
            uptime = _uptime(self._admin.get_json("/server_info", {}))
            # Envoy brings its histograms up to date when it is asked, and answers without waiting for it: the first
            # question is for the second one's sake.
            self._admin.get_json("/stats", {"format": "json", "filter": "^server.live$"})
            at = clock.now()
            document = self._admin.get_json("/stats", _query(names))
        except Refused as problem:
            return dict.fromkeys(names, NoData(problem.sentence, is_silent=True))
        counters, histograms = _series(document.get("stats"))
        source = self.explain(names)
        return {
            name: _counts(
                name, counters.get(name, {}), histograms.get(name, {}), at=at, source=source, uptime=uptime
            )
            for name in names
        }

    def explain(self, clusters: Iterable[str]) -> str:
        """Return the resolved query that `snapshot_many` sends."""
        query = "&".join(f"{key}={value}" for key, value in _query(sorted(set(clusters))).items())
        return f"GET {self._url}/stats?{query}"


def _query(names: list[str]) -> dict[str, str]:
    """Return the query; Envoy's filter is a regular expression over whole names of series."""
    alternatives = "|".join(re.escape(name).replace(r"\-", "-") for name in names)
    return {
        "format": "json",
        "histogram_buckets": "cumulative",
        "filter": rf"^cluster\.({alternatives})\.({_NAMES})$",
    }


def _uptime(info: dict[str, Any]) -> int | None:
    """Return the seconds since Envoy began to count, or None where it does not say."""
    found = _SECONDS.fullmatch(str(info.get("uptime_all_epochs", "")))
    return int(found[1]) if found else None


def _series(stats: object) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, Histogram]]]:
    """Sort usable series by cluster: counters, and histograms."""
    counters: dict[str, dict[str, int]] = {}
    histograms: dict[str, dict[str, Histogram]] = {}
    for stat in stats if isinstance(stats, list) else []:
        if not isinstance(stat, dict):
            continue
        for item in _items(stat.get("histograms")):
            found, histogram = _SERIES.match(str(item.get("name", ""))), _histogram(item.get("buckets"))
            if found and histogram is not None:
                histograms.setdefault(found["cluster"], {})[found["name"]] = histogram
        found, value = _SERIES.match(str(stat.get("name", ""))), stat.get("value")
        # Anything that is not a plain counter is not a small number: it is no data.
        if found and type(value) is int and value >= 0:
            counters.setdefault(found["cluster"], {})[found["name"]] = value
    return counters, histograms


def _items(found: object) -> list[dict[str, Any]]:
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _histogram(buckets: object) -> Histogram | None:
    """Return a histogram, or None where anything in it is no count."""
    found: Histogram = []
    for bucket in _items(buckets):
        edge, within = bucket.get("upper_bound"), bucket.get("cumulative")
        if isinstance(edge, bool) or not isinstance(edge, int | float) or not 0 <= edge < 1e12:
            return None
        if type(within) is not int or within < 0:
            return None
        if edge == int(edge):
            found.append((int(edge), within))
    return sorted(found)


def _counts(
    cluster: str,
    series: dict[str, int],
    histograms: dict[str, Histogram],
    *,
    at: datetime,
    source: str,
    uptime: int | None,
) -> CounterReading | NoData:
    if "membership_total" not in series:
        return NoData(f"Envoy runs no cluster {cluster}, or does not tell of it")
    for name, what in (("completed", "completed"), ("total", "sent"), ("active", "open")):
        if f"upstream_rq_{name}" not in series:
            return NoData(f"Envoy gives no count of {what} requests for {cluster}")
    completed = series["upstream_rq_completed"]
    classes = {name: value for name, value in series.items() if name.endswith("xx")}
    # The series of failures appears with the first failure. That it is missing means none only if all the
    # requests are accounted for by the other classes.
    if abs(completed - sum(classes.values())) > max(READING_SLACK, completed // 100):
        return NoData(f"Envoy's counts for {cluster} do not add up: {completed} completed, {classes}")
    waiting = series["upstream_rq_active"] + series.get("upstream_rq_pending_active", 0)
    # What Envoy answered it must have taken, whatever else it counted.
    arrivals = max(
        series["upstream_rq_total"] + sum(series.get(name, 0) for name in _NOT_SENT), completed, waiting
    )
    times, begun = histograms.get(_TIME, []), histograms.get(_BEGUN, [])
    timed = times[-1][1] if times else 0
    return CounterReading(
        arrivals=arrivals,
        open=waiting,
        requests=arrivals - waiting,
        completed=completed,
        failed=min(classes.get("upstream_rq_5xx", 0), completed),
        unanswered=max(arrivals - waiting - completed, 0),
        cut=max(begun[-1][1] - timed, 0) if begun else 0,
        client_errors=min(classes.get("upstream_rq_4xx", 0), completed),
        times=tuple(times[:-1]),
        timed=timed,
        at=at,
        source=source,
        uptime=uptime,
    )
