"""Definitions in the form in which they are stored, that of a registry that was synced; and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from apps.features.choices import ObjectKind, ViewKind
from apps.features.definitions import dtypes
from apps.features.definitions.values import (
    Definitions,
    Entity,
    Feature,
    Selection,
    Service,
    Source,
    View,
)

Documents = Mapping[ObjectKind, Mapping[str, dict[str, Any]]]
# What a type of source calls an option here, and in Feast's messages.
_OPTIONS = {"path": "uri"}
_OPTIONS_BACK = {theirs: ours for ours, theirs in _OPTIONS.items()}
_CLASSES = {
    "postgres": "feast.infra.offline_stores.contrib.postgres_offline_store.postgres_source.PostgreSQLSource",
    "file": "feast.infra.offline_stores.file_source.FileSource",
    "bigquery": "feast.infra.offline_stores.bigquery_source.BigQuerySource",
    "snowflake": "feast.infra.offline_stores.snowflake_source.SnowflakeSource",
    "redshift": "feast.infra.offline_stores.redshift_source.RedshiftSource",
}


def documents(definitions: Definitions) -> dict[ObjectKind, dict[str, dict[str, Any]]]:
    """Return the document of each object by kind and name."""
    entities = {one.name: one for one in definitions.entities}
    sources = {one.name: source_document(one) for one in definitions.sources}
    return {
        ObjectKind.PROJECT: {
            definitions.project: {"description": definitions.description, "owner": "", "tags": {}}
        },
        ObjectKind.ENTITY: {one.name: _entity(one) for one in definitions.entities},
        ObjectKind.SOURCE: sources,
        ObjectKind.VIEW: {one.name: _view(one, entities, sources) for one in definitions.views},
        ObjectKind.SERVICE: {one.name: _service(one) for one in definitions.services},
    }


def definitions(project: str, found: Documents, states: Mapping[tuple[ObjectKind, str], str]) -> Definitions:
    """Return the definitions that documents hold, with the states of views and services."""
    return Definitions(
        project=project,
        description=found[ObjectKind.PROJECT].get(project, {}).get("description", ""),
        entities=tuple(_entity_of(*pair) for pair in _sorted(found[ObjectKind.ENTITY])),
        sources=tuple(_source_of(*pair) for pair in _sorted(found[ObjectKind.SOURCE])),
        views=tuple(
            _view_of(name, body, states.get((ObjectKind.VIEW, name)))
            for name, body in _sorted(found[ObjectKind.VIEW])
        ),
        services=tuple(
            _service_of(name, body, states.get((ObjectKind.SERVICE, name)))
            for name, body in _sorted(found[ObjectKind.SERVICE])
        ),
    )


def _sorted(bodies: Mapping[str, dict[str, Any]]) -> Iterable[tuple[str, dict[str, Any]]]:
    return sorted(bodies.items())


def _about(one: Any) -> dict[str, Any]:
    return {"description": one.description, "owner": one.owner, "tags": dict(sorted(one.tags.items()))}


def _about_of(body: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "description": body.get("description", ""),
        "owner": body.get("owner", ""),
        "tags": dict(body.get("tags") or {}),
    }


def _entity(one: Entity) -> dict[str, Any]:
    return {**_about(one), "join_key": one.join_key, "dtype": dtypes.stored(one.value_type)}


def _entity_of(name: str, body: Mapping[str, Any]) -> Entity:
    return Entity(name, body["join_key"], dtypes.clean(body["dtype"]) or "String", **_about_of(body))


def source_document(one: Source) -> dict[str, Any]:
    """Return the document of a source."""
    return {
        "name": one.name,
        "type": one.type,
        "class": _CLASSES[one.type],
        **_about(one),
        "timestamp_field": one.timestamp_field,
        "created_timestamp_column": one.created_timestamp_column,
        "date_partition_column": "",
        "field_mapping": {},
        "options": {_OPTIONS.get(key, key): value for key, value in sorted(one.options.items())},
    }


def _source_of(name: str, body: Mapping[str, Any]) -> Source:
    options = {_OPTIONS_BACK.get(key, key): value for key, value in body["options"].items()}
    return Source(
        name,
        body["type"],
        options,
        body["timestamp_field"],
        body["created_timestamp_column"],
        **_about_of(body),
    )


def _view(one: View, entities: Mapping[str, Entity], sources: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    keys = [entities[name] for name in one.entities if name in entities]
    return {
        "kind": ViewKind.BATCH.value,
        **_about(one),
        "entities": list(one.entities),
        "join_keys": [{"name": key.join_key, "dtype": dtypes.stored(key.value_type)} for key in keys],
        "features": [_feature(feature) for feature in one.schema],
        "ttl_seconds": one.ttl,
        "online": one.online,
        "enabled": True,
        "source": sources.get(one.source),
        "stream_source": None,
        "source_views": [],
        "transformation": None,
    }


def _feature(one: Feature) -> dict[str, Any]:
    body: dict[str, Any] = {"name": one.name, "dtype": dtypes.stored(one.dtype)}
    if one.description:
        body["description"] = one.description
    if one.tags:
        body["tags"] = dict(sorted(one.tags.items()))
    return body


def _view_of(name: str, body: Mapping[str, Any], state: str | None) -> View:
    return View(
        name=name,
        entities=tuple(body["entities"]),
        source=(body.get("source") or {}).get("name", ""),
        schema=tuple(
            Feature(
                one["name"],
                dtypes.clean(one["dtype"]) or one["dtype"],
                one.get("description", ""),
                dict(one.get("tags") or {}),
            )
            for one in body["features"]
        ),
        ttl=body["ttl_seconds"],
        online=body["online"],
        state=state,
        **_about_of(body),
    )


def _service(one: Service) -> dict[str, Any]:
    return {
        **_about(one),
        "views": [
            {
                "name": part.view,
                "view": part.view,
                "features": list(part.features or ()),
                "join_keys": {},
            }
            for part in one.selections
        ],
        "logging": "",
    }


def _service_of(name: str, body: Mapping[str, Any], state: str | None) -> Service:
    selections = tuple(Selection(part["view"], tuple(part["features"]) or None) for part in body["views"])
    return Service(name, selections, state=state, **_about_of(body))
