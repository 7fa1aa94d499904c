"""The rules by which the data of two contracts is compared: objects and properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from apps.contracts.odcs import promises
from apps.contracts.odcs.changes import BREAKING, DOCUMENTATION, NON_BREAKING, Finding, said
from apps.contracts.odcs.promises import Move
from apps.contracts.odcs.quality import OF_MOVE, quality_rules
from apps.contracts.odcs.shapes import Object, Property

# What people read and programs do not.
_WORDS = frozenset(
    {
        "businessName",
        "description",
        "title",
        "tags",
        "examples",
        "example",
        "authoritativeDefinitions",
        "customProperties",
        "dataGranularityDescription",
        "transformDescription",
        "synonyms",
        "deprecated",
        "links",
        "lineage",
        "config",
    }
)
# Of a property or an object: compared by rules of their own below.
_RULED = frozenset(
    {
        "id",
        "name",
        "column",
        "table",
        "type",
        "logicalType",
        "physicalType",
        "physicalName",
        "required",
        "isNullable",
        "unique",
        "isUnique",
        "primaryKey",
        "primary",
        "isPrimaryKey",
        "primaryKeyPosition",
        "logicalTypeOptions",
        "enum",
        "quality",
        "properties",
        "columns",
        "fields",
        "items",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
        "pattern",
        "format",
    }
)
# Changes of the producer's own doing that a reader need not know.
_INWARD = frozenset(
    {
        "partitioned",
        "partitionKeyPosition",
        "classification",
        "criticalDataElement",
        "transformLogic",
        "transformSourceObjects",
    }
)
_LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")
_UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")

PartT = TypeVar("PartT", Object, Property)


def objects(old: Sequence[Object], new: Sequence[Object]) -> Iterator[Finding]:
    """Yield what changed in the objects of the schema."""
    pairs, gone, came = _paired(old, new)
    for one in gone:
        yield Finding(BREAKING, "object_removed", f"{one.name} was removed.", one.path, None, one.name)
    for one in came:
        yield Finding(NON_BREAKING, "object_added", f"{one.name} was added.", None, one.path, one.name)
    for was, now in pairs:
        if was.name != now.name:
            what = f"{was.name} was renamed to {now.name}."
            yield Finding(BREAKING, "object_renamed", what, was.path, now.path, was.name)
        yield from _object(was, now)


def _object(old: Object, new: Object) -> Iterator[Finding]:
    for key, kind in (("physicalName", "physical_name_changed"), ("physicalType", "physical_type_changed")):
        was, now = old.raw.get(key), new.raw.get(key)
        if was != now:
            change_class = NON_BREAKING if was is None else BREAKING
            yield Finding(
                change_class, kind, f"{old.name}: {said(key, was, now)}", old.path, (*new.path, key), old.name
            )
    if old.key != new.key:
        change_class = BREAKING if old.key else NON_BREAKING
        what = f"{old.name}: the primary key was ({', '.join(old.key)}) and is ({', '.join(new.key)})."
        yield Finding(change_class, "primary_key_changed", what, old.path, new.path, old.name)
    yield from _others(old, new, old.name, "")
    yield from quality_rules(old.quality, new.quality, (old.path, new.path), old.name, "")
    yield from _properties(old.properties, new.properties, old.name, "")


def _properties(
    old: Sequence[Property], new: Sequence[Property], object_name: str, above: str
) -> Iterator[Finding]:
    pairs, gone, came = _paired(old, new)
    for one in gone:
        name = above + one.name
        yield Finding(BREAKING, "property_removed", f"{name} was removed.", one.path, None, object_name, name)
    for one in came:
        name = above + one.name
        kind = "required_property_added" if one.is_required else "property_added"
        yield Finding(NON_BREAKING, kind, f"{name} was added.", None, one.path, object_name, name)
    for was, now in pairs:
        name = above + was.name
        if was.name != now.name:
            what = f"{name} was renamed to {now.name}."
            yield Finding(BREAKING, "property_renamed", what, was.path, now.path, object_name, name)
        for finding in _property(was, now):
            yield Finding(
                finding.change_class,
                finding.kind,
                f"{name}: {finding.message}",
                finding.before,
                finding.after,
                object_name,
                name,
            )
        yield from _others(was, now, object_name, name)
        yield from quality_rules(was.quality, now.quality, (was.path, now.path), object_name, name)
        yield from _properties(was.properties, now.properties, object_name, f"{name}.")
        yield from _items(was, now, object_name, name)


def _items(old: Property, new: Property, object_name: str, name: str) -> Iterator[Finding]:
    if old.items is None and new.items is None:
        return
    if old.items is None or new.items is None:
        change_class = NON_BREAKING if old.items is None else BREAKING
        what = f"{name}: its items are {'described' if old.items is None else 'not described any more'}."
        yield Finding(change_class, "items_changed", what, old.path, new.path, object_name, name)
        return
    yield from _element(old.items, new.items, object_name, f"{name}[]")


def _element(old: Property, new: Property, object_name: str, name: str) -> Iterator[Finding]:
    """Yield what changed of the elements of a list, which may be lists themselves: all that of a property is compared."""
    for finding in _property(old, new):
        what = f"{name}: {finding.message}"
        yield Finding(
            finding.change_class, finding.kind, what, finding.before, finding.after, object_name, name
        )
    yield from _others(old, new, object_name, name)
    yield from quality_rules(old.quality, new.quality, (old.path, new.path), object_name, name)
    yield from _properties(old.properties, new.properties, object_name, f"{name}.")
    yield from _items(old, new, object_name, name)


def _property(old: Property, new: Property) -> Iterator[Finding]:
    """Yield what changed of a property itself, by the rules of its parts."""
    at, to = old.path, new.path
    if old.logical_type.lower() != new.logical_type.lower():
        change_class = NON_BREAKING if not old.logical_type else BREAKING
        if (old.logical_type.lower(), new.logical_type.lower()) in _WIDENINGS:
            change_class = NON_BREAKING
        yield Finding(
            change_class, "type_changed", said("the type", old.logical_type, new.logical_type), at, to
        )
    if old.physical_type != new.physical_type:
        move = promises.physical_type(old.physical_type, new.physical_type)
        if move != Move.SAME:
            change_class = NON_BREAKING if not old.physical_type else OF_MOVE[move]
            what = said("the physical type", old.physical_type, new.physical_type)
            yield Finding(change_class, "physical_type_changed", what, at, to)
    if (old.physical_name or old.name) != (new.physical_name or new.name) and old.name == new.name:
        what = said("the physical name", old.physical_name or old.name, new.physical_name or new.name)
        yield Finding(BREAKING, "physical_name_changed", what, at, to)
    if old.is_required != new.is_required:
        kind, what = (
            ("required_removed", "it may be empty now.")
            if old.is_required
            else ("required_added", "it is never empty now.")
        )
        yield Finding(BREAKING if old.is_required else NON_BREAKING, kind, what, at, to)
    if old.is_unique != new.is_unique:
        kind, what = (
            ("unique_removed", "values may repeat now.")
            if old.is_unique
            else ("unique_added", "values are unique now.")
        )
        yield Finding(BREAKING if old.is_unique else NON_BREAKING, kind, what, at, to)
    yield from _values(old, new)
    yield from _options(old, new)


_WIDENINGS = frozenset(
    {
        ("integer", "number"),
        ("int", "long"),
        ("int", "bigint"),
        ("integer", "long"),
        ("integer", "bigint"),
        ("float", "double"),
    }
)


def _values(old: Property, new: Property) -> Iterator[Finding]:
    if old.values is None and new.values is None:
        return
    if old.values is None or new.values is None:
        is_added = old.values is None
        what = "its values are listed now." if is_added else "its values are not listed any more."
        yield Finding(NON_BREAKING if is_added else BREAKING, "values_changed", what, old.path, new.path)
        return
    gone, came = (sorted(set(a) - set(b)) for a, b in ((old.values, new.values), (new.values, old.values)))
    # Whoever waits for a value that comes no more breaks, and whoever meets one that was never promised.
    if came:
        yield Finding(
            BREAKING, "values_added", f"values that may come now: {_some(came)}.", old.path, new.path
        )
    if gone:
        yield Finding(
            BREAKING, "values_removed", f"values that come no more: {_some(gone)}.", old.path, new.path
        )


def _some(values: list[str]) -> str:
    shown = ", ".join(values[:5])
    return shown if len(values) <= 5 else f"{shown} and {len(values) - 5} more"


def _options(old: Property, new: Property) -> Iterator[Finding]:
    for name in sorted({*old.options, *new.options} - {"enum"}):
        was, now = old.options.get(name), new.options.get(name)
        if was == now:
            continue
        if name in _LOWER:
            move = promises.lower_bound(was, now)
        elif name in _UPPER:
            move = promises.upper_bound(was, now)
        else:
            move = Move.STRONGER if was is None else Move.OTHER
        yield Finding(OF_MOVE[move], "option_changed", said(name, was, now), old.path, new.path)


def _others(
    old: Object | Property, new: Object | Property, object_name: str, property_name: str
) -> Iterator[Finding]:
    """Yield changes of keys that have no rule of their own."""
    for key in sorted({*old.raw, *new.raw} - _RULED):
        was, now = old.raw.get(key), new.raw.get(key)
        if was == now:
            continue
        change_class = DOCUMENTATION if key in _WORDS else NON_BREAKING
        if key not in _WORDS and key not in _INWARD and key in old.raw:
            change_class = BREAKING
        yield Finding(
            change_class,
            "described" if change_class == DOCUMENTATION else "detail_changed",
            f"{property_name or object_name}: {said(key, was, now)}",
            (*old.path, key) if key in old.raw else None,
            (*new.path, key) if key in new.raw else new.path,
            object_name,
            property_name,
        )


def _paired(
    old: Sequence[PartT], new: Sequence[PartT]
) -> tuple[list[tuple[PartT, PartT]], list[PartT], list[PartT]]:
    """Pair parts of one name; of the others, those of one id, then of one physical name: they were renamed."""
    pairs: list[tuple[PartT, PartT]] = []
    left, right = list(old), list(new)
    paired: set[int] = set()
    for key in (lambda one: one.name, lambda one: one.raw.get("id"), lambda one: one.physical_name):
        places: dict[str, list[PartT]] = {}
        for one in right:
            if (name := key(one)) and isinstance(name, str):
                places.setdefault(name, []).append(one)
        for one in list(left):
            name = key(one)
            found = places.get(name) if isinstance(name, str) else None
            if found:
                match = found.pop(0)
                pairs.append((one, match))
                paired |= {id(one), id(match)}
        left, right = ([one for one in parts if id(one) not in paired] for parts in (left, right))
    return pairs, left, right
