"""A contract against the schema of its standard, as its authors publish it. What differs is told with its line.

The package holds the newest schema alone. What older versions said otherwise stands in `_FORGIVEN` and `_NOT_YET`.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, cast

from jsonschema import Draft201909Validator
from jsonschema.exceptions import ValidationError

from apps.core.yaml_documents import Document, Problem

# Sub-schemas are tried one by one, so that a large contract is checked as far as the time goes.
SECONDS = 3.0
MOST_WARNINGS = 200
_LONGEST_VALUE = 80
# What version 3.0 allowed and newer ones do not: where (a pattern over the path), which rule.
_FORGIVEN = (
    (re.compile(r"team"), {"oneOf", "anyOf", "type"}),
    (re.compile(r".*quality/\d+"), {"oneOf", "anyOf", "required", "unevaluatedProperties"}),
    (re.compile(r"servers/\d+"), {"unevaluatedProperties", "additionalProperties"}),
    (re.compile(r"apiVersion"), {"enum"}),
)
# What came with 3.1, by the key that has it.
_NEW_TYPES = frozenset({"timestamp", "time"})
_BOUNDS = ("exclusiveMinimum", "exclusiveMaximum")


def problems(document: Document, *, api_version: str) -> list[Problem]:
    """Return what of a contract its version's schema does not allow, in the order of its lines."""
    is_old = api_version.startswith("v3.0.")
    found: dict[tuple[tuple[Any, ...], str], Problem] = {}
    ends = time.monotonic() + SECONDS
    for path, kind, value in _pieces(document.value):
        if kind == "SchemaProperty" and _is_plain(value):
            continue
        if time.monotonic() > ends or len(found) >= MOST_WARNINGS:
            what = "The check against the schema of the standard ended here: there is too much to check or to tell."
            found[path, "end"] = document.problem(path, what)
            break
        for error in _validator(kind).iter_errors(value):
            for one in _details(error):
                where = (*path, *one.absolute_path)
                if not (is_old and _is_forgiven(where, str(one.validator))):
                    message = _sentence(one)
                    found[where, message] = document.problem(where, message)
        for where, message in _newer_than(path, kind, value) if is_old else ():
            found[where, message] = document.problem(where, message)
    return sorted(found.values(), key=lambda one: (one.line, one.column))


def _pieces(value: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    """Yield the contract without its schema, then each object without its properties, then each of these."""
    objects = value.get("schema")
    if not isinstance(objects, list):
        yield (), "", value
        return
    yield (), "", {**value, "schema": []}
    for index, one in enumerate(objects):
        yield from _of_element(("schema", index), "SchemaObject", one)


def _of_element(
    path: tuple[str | int, ...], kind: str, value: Any
) -> Iterator[tuple[tuple[str | int, ...], str, Any]]:
    properties = value.get("properties") if isinstance(value, dict) else None
    if not isinstance(properties, list):
        yield path, kind, value
        return
    yield path, kind, {**value, "properties": properties[:0]}
    for index, one in enumerate(properties):
        yield from _of_element((*path, "properties", index), "SchemaProperty", one)


# A property with nothing else than these is right, whatever the version, and needs no walk through the schema.
_PLAIN: dict[str, type] = {
    "name": str,
    "physicalName": str,
    "physicalType": str,
    "businessName": str,
    "description": str,
    "classification": str,
    "required": bool,
    "unique": bool,
    "primaryKey": bool,
    "partitioned": bool,
    "criticalDataElement": bool,
}
_PLAIN_TYPES = frozenset({"string", "date", "number", "integer", "boolean"})


def _is_plain(value: Any) -> bool:
    if not isinstance(value, dict) or "name" not in value:
        return False
    kind = value.get("logicalType", "string")
    if not isinstance(kind, str) or kind not in _PLAIN_TYPES:
        return False
    return all(type(one) is _PLAIN.get(key) for key, one in value.items() if key != "logicalType")


@cache
def _validator(kind: str) -> Draft201909Validator:
    text = resources.files("open_data_contract_standard").joinpath("schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    for definition in schema["$defs"].values():
        _mend(definition)
    if kind:
        schema = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": f"#/$defs/{kind}"}
    return Draft201909Validator(schema)


def _mend(definition: Any) -> None:
    """Let what depends on a logical type hold only where there is one: "if" is true of what is absent."""
    if isinstance(definition, dict):
        condition = definition.get("if")
        if isinstance(condition, dict) and "logicalType" in condition.get("properties", {}):
            condition.setdefault("required", ["logicalType"])
        for one in definition.values():
            _mend(one)
    elif isinstance(definition, list):
        for one in definition:
            _mend(one)


def _details(error: ValidationError) -> Iterator[ValidationError]:
    """Yield what is at fault in the branch that fits best, else the error itself."""
    if error.validator not in ("oneOf", "anyOf") or not error.context:
        yield error
        return
    branches: dict[Any, list[ValidationError]] = {}
    for one in error.context:
        branches.setdefault(one.relative_schema_path[0], []).append(one)
    best = min(branches.values(), key=lambda errors: (-max(len(one.path) for one in errors), len(errors)))
    if all(len(one.relative_path) == 0 and one.validator == "type" for one in best):
        yield error
    else:
        for one in best:
            yield from _details(one)


def _is_forgiven(path: tuple[Any, ...], rule: str) -> bool:
    where = "/".join(map(str, path))
    return any(pattern.fullmatch(where) and rule in rules for pattern, rules in _FORGIVEN)


def _newer_than(
    path: tuple[str | int, ...], kind: str, value: Any
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what a property of version 3.0 has that came later."""
    if kind != "SchemaProperty" or not isinstance(value, dict):
        return
    if value.get("logicalType") in _NEW_TYPES:
        yield (*path, "logicalType"), f"The logical type {value['logicalType']} came with v3.1.0."
    options: Any = value.get("logicalTypeOptions")
    for name in _BOUNDS if isinstance(options, dict) else ():
        if name in options and not isinstance(options[name], bool):
            yield (
                (*path, "logicalTypeOptions", name),
                f"In v3.0, {name} is true or false; v3.1.0 takes a value.",
            )


def _sentence(error: ValidationError) -> str:
    """Say in a sentence what is at fault, without repeating a large value."""
    rule, wanted = str(error.validator), cast(Any, error.validator_value)
    value = _shown(error.instance)
    if rule == "required":
        instance: Any = error.instance
        missing = [name for name in wanted if name not in instance]
        return f"{', '.join(missing)} is missing here."
    if rule == "enum":
        return f"{value} is not one of {', '.join(map(str, wanted))}."
    if rule == "type":
        names = wanted if isinstance(wanted, list) else [wanted]
        return f"{value} is not of the type {' or '.join(names)}."
    if rule in ("additionalProperties", "unevaluatedProperties"):
        named = re.findall(r"'([^']+)'", error.message)
        return f"The standard does not know {', '.join(named)} here."
    if rule == "const":
        return f"{value} is not {wanted}."
    if rule in ("oneOf", "anyOf"):
        return f"{value} has none of the forms that the standard allows here."
    return f"{error.message[: 2 * _LONGEST_VALUE]}."


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "A mapping"
    if isinstance(value, list):
        return "A list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"
