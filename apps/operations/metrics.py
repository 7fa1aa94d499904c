"""What /metrics says, in the text format of Prometheus: what this server answered, and how the parts are right now.

Counters live in the processes. With several of them PROMETHEUS_MULTIPROC_DIR names the folder in which each keeps its
own, and whoever is asked adds all of them up. Everything else is read when somebody asks, within seconds. What cannot be
read is left out and `portal_scrape_error` says so: silence is never a zero.

No label names a tenant, a person or an address: a route is known by its name, or by its pattern where it has none.
"""

from __future__ import annotations

import datetime as dt
import hmac
import ipaddress
import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import prometheus_client
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import Count
from django.http import HttpRequest
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from apps.approvals.models import ChangeRequest
from apps.audit import outbox
from apps.core import areas, clock
from apps.operations.bounded_calls import BoundedCaller, NoAnswer
from apps.rollouts.choices import ACTIVE, PROMOTION
from apps.rollouts.models import ReconcilerHeartbeat, Rollout

logger = logging.getLogger(__name__)

CONTENT_TYPE = prometheus_client.CONTENT_TYPE_LATEST
# Several processes do not know when a series began; one alone does not say so either.
prometheus_client.disable_created_metrics()

FOLDER = os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")
if FOLDER:
    os.makedirs(FOLDER, mode=0o700, exist_ok=True)

REGISTRY = CollectorRegistry()
REQUESTS = Counter(
    "portal_http_requests",
    "Requests that were answered.",
    ["route", "method", "status"],
    registry=REGISTRY,
)
SECONDS = Histogram(
    "portal_http_request_duration_seconds",
    "Time until the answer began.",
    ["route", "method"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
    registry=REGISTRY,
)
DENIED = Counter(
    "portal_denied_actions",
    "Refused attempts that the audit trail holds.",
    ["action", "reason"],
    registry=REGISTRY,
)

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
# Static files, and addresses that lead nowhere.
NO_ROUTE = "none"
DATABASE_SECONDS = 3
REDIS_SECONDS = 2
# Whatever a terminator or balancer adds when it hands a request on.
PROXY_PREFIXES = ("HTTP_X_FORWARDED", "HTTP_FORWARDED", "HTTP_X_ORIGINAL_FORWARDED")
PROXY_HEADERS = frozenset(
    {"HTTP_X_REAL_IP", "HTTP_VIA", "HTTP_X_CLIENT_IP", "HTTP_TRUE_CLIENT_IP", "HTTP_CF_CONNECTING_IP"}
)
# What the front says of every request.
FRONT_HEADERS = {"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"}

_asker = BoundedCaller("metrics-database")
Found = TypeVar("Found")


class SourceSilent(Exception):
    """A source has nothing to say that would be true."""


@dataclass(frozen=True)
class Reading:
    """What Postgres said."""

    rollouts: Mapping[str, int]
    open_requests: int
    not_observed: int
    beaten_at: dt.datetime | None
    outbox: Sequence[outbox.Lag]


def count_request(request: HttpRequest, status: int, seconds: float) -> None:
    """Count an answered request."""
    method = request.method if request.method in METHODS else "other"
    route = _route(request)
    REQUESTS.labels(route, method, f"{status // 100}xx").inc()
    SECONDS.labels(route, method).observe(seconds)


def count_denied(*, action: str, reason: str, **_: Any) -> None:
    """Count a refused attempt: `core.refusals.denied` tells it."""
    DENIED.labels(str(action), reason).inc()


def may_scrape(request: HttpRequest) -> bool:
    """Return whether a request may read the metrics: it shows the token, or comes from this machine."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    token = settings.METRICS_TOKEN
    if token and scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode()):
        return True
    return _is_of_this_machine(request)


def _is_of_this_machine(request: HttpRequest) -> bool:
    """Return whether the caller itself is on this machine.

    Behind a terminator there everybody seems to be: what was handed on needs the token. The front alone may stand between,
    and then the one address that it saw counts. A second one was written by the caller, or by another proxy.
    """
    marks = {name for name in request.META if name in PROXY_HEADERS or name.startswith(PROXY_PREFIXES)}
    peer = str(request.META.get("REMOTE_ADDR", ""))
    if settings.TRUSTED_PROXY_COUNT == 1 and marks == FRONT_HEADERS:
        # Its connection comes over a Unix socket, which has no address, or over the loopback.
        return (not peer or _is_loopback(peer)) and _is_loopback(request.META["HTTP_X_FORWARDED_FOR"])
    return not marks and _is_loopback(peer)


def render() -> bytes:
    """Return everything that is known right now, as text."""
    sources = _Sources()
    try:
        counters = generate_latest(_counters())
    except (OSError, ValueError) as error:
        counters = b""
        sources.fail("counters", error)
    registry = CollectorRegistry(auto_describe=False)
    registry.register(sources)
    return counters + generate_latest(registry)


def _counters() -> CollectorRegistry:
    if not FOLDER:
        return REGISTRY
    registry = CollectorRegistry()
    MultiProcessCollector(registry, FOLDER)
    return registry


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None:
        return NO_ROUTE
    return match.view_name if match.url_name else match.route


def _is_loopback(peer: str) -> bool:
    try:
        address = ipaddress.ip_address(peer)
    except ValueError:
        return False
    inner = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (inner or address).is_loopback


class _Sources(Collector):
    """Asks each source once; one that fails says only that."""

    def __init__(self) -> None:
        self.errors: dict[str, int] = {"counters": 0}

    def fail(self, source: str, error: Exception) -> None:
        """Note that a source could not be read."""
        self.errors[source] = 1
        logger.warning("metrics: %s cannot be read: %s", source, type(error).__name__)

    def collect(self) -> Iterable[Metric]:
        yield InfoMetricFamily("portal_build", "The running version.", {"version": settings.PORTAL_VERSION})
        found = self._ask("database", _database)
        yield GaugeMetricFamily(
            "portal_database_up", "Whether Postgres answers.", value=int(found is not None)
        )
        yield from _traffic(found) if found is not None else ()
        yield from self._ask("reconciler", lambda: _reconciler(found)) or ()
        queues = self._ask("redis", _queues)
        yield GaugeMetricFamily("portal_redis_up", "Whether Redis answers.", value=int(queues is not None))
        yield from queues or ()
        errors = GaugeMetricFamily(
            "portal_scrape_error", "Whether a source could not be read just now.", labels=["source"]
        )
        for source, failed in self.errors.items():
            errors.add_metric([source], failed)
        yield errors

    def _ask(self, source: str, read: Callable[[], Found]) -> Found | None:
        import redis

        self.errors[source] = 0
        try:
            return read()
        except (DatabaseError, redis.RedisError, SourceSilent, NoAnswer) as error:
            self.fail(source, error)
            return None


def _database() -> Reading:
    """Read everything that Postgres knows, at most for a few seconds."""
    return _asker.ask(_read, seconds=DATABASE_SECONDS)


def _read() -> Reading:
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [f"{DATABASE_SECONDS}s"])
        newest = ReconcilerHeartbeat.objects.order_by("-beaten_at").first()
        return Reading(
            rollouts=dict(Rollout.objects.active().order_by().values_list("state").annotate(Count("pk"))),
            open_requests=ChangeRequest.objects.open().count(),
            not_observed=ChangeRequest.objects.applied_at_once(PROMOTION).count(),
            beaten_at=newest.beaten_at if newest else None,
            outbox=outbox.lags(),
        )


def _traffic(found: Reading) -> list[Metric]:
    rollouts = GaugeMetricFamily(
        "portal_rollouts_active", "Rollouts that are on their way, by state.", labels=["state"]
    )
    for state in sorted(ACTIVE):
        rollouts.add_metric([state], found.rollouts.get(state, 0))
    requests = GaugeMetricFamily(
        "portal_change_requests_open",
        "Change requests that wait for a decision.",
        value=found.open_requests,
    )
    not_observed = CounterMetricFamily(
        "portal_promotions_not_observed",
        "Promotions without traffic: nothing was observed before the alias moved.",
        value=found.not_observed,
    )
    lag = GaugeMetricFamily(
        "portal_outbox_lag_seconds",
        "Age of the oldest event that a consumer has not read.",
        labels=["consumer"],
    )
    stuck = GaugeMetricFamily(
        "portal_outbox_stuck", "Chains in which a consumer fails on an event.", labels=["consumer"]
    )
    for one in found.outbox:
        lag.add_metric([one.consumer], one.seconds)
        stuck.add_metric([one.consumer], one.stuck)
    return [rollouts, requests, not_observed, lag, stuck]


def _reconciler(found: Reading | None) -> list[Metric]:
    if found is None or found.beaten_at is None:
        raise SourceSilent
    age = max((clock.now() - found.beaten_at).total_seconds(), 0)
    return [
        GaugeMetricFamily(
            "portal_reconciler_heartbeat_age_seconds", "Time since the reconciler's last round.", value=age
        )
    ]


def _queues() -> list[Metric]:
    import redis

    queues = [settings.CELERY_TASK_DEFAULT_QUEUE, *areas.queues()]
    lengths = GaugeMetricFamily("portal_queue_length", "Jobs that no worker has taken yet.", labels=["queue"])
    client = redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS
    )
    try:
        for name in queues:
            lengths.add_metric([name], client.llen(name))
    finally:
        client.close()
    return [lengths]
