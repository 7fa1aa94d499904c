"""Models, through the registry's MLflow routes."""

from __future__ import annotations

import base64
import hashlib
import re
import uuid
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .errors import Conflict, Invalid, NotFound, PortalError, UploadMismatch
from .folder import LocalFile, read_folder
from .transport import Transport
from .types import ModelVersion, RegisteredModel

# A page of search answers, and the most pages read before giving up on a portal that never ends one.
_PAGE = 100
_MOST_PAGES = 1000
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Models:
    """The registry of one tenant."""

    def __init__(self, transport: Transport, tenant: Callable[[str | None], str]) -> None:
        self._transport = transport
        self._tenant = tenant

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
        answer = self._transport.post(f"{_registry(slug)}/model-versions/create", body)
        return ModelVersion.of(answer["model_version"], files={one.path: one.sha256 for one in files})

    def list(self, *, tenant: str | None = None) -> tuple[RegisteredModel, ...]:
        """List the tenant's models by name."""
        rows = self._search(
            "registered-models", "registered_models", self._tenant(tenant), order_by="name ASC"
        )
        return tuple(RegisteredModel.of(row) for row in rows)

    def versions(self, name: str, *, tenant: str | None = None) -> tuple[ModelVersion, ...]:
        """List a model's versions, newest first."""
        wanted = "name='" + name.replace("'", "''") + "'"
        rows = self._search("model-versions", "model_versions", self._tenant(tenant), filter=wanted)
        found = [ModelVersion.of(row) for row in rows]
        return tuple(sorted(found, key=lambda one: one.version, reverse=True))

    def get(self, name: str, *, tenant: str | None = None) -> RegisteredModel:
        """Read one model; NotFound where there is none of this name."""
        answer = self._transport.get(f"{_registry(self._tenant(tenant))}/registered-models/get", name=name)
        return RegisteredModel.of(answer["registered_model"])

    def alias(self, name: str, alias: str, *, tenant: str | None = None) -> int | None:
        """Answer the version an alias points at, or None where it points at none."""
        return self.get(name, tenant=tenant).aliases.get(alias)

    def _ensure(self, name: str, slug: str) -> None:
        try:
            self._transport.get(f"{_registry(slug)}/registered-models/get", name=name)
        except NotFound as missing:
            try:
                self._transport.post(f"{_registry(slug)}/registered-models/create", {"name": name})
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

    def _search(self, kind: str, member: str, slug: str, **query: str) -> tuple[Mapping[str, Any], ...]:
        rows: list[Mapping[str, Any]] = []
        token: str | None = None
        for _ in range(_MOST_PAGES):
            answer = self._transport.get(
                f"{_registry(slug)}/{kind}/search", max_results=_PAGE, page_token=token, **query
            )
            rows.extend(answer.get(member) or ())
            token = answer.get("next_page_token") or None
            if token is None:
                return tuple(rows)
        raise PortalError("The portal's list has no end.", code="endless_list")


def _registry(slug: str) -> str:
    return f"/mlflow/{quote(slug, safe='')}/api/2.0/mlflow"
