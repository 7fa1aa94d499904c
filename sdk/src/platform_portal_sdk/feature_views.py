"""Feature views and services, and the documents that define them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from .resource import Resource, address
from .values import Value, number, text

YAML = "application/yaml"


@dataclass(frozen=True, kw_only=True)
class FeatureView(Value):
    """A group of features. `features` are mappings with `name`, `dtype`, `description` and `tags`."""

    id: str
    tenant: str
    project: str
    name: str
    kind: str
    state: str
    description: str
    owner: str
    tags: Mapping[str, str]
    entities: tuple[str, ...]
    source: str
    ttl_seconds: int | None
    freshness: str
    approved: bool
    features: tuple[Mapping[str, Any], ...]
    url: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> FeatureView:
        return cls(
            id=text(body["id"]),
            tenant=text(body.get("tenant")),
            project=text(body.get("project")),
            name=text(body.get("name")),
            kind=text(body.get("kind")),
            state=text(body.get("state")),
            description=text(body.get("description")),
            owner=text(body.get("owner")),
            tags=body.get("tags") or {},
            entities=tuple(body.get("entities") or ()),
            source=text(body.get("source")),
            ttl_seconds=number(body.get("ttl_seconds")),
            freshness=text(body.get("freshness")),
            approved=bool(body.get("approved")),
            features=tuple(body.get("features") or ()),
            url=text(body.get("url")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class FeatureService(Value):
    """The features that a model reads. `views` are mappings with `view` and `features`, all of them where that is empty."""

    id: str
    tenant: str
    project: str
    name: str
    state: str
    owner: str
    views: tuple[Mapping[str, Any], ...]
    url: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> FeatureService:
        return cls(
            id=text(body["id"]),
            tenant=text(body.get("tenant")),
            project=text(body.get("project")),
            name=text(body.get("name")),
            state=text(body.get("state")),
            owner=text(body.get("owner")),
            views=tuple(body.get("views") or ()),
            url=text(body.get("url")),
            raw=body,
        )


@dataclass(frozen=True, kw_only=True)
class Applied(Value):
    """What came of a document. `changes` are mappings with `act`, `kind`, `name`, `waits` and `breaking`.

    `request_url` is the page of the request that holds what waits for approval, "" where nothing does.
    """

    project: str
    dry_run: bool
    created: bool
    changes: tuple[Mapping[str, Any], ...]
    request_id: str
    request_url: str
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Applied:
        request = body.get("request") or {}
        return cls(
            project=text(body.get("project")),
            dry_run=bool(body.get("dry_run")),
            created=bool(body.get("created")),
            changes=tuple(body.get("changes") or ()),
            request_id=text(request.get("id")),
            request_url=text(request.get("url")),
            raw=body,
        )


class FeatureViews(Resource):
    """Feature views and services of a tenant, and their definitions."""

    def list(
        self, *, tenant: str | None = None, limit: int = 50, **filters: str | None
    ) -> tuple[FeatureView, ...]:
        """List views by name, at most `limit`. Filters are `q`, `owner`, `dtype`, `kind`, `tag`, `state`, `freshness`."""
        return tuple(self.iterate(tenant=tenant, limit=limit, **filters))

    def iterate(
        self, *, tenant: str | None = None, limit: int | None = None, **filters: str | None
    ) -> Iterator[FeatureView]:
        """Yield views by name, reading further pages as they are needed."""
        path = address("features", self._tenant(tenant), "views")
        return map(FeatureView.of, self._pages(path, limit, **filters))

    def get(self, project: str, name: str, *, tenant: str | None = None) -> FeatureView:
        """Read one view."""
        path = address("features", self._tenant(tenant), "views", project, name)
        return FeatureView.of(self._transport.get(path))

    def set_state(
        self,
        project: str,
        name: str,
        state: str,
        *,
        reason: str = "",
        tenant: str | None = None,
        if_match: str = "",
    ) -> Applied:
        """Activate, deprecate or retire a view; what is in force waits for approval."""
        path = address("features", self._tenant(tenant), "view-states", project, name)
        return Applied.of(self._transport.post(path, {"state": state, "reason": reason}, if_match=if_match))

    def services(self, *, tenant: str | None = None, limit: int = 50) -> tuple[FeatureService, ...]:
        """List services by name, at most `limit`."""
        path = address("features", self._tenant(tenant), "services")
        return tuple(map(FeatureService.of, self._pages(path, limit)))

    def service(self, project: str, name: str, *, tenant: str | None = None) -> FeatureService:
        """Read one service."""
        path = address("features", self._tenant(tenant), "services", project, name)
        return FeatureService.of(self._transport.get(path))

    def apply(
        self,
        definitions: str | bytes,
        *,
        dry_run: bool = False,
        reason: str = "",
        tenant: str | None = None,
        if_match: str = "",
    ) -> Applied:
        """Make a project what a YAML document says, or say what that would change."""
        path = address("features", self._tenant(tenant), "definitions")
        content = definitions.encode() if isinstance(definitions, str) else definitions
        query = {**({"dry_run": "true"} if dry_run else {}), **({"reason": reason} if reason else {})}
        if query:
            path = f"{path}?{urlencode(query)}"
        return Applied.of(self._transport.put_bytes(path, content, kind=YAML, if_match=if_match))

    def definitions(self, project: str, *, tenant: str | None = None) -> str:
        """Read the YAML document of a project."""
        path = address("features", self._tenant(tenant), "definitions")
        return self._transport.get_bytes(path, project=project).decode()

    def repository(self, project: str, *, drafts: bool = False, tenant: str | None = None) -> bytes:
        """Read a project as a zip that `feast apply` takes."""
        path = address("features", self._tenant(tenant), "repository.zip")
        return self._transport.get_bytes(path, project=project, drafts="true" if drafts else None)
