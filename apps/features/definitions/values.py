"""What a document of definitions says, checked: plain values in Feast's terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Entity:
    """What features describe. `value_type` is the type of its one join key."""

    name: str
    join_key: str
    value_type: str = "String"
    description: str = ""
    owner: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """Where features are read: a file or a table. `options` are those of its type: `path`, `table` and so on."""

    name: str
    type: str
    options: Mapping[str, str] = field(default_factory=dict)
    timestamp_field: str = ""
    created_timestamp_column: str = ""
    description: str = ""
    owner: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Feature:
    name: str
    dtype: str
    description: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class View:
    """Features of the same entities from one source. `ttl` is in seconds, None for no limit.

    `state` is None where the document leaves it to the portal.
    """

    name: str
    entities: tuple[str, ...]
    source: str
    schema: tuple[Feature, ...]
    ttl: int | None = None
    online: bool = True
    description: str = ""
    owner: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    state: str | None = None


@dataclass(frozen=True)
class Selection:
    """The features of a view that a service takes; all of them where `features` is None."""

    view: str
    features: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Service:
    name: str
    selections: tuple[Selection, ...]
    description: str = ""
    owner: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Definitions:
    """All that a project defines."""

    project: str
    description: str = ""
    entities: tuple[Entity, ...] = ()
    sources: tuple[Source, ...] = ()
    views: tuple[View, ...] = ()
    services: tuple[Service, ...] = ()

    def view(self, name: str) -> View | None:
        return next((one for one in self.views if one.name == name), None)


def plain(one: Any) -> dict[str, Any]:
    """Return a value as JSON types only; equal values give equal documents."""
    found: dict[str, Any] = _plain(asdict(one))
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    return value


def feature_of(body: Mapping[str, Any]) -> Feature:
    return Feature(
        name=body["name"],
        dtype=body["dtype"],
        description=body.get("description", ""),
        tags=dict(body.get("tags") or {}),
    )


def view_of(body: Mapping[str, Any]) -> View:
    """Return the view that `plain` wrote down."""
    return View(
        **{
            **dict(body),
            "entities": tuple(body["entities"]),
            "schema": tuple(map(feature_of, body["schema"])),
        }
    )


def references(definitions: Definitions) -> Iterator[tuple[str, str]]:
    """Yield each feature of each service as view and feature."""
    for service in definitions.services:
        for selection in service.selections:
            view = definitions.view(selection.view)
            names = selection.features
            if names is None:
                names = tuple(one.name for one in view.schema) if view else ()
            yield from ((selection.view, name) for name in names)
