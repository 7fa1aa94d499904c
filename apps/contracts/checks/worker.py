"""DuckDB in a process of its own: it reads the data it is told, shuts every door, and only then runs queries.

It is run by path with `python -I` and an empty environment, imports no Django and knows no secret. One JSON object a line
in, one a line out. Its parent kills it when it is late. It never says what stands in the data, only numbers and types.
"""

from __future__ import annotations

import datetime as dt
import decimal
import gzip
import json
import math
import os
import re
import resource
import sys
import threading
import time
from typing import Any

# DuckDB reserves addresses that it does not use; `memory_limit` bounds what it uses.
ADDRESS_BYTES = 6 * 1024 * 1024 * 1024
LONGEST_MESSAGE = 300
LONGEST_HEADER = 1024 * 1024


def limit_process() -> None:
    """Bound this process: addresses, open files, and no file writes at all."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_BYTES, ADDRESS_BYTES))
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def connect(memory: str, threads: int) -> Any:
    """Return a database in memory that writes no files, loads no extensions and sees no Python variables."""
    import duckdb

    return duckdb.connect(
        ":memory:",
        config={
            "memory_limit": memory,
            "threads": threads,
            "temp_directory": "",
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "allow_unsigned_extensions": False,
            "allow_persistent_secrets": False,
            "python_enable_replacements": False,
        },
    )


def load(connection: Any, tables: list[dict[str, Any]]) -> dict[str, Any]:
    """Read each table, and say its columns or why it cannot be read.

    CSV is read into memory once, so that a row that cannot be parsed is found before any rule. Parquet stays where it is.
    """
    said: dict[str, Any] = {}
    connection.execute("SET TimeZone = 'UTC'")
    for table in tables:
        try:
            if table["format"] == "csv":
                _load_csv(connection, table)
            else:
                connection.execute(
                    f"CREATE VIEW data.{table['view']} AS SELECT * FROM read_parquet({table['files']})"  # noqa: S608
                )
            columns = connection.execute(f"DESCRIBE data.{table['view']}").fetchall()
        except Exception as error:
            said[table["name"]] = {"error": _in_words(error, is_reading=True)}
            continue
        said[table["name"]] = {"columns": {row[0]: row[1] for row in columns}}
        for alias in table["aliases"]:
            connection.execute(f"CREATE OR REPLACE VIEW {alias} AS SELECT * FROM data.{table['view']}")  # noqa: S608
    return said


def _load_csv(connection: Any, table: dict[str, Any]) -> None:
    delimiter = table["delimiter"] or _delimiter(table["paths"][0])
    # Said rather than guessed: a guess reads a row with too many fields as a table of another shape. The whole file decides
    # on the types, so no value far down contradicts them.
    options = f"header = true, delim = {_literal(delimiter)}, quote = '\"', escape = '\"', comment = '', skip = 0, sample_size = -1, strict_mode = true"
    source = f"read_csv({table['files']}, {options})"
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()  # noqa: S608
    present = {row[0].lower(): row[0] for row in described}
    # A column of texts such as 01234 stays as it is written.
    texts = dict.fromkeys(present[name.lower()] for name in table["texts"] if name.lower() in present)
    if texts:
        named = ", ".join(f"{_literal(name)}: 'VARCHAR'" for name in texts)
        source = f"read_csv({table['files']}, {options}, types = {{{named}}})"
    view = f"data.{table['view']}"
    connection.execute(f"CREATE TABLE {view} AS SELECT * FROM {source}")  # noqa: S608
    for name, wanted in table["casts"].items():
        column = present.get(name.lower())
        if column is None:
            continue
        quoted = '"' + column.replace('"', '""') + '"'
        # Where a column has no value there is nothing to guess its type by.
        if connection.execute(f"SELECT count({quoted}) FROM {view}").fetchone() == (0,):  # noqa: S608
            connection.execute(f"ALTER TABLE {view} ALTER {quoted} TYPE {wanted}")


class EmptyFile(Exception):
    """The file has no header."""


def _delimiter(path: str) -> str:
    """Return what stands between the names of the header, most often."""
    opener = gzip.open if path.lower().endswith(".gz") else open
    with opener(path, "rb") as file:
        header = file.readline(LONGEST_HEADER).decode("utf-8-sig", errors="replace").strip()
    if not header:
        raise EmptyFile
    bare = re.sub('"(?:[^"]|"")*"', "", header)
    return max(",;\t|", key=bare.count)


def lock(connection: Any, files: list[str]) -> None:
    """Shut every door: from here on nothing but the named files can be read, and no setting can be changed."""
    connection.execute(f"SET allowed_paths = [{', '.join(_literal(one) for one in files)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")


def measure(connection: Any, statement: dict[str, Any], seconds: float) -> dict[str, Any]:
    """Run one statement and return its first row; it is interrupted after `seconds`, and leaves nothing behind."""
    if seconds <= 0:
        return {"error": "There was no time left to run it."}
    timer = threading.Timer(seconds, connection.interrupt)
    started = time.monotonic()
    timer.start()
    try:
        if statement["is_custom"]:
            _require_one_select(connection, statement["raw"])
        connection.execute("BEGIN TRANSACTION READ ONLY")
        try:
            rows = connection.execute(statement["sql"]).fetchmany(2)
            names = len(connection.description or [])
        finally:
            connection.execute("ROLLBACK")
    except Exception as error:
        if time.monotonic() - started >= seconds:
            return {"error": f"It did not finish within {seconds:.0f} seconds."}
        return {"error": _in_words(error)}
    finally:
        timer.cancel()
    if statement["is_custom"] and (len(rows) > 1 or names != 1):
        return {"error": "The query returned more than one value. It has to return a single number."}
    return {"row": [_plain(value) for value in rows[0]] if rows else None}


def _require_one_select(connection: Any, text: str) -> None:
    import duckdb

    statements = connection.extract_statements(text)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise NotOneSelect


class NotOneSelect(Exception):
    """The text is no single SELECT."""


def _plain(value: Any) -> Any:
    """Return a number, a truth or a time as JSON; anything else only as its type, since it is somebody's data."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float | decimal.Decimal):
        number = float(value)
        return number if math.isfinite(number) else None
    if isinstance(value, dt.datetime | dt.date):
        return {"time": value.isoformat()}
    return {"type": type(value).__name__}


def _in_words(error: Exception, *, is_reading: bool = False) -> str:
    """Say what went wrong. Only messages about the query itself are passed on: others may quote the data."""
    kind = type(error).__name__
    if isinstance(error, EmptyFile):
        return "The file is empty: it has no header."
    if isinstance(error, NotOneSelect):
        return "Only a single SELECT is run."
    if kind in ("BinderException", "CatalogException", "ParserException", "SyntaxException"):
        first = str(error).split("\n", 1)[0].strip()
        return first[:LONGEST_MESSAGE]
    if kind == "PermissionException":
        return "The query reaches outside its table, which is not allowed."
    if kind == "OutOfMemoryException":
        return "It needs more memory than a check may use."
    if kind == "InterruptException":
        return "It took too long."
    if is_reading:
        return (
            "The file cannot be read as what its name says: in CSV, a row has too many or too few fields, a quote is not "
            "closed, or it is not UTF-8; in Parquet, it is cut off or something else."
        )
    return f"The query failed ({kind.removesuffix('Exception')})."


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def main() -> None:
    """Load what the first line names, then answer the statements of each further line one by one."""
    order = json.loads(sys.stdin.readline())
    ends = time.monotonic() + order["seconds"]
    connection = connect(order["memory"], order["threads"])
    limit_process()
    connection.execute("CREATE SCHEMA data")
    for schema in order["schemas"]:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    tables = load(connection, order["tables"])
    lock(connection, order["paths"])
    _say({"tables": tables})
    for line in sys.stdin:
        for statement in json.loads(line):
            left = min(ends - time.monotonic(), order["statement_seconds"])
            _say({"key": statement["key"], **measure(connection, statement, left)})
    # Nothing is tidied up: a process that is about to end has nothing to lose.
    sys.stdout.flush()
    os._exit(0)


def _say(said: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
