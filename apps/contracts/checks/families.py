"""Which type of a column goes with which type of a contract.

Engines name types differently, so they are compared by family: text, integer, number, date, timestamp and so on.
"""

from __future__ import annotations

import re

# Family: names of types in ODCS, DuckDB, Postgres and the warehouses that contracts are written for.
_NAMES = {
    "string": "string str text varchar char character bpchar nchar nvarchar nvarchar2 varchar2 uuid enum clob name citext "
    "uniqueidentifier uuid character_varying",
    "integer": "integer int int2 int4 int8 int16 int32 int64 int128 uint8 uint16 uint32 uint64 uint128 smallint tinyint "
    "bigint hugeint long short byteint utinyint usmallint uinteger ubigint uhugeint serial bigserial mediumint",
    "number": "number numeric decimal bignumeric bigdecimal double float float4 float8 float32 float64 real "
    "double_precision bignum dec money",
    "date": "date",
    "timestamp": "timestamp timestamptz timestamp_tz timestamp_ntz timestamp_ltz timestamp_s timestamp_ms timestamp_ns "
    "timestamp_us datetime datetime2 datetimeoffset timestamp_with_time_zone timestamp_without_time_zone smalldatetime",
    "time": "time timetz time_with_time_zone time_without_time_zone time_ns",
    "boolean": "boolean bool bit",
    "object": "object struct record row map json jsonb variant super",
    "array": "array list repeated",
    "binary": "bytes binary blob bytea varbinary byte_array",
    "interval": "interval",
}
FAMILIES = {name: family for family, names in _NAMES.items() for name in names.split()}

# What a column may be so that its values are of the family wanted.
_TAKES = {
    "number": {"number", "integer"},
    # ODCS 3.0 knows no timestamp: its date has a time of day where the format says so.
    "date": {"date", "timestamp"},
    "array": {"array", "json"},
    "object": {"object", "json"},
}
_WORDS = {
    "string": "text",
    "integer": "whole numbers",
    "number": "numbers",
    "date": "dates",
    "timestamp": "timestamps",
    "time": "times of day",
    "boolean": "true or false",
    "object": "an object",
    "array": "a list",
    "binary": "bytes",
    "interval": "an interval",
}


def family(name: str) -> str:
    """Return the family of a type, or "" for one that is not known."""
    plain = name.strip().lower()
    if plain.endswith("[]") or plain.startswith(("array<", "array(", "list<", "repeated ")):
        return "array"
    if plain.startswith("enum("):
        return "string"
    if match := re.fullmatch(r"(?:decimal|numeric|number)\s*\(\s*\d+\s*(?:,\s*0\s*)?\)", plain):
        # A decimal without digits behind the point holds whole numbers.
        return "integer"
    match = re.match(r"[a-z_][a-z0-9_]*(?: [a-z]+)*", re.sub(r"\([^)]*\)", "", plain))
    words = match.group().replace(" ", "_") if match else ""
    return FAMILIES.get(words) or FAMILIES.get(words.split("_")[0] if " " in plain else words, "")


def wanted(logical: object, physical: object) -> str:
    """Return the family that a contract asks for: by its logical type, else by the physical one."""
    if isinstance(logical, str) and logical:
        return family(logical)
    # number(10) in a contract says how wide a column is, and not that a fraction would break it.
    found = family(physical) if isinstance(physical, str) else ""
    return "number" if found == "integer" and str(physical).lower().startswith(("dec", "num")) else found


def goes_with(wanted: str, column_type: str) -> bool:
    """Return whether a column of this type holds values of the family wanted."""
    found = family(column_type)
    if column_type.strip().lower() in ("json", "jsonb"):
        return wanted in ("object", "array", "string")
    return found in _TAKES.get(wanted, {wanted})


def in_words(family: str) -> str:
    """Name a family for people."""
    return _WORDS[family]
