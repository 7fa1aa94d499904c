"""Files that change places while they are checked, and queries that are sent before the doors are shut."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from apps.contracts.checks import translation, worker
from apps.contracts.checks.duckdb_source import WORKER, DuckdbSource
from apps.contracts.checks.roots import Located, locate
from apps.contracts.checks.rules import RowCount, Rule
from apps.contracts.checks.sources import Columns
from apps.contracts.checks.statements import Statement
from tests.contract_checks.data import contract, csv, parquet

TABLES = translation.translate(contract("schema: [{name: orders}]")).tables
COUNT = Statement(
    "count", "SELECT count(*) FROM data.t0", (Rule("rows", "quality", "orders", "Rows", RowCount()),)
)
# Of the tenant, and of somebody else.
OURS, THEIRS = "total\n1\n2\n", "total\n" + "9\n" * 7


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    """Return a tenant's folder of data with a file in a folder, which is Parquet and CSV; what is beside it is not theirs."""
    settings.DATA_ROOTS = [str(tmp_path / "data")]
    home = tmp_path / "data" / "acme"
    for folder, text, rows in (
        (home / "sales" / "daily", OURS, 2),
        (tmp_path / "outside" / "daily", THEIRS, 7),
    ):
        folder.mkdir(parents=True)
        csv(folder, text)
        parquet(folder, f"SELECT 1 AS total FROM range({rows})")
    return home


def swap_folder(home: Path) -> None:
    shutil.move(home / "sales", home / "moved")
    (home / "sales").symlink_to(home.parents[1] / "outside")


def swap_inner_folder(home: Path) -> None:
    shutil.move(home / "sales" / "daily", home / "moved")
    (home / "sales" / "daily").symlink_to(home.parents[1] / "outside" / "daily")


def swap_file(home: Path) -> None:
    for name in ("orders.csv", "orders.parquet"):
        (home / "sales/daily" / name).unlink()
        (home / "sales/daily" / name).symlink_to(home.parents[1] / "outside/daily" / name)


def swap_for_a_pipe(home: Path) -> None:
    for name in ("orders.csv", "orders.parquet"):
        (home / "sales/daily" / name).unlink()
        os.mkfifo(home / "sales/daily" / name)


def remove(home: Path) -> None:
    shutil.rmtree(home / "sales")


def measured(source: DuckdbSource) -> tuple[Any, str]:
    ((_, answer),) = source.measure([COUNT])
    return (answer.row, answer.error)


def opened(located: Located) -> tuple[DuckdbSource, Columns]:
    source = DuckdbSource({"orders": located})
    return source, source.open(TABLES)["orders"]


@pytest.mark.parametrize("name", ["orders.csv", "orders.parquet"])
@pytest.mark.parametrize(
    "swap",
    [swap_folder, swap_inner_folder, swap_file, swap_for_a_pipe, remove],
    ids=lambda swap: swap.__name__,
)
def test_file__swapped_between_check_and_open__is_not_read(
    home: Path, name: str, swap: Callable[[Path], None]
) -> None:
    located = locate(f"sales/daily/{name}", tenant="acme")
    swap(home)
    source, columns = opened(located)
    with source:
        assert columns.types is None
        assert columns.error.startswith("The file is no longer where it was found")


@pytest.mark.parametrize("name", ["orders.csv", "orders.parquet"])
@pytest.mark.parametrize("swap", [swap_folder, swap_inner_folder, swap_file], ids=lambda swap: swap.__name__)
def test_file__swapped_while_it_is_read__is_never_that_of_somebody_else(
    home: Path, name: str, swap: Callable[[Path], None]
) -> None:
    source, columns = opened(locate(f"sales/daily/{name}", tenant="acme"))
    with source:
        assert columns.types is not None
        assert measured(source) == ([2], "")
        swap(home)
        row, error = measured(source)
    if name == "orders.csv":
        # It is in memory by then.
        assert (row, error) == ([2], "")
    else:
        assert (row, error) == (
            None,
            "The file was moved or replaced while it was read. Run the check again.",
        )


def test_folder__of_more_files_than_a_process_may_usually_open__is_read(home: Path) -> None:
    one = (home / "sales/daily/orders.parquet").read_bytes()
    (home / "many").mkdir()
    for number in range(300):
        (home / "many" / f"{number}.parquet").write_bytes(one)
    source, _ = opened(locate("many", tenant="acme"))
    with source:
        assert measured(source) == ([600], "")


@pytest.fixture
def doors(home: Path) -> Callable[[list[str]], list[dict[str, Any]]]:
    """Return a call that sends the worker its order and queries in one go, before it has read a file."""
    located = locate("sales/daily/orders.parquet", tenant="acme")
    order = DuckdbSource({"orders": located})._order(TABLES)

    def send(queries: list[str]) -> list[dict[str, Any]]:
        statements = [{"key": one, "sql": one, "raw": "", "is_custom": False} for one in queries]
        done = subprocess.run(
            (sys.executable, "-I", str(WORKER)),
            input=f"{json.dumps(order)}\n{json.dumps(statements)}\n",
            env={}, cwd="/", capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
        return [json.loads(line) for line in done.stdout.splitlines()]

    return send


def test_worker__query_that_is_sent_before_the_files_are_read__finds_every_door_shut(
    home: Path, tmp_path: Path, doors: Callable[[list[str]], list[dict[str, Any]]]
) -> None:
    theirs = tmp_path / "outside/daily"
    reaching = [
        f"SELECT count(*) FROM '{theirs}/orders.csv'",
        f"SELECT count(*) FROM read_parquet('{theirs}/orders.parquet')",
        f"SELECT count(*) FROM read_csv('{home}/sales/daily/orders.csv')",
        "SELECT count(*) FROM read_text('/proc/self/environ')",
        "SELECT count(*) FROM read_blob('/proc/self/fd/0')",
        f"SELECT count(*) FROM glob('{theirs}/*')",
        f"COPY (SELECT 1) TO '{tmp_path}/out.csv'",
        f"ATTACH '{tmp_path}/out.db'",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET memory_limit = '100GB'",
        "LOAD httpfs",
    ]
    ready, ours, *answers = doors(["SELECT count(*) FROM orders", *reaching])
    assert ready["tables"]["orders"]["columns"] == {"total": "INTEGER"}
    assert ours["row"] == [2]
    assert [one["key"] for one in answers if "error" not in one] == []
    assert not list(tmp_path.glob("out.*"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM '{home}/sales/daily/orders.parquet'",
        'SELECT count(*) FROM "{home}/sales/daily/orders.parquet"',
        "WITH a AS MATERIALIZED (FROM '{home}/sales/daily/orders.parquet') SELECT count(*) FROM a",
        "SELECT 1 IN (SELECT total FROM orders, '{home}/sales/daily/orders.parquet' AS b)",
        "SELECT count(*) FROM (SUMMARIZE '{home}/sales/daily/orders.parquet')",
        "SELECT count(*) FROM parquet_metadata('{home}/sales/daily/orders.parquet')",
        "SELECT count(*) FROM query_table('orders')",
    ],
)
def test_query__that_names_a_file__is_refused_by_its_text_and_not_only_when_it_is_opened(
    home: Path, query: str
) -> None:
    # The doors stand open here, so what refuses is not DuckDB's comparison of paths, which a swap may outrun.
    connection = worker.connect("256MB", 1)
    connection.execute("CREATE VIEW orders AS SELECT 1 AS total")
    text = query.replace("{home}", str(home))
    said = worker.measure(connection, {"is_custom": True, "raw": text, "sql": text}, 20)
    assert said == {"error": "The query reaches outside its table, which is not allowed."}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT count(*) FROM orders, unnest([1, 2]) AS t(one)",
        "SELECT count(*) FROM range(2)",
        "WITH a AS (SELECT 2 AS n) SELECT n FROM a",
        'SELECT 2 * count(*) FROM "s3://lake/orders"',
    ],
)
def test_query__of_its_own_tables__is_run(query: str) -> None:
    connection = worker.connect("256MB", 1)
    connection.execute("CREATE VIEW orders AS SELECT 1 AS total")
    connection.execute('CREATE VIEW "s3://lake/orders" AS SELECT 1 AS total')
    assert worker.measure(connection, {"is_custom": True, "raw": query, "sql": query}, 20) == {"row": [2]}
