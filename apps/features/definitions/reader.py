"""A document of definitions, read: checked values, or every fault at its line."""

from __future__ import annotations

from typing import Any

from apps.core import yaml_documents
from apps.features.definitions import dtypes
from apps.features.definitions.fields import (
    LONGEST_TEXT,
    MOST_FEATURES,
    NAME,
    OF_CODE,
    PROJECT,
    Fields,
    Path,
    is_column,
    listed,
)
from apps.features.definitions.values import (
    Definitions,
    Entity,
    Feature,
    Selection,
    Service,
    Source,
    View,
)

MOST_BYTES = 2_000_000

# The options of each type of source, and which groups of them have exactly one given.
SOURCE_TYPES: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "file": (frozenset({"path", "file_format"}), ("path",)),
    "postgres": (frozenset({"table", "query"}), ("table", "query")),
    "bigquery": (frozenset({"table", "query"}), ("table", "query")),
    "snowflake": (frozenset({"database", "schema", "table", "query"}), ("table", "query")),
    "redshift": (frozenset({"database", "schema", "table", "query"}), ("table", "query")),
}
_OPTIONS = frozenset[str]().union(*(options for options, _ in SOURCE_TYPES.values()))


class DefinitionsInvalid(yaml_documents.YamlInvalid):
    """YAML that defines no features; `errors` name line, column, path and what is wrong."""

    code = "invalid_definitions"


def read(data: bytes) -> Definitions:
    """Return what a document defines. Raises `YamlInvalid`, `DefinitionsInvalid`."""
    document = yaml_documents.read(data, max_bytes=MOST_BYTES, duplicates="refuse")
    reader = _Reader(document)
    found = reader.definitions()
    if reader.faults:
        raise DefinitionsInvalid(*sorted(reader.faults, key=lambda one: (one.line, one.column)))
    return found


class _Reader(Fields):
    """Reads one document, and notes what is wrong with it instead of stopping there."""

    def definitions(self) -> Definitions:
        body = self._mapping(
            self._document.value,
            (),
            {
                "version",
                "project",
                "description",
                "entities",
                "sources",
                "feature_views",
                "feature_services",
                *OF_CODE,
            },
            required=("project",),
        )
        if body.get("version", 1) != 1:
            self._fault(("version",), "The version of this format is 1.")
        for key in sorted(OF_CODE & body.keys()):
            self._fault(
                (key,),
                "Stream and on-demand views hold code, which stays with Feast: define them there and sync its registry.",
            )
        found = Definitions(
            project=self._name(body, (), "project", PROJECT),
            description=self._text(body, (), "description"),
            entities=self._several(body, "entities", self._entity),
            sources=self._several(body, "sources", self._source),
            views=self._several(body, "feature_views", self._view),
            services=self._several(body, "feature_services", self._service),
        )
        self._references(found)
        return found

    def _entity(self, value: Any, path: Path) -> Entity:
        body = self._mapping(
            value,
            path,
            {"name", "join_keys", "value_type", "description", "owner", "tags"},
            required=("name",),
        )
        name = self._name(body, path, "name")
        keys = body.get("join_keys", [name])
        keys = [keys] if isinstance(keys, str) else keys
        key = name
        if "join_keys" not in body:
            pass
        elif not isinstance(keys, list) or len(keys) != 1 or not is_column(keys[0]):
            self._fault(
                (*path, "join_keys"), "An entity has one join key, a column's name: join_keys: [customer_id]."
            )
        else:
            key = keys[0]
        value_type = dtypes.clean(str(body.get("value_type", "String")))
        if value_type not in dtypes.KEY_TYPES:
            self._fault((*path, "value_type"), f"A join key is one of {listed(dtypes.KEY_TYPES)}.")
        return Entity(name, key, value_type or "", **self._about(body, path))

    def _source(self, value: Any, path: Path) -> Source:
        body = self._mapping(
            value,
            path,
            {
                "name",
                "type",
                "timestamp_field",
                "created_timestamp_column",
                "description",
                "owner",
                "tags",
                *_OPTIONS,
            },
            required=("name", "type", "timestamp_field"),
        )
        kind = str(body.get("type", ""))
        options: dict[str, str] = {}
        if "type" in body and kind not in SOURCE_TYPES:
            self._fault((*path, "type"), f"The type of a source is one of {listed(sorted(SOURCE_TYPES))}.")
        elif kind in SOURCE_TYPES:
            known, either = SOURCE_TYPES[kind]
            for key in sorted((_OPTIONS & body.keys()) - known):
                self._fault((*path, key), f"A source of type {kind} has no {key}.")
            options = {
                key: text for key in sorted(known) if (text := self._text(body, path, key, LONGEST_TEXT))
            }
            if sum(key in options for key in either) != 1:
                self._fault((*path, "type"), f"A source of type {kind} needs {' or '.join(either)}.")
            if options.get("file_format", "parquet") != "parquet":
                self._fault((*path, "file_format"), "Files are read as parquet.")
        return Source(
            self._name(body, path, "name"),
            kind,
            options,
            self._column(body, path, "timestamp_field"),
            self._column(body, path, "created_timestamp_column"),
            **self._about(body, path),
        )

    def _view(self, value: Any, path: Path) -> View:
        body = self._mapping(
            value,
            path,
            {
                "name",
                "entities",
                "source",
                "schema",
                "ttl",
                "online",
                "description",
                "owner",
                "tags",
                "state",
            },
            required=("name", "source", "schema"),
        )
        online = body.get("online", True)
        if not isinstance(online, bool):
            self._fault((*path, "online"), "online is true or false.")
            online = True
        schema = self._several(body, "schema", self._feature, path)
        if "schema" in body and not schema:
            self._fault((*path, "schema"), "A feature view has at least one feature.")
        if len(schema) > MOST_FEATURES:
            self._fault((*path, "schema"), f"A feature view has at most {MOST_FEATURES} features.")
        return View(
            name=self._name(body, path, "name"),
            entities=self._names(body, path, "entities"),
            source=self._name(body, path, "source"),
            schema=schema,
            ttl=self._ttl(body, path),
            online=online,
            state=self._state(body, path),
            **self._about(body, path),
        )

    def _feature(self, value: Any, path: Path) -> Feature:
        body = self._mapping(
            value, path, {"name", "dtype", "description", "tags"}, required=("name", "dtype")
        )
        dtype = dtypes.clean(str(body.get("dtype", "")))
        if "dtype" in body and dtype is None:
            self._fault(
                (*path, "dtype"),
                f"A type is one of {listed(sorted(dtypes.VALUE_TYPES))}, or Array(…) of one of them.",
            )
        name = self._name(body, path, "name")
        if "__" in name:
            self._fault((*path, "name"), "Two underscores in a row stand between view and feature in Feast.")
        return Feature(name, dtype or "", self._text(body, path, "description"), self._tags(body, path))

    def _service(self, value: Any, path: Path) -> Service:
        body = self._mapping(
            value,
            path,
            {"name", "features", "description", "owner", "tags", "state"},
            required=("name", "features"),
        )
        selections: dict[str, tuple[str, ...] | None] = {}
        rows = body.get("features")
        if not isinstance(rows, list) or not rows:
            if "features" in body:
                self._fault(
                    (*path, "features"),
                    'features is a list of views and of their features: [usage, "billing:monthly_spend"].',
                )
            rows = []
        for number, row in enumerate(rows):
            at = (*path, "features", number)
            view, colon, feature = str(row).partition(":")
            if not isinstance(row, str) or not NAME.match(view) or bool(colon) != bool(NAME.match(feature)):
                self._fault(at, 'Name a view, or one of its features as "view:feature".')
                continue
            whole = view in selections and selections[view] is None
            if whole or (not colon and view in selections) or feature in (selections.get(view) or ()):
                self._fault(at, f"{row} is in the service already.")
                continue
            selections[view] = (*(selections.get(view) or ()), feature) if colon else None
        return Service(
            self._name(body, path, "name"),
            tuple(Selection(view, features) for view, features in selections.items()),
            state=self._state(body, path),
            **self._about(body, path),
        )

    def _references(self, found: Definitions) -> None:
        """Note what is referred to and not defined, and what clashes."""
        entities = {one.name: one for one in found.entities}
        sources = {one.name: one for one in found.sources}
        views = {one.name: one for one in found.views}
        for number, view in enumerate(found.views):
            at: Path = ("feature_views", number)
            for place, name in enumerate(view.entities):
                if name not in entities:
                    self._fault((*at, "entities", place), f"No entity is named {name}.")
            if view.source and view.source not in sources:
                self._fault((*at, "source"), f"No source is named {view.source}.")
            keys = {entities[name].join_key: name for name in view.entities if name in entities}
            times = {sources[view.source].timestamp_field} if view.source in sources else set()
            for place, feature in enumerate(view.schema):
                if feature.name in keys:
                    self._fault(
                        (*at, "schema", place),
                        f"{feature.name} is the join key of {keys[feature.name]}, and no feature. Leave it out.",
                    )
                elif feature.name in times:
                    self._fault(
                        (*at, "schema", place),
                        f"{feature.name} is the timestamp of the source. Leave it out.",
                    )
        for number, service in enumerate(found.services):
            at = ("feature_services", number, "features")
            for selection in service.selections:
                if selection.view not in views:
                    self._fault(at, f"No feature view is named {selection.view}.")
                    continue
                known = {one.name for one in views[selection.view].schema}
                for name in selection.features or ():
                    if name not in known:
                        self._fault(at, f"The feature view {selection.view} has no feature {name}.")
