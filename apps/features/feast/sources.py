"""Data sources as documents, without what only their reader may know: passwords and keys in addresses and options."""

from __future__ import annotations

import json
import re
from typing import Any

from apps.features.feast.messages import value_types

LONGEST_VALUE = 4_000
HIDDEN = "•••"
_USER_INFO = re.compile(r"(?<=://)[^/@\s]+@")
_SECRET = re.compile(r"pass|secret|token|credential|private|access_?key|api_?key", re.IGNORECASE)
_KINDS = {
    "file_options": "file",
    "bigquery_options": "bigquery",
    "kafka_options": "kafka",
    "kinesis_options": "kinesis",
    "redshift_options": "redshift",
    "request_data_options": "request",
    "custom_options": "custom",
    "snowflake_options": "snowflake",
    "push_options": "push",
    "spark_options": "spark",
    "trino_options": "trino",
    "athena_options": "athena",
}
_BY_TYPE = {"BATCH_": "", "STREAM_": "", "_SOURCE": ""}


def document(source: Any) -> dict[str, Any]:
    """Return the document of a DataSource message. `batch_source` is that of a pushed or streamed one."""
    found: dict[str, Any] = {
        "name": text(source.name),
        "type": kind(source),
        "class": text(source.data_source_class_type),
        "description": text(source.description),
        "owner": text(source.owner),
        "tags": {text(key): text(value) for key, value in sorted(source.tags.items())},
        "timestamp_field": text(source.timestamp_field),
        "created_timestamp_column": text(source.created_timestamp_column),
        "date_partition_column": text(source.date_partition_column),
        "field_mapping": {text(key): text(value) for key, value in sorted(source.field_mapping.items())},
        "options": options(source),
    }
    if found["type"] == "request":
        found["fields"] = request_fields(source)
    if source.HasField("batch_source"):
        found["batch_source"] = document(source.batch_source)
    return found


def kind(source: Any) -> str:
    """Return the type of a source in one word: that of its options, else its type's."""
    chosen = source.WhichOneof("options")
    if chosen and chosen != "custom_options":
        return _KINDS.get(chosen, chosen.removesuffix("_options"))
    named = text(source.data_source_class_type).rsplit(".", 1)[-1].removesuffix("Source").lower()
    if named and named not in ("data", "custom"):
        return "postgres" if named == "postgresql" else named[:40]
    values = source.DESCRIPTOR.fields_by_name["type"].enum_type.values_by_number
    said = values[source.type].name if source.type in values else ""
    for part, instead in _BY_TYPE.items():
        said = said.replace(part, instead)
    return said.lower() if said and said != "INVALID" else "custom"


def options(source: Any) -> dict[str, str]:
    """Return where a source is read, in the words of its type."""
    chosen = source.WhichOneof("options")
    if chosen is None or chosen in ("request_data_options", "push_options"):
        return {}
    if chosen == "custom_options":
        return _custom(source.custom_options.configuration)
    found = {}
    made = getattr(source, chosen)
    for field, value in made.ListFields():
        if isinstance(value, str) and value:
            found[field.name] = _shown(field.name, value)
    if chosen == "file_options" and made.file_format.WhichOneof("format"):
        found["file_format"] = made.file_format.WhichOneof("format").removesuffix("_format")
    return found


def request_fields(source: Any) -> list[dict[str, str]]:
    """Return the fields that come with a request."""
    named = source.request_data_options
    types = value_types()
    found = [(one.name, one.value_type) for one in named.schema] or sorted(named.deprecated_schema.items())
    return [
        {"name": text(name), "dtype": types.get(number, f"type {number}").lower()} for name, number in found
    ]


def text(value: str) -> str:
    """Return a text as Postgres can hold it."""
    return value.replace("\x00", "\ufffd")


def _custom(configuration: bytes) -> dict[str, str]:
    """Return the options of a source that Feast does not ship, where they are JSON. Nothing else is read."""
    try:
        values = json.loads(configuration)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {
        text(str(name))[:100]: _shown(str(name), str(value))
        for name, value in sorted(values.items())
        if isinstance(value, str | int | float) and value not in ("", None)
    }


def _shown(name: str, value: str) -> str:
    if _SECRET.search(name):
        return HIDDEN
    return _USER_INFO.sub(f"{HIDDEN}@", text(value))[:LONGEST_VALUE]
