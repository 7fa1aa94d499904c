"""A registry as plain documents: one for each project, entity, source, view and service, and what is no definition of it.

A document holds what somebody wrote and approves; times, states and intervals of materialization stand in `meta`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from google.protobuf.unknown_fields import UnknownFieldSet

from apps.core import canonical
from apps.features.choices import MAX_NAME, ObjectKind, ViewKind
from apps.features.feast import sources
from apps.features.feast.messages import RegistryUnreadable, value_types

# Where a registry of an older Feast names none.
DEFAULT_PROJECT = "default"
# Of each view, the newest.
MOST_INTERVALS = 50
LONGEST_TEXT = 20_000
MOST_WARNINGS = 50
# What Feast itself writes for views without an entity.
_NO_ENTITY, _NO_KEY = "__dummy", "__dummy_id"
_YEAR_10000 = 253_402_300_800


@dataclass(frozen=True)
class Item:
    """An object of a registry."""

    kind: ObjectKind
    project: str
    name: str
    document: dict[str, Any]
    meta: dict[str, Any] = field(default_factory=dict)
    # Repeated by another object, whose copy may say less.
    is_copy: bool = False

    @property
    def digest(self) -> str:
        return canonical.digest(self.document)


@dataclass
class Contents:
    """What a registry holds, without names that come twice, and what a reader should know of it."""

    items: list[Item]
    warnings: list[str]
    version: str
    updated_at: dt.datetime | None
    # The projects that it names itself: a registry that is cut off has lost them.
    named_projects: list[str]

    @property
    def counts(self) -> dict[str, int]:
        counts: dict[str, int] = {kind.value: 0 for kind in ObjectKind}
        for item in self.items:
            counts[item.kind] += 1
        counts["feature"] = sum(
            len(item.document["features"]) for item in self.items if item.kind == ObjectKind.VIEW
        )
        return counts


def read(registry: Any, *, only_project: str = "") -> Contents:
    """Return the contents of a registry message, of one project or of all. Raises `RegistryUnreadable`."""
    named = [_text(project.spec.name) for project in registry.projects if project.spec.name]
    named += [_text(one.project) for one in registry.project_metadata if one.project]
    named = list(dict.fromkeys(named))
    fallback = only_project or (named[0] if len(named) == 1 else DEFAULT_PROJECT)
    items: dict[tuple[str, str, str], Item] = {}
    warnings: list[str] = []
    for item in _all(registry, fallback):
        if only_project and item.project != only_project:
            continue
        if item.kind == ObjectKind.ENTITY and item.name == _NO_ENTITY:
            continue
        if not item.name:
            warnings.append(f"A {item.kind.label.lower()} of the project {item.project} has no name.")
            continue
        if len(item.name) > MAX_NAME or len(item.project) > MAX_NAME:
            raise RegistryUnreadable(
                f"The {item.kind.label.lower()} {item.name[:60]}… has a name of more than {MAX_NAME} characters."
            )
        known = items.setdefault((item.kind, item.project, item.name), item)
        if known is not item and not item.is_copy and known.digest != item.digest:
            warnings.append(
                f"{item.project} has more than one {item.kind.label.lower()} named {item.name}; the first one counts."
            )
    if not items and not registry.registry_schema_version:
        # An empty registry of Feast names its version at least.
        raise RegistryUnreadable("It names nothing that a Feast registry holds.")
    _fill_projects(items, set(named), warnings)
    _warn_of_dangling(items, warnings)
    _warn_of_unread(registry, warnings)
    return Contents(
        list(items.values()),
        warnings[:MOST_WARNINGS],
        _text(registry.version_id)[:MAX_NAME],
        _time(registry.last_updated) if registry.HasField("last_updated") else None,
        named,
    )


def _all(registry: Any, fallback: str) -> Iterator[Item]:
    for project in registry.projects:
        name = _text(project.spec.name)
        yield Item(ObjectKind.PROJECT, name, name, _described(project.spec))
    for kind, messages, read_one in (
        (ObjectKind.ENTITY, registry.entities, _entity),
        (ObjectKind.VIEW, registry.feature_views, _batch),
        (ObjectKind.VIEW, registry.stream_feature_views, _stream),
        (ObjectKind.VIEW, registry.on_demand_feature_views, _on_demand),
        (ObjectKind.VIEW, registry.label_views, _label),
        (ObjectKind.SERVICE, registry.feature_services, _service),
    ):
        read_as: Callable[[Any], dict[str, Any]] = read_one
        for message in messages:
            project = _text(message.spec.project) or fallback
            yield Item(kind, project, _text(message.spec.name), read_as(message.spec), _meta(message))
    for source in registry.data_sources:
        yield Item(
            ObjectKind.SOURCE, _text(source.project) or fallback, _text(source.name), sources.document(source)
        )
    # Older versions write the source of a view into the view alone.
    for views in (registry.feature_views, registry.stream_feature_views):
        for view in views:
            for name in ("batch_source", "stream_source"):
                if view.spec.HasField(name) and (source := getattr(view.spec, name)).name:
                    yield Item(
                        ObjectKind.SOURCE,
                        _text(view.spec.project) or fallback,
                        _text(source.name),
                        sources.document(source),
                        is_copy=True,
                    )


def _entity(spec: Any) -> dict[str, Any]:
    return {**_described(spec), "join_key": _text(spec.join_key), "dtype": dtype(spec.value_type)}


def _batch(spec: Any) -> dict[str, Any]:
    return {
        **_view(ViewKind.BATCH, spec),
        **_kept(spec),
        "source_views": [_text(view.name) for view in spec.source_views],
        "transformation": _transformation(spec, "feature_transformation"),
    }


def _stream(spec: Any) -> dict[str, Any]:
    return {
        **_view(ViewKind.STREAM, spec),
        **_kept(spec),
        "timestamp_field": _text(spec.timestamp_field),
        "aggregations": _aggregations(spec),
        "transformation": _transformation(spec, "feature_transformation", "user_defined_function"),
    }


def _on_demand(spec: Any) -> dict[str, Any]:
    return {
        **_view(ViewKind.ON_DEMAND, spec),
        "online": spec.write_to_online_store,
        "enabled": not spec.disabled,
        "inputs": [_input(name, source) for name, source in sorted(spec.sources.items())],
        "aggregations": _aggregations(spec),
        "transformation": _transformation(spec, "feature_transformation", "user_defined_function"),
    }


def _label(spec: Any) -> dict[str, Any]:
    return {
        **_view(ViewKind.LABEL, spec),
        "ttl_seconds": _seconds(spec.ttl) or None,
        "online": spec.online,
        "enabled": True,
        "source": sources.document(spec.source) if spec.HasField("source") else None,
        "reference_view": _text(spec.reference_feature_view),
        "labeler_field": _text(spec.labeler_field),
    }


def _service(spec: Any) -> dict[str, Any]:
    return {
        **_described(spec),
        "views": [
            {
                "name": _text(part.feature_view_name_alias or part.feature_view_name),
                "view": _text(part.feature_view_name),
                "features": [_text(column.name) for column in part.feature_columns],
                "join_keys": {_text(k): _text(v) for k, v in sorted(part.join_key_map.items())},
            }
            for part in spec.features
        ],
        "logging": _text(spec.logging_config.WhichOneof("destination") or ""),
    }


def _view(kind: ViewKind, spec: Any) -> dict[str, Any]:
    return {
        "kind": kind.value,
        **_described(spec),
        "entities": [_text(name) for name in spec.entities if name != _NO_ENTITY],
        "join_keys": [
            {"name": _text(one.name), "dtype": dtype(one.value_type)}
            for one in spec.entity_columns
            if one.name != _NO_KEY
        ],
        "features": _features(spec.features),
    }


def _kept(spec: Any) -> dict[str, Any]:
    """Return what views have whose values are stored."""
    return {
        "ttl_seconds": _seconds(spec.ttl) or None,
        "online": spec.online,
        "enabled": not spec.disabled,
        "source": sources.document(spec.batch_source) if spec.HasField("batch_source") else None,
        "stream_source": sources.document(spec.stream_source) if spec.HasField("stream_source") else None,
    }


def _input(name: str, source: Any) -> dict[str, Any]:
    match source.WhichOneof("source"):
        case "feature_view":
            spec = source.feature_view.spec
            view, columns = spec.name, [one.name for one in spec.features]
        case "feature_view_projection":
            projection = source.feature_view_projection
            view, columns = projection.feature_view_name, [one.name for one in projection.feature_columns]
        case "request_data_source":
            fields = sources.request_fields(source.request_data_source)
            return {"name": _text(name), "request": True, "fields": fields}
        case _:
            return {"name": _text(name)}
    return {"name": _text(name), "view": _text(view), "features": [_text(one) for one in columns]}


def _features(columns: Iterable[Any]) -> list[dict[str, Any]]:
    """Return features in their order, each name once."""
    found: dict[str, dict[str, Any]] = {}
    for column in columns:
        document: dict[str, Any] = {"name": _text(column.name), "dtype": dtype(column.value_type)}
        if column.description:
            document["description"] = _text(column.description)
        if column.tags:
            document["tags"] = tags(column.tags)
        if column.vector_index:
            document["vector"] = {
                "length": column.vector_length,
                "metric": _text(column.vector_search_metric),
            }
        if document["name"] and len(document["name"]) <= MAX_NAME:
            found.setdefault(document["name"], document)
    return list(found.values())


def _transformation(spec: Any, *names: str) -> dict[str, Any] | None:
    """Return a transformation's name and text. Its body is code that only Feast runs: a digest says whether it changed."""
    for name in names:
        if not spec.HasField(name):
            continue
        made = getattr(spec, name)
        if name == "feature_transformation":
            chosen = made.WhichOneof("transformation")
            if chosen is None:
                continue
            if chosen == "substrait_transformation":
                return {
                    "name": "substrait",
                    "text": "",
                    "body": _sha256(made.substrait_transformation.substrait_plan),
                }
            made = made.user_defined_function
        return {
            "name": _text(made.name),
            "text": _text(made.body_text)[:LONGEST_TEXT],
            "body": _sha256(made.body),
            "mode": _text(getattr(made, "mode", "") or spec.mode),
        }
    return None


def _aggregations(spec: Any) -> list[dict[str, Any]]:
    return [
        {
            "name": _text(one.name)
            or f"{_text(one.function)}_{_text(one.column)}_{_seconds(one.time_window)}s",
            "column": _text(one.column),
            "function": _text(one.function),
            "window_seconds": _seconds(one.time_window),
            "slide_seconds": _seconds(one.slide_interval),
        }
        for one in spec.aggregations
    ]


def _described(spec: Any) -> dict[str, Any]:
    return {
        "description": _text(spec.description)[:LONGEST_TEXT],
        "owner": _text(spec.owner)[:MAX_NAME],
        "tags": tags(spec.tags),
    }


def _meta(message: Any) -> dict[str, Any]:
    meta = message.meta
    fields = meta.DESCRIPTOR.fields_by_name
    found: dict[str, Any] = {}
    if "state" in fields and meta.state:
        values = fields["state"].enum_type.values_by_number
        found["state"] = values[meta.state].name.lower() if meta.state in values else f"state {meta.state}"
    if "current_version_number" in fields and meta.current_version_number:
        found["version"] = meta.current_version_number
    if "materialization_intervals" in fields:
        pairs = sorted(
            {
                (end, start)
                for one in meta.materialization_intervals
                if (start := _time(one.start_time)) is not None and (end := _time(one.end_time)) is not None
            }
        )
        found["interval_count"] = len(pairs)
        found["intervals"] = [
            [start.isoformat(), end.isoformat()] for end, start in pairs[-MOST_INTERVALS:] if start <= end
        ]
    return found


def _fill_projects(items: dict[tuple[str, str, str], Item], named: set[str], warnings: list[str]) -> None:
    """Add the projects that only their objects name."""
    used = {item.project for item in items.values()}
    for project in sorted(used):
        if (ObjectKind.PROJECT, project, project) not in items:
            empty = {"description": "", "owner": "", "tags": {}}
            items[ObjectKind.PROJECT, project, project] = Item(ObjectKind.PROJECT, project, project, empty)
            if project not in named:
                warnings.append(f"The registry has objects of the project {project}, and does not name it.")


def _warn_of_dangling(items: dict[tuple[str, str, str], Item], warnings: list[str]) -> None:
    for item in list(items.values()):
        if item.kind == ObjectKind.SERVICE:
            for part in item.document["views"]:
                if (ObjectKind.VIEW, item.project, part["view"]) not in items:
                    warnings.append(
                        f"The service {item.name} reads the view {part['view']}, which the registry does not have."
                    )


def _warn_of_unread(registry: Any, warnings: list[str]) -> None:
    if count := len(registry.feature_tables):
        warnings.append(
            f"{count} feature tables of an old Feast are not read. Migrate them to feature views."
        )
    newer = 0
    for messages in (
        registry.feature_views,
        registry.stream_feature_views,
        registry.on_demand_feature_views,
        registry.feature_services,
        registry.entities,
    ):
        newer += sum(1 for message in messages if len(UnknownFieldSet(message.spec)))
    if newer or len(UnknownFieldSet(registry)):
        warnings.append(
            "A newer Feast wrote fields that the portal does not know"
            + (f", in {newer} of the definitions." if newer else ".")
        )


def dtype(number: int) -> str:
    """Return the name of a type of values."""
    return value_types().get(number, f"type {number}").lower()


def tags(values: Any) -> dict[str, str]:
    """Return the tags of a message as a plain mapping."""
    return {_text(key): _text(value) for key, value in sorted(values.items())}


def _text(value: str) -> str:
    return sources.text(value)


def _seconds(duration: Any) -> int:
    return max(0, int(duration.seconds))


def _time(stamp: Any) -> dt.datetime | None:
    """Return a time, or None for one that was never set or lies beyond all years."""
    if not 0 < stamp.seconds < _YEAR_10000:
        return None
    return dt.datetime.fromtimestamp(stamp.seconds, dt.UTC) + dt.timedelta(microseconds=stamp.nanos // 1000)


def _sha256(body: bytes) -> str:
    return f"sha256:{hashlib.sha256(body).hexdigest()}" if body else ""
