"""Tables of a Postgres, over a connection that reads only and whose statements have a time limit."""

from __future__ import annotations

import datetime as dt
import decimal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from types import TracebackType
from typing import Any, Self

import psycopg
from psycopg import pq

from apps.contracts.checks.rules import Table
from apps.contracts.checks.sources import (
    RUN_SECONDS,
    STATEMENT_SECONDS,
    Answer,
    Columns,
    SourceFailed,
    resolved,
)
from apps.contracts.checks.sql_text import table_of
from apps.contracts.checks.statements import POSTGRES, Statement, Target
from apps.core.refusals import Refused

_COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
Connect = Callable[[], AbstractContextManager["psycopg.Connection[Any]"]]


class PostgresSource:
    """The tables of a run. `connect` opens the connection; each statement is a transaction of its own, which is rolled back.

    `schema` is where tables are that are named without one.
    """

    dialect = POSTGRES

    def __init__(
        self,
        connect: Connect,
        *,
        schema: str = "",
        seconds: float = RUN_SECONDS,
        statement_seconds: float = STATEMENT_SECONDS,
    ) -> None:
        self._connect = connect
        self._schema = schema
        self._seconds = seconds
        self._statement_seconds = statement_seconds
        self._deadline = time.monotonic() + seconds
        self._stack = ExitStack()
        self._connection: psycopg.Connection[Any] | None = None

    def open(self, tables: Sequence[Table]) -> Mapping[str, Columns]:
        """Connect and read which columns each table has."""
        self._deadline = time.monotonic() + self._seconds
        try:
            self._connection = self._stack.enter_context(self._connect())
        except Refused as refused:
            raise SourceFailed(refused.sentence) from None
        except psycopg.Error:
            raise SourceFailed("The database cannot be reached. Test the connection on its page.") from None
        return {table.name: self._columns(table) for table in tables}

    def measure(self, statements: Sequence[Statement]) -> Iterator[tuple[Statement, Answer]]:
        """Run the statements one by one."""
        for statement in statements:
            if time.monotonic() > self._deadline:
                yield statement, Answer(error="There was no time left to run it.")
                continue
            try:
                rows = self._rows(statement.sql)
            except psycopg.Error as error:
                yield statement, Answer(error=self._in_words(error))
                continue
            if statement.is_custom:
                yield statement, _value(rows)
            else:
                yield statement, Answer([_plain(value) for value in rows[0]] if rows else None)

    def _columns(self, table: Table) -> Columns:
        names = dict.fromkeys(
            [table_of(table.physical_name, self._schema), table_of(table.name, self._schema)]
        )
        try:
            for name in names:
                if found := dict(self._rows(_COLUMNS, [name])):
                    wanted = {column.name: column.family for column in table.columns}
                    target = Target(name, resolved(table, found), wanted, frozenset(), POSTGRES)
                    return Columns(target, found)
        except psycopg.Error as error:
            return Columns(error=self._in_words(error))
        return Columns(
            error=f"The database has no table {' or '.join(names)}, or this user may not use its schema."
        )

    def _rows(self, sql: str, params: Sequence[Any] | None = None) -> list[tuple[Any, ...]]:
        """Run one statement in a transaction of its own, and return two of its rows at most."""
        connection = self._connection
        assert connection is not None
        try:
            path = f"{table_of(self._schema)}, public" if self._schema else ""
            connection.execute(
                "SELECT set_config('TimeZone', 'UTC', true), "
                "set_config('search_path', CASE WHEN %s = '' THEN current_setting('search_path') ELSE %s END, true)",
                [path, path],
            )
            if params is not None:
                return connection.execute(sql, params).fetchall()
            _parse(connection, sql)
            return connection.execute(sql).fetchmany(2)
        finally:
            if not connection.closed:
                connection.rollback()

    def _in_words(self, error: psycopg.Error) -> str:
        """Say what went wrong. Only what was said while the statement was parsed is passed on: later messages quote the data.

        They may be of the same states and name a place, too: `email::regtype` does of a row.
        """
        connection = self._connection
        if connection is None or connection.closed or connection.broken:
            raise SourceFailed("The connection to the database ended before everything was measured.")
        state = error.sqlstate or ""
        if state == "57014":
            return f"It did not finish within {self._statement_seconds:g} seconds."
        if state == "55P03":
            return "It waited too long for a lock that somebody else holds."
        if state == "25006":
            return "The query writes, which a check may not."
        if state == "42501":
            return "The user of this connection may not read all that the query names."
        if isinstance(error, _NotParsed) and state.startswith(("42", "0A")):
            return (error.diag.message_primary or "The query is not valid.")[:300]
        return f"The query failed ({state or type(error).__name__})."

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()


class _NotParsed(psycopg.Error):
    """What the server said of a statement before it read any row."""


def _parse(connection: psycopg.Connection[Any], sql: str) -> None:
    """Let the server parse a statement, and no more. Raises `_NotParsed`."""
    result = connection.pgconn.prepare(b"", sql.encode())
    if result.status == pq.ExecStatus.FATAL_ERROR:
        raise _NotParsed(info=result)


def _value(rows: list[tuple[Any, ...]]) -> Answer:
    """Return what a query of somebody's returned, which comes as a short text: a number, or nothing that is kept."""
    if len(rows) > 1 or (rows and rows[0][1] != 1):
        return Answer(error="The query returned more than one value. It has to return a single number.")
    text = rows[0][0] if rows else None
    if text is None:
        return Answer([None])
    if text in ("true", "false"):
        return Answer([text == "true"])
    try:
        return Answer([int(text) if text.lstrip("-").isdigit() else float(text)])
    except ValueError:
        return Answer([{"type": "str"}])


def _plain(value: Any) -> Any:
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, dt.datetime):
        return {"time": value.isoformat()}
    return value
