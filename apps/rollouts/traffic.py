"""Between a route in Postgres and the router: the desired state, and bringing the router to it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from apps.core import faults
from apps.registry.models import ModelVersion
from apps.rollouts import model_servers, routers
from apps.rollouts.models import TrafficRoute
from apps.rollouts.routers.base import (
    Observed,
    RouterConflict,
    RouterError,
    RouterRejected,
    RouterUnavailable,
    RouteState,
    Target,
    TrafficRouter,
)

logger = logging.getLogger(__name__)

# A router takes a change in a few milliseconds; what it does not show after this is left to the next tick.
SYNC_SECONDS = 1.5
POLL_SECONDS = 0.03
LOST = frozenset({"router_state_missing", "router_state_unreadable"})


@dataclass(frozen=True)
class SyncResult:
    """What the data plane showed after a sync. `problem` is a sentence where something did not work."""

    observed: Observed | None
    settled: bool
    problem: str = ""
    rejected: bool = False
    newer_generation: int | None = None
    """The fencing token that the desired state has to exceed: the router holds something that the portal did not put
    there, or that a restored database has forgotten."""


def prepare_candidate(
    route: TrafficRoute, version: ModelVersion
) -> model_servers.Ready | model_servers.NotReady | model_servers.Failed:
    """Have the server that will take the candidate's traffic load it."""
    try:
        router = routers.from_settings()
        avoid = _stable_address(router, route)
        return _prepare(route, version, _address(router, route, version, avoid=avoid))
    except (RouterError, model_servers.ServersMissing) as problem:
        return model_servers.NotReady(str(problem))


def prepare_stable(
    route: TrafficRoute,
) -> model_servers.Ready | model_servers.NotReady | model_servers.Failed:
    """Have the stable version loaded where its traffic goes."""
    try:
        address = _stable_address(routers.from_settings(), route)
        if route.baseline is None or address is None:
            return model_servers.NotReady("The alias names no version.")
        return _prepare(route, route.baseline, address)
    except (RouterError, model_servers.ServersMissing) as problem:
        return model_servers.NotReady(str(problem))


def desired_state(router: TrafficRouter, route: TrafficRoute) -> RouteState:
    """Return the absolute state that the router shall show for `route`."""
    baseline = candidate = None
    avoid = _stable_address(router, route)
    if route.baseline is not None and avoid is not None:
        baseline = _target(route.baseline, avoid)
    if route.candidate is not None:
        candidate = _target(route.candidate, _address(router, route, route.candidate, avoid=avoid))
    return RouteState(
        tenant=route.tenant.slug,
        model=route.model.name,
        baseline=baseline,
        candidate=candidate,
        weight=route.weight,
        generation=route.generation,
    )


def sync(route: TrafficRoute, *, fault_points: tuple[str, ...] = ()) -> SyncResult:
    """Bring the router to the route's desired state and return what the data plane then shows.

    It runs outside any transaction. Writing is fenced by the route's generation, so a caller that was stopped
    before and wakes up here changes nothing that is newer than what it read.
    """
    try:
        router = routers.from_settings()
        state = desired_state(router, route)
        if (found := _already_in_sync(router, state)) is not None:
            return SyncResult(found, settled=True)
        _apply(router, state)
        for name in fault_points:
            faults.point(name)
        deadline = time.monotonic() + SYNC_SECONDS
        observed = router.observe(state.route_key)
        while not observed.shows(state) and time.monotonic() < deadline:
            time.sleep(POLL_SECONDS)
            observed = router.observe(state.route_key)
        newer = observed.generation if (observed.generation or 0) > state.generation else None
        return SyncResult(observed, settled=observed.shows(state), newer_generation=newer)
    except RouterConflict as error:
        return SyncResult(None, settled=False, problem=error.sentence, newer_generation=route.generation)
    except RouterRejected as error:
        return SyncResult(None, settled=False, problem=error.sentence, rejected=True)
    except (RouterError, model_servers.ServersMissing, ValueError) as error:
        return SyncResult(None, settled=False, problem=str(error))


def in_sync(routes: Iterable[TrafficRoute]) -> dict[UUID, Observed]:
    """Ask the router once about many routes and return those that are in sync."""
    try:
        router = routers.from_settings()
        states = {route.pk: desired_state(router, route) for route in routes}
        observed = router.observe_many(state.route_key for state in states.values()) if states else {}
        return {
            pk: observed[state.route_key]
            for pk, state in states.items()
            if observed[state.route_key].shows(state) and _in_same_places(router, state)
        }
    except (RouterError, model_servers.ServersMissing, ValueError):
        # Each route is synced by itself next, and its result says what is wrong.
        return {}


def _already_in_sync(router: TrafficRouter, state: RouteState) -> Observed | None:
    """Return what the router shows if that is the desired state.

    A router that does not answer is written to all the same: it reads its files when it comes back.
    """
    try:
        observed = router.observe(state.route_key)
    except RouterUnavailable:
        return None
    return observed if observed.shows(state) and _in_same_places(router, state) else None


def _in_same_places(router: TrafficRouter, state: RouteState) -> bool:
    """Return whether the router sends each version to where it is served now.

    The addresses of the model servers may change with a restart, and are no part of what the router shows.
    """
    return all(
        router.endpoint_of(target.version_id) == (target.host, target.port) for target in state.targets
    )


def _apply(router: TrafficRouter, state: RouteState) -> None:
    try:
        router.apply(state)
    except RouterConflict as conflict:
        if conflict.code not in LOST:
            raise
        logger.warning("the router's configuration is lost (%s); writing all routes anew", conflict.code)
        router.rebuild([desired_state(router, each) for each in TrafficRoute.objects.with_versions()])


def _stable_address(router: TrafficRouter, route: TrafficRoute) -> tuple[str, int] | None:
    if route.baseline is None:
        return None
    return _address(router, route, route.baseline, avoid=None)


def _address(
    router: TrafficRouter, route: TrafficRoute, version: ModelVersion, *, avoid: tuple[str, int] | None
) -> tuple[str, int]:
    """Return where a version is served: where the router sends it, if a server is still there.

    Every server can serve every version, so what is lost here is no more than a warm cache.
    """
    known = router.endpoint_of(str(version.pk))
    if known is not None and known != avoid and model_servers.is_configured(known):
        return known
    return model_servers.address_of(_served(version, route), avoid=avoid)


def _prepare(
    route: TrafficRoute, version: ModelVersion, address: tuple[str, int]
) -> model_servers.Ready | model_servers.NotReady | model_servers.Failed:
    server = next((each for each in model_servers.configured_servers() if each.address == address), None)
    if server is None:
        return model_servers.NotReady("The model server is not configured any more.")
    return model_servers.prepare_on(server, _served(version, route))


def _served(version: ModelVersion, route: TrafficRoute) -> model_servers.ServedVersion:
    return model_servers.ServedVersion(
        tenant=route.tenant.slug, model=route.model.name, number=version.number, version_id=str(version.pk)
    )


def _target(version: ModelVersion, address: tuple[str, int]) -> Target:
    return Target(version_id=str(version.pk), number=version.number, host=address[0], port=address[1])
