"""What the portal asks of a traffic router, whichever product it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from apps.core.refusals import Refused

# Generations travel through JSON numbers, which are exact up to here.
MAX_GENERATION = 2**53 - 1


class RouterError(Refused):
    """A router did not do what was asked; nothing was changed unless the sentence says so."""

    code = "router_error"
    status = 503


class RouterUnavailable(RouterError):
    """The router, its files or their lock cannot be reached now. Try again later; the traffic stays as it is."""

    code = "router_unavailable"


class RouterRejected(RouterError):
    """The router refused the configuration. Trying the same again will not help."""

    code = "router_rejected"
    status = 502


class RouterConflict(RouterError):
    """The router holds something that the portal did not put there, or nothing readable at all."""

    code = "router_conflict"
    status = 409


class ApplyResult(StrEnum):
    """What `apply` did."""

    APPLIED = "applied"
    """The route was written."""
    NOOP = "noop"
    """The router's own configuration already said exactly this."""
    STALE = "stale"
    """A higher generation is in force; nothing was written."""


@dataclass(frozen=True)
class Target:
    """One model version and the address at which it is served. `cluster` is its immutable name at the router."""

    version_id: str
    number: int
    host: str
    port: int

    @property
    def cluster(self) -> str:
        """The cluster's name: one per model version, never used for another."""
        return cluster_name(self.version_id)

    def to_dict(self) -> dict[str, Any]:
        """Return the target as JSON scalars."""
        return {"version_id": self.version_id, "number": self.number, "host": self.host, "port": self.port}


@dataclass(frozen=True)
class RouteState:
    """The desired, absolute state of one route. `weight` is the canary weight in percent, 0 to 100.

    With no baseline, what the candidate does not take is answered 503 by the router. With neither, everything is.
    """

    tenant: str
    model: str
    baseline: Target | None
    candidate: Target | None
    weight: int
    generation: int

    def __post_init__(self) -> None:
        for what, name in (("tenant", self.tenant), ("model", self.model)):
            if not name or "/" in name or "\\" in name or name in (".", "..") or not name.isprintable():
                raise ValueError(f"the {what} name {name!r} cannot be part of a path")
        if type(self.weight) is not int or not 0 <= self.weight <= 100:
            raise ValueError("weight is a whole number from 0 to 100")
        if type(self.generation) is not int or not 0 <= self.generation <= MAX_GENERATION:
            raise ValueError("generation is a whole number from 0 to 2**53 - 1")
        if self.candidate is None and self.weight != 0:
            raise ValueError("a weight needs a candidate")
        if self.baseline and self.candidate and self.baseline.cluster == self.candidate.cluster:
            raise ValueError("baseline and candidate are the same version")

    @property
    def route_key(self) -> str:
        """The route's name at the router: `tenant/model`."""
        return route_key(self.tenant, self.model)

    @property
    def targets(self) -> tuple[Target, ...]:
        """The versions this route refers to."""
        return tuple(target for target in (self.baseline, self.candidate) if target is not None)


@dataclass(frozen=True)
class Observed:
    """What the data plane itself says it does with one route; None where it does not know the route."""

    route_key: str
    generation: int | None
    weight: int | None
    baseline: str | None
    """The baseline's cluster."""
    candidate: str | None
    """The candidate's cluster."""
    settled: bool
    """The running entry is whole, is the one last written, and every cluster it names is running."""
    at: datetime
    raw: str

    def shows(self, state: RouteState) -> bool:
        """Return whether the data plane runs exactly `state`."""
        return (
            self.settled
            and self.generation == state.generation
            and self.weight == state.weight
            and self.baseline == (state.baseline.cluster if state.baseline else None)
            and self.candidate == (state.candidate.cluster if state.candidate else None)
        )


@dataclass(frozen=True)
class Rebuilt:
    """What `rebuild` wrote, and the routes it left alone because a higher generation is in force."""

    written: tuple[str, ...]
    stale: tuple[str, ...]


class TrafficRouter(Protocol):
    """A router. `apply` is absolute ("be 10 %"), idempotent and fenced by the route's generation."""

    def apply(self, state: RouteState) -> ApplyResult:
        """Bring one route to `state`, unless a higher generation is already in force."""
        ...

    def observe(self, route_key: str) -> Observed:
        """Return what the data plane does with a route, never what a file of ours says."""
        ...

    def observe_many(self, route_keys: Iterable[str]) -> dict[str, Observed]:
        """Observe many routes for the price of one."""
        ...

    def rebuild(self, states: list[RouteState]) -> Rebuilt:
        """Write all routes anew after the router's configuration was lost or damaged."""
        ...

    def endpoint_of(self, version_id: str) -> tuple[str, int] | None:
        """Return where a version is served, as host and port, if the router knows it."""
        ...

    def remove_unused_clusters(self, *, older_than_seconds: float = 60.0) -> tuple[str, ...]:
        """Forget versions that no route refers to, and return their clusters' names."""
        ...


def route_key(tenant: str, model: str) -> str:
    """Return the name under which the router knows a model's route."""
    return f"{tenant}/{model}"


def cluster_name(version_id: object) -> str:
    """Return the router's name for a model version."""
    return f"v{version_id}"
