"""CSV and Parquet, read by DuckDB in a process that is killed when it is late (`worker.py`)."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from apps.contracts.checks import families
from apps.contracts.checks.roots import Located
from apps.contracts.checks.rules import Table
from apps.contracts.checks.sources import (
    RUN_SECONDS,
    STATEMENT_SECONDS,
    Answer,
    Columns,
    SourceFailed,
    resolved,
)
from apps.contracts.checks.sql_text import quoted
from apps.contracts.checks.statements import CASTS, DUCKDB, Statement, Target

WORKER = Path(__file__).with_name("worker.py")
MEMORY = "512MB"
THREADS = 2
LONGEST_ANSWER = 4 * 1024 * 1024
# How much longer than its work the process may live.
GRACE_SECONDS = 2.0
_OWN_SCHEMAS = frozenset(["data", "main", "temp", "system", "pg_catalog", "information_schema"])


class DuckdbSource:
    """The files of a run. A table without an entry in `files` has the sentence of `missing` instead."""

    dialect = DUCKDB

    def __init__(
        self,
        files: Mapping[str, Located],
        *,
        missing: Mapping[str, str] | None = None,
        delimiter: str = "",
        seconds: float = RUN_SECONDS,
        statement_seconds: float = STATEMENT_SECONDS,
        memory: str = MEMORY,
    ) -> None:
        self._files = files
        self._missing = missing or {}
        self._delimiter = delimiter
        self._seconds = seconds
        self._statement_seconds = statement_seconds
        self._memory = memory
        self._deadline = time.monotonic() + seconds + GRACE_SECONDS
        self._process: subprocess.Popen[bytes] | None = None
        self._unread = bytearray()

    def open(self, tables: Sequence[Table]) -> Mapping[str, Columns]:
        """Start the process and let it read the files."""
        self._deadline = time.monotonic() + self._seconds + GRACE_SECONDS
        read = [table for table in tables if table.name in self._files]
        columns = {
            table.name: Columns(error=self._missing.get(table.name, "The check names no file for it."))
            for table in tables
            if table.name not in self._files
        }
        if not read:
            return columns
        self._start()
        self._write(self._order(read))
        said = self._read()["tables"]
        for number, table in enumerate(read):
            columns[table.name] = self._columns(number, table, said[table.name])
        return columns

    def measure(self, statements: Sequence[Statement]) -> Iterator[tuple[Statement, Answer]]:
        """Run the statements in the order given; what was measured before the process was killed counts."""
        if not statements:
            return
        self._write(
            [
                {"key": one.key, "sql": one.sql, "raw": one.raw, "is_custom": one.is_custom}
                for one in statements
            ]
        )
        for statement in statements:
            said = self._read()
            yield statement, Answer(said.get("row"), said.get("error", ""))

    def _order(self, tables: Sequence[Table]) -> dict[str, Any]:
        schemas: dict[str, None] = {}
        orders = []
        for number, table in enumerate(tables):
            located = self._files[table.name]
            parts = [part.strip('"`[] ') for part in table.physical_name.split(".")]
            aliases = {f"main.{quoted(table.name)}": None, f"main.{quoted(parts[-1])}": None}
            if len(parts) > 1 and parts[-2].lower() not in _OWN_SCHEMAS:
                schemas[quoted(parts[-2])] = None
                aliases[f"{quoted(parts[-2])}.{quoted(parts[-1])}"] = None
            orders.append(
                {
                    "name": table.name,
                    "view": f"t{number}",
                    "aliases": [alias for alias in aliases if not alias.endswith('""')],
                    "format": located.format,
                    "base": str(located.base),
                    "names": [str(one.relative_to(located.base)) for one in located.files],
                    "delimiter": self._delimiter,
                    "casts": {
                        named: CASTS[column.family]
                        for column in table.columns
                        if column.family in CASTS
                        for named in (column.name, column.physical_name)
                    },
                    "texts": [
                        named
                        for column in table.columns
                        if column.family == "string"
                        for named in (column.physical_name, column.name)
                    ],
                }
            )
        return {
            "tables": orders,
            "schemas": list(schemas),
            "memory": self._memory,
            "threads": THREADS,
            "seconds": self._seconds,
            "statement_seconds": self._statement_seconds,
        }

    def _columns(self, number: int, table: Table, said: Mapping[str, Any]) -> Columns:
        if "error" in said:
            return Columns(error=said["error"])
        found = resolved(table, said["columns"])
        is_csv = self._files[table.name].format == "csv"
        texts = frozenset(
            name for name, actual in found.items() if families.family(said["columns"][actual]) == "string"
        )
        wanted = {column.name: column.family for column in table.columns}
        target = Target(f"data.t{number}", found, wanted, texts if is_csv else frozenset(), DUCKDB, is_csv)
        return Columns(target, said["columns"])

    def _start(self) -> None:
        try:
            self._process = subprocess.Popen(  # noqa: S603  the command is this package's own worker, by its path
                (sys.executable, "-I", str(WORKER)),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            raise SourceFailed(f"DuckDB cannot be started ({type(error).__name__}).") from None

    def _write(self, said: Any) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        pipe = self._process.stdin.fileno()
        os.set_blocking(pipe, False)
        unsent = memoryview(json.dumps(said).encode() + b"\n")
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_WRITE)
            while unsent:
                self._wait(selector)
                try:
                    unsent = unsent[os.write(pipe, unsent) :]
                except BlockingIOError:
                    continue
                except OSError:
                    raise self._gone() from None

    def _read(self) -> Any:
        """Return the next line as JSON. Raises `SourceFailed` where the process is late or has ended."""
        assert self._process is not None
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                self._wait(selector)
                chunk = os.read(pipe, 65536)
                self._unread += chunk
                if not chunk or len(self._unread) > LONGEST_ANSWER:
                    raise self._gone()
        line, _, rest = bytes(self._unread).partition(b"\n")
        self._unread = bytearray(rest)
        return json.loads(line)

    def _wait(self, selector: selectors.BaseSelector) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0 or not selector.select(left):
            self.stop()
            raise SourceFailed(
                f"The data was not read within {self._seconds:.0f} seconds, so reading it was ended."
            )

    def _gone(self) -> SourceFailed:
        self.stop()
        return SourceFailed(
            "The process that read the data ended before it was done: it may need more memory."
        )

    def stop(self) -> None:
        """Kill the process, if one runs."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
