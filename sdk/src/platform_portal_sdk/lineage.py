"""What feeds what: OpenLineage events, datasets, jobs, owners and mappings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from .resource import Resource, address
from .values import Value, text

# The portal takes at most so many events in one call.
BATCH = 500


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What became of one event: stored, duplicate, or refused for the reason in `detail`."""

    index: int
    outcome: str
    code: str = ""
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Node(Value):
    """A dataset, or something else in the lineage. `reason` says why nobody could place it yet."""

    id: str
    kind: str
    namespace: str
    name: str
    field_name: str
    label: str
    reason: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Node:
        return cls(
            id=text(body["id"]),
            kind=text(body.get("kind")),
            namespace=text(body.get("namespace")),
            name=text(body.get("name")),
            field_name=text(body.get("field")),
            label=text(body.get("label")),
            reason=text(body.get("reason")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Job(Value):
    """A job, and how its last run went."""

    id: str
    namespace: str
    name: str
    state: str
    state_at: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Job:
        return cls(
            id=text(body["id"]),
            namespace=text(body.get("namespace")),
            name=text(body.get("name")),
            state=text(body.get("state")),
            state_at=text(body.get("state_at")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Owners(Value):
    """Who was named for a node, and who answers for it now."""

    people: tuple[str, ...]
    groups: tuple[str, ...]
    effective: tuple[str, ...]
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Owners:
        return cls(
            people=tuple(body.get("people") or ()),
            groups=tuple(body.get("groups") or ()),
            effective=tuple(body.get("effective") or ()),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Mapped(Value):
    """This dataset is that one; without names, every dataset of the namespace."""

    id: str
    namespace: str
    name: str
    to_namespace: str
    to_name: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Mapped:
        return cls(
            id=text(body["id"]),
            namespace=text(body.get("namespace")),
            name=text(body.get("name")),
            to_namespace=text(body.get("to_namespace")),
            to_name=text(body.get("to_name")),
            raw=body,
        )


class Lineage(Resource):
    """The lineage of a tenant, or of all that one sees."""

    def send(self, events: Sequence[Mapping[str, Any]], *, tenant: str | None = None) -> tuple[Receipt, ...]:
        """Send OpenLineage events, as many calls as they take, and return what became of each."""
        path = f"{address('lineage')}?{urlencode({'tenant': self._tenant(tenant)})}"
        found: list[Receipt] = []
        for start in range(0, len(events), BATCH):
            answer = self._transport.post_list(path, [dict(one) for one in events[start : start + BATCH]])
            for one in answer.get("events") or ():
                found.append(
                    Receipt(
                        index=start + int(one["index"]),
                        outcome=text(one.get("outcome")),
                        code=text(one.get("code")),
                        detail=text(one.get("detail")),
                    )
                )
        return tuple(found)

    def datasets(
        self, *, tenant: str | None = None, q: str = "", unresolved: bool = False, limit: int = 1000
    ) -> tuple[Node, ...]:
        """List datasets, newest first, at most `limit`; with `unresolved` only what nobody could place."""
        query = {"tenant": tenant, "q": q, "unresolved": "true" if unresolved else None}
        return tuple(map(Node.of, self._pages(address("lineage", "datasets"), limit, **query)))

    def jobs(self, *, tenant: str | None = None, q: str = "", limit: int = 1000) -> tuple[Job, ...]:
        """List jobs, newest first, at most `limit`."""
        return tuple(map(Job.of, self._pages(address("lineage", "jobs"), limit, tenant=tenant, q=q)))

    def get(self, node: str) -> Node:
        """Read one node."""
        return Node.of(self._transport.get(address("lineage", "nodes", node)))

    def owners(self, node: str) -> Owners:
        """Read who answers for a node."""
        return Owners.of(self._transport.get(address("lineage", "nodes", node, "owners")))

    def name_owners(
        self, node: str, people: Iterable[str] = (), *, groups: Iterable[str] = (), if_match: str = ""
    ) -> Owners:
        """Let these people and groups answer for a node, and nobody else."""
        body = {"people": list(people), "groups": list(groups)}
        return Owners.of(
            self._transport.put(address("lineage", "nodes", node, "owners"), body, if_match=if_match)
        )

    def mappings(self, *, tenant: str | None = None, q: str = "", limit: int = 1000) -> tuple[Mapped, ...]:
        """List which dataset is which, newest first, at most `limit`."""
        return tuple(map(Mapped.of, self._pages(address("lineage", "mappings"), limit, tenant=tenant, q=q)))

    def map(
        self,
        namespace: str,
        to_namespace: str,
        *,
        name: str = "",
        to_name: str = "",
        tenant: str | None = None,
    ) -> Mapped:
        """Say that a dataset is another one; without names, that every dataset of a namespace is."""
        body = {
            "tenant": self._tenant(tenant),
            "namespace": namespace,
            "name": name,
            "to_namespace": to_namespace,
            "to_name": to_name,
        }
        return Mapped.of(self._transport.post(address("lineage", "mappings"), body))

    def unmap(self, mapping: str, *, if_match: str = "") -> None:
        """Take a mapping back."""
        self._transport.delete(address("lineage", "mappings", mapping), if_match=if_match)

    def iterate(self, *, tenant: str | None = None, q: str = "") -> Iterator[Node]:
        """Yield datasets, newest first, reading further pages as they are needed."""
        return map(Node.of, self._pages(address("lineage", "datasets"), None, tenant=tenant, q=q))
