"""The columns of a definition: what lists filter by, repeated from its document."""

from __future__ import annotations

from typing import Any

from apps.features.choices import MAX_LOCATION, MAX_NAME, ObjectKind
from apps.features.models import DataSource, Defined, Entity, FeatureStore, FeatureView
from apps.lineage import naming
from apps.lineage.nodes import Unresolved

# What `fill` sets, by kind.
NAMES: dict[ObjectKind, tuple[str, ...]] = {
    ObjectKind.ENTITY: ("join_key", "dtype"),
    ObjectKind.SOURCE: ("type", "timestamp_field", "namespace", "dataset", "unresolved"),
    ObjectKind.VIEW: ("kind", "is_enabled", "is_online", "ttl_seconds", "entities"),
    ObjectKind.SERVICE: (),
}


def fill(obj: Defined, store: FeatureStore) -> None:
    """Set the columns of an object from its document."""
    document = obj.document
    match obj:
        case Entity():
            obj.join_key = document.get("join_key", "")[:MAX_NAME]
            obj.dtype = document.get("dtype", "")
        case DataSource():
            obj.type = document["type"][:40]
            obj.timestamp_field = document.get("timestamp_field", "")[:MAX_NAME]
            found = dataset_of(document, project=obj.project.name, store=store)
            ref = naming.as_ref(found)
            obj.namespace, obj.dataset = ref.namespace[:MAX_LOCATION], ref.name[:MAX_LOCATION]
            obj.unresolved = found.reason[:400] if isinstance(found, Unresolved) else ""
        case FeatureView():
            obj.kind = document["kind"]
            obj.is_enabled = document.get("enabled", True)
            obj.is_online = document.get("online", False)
            obj.ttl_seconds = document.get("ttl_seconds")
            obj.entities = document.get("entities", [])


def dataset_of(document: dict[str, Any], *, project: str, store: FeatureStore) -> Any:
    """Return the dataset that a source reads, or why it cannot be said."""
    return naming.from_feast_source(message_of(document), project=project, store=store.offline_store)


def message_of(document: dict[str, Any]) -> dict[str, Any]:
    """Return a source's document in the form of Feast's message, with its options under their type's name."""
    message: dict[str, Any] = {
        "name": document["name"],
        "data_source_class_type": document.get("class", ""),
        f"{document['type']}_options": document.get("options", {}),
    }
    if document.get("batch_source"):
        message["batch_source"] = message_of(document["batch_source"])
    return message
