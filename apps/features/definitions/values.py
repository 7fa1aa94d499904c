"""What a document of definitions says, checked: plain values in Feast's terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

ValueT = TypeVar("ValueT")


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
    state: str | None = None


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


def of_plain(kind: type[ValueT], body: Mapping[str, Any]) -> ValueT:
    """Return the value of a kind that `plain` wrote down."""
    values = dict(body)
    if kind is View:
        values["entities"] = tuple(values["entities"])
        values["schema"] = tuple(Feature(**one) for one in values["schema"])
    if kind is Service:
        values["selections"] = tuple(
            Selection(one["view"], None if one["features"] is None else tuple(one["features"]))
            for one in values["selections"]
        )
    return kind(**values)


def problems(definitions: Definitions) -> list[str]:
    """Return what a project refers to and does not define."""
    found = []
    entities, sources = (
        {one.name for one in several} for several in (definitions.entities, definitions.sources)
    )
    for view in definitions.views:
        found += [
            f"The view {view.name} names the entity {name}." for name in view.entities if name not in entities
        ]
        if view.source not in sources:
            found.append(f"The view {view.name} reads the source {view.source}.")
    for service in definitions.services:
        for part in service.selections:
            view_ = definitions.view(part.view)
            if view_ is None:
                found.append(f"The service {service.name} names the view {part.view}.")
                continue
            known = {one.name for one in view_.schema}
            found += [
                f"The service {service.name} names {part.view}:{name}."
                for name in part.features or ()
                if name not in known
            ]
    return found
