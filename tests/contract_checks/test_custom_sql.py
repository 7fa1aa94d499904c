"""What a query of a contract's author may do: read its own table, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from apps.contracts.checks.sql_text import prepared
from apps.contracts.checks.thresholds import NotUnderstood
from apps.contracts.checks.worker import NotOneSelect, connect, lock, measure
from tests.contract_checks.data import contract, csv, results_of

REFUSED_AT_ONCE = [
    "COPY orders TO '{folder}/out.csv'",
    "ATTACH '{folder}/out.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "PRAGMA database_list",
    "SET memory_limit = '100GB'",
    "EXPORT DATABASE '{folder}/out'",
    "CREATE TABLE t AS SELECT 1",
    "DELETE FROM orders",
    "SELECT 1; SELECT 2",
    "SELECT 1; COPY orders TO '{folder}/out.csv'",
    "SELECT * INTO t FROM orders",
    "SELECT count(*) FROM read_csv('/etc/passwd')",
    "SELECT count(*) FROM read_text('/etc/passwd')",
    "SELECT count(*) FROM read_blob('/proc/self/environ')",
    "SELECT count(*) FROM read_parquet('{folder}/*.parquet')",
    "SELECT count(*) FROM glob('/etc/*')",
    "SELECT getenv('HOME')",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT count(*) FROM dblink('host=127.0.0.1', 'SELECT 1') AS t(a int)",
    "SELECT set_config('transaction_read_only', 'off', false)",
    "SELECT \"set_config\"('statement_timeout', '0', false)",
    "SELECT U&\"set\\005fconfig\"('statement_timeout', '0', false)",
    "SELECT SET_CONFIG /* so */ ('statement_timeout', '0', false)",
    "SELECT pg_sleep(1000)",
    "SELECT query_to_xml('SELECT 1', true, true, '')",
    "SELECT count(*) FROM query('SELECT 1')",
    "CALL enable_logging()",
    "EXPLAIN ANALYZE SELECT 1",
    "SELECT 'never closed",
    "",
    "-- nothing but a comment",
    "SELECT count(*) FROM ${elsewhere}",
    "SELECT max(${column}) FROM ${table}",
    "SELECT '" + "x" * 20_000 + "'",
]

# Without what is only too long, names a place that is not filled, or does no harm in DuckDB.
REACHING = [
    one
    for one in REFUSED_AT_ONCE
    if "{" not in one.replace("{folder}", "") and "xxx" not in one and "query('" not in one
]


@pytest.mark.parametrize("query", REFUSED_AT_ONCE, ids=lambda query: query[:40])
def test_query__reaches_beyond_its_table__is_refused_before_it_is_sent(query: str) -> None:
    with pytest.raises(NotUnderstood):
        prepared(query, table='"orders"')


@pytest.mark.parametrize(
    ("query", "sent"),
    [
        ("SELECT count(*) FROM ${table}", 'SELECT count(*) FROM "orders"'),
        ("SELECT count(*) FROM {model};", 'SELECT count(*) FROM "orders"'),
        ("SELECT max({{ column }}) FROM `orders`", 'SELECT max("total") FROM "orders"'),
        ('SELECT max("${property}") FROM "${object}"', 'SELECT max("total") FROM "orders"'),
        (
            "SELECT count(*) FROM ${table} WHERE a = ';' -- ok; fine\n",
            "SELECT count(*) FROM \"orders\" WHERE a = ';'",
        ),
        ("SELECT '{table}' = 'orders'", "SELECT 'orders' = 'orders'"),
        ("SELECT '{anything}'", "SELECT '{anything}'"),
        ("WITH a AS (SELECT 1 AS b) SELECT b FROM a", "WITH a AS (SELECT 1 AS b) SELECT b FROM a"),
        (
            "SELECT count(*) FROM orders WHERE note = 'set_config(1)'",
            "SELECT count(*) FROM orders WHERE note = 'set_config(1)'",
        ),
    ],
)
def test_query__names_its_table_and_column__has_them_in_place(query: str, sent: str) -> None:
    assert prepared(query, table='"orders"', column='"total"') == sent


@pytest.mark.parametrize(
    "query",
    [*REACHING, "SELECT count(*) FROM '/etc/passwd'", "SELECT count(*) FROM sniff_csv('/etc/passwd')", "SELECT count(*) FROM read_json('/etc/passwd')", "SELECT count(*) FROM parquet_metadata('/etc/passwd')", "SELECT * FROM enable_logging(storage = 'file', storage_path = '{folder}/log')", "WITH gone AS (DELETE FROM orders RETURNING *) SELECT count(*) FROM gone", "SELECT 1) AS answer; COPY orders TO '{folder}/out.csv'; SELECT * FROM (SELECT 1", "SELECT count(*) FROM secret_rows"],
    ids=lambda query: query[:40],
)  # fmt: skip
def test_duckdb__query_that_got_so_far__reads_and_writes_nothing(tmp_path: Path, query: str) -> None:
    secret_rows = [(1,), (2,)]
    query = query.replace("{folder}", str(tmp_path))
    connection = connect("256MB", 1)
    connection.execute("CREATE TABLE orders AS SELECT 1 AS total")
    lock(connection, [])
    wrapped = f"SELECT * FROM (\n{query}\n) AS answer LIMIT 2"
    said = measure(connection, {"is_custom": True, "raw": query, "sql": wrapped}, 5)
    assert "error" in said
    assert os.listdir(tmp_path) == []
    assert connection.execute("SELECT count(*) FROM orders").fetchone() == (1,)
    assert len(secret_rows) == 2


def test_duckdb__endless_query__is_interrupted_and_the_others_are_measured(tmp_path: Path) -> None:
    said = contract(
        """
        schema:
          - name: orders
            quality:
              - {type: sql, query: "SELECT count(*) FROM range(1000000000000)", mustBe: 0}
              - {type: sql, query: "SELECT count(*) FROM orders", mustBe: 1}
        """
    )
    found = results_of(said, csv(tmp_path, "total\n1\n"), statement_seconds=0.3)
    assert found["orders/quality.0"].state == "error"
    assert "did not finish" in found["orders/quality.0"].sentence
    assert found["orders/quality.1"].state == "passed"


def test_duckdb__process_that_is_late__is_killed_and_what_was_measured_counts(tmp_path: Path) -> None:
    query = "SELECT count(*) FROM range(1000000000000)"
    blocks = "\n".join(f'      - {{type: sql, query: "{query}", mustBe: 0}}' for _ in range(3))
    said = contract(f"schema:\n  - name: orders\n    quality:\n{blocks}\n")
    found = results_of(said, csv(tmp_path, "total\n1\n"), seconds=1.5, statement_seconds=60)
    assert found["orders/readable"].state == "passed"
    assert {found[f"orders/quality.{number}"].state for number in range(3)} == {"error"}


def test_duckdb__query_that_needs_too_much_memory__is_an_error(tmp_path: Path) -> None:
    said = contract(
        """
        schema:
          - name: orders
            quality:
              - {type: sql, query: "SELECT count(DISTINCT repeat(i::VARCHAR, 2000)) FROM range(3000000) r(i)", mustBe: 0}
        """
    )
    found = results_of(said, csv(tmp_path, "total\n1\n"), memory="64MB")
    assert found["orders/quality.0"].state == "error"
    assert found["orders/quality.0"].sentence == "It needs more memory than a check may use."


def test_worker__several_statements__are_no_single_select() -> None:
    from apps.contracts.checks.worker import _require_one_select

    connection = connect("64MB", 1)
    with pytest.raises(NotOneSelect):
        _require_one_select(connection, "SELECT 1; SELECT 2")
    with pytest.raises(NotOneSelect):
        _require_one_select(connection, "COPY (SELECT 1) TO '/tmp/never.csv'")
