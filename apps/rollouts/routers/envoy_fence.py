"""The fence: generations and contents of route entries and clusters, in the file, in Envoy, and as desired."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from apps.rollouts.routers.base import RouteState, Target
from apps.rollouts.routers.envoy_render import (
    EMPTY_CLUSTER,
    READS,
    clusters_used,
    endpoint_of,
    generation_of,
    is_read,
    portal_metadata,
)
from apps.rollouts.routers.envoy_store import Clusters, Entries


def view_of(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what a route entry does, whether it comes from the file or from Envoy."""
    metadata = portal_metadata(entry)
    used = clusters_used(entry)
    candidate = str(metadata.get("candidate") or "")
    baseline = str(metadata.get("baseline") or "")
    end = READS if is_read(entry) else ""
    expected = {f"{name}{end}" for name in (candidate, baseline) if name}
    if candidate and not baseline:
        expected.add(EMPTY_CLUSTER)
    weight = used.get(f"{candidate}{end}", 0)
    return {
        "generation": generation_of(entry),
        "weight": weight,
        "baseline": baseline,
        "candidate": candidate,
        "whole": set(used) == expected
        and sum(used.values()) == (100 if used else 0)
        and metadata.get("weight") == weight
        and ("route" in entry) == bool(used),
    }


def of_route(entries: Entries, route_key: str) -> Entries:
    """Return the entries of one route, in order."""
    return in_order([entry for entry in entries if portal_metadata(entry).get("route") == route_key])


def in_order(entries: Entries) -> Entries:
    """Order entries by what they match, so that two lists of them can be compared."""
    return sorted(entries, key=lambda entry: json.dumps(entry.get("match"), sort_keys=True))


def is_stale(state: RouteState, entries: Entries) -> bool:
    """Return whether the entries hold a higher generation of the state's route."""
    return highest_generations(of_route(entries, state.route_key)).get(state.route_key, -1) > state.generation


def highest_generations(entries: Entries) -> dict[str, int]:
    """Return the highest generation of every route among the entries."""
    found: dict[str, int] = {}
    for entry in entries:
        key = str(portal_metadata(entry).get("route", ""))
        generation = generation_of(entry)
        if generation is not None:
            found[key] = max(generation, found.get(key, -1))
    return found


def at_generation(entries: Entries, route_key: str, generation: int) -> Entries:
    """Return the entries of one route that carry a generation."""
    return [entry for entry in of_route(entries, route_key) if generation_of(entry) == generation]


def not_served(targets: Iterable[Target | None], clusters: Clusters) -> list[Target]:
    """Return the targets of which a cluster is not there or is served elsewhere."""
    return [
        target
        for target in targets
        if target
        and any(
            endpoint_of(clusters.get(f"{target.cluster}{end}", {})) != (target.host, target.port)
            for end in ("", READS)
        )
    ]
