"""Blast radius: which versions, served aliases and routes break when a column, a contract or a feature changes.

The walk over the lineage says which versions are reached; which alias names them and which route serves them is read
live, from the registry and from the rollouts. What nobody told column by column counts as affected, and what could not be
resolved is listed beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from apps.lineage import graph, links, owners
from apps.lineage.choices import Kind
from apps.lineage.graph import Walk
from apps.lineage.models import Node
from apps.lineage.nodes import Ref
from apps.registry.models import Alias, ModelVersion, Pin
from apps.rollouts.models import TrafficRoute
from apps.tenants.models import Tenant

# How many of each kind an answer names; it says how many there are.
LISTED = 500
UNRESOLVED_LISTED = 100


@dataclass(frozen=True)
class Step:
    """One node of a path. `via` says by what the node before feeds it."""

    kind: str
    namespace: str
    name: str
    field: str
    text: str
    url: str = ""
    via: str = ""


@dataclass(frozen=True)
class Reached:
    """Something that is affected, with the shortest way that leads there."""

    node_id: UUID
    step: Step
    path: tuple[Step, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True)
class VersionHit:
    """A version that is affected. `is_served` says that callers get it now."""

    model: str
    version: int
    url: str
    path: tuple[Step, ...]
    owners: tuple[str, ...]
    aliases: tuple[str, ...]
    is_served: bool


@dataclass(frozen=True)
class AliasHit:
    """An alias that names an affected version; `route` is the address that serves it, "" where none does."""

    model: str
    alias: str
    version: int
    is_served: bool
    route: str


@dataclass(frozen=True)
class RouteHit:
    """A route that serves an affected version: as the stable one, as the candidate, or as both."""

    route: str
    model: str
    alias: str
    stable: int | None
    candidate: int | None
    weight: int


@dataclass(frozen=True)
class Unresolved:
    """Something of which nobody knows whether it is affected."""

    what: str
    name: str
    reason: str


@dataclass(frozen=True)
class Impact:
    """What a change breaks. `is_cut` says that the lineage leads further than it was followed."""

    versions: list[VersionHit]
    aliases: list[AliasHit]
    routes: list[RouteHit]
    datasets: list[Reached]
    features: list[Reached]
    services: list[Reached]
    contracts: list[Reached]
    consumers: list[Reached]
    unresolved: list[Unresolved] = field(default_factory=list)
    unresolved_count: int = 0
    is_cut: bool = False

    @property
    def breaks_served(self) -> bool:
        """Whether callers get something that is affected."""
        return bool(self.routes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing that is known is affected."""
        return not (
            self.versions
            or self.datasets
            or self.features
            or self.services
            or self.contracts
            or self.consumers
        )


_LISTS: dict[str, tuple[Kind, ...]] = {
    "datasets": (Kind.DATASET, Kind.COLUMN),
    "features": (Kind.FEATURE_VIEW, Kind.FEATURE),
    "services": (Kind.FEATURE_SERVICE,),
    "contracts": (Kind.CONTRACT,),
    "consumers": (Kind.CONSUMER,),
}


def of(
    tenant: Tenant, starts: Collection[Ref], *, user: Any = None, unresolved: Iterable[Unresolved] = ()
) -> Impact:
    """Return what breaks when `starts` change. With a user, steps lead to the pages that they may see.

    `unresolved` is what the change itself names and nobody can place. A start of which nothing is known is listed there, too.
    """
    walk = graph.downstream(tenant, starts)
    reached = walk.reached()
    kept = _kept(reached)
    answerable = owners.names_of(
        owners.of([node for node in kept if node.kind not in (Kind.COLUMN, Kind.FEATURE)])
    )
    urls = links.urls(walk.nodes.values(), user) if user is not None else {}
    lists = {
        name: [_reached(walk, node, answerable, urls) for node in kept if node.kind in kinds]
        for name, kinds in _LISTS.items()
    }
    versions = [node for node in reached if node.kind == Kind.VERSION]
    hits, aliases, routes = _served(tenant, versions, walk, answerable, urls)
    unknown = [
        Unresolved(Kind(ref.kind).label, ref.text, "Nothing is known of it in the lineage.")
        for ref in walk.unknown
    ]
    named = [*unresolved, *unknown]
    listed, count = _unresolved(tenant)
    return Impact(
        versions=hits,
        aliases=aliases,
        routes=routes,
        **lists,
        unresolved=[*named, *listed],
        unresolved_count=len(named) + count,
        is_cut=walk.is_cut or any(len(found) >= LISTED for found in lists.values()),
    )


def _kept(reached: Sequence[Node]) -> list[Node]:
    """Return the nearest nodes of each list, as many as are named, and all versions."""
    room = dict.fromkeys(_LISTS, LISTED)
    list_of = {kind.value: name for name, kinds in _LISTS.items() for kind in kinds}
    kept = []
    for node in reached:
        name = list_of.get(node.kind)
        if name is None:
            kept.append(node)
        elif room[name] > 0:
            room[name] -= 1
            kept.append(node)
    return kept


def _step(node: Node, urls: Mapping[UUID, str], via: str = "") -> Step:
    return Step(node.kind, node.namespace, node.name, node.field, node.text, urls.get(node.pk, ""), via)


def _path(walk: Walk, node: Node, urls: Mapping[UUID, str]) -> tuple[Step, ...]:
    return tuple(_step(one, urls, edge.via if edge is not None else "") for one, edge in walk.path(node.pk))


def _reached(
    walk: Walk, node: Node, answerable: Mapping[UUID, tuple[str, ...]], urls: Mapping[UUID, str]
) -> Reached:
    people = answerable.get(node.pk) or answerable.get(node.parent_id or node.pk, ())
    return Reached(node.pk, _step(node, urls), _path(walk, node, urls), people)


def _served(
    tenant: Tenant,
    nodes: Sequence[Node],
    walk: Walk,
    answerable: Mapping[UUID, tuple[str, ...]],
    urls: Mapping[UUID, str],
) -> tuple[list[VersionHit], list[AliasHit], list[RouteHit]]:
    """Return the versions of these nodes, the aliases that name them and the routes that serve them, as they are now."""
    by_name = {node.name: node for node in nodes}
    rows = ModelVersion.objects.filter(tenant=tenant, pk__in=list(by_name)).defer(*ModelVersion.WIDE)
    versions = {
        row.pk: row for row in rows.select_related("model").defer("model__tag_values", "model__alias_numbers")
    }
    aliases = list(
        Alias.objects.filter(tenant=tenant, version__in=list(versions)).order_by("model__name", "name")
    )
    models = {row.model_id for row in versions.values()}
    routes = [
        route
        for route in TrafficRoute.objects.filter(tenant=tenant, model__in=models)
        .select_related("model", "baseline", "candidate")
        .order_by("model__name", "alias")
        if serving(route) & versions.keys()
    ]
    served = {pk for route in routes for pk in serving(route)}
    by_alias = {(route.model_id, route.alias.lower()): route for route in routes}
    alias_hits = []
    for alias in aliases:
        route = by_alias.get((alias.model_id, alias.name.lower()))
        is_served = route is not None and alias.version_id in serving(route)
        version = versions[alias.version_id]
        alias_hits.append(
            AliasHit(
                version.model.name,
                alias.name,
                version.number,
                is_served,
                address(route) if route and is_served else "",
            )
        )
    hits = [
        VersionHit(
            model=row.model.name,
            version=row.number,
            url=urls.get(by_name[str(pk)].pk, ""),
            path=_path(walk, by_name[str(pk)], urls),
            owners=answerable.get(by_name[str(pk)].pk, ()),
            aliases=tuple(alias.name for alias in aliases if alias.version_id == pk),
            is_served=pk in served,
        )
        for pk, row in versions.items()
    ]
    route_hits = [
        RouteHit(
            route=address(route),
            model=route.model.name,
            alias=route.alias,
            stable=route.baseline.number if route.baseline and route.baseline_id in versions else None,
            candidate=route.candidate.number
            if route.candidate and route.weight and route.candidate_id in versions
            else None,
            weight=route.weight,
        )
        for route in routes
    ]
    # What callers get stands first.
    hits.sort(key=lambda hit: (not hit.is_served, not hit.aliases, hit.model, -hit.version))
    alias_hits.sort(key=lambda hit: (not hit.is_served, hit.model, hit.alias))
    return hits, alias_hits, route_hits


def serving(route: TrafficRoute) -> set[UUID]:
    """Return the versions that callers of a route get now."""
    found = {route.baseline_id} if route.baseline_id and route.weight < 100 else set()
    if route.candidate_id and route.weight > 0:
        found.add(route.candidate_id)
    return {pk for pk in found if pk is not None}


def address(route: TrafficRoute) -> str:
    """Return what a route is called: the model and the alias that it follows."""
    return f"{route.model.name}@{route.alias}"


def _unresolved(tenant: Tenant) -> tuple[list[Unresolved], int]:
    """Return what of the tenant nobody can place: pins, and datasets that documents name."""
    pins = Pin.objects.unresolved().filter(tenant=tenant)
    datasets = Node.objects.unresolved().filter(tenant=tenant)
    count = pins.count() + datasets.count()
    if not count:
        return [], 0
    rows = pins.select_related("version__model").defer(
        *(f"version__{name}" for name in ModelVersion.WIDE),
        "version__model__tag_values",
        "version__model__alias_numbers",
    )
    found = [
        Unresolved(
            "Input", f"{pin.text} of {pin.version.model.name} version {pin.version.number}", pin.reason
        )
        for pin in rows.order_by("-id")[:UNRESOLVED_LISTED]
    ]
    room = UNRESOLVED_LISTED - len(found)
    found += [
        Unresolved("Dataset", node.text, node.reason) for node in datasets.order_by("-created_at")[:room]
    ]
    return found, count
