"""catalog-info.yaml files of Backstage, read for owners and systems. Pure: no database.

Each document of a file is an entity that is used, or one that is ignored with the reason. A file that is no YAML is refused
whole (`YamlInvalid`), with the line: half of a file would leave out owners without a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from apps.core import yaml_documents
from apps.core.yaml_documents import Document

MAX_BYTES = 4 * 1024 * 1024
MAX_ENTITIES = 10_000
API_VERSIONS = frozenset({"backstage.io/v1alpha1", "backstage.io/v1beta1"})
# What is read, by what its owner is named for.
USED = frozenset({"Component", "API", "Resource", "System", "Domain", "Group", "User"})
IGNORED = {
    "Location": "A Location names other files, and no owner. Send those files.",
    "Template": "A Template makes new entities, and owns none.",
    "AiResource": "AiResources have no counterpart in the portal.",
}
MAX_NAME = 63
MAX_TEXT = 1000
_NAME = re.compile(r"(?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\Z")
_REFERENCE = re.compile(r"(?:(?P<kind>[^:/]+):)?(?:(?P<namespace>[^:/]+)/)?(?P<name>[^:/]+)\Z")
DEFAULT_NAMESPACE = "default"
_ALL_OF_A_TEMPLATE = "It is a template that nobody filled in: {text}. Send the file that was made from it."


@dataclass(frozen=True)
class Reference:
    """An entity that another one names, in lower case: `group:default/team-a`."""

    kind: str
    namespace: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.namespace}/{self.name}"


@dataclass(frozen=True)
class Found:
    """An entity of which owner, system and annotations are read. `line` is where its document begins."""

    kind: str
    namespace: str
    name: str
    line: int
    title: str = ""
    description: str = ""
    type: str = ""
    owner: Reference | None = None
    system: Reference | None = None
    domain: Reference | None = None
    # Of a group: who is in it. Of a user: the groups that it is in.
    members: tuple[Reference, ...] = ()
    groups: tuple[Reference, ...] = ()
    owner_text: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)

    @property
    def ref(self) -> Reference:
        return Reference(self.kind.lower(), self.namespace.lower(), self.name.lower())


@dataclass(frozen=True)
class Ignored:
    """A document that is not used, with the reason in a sentence."""

    name: str
    line: int
    reason: str


def read(data: bytes) -> tuple[list[Found], list[Ignored]]:
    """Return the entities of a file and what of it is not used. Raises `YamlInvalid`."""
    # Of two owners of one name nobody could tell which was meant: such a file is refused.
    documents = yaml_documents.read(data, max_bytes=MAX_BYTES, several=True)
    found: list[Found] = []
    ignored: list[Ignored] = []
    for number, document in enumerate(documents, 1):
        line, _ = document.position(())
        entity = _entity(document, line)
        if isinstance(entity, str):
            ignored.append(Ignored(_called(document.value) or f"document {number}", line, entity))
        elif len(found) >= MAX_ENTITIES:
            ignored.append(
                Ignored(str(entity.ref), line, f"Only {MAX_ENTITIES} entities of a file are read.")
            )
        else:
            found.append(entity)
    if not documents:
        ignored.append(Ignored("document 1", 1, "The file is empty."))
    return found, ignored


def reference(text: str, *, kind: str, namespace: str = DEFAULT_NAMESPACE) -> Reference | None:
    """Read how one entity names another, or None for what names none. `kind` and `namespace` are those of a bare name."""
    match = _REFERENCE.match(text.strip())
    if match is None or "${{" in text:
        return None
    return Reference(
        (match["kind"] or kind).lower(), (match["namespace"] or namespace).lower(), match["name"].lower()
    )


def _entity(document: Document, line: int) -> Found | str:
    """Return the entity of a document, or why it is not used."""
    value = document.value
    if value is None:
        return "The document is empty."
    if not isinstance(value, dict) or "kind" not in value:
        return "This is no entity of Backstage: it has no kind."
    kind, metadata, spec = value["kind"], value.get("metadata"), value.get("spec")
    if not isinstance(kind, str) or kind not in USED:
        return IGNORED.get(str(kind), f"Entities of the kind {_short(kind)} are not read.")
    if value.get("apiVersion") not in API_VERSIONS:
        return f"The apiVersion {_short(value.get('apiVersion'))} is not read. Write backstage.io/v1alpha1."
    if not isinstance(metadata, dict):
        return "It has no metadata, and so no name."
    spec = spec if isinstance(spec, dict) else {}
    name, namespace = metadata.get("name"), metadata.get("namespace") or DEFAULT_NAMESPACE
    for text in (name, namespace):
        if isinstance(text, dict) or "{{" in str(text):
            return _ALL_OF_A_TEMPLATE.format(text=_short(text))
        if not isinstance(text, str) or not _NAME.match(text) or len(text) > MAX_NAME:
            return f"Its name {_short(text)} is none: 1 to 63 letters and digits with '-', '_' and '.' between them."
    written = _text(spec.get("owner"))
    if "{{" in written or isinstance(spec.get("owner"), dict):
        return _ALL_OF_A_TEMPLATE.format(text=_short(spec.get("owner")))
    return Found(
        kind=kind,
        namespace=str(namespace),
        name=str(name),
        line=line,
        title=_text(metadata.get("title")),
        description=_text(metadata.get("description")),
        type=_text(spec.get("type")),
        owner=_named(written, "group", namespace),
        system=_named(_text(spec.get("system")), "system", namespace),
        domain=_named(_text(spec.get("domain")), "domain", namespace),
        members=_several(spec.get("members"), "user", namespace) if kind == "Group" else (),
        groups=_several(spec.get("memberOf"), "group", namespace) if kind == "User" else (),
        owner_text=written,
        annotations=_texts(metadata.get("annotations")),
    )


def _named(text: str, kind: str, namespace: str) -> Reference | None:
    return reference(text, kind=kind, namespace=namespace) if text else None


def _several(value: Any, kind: str, namespace: str) -> tuple[Reference, ...]:
    texts = value if isinstance(value, list) else []
    found = (_named(text, kind, namespace) for text in texts if isinstance(text, str))
    return tuple(one for one in found if one is not None)


def _text(value: Any) -> str:
    return value.strip()[:MAX_TEXT] if isinstance(value, str) else ""


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {key: text for key, text in value.items() if isinstance(text, str)}


def _called(value: Any) -> str:
    """Return what a document calls itself, as far as it does."""
    if not isinstance(value, dict):
        return ""
    metadata = value.get("metadata")
    name = metadata.get("name") if isinstance(metadata, dict) else None
    parts = [value.get("kind"), name]
    return " ".join(_short(part) for part in parts if isinstance(part, str) and part)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
