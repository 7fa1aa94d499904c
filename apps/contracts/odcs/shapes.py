"""What a contract says about data, in one shape whatever its standard and however it was written.

Every part keeps its path in the file. Malformed parts are left out here: the check against the schema names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
_YES = frozenset({"yes", "true", "on", "1"})


@dataclass(frozen=True)
class Rule:
    """A quality rule of an object or a property."""

    path: Path
    raw: Mapping[str, Any]

    @property
    def type(self) -> str:
        return str(self.raw.get("type") or ("sql" if "query" in self.raw else "library"))

    @property
    def metric(self) -> str:
        """Return what a library rule measures; older files call it `rule`."""
        return str(self.raw.get("metric") or self.raw.get("rule") or "")

    @property
    def name(self) -> str:
        return str(self.raw.get("id") or self.raw.get("name") or "")


@dataclass(frozen=True)
class Property:
    """A column or field; nested ones stand in `properties`, those of a list's elements in `items`."""

    path: Path
    raw: Mapping[str, Any]
    name: str
    logical_type: str
    physical_type: str
    physical_name: str
    is_required: bool
    is_unique: bool
    key_position: int | None
    options: Mapping[str, Any]
    values: tuple[str, ...] | None
    quality: tuple[Rule, ...]
    properties: tuple[Property, ...]
    items: Property | None

    def walk(self, above: str = "") -> Iterator[tuple[str, Property]]:
        """Yield the property and all that it holds, by their dotted names."""
        name = f"{above}.{self.name}" if above else self.name
        yield name, self
        for child in self.properties:
            yield from child.walk(name)
        if self.items is not None:
            for child in self.items.properties:
                yield from child.walk(f"{name}[]")


@dataclass(frozen=True)
class Object:
    """A table, view, topic or file."""

    path: Path
    raw: Mapping[str, Any]
    name: str
    physical_name: str
    physical_type: str
    properties: tuple[Property, ...]
    quality: tuple[Rule, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the names of the primary key's properties in their order."""
        keyed = [one for one in self.properties if one.key_position is not None]
        return tuple(one.name for one in sorted(keyed, key=lambda one: one.key_position or 0))

    def walk(self) -> Iterator[tuple[str, Property]]:
        """Yield every property by its dotted name."""
        for one in self.properties:
            yield from one.walk()


@dataclass(frozen=True)
class Named:
    """A server, a service level or a role: what tells it from others, and what it says."""

    path: Path
    name: str
    raw: Mapping[str, Any]


@dataclass(frozen=True)
class Shape:
    """A whole contract. `unread` are parts that say something about the data and are not understood."""

    objects: tuple[Object, ...]
    servers: tuple[Named, ...]
    levels: tuple[Named, ...]
    roles: tuple[Named, ...]
    team: tuple[Mapping[str, Any], ...] = ()
    unread: Mapping[str, Any] = field(default_factory=dict)


def of(value: Mapping[str, Any]) -> Shape:
    """Return the shape of a contract's document."""
    if "dataContractSpecification" in value:
        return _of_specification(value)
    if "schema" not in value and isinstance(value.get("dataset"), list):
        return _of_version_2(value)
    return Shape(
        objects=tuple(
            _object(("schema", index), one)
            for index, one in _mappings(value.get("schema"))
            if _name(one) or one.get("physicalName")
        ),
        servers=_named(value, "servers", "server"),
        levels=tuple(
            Named(("slaProperties", index), _level_name(one), one)
            for index, one in _mappings(value.get("slaProperties"))
        ),
        roles=_named(value, "roles", "role"),
        team=_team(value.get("team")),
    )


def is_yes(value: Any) -> bool:
    """Return whether a flag is set; `yes` is text in YAML 1.2, and meant as a flag."""
    return value is True or (isinstance(value, str) and value.strip().lower() in _YES)


def _object(path: Path, raw: Mapping[str, Any]) -> Object:
    # Some files write `columns` where the standard says `properties`.
    key = "properties" if "properties" in raw or "columns" not in raw else "columns"
    return Object(
        path=path,
        raw=raw,
        name=_name(raw) or str(raw.get("physicalName")),
        physical_name=_text(raw, "physicalName"),
        physical_type=_text(raw, "physicalType"),
        properties=tuple(
            _property((*path, key, index), one) for index, one in _mappings(raw.get(key)) if _name(one)
        ),
        quality=_rules(path, raw),
    )


def _property(path: Path, raw: Mapping[str, Any]) -> Property:
    items = raw.get("items")
    return Property(
        path=path,
        raw=raw,
        name=_name(raw),
        logical_type=_text(raw, "logicalType"),
        physical_type=_text(raw, "physicalType"),
        physical_name=_text(raw, "physicalName"),
        is_required=is_yes(raw["required"])
        if "required" in raw
        else "isNullable" in raw and not is_yes(raw["isNullable"]),
        is_unique=is_yes(raw.get("unique")) or is_yes(raw.get("isUnique")),
        key_position=_position(raw),
        options=_mapping(raw.get("logicalTypeOptions")),
        values=_values(raw),
        quality=_rules(path, raw),
        properties=tuple(
            _property((*path, "properties", index), one)
            for index, one in _mappings(raw.get("properties"))
            if _name(one)
        ),
        items=_property((*path, "items"), items) if isinstance(items, Mapping) else None,
    )


def _position(raw: Mapping[str, Any]) -> int | None:
    if not (is_yes(raw.get("primaryKey")) or is_yes(raw.get("isPrimaryKey"))):
        return None
    position = raw.get("primaryKeyPosition")
    return position if isinstance(position, int) and not isinstance(position, bool) else 0


def _values(raw: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return the values that are allowed where the property lists them: as such, as an option or as a quality rule."""
    found = raw.get("enum") or _mapping(raw.get("logicalTypeOptions")).get("enum")
    for _, rule in _mappings(raw.get("quality")):
        arguments = _mapping(rule.get("arguments"))
        found = found or arguments.get("validValues") or rule.get("validValues")
    if not isinstance(found, list):
        return None
    return tuple(str(one.get("value") if isinstance(one, Mapping) else one) for one in found)


def _rules(path: Path, raw: Mapping[str, Any]) -> tuple[Rule, ...]:
    return tuple(Rule((*path, "quality", index), one) for index, one in _mappings(raw.get("quality")))


def _level_name(raw: Mapping[str, Any]) -> str:
    name, element = _text(raw, "property"), _text(raw, "element")
    return f"{name} of {element}" if element else name


def _named(value: Mapping[str, Any], key: str, name: str) -> tuple[Named, ...]:
    """Return what a list holds by its names; older files have a mapping instead."""
    found = value.get(key)
    if isinstance(found, Mapping):
        return tuple(
            Named((key, str(label)), str(label), one)
            for label, one in found.items()
            if isinstance(one, Mapping)
        )
    return tuple(
        Named((key, index), _text(one, name) or _text(one, "id") or f"#{index + 1}", one)
        for index, one in _mappings(found)
    )


def _team(value: Any) -> tuple[Mapping[str, Any], ...]:
    """Return the members of a team, which 3.0 lists and 3.1 has inside of a mapping."""
    members = value.get("members") if isinstance(value, Mapping) else value
    return tuple(one for _, one in _mappings(members))


def _of_version_2(value: Mapping[str, Any]) -> Shape:
    """Return the shape of a contract of version 2: `dataset`, `table`, `columns`."""
    objects = []
    for index, table in _mappings(value.get("dataset")):
        path: Path = ("dataset", index)
        columns = tuple(
            _property((*path, "columns", number), {**one, "name": one.get("column")})
            for number, one in _mappings(table.get("columns"))
            if one.get("column")
        )
        name = _text(table, "table")
        if name:
            objects.append(Object(path, table, name, _text(table, "physicalName"), "table", columns, ()))
    unread = {name: value[name] for name in ("slaProperties", "roles", "quality") if name in value}
    return Shape(tuple(objects), (), (), (), unread=unread)


def _of_specification(value: Mapping[str, Any]) -> Shape:
    """Return the shape of a contract of the older specification: models by name, fields by name."""
    objects = []
    for name, model in _mapping(value.get("models")).items():
        if isinstance(model, Mapping):
            path: Path = ("models", name)
            objects.append(
                Object(
                    path,
                    model,
                    name,
                    "",
                    _text(model, "type") or "table",
                    _fields(path, model),
                    _rules(path, model),
                )
            )
    unread = {name: value[name] for name in ("servicelevels", "quality", "definitions") if name in value}
    return Shape(tuple(objects), _named(value, "servers", "server"), (), (), unread=unread)


def _fields(path: Path, raw: Mapping[str, Any]) -> tuple[Property, ...]:
    found = []
    for name, one in _mapping(raw.get("fields")).items():
        if isinstance(one, Mapping):
            at = (*path, "fields", name)
            items = one.get("items")
            found.append(
                Property(
                    path=at,
                    raw=one,
                    name=name,
                    logical_type=_text(one, "type"),
                    physical_type="",
                    physical_name="",
                    is_required=is_yes(one.get("required")),
                    is_unique=is_yes(one.get("unique")),
                    key_position=0 if is_yes(one.get("primaryKey")) or is_yes(one.get("primary")) else None,
                    options={key: one[key] for key in _OPTIONS if key in one},
                    values=_values(one),
                    quality=_rules(at, one),
                    properties=_fields(at, one),
                    items=next(iter(_fields(at, {"fields": {name: items}})), None)
                    if isinstance(items, Mapping)
                    else None,
                )
            )
    return tuple(found)


_OPTIONS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "pattern",
    "format",
)


def _name(raw: Mapping[str, Any]) -> str:
    return _text(raw, "name")


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw.get(key)
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _mappings(value: Any) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the mappings of a list with their places."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            if isinstance(one, Mapping):
                yield index, one
