"""The data sources of Feast."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from apps.lineage.naming._values import Found, Unknown, Values, text, unresolved
from apps.lineage.naming.files import files
from apps.lineage.naming.odcs import athena, bigquery, kafka, postgres, redshift, snowflake, tables
from apps.lineage.nodes import Ref, dataset


def from_feast_source(source: Values, *, project: str = "", store: Values | None = None) -> Found:
    """Return the dataset that a Feast data source reads.

    `source` is the DataSource message as a mapping, with names in snake_case or camelCase. `store` is the offline store of
    its feature_store.yaml where it is known, which says at what server a table stands.
    """
    source, store = _snake(source), _snake(store or {})
    name = text(source, "name")
    kind = _feast_kind(source)
    try:
        rule = _FEAST.get(kind)
        if rule is None:
            raise Unknown(
                f"The portal has no naming rule for Feast sources of the type {kind[:60] or 'none'!r}."
            )
        return rule(source, store, project)
    except Unknown as missing:
        known = [text(options, key) for options in _options(source) for key in _FEAST_PLACES]
        unnamed = next((text for text in known if text), "")
        if kind == "push" and isinstance(source.get("batch_source"), Mapping):
            return from_feast_source(source["batch_source"], project=project, store=store)
        return unresolved(f"feast/{kind or 'source'}", name or unnamed or "unnamed", str(missing), project)


def _feast_kind(source: Values) -> str:
    """Return the kind of a source in one word, whatever says it: its type, its class or its options."""
    said = text(source, "type").upper()
    if said in _FEAST_TYPES:
        return _FEAST_TYPES[said]
    named = text(source, "data_source_class_type").rsplit(".", 1)[-1] or text(source, "class")
    for word, kind in _FEAST_CLASSES.items():
        if word in named.lower():
            return kind
    for key, kind in _FEAST_OPTIONS.items():
        if isinstance(source.get(key), Mapping):
            return kind
    return named or said.lower()


def _feast_file(source: Values, store: Values, project: str) -> Ref:
    uri = text(_option(source, "file_options"), "uri") or text(_option(source, "file_options"), "file_url")
    if not uri:
        raise Unknown("The source says no path.")
    return files(uri, "")


def _feast_table(options: Values) -> str:
    table = text(options, "table") or text(options, "table_ref")
    if table:
        return table
    if text(options, "query"):
        raise Unknown("It reads a query, which names no single dataset.")
    raise Unknown("The source names no table.")


def _feast_bigquery(source: Values, store: Values, project: str) -> Ref:
    options = _option(source, "bigquery_options")
    table = _feast_table(options).replace(":", ".", 1)
    return bigquery({"project": text(store, "project_id"), "dataset": text(store, "dataset")}, table)


def _feast_snowflake(source: Values, store: Values, project: str) -> Ref:
    options = _option(source, "snowflake_options")
    return snowflake(
        {**_texts(store, "account", "database", schema="schema_"), **_given(options)}, _feast_table(options)
    )


def _feast_redshift(source: Values, store: Values, project: str) -> Ref:
    options = _option(source, "redshift_options")
    cluster = {"host": text(store, "cluster_id"), "region": text(store, "region"), "schema": "public"}
    known = {**cluster, "database": text(store, "database")}
    return redshift({**known, **_given(options)}, _feast_table(options))


def _feast_postgres(source: Values, store: Values, project: str) -> Ref:
    options = _custom(source, "postgres_options")
    table = _feast_table(options)
    if not text(store, "host"):
        raise Unknown("The registry names no server: Feast keeps it in feature_store.yaml.")
    server = {
        "host": text(store, "host"),
        "port": text(store, "port"),
        "database": text(store, "database"),
        "schema": text(store, "db_schema") or "public",
    }
    return postgres(server, table)


def _feast_spark(source: Values, store: Values, project: str) -> Ref:
    options = _option(source, "spark_options")
    if path := text(options, "path"):
        return files(path, "")
    _feast_table(options)
    raise Unknown("Spark's catalog decides where its table is, and the registry does not name it.")


def _feast_trino(source: Values, store: Values, project: str) -> Ref:
    options = _option(source, "trino_options")
    return tables("trino", "catalog", "schema")(
        {**_texts(store, "host", "port", "catalog"), "schema": text(store, "dataset")}, _feast_table(options)
    )


def _feast_athena(source: Values, store: Values, project: str) -> Ref:
    options = _option(source, "athena_options")
    known = {
        "regionName": text(store, "region"),
        "catalog": text(options, "data_source") or text(store, "data_source"),
        "schema": text(options, "database") or text(store, "database"),
    }
    return athena(known, _feast_table(options))


def _feast_kafka(source: Values, store: Values, project: str) -> Ref:
    options = _option(source, "kafka_options")
    host = text(options, "kafka_bootstrap_servers") or text(options, "bootstrap_servers")
    if not text(options, "topic"):
        raise Unknown("The source names no topic.")
    return kafka({"host": host}, text(options, "topic"))


def _feast_kinesis(source: Values, store: Values, project: str) -> Ref:
    raise Unknown("OpenLineage has no naming rule for Kinesis streams.")


def _feast_push(source: Values, store: Values, project: str) -> Ref:
    raise Unknown("It is pushed, and has no batch source that says where its rows are kept.")


def _feast_request(source: Values, store: Values, project: str) -> Ref:
    # What comes with each request stands nowhere else: it is a dataset of its own.
    return dataset(f"feast://{project}/request", text(source, "name") or "request")


_FEAST: dict[str, Callable[[Values, Values, str], Ref]] = {
    "athena": _feast_athena,
    "bigquery": _feast_bigquery,
    "file": _feast_file,
    "kafka": _feast_kafka,
    "kinesis": _feast_kinesis,
    "postgres": _feast_postgres,
    "push": _feast_push,
    "redshift": _feast_redshift,
    "request": _feast_request,
    "snowflake": _feast_snowflake,
    "spark": _feast_spark,
    "trino": _feast_trino,
}
_FEAST_TYPES = {
    "BATCH_ATHENA": "athena",
    "BATCH_BIGQUERY": "bigquery",
    "BATCH_FILE": "file",
    "BATCH_REDSHIFT": "redshift",
    "BATCH_SNOWFLAKE": "snowflake",
    "BATCH_SPARK": "spark",
    "BATCH_TRINO": "trino",
    "PUSH_SOURCE": "push",
    "REQUEST_SOURCE": "request",
    "STREAM_KAFKA": "kafka",
    "STREAM_KINESIS": "kinesis",
}
_FEAST_CLASSES = {
    f"{word}source": kind for word, kind in {"postgresql": "postgres", **{k: k for k in _FEAST}}.items()
}
_FEAST_OPTIONS = {f"{kind}_options": kind for kind in _FEAST} | {"request_data_options": "request"}
_FEAST_PLACES = ("table", "path", "uri", "topic", "stream_name", "query")


def _option(source: Values, key: str) -> Values:
    value = source.get(key)
    if isinstance(value, Mapping):
        return value
    # Fields stand in the source itself in dumps that flatten it.
    return source


def _options(source: Values) -> list[Values]:
    return [value for key, value in source.items() if key.endswith("_options") and isinstance(value, Mapping)]


def _custom(source: Values, key: str) -> Values:
    """Return the options of a source whose class Feast does not ship: JSON in its custom options."""
    custom = source.get("custom_options")
    if not isinstance(custom, Mapping):
        return _option(source, key)
    said = custom.get("configuration", b"")
    if isinstance(said, Mapping):
        return said
    try:
        value = json.loads(said)
    except (TypeError, ValueError):
        return {}
    return value if isinstance(value, Mapping) else {}


def _given(options: Values) -> dict[str, str]:
    return {key: text(options, key) for key in ("database", "schema") if text(options, key)}


def _texts(values: Values, *keys: str, **renamed: str) -> dict[str, str]:
    return {key: text(values, key) for key in keys} | {
        key: text(values, other) or text(values, key) for key, other in renamed.items()
    }


def _snake(values: Values) -> dict[str, Any]:
    """Write the names of a message in snake_case, as far down as this module reads them."""
    return {
        re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", str(key)).lower(): _snake(value)
        if isinstance(value, Mapping)
        else value
        for key, value in values.items()
    }
