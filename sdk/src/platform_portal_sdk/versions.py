"""Versions of models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .resource import Resource, address
from .values import Value, text, whole


@dataclass(frozen=True, kw_only=True)
class ModelVersion(Value):
    """One version of a model. `files` maps each pushed path to its sha256 where this client pushed it."""

    name: str
    version: int
    source: str
    description: str = ""
    digest: str = ""
    aliases: tuple[str, ...] = ()
    tags: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(repr=False, default_factory=dict)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> ModelVersion:
        return cls(
            name=text(body.get("model")),
            version=whole(body["version"]),
            source=text(body.get("source")),
            description=text(body.get("description")),
            digest=text(body.get("digest")),
            aliases=tuple(body.get("aliases") or ()),
            tags=dict(body.get("tags") or {}),
            raw=body,
        )


class Versions(Resource):
    """What is registered under a model's name. `Models.push` registers a new one."""

    def list(self, name: str, *, tenant: str | None = None, limit: int = 50) -> tuple[ModelVersion, ...]:
        """List a model's versions, newest first, at most `limit`."""
        return tuple(self.iterate(name, tenant=tenant, limit=limit))

    def iterate(
        self, name: str, *, tenant: str | None = None, limit: int | None = None
    ) -> Iterator[ModelVersion]:
        """Yield a model's versions, newest first, reading further pages as they are needed."""
        path = address("models", self._tenant(tenant), name, "versions")
        return map(ModelVersion.of, self._pages(path, limit))

    def get(self, name: str, version: int, *, tenant: str | None = None) -> ModelVersion:
        """Read one version."""
        return ModelVersion.of(self._transport.get(self._address(tenant, name, version)))

    def describe(
        self, name: str, version: int, description: str, *, tenant: str | None = None, if_match: str = ""
    ) -> ModelVersion:
        """Replace the description of a version."""
        path, body = self._address(tenant, name, version), {"description": description}
        return ModelVersion.of(self._transport.patch(path, body, if_match=if_match))

    def set_tag(
        self,
        name: str,
        version: int,
        key: str,
        value: str,
        *,
        tenant: str | None = None,
        if_match: str = "",
    ) -> None:
        """Set a tag of a version."""
        path = self._address(tenant, name, version, "tags", key)
        self._transport.put(path, {"value": value}, if_match=if_match)

    def tag(self, name: str, version: int, key: str, *, tenant: str | None = None) -> str:
        """Read one tag of a version; NotFound where there is none of this key."""
        return text(self._transport.get(self._address(tenant, name, version, "tags", key)).get("value"))

    def delete_tag(
        self, name: str, version: int, key: str, *, tenant: str | None = None, if_match: str = ""
    ) -> None:
        """Delete a tag of a version; one that is not there is no error."""
        self._transport.delete(self._address(tenant, name, version, "tags", key), if_match=if_match)

    def inputs(self, name: str, version: int, *, tenant: str | None = None) -> Mapping[str, Any]:
        """Read what a version was trained on: `features`, `contracts`, and each of them beside what it is now."""
        found: Mapping[str, Any] = self._transport.get(self._address(tenant, name, version, "inputs"))
        return found

    def set_inputs(
        self,
        name: str,
        version: int,
        *,
        features: Iterable[str] = (),
        contracts: Iterable[str] = (),
        tenant: str | None = None,
        if_match: str = "",
    ) -> Mapping[str, Any]:
        """Say what a version was trained on: `driver_stats`, `project/service`, `view:feature`, `orders@1.2.0`."""
        path = self._address(tenant, name, version, "inputs")
        body = {"features": list(features), "contracts": list(contracts)}
        found: Mapping[str, Any] = self._transport.put(path, body, if_match=if_match)
        return found

    def _address(self, tenant: str | None, name: str, version: int, *parts: str) -> str:
        return address("models", self._tenant(tenant), name, "versions", version, *parts)
