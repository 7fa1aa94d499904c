"""Rules measured over CSV and Parquet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract_checks.data import ORDERS, contract, csv, parquet, results_of

ALL_KINDS = """
schema:
  - name: orders
    quality:
      - {type: library, metric: rowCount, mustBeBetween: [1, 10]}
      - {type: sql, query: "SELECT sum(total) FROM ${table}", mustBeGreaterThan: 50}
    properties:
      - {name: order_id, logicalType: integer, primaryKey: true, required: true, unique: true}
      - name: zip
        logicalType: string
        logicalTypeOptions: {minLength: 5, maxLength: 5, pattern: "^[0-9]+$"}
      - name: country
        logicalType: string
        quality:
          - {metric: invalidValues, arguments: {validValues: [DE, FR]}, mustBe: 0}
          - {metric: nullValues, mustBeLessThan: 1, unit: percent}
      - name: total
        logicalType: number
        logicalTypeOptions: {minimum: 0, maximum: 100}
        quality:
          - {type: sql, query: "SELECT max({column}) FROM {table}", mustBeLessOrEqualTo: 30.25}
      - {name: ordered_at, logicalType: timestamp}
slaProperties:
  - {property: freshness, value: 3, unit: h, element: orders.ordered_at}
"""
BAD = """\
order_id,zip,country,total,ordered_at
1,123,DE,-1,2026-02-01 08:00:00
1,abcde,XX,5.5,2026-02-01 08:00:00
,12345,,500,2026-02-01 08:00:00
"""


def _as_parquet(folder: Path, text: str) -> Path:
    source = csv(folder, text, "source.csv")
    return parquet(folder, f"SELECT * FROM read_csv('{source}', types = {{'zip': 'VARCHAR'}})")


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_duckdb__data_that_keeps_its_contract__every_rule_passes(tmp_path: Path, kind: str) -> None:
    path = csv(tmp_path, ORDERS) if kind == "csv" else _as_parquet(tmp_path, ORDERS)
    found = results_of(contract(ALL_KINDS), path)
    assert {result.state for result in found.values()} == {"passed"}, [
        (key, result.sentence) for key, result in found.items() if result.state != "passed"
    ]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_duckdb__data_that_breaks_its_contract__counts_the_rows_that_break_each_rule(
    tmp_path: Path, kind: str
) -> None:
    path = csv(tmp_path, BAD) if kind == "csv" else _as_parquet(tmp_path, BAD)
    found = results_of(contract(ALL_KINDS), path)
    failing = {key: result.failing for key, result in found.items() if result.state == "failed"}
    assert failing == {
        "orders/order_id/required": 1,
        "orders/order_id/unique": 1,
        "orders/primary_key": 1,
        "orders/zip/option.minLength": 1,
        "orders/zip/option.pattern": 1,
        "orders/country/quality.0": 1,
        "orders/country/quality.1": 1,
        "orders/total/option.minimum": 1,
        "orders/total/option.maximum": 1,
        "orders/total/quality.0": None,
        "sla/0.freshness": None,
    }
    assert found["orders/country/quality.1"].observed == "33.3333 %"
    assert found["orders/total/option.maximum"].sentence == (
        "1 of 3 rows break the rule (33.3 %). Expected: at most 100."
    )


def test_duckdb__result__names_no_value_of_the_data(tmp_path: Path) -> None:
    secret = "order_id,total\n1,jane.doe@example.org\n2,jane.doe@example.org\n"
    said = contract(
        """
        schema:
          - name: orders
            quality:
              - {type: sql, query: "SELECT max(total) FROM orders", mustBe: 0}
              - {type: sql, query: "SELECT sum(CAST(total AS INT)) FROM orders", mustBe: 0}
              - {type: sql, query: "SELECT * FROM orders", mustBe: 0}
            properties:
              - {name: total, logicalType: number, unique: true, logicalTypeOptions: {minimum: 0}}
        """
    )
    found = results_of(said, csv(tmp_path, secret))
    assert found["orders/total/type"].failing == 2
    assert "jane" not in repr([(result.sentence, result.observed) for result in found.values()])


def test_duckdb__missing_column__fails_and_its_other_rules_are_errors(tmp_path: Path) -> None:
    said = contract(
        """
        schema:
          - name: orders
            properties: [{name: gone, logicalType: string, required: true}]
        """
    )
    found = results_of(said, csv(tmp_path, ORDERS))
    assert {key: result.state for key, result in found.items()} == {
        "orders/readable": "passed",
        "orders/gone/exists": "failed",
        "orders/gone/type": "error",
        "orders/gone/required": "error",
    }


def test_duckdb__no_rows__is_never_a_pass(tmp_path: Path) -> None:
    empty = ORDERS.split("\n", 1)[0] + "\n"
    found = results_of(contract(ALL_KINDS), csv(tmp_path, empty))
    for key, result in found.items():
        if result.rule.kind == "schema":
            continue
        assert result.state in ("no_data", "failed"), key
    assert found["orders/quality.0"].state == "failed"
    assert found["orders/quality.1"].state == "no_data"
    assert found["orders/order_id/required"].state == "no_data"


def test_duckdb__query_that_finds_nothing_in_an_empty_table__is_no_pass(tmp_path: Path) -> None:
    said = contract(
        """
        schema:
          - name: orders
            properties: [{name: total, logicalType: number}]
            quality: [{type: sql, query: "SELECT count(*) FROM orders WHERE total < 0", mustBe: 0}]
        """
    )
    assert results_of(said, csv(tmp_path, "total\n"))["orders/quality.0"].state == "no_data"
    assert results_of(said, csv(tmp_path, "total\n1\n"))["orders/quality.0"].state == "passed"


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        pytest.param("", "error", id="empty file"),
        pytest.param("order_id;country\n1;DE\n2;FR\n", "passed", id="semicolons"),
        pytest.param("order_id\tcountry\n1\tDE\n", "passed", id="tabs"),
        pytest.param('order_id,country\r\n1,"DE"\r\n2,"F,R"\r\n', "passed", id="crlf and quotes"),
        pytest.param("\ufefforder_id,country\n1,DE\n", "passed", id="byte order mark"),
        pytest.param('order_id,country\n1,"DE\n2,FR\n', "error", id="quote not closed"),
        pytest.param("order_id,country\n1,DE\n2,FR,extra\n3,FR\n", "error", id="row with too many fields"),
        pytest.param("ORDER_ID,Country\n1,DE\n", "passed", id="names in other case"),
        pytest.param('order_id,country\n1,"two\nlines"\n', "passed", id="line break in a value"),
    ],
)
def test_csv__oddity__is_read_or_is_an_error(tmp_path: Path, text: str, outcome: str) -> None:
    said = contract(
        """
        schema:
          - name: orders
            properties:
              - {name: order_id, logicalType: integer, required: true}
              - {name: country, logicalType: string, required: true}
        """
    )
    found = results_of(said, csv(tmp_path, text))
    assert {result.state for result in found.values()} == {outcome}, [
        (key, result.sentence) for key, result in found.items()
    ]


def test_csv__value_of_another_type_far_down__is_counted(tmp_path: Path) -> None:
    rows = "".join(f"{number}\n" for number in range(30_000)) + "many\n"
    said = contract("schema: [{name: orders, properties: [{name: amount, logicalType: integer}]}]")
    result = results_of(said, csv(tmp_path, f"amount\n{rows}"))["orders/amount/type"]
    assert (result.state, result.failing, result.rows) == ("failed", 1, 30_001)


def test_duckdb__one_rule_that_cannot_be_measured__leaves_the_others(tmp_path: Path) -> None:
    said = contract(
        """
        schema:
          - name: orders
            properties:
              - {name: zip, logicalType: string, required: true, logicalTypeOptions: {pattern: "(["}}
        """
    )
    found = results_of(said, csv(tmp_path, ORDERS))
    assert found["orders/zip/option.pattern"].state == "error"
    assert found["orders/zip/required"].state == "passed"


def test_duckdb__file_that_is_no_parquet__is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "orders.parquet"
    path.write_bytes(b"PAR1 cut off")
    found = results_of(contract("schema: [{name: orders}]"), path)
    assert found["orders/readable"].state == "error"
    assert "cannot be read as what its name says" in found["orders/readable"].sentence
