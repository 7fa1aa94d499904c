"""The catalog: what breaks when something changes, and the way to and from Backstage."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from .resource import Resource, address
from .values import Value, text, whole


@dataclass(frozen=True, kw_only=True)
class AffectedVersion(Value):
    """A version that a change reaches. `path` are the names on the way there; `is_served` says that callers get it now."""

    model: str
    version: int
    is_served: bool
    aliases: tuple[str, ...]
    owners: tuple[str, ...]
    path: tuple[str, ...]
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> AffectedVersion:
        steps = body.get("path") or ()
        return cls(
            model=text(body.get("model")),
            version=whole(body["version"]),
            is_served=bool(body.get("is_served")),
            aliases=tuple(body.get("aliases") or ()),
            owners=tuple(body.get("owners") or ()),
            path=tuple(text(step.get("field")) or text(step.get("name")) for step in steps),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Impact(Value):
    """What a change breaks; `raw` holds all of it. `unresolved` are things of which nobody knows."""

    change: str
    breaks_served: bool
    versions: tuple[AffectedVersion, ...]
    routes: tuple[str, ...]
    unresolved: tuple[str, ...]
    is_cut: bool
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Impact:
        return cls(
            change=text(body.get("change")),
            breaks_served=bool(body.get("breaks_served")),
            versions=tuple(AffectedVersion.of(one) for one in body.get("versions") or ()),
            routes=tuple(text(one.get("route")) for one in body.get("routes") or ()),
            unresolved=tuple(
                f"{one.get('name')}: {one.get('reason')}" for one in body.get("unresolved") or ()
            ),
            is_cut=bool(body.get("is_cut")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Feed(Value):
    """A signed address of the catalog; `url` is known when it is made, and never again."""

    id: str
    name: str
    state: str
    expires_at: str
    url: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Feed:
        return cls(
            id=text(body.get("id")),
            name=text(body.get("name")),
            state=text(body.get("state")),
            expires_at=text(body.get("expires_at")),
            url=text(body.get("url")),
            raw=body,
        )


class Catalog(Resource):
    """The catalog of one tenant."""

    def impact(self, change: Mapping[str, Any], *, tenant: str | None = None) -> Impact:
        """Say what a change breaks: {"dataset": {"namespace", "name"}, "columns": [...]}, or as the reference of REST has it."""
        body = {"tenant": self._tenant(tenant), "change": dict(change)}
        return Impact.of(self._transport.post(address("impact"), body))

    def backstage(self, *, tenant: str | None = None) -> str:
        """Return the catalog as YAML for Backstage."""
        path = f"{address('catalog', 'backstage.yaml')}?tenant={quote(self._tenant(tenant))}"
        with self._transport.stream(path) as (_, pieces):
            return b"".join(pieces).decode()

    def import_backstage(
        self, content: bytes, *, apply: bool = False, tenant: str | None = None
    ) -> Mapping[str, Any]:
        """Take over owners and systems from a catalog-info.yaml; without `apply` only say what that would change."""
        query = f"?tenant={quote(self._tenant(tenant))}&dry_run={'false' if apply else 'true'}"
        path = f"{address('catalog', 'backstage')}{query}"
        report: Mapping[str, Any] = self._transport.post_bytes(path, content, content_type="application/yaml")
        return report

    def feeds(self, *, tenant: str | None = None, limit: int = 50) -> builtins.tuple[Feed, ...]:
        """List the signed addresses, newest first."""
        return tuple(self.iterate_feeds(tenant=tenant, limit=limit))

    def iterate_feeds(self, *, tenant: str | None = None, limit: int | None = None) -> Iterator[Feed]:
        """Yield the signed addresses, newest first."""
        rows = self._pages(address("catalog", "feeds"), limit, tenant=self._tenant(tenant))
        return map(Feed.of, rows)

    def create_feed(self, name: str, *, expires_at: str | None = None, tenant: str | None = None) -> Feed:
        """Make a signed address. Its `url` is told this once."""
        body = {"tenant": self._tenant(tenant), "name": name, "expires_at": expires_at}
        return Feed.of(self._transport.post(address("catalog", "feeds"), body))

    def revoke_feed(self, feed: str) -> None:
        """Revoke a signed address by its id."""
        self._transport.delete(address("catalog", "feeds", feed))


def change_of(
    *,
    dataset: Sequence[str] = (),
    contract: str = "",
    view: str = "",
    service: str = "",
    object_name: str = "",
    parts: Sequence[str] = (),
    after: str | None = None,
) -> dict[str, Any]:
    """Return a change as REST takes it; `dataset` is namespace and name, `view` and `service` are project/name."""
    if dataset:
        namespace, name = dataset
        return {"dataset": {"namespace": namespace, "name": name}, "columns": list(parts)}
    if contract:
        extra = {"after": after} if after is not None else {}
        return {"contract": contract, "object": object_name, "columns": list(parts), **extra}
    project, _, name = (view or service).partition("/")
    named = {"project": project, "name": name}
    return {"feature_view": named, "features": list(parts)} if view else {"feature_service": named}
