"""What reads data for a check: the interface of DuckDB and of Postgres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from apps.contracts.checks.rules import Table
from apps.contracts.checks.statements import Dialect, Statement, Target

# So long a run measures at most, and so long one statement of it.
RUN_SECONDS = 40.0
STATEMENT_SECONDS = 20.0


class SourceFailed(Exception):
    """Nothing can be measured; the text is a sentence for people."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table and their types, or the sentence that says why it cannot be read."""

    target: Target | None = None
    types: Mapping[str, str] | None = None
    error: str = ""


@dataclass(frozen=True)
class Answer:
    """The first row of a statement, or the sentence that says why there is none."""

    row: Sequence[Any] | None = None
    error: str = ""


class Source(Protocol):
    """Data that was opened for a run; leaving the context closes it."""

    dialect: Dialect

    def open(self, tables: Sequence[Table]) -> Mapping[str, Columns]:
        """Return what each table has, by its name. Raises `SourceFailed`."""
        ...

    def measure(self, statements: Sequence[Statement]) -> Iterator[tuple[Statement, Answer]]:
        """Run statements one by one. Raises `SourceFailed` where none of the rest can be run."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def resolved(table: Table, types: Mapping[str, str]) -> dict[str, str]:
    """Return the data's name of each column of the contract that the data has."""
    by_lower = {name.lower(): name for name in reversed(list(types))}
    found = {}
    for column in table.columns:
        for named in (column.physical_name, column.name):
            actual = named if named in types else by_lower.get(named.lower())
            if actual is not None:
                found[column.name] = actual
                break
    return found
