"""Envoy's own counters as metrics source: what the people got, failures made by the proxy included."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from apps.core import clock
from apps.core.errors import Refused
from apps.rollouts.metrics.base import READING_SLACK, ArmCounts, NoData
from apps.rollouts.routers.envoy_client import EnvoyAdmin

_SERIES = re.compile(
    r"^cluster\.(?P<cluster>.+)\.(?P<name>membership_total|upstream_rq_(?:completed|[1-5]xx))$"
)
_SECONDS = re.compile(r"([0-9]+)(\.[0-9]+)?s")


class EnvoyAdminMetrics:
    """Reads completed requests (`upstream_rq_completed`) and bad ones (`upstream_rq_5xx`) of each cluster.

    Envoy counts the 503 of a failed connection and the 504 of a timeout to the cluster as well. A cluster that
    Envoy runs and that answered nothing yet has zero requests, which proves nothing; one that it does not run has
    no data.
    """

    def __init__(self, *, admin_url: str) -> None:
        self._admin = EnvoyAdmin(admin_url)
        self._url = admin_url.rstrip("/")

    def snapshot(self, cluster: str) -> ArmCounts | NoData:
        """This function will read the counters of one cluster."""
        return self.snapshot_many([cluster])[cluster]

    def snapshot_many(self, clusters: Iterable[str]) -> dict[str, ArmCounts | NoData]:
        """This function will read the counters of all named clusters in one call. It never raises for a dead source."""
        names = sorted(set(clusters))
        if not names:
            return {}
        try:
            # Asked for first: after a restart between the two answers the counters have fallen, which tells as well.
            # The uptime among the statistics will not do, since it is as old as the last time anybody asked.
            uptime = _uptime(self._admin.get_json("/server_info", {}))
            at = clock.now()
            document = self._admin.get_json("/stats", {"format": "json", "filter": _filter(names)})
        except Refused as problem:
            return dict.fromkeys(names, NoData(problem.sentence))
        series = _series(document.get("stats"))
        source = self.explain(names)
        found: dict[str, ArmCounts | NoData] = {}
        for name in names:
            counts = _counts(name, series.get(name, {}))
            if isinstance(counts, NoData):
                found[name] = counts
            else:
                found[name] = ArmCounts(*counts, at=at, source=source, uptime=uptime)
        return found

    def explain(self, clusters: Iterable[str]) -> str:
        """This function will return the resolved query that `snapshot_many` sends."""
        return f"GET {self._url}/stats?format=json&filter={_filter(sorted(set(clusters)))}"


def _filter(names: list[str]) -> str:
    """This function will return Envoy's filter: a regular expression over whole names of series."""
    alternatives = "|".join(re.escape(name).replace(r"\-", "-") for name in names)
    return rf"^cluster\.({alternatives})\.(membership_total|upstream_rq_(completed|[1-5]xx))$"


def _uptime(info: dict[str, Any]) -> int | None:
    """This function will return the seconds since Envoy began to count, or None where it does not say."""
    told = _SECONDS.fullmatch(str(info.get("uptime_all_epochs", "")))
    return int(told[1]) if told else None


def _series(stats: object) -> dict[str, dict[str, int]]:
    """This function will sort usable series by cluster."""
    series: dict[str, dict[str, int]] = {}
    for stat in stats if isinstance(stats, list) else []:
        name, value = _named_value(stat)
        found = _SERIES.match(name)
        if value is not None and found:
            series.setdefault(found["cluster"], {})[found["name"]] = value
    return series


def _named_value(stat: Any) -> tuple[str, int | None]:
    if not isinstance(stat, dict):
        return "", None
    value = stat.get("value")
    # Anything that is not a plain counter is not a small number: it is no data.
    usable = type(value) is int and value >= 0
    return str(stat.get("name", "")), value if usable else None


def _counts(cluster: str, series: dict[str, int]) -> tuple[int, int] | NoData:
    if "membership_total" not in series:
        return NoData(f"Envoy runs no cluster {cluster}, or does not tell of it")
    if "upstream_rq_completed" not in series:
        return NoData(f"Envoy gives no count of completed requests for {cluster}")
    completed = series["upstream_rq_completed"]
    classes = {name: value for name, value in series.items() if name.endswith("xx")}
    # The series of failures appears with the first failure. That it is missing means none only if all the
    # requests are accounted for by the other classes.
    if abs(completed - sum(classes.values())) > max(READING_SLACK, completed // 100):
        return NoData(f"Envoy's counts for {cluster} do not add up: {completed} completed, {classes}")
    return completed, min(classes.get("upstream_rq_5xx", 0), completed)
