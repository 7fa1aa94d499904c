"""The types of features, under the names that Feast's Python API gives them: Int64, Array(Float32)."""

from __future__ import annotations

import re

# The name in Feast's Python API, and that of its ValueType, which entities take.
VALUE_TYPES = {
    "Bool": "BOOL",
    "Bytes": "BYTES",
    "Float32": "FLOAT",
    "Float64": "DOUBLE",
    "Int32": "INT32",
    "Int64": "INT64",
    "String": "STRING",
    "UnixTimestamp": "UNIX_TIMESTAMP",
}
# What a join key can be.
KEY_TYPES = ("Int32", "Int64", "String")
_BY_VALUE_TYPE = {value: name for name, value in VALUE_TYPES.items()}
_ARRAY = re.compile(r"Array\((\w+)\)\Z")


def clean(text: str) -> str | None:
    """Return the type that a text names, in its one spelling; None where it names none.

    `Int64` and `int64` are the same type, as are `Array(Int64)`, `Array( Int64 )` and `INT64_LIST`.
    """
    text = re.sub(r"\s+", "", text)
    text = text.upper() if text.islower() else text
    if text.endswith("_LIST") and (inner := clean(text.removesuffix("_LIST"))):
        return f"Array({inner})"
    if found := _ARRAY.match(text):
        inner = clean(found[1])
        return f"Array({inner})" if inner else None
    return text if text in VALUE_TYPES else _BY_VALUE_TYPE.get(text)


def base(dtype: str) -> str:
    """Return the type of an array's values, and any other type as it is."""
    found = _ARRAY.match(dtype)
    return found[1] if found else dtype


def stored(dtype: str) -> str:
    """Return a type under the name that registries give it: int64, double, string_list."""
    found = _ARRAY.match(dtype)
    return f"{VALUE_TYPES[found[1]].lower()}_list" if found else VALUE_TYPES[dtype].lower()
