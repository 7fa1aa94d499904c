"""Rules measured over tables of a real Postgres."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from apps.contracts.checks import evaluation, translation
from apps.contracts.checks.postgres_source import PostgresSource
from apps.contracts.checks.results import Result
from tests.conftest import superuser_connection
from tests.contract_checks.conftest import Sales
from tests.contract_checks.data import NOW, contract

CONTRACT = """
schema:
  - name: orders
    physicalName: sales.Orders
    quality:
      - {metric: rowCount, mustBe: 4}
      - {type: sql, query: 'SELECT sum(total) FROM ${table}', mustBeGreaterThan: 20}
      - {type: sql, query: 'SELECT count(*) > 3 FROM ${table};', mustBe: true}
    properties:
      - {name: order_id, logicalType: integer, required: true, unique: true}
      - {name: zip, logicalType: string, logicalTypeOptions: {pattern: '^[0-9]{5}$', maxLength: 5}}
      - name: total
        logicalType: number
        logicalTypeOptions: {minimum: 0, multipleOf: 0.5}
        quality: [{metric: invalidValues, arguments: {validValues: ['10.50', '20.00']}, mustBe: 0}]
      - {name: ordered_at, logicalType: timestamp}
      - {name: tags, logicalType: array}
slaProperties:
  - {property: freshness, value: 3, unit: h, element: orders.ordered_at}
"""


@contextmanager
def _opened(sales: Sales, statement_seconds: float = 10) -> Iterator[psycopg.Connection[Any]]:
    """Open it as a connection of a tenant is opened: read only, one statement at a time."""
    from apps.core.outbound.databases import ReadOnlyConnection, ReadOnlyCursor

    with ReadOnlyConnection.connect(
        os.environ["PORTAL_TEST_SUPERUSER_URL"], dbname=sales.database, user=sales.role, password=sales.password,
        cursor_factory=ReadOnlyCursor,
    ) as connection:  # fmt: skip
        connection.read_only = True
        connection.statement_limit = int(statement_seconds * 1000)
        yield connection


def _results(text: str, sales: Sales, **options: Any) -> dict[str, Result]:
    said = contract(text)
    connect_seconds = options.pop("statement_seconds", 10)
    with PostgresSource(
        lambda: _opened(sales, connect_seconds), statement_seconds=connect_seconds, **options
    ) as source:
        found = list(evaluation.evaluate(translation.translate(said), source, now=NOW))
    return {result.rule.key: result for result in found}


def _query(query: str, sales: Sales, **options: Any) -> Result:
    text = f"""
schema:
  - name: empty
    quality:
      - type: sql
        mustBe: 0
        query: |
          {query}
"""
    return _results(text, sales, schema="sales", **options)["empty/quality.0"]


def test_postgres__rules__are_measured(sales: Sales) -> None:
    found = _results(CONTRACT, sales)
    states = {key: result.state for key, result in found.items()}
    assert {key for key, state in states.items() if state == "failed"} == {
        "orders/order_id/required", "orders/order_id/unique", "orders/zip/option.pattern", "orders/zip/option.maxLength",
        "orders/total/option.minimum", "orders/total/quality.0",
    }  # fmt: skip
    assert {state for state in states.values() if state != "failed"} == {"passed"}
    assert found["orders/order_id/unique"].failing == 1
    assert "jane" not in repr([(result.sentence, result.observed) for result in found.values()])


def test_postgres__no_such_table__is_an_error(sales: Sales) -> None:
    found = _results("schema: [{name: gone, properties: [{name: a, required: true}]}]", sales, schema="sales")
    assert {result.state for result in found.values()} == {"error"}
    assert "has no table" in found["gone/readable"].sentence


def test_postgres__empty_table__is_no_pass(sales: Sales) -> None:
    text = "schema: [{name: empty, properties: [{name: a, logicalType: integer, required: true}]}]"
    found = _results(text, sales, schema="sales")
    assert found["empty/a/required"].state == "no_data"


def test_postgres__nobody_answers__is_an_error_of_every_rule() -> None:
    @contextmanager
    def refuse() -> Iterator[psycopg.Connection[Any]]:
        raise psycopg.OperationalError("no")
        yield

    with PostgresSource(refuse) as source:
        found = list(evaluation.evaluate(translation.translate(contract(CONTRACT)), source, now=NOW))
    assert {result.state for result in found} == {"error"}


def test_postgres__endless_query__ends_after_its_time(sales: Sales) -> None:
    result = _query("SELECT count(*) FROM generate_series(1, 100000000000)", sales, statement_seconds=0.3)
    assert (result.state, result.sentence) == ("error", "It did not finish within 0.3 seconds.")


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("SELECT nextval('sales.counter')", "not allowed in a check"),
        ("SELECT count(*) FROM pg_read_file('/etc/passwd')", "not allowed in a check"),
        ("WITH gone AS (DELETE FROM sales.empty RETURNING *) SELECT count(*) FROM gone", "The query writes, which a check may not"),
        ("WITH a AS (SELECT 1), b AS (/* so */ update sales.empty AS e SET a = 1 RETURNING 1) SELECT count(*) FROM b",
         "The query writes, which a check may not"),
        ("WITH more AS (INSERT INTO sales.empty SELECT 1 RETURNING 1) SELECT count(*) FROM more",
         "The query writes, which a check may not"),
        ("SELECT 1) AS answer(value); DELETE FROM sales.\"Orders\"; SELECT (1", "several statements"),
        ("SELECT 0 FROM sales.\"Orders\" FOR UPDATE", "writes, which a check may not"),
        ("COPY sales.empty TO PROGRAM 'touch /tmp/never'", "Only a single SELECT is run"),
        ("SELECT zip::int FROM sales.\"Orders\" WHERE zip LIKE 'jane%'", "The query failed (22P02)."),
        ("SELECT zip FROM sales.\"Orders\" WHERE zip LIKE 'jane%'", "something that is no number"),
        ("SELECT repeat('x', 100000000)", "something that is no number"),
        ("SELECT order_id, total FROM sales.\"Orders\" LIMIT 1", "more than one value"),
        ("SELECT order_id FROM sales.\"Orders\"", "more than one value"),
        ("SELECT nothing FROM sales.empty", 'column "nothing" does not exist'),
        ("SELECT count(*) FROM sales.nothing", 'relation "sales.nothing" does not exist'),
        ("SELECT count(zip::regclass) FROM sales.\"Orders\" WHERE zip LIKE 'jane%'", "The query failed ("),
        ("SELECT count(zip::regtype) FROM sales.\"Orders\" WHERE zip LIKE 'jane%'", "The query failed ("),
        ("SELECT count(zip::jsonpath) FROM sales.\"Orders\" WHERE zip LIKE 'jane%'", "The query failed ("),
        ("SELECT count(*) FROM sales.closed", "may not read all that the query names"),
    ],
)  # fmt: skip
def test_postgres__query_that_does_more_than_it_may__is_an_error_and_changes_nothing(
    sales: Sales, query: str, sentence: str
) -> None:
    result = _query(query, sales)
    assert result.state == "error"
    assert sentence in result.sentence
    assert "jane" not in result.sentence
    with superuser_connection(sales.database) as connection:
        assert connection.execute('SELECT count(*) FROM sales."Orders"').fetchone() == (4,)
        assert connection.execute("SELECT is_called FROM sales.counter").fetchone() == (False,)
