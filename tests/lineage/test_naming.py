from __future__ import annotations

import json
from typing import Any

import pytest

from apps.lineage import naming
from apps.lineage.nodes import Unresolved

AT = {"host": "db.example.com", "database": "shop", "schema": "public"}


@pytest.mark.parametrize(
    ("server", "table", "namespace", "name"),
    [
        (
            {"type": "postgres", "port": 5432, **AT},
            "orders",
            "postgres://db.example.com:5432",
            "shop.public.orders",
        ),
        ({"type": "postgresql", **AT}, "sales.orders", "postgres://db.example.com:5432", "shop.sales.orders"),
        (
            {"type": "postgres", **AT},
            "other.sales.orders",
            "postgres://db.example.com:5432",
            "other.sales.orders",
        ),
        ({"type": "postgres", **AT}, '"a.b"', "postgres://db.example.com:5432", "shop.public.a.b"),
        ({"type": "mysql", "port": 3307, **AT}, "orders", "mysql://db.example.com:3307", "shop.orders"),
        ({"type": "sqlserver", **AT}, "orders", "mssql://db.example.com:1433", "shop.public.orders"),
        (
            {"type": "synapse", **AT, "port": 1433},
            "orders",
            "sqlserver://db.example.com:1433",
            "public.orders",
        ),
        (
            {"type": "oracle", "host": "o", "port": 1521, "serviceName": "ORCL"},
            "SALES.ORDERS",
            "oracle://o:1521",
            "ORCL.SALES.ORDERS",
        ),
        (
            {"type": "trino", "host": "t", "port": 443, "catalog": "c", "schema": "s"},
            "x",
            "trino://t:443",
            "c.s.x",
        ),
        ({"type": "hive", "host": "h", "database": "d"}, "x", "hive://h:10000", "d.x"),
        ({"type": "db2", "host": "h", "port": 1, "database": "d", "schema": "s"}, "x", "db2://h:1", "d.s.x"),
        ({"type": "teradata", "host": "h", "database": "d"}, "x", "teradata://h:1025", "d.x"),
        ({"type": "cloudsql", "port": 5432, **AT}, "x", "postgres://db.example.com:5432", "shop.public.x"),
        ({"type": "bigquery", "project": "p", "dataset": "d"}, "x", "bigquery", "p.d.x"),
        ({"type": "bigquery", "project": "p", "dataset": "d"}, "q.e.x", "bigquery", "q.e.x"),
        (
            {"type": "snowflake", "account": "org-acc", "database": "D", "schema": "S"},
            "X",
            "snowflake://org-acc",
            "D.S.X",
        ),
        (
            {
                "type": "redshift",
                "host": "examplecluster.abc123xyz.us-west-2.redshift.amazonaws.com",
                "database": "dev",
                "schema": "public",
            },
            "x",
            "redshift://examplecluster.us-west-2:5439",
            "dev.public.x",
        ),
        (
            {"type": "databricks", "host": "https://adb.example.net", "catalog": "c", "schema": "s"},
            "x",
            "databricks://adb.example.net",
            "c.s.x",
        ),
        (
            {"type": "athena", "regionName": "eu-west-1", "schema": "db"},
            "x",
            "awsathena://athena.eu-west-1.amazonaws.com",
            "AwsDataCatalog.db.x",
        ),
        (
            {"type": "glue", "account": "1234", "database": "db", "region": "eu-west-1"},
            "x",
            "arn:aws:glue:eu-west-1:1234",
            "table/db/x",
        ),
        ({"type": "kafka", "host": "k:9092,l:9092"}, "orders", "kafka://k:9092", "orders"),
        ({"type": "kafka", "host": "k"}, "orders.v1", "kafka://k:9092", "orders.v1"),
        ({"type": "pubsub", "project": "p"}, "orders", "pubsub", "topic:p:orders"),
        ({"type": "s3", "location": "s3://lake/raw/{model}/*.parquet"}, "orders", "s3://lake", "raw/orders"),
        ({"type": "s3", "location": "s3a://lake/raw/2024/**/x.json"}, "orders", "s3://lake", "raw/2024"),
        ({"type": "gcs", "location": "gs://lake/orders/"}, "x", "gs://lake", "orders"),
        (
            {"type": "azure", "location": "abfss://c@acc.dfs.core.windows.net/raw/orders"},
            "x",
            "abfss://c@acc.dfs.core.windows.net",
            "raw/orders",
        ),
        (
            {"type": "azure", "location": "https://acc.blob.core.windows.net/c/raw/*.csv"},
            "x",
            "wasbs://c@acc.blob.core.windows.net",
            "raw",
        ),
        ({"type": "local", "path": "/data/orders.csv"}, "x", "file", "/data/orders.csv"),
        ({"type": "local", "path": "/data/*.csv"}, "x", "file", "/data"),
        (
            {"type": "sftp", "location": "sftp://files.example.com/in/x.csv"},
            "x",
            "file://files.example.com",
            "/in/x.csv",
        ),
        (
            {"type": "duckdb", "database": "/data/shop.duckdb"},
            "x",
            "duckdb:///data/shop.duckdb",
            "shop.main.x",
        ),
    ],
)
def test_odcs_server__each_type_with_a_rule__is_the_dataset(
    server: dict[str, Any], table: str, namespace: str, name: str
) -> None:
    found = naming.from_odcs_server(server, table)
    assert not isinstance(found, Unresolved), found
    assert (found.namespace, found.name) == (namespace, name)


@pytest.mark.parametrize(
    ("server", "table", "reason"),
    [
        ({"type": "postgres", "host": "h", "database": "d"}, "x", "schema"),
        ({"type": "postgres", "database": "d", "schema": "s"}, "x", "host"),
        ({"type": "postgres", **AT}, "", "physical name"),
        ({"type": "glue", "account": "1", "database": "d"}, "x", "region"),
        ({"type": "oracle", "host": "h", "serviceName": "s"}, "x", "SCHEMA.TABLE"),
        ({"type": "databricks", "catalog": "c", "schema": "s"}, "x", "host"),
        ({"type": "redshift", "database": "d", "schema": "s"}, "x", "region"),
        ({"type": "cloudsql", "port": 99, **AT}, "x", "port"),
        ({"type": "duckdb", "database": "shop.duckdb"}, "x", "absolute"),
        ({"type": "local", "path": "./data/x.csv"}, "x", "absolute"),
        ({"type": "s3", "location": "s3://lake/{day}/x"}, "x", "placeholder"),
        ({"type": "s3"}, "x", "location"),
        ({"type": "azure", "location": "az://c/x"}, "x", "az://"),
        ({"type": "kinesis"}, "x", "naming rule"),
        ({"type": "api", "location": "https://example.com"}, "x", "naming rule"),
        ({"type": "not-a-type"}, "x", "naming rule"),
        ({}, "x", "no type"),
    ],
)
def test_odcs_server__that_says_too_little__is_unresolved_with_the_reason(
    server: dict[str, Any], table: str, reason: str
) -> None:
    found = naming.from_odcs_server(server, table)
    assert isinstance(found, Unresolved)
    assert reason in found.reason
    assert found.ref.namespace.startswith(naming.UNRESOLVED)
    assert naming.as_ref(found) == found.ref


POSTGRES = {"type": "postgres", "host": "db", "port": 5432, "database": "shop", "db_schema": "feast"}


@pytest.mark.parametrize(
    ("source", "store", "namespace", "name"),
    [
        (
            {"type": "BATCH_FILE", "file_options": {"uri": "s3://lake/x.parquet"}},
            None,
            "s3://lake",
            "x.parquet",
        ),
        ({"type": "BATCH_FILE", "fileOptions": {"uri": "/data/x.parquet"}}, None, "file", "/data/x.parquet"),
        ({"bigquery_options": {"table": "p:d.x"}}, None, "bigquery", "p.d.x"),
        ({"bigquery_options": {"table": "d.x"}}, {"project_id": "p"}, "bigquery", "p.d.x"),
        (
            {"type": "BATCH_SNOWFLAKE", "snowflake_options": {"table": "X", "schema": "S", "database": "D"}},
            {"account": "acc"},
            "snowflake://acc",
            "D.S.X",
        ),
        (
            {"type": "BATCH_REDSHIFT", "redshift_options": {"table": "x", "database": "d", "schema": "s"}},
            {"cluster_id": "c", "region": "r"},
            "redshift://c.r:5439",
            "d.s.x",
        ),
        (
            {
                "type": "CUSTOM_SOURCE",
                "data_source_class_type": "feast.infra.x.postgres_source.PostgreSQLSource",
                "custom_options": {
                    "configuration": json.dumps({"name": "x", "table": "orders", "query": ""})
                },
            },
            POSTGRES,
            "postgres://db:5432",
            "shop.feast.orders",
        ),
        ({"type": "BATCH_SPARK", "spark_options": {"path": "s3a://lake/x"}}, None, "s3://lake", "x"),
        (
            {"type": "STREAM_KAFKA", "kafka_options": {"kafka_bootstrap_servers": "k:9092", "topic": "t"}},
            None,
            "kafka://k:9092",
            "t",
        ),
        (
            {"type": "BATCH_ATHENA", "athena_options": {"table": "x", "database": "d"}},
            {"region": "r"},
            "awsathena://athena.r.amazonaws.com",
            "AwsDataCatalog.d.x",
        ),
        (
            {"type": "PUSH_SOURCE", "name": "p", "batch_source": {"file_options": {"uri": "gs://b/x"}}},
            None,
            "gs://b",
            "x",
        ),
        ({"type": "REQUEST_SOURCE", "name": "now"}, None, "feast://shop/request", "now"),
    ],
)
def test_feast_source__each_type_with_a_rule__is_the_dataset(
    source: dict[str, Any], store: dict[str, Any] | None, namespace: str, name: str
) -> None:
    found = naming.from_feast_source(source, project="shop", store=store)
    assert not isinstance(found, Unresolved), found
    assert (found.namespace, found.name) == (namespace, name)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ({"type": "BATCH_BIGQUERY", "name": "q", "bigquery_options": {"query": "SELECT 1"}}, "query"),
        ({"type": "BATCH_SNOWFLAKE", "snowflake_options": {"table": "X"}}, "account"),
        ({"type": "BATCH_FILE", "file_options": {"uri": "data/x.parquet"}}, "absolute"),
        ({"type": "BATCH_SPARK", "spark_options": {"table": "x"}}, "catalog"),
        ({"type": "STREAM_KINESIS", "kinesis_options": {"region": "r", "stream_name": "s"}}, "Kinesis"),
        ({"type": "PUSH_SOURCE", "name": "p"}, "pushed"),
        ({"type": "CUSTOM_SOURCE", "data_source_class_type": "x.PostgreSQLSource"}, "no table"),
        ({"type": "CUSTOM_SOURCE", "data_source_class_type": "x.HomeMadeThing"}, "naming rule"),
        ({}, "naming rule"),
    ],
)
def test_feast_source__that_says_too_little__is_unresolved_with_the_reason(
    source: dict[str, Any], reason: str
) -> None:
    found = naming.from_feast_source(source, project="shop")
    assert isinstance(found, Unresolved)
    assert reason in found.reason
    assert found.ref.namespace.endswith("/shop")
