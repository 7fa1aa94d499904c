"""DuckDB in a process of its own: it reads the data it is told, shuts every door, and only then runs queries.

It is run by path with `python -I` and an empty environment, imports no Django and knows no secret. One JSON object a line
in, one a line out. Its parent kills it when it is late. It never says what stands in the data, only numbers and types.
"""

from __future__ import annotations

import datetime as dt
import decimal
import errno
import gzip
import json
import math
import os
import re
import resource
import stat
import sys
import threading
import time
from typing import Any

# DuckDB reserves addresses that it does not use; `memory_limit` bounds what it uses.
ADDRESS_BYTES = 6 * 1024 * 1024 * 1024
LONGEST_MESSAGE = 300
LONGEST_HEADER = 1024 * 1024
OPEN_FILES = 256
# What may stand in a query's FROM beside tables; anything else that can be called there may read files.
TABLE_FUNCTIONS = frozenset(
    ["generate_series", "generate_subscripts", "json_each", "json_tree", "range", "unnest"]
)


def limit_process(files: int = 0) -> None:
    """Bound this process: addresses, open files beside those of the data, and no file writes at all."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_BYTES, ADDRESS_BYTES))
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    # Each is held, and opened once more by DuckDB.
    wanted = OPEN_FILES + 2 * files
    most = wanted if most == resource.RLIM_INFINITY else min(most, wanted)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
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


class NotThere(Exception):
    """The file is no longer where it was found."""


def opened(base: str, name: str) -> int:
    """Open the file `name` below the folder `base`, following no link: one that took a folder's place meanwhile leads nowhere."""
    at = os.open(base, os.O_PATH | os.O_DIRECTORY)
    try:
        *folders, last = name.split("/")
        for folder in folders:
            inner = os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = inner
        file = os.open(last, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=at)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP, errno.ENOTDIR):
            raise NotThere from None
        raise
    finally:
        os.close(at)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise NotThere
    return file


def load(connection: Any, tables: list[dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """Read each table; return its columns or why it cannot be read, and the files that are still to be read.

    CSV is read into memory once, so that a row that cannot be parsed is found before any rule. Parquet stays where it is,
    and is held open: what is read is the file that was found, whatever its name means by then.
    """
    said: dict[str, Any] = {}
    held: list[str] = []
    connection.execute("SET TimeZone = 'UTC'")
    for table in tables:
        files: list[int] = []
        try:
            for name in table["names"]:
                files.append(opened(table["base"], name))
            paths = [f"/proc/self/fd/{file}" for file in files]
            if table["format"] == "csv":
                _load_csv(connection, table, paths)
            else:
                connection.execute(
                    f"CREATE VIEW data.{table['view']} AS SELECT * FROM read_parquet({_list(paths)})"  # noqa: S608
                )
                held += paths
                files = []
            columns = connection.execute(f"DESCRIBE data.{table['view']}").fetchall()
        except Exception as error:
            said[table["name"]] = {"error": _in_words(error, is_reading=True)}
            continue
        finally:
            for file in files:
                os.close(file)
        said[table["name"]] = {"columns": {row[0]: row[1] for row in columns}}
        for alias in table["aliases"]:
            connection.execute(f"CREATE OR REPLACE VIEW {alias} AS SELECT * FROM data.{table['view']}")  # noqa: S608
    return said, held


def _load_csv(connection: Any, table: dict[str, Any], paths: list[str]) -> None:
    is_packed = table["names"][0].lower().endswith(".gz")
    delimiter = table["delimiter"] or _delimiter(paths[0], is_packed)
    # Said rather than guessed: a guess reads a row with too many fields as a table of another shape. The whole file decides
    # on the types, so no value far down contradicts them.
    options = (
        f"header = true, delim = {_literal(delimiter)}, quote = '\"', escape = '\"', comment = '', skip = 0, "
        f"sample_size = -1, strict_mode = true, compression = '{'gzip' if is_packed else 'none'}'"
    )
    source = f"read_csv({_list(paths)}, {options})"
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()  # noqa: S608
    present = {row[0].lower(): row[0] for row in described}
    # A column of texts such as 01234 stays as it is written.
    texts = dict.fromkeys(present[name.lower()] for name in table["texts"] if name.lower() in present)
    if texts:
        named = ", ".join(f"{_literal(name)}: 'VARCHAR'" for name in texts)
        source = f"read_csv({_list(paths)}, {options}, types = {{{named}}})"
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


def _delimiter(path: str, is_packed: bool) -> str:
    """Return what stands between the names of the header, most often."""
    opener = gzip.open if is_packed else open
    with opener(path, "rb") as file:
        header = file.readline(LONGEST_HEADER).decode("utf-8-sig", errors="replace").strip()
    if not header:
        raise EmptyFile
    bare = re.sub('"(?:[^"]|"")*"', "", header)
    return max(",;\t|", key=bare.count)


def lock(connection: Any, files: list[str]) -> None:
    """Shut every door: from here on nothing but the named files can be read, and no setting can be changed.

    DuckDB compares the place to which a name leads, so a file that is moved or replaced meanwhile is read no more.
    """
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
        return {"error": _in_words(error, is_custom=statement["is_custom"])}
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
    parsed = json.loads(connection.execute("SELECT json_serialize_sql(?)", [text]).fetchone()[0])
    if parsed["error"]:
        raise NotOneSelect
    _require_own_tables(connection, parsed["statements"])


def _require_own_tables(connection: Any, tree: Any) -> None:
    """Refuse a query, as DuckDB parsed it, that names a file where a table goes, or calls there what may read one."""
    if isinstance(tree, list):
        for one in tree:
            _require_own_tables(connection, one)
    if not isinstance(tree, dict):
        return
    named = tree.get("table_name")
    if isinstance(named, str) and "/" in named and not _is_table(connection, named):
        raise ReachesOutside
    if (
        tree.get("type") == "TABLE_FUNCTION"
        and tree["function"]["function_name"].lower() not in TABLE_FUNCTIONS
    ):
        raise ReachesOutside
    for one in tree.values():
        _require_own_tables(connection, one)


def _is_table(connection: Any, name: str) -> bool:
    """Return whether a contract called its table so."""
    found = connection.execute(
        "SELECT count(*) FROM duckdb_views() WHERE lower(view_name) = lower(?)", [name]
    )
    return bool(found.fetchone()[0])


class NotOneSelect(Exception):
    """The text is no single SELECT."""


class ReachesOutside(Exception):
    """The query reads something else than the tables of its contract."""


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


def _in_words(error: Exception, *, is_reading: bool = False, is_custom: bool = False) -> str:
    """Say what went wrong. Only messages about the query itself are passed on: others may quote the data."""
    kind = type(error).__name__
    if isinstance(error, EmptyFile):
        return "The file is empty: it has no header."
    if isinstance(error, NotThere):
        return "The file is no longer where it was found: it was moved, or a link took its place. Run the check again."
    if isinstance(error, PermissionError):
        return "The portal may not read this file. Ask its operators to allow it."
    if isinstance(error, NotOneSelect):
        return "Only a single SELECT is run."
    if isinstance(error, ReachesOutside):
        return "The query reaches outside its table, which is not allowed."
    if kind in ("BinderException", "CatalogException", "ParserException", "SyntaxException"):
        first = str(error).split("\n", 1)[0].strip()
        return first[:LONGEST_MESSAGE]
    if kind == "PermissionException":
        if is_custom:
            return (
                "The query reaches outside its table, which is not allowed, or its file was moved meanwhile."
            )
        return "The file was moved or replaced while it was read. Run the check again."
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


def _list(paths: list[str]) -> str:
    return f"[{', '.join(_literal(path) for path in paths)}]"


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def main() -> None:
    """Load what the first line names, then answer the statements of each further line one by one."""
    order = json.loads(sys.stdin.readline())
    ends = time.monotonic() + order["seconds"]
    connection = connect(order["memory"], order["threads"])
    limit_process(sum(len(table["names"]) for table in order["tables"]))
    connection.execute("CREATE SCHEMA data")
    for schema in order["schemas"]:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    tables, held = load(connection, order["tables"])
    lock(connection, held)
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
