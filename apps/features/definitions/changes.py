"""What differs between two states of definitions, and whether readers of the features would notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from apps.features.choices import ObjectKind
from apps.features.definitions.values import Definitions, View, plain


class Act(StrEnum):
    """What happens to an object of a project."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


@dataclass(frozen=True)
class Difference:
    """One thing that differs in a view. `is_breaking` where what reads the features would fail, or read something else."""

    what: str
    before: str
    after: str
    is_breaking: bool
    feature: str = ""


@dataclass(frozen=True)
class Change:
    """One object that differs between two states of a project."""

    act: Act
    kind: ObjectKind
    name: str
    differences: tuple[Difference, ...] = ()

    @property
    def is_breaking(self) -> bool:
        return any(one.is_breaking for one in self.differences)


def of_view(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> tuple[Difference, ...]:
    """Compare two states of a view as `plain` writes them; None is a view that is not there."""
    if before is None or after is None:
        gone = before is not None
        return (Difference("view", "defined" if gone else "", "" if gone else "defined", is_breaking=gone),)
    return tuple(_of_view(before, after))


def _of_view(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    old = {one["name"]: one for one in before["schema"]}
    new = {one["name"]: one for one in after["schema"]}
    for name in old.keys() - new.keys():
        yield Difference(f"feature {name}", old[name]["dtype"], "", True, name)
    for name, feature in new.items():
        if name not in old:
            yield Difference(f"feature {name}", "", feature["dtype"], False, name)
            continue
        if old[name]["dtype"] != feature["dtype"]:
            yield Difference(f"type of {name}", old[name]["dtype"], feature["dtype"], True, name)
        for key in ("description", "tags"):
            if old[name].get(key) != feature.get(key):
                yield Difference(
                    f"{key} of {name}", _written(old[name].get(key)), _written(feature.get(key)), False, name
                )
    for key, is_breaking in _PARTS.items():
        if _written(before.get(key)) != _written(after.get(key)):
            yield Difference(
                _LABELS.get(key, key), _written(before.get(key)), _written(after.get(key)), is_breaking
            )


# The parts of a view beside its features, and whether another value breaks who reads them.
_PARTS = {
    "entities": True,
    "source": True,
    "ttl": False,
    "online": False,
    "description": False,
    "owner": False,
    "tags": False,
    "state": False,
}
_LABELS = {"ttl": "ttl in seconds", "online": "served online"}


def described(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a definition, as `plain` writes it, says, for people: each label with its value."""
    found = []
    for key, value in body.items():
        if key == "schema":
            found += [(f"feature {one['name']}", _feature(one)) for one in value]
        elif key != "name" and (text := _written(value)):
            found.append((_LABELS.get(key, key.replace("_", " ")), text))
    return found


def _feature(body: Mapping[str, Any]) -> str:
    return ", ".join(part for part in (body["dtype"], body["description"], _written(body["tags"])) if part)


def _written(value: Any) -> str:
    if value is None or value == {}:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {value[key]}" for key in sorted(value))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return str(value)


def between(before: Definitions, after: Definitions) -> list[Change]:
    """Return every object that differs: entities, sources, views, services, in the order of their kinds and names."""
    found = []
    for kind, old, new in (
        (ObjectKind.ENTITY, before.entities, after.entities),
        (ObjectKind.SOURCE, before.sources, after.sources),
        (ObjectKind.VIEW, before.views, after.views),
        (ObjectKind.SERVICE, before.services, after.services),
    ):
        olds, news = ({one.name: one for one in several} for several in (old, new))
        for name in sorted(olds.keys() | news.keys()):
            if (change := _change(kind, olds.get(name), news.get(name))) is not None:
                found.append(change)
    return found


def _change(kind: ObjectKind, old: Any, new: Any) -> Change | None:
    one = old if new is None else new
    if isinstance(one, View):
        differences = of_view(plain(old) if old else None, plain(new) if new else None)
    else:
        differences = tuple(_of_plain(plain(old) if old else {}, plain(new) if new else {}))
    if not differences:
        return None
    act = Act.ADD if old is None else Act.REMOVE if new is None else Act.CHANGE
    return Change(act, kind, one.name, differences)


def _of_plain(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for key in sorted(before.keys() | after.keys()):
        old, new = _written(before.get(key)), _written(after.get(key))
        if old != new:
            yield Difference(
                key.replace("_", " "), old, new, bool(before) and (not after or key in _BREAKING)
            )


_BREAKING = frozenset({"join_key", "value_type", "type", "options", "timestamp_field", "selections"})
