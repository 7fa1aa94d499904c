"""Entities of Backstage as plain data, with names that its validators accept. Pure: no database.

A name is 1 to 63 letters and digits with `-`, `_` and `.` between them, and is compared in any case. What already is one
keeps it; of anything else the readable part stays, and a digest of the whole makes it unique for good.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from apps.core.yaml_documents import PlainDumper

API_VERSION = "backstage.io/v1alpha1"
MAX_NAME = 63
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?\Z")
_UNCLEAN = re.compile(r"[^A-Za-z0-9]+")
_DIGEST = 10
# Prefixes of the annotations that tell an import which object of the portal is meant.
ANNOTATION = "platform-portal/"
MAX_TEXT = 1000


@dataclass(frozen=True)
class Link:
    url: str
    title: str


@dataclass(frozen=True)
class Entity:
    """One document of a catalog-info.yaml. `spec` is what its kind asks for."""

    kind: str
    namespace: str
    name: str
    spec: Mapping[str, Any]
    title: str = ""
    description: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def ref(self) -> str:
        return reference(self.kind, self.namespace, self.name)

    def document(self) -> dict[str, Any]:
        """Return the entity as it stands in a file: relations that name nothing are left out."""
        metadata: dict[str, Any] = {"namespace": self.namespace, "name": self.name}
        if self.title and self.title != self.name:
            metadata["title"] = _shown(self.title)
        if self.description:
            metadata["description"] = _shown(self.description)
        if self.annotations:
            metadata["annotations"] = dict(self.annotations)
        if self.tags:
            metadata["tags"] = list(self.tags)
        if self.links:
            metadata["links"] = [{"url": link.url, "title": link.title} for link in self.links]
        spec = {key: value for key, value in self.spec.items() if value not in (None, "", ()) and value != []}
        if self.kind == "Group":
            # The one list that has to be there.
            spec.setdefault("children", [])
        return {"apiVersion": API_VERSION, "kind": self.kind, "metadata": metadata, "spec": spec}


def reference(kind: str, namespace: str, name: str) -> str:
    """Return how another entity names this one."""
    return f"{kind.lower()}:{namespace}/{name}"


def entity_name(text: str, *, prefix: str = "") -> str:
    """Return the name of what is called `text` in the portal. Equal texts give equal names, others give others.

    `prefix` tells things of one kind of Backstage apart that are of several kinds here: a dataset from a contract.
    """
    head = f"{prefix}-" if prefix else ""
    if _NAME.match(text) and len(head) + len(text) <= MAX_NAME and not _ends_in_digest(text):
        return head + text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    room = MAX_NAME - len(head) - _DIGEST - 1
    # Of a long name the end tells more than the beginning: database, schema, table.
    readable = _UNCLEAN.sub("-", text).strip("-")[-room:].strip("-")
    return f"{head}{readable}-{digest}" if readable else f"{head}{digest}"


def written(entities: Iterable[Entity], *, heading: Iterable[str] = ()) -> str:
    """Return the entities as one file of many documents; the heading's lines are comments above them."""
    notes = "".join(f"# {line}\n" for line in heading)
    return notes + yaml.dump_all(
        (entity.document() for entity in entities),
        Dumper=PlainDumper,
        sort_keys=False,
        allow_unicode=True,
        explicit_start=True,
        width=120,
    )


def _ends_in_digest(text: str) -> bool:
    """Return whether a name could be one that was made here, so that it has to be made, too."""
    return re.search(rf"(?:^|-)[0-9a-f]{{{_DIGEST}}}\Z", text) is not None


def _shown(text: str) -> str:
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
