"""Registered models."""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .errors import Conflict, Invalid, NotFound, UploadMismatch
from .folder import LocalFile, read_folder
from .resource import Resource, address
from .values import Value, text, whole
from .versions import ModelVersion

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class RegisteredModel(Value):
    """A name in the registry, with where its aliases point."""

    name: str
    description: str
    aliases: Mapping[str, int]
    tags: Mapping[str, str]
    raw: Mapping[str, Any] = field(repr=False)

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> RegisteredModel:
        return cls(
            name=text(body.get("name")),
            description=text(body.get("description")),
            aliases={text(alias): whole(version) for alias, version in (body.get("aliases") or {}).items()},
            tags=dict(body.get("tags") or {}),
            raw=body,
        )


class Models(Resource):
    """The registry of one tenant. Files are sent over its MLflow routes."""

    def push(
        self,
        folder: str | Path,
        name: str,
        *,
        tags: Mapping[str, str] | None = None,
        description: str = "",
        tenant: str | None = None,
    ) -> ModelVersion:
        """Upload a folder's files, check their sha256, and register them as a new version.

        The model is created where it is missing. Nothing is registered unless every file arrived whole.
        """
        files = read_folder(Path(folder))
        slug = self._tenant(tenant)
        self._ensure(name, slug)
        # A fresh place for each push: a version's files are frozen, and a crashed push leaves no trap.
        place = f"pushes/{name}/{uuid.uuid4().hex}"
        for one in files:
            self._upload(one, f"{place}/{one.path}", slug)
        body = {
            "name": name,
            "source": f"mlflow-artifacts:/{place}",
            "description": description,
            "tags": [{"key": key, "value": value} for key, value in (tags or {}).items()],
        }
        made = self._transport.post_once(f"{_registry(slug)}/model-versions/create", body)["model_version"]
        return ModelVersion(
            name=text(made.get("name")),
            version=whole(made["version"]),
            source=text(made.get("source")),
            description=description,
            tags=dict(tags or {}),
            files={one.path: one.sha256 for one in files},
            raw=made,
        )

    def list(
        self, *, tenant: str | None = None, query: str | None = None, limit: int = 1000
    ) -> tuple[RegisteredModel, ...]:
        """List the tenant's models by name, at most `limit`; `query` is a part of the name."""
        return tuple(sorted(self.iterate(tenant=tenant, query=query, limit=limit), key=lambda one: one.name))

    def iterate(
        self, *, tenant: str | None = None, query: str | None = None, limit: int | None = None
    ) -> Iterator[RegisteredModel]:
        """Yield the tenant's models, newest first, reading further pages as they are needed."""
        rows = self._pages(address("models"), limit, tenant=self._tenant(tenant), q=query)
        return map(RegisteredModel.of, rows)

    def create(
        self,
        name: str,
        *,
        description: str = "",
        tags: Mapping[str, str] | None = None,
        tenant: str | None = None,
    ) -> RegisteredModel:
        """Register a name without versions; `push` does so by itself."""
        body = {
            "tenant": self._tenant(tenant),
            "name": name,
            "description": description,
            "tags": dict(tags or {}),
        }
        return RegisteredModel.of(self._transport.post(address("models"), body))

    def get(self, name: str, *, tenant: str | None = None) -> RegisteredModel:
        """Read one model; NotFound where there is none of this name."""
        return RegisteredModel.of(self._transport.get(self._address(tenant, name)))

    def describe(
        self, name: str, description: str, *, tenant: str | None = None, if_match: str = ""
    ) -> RegisteredModel:
        """Replace the description of a model."""
        path, body = self._address(tenant, name), {"description": description}
        return RegisteredModel.of(self._transport.patch(path, body, if_match=if_match))

    def tag(self, name: str, key: str, *, tenant: str | None = None) -> str:
        """Read one tag of a model; NotFound where there is none of this key."""
        return text(self._transport.get(self._address(tenant, name, "tags", key)).get("value"))

    def set_tag(
        self, name: str, key: str, value: str, *, tenant: str | None = None, if_match: str = ""
    ) -> None:
        """Set a tag of a model."""
        self._transport.put(self._address(tenant, name, "tags", key), {"value": value}, if_match=if_match)

    def delete_tag(self, name: str, key: str, *, tenant: str | None = None, if_match: str = "") -> None:
        """Delete a tag of a model; one that is not there is no error."""
        self._transport.delete(self._address(tenant, name, "tags", key), if_match=if_match)

    def alias(self, name: str, alias: str, *, tenant: str | None = None) -> int | None:
        """Answer the version an alias points at, or None where it points at none."""
        try:
            found = self._transport.get(self._address(tenant, name, "aliases", alias))
        except NotFound:
            # Of a model that is not there it says so.
            self.get(name, tenant=tenant)
            return None
        return whole(found["version"])

    def set_alias(
        self, name: str, alias: str, version: int, *, tenant: str | None = None, if_match: str = ""
    ) -> None:
        """Point a free alias at a version. A protected one moves through a change request alone."""
        path = self._address(tenant, name, "aliases", alias)
        self._transport.put(path, {"version": version}, if_match=if_match)

    def delete_alias(self, name: str, alias: str, *, tenant: str | None = None, if_match: str = "") -> None:
        """Delete a free alias; one that is not there is no error."""
        self._transport.delete(self._address(tenant, name, "aliases", alias), if_match=if_match)

    def _address(self, tenant: str | None, name: str, *parts: str) -> str:
        return address("models", self._tenant(tenant), name, *parts)

    def _ensure(self, name: str, slug: str) -> None:
        try:
            self._transport.get(f"{_registry(slug)}/registered-models/get", name=name)
        except NotFound as missing:
            try:
                self._transport.post_once(f"{_registry(slug)}/registered-models/create", {"name": name})
            except (Conflict, Invalid) as error:
                # Somebody else created it between the two calls: that is what was wanted.
                if error.code not in ("model_exists", "resource_already_exists"):
                    raise error from missing

    def _upload(self, one: LocalFile, path: str, slug: str) -> None:
        address = f"/mlflow/{quote(slug)}/api/2.0/mlflow-artifacts/artifacts/{quote(path)}"
        checked = base64.b64encode(bytes.fromhex(one.sha256)).decode()
        with one.location.open("rb") as stream:
            self._transport.put_file(
                address, stream, length=one.size, headers={"Content-Digest": f"sha-256=:{checked}:"}
            )
        held = self._held(address)
        if held != one.sha256:
            raise UploadMismatch(
                f"{one.path} arrived with other bytes (sha256 {held} instead of {one.sha256}). "
                "Nothing was registered; push again."
            )

    def _held(self, address: str) -> str:
        """Ask for the sha256 of what arrived; a portal that does not say it is read back."""
        seen = hashlib.sha256()
        with self._transport.stream(address) as (tag, pieces):
            if _SHA256.fullmatch(tag):
                return tag
            for piece in pieces:
                seen.update(piece)
        return seen.hexdigest()


def _registry(slug: str) -> str:
    return f"/mlflow/{quote(slug, safe='')}/api/2.0/mlflow"
