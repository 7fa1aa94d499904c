"""One round over all active rollouts and idle routes: it finds what a message or a process lost."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from apps.audit import services as audit
from apps.audit.choices import Action
from apps.core import clock
from apps.registry.choices import CHAMPION
from apps.registry.models import Alias
from apps.rollouts import documents, model_servers, routers, traffic
from apps.rollouts.models import ReconcilerHeartbeat, Rollout, TrafficRoute
from apps.rollouts.routers.base import RouterError
from apps.rollouts.services._database import limit_waiting
from apps.rollouts.services.engine import CANARY, save_observed, tick
from apps.rollouts.services.requests import follow

logger = logging.getLogger(__name__)

# How long a route that is in sync is left alone before the router is asked again.
ROUTE_CHECK_SECONDS = 5
SERVING_CHECK_SECONDS = 30
# One round stays short, whatever the number of routes; the oldest come first.
ROUTES_IN_A_ROUND = 50


@dataclass(frozen=True)
class Round:
    """What one round did."""

    ticked: int
    repaired: int
    errors: int


def reconcile_once(*, name: str = "reconciler", interval: float = 1.0) -> Round:
    """Move every active rollout, repair every idle route, and say that it did.

    It needs the database and the router only. One object's error is logged and does not keep it from the others;
    a database that is gone is raised.
    """
    ticked = repaired = errors = 0
    for rollout_id in list(Rollout.objects.active().order_by("created_at").values_list("pk", flat=True)):
        try:
            tick(rollout_id)
            ticked += 1
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            errors += 1
            logger.exception("rollout %s could not be moved", rollout_id)
    _route_champions()
    for route_id in _out_of_sync(_routes_due()):
        try:
            repaired += int(repair(route_id))
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            errors += 1
            logger.exception("route %s could not be repaired", route_id)
    beat(name, interval=interval)
    return Round(ticked=ticked, repaired=repaired, errors=errors)


def repair(route_id: UUID) -> bool:
    """Bring the router to an idle route's desired state, and return whether it was out of sync.

    Envoy may have been restarted, its files lost or edited, the model servers moved, or the alias moved.
    """
    changed = _follow_alias(route_id)
    route = TrafficRoute.objects.with_versions().get(pk=route_id)
    was_settled = route.is_settled
    if route.served_at is None:
        # A version that got the alias without a canary is loaded nowhere yet, and is before it gets requests.
        _keep_served(route)
    result = traffic.sync(route)
    if save_observed(route, result) and result.newer_generation is not None:
        route.refresh_from_db(fields=["generation"])
        result = traffic.sync(route)
        save_observed(route, result)
    _keep_served(route)
    return changed or (result.settled and not was_settled)


@transaction.atomic
def _follow_alias(route_id: UUID) -> bool:
    """Point an idle route at the version that its alias names, where the two differ."""
    limit_waiting(lock_seconds=0.7)
    route = (
        TrafficRoute.objects.select_for_update(of=("self",), no_key=True, skip_locked=True)
        .select_related("model")
        .filter(pk=route_id)
        .idle()
        .first()
    )
    if route is None:
        return False
    stable = documents.current_version(route.model, route.alias)
    if route.baseline_id == getattr(stable, "pk", None) and route.candidate_id is None:
        return False
    before = str(route.baseline_id or "")
    follow(route, stable)
    audit.record(
        Action.ROLLOUTS_ROUTE_FOLLOWED,
        tenant_id=route.tenant_id,
        by=CANARY,
        obj=("rollouts.route", str(route.pk)),
        before=before,
        after=str(route.baseline_id or ""),
        data={"generation": str(route.generation)},
    )
    return True


def _route_champions() -> None:
    """Create a route for every `champion` alias that has none."""
    routed = TrafficRoute.objects.filter(model=OuterRef("model"), alias=OuterRef("name"))
    for alias in Alias.objects.filter(~Exists(routed), name=CHAMPION)[:ROUTES_IN_A_ROUND]:
        TrafficRoute.objects.get_or_create(
            tenant_id=alias.tenant_id, model_id=alias.model_id, alias=alias.name
        )


def _routes_due() -> list[UUID]:
    due = (
        Q(observed_at__isnull=True)
        | Q(observed_at__lt=Now() - dt.timedelta(seconds=ROUTE_CHECK_SECONDS))
        | Q(observed_generation__isnull=True)
        | ~Q(observed_generation=F("generation"))
    )
    routes = TrafficRoute.objects.idle().filter(due)
    return list(
        routes.order_by(F("observed_at").asc(nulls_first=True)).values_list("pk", flat=True)[
            :ROUTES_IN_A_ROUND
        ]
    )


def _out_of_sync(route_ids: list[UUID]) -> list[UUID]:
    """Note which of the routes are in sync, and return the others.

    The router is asked once for all of them.
    """
    if not route_ids:
        return []
    routes = list(TrafficRoute.objects.with_versions().filter(pk__in=route_ids))
    named = {
        (alias.model_id, alias.name): alias.version_id
        for alias in Alias.objects.filter(model__in=[route.model_id for route in routes])
    }
    seen = traffic.in_sync(routes)
    wrong = []
    for route in routes:
        follows = named.get((route.model_id, route.alias)) == route.baseline_id and route.candidate is None
        if route.pk in seen and follows:
            save_observed(route, traffic.SyncResult(seen[route.pk], settled=True))
            _keep_served(route)
        else:
            wrong.append(route.pk)
    return wrong


def _keep_served(route: TrafficRoute) -> None:
    """Ask the model server of the stable version to have it loaded, now and then."""
    now = clock.database_now()
    if route.baseline is None:
        return
    if route.served_at is not None and now - route.served_at < dt.timedelta(seconds=SERVING_CHECK_SECONDS):
        return
    route.served_at = now
    TrafficRoute.objects.filter(pk=route.pk).update(served_at=now)
    answer = traffic.prepare_stable(route)
    if not isinstance(answer, model_servers.Ready):
        logger.warning("the stable version of route %s is not served: %s", route.pk, answer.reason)


def tidy() -> None:
    """Let the router forget versions that no route refers to any more."""
    try:
        removed = routers.from_settings().remove_unused_clusters()
    except RouterError as error:
        logger.info("unused versions were not removed from the router: %s", error.sentence)
    else:
        if removed:
            logger.info("removed %d unused versions from the router", len(removed))


def beat(name: str, *, interval: float) -> None:
    """Note that the named reconciler finished a round."""
    seen: dict[str, Any] = {"beaten_at": Now(), "interval_seconds": interval}
    # One statement a round, since most rounds have nothing else to write; the first one makes the row.
    if not ReconcilerHeartbeat.objects.filter(name=name).update(**seen):
        ReconcilerHeartbeat.objects.update_or_create(name=name, defaults=seen)
