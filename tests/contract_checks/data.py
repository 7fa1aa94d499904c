"""Small files of data, one per oddity; Parquet is written by DuckDB itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb
import yaml

from apps.contracts.checks import evaluation, translation
from apps.contracts.checks.duckdb_source import DuckdbSource
from apps.contracts.checks.results import Result
from apps.contracts.checks.roots import Located

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)

ORDERS = """\
order_id,zip,country,total,ordered_at
1,01234,DE,10.50,2026-03-01 08:00:00
2,02345,FR,20.00,2026-03-01 09:00:00
3,03456,DE,30.25,2026-03-01 10:00:00
"""


def contract(text: str) -> dict[str, Any]:
    """Read the schema part of a contract, indented as in a test."""
    return yaml.safe_load(text)


def csv(folder: Path, text: str, name: str = "orders.csv") -> Path:
    """Write a CSV file."""
    path = folder / name
    path.write_text(text, newline="")
    return path


def parquet(folder: Path, query: str, name: str = "orders.parquet") -> Path:
    """Write the rows of a query as Parquet."""
    path = folder / name
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    return path


def results_of(said: dict[str, Any], *paths: Path, **options: Any) -> dict[str, Result]:
    """Return the results of a contract over files by their rules' keys; each file is a table named by its stem."""
    files = {
        path.stem: Located((path,), "csv" if path.suffix == ".csv" else "parquet", path.parent)
        for path in paths
    }
    with DuckdbSource(files, **options) as source:
        found = list(evaluation.evaluate(translation.translate(said), source, now=NOW))
    keys = [result.rule.key for result in found]
    assert sorted(keys) == sorted(rule.key for rule in translation.translate(said).rules)
    return {result.rule.key: result for result in found}
