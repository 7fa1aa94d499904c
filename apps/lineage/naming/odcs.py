"""The servers of data contracts (ODCS 3.1)."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from apps.lineage.naming._values import Found, Unknown, Values, text, unresolved
from apps.lineage.naming.files import files
from apps.lineage.nodes import Ref, dataset

_PORTS = {
    "postgres": 5432,
    "mysql": 3306,
    "mssql": 1433,
    "sqlserver": 1433,
    "oracle": 1521,
    "trino": 8080,
    "hive": 10000,
    "db2": 50000,
    "teradata": 1025,
    "redshift": 5439,
    "kafka": 9092,
    "cassandra": 9042,
}
_REDSHIFT = re.compile(
    r"([a-z0-9-]+)\.[a-z0-9]+\.([a-z0-9-]+)\.redshift\.amazonaws\.com(\.cn)?", re.IGNORECASE
)


def from_odcs_server(server: Values, physical_name: str) -> Found:
    """Return the dataset that a table of a data contract is on one of its servers.

    `physical_name` is the schema object's `physicalName`, or its name. It may bring its own schema or database.
    """
    kind = text(server, "type").lower()
    rule = _ODCS.get(kind)
    try:
        if not physical_name:
            raise Unknown("The schema object has neither a physical name nor a name.")
        if rule is None:
            raise Unknown(
                f"OpenLineage has no naming rule for servers of the type {kind[:40]!r}."
                if kind
                else "The server says no type."
            )
        return rule(server, physical_name)
    except Unknown as missing:
        where = [text(server, key) for key in _PLACES if text(server, key)]
        return unresolved(kind or "server", "/".join([*where, physical_name]), str(missing))


def tables(scheme: str, *keys: str, fixed: str = "") -> Callable[[Values, str], Ref]:
    """Make the rule of databases at a host and port, whose tables are named by the values of `keys` and their own name."""

    def rule(server: Values, table: str) -> Ref:
        authority = fixed or _authority(server, scheme)
        return dataset(authority, _dotted(server, table, *keys))

    return rule


def _dotted(server: Values, table: str, *keys: str) -> str:
    """Return the name with what it lacks of `keys` before it. A key "a|b" takes the first that is there."""
    parts = _split(table)
    missing = keys[: max(0, len(keys) + 1 - len(parts))]
    before = []
    for key in missing:
        value = next((text(server, one) for one in key.split("|") if text(server, one)), "")
        if not value:
            raise Unknown(f"The server says no {key.replace('|', ' or ')}, and the physical name has none.")
        before.append(value)
    return ".".join([*before, *parts])


def _split(name: str) -> list[str]:
    """Split a qualified name at its dots, save for those in quotes."""
    parts = re.findall(r'"[^"]*"|`[^`]*`|\[[^\]]*\]|[^.]+', name)
    return [part[1:-1] if part[:1] in '"`[' and len(part) > 2 else part for part in parts]


def _authority(server: Values, scheme: str) -> str:
    host = text(server, "host")
    if not host:
        raise Unknown("The server says no host.")
    if "://" in host:
        host = urlsplit(host).netloc or host
    port = text(server, "port") or str(_PORTS.get(scheme, ""))
    has_port = re.search(r":[0-9]+$", host) is not None
    return f"{scheme}://{host}" if has_port or not port else f"{scheme}://{host}:{port}"


def snowflake(server: Values, table: str) -> Ref:
    account = text(server, "account")
    if not account and (host := text(server, "host")):
        account = host.removesuffix(".snowflakecomputing.com")
    if not account:
        raise Unknown("The server says no account.")
    return dataset(f"snowflake://{account}", _dotted(server, table, "database", "schema"))


def bigquery(server: Values, table: str) -> Ref:
    return dataset("bigquery", _dotted(server, table, "project", "dataset"))


def redshift(server: Values, table: str) -> Ref:
    host = text(server, "host")
    port = text(server, "port") or "5439"
    match = _REDSHIFT.fullmatch(host)
    cluster, region = (match[1], match[2]) if match else (host.partition(".")[0], text(server, "region"))
    if not cluster or not region:
        raise Unknown("The server says no host of a cluster with its region.")
    return dataset(f"redshift://{cluster}.{region}:{port}", _dotted(server, table, "database", "schema"))


def _databricks(server: Values, table: str) -> Ref:
    host = text(server, "host")
    if not host:
        raise Unknown("The server says no host.")
    netloc = urlsplit(host).netloc if "://" in host else host.rstrip("/")
    return dataset(f"databricks://{netloc}", _dotted(server, table, "catalog", "schema"))


def athena(server: Values, table: str) -> Ref:
    region = text(server, "regionName") or text(server, "region")
    if not region:
        raise Unknown("The server says no region.")
    with_catalog = {"catalog": "AwsDataCatalog", **{key: value for key, value in server.items() if value}}
    return dataset(
        f"awsathena://athena.{region}.amazonaws.com",
        _dotted(with_catalog, table, "catalog", "schema|database"),
    )


def _glue(server: Values, table: str) -> Ref:
    account = text(server, "account")
    region = text(server, "region") or text(server, "regionName")
    if not account or not region:
        raise Unknown(
            "Glue is named by account and region; the server says no "
            + ("region." if account else "account.")
        )
    database, _, own = _dotted(server, table, "database").partition(".")
    return dataset(f"arn:aws:glue:{region}:{account}", f"table/{database}/{own}")


def _oracle(server: Values, table: str) -> Ref:
    if len(_split(table)) == 1 and not text(server, "schema"):
        raise Unknown("Oracle names a table with its schema: write the physical name as SCHEMA.TABLE.")
    return dataset(_authority(server, "oracle"), _dotted(server, table, "serviceName|database", "schema"))


def _synapse(server: Values, table: str) -> Ref:
    qualified = table if len(_split(table)) > 1 else f"{text(server, 'schema') or 'dbo'}.{table}"
    return dataset(_authority(server, "sqlserver"), qualified)


postgres = tables("postgres", "database", "schema")
_mysql = tables("mysql", "database")
_mssql = tables("mssql", "database", "schema")


def _cloudsql(server: Values, table: str) -> Ref:
    by_port = {"5432": postgres, "3306": _mysql, "1433": _mssql}
    rule = by_port.get(text(server, "port"))
    if rule is None:
        raise Unknown(
            "Cloud SQL runs three databases, and the port is that of none of them: 5432, 3306 or 1433."
        )
    return rule(server, table)


def _duckdb(server: Values, table: str) -> Ref:
    path = text(server, "database")
    if not path.startswith("/"):
        raise Unknown("The path of the DuckDB file is not absolute, which says too little of where it is.")
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    with_defaults = {"schema": text(server, "schema") or "main", "stem": stem}
    return dataset(f"duckdb://{path}", _dotted(with_defaults, table, "stem", "schema"))


def kafka(server: Values, table: str) -> Ref:
    host = text(server, "host").split(",")[0].strip()
    return dataset(_authority({**server, "host": host}, "kafka"), text(server, "topic") or table)


def _pubsub(server: Values, table: str) -> Ref:
    if not text(server, "project"):
        raise Unknown("The server says no project.")
    return dataset("pubsub", f"topic:{text(server, 'project')}:{table}")


def _located(server: Values, table: str) -> Ref:
    where = text(server, "location") or text(server, "path")
    if not where:
        raise Unknown("The server says no location.")
    return files(where, table)


_ODCS: dict[str, Callable[[Values, str], Ref]] = {
    "athena": athena,
    "azure": _located,
    "bigquery": bigquery,
    "cassandra": tables("cassandra", "database|schema"),
    "cloudsql": _cloudsql,
    "databricks": _databricks,
    "db2": tables("db2", "database", "schema"),
    "duckdb": _duckdb,
    "gcs": _located,
    "glue": _glue,
    "hdfs": _located,
    "hive": tables("hive", "database"),
    "kafka": kafka,
    "local": _located,
    "mysql": _mysql,
    "oracle": _oracle,
    "postgres": postgres,
    "postgresql": postgres,
    "pubsub": _pubsub,
    "redshift": redshift,
    "s3": _located,
    "sftp": _located,
    "snowflake": snowflake,
    "sqlserver": _mssql,
    "synapse": _synapse,
    "teradata": tables("teradata", "database"),
    "trino": tables("trino", "catalog", "schema"),
}
_PLACES = ("host", "account", "project", "location", "path", "catalog", "database", "dataset", "schema")
