"""Envoy as traffic router: the desired state goes into files that Envoy watches, the truth is read back from Envoy."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from apps.core import clock
from apps.rollouts.routers.base import (
    ApplyResult,
    Observed,
    Rebuilt,
    RouterConflict,
    RouterRejected,
    RouterUnavailable,
    RouteState,
    Target,
    cluster_name,
)
from apps.rollouts.routers.envoy_client import EnvoyAdmin
from apps.rollouts.routers.envoy_fence import (
    at_generation,
    highest_generations,
    in_order,
    is_stale,
    not_served,
    of_route,
    view_of,
)
from apps.rollouts.routers.envoy_render import (
    EMPTY_CLUSTER,
    ENTRIES_PER_ROUTE,
    cluster_entry,
    clusters_used,
    endpoint_of,
    generation_of,
    intent,
    portal_metadata,
    reads_entry,
    route_entries,
)
from apps.rollouts.routers.envoy_store import Clusters, Entries, EnvoyStore

LOCK_SECONDS = 3.0
CLUSTERS_SECONDS = 3.0
AGAIN_SECONDS = 1.0
ROUTES_SECONDS = 1.0
_POLL_SECONDS = 0.01
_ATTEMPTS = 3


def _no_fault(name: str) -> None:
    """Do nothing at a named point; tests put a crash there."""


class EnvoyFileRouter:
    """Writes Envoy's routes and clusters as files and reads back what Envoy runs.

    Every route carries its generation, and a writer compares it under a lock just before it renames its file into
    place. So a process that slept through a newer decision finds itself stale and changes nothing.
    """

    def __init__(
        self,
        config_dir: Path,
        *,
        admin_url: str,
        lock_seconds: float = LOCK_SECONDS,
        fault_point: Callable[[str], None] = _no_fault,
    ) -> None:
        self._store = EnvoyStore(Path(config_dir), lock_timeout=lock_seconds)
        self._admin = EnvoyAdmin(admin_url)
        self._fault_point = fault_point

    def apply(self, state: RouteState) -> ApplyResult:
        """Bring one route to `state`, unless a higher generation is already in force.

        The clusters come first and the routes follow when Envoy has them, so no request meets a route whose
        cluster is unknown. Where Envoy is down the files are written all the same: it reads them when it starts.
        Raises RouterConflict for the same generation with another content and for lost or damaged files,
        RouterRejected where Envoy refuses the configuration (the file before it is put back), and
        RouterUnavailable where the files or their lock cannot be had. The time it takes is bounded.
        """
        for _ in range(_ATTEMPTS):
            moved = self._put_clusters(state)
            if moved is None:
                return ApplyResult.STALE
            self._await_clusters(state)
            result = self._put_route(state)
            if result is ApplyResult.NOOP and moved:
                return ApplyResult.APPLIED
            if result is ApplyResult.NOOP:
                self._nudge(state)
            if result is not None:
                return result
        raise RouterUnavailable("The versions' clusters were removed while the route was written. Try again.")

    def observe(self, route_key: str) -> Observed:
        """Return what Envoy itself does with a route. Raises RouterUnavailable if it does not answer.

        `settled` also needs that our file can be read and says the same, so that a lost file is noticed.
        """
        return self.observe_many([route_key])[route_key]

    def observe_many(self, route_keys: Iterable[str]) -> dict[str, Observed]:
        """Observe many routes for the price of one."""
        running, active = self._admin.routes(), self._admin.clusters()
        try:
            filed = self._store.routes()
        except (RouterConflict, RouterUnavailable):
            filed = []
        at = clock.now()
        return {
            key: _observed(key, of_route(running, key), active, of_route(filed, key), at)
            for key in route_keys
        }

    def rebuild(self, states: list[RouteState]) -> Rebuilt:
        """Write all routes anew from `states`, which must be all there are.

        A route of which the file or the running Envoy shows a higher generation is kept as it is and reported.
        """
        desired = {state.route_key: state for state in states}
        if len(desired) != len(states):
            raise ValueError("the same route is given twice")
        running, active = self._running()
        with self._store.lock():
            filed, known = self._readable()
            fences = highest_generations([*running, *filed])
            stale = {key for key, state in desired.items() if fences.get(key, -1) > state.generation}
            entries: Entries = []
            clusters: Clusters = {}
            for key, state in desired.items():
                if key in stale:
                    kept = at_generation(filed, key, fences[key]) or at_generation(running, key, fences[key])
                    entries.extend(kept)
                    names = {name for entry in kept for name in clusters_used(entry)}
                    clusters.update(
                        {n: known.get(n) or active[n] for n in names if n in known or n in active}
                    )
                else:
                    entries.extend(route_entries(state))
            for key in desired.keys() - stale:
                for target in desired[key].targets:
                    clusters.update(_clusters(target, known))
            for name, cluster in clusters.items():
                clusters[name] = _as_resource(cluster)
            self._store.replace(self._store.prepare_clusters(clusters), self._store.clusters_path)
            self._store.replace(self._store.prepare_routes(entries), self._store.routes_path)
        return Rebuilt(written=tuple(sorted(desired.keys() - stale)), stale=tuple(sorted(stale)))

    def endpoint_of(self, version_id: str) -> tuple[str, int] | None:
        """Return where a version is served, as host and port, if Envoy's file knows it.

        Where the file is lost the running Envoy is asked, so that a rebuilt route leads to where it led.
        """
        try:
            clusters = self._store.clusters()
        except RouterConflict:
            clusters = self._running()[1]
        cluster = clusters.get(cluster_name(version_id))
        return endpoint_of(cluster) if cluster else None

    def remove_unused_clusters(self, *, older_than_seconds: float = 60.0) -> tuple[str, ...]:
        """Forget versions that no route refers to, in the file or in the running Envoy.

        Young clusters stay, since their route may be about to be written. Returns the removed clusters' names.
        """
        running = self._admin.routes()
        young = time.time() - older_than_seconds
        with self._store.lock():
            clusters = self._store.clusters()
            used = {name for entry in [*running, *self._store.routes()] for name in clusters_used(entry)}
            removed = [name for name in clusters if name not in used and _added_at(clusters[name]) < young]
            if removed:
                kept = {name: cluster for name, cluster in clusters.items() if name not in removed}
                self._store.replace(self._store.prepare_clusters(kept), self._store.clusters_path)
        return tuple(sorted(removed))

    def _put_clusters(self, state: RouteState) -> bool | None:
        """Add the state's clusters; None if the state is stale, else whether any was changed."""
        if is_stale(state, self._store.routes()):
            return None
        if not not_served(state.targets, self._store.clusters()):
            return False
        rejections = self._rejections()
        with self._store.lock():
            if is_stale(state, self._store.routes()):
                return None
            before = self._store.read(self._store.clusters_path)
            clusters = self._store.clusters()
            missing = not_served(state.targets, clusters)
            if not missing:
                return False
            for target in missing:
                clusters.update(_clusters(target, clusters))
            self._store.replace(self._store.prepare_clusters(clusters), self._store.clusters_path)
            after = self._store.read(self._store.clusters_path)
        if not self._took(lambda: self._has_clusters(state), rejections, CLUSTERS_SECONDS):
            self._put_back(self._store.clusters_path, before, after)
            raise RouterRejected(
                "Envoy refused the versions' clusters; the clusters before them are in force."
            )
        return True

    def _await_clusters(self, state: RouteState) -> None:
        """See that Envoy runs the clusters that get traffic; it does not wait for one that is down."""
        try:
            if self._has_clusters(state):
                return
            self._touch(self._store.clusters_path)
            deadline = time.monotonic() + AGAIN_SECONDS
            while time.monotonic() < deadline:
                if self._has_clusters(state):
                    return
                time.sleep(_POLL_SECONDS)
        except RouterUnavailable:
            return
        raise RouterUnavailable(
            "Envoy has not taken up the versions' clusters in time. The route was left as it was; it is tried again."
        )

    def _put_route(self, state: RouteState) -> ApplyResult | None:
        """Write the route; None if its clusters have been removed meanwhile."""
        rejections = self._rejections()
        before = self._store.read(self._store.routes_path)
        result, prepared = self._prepared(state, before)
        try:
            # Everything slow is done. Whoever is stopped here holds no lock, and is compared again on waking.
            self._fault_point("rollouts.router.before_rename")
            with self._store.lock():
                content = self._store.read(self._store.routes_path)
                if content != before:
                    self._store.discard(prepared)
                    before = content
                    result, prepared = self._prepared(state, before)
                if prepared is None:
                    return result
                if not_served(state.targets, self._store.clusters()):
                    return None
                self._fault_point("rollouts.router.locked")
                after = prepared.read_bytes()
                self._store.replace(prepared, self._store.routes_path)
                prepared = None
        finally:
            self._store.discard(prepared)
        self._fault_point("rollouts.router.after_rename")
        if not self._took(lambda: self._runs(state), rejections, ROUTES_SECONDS):
            self._put_back(self._store.routes_path, before, after)
            raise RouterRejected("Envoy refused the route; the routes before it are in force.")
        return ApplyResult.APPLIED

    def _prepared(self, state: RouteState, content: bytes) -> tuple[ApplyResult, Path | None]:
        """Compare the state with the file's content and prepare the file that holds it."""
        entries = self._store.routes(content)
        if is_stale(state, entries):
            return ApplyResult.STALE, None
        mine = of_route(entries, state.route_key)
        desired = route_entries(state)
        same_generation = any(generation_of(entry) == state.generation for entry in mine)
        if same_generation and any(portal_metadata(entry) != intent(state) for entry in mine):
            raise RouterConflict(
                f"Envoy's file holds another content for {state.route_key} at generation {state.generation}."
                " A change needs a higher generation."
            )
        if in_order(mine) == in_order(desired):
            return ApplyResult.NOOP, None
        others = [entry for entry in entries if portal_metadata(entry).get("route") != state.route_key]
        return ApplyResult.APPLIED, self._store.prepare_routes([*others, *desired])

    def _nudge(self, state: RouteState) -> None:
        """Offer Envoy the unchanged files again where it does not run what they say."""
        try:
            if not self._runs(state):
                self._touch(self._store.clusters_path)
                self._touch(self._store.routes_path)
        except RouterUnavailable:
            return

    def _touch(self, path: Path) -> None:
        with self._store.lock():
            self._store.rewrite(path, self._store.read(path))

    def _took(self, check: Callable[[], bool], before: dict[str, int], seconds: float) -> bool:
        """Wait for `check`; False only if Envoy counted a rejection since `before`."""
        deadline = time.monotonic() + seconds
        try:
            while not check() and time.monotonic() < deadline:
                if any(count > before.get(name, count) for name, count in self._admin.rejections().items()):
                    return False
                time.sleep(_POLL_SECONDS)
        except RouterUnavailable:
            return True
        return True

    def _put_back(self, path: Path, before: bytes, after: bytes) -> None:
        """Undo a refused write, unless somebody has written since.

        A refused file would keep every later route from Envoy, and leave it without any after a restart.
        """
        with self._store.lock():
            if self._store.read(path) == after:
                self._store.rewrite(path, before)

    def _has_clusters(self, state: RouteState) -> bool:
        """Return whether Envoy runs the clusters of all that get traffic.

        Going back to the champion must not wait for a candidate, so one with a weight of 0 is not looked at.
        """
        active = self._admin.clusters()
        serving = [state.baseline if state.weight < 100 else None, state.candidate if state.weight else None]
        return not not_served(serving, active)

    def _runs(self, state: RouteState) -> bool:
        return self.observe(state.route_key).shows(state)

    def _rejections(self) -> dict[str, int]:
        try:
            return self._admin.rejections()
        except RouterUnavailable:
            return {}

    def _running(self) -> tuple[Entries, Clusters]:
        try:
            return self._admin.routes(), self._admin.clusters()
        except RouterUnavailable:
            return [], {}

    def _readable(self) -> tuple[Entries, Clusters]:
        """Return what can still be read of the files."""
        entries: Entries = []
        clusters: Clusters = {}
        try:
            entries = self._store.routes()
        except RouterConflict:
            entries = []
        try:
            clusters = self._store.clusters()
        except RouterConflict:
            clusters = {}
        return entries, clusters


def _observed(route_key: str, running: Entries, active: Clusters, filed: Entries, at: datetime) -> Observed:
    """Put together what Envoy does with one route."""
    views = [view_of(entry) for entry in running]
    weights = [view["weight"] for view in views]
    first = views[0] if views else {}
    # Fewer, or others, are what an earlier release wrote: they let more through, and are written anew.
    whole = len(views) == ENTRIES_PER_ROUTE and all(view["whole"] and view == first for view in views)
    # A version without any traffic is not needed for the route to do what it says.
    needed = {name for entry in running for name, weight in clusters_used(entry).items() if weight}
    needed -= {EMPTY_CLUSTER}
    return Observed(
        route_key=route_key,
        generation=first.get("generation"),
        # Where the entries disagree, the larger weight is the one to worry about.
        weight=max(weights) if weights else None,
        baseline=first.get("baseline") or None,
        candidate=first.get("candidate") or None,
        settled=whole and needed <= set(active) and [view_of(entry) for entry in filed] == views,
        at=at,
        raw=json.dumps(running, sort_keys=True, separators=(",", ":")),
    )


def _clusters(target: Target, known: Clusters) -> Clusters:
    """Return the target's clusters by name; what is already right stays byte for byte the same."""
    entry = cluster_entry(target, added_at=int(time.time()))
    desired = {str(one["name"]): one for one in (entry, reads_entry(entry))}
    return {
        name: known[name] if endpoint_of(known.get(name, {})) == (target.host, target.port) else one
        for name, one in desired.items()
    }


def _as_resource(cluster: dict[str, Any]) -> dict[str, Any]:
    return {"@type": "type.googleapis.com/envoy.config.cluster.v3.Cluster", **cluster}


def _added_at(cluster: dict[str, Any]) -> float:
    value = portal_metadata(cluster).get("added_at", 0)
    return float(value) if isinstance(value, int | float) else 0.0
