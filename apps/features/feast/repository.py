"""A feature repository's `feature_store.yaml`: where its registry is, and what says where its tables stand."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from apps.core import yaml_documents
from apps.core.refusals import Invalid
from apps.features.choices import MAX_LOCATION, MAX_NAME, Source

MAX_BYTES = 64 * 1024
_ENVIRONMENT = re.compile(r"\$\{[^}]*\}|\$[A-Z_]+|%[A-Z_]+%")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_HOST_PORT = re.compile(r"[A-Za-z0-9.\[\]:_-]+:[0-9]{1,5}")
# What names tables in the lineage; nothing of it is a secret.
_PLACES = (
    "type",
    "host",
    "port",
    "database",
    "db_schema",
    "schema_",
    "account",
    "project_id",
    "dataset",
    "cluster_id",
    "region",
    "catalog",
    "data_source",
)


class RepositoryUnsupported(Invalid):
    code = "feature_store_unsupported"
    sentence = "The portal cannot sync from this feature_store.yaml."


@dataclass(frozen=True)
class Repository:
    """What a feature_store.yaml says. `location` is a path, a URL, or the host:port of a registry server."""

    project: str
    source: Source
    location: str
    offline_store: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read(text: str, *, directory: str = "") -> Repository:
    """Return what a feature_store.yaml says; `directory` is where it stands, for a registry by a relative path.

    Raises `YamlInvalid`, and `RepositoryUnsupported` with the reason.
    """
    document = yaml_documents.read(text.encode(), max_bytes=MAX_BYTES, duplicates="refuse")
    value = document.value
    if not isinstance(value, Mapping):
        raise RepositoryUnsupported(
            "A feature_store.yaml is a mapping with a project and a registry; this is none."
        )
    if "kind" in value and "spec" in value:
        raise RepositoryUnsupported(
            f"This is a Kubernetes resource ({str(value['kind'])[:60]}) for Feast's operator, which names no address. Give the "
            "feature_store.yaml that the operator writes for its clients."
        )
    project = value.get("project")
    if not isinstance(project, str) or not 0 < len(project) <= MAX_NAME:
        raise RepositoryUnsupported("It names no project. Add `project:` with the name of the Feast project.")
    if _ENVIRONMENT.search(project):
        raise _environment("project")
    source, location = _registry(value.get("registry"), directory)
    if len(location) > MAX_LOCATION:
        raise RepositoryUnsupported("The registry's path is too long.")
    offline = value.get("offline_store")
    return Repository(project, source, location, _places(offline) if isinstance(offline, Mapping) else {})


def _registry(registry: Any, directory: str) -> tuple[Source, str]:
    kind, path = "file", registry
    if isinstance(registry, Mapping):
        store = str(registry.get("registry_store_type") or "")
        kind = str(registry.get("registry_type") or "file").lower()
        path = registry.get("path")
        if store and store not in ("LocalRegistryStore", "FileRegistryStore"):
            raise RepositoryUnsupported(
                f"Its registry is kept by {store[:60]}, which the portal cannot open. Serve it with feast serve_registry, and "
                "connect to that."
            )
    if kind in ("sql", "snowflake.registry", "snowflake"):
        raise RepositoryUnsupported(
            f"Its registry is a database ({kind}). Serve it with feast serve_registry, and connect to that."
        )
    if not isinstance(path, str) or not path.strip():
        raise RepositoryUnsupported("It names no registry. Add `registry:` with the registry's path.")
    path = path.strip()
    if _ENVIRONMENT.search(path):
        raise _environment("registry's path")
    if kind == "remote":
        return Source.GRPC, _place(path)
    if kind != "file":
        raise RepositoryUnsupported(
            f"The portal does not know registries of the type {kind[:60]}. Serve it with feast serve_registry, and connect to that."
        )
    return _file(path, directory)


def _file(path: str, directory: str) -> tuple[Source, str]:
    scheme = _SCHEME.match(path)
    if scheme and scheme[1].lower() in ("http", "https"):
        return Source.URL, path
    if scheme and scheme[1].lower() != "file":
        raise RepositoryUnsupported(
            f"Its registry is in an object store ({scheme[1].lower()}://), for which the portal has no credentials. Serve it with "
            "feast serve_registry, or publish the file at an https address."
        )
    plain = path[len("file://") :] if scheme else path
    if not plain.startswith("/"):
        if not directory.startswith("/"):
            raise RepositoryUnsupported(
                f"Its registry {plain[:100]} is named from where the file stands. Say in which folder that is: `directory`."
            )
        plain = posixpath.join(directory, plain)
    return Source.FILE, posixpath.normpath(plain)


def _place(path: str) -> str:
    scheme = _SCHEME.match(path)
    if scheme and scheme[1].lower() not in ("grpc", "grpcs"):
        raise RepositoryUnsupported("The address of a registry server is host:port, without a scheme.")
    plain = path[len(scheme[0]) :] if scheme else path
    if not _HOST_PORT.fullmatch(plain):
        raise RepositoryUnsupported("The address of a registry server is host:port.")
    if plain.lower().startswith("localhost:"):
        raise RepositoryUnsupported(
            f"Its registry is a server on the machine of whoever runs Feast ({plain}), which the portal cannot call. Serve it at a "
            "host that the portal reaches, and write that host."
        )
    return plain


def _environment(what: str) -> RepositoryUnsupported:
    return RepositoryUnsupported(
        f"Its {what} comes from the environment of whoever runs Feast, which the portal does not have. Write it out."
    )


def _places(offline: Mapping[str, Any]) -> dict[str, str]:
    return {
        name: str(offline[name])[:500]
        for name in _PLACES
        if isinstance(offline.get(name), str | int) and not _ENVIRONMENT.search(str(offline[name]))
    }
